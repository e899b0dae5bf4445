"""HTML cut into tags, text and comments in one pass over it.

The standard library's reader goes back to the start of every comment that never ends, so that a page of nothing but
`<!--` keeps it busy for hours. This one goes forward only; what never ends, ends with the page, as in browsers.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

Kind = Literal["tag", "end", "text", "comment"]

_OPENS: Final = re.compile(r"<(?:!--|[!?]|/?[a-zA-Z])")
_BODY: Final = re.compile(r"""(?:[^>"'=]+|=\s*"[^"]*"|=\s*'[^']*'|["'=])*+>""")
_ATTRIBUTE: Final = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_RAW: Final = frozenset(("script", "style", "textarea", "title", "xmp", "noembed", "noframes"))
"""Elements whose content is characters up to their end tag, whatever it looks like."""
_LOW: Final = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
"""Lower case that keeps every letter one letter long."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a page. `name` is that of a tag, in lower case; `text` is what a comment or text says."""

    kind: Kind
    name: str = ""
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)


def tokens(page: str) -> Iterator[Token]:
    """The pieces of a page in their order."""
    at = 0
    while found := _OPENS.search(page, at):
        if found.start() > at:
            yield Token("text", text=html.unescape(page[at : found.start()]))
        mark = found[0]
        if mark == "<!--":
            at, text = _until(page, found.end(), "-->")
            yield Token("comment", text=text)
        elif mark in ("<!", "<?"):
            at, text = _until(page, found.end(), ">")
            if not text.lower().startswith("doctype"):
                yield Token("comment", text=text)
        else:
            at, token = _tag(page, found.start(), mark)
            yield token
            if token.kind == "tag" and token.name in _RAW:
                at, text = _raw(page, at, token.name)
                yield Token("text", token.name, text)
    if at < len(page):
        yield Token("text", text=html.unescape(page[at:]))


def styles(page: str) -> Iterator[str]:
    """What stands in each <style>, before the page is read: a style may hide what comes before it."""
    low = page.lower() if page.isascii() else page.translate(_LOW)
    at = low.find("<style")
    while at >= 0:
        start = low.find(">", at) + 1
        end = low.find("</style", start) if start else -1
        yield page[start or len(page) : len(page) if end < 0 else end]
        at = -1 if end < 0 else low.find("<style", end)


def _until(page: str, start: int, mark: str) -> tuple[int, str]:
    end = page.find(mark, start)
    return (len(page), page[start:]) if end < 0 else (end + len(mark), page[start:end])


def _tag(page: str, start: int, mark: str) -> tuple[int, Token]:
    """A tag, and where it ends: at the first > outside quotes, or at the first of all where quotes do not close."""
    begin = start + len(mark) - 1
    end = _close(page, begin)
    inner = page[begin:end].rstrip(">")
    name, _, rest = _split(inner)
    if mark.startswith("</"):
        return end, Token("end", name.lower())
    attributes: dict[str, str] = {}
    for one in _ATTRIBUTE.finditer(rest):
        attributes.setdefault(one[1].lower(), html.unescape(next((v for v in one.groups()[1:] if v is not None), "")))
    return end, Token("tag", name.lower(), "", attributes)


def _split(inner: str) -> tuple[str, str, str]:
    found = re.search(r"[\s/]", inner)
    return (inner[: found.start()], " ", inner[found.start() :]) if found else (inner, "", "")


def _close(page: str, at: int) -> int:
    """The place behind the tag that is open."""
    found = _BODY.match(page, at)
    return found.end() if found else len(page)


def _raw(page: str, at: int, name: str) -> tuple[int, str]:
    found = re.compile(rf"</{name}", re.I).search(page, at)
    return (len(page), page[at:]) if found is None else (found.start(), page[at : found.start()])
