"""A head or foot of a letterhead, without what tells of whoever made it, and what it says.

What no reader sees is taken out: records of changed formatting, hidden words, the names of files. What a reader sees
stays as it looks: of a field that would name a person or a file, its words stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final
from xml.dom import minidom
from xml.dom.minidom import Document, Element, Node

from letterkit.render.letterhead.styles import OFF

_PATH: Final = re.compile(
    r"(?:^|[\s\"'(=])(?:[a-z]:[\\/]|\\\\|/(?:home|users|volumes|media|mnt|var|tmp|private)/|~/)|file:"
    r"|^[^/\s][^/]*\.(?:png|jpe?g|gif|tiff?|bmp|webp|svg|emf|wmf|eps|pdf|psd)$",
    re.IGNORECASE,
)
_RANDOM: Final = re.compile(r"w:rsid\w*|w14:(?:paraId|textId)|wp14:(?:anchorId|editId)|o:(?:gfxdata|title)")
_CHANGE: Final = re.compile(r"w:(?:\w+Change|permStart|permEnd|proofErr|dataBinding|placeholder)|w15:dataBinding")
_NAMED: Final = ("pic:cNvPr", "wp:docPr", "wps:cNvPr")
_FIELDS: Final = ("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF", "HYPERLINK", "IF", "=", "DATE", "TIME")
"""Fields that name nobody, however often they are counted anew."""
_AFTER_BIDI: Final = (
    "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc",
    "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr",
)  # fmt: skip
"""What follows on the direction in the properties of a paragraph, in the order that Word asks for."""
_PAGE_WORDS: Final = frozenset((
    "page", "pages", "p", "pp", "of", "seite", "seiten", "von", "s", "sur", "de", "página", "páginas", "pagina",
    "pagine", "pág", "pag", "di", "strona", "stron", "str", "z", "ze", "strana", "strany", "sida", "sidor", "av",
    "side", "sider", "af", "sivu", "oldal", "sayfa", "σελίδα", "από", "страница", "страниц", "стр", "с", "из",
    "сторінка", "стор", "ст", "із", "з", "صفحة", "صفحه", "من", "از", "עמוד", "מתוך", "หน้า", "trang",
))  # fmt: skip
_PAGE_SIGNS: Final = frozenset("第页頁共ページの中쪽페이지총/")


def bare(xml: str) -> str:
    """A head or foot without what tells of its maker. Raises ExpatError, ValueError or RecursionError for a bad one."""
    tree = _tree(xml)
    _unlink_fields(tree)
    for one in _elements(tree):
        if _CHANGE.fullmatch(one.tagName) or _is_layer(one) or (one.tagName == "w:r" and _is_hidden(one)):
            _drop(one)
        else:
            _without_names(one)
    made: str = tree.documentElement.toxml() if tree.documentElement else ""
    tree.unlink()
    return made


def texts(xml: str) -> list[str]:
    """What a bare head says: each paragraph, what is told of its pictures, and its fields' own words."""
    tree = _tree(xml)
    found = ["".join(_words(one)) for one in _elements(tree) if one.tagName == "w:p"]
    for one in _elements(tree):
        found += [one.getAttribute(name) for name in ("descr", "title", "alt", "string", "w:instr")]
        found += [_inside(one)] if one.tagName in ("w:instrText", "a:t") else []
    return [text for text in found if text.strip()]


def says_who(xml: str) -> bool:
    """Whether a bare head has a picture, or words beside the number of the page."""
    tree = _tree(xml)
    for one in _elements(tree):
        if one.tagName == "a:blip" and one.getAttribute("r:embed"):
            return True
        if one.tagName in ("v:imagedata", "v:textpath") and "watermark" not in _shape(one):
            return True
    plain = " ".join(_inside(one) for one in _elements(tree) if one.tagName in ("w:t", "a:t"))
    return any(not _is_page_word(word) for word in re.findall(r"[^\W\d_]+", plain))


def directed(xml: str, before: Mapping[str, bool], *, mirrored: bool) -> str:
    """A head in which each paragraph runs as it did `before`, by the id of its style (`` for none), though all styles
    now run from right to left (`mirrored`) or from left to right."""
    if set(before.values()) <= {mirrored}:
        return xml
    tree = _tree(xml)
    for one in [each for each in _elements(tree) if each.tagName == "w:p"]:
        _direct(tree, one, before, mirrored)
    made: str = tree.documentElement.toxml() if tree.documentElement else ""
    return made


