"""The traces in a page of HTML: who and what made it, comments, hidden words, programs, and what it fetches."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote_to_bytes

from letterkit.disclosure import css, html_tokens, office_fields, pictures, reasons, svg
from letterkit.disclosure.html_tokens import Token
from letterkit.disclosure.identity_search import Search
from letterkit.disclosure.trace import DAMAGED, Trace
from letterkit.errors import UnreadableFile
from letterkit.office.refusals import Damaged
from letterkit.wording import say, worded

REMEDY: Final = worded("Take it out of the page in an editor, or write the page anew with `letterkit render`.")
MAX_PAGE: Final = 30_000_000
_MAX_TRACES: Final = 5000
"""Traces that are kept of those that reveal, and of the others."""
_START: Final = re.compile(
    rb"(?:\xef\xbb\xbf|\s)*+(?:<\?xml[^>]*>\s*+)?(?:<!--(?:(?!-->).){0,2000}+-->\s*+)*+<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.I | re.S,
)
_FETCHES: Final = {
    "img": ("src", "srcset", "longdesc"), "script": ("src",), "iframe": ("src",), "frame": ("src",), "embed": ("src",),
    "object": ("data", "codebase"), "audio": ("src",), "video": ("src", "poster"), "source": ("src", "srcset"),
    "track": ("src",), "input": ("src",), "body": ("background",), "table": ("background",), "td": ("background",),
    "image": ("href", "xlink:href"), "use": ("href", "xlink:href"), "base": ("href",), "applet": ("codebase",),
}  # fmt: skip
_FETCHED_LINKS: Final = frozenset(
    (
        "stylesheet", "icon", "preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch", "manifest",
        "apple-touch-icon",
    )
)  # fmt: skip
_CONDITION: Final = re.compile(r"\s*\[if\b[^\]>]{0,200}\]>", re.I)
"""A comment that Word and old browsers read as part of the page."""
_BARE_CONDITION: Final = re.compile(r"\s*(?:<!)?\[(?:if\b[^\]>]{0,200}|endif)\](?:>?<!|-{0,2})\s*", re.I)
_ONLY_SOME: Final = "!--[if"
_DESCRIBING: Final = frozenset(("metadata", "o:customdocumentproperties"))
_EMPTY: Final = frozenset(
    (
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    )
)  # fmt: skip


def is_html(raw: bytes) -> bool:
    """True if bytes begin as a page does."""
    start = raw[:8192]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.replace(b"\0", b"")[2:]
    return _START.match(start) is not None


def traces(raw: bytes, search: Search) -> Iterator[Trace]:
    """Yield everything that a page reveals. Raises UnreadableFile for one that is no text or too large."""
    if len(raw) > MAX_PAGE:
        raise UnreadableFile(
            say("The page is far too large for a letter."), hint=say("Take out what is large, and look again.")
        )
    page = _decode(raw)
    page_traces = _PageTraces(css.HidingRules.of(html_tokens.styles(page)))
    for token in html_tokens.tokens(page):
        page_traces.read(token)
    yield from page_traces.traces
    yield from search.outside_words(say("The file as a whole"), say("beside the words"), "\n".join(page_traces.beside))
    yield from search.in_words(say("Text"), "body", "\n".join(page_traces.words))
    for number, picture in enumerate(page_traces.pictures, 1):
        yield from pictures.traces(say("picture {number}", number=number), picture)
        yield from search.outside_words(
            say("Pictures"), say("picture {number}", number=number), picture, binary=not svg.is_svg("", picture)
        )


def _decode(raw: bytes) -> str:
    utf16 = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not utf16 and b"\0" in raw:
        raise Damaged()
    try:
        return raw.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


class _PageTraces:
    """The traces, words and pictures of a page; takes one token after another."""

    def __init__(self, hiding_rules: css.HidingRules) -> None:
        self._hiding_rules = hiding_rules
        self.traces: list[Trace] = []
        self.words: list[str] = []
        self.beside: list[str] = []
        self.pictures: list[bytes] = []
        self._hidden: list[str] = []
        """The elements that are open since one that hides its words, the hiding one first."""
        self._field = ""
        self._describing = ""
        """The open element whose words describe the page or a picture, if one is open."""
        self._conditional = False
        self._counts = {True: 0, False: 0}

    def read(self, token: Token) -> None:
        if token.kind == "comment":
            self._comment(token.text)
        elif token.kind == "text":
            self._text(token)
        elif token.kind == "end":
            if token.name in self._hidden[-100:]:
                del self._hidden[len(self._hidden) - 1 - self._hidden[::-1].index(token.name) :]
            self._field = ""
            self._describing = "" if token.name == self._describing else self._describing
        else:
            self._tag(token)

    def _add(self, part: str, place: str, name: str, value: str, why: str = "") -> None:
        if self._counts[bool(why)] < _MAX_TRACES:
            self._counts[bool(why)] += 1
            self.traces.append(Trace(part, place, name, value, why, REMEDY))

    def _comment(self, text: str) -> None:
        self.beside.append(text)
        condition = _CONDITION.match(text)
        if condition is None or self._conditional:
            if text.strip() and not _BARE_CONDITION.fullmatch(text[:400]):
                self._add(say("Remarks in the page"), "<!-- -->", say("Remark"), text, reasons.REMARK)
            return
        self._conditional = True  # what only some programs read, such as Word's properties, is a page in the page
        outside, self._hidden = (self._hidden, self._field, self._describing), [_ONLY_SOME]
        for token in html_tokens.tokens(text[condition.end() :].removesuffix("<![endif]").removesuffix("<!")):
            self.read(token)
        (self._hidden, self._field, self._describing), self._conditional = outside, False

    def _text(self, token: Token) -> None:
        if token.name in ("script", "style"):
            self.beside.append(token.text)
            if token.name == "style":
                self._css(token.text, "<style>")
            elif token.text.strip():
                self._add(say("Programs"), "<script>", say("Program"), token.text, reasons.RUNS)
            return
        if not token.text.strip():
            return
        if self._field:  # Word's own properties, in a page that Word has saved
            why = office_fields.why(self._field, token.text, self._describing)
            self._add(say("Properties"), f"<{self._field}>", self._field, token.text, why)
            self.beside.append(token.text)
        elif self._describing:
            self._add(say("Pictures"), f"<{self._describing}>", say("Remark"), token.text, reasons.REMARK)
            self.beside.append(token.text)
        elif self._hidden:
            self._add(say("Hidden text"), f"<{self._hidden[0]}>", say("Hidden text"), token.text, reasons.HIDDEN)
            self.beside.append(token.text)
        elif token.name == "title":
            self._add(say("Properties"), "<title>", say("Title"), token.text)
            self.words.append(token.text)
        else:
            self.words.append(token.text)

    def _tag(self, token: Token) -> None:
        values = token.attributes
        hides = "hidden" in values or token.name == "template" or css.hides(values.get("style", ""))
        hides = hides or self._hiding_rules.hides(token.name, values)
        if (self._hidden or hides) and token.name not in _EMPTY and len(self._hidden) < 1000:
            self._hidden.append(token.name)
        self._field = token.name if ":" in token.name else ""
        self._describing = token.name if token.name in _DESCRIBING else self._describing
        for key, value in values.items():
            self._attribute(token, key, value)
        if token.name == "meta":
            self._meta(values)
        elif token.name == "html" and values.get("lang"):
            self._add(say("Properties"), say("<html lang>"), say("Language"), values["lang"])
        elif token.name == "input" and values.get("type", "").lower() == "hidden" and values.get("value"):
            self._add(
                say("Hidden text"),
                say("<input type=hidden>"),
                values.get("name", "Field"),
                values["value"],
                reasons.HIDDEN,
            )

    def _attribute(self, token: Token, key: str, value: str) -> None:
        place = f"<{token.name} {key}>"
        if token.name == "a" and key == "href":
            self.words.append(value)
        elif "data:image/" in value[:20].lower():
            self._picture(value)
        else:
            self.beside.append(value)
        if key.startswith("on") and value:
            self._add(say("Programs"), place, say("Program"), value, reasons.RUNS)
        elif key == "ping":
            self._add(
                say("Fetched from elsewhere"),
                place,
                say("Address told of each click"),
                value,
                reasons.FETCHED,
            )
        elif key == "style":
            self._css(value, place)
        elif key == "action" and reasons.is_remote(value):
            self._add(
                say("Fetched from elsewhere"),
                place,
                say("Form sent to"),
                value,
                say("sends what the reader types to another computer"),
            )
        elif key in _FETCHES.get(token.name, ()) or (token.name == "link" and key == "href"):
            self._fetched_address(token, place, value)
        elif key in ("href", "src") and reasons.target(value):
            self._add(say("Links"), place, say("Link"), value, reasons.FOLDER)

    def _fetched_address(self, token: Token, place: str, value: str) -> None:
        kinds = set(token.attributes.get("rel", "").lower().split())
        if value.lower().startswith("data:") or not value.strip():
            return
        if reasons.target(value):
            self._add(say("Links"), place, say("Linked file"), value, reasons.FOLDER)
        elif token.name == "link" and not kinds & _FETCHED_LINKS:
            self._add(say("Links"), place, say("Link ({kinds})", kinds=" ".join(sorted(kinds)) or "link"), value)
        elif reasons.is_remote(value):
            self._add(say("Fetched from elsewhere"), place, say("Fetched from elsewhere"), value, reasons.FETCHED)
        elif not value.startswith("#"):
            self._add(say("Links"), place, say("File beside the page"), value)

    def _meta(self, values: dict[str, str]) -> None:
        name = values.get("name") or values.get("property") or values.get("http-equiv") or values.get("itemprop") or ""
        value = values.get("content", "")
        if not value or name.lower() in ("viewport", "color-scheme", "format-detection", "content-type"):
            return
        if name.lower() == "refresh" and reasons.is_remote(value.partition("=")[2].strip()):
            why: str = reasons.FETCHED
        elif name.lower() in ("description", "keywords", "title", "og:title", "og:description"):
            why = ""
        else:
            why = reasons.named(name, value)
        self._add(say("Properties"), "<meta>", say("{name} (meta)", name=name or say("Field")), value, why)

    def _css(self, text: str, place: str) -> None:
        for value in css.fetched_addresses(text):
            why = reasons.target(value) or (reasons.FETCHED if reasons.is_remote(value) else "")
            self._add(
                say("Fetched from elsewhere") if why else say("Links"), place, say("Fetched by the style"), value, why
            )
        for remark in css.remarks(text):
            self._add(say("Remarks in the page"), place, say("Remark in the style"), remark, reasons.REMARK)
        for picture in css.pictures(text):
            self._picture(picture)

    def _picture(self, address: str) -> None:
        """Keep the picture of a data: address."""
        head, _, body = address.partition(",")
        try:
            coded = ";base64" in head.lower()
            self.pictures.append(base64.b64decode(unquote_to_bytes(body)) if coded else unquote_to_bytes(body))
        except (binascii.Error, ValueError):
            self._add(say("Pictures"), "data:", say("Picture"), "damaged", DAMAGED)
