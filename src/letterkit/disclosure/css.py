"""What the style of a page tells: what it fetches, its remarks, the pictures in it, and which elements it hides."""

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
"""Remarks that Word writes into every page."""
_COMPOUND: Final = re.compile(r"([a-z][\w-]*)?((?:[.#][\w-]+)*)", re.I)
_MOST: Final = 5000
"""Selectors that are kept, and characters of a longest one."""
_SAME: Final = 20
"""Selectors of one name that are kept."""


def hides(style: str) -> bool:
    """Whether declarations keep words from being seen: not shown, without size or colour, or off the screen."""
    return bool(_HIDING.search(style) or ("\\" in style and _HIDING.search(_plain(style))))


def fetched(text: str) -> Iterator[str]:
    """The addresses that a style leads to, also those that are written with escapes; each once."""
    found: dict[str, None] = {}
    for each in (text, _plain(text)) if "\\" in text else (text,):
        found |= dict.fromkeys((one[1] or one[2] or "").strip() for one in _FETCHES.finditer(each))
        for images in _SET.finditer(each):
            found |= dict.fromkeys(one[1] for one in _IN_SET.finditer(images[1]) if "/" in one[1])
    return (one for one in found if one and not one.lower().startswith("data:"))


def remarks(text: str) -> Iterator[str]:
    """What stands between /* and */, but for the headings of Word."""
    at = text.find("/*")
    while at >= 0:
        end = text.find("*/", at + 2)
        said = text[at + 2 :] if end < 0 else text[at + 2 : end]
        if not _HEADINGS.fullmatch(said[:200]):
            yield said.strip()
        at = -1 if end < 0 else text.find("/*", end + 2)


def pictures(text: str) -> Iterator[str]:
    """The data: addresses of pictures."""
    return (one[1] or one[2] or one[3] for one in _DATA.finditer(text))


def _plain(text: str) -> str:
    """A style without escapes: `u\\72l(` as `url(`."""
    return _ESCAPE.sub(lambda one: _character(one[1]) if one[1] else one[2], text)


def _character(digits: str) -> str:
    code = int(digits, 16)
    return chr(code) if 0 < code < 0x110000 else " "


@dataclass(slots=True)
class Hiders:
    """The elements that the styles of a page hide: by class, by id, or all of a name."""

    _by_key: dict[str, list[tuple[str, frozenset[str]]]] = field(default_factory=dict)
    _count: int = 0

    @classmethod
    def of(cls, styles: Iterable[str]) -> Hiders:
        """Takes what stands in each <style> of a page."""
        made = cls()
        for style in styles:
            for selectors, body in _rules(style):
                if hides(body):
                    for one in selectors.split(","):
                        made._add(one.strip())
        return made

    def _add(self, selector: str) -> None:
        # What an element must be inside of is left aside: only the last word of the selector is about itself.
        last = re.split(r"[\s>+~]", selector[-_MOST:])[-1]
        found = _COMPOUND.fullmatch(last)
        if not last or found is None or self._count >= _MOST:
            return
        names = re.findall(r"[.#][\w-]+", found[2] or "")
        key = names[0] if names else last.lower()
        same = self._by_key.setdefault(key, [])
        if len(same) < _SAME:
            self._count += 1
            same.append(((found[1] or "").lower(), frozenset(names)))

    def hide(self, tag: str, attributes: dict[str, str]) -> bool:
        """Whether an element is hidden by one of them."""
        if not self._by_key:
            return False
        own = {f".{one}" for one in attributes.get("class", "").split()} | {f"#{attributes.get('id', '')}"}
        for key in (tag, *own):
            for name, names in self._by_key.get(key, ()):
                if name in ("", tag) and names <= own:
                    return True
        return False


def _rules(style: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of each rule, but for those that hold on paper only."""
    around: list[str] = []
    behind = 0
    text = _plain("".join(_between_remarks(style)))
    for brace in re.finditer(r"[{}]", text):
        piece = text[behind : brace.start()]
        behind = brace.end()
        if brace[0] == "{":
            around.append(piece.rpartition(";")[2].strip())
        elif around:
            selectors = around.pop()
            if not any(re.match(r"@media\b[^,]*\bprint\b", one, re.I) for one in around[-5:]):
                yield selectors, piece


def _between_remarks(text: str) -> Iterator[str]:
    behind = 0
    while (at := text.find("/*", behind)) >= 0:
        yield text[behind:at]
        end = text.find("*/", at + 2)
        behind = len(text) if end < 0 else end + 2
    yield text[behind:]