def _direct(tree: Document, paragraph: Element, before: Mapping[str, bool], mirrored: bool) -> None:
    properties = _child(paragraph, "w:pPr")
    if properties is None:
        properties = tree.createElement("w:pPr")
        paragraph.insertBefore(properties, paragraph.firstChild)
    style = _child(properties, "w:pStyle")
    ran = before.get(style.getAttribute("w:val") if style else "", before[""])
    if _child(properties, "w:bidi") is None and ran is not mirrored:
        told = tree.createElement("w:bidi")
        told.setAttribute("w:val", "1" if ran else "0")
        after = next((each for name in _AFTER_BIDI if (each := _child(properties, f"w:{name}"))), None)
        properties.insertBefore(told, after)


class _Field:
    """A field whose end has not come: what of it is its code, and the words of that."""

    def __init__(self) -> None:
        self.codes: list[Element] = []
        self.words = ""
        self.in_code = True

    def takes(self, one: Element) -> None:
        if self.in_code and one.parentNode is not None and one.parentNode.nodeName == "w:r" and one.tagName != "w:rPr":
            self.codes.append(one)
            self.words += _inside(one) if one.tagName == "w:instrText" else ""

    def unlink(self) -> None:
        if not _is_harmless(self.words):
            for code in self.codes:
                _drop(code)


def _unlink_fields(tree: Document) -> None:
    """Takes out the codes of fields that are not plainly harmless, and leaves what they show."""
    around: list[_Field] = []
    for one in _elements(tree):
        if one.tagName == "w:fldSimple" and not _is_harmless(one.getAttribute("w:instr")):
            _unwrap(one)
        kind = one.getAttribute("w:fldCharType") if one.tagName == "w:fldChar" else ""
        if kind == "begin":
            around.append(_Field())
        for field in around:
            field.takes(one)
        if not around:
            if kind or one.tagName == "w:instrText":  # of no field
                _drop(one)
            continue
        if kind == "separate":
            around[-1].in_code = False
        elif kind == "end":
            ended = around.pop()
            ended.codes.append(one)
            ended.unlink()
    for field in around:
        field.unlink()


def _is_harmless(code: str) -> bool:
    words = code.split()
    return bool(words) and (words[0].upper() in _FIELDS or code.strip()[0] == "=") and not _PATH.search(code)


def _without_names(one: Element) -> None:
    for name, value in list(one.attributes.items()):
        if _RANDOM.fullmatch(name) or (not name.startswith("xmlns") and _PATH.search(value)):
            one.removeAttribute(name)
    if one.tagName in _NAMED:
        one.setAttribute("name", "Picture")


def _is_hidden(run: Element) -> bool:
    """Whether nobody sees a run. One that holds a bound of a field stays, or the field would have no end."""
    properties = _child(run, "w:rPr")
    vanish = _child(properties, "w:vanish") if properties else None
    return vanish is not None and vanish.getAttribute("w:val") not in OFF and _child(run, "w:fldChar") is None


def _is_layer(one: Element) -> bool:
    """Whether it names the picture that another one was made of."""
    return one.tagName == "a:ext" and any(each.nodeName.endswith(":imgProps") for each in one.childNodes)


def _is_page_word(word: str) -> bool:
    return word.casefold() in _PAGE_WORDS or set(word) <= _PAGE_SIGNS


def _shape(one: Element) -> str:
    around = one.parentNode
    return around.getAttribute("id").casefold() if isinstance(around, Element) else ""


def _words(paragraph: Element) -> Iterator[str]:
    for one in _elements(paragraph):
        if one.tagName == "w:t":
            yield _inside(one)
        elif one.tagName in ("w:tab", "w:br"):
            yield " "


def _tree(xml: str) -> Document:
    return minidom.parseString(xml.encode())  # noqa: S318  # a file with entities of its own was refused


def _inside(one: Element) -> str:
    return "".join(each.data for each in one.childNodes if isinstance(each, minidom.Text))


def _elements(under: Node) -> list[Element]:
    """All elements in their order; a list, so that they can be taken out meanwhile."""
    found: list[Element] = []
    ahead = [each for each in reversed(under.childNodes) if isinstance(each, Element)]
    while ahead:
        one = ahead.pop()
        found.append(one)
        ahead += [each for each in reversed(one.childNodes) if isinstance(each, Element)]
    return found


def _child(one: Element, name: str) -> Element | None:
    return next((each for each in one.childNodes if isinstance(each, Element) and each.tagName == name), None)


def _drop(one: Element) -> None:
    if one.parentNode is not None:
        one.parentNode.removeChild(one)


def _unwrap(one: Element) -> None:
    around = one.parentNode
    if isinstance(around, Element):
        for each in list(one.childNodes):
            around.insertBefore(each, one)
        around.removeChild(one)
