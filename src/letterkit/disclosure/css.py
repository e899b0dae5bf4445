"""The traces in a style sheet of a page: addresses it fetches, comments, pictures, and which elements it hides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

_ESCAPE: Final = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|([^\n0-9a-f]))", re.I)
_FETCHES: Final = re.compile(
    r"""@import\s++(?:url\(\s*+)?["']?([^"')\s;]{1,2000})|url\(\s*+["']?([^"')]{1,2000})""", re.I
)
_SET: Final = re.compile(r"image-set\(([^)]{1,4000})", re.I)
_IN_SET: Final = re.compile(r"""(?<!\()["']([^"']{1,2000})["'](?!\s*\))""")
_DATA: Final = re.compile(r"""url\(\s*+(?:"(data:image/[^"]+)"|'(data:image/[^']+)'|(data:image/[^\s)"']+))""", re.I)
_HIDING: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?!\.?\d)"
    r"|(?<![-\w])opacity\s*:\s*(?=\.?0)0*+(?:\.0*+)?+(?![.\d])"
    r"|(?<![-\w])(?:left|right|top|bottom|text-indent|margin-left|margin-top)\s*:\s*-(?:\d{4,9}(?:\.\d+)?px|\d{3,9}(?:\.\d+)?(?:r?em|pt|cm|vw|vh))",
    re.I,
)
_HEADINGS: Final = re.compile(r"\W*(?:<!\[CDATA\[|\]\]>|(?:style|font|list|page) definitions)?\W*", re.I)
"""Comments that Word writes into every page."""
_COMPOUND: Final = re.compile(r"([a-z][\w-]*)?((?:[.#][\w-]+)*)", re.I)
_MAX_SELECTORS: Final = 5000
"""Selectors that are kept, and characters that are read of one."""
_MAX_OF_A_NAME: Final = 20
"""Selectors of one name that are kept."""


def hides(style: str) -> bool:
    """True if declarations keep words from being seen: not displayed, without size or opacity, or off the screen."""
    return bool(_HIDING.search(style) or ("\\" in style and _HIDING.search(_plain(style))))


def fetched_addresses(text: str) -> Iterator[str]:
    """Return the addresses that a style sheet leads to, also those written with escapes; each once."""
    addresses: dict[str, None] = {}
    for version in (text, _plain(text)) if "\\" in text else (text,):
        addresses |= dict.fromkeys((match[1] or match[2] or "").strip() for match in _FETCHES.finditer(version))
        for images in _SET.finditer(version):
            addresses |= dict.fromkeys(match[1] for match in _IN_SET.finditer(images[1]) if "/" in match[1])
    return (address for address in addresses if address and not address.lower().startswith("data:"))


def remarks(text: str) -> Iterator[str]:
    """Yield the comments, but for the headings that Word writes."""
    start = text.find("/*")
    while start >= 0:
        end = text.find("*/", start + 2)
        comment = text[start + 2 :] if end < 0 else text[start + 2 : end]
        if not _HEADINGS.fullmatch(comment[:200]):
            yield comment.strip()
        start = -1 if end < 0 else text.find("/*", end + 2)


def pictures(text: str) -> Iterator[str]:
    """Yield the data: addresses of pictures."""
    return (match[1] or match[2] or match[3] for match in _DATA.finditer(text))


def _plain(text: str) -> str:
    """Return a style sheet without escapes: `u\\72l(` as `url(`."""
    return _ESCAPE.sub(lambda match: _character(match[1]) if match[1] else match[2], text)


def _character(digits: str) -> str:
    code = int(digits, 16)
    return chr(code) if 0 < code < 0x110000 else " "


@dataclass(slots=True)
class HidingRules:
    """The elements that the style sheets of a page hide: by class, by id, or all of a name."""

    _by_key: dict[str, list[tuple[str, frozenset[str]]]] = field(default_factory=dict)
    _count: int = 0

    @classmethod
    def of(cls, styles: Iterable[str]) -> HidingRules:
        """Return the rules in the content of each <style> of a page."""
        rules = cls()
        for style in styles:
            for selectors, body in _rules(style):
                if hides(body):
                    for selector in selectors.split(","):
                        rules._add(selector.strip())
        return rules

    def _add(self, selector: str) -> None:
        # The ancestors that a selector asks for are ignored: only its last word is about the element itself.
        last = re.split(r"[\s>+~]", selector[-_MAX_SELECTORS:])[-1]
        compound = _COMPOUND.fullmatch(last)
        if not last or compound is None or self._count >= _MAX_SELECTORS:
            return
        names = re.findall(r"[.#][\w-]+", compound[2] or "")
        key = names[0] if names else last.lower()
        alternatives = self._by_key.setdefault(key, [])
        if len(alternatives) < _MAX_OF_A_NAME:
            self._count += 1
            alternatives.append(((compound[1] or "").lower(), frozenset(names)))

    def hides(self, tag: str, attributes: dict[str, str]) -> bool:
        """True if one of them hides this element."""
        if not self._by_key:
            return False
        own = {f".{name}" for name in attributes.get("class", "").split()} | {f"#{attributes.get('id', '')}"}
        for key in (tag, *own):
            for name, names in self._by_key.get(key, ()):
                if name in ("", tag) and names <= own:
                    return True
        return False


def _rules(style: str) -> Iterator[tuple[str, str]]:
    """Yield the selectors and declarations of each rule, but for rules for print only."""
    around: list[str] = []
    end = 0
    text = _plain("".join(_between_remarks(style)))
    for brace in re.finditer(r"[{}]", text):
        piece = text[end : brace.start()]
        end = brace.end()
        if brace[0] == "{":
            around.append(piece.rpartition(";")[2].strip())
        elif around:
            selectors = around.pop()
            if not any(re.match(r"@media\b[^,]*\bprint\b", condition, re.I) for condition in around[-5:]):
                yield selectors, piece


def _between_remarks(text: str) -> Iterator[str]:
    end = 0
    while (start := text.find("/*", end)) >= 0:
        yield text[end:start]
        close = text.find("*/", start + 2)
        end = len(text) if close < 0 else close + 2
    yield text[end:]
