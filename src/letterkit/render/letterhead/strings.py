"""Every string of a letterhead that may hold a name, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from letterkit.office.safe_xml import Element
from letterkit.render.letterhead import styles as letterhead_styles
from letterkit.render.letterhead.allowed import TEXT, Allowed, allowed
from letterkit.render.letterhead.parts import Parts
from letterkit.render.letterhead.values import FREE, font_of_css, is_known_font, is_known_style
from letterkit.wording import say, worded

PlacedString = tuple[str, str]
"""The place of a string, in words, and the string."""

_BREAKS: Final = frozenset(("w:br", "w:cr", "w:tab", "w:ptab"))
_SYMBOLS: Final = range(0xF000, 0xF100)
"""The code points at which Word puts the characters of symbol fonts."""
_PLACES: Final = {"header": worded("the head"), "footer": worded("the foot")}
_OTHERS: Final = {
    "numbering": ("numbering", "a list"), "fontTable": ("fonts", "a font"), "theme": ("theme", worded("the theme")),
}  # fmt: skip
"""The section of the list of allowed elements for a part, and what to call the part."""
_WORDED: Final = frozenset(("w:t", "w:instrText"))
"""Elements whose text is read together with that of their neighbours."""


def strings(parts: Parts) -> tuple[PlacedString, ...]:
    """Return all strings that letters on the sheet would hold, each once.

    The words of a paragraph are one string, over runs, pictures and breaks; where it has breaks or tabs there is a
    second without them. Small words above others (ruby) are a string of their own, and so are all words of a head
    together. Numbers, colours, Word's own words, and the styles and fonts that everybody has are left out.
    """
    return tuple(dict.fromkeys((where, text) for where, text in _all_strings(parts) if text.strip()))


def _all_strings(parts: Parts) -> Iterator[PlacedString]:
    in_heads = allowed("text", "drawing", "head")
    for (kind, _), head in parts.heads.items():
        yield from _in_words(head.root, _PLACES[kind])
        yield from _values(head.root, in_heads, _PLACES[kind])
        for relation in head.relations.values():
            if relation.outside:
                yield from _address(relation.target)
    yield from _values(parts.styles, allowed("text", "styles"), "a style")
    for kind, root in parts.others.items():
        section, where = _OTHERS[kind]
        yield from _values(root, allowed("text", "drawing", section), where)


def _in_words(root: Element, where: str) -> Iterator[PlacedString]:
    lines: list[str] = []
    for paragraph in root.iter("w:p"):
        pieces = list(_pieces(paragraph, "w:rt"))
        lines.append("".join(pieces).strip())
        yield where, lines[-1]
        yield where, "".join(piece for piece in pieces if piece != " ").strip()
        yield where, "".join(piece for above in paragraph.iter("w:rt") for piece in _pieces(above, "")).strip()
    yield where, " ".join(filter(None, lines))
    yield from ((say("a field in {where}", where=where), code) for code in _codes(root))


def _pieces(paragraph: Element, excluded: str) -> Iterator[str]:
    """Yield the words of a paragraph without those in its text boxes, and in elements of the name `excluded`."""
    for element in paragraph:
        if element.tag == "w:t":
            yield element.text or ""
        elif element.tag in _BREAKS:
            yield " "
        elif element.tag == "w:noBreakHyphen":
            yield "-"
        elif element.tag == "w:sym":
            yield _symbol(element.get("w:char", ""))
        elif element.tag not in ("w:p", "w:pPr", "w:rPr", excluded):
            yield from _pieces(element, excluded)


def _symbol(code: str) -> str:
    number = int(code, 16) if len(code) <= len("10FFFF") and code != "auto" else 0
    number -= 0xF000 if number in _SYMBOLS else 0
    return chr(number) if 0 < number <= 0x10FFFF else ""


def _codes(root: Element) -> Iterator[str]:
    """Yield the codes of fields, each in one piece however many runs it has."""
    code = ""
    for element in root.iter():
        if element.tag == "w:fldChar":
            yield code
            code = ""
        elif element.tag == "w:instrText":
            code += element.text or ""
    yield code


def _values(root: Element, rules: Allowed, where: str) -> Iterator[PlacedString]:
    for element in root.iter():
        for name, kind in rules.get(element.tag, {}).items():
            if kind.name not in FREE or (name == TEXT and element.tag in _WORDED):
                continue
            value = (element.text if name == TEXT else element.get(name)) or ""
            if kind.name == "link":
                yield from _address(value)
            elif not _is_anonymous(kind.name, value):
                yield where, font_of_css(value) if kind.name == "css" else value


def _is_anonymous(kind: str, value: str) -> bool:
    if kind == "font":
        return is_known_font(value)
    if kind == "css":
        return is_known_font(font_of_css(value))
    if kind == "stylename":
        return is_known_style(value) or value.casefold() in letterhead_styles.own_names()
    return sum(ch.isalpha() for ch in value) < 2  # a bullet may be a letter; a name has two


def _address(target: str) -> Iterator[PlacedString]:
    yield "a link", target
    yield "a link", unquote(target)
