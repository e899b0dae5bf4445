"""HTML cut into tags, text and comments in one pass.

The standard library's parser goes back to the start of every comment that never ends, so that a page of nothing but
`<!--` takes hours. This one goes forward only; what never ends, ends with the page, as in browsers.
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
_TO_LOWER: Final = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
"""Lower case in which every letter stays one letter long."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a page. `name` is that of a tag, in lower case; `text` is that of a comment or text."""

    kind: Kind
    name: str = ""
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)


def tokens(page: str) -> Iterator[Token]:
    """Yield the pieces of a page in their order."""
    position = 0
    while opening := _OPENS.search(page, position):
        if opening.start() > position:
            yield Token("text", text=html.unescape(page[position : opening.start()]))
        mark = opening[0]
        if mark == "<!--":
            position, text = _until(page, opening.end(), "-->")
            yield Token("comment", text=text)
        elif mark in ("<!", "<?"):
            position, text = _until(page, opening.end(), ">")
            if not text.lower().startswith("doctype"):
                yield Token("comment", text=text)
        else:
            position, token = _tag(page, opening.start(), mark)
            yield token
            if token.kind == "tag" and token.name in _RAW:
                position, text = _raw(page, position, token.name)
                yield Token("text", token.name, text)
    if position < len(page):
        yield Token("text", text=html.unescape(page[position:]))


def styles(page: str) -> Iterator[str]:
    """Yield the content of each <style>, for before the page is read: a style may hide what comes before it."""
    lower = page.lower() if page.isascii() else page.translate(_TO_LOWER)
    position = lower.find("<style")
    while position >= 0:
        start = lower.find(">", position) + 1
        end = lower.find("</style", start) if start else -1
        yield page[start or len(page) : len(page) if end < 0 else end]
        position = -1 if end < 0 else lower.find("<style", end)


def _until(page: str, start: int, mark: str) -> tuple[int, str]:
    end = page.find(mark, start)
    return (len(page), page[start:]) if end < 0 else (end + len(mark), page[start:end])


def _tag(page: str, start: int, mark: str) -> tuple[int, Token]:
    """Return the end of a tag and the tag; it ends at the first > outside quotes, or at the first of all where quotes
    do not close."""
    name_start = start + len(mark) - 1
    end = _close(page, name_start)
    inner = page[name_start:end].rstrip(">")
    name, _, rest = _split(inner)
    if mark.startswith("</"):
        return end, Token("end", name.lower())
    attributes: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(rest):
        attributes.setdefault(
            match[1].lower(), html.unescape(next((v for v in match.groups()[1:] if v is not None), ""))
        )
    return end, Token("tag", name.lower(), "", attributes)


def _split(inner: str) -> tuple[str, str, str]:
    gap = re.search(r"[\s/]", inner)
    return (inner[: gap.start()], " ", inner[gap.start() :]) if gap else (inner, "", "")


def _close(page: str, position: int) -> int:
    """Return the end of the tag that is open."""
    match = _BODY.match(page, position)
    return match.end() if match else len(page)


def _raw(page: str, position: int, name: str) -> tuple[int, str]:
    end_tag = re.compile(rf"</{name}", re.I).search(page, position)
    return (len(page), page[position:]) if end_tag is None else (end_tag.start(), page[position : end_tag.start()])
