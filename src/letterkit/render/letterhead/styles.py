"""The styles of a letterhead, made fit for letters: with the ids that letters use, and what they lack lent to them.

Word names a style twice: by a name, which is the same in every language for the styles that it knows, and by an id,
which is not (`Normal` is `Standard` in German). Letters go by the ids of `data/docx_styles.xml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

_STYLE: Final = re.compile(r"<w:style [^>]*>.*?</w:style>", re.DOTALL)
_ID: Final = re.compile(r'^<w:style [^>]*w:styleId="([^"]*)"')
_TYPE: Final = re.compile(r'^<w:style [^>]*w:type="([^"]*)"')
_NAME: Final = re.compile(r'<w:name w:val="([^"]*)"')
_DEFAULT: Final = re.compile(r' w:default="(?:1|true|on)"')
_BASE: Final = re.compile(r'<w:basedOn w:val="([^"]*)"')
_RELATION: Final = re.compile(r'<w:(?:basedOn|next|link) w:val="([^"]*)" ?/>')
_POINTS: Final = re.compile(
    r'(<w:(?:basedOn|next|link|pStyle|rStyle|tblStyle|styleLink|numStyleLink) w:val=|w:styleId=)"([^"]*)"'
)
_BIDI: Final = re.compile(r'<w:bidi(?: w:val="([^"]*)")? ?/>')
_BEFORE_BIDI: Final = (
    "keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN"
)
_PROPERTIES: Final = re.compile(
    r"<w:pPr>(?:\s*<w:(?P<name>" + "|".join(_BEFORE_BIDI.split()) + r")\b(?:[^>]*/>|[^>]*(?<!/)>.*?</w:(?P=name)>))*",
    re.DOTALL,
)
_AFTER_PROPERTIES: Final = re.compile(r"<w:(?:rPr|tblPr|trPr|tcPr|tblStylePr)\b|</w:style>")
OFF: Final = frozenset(("0", "false", "off"))
"""How Word says that a thing is not."""


class _Style(NamedTuple):
    key: tuple[str, str]
    id: str
    xml: str


def count(styles: str) -> int:
    """How many styles there are."""
    return len(_STYLE.findall(styles))


def names(styles: str) -> list[str]:
    """The names of the styles that somebody made."""
    own = [one.xml for one in _all(styles) if 'w:customStyle="1"' in one.xml.partition(">")[0]]
    return [found[1] for xml in own if (found := _NAME.search(xml))]


def new_ids(theirs: str, ours: str) -> dict[str, str]:
    """The id that each style of theirs takes: that of our style of the same name and kind, else its own, or another
    one where ours has it."""
    own = {one.key: one.id for one in _all(ours)}
    given: dict[str, str] = {}
    for one in _all(theirs):
        wanted = own.get(one.key)
        if wanted and wanted not in given.values():
            given.setdefault(one.id, wanted)
    taken = {*own.values()} | {one.id for one in _all(theirs)}
    for one in _all(theirs):
        if one.id not in given:
            given[one.id] = _free(one.id, taken) if one.id in own.values() else one.id
    return given


def renamed(xml: str, ids: Mapping[str, str]) -> str:
    """XML of Word in which the styles are called by their new ids."""
    return _POINTS.sub(lambda found: f'{found[1]}"{ids.get(found[2], found[2])}"', xml)


def completed(theirs: str, ours: str) -> str:
    """Their styles by the ids of letters, each once, and those of ours that they have not. None points to nowhere."""
    kept: dict[str, str] = {}
    for one in _all(renamed(theirs, new_ids(theirs, ours))):
        kept.setdefault(one.id, one.xml)
    for one in _all(ours):
        kept.setdefault(one.id, _DEFAULT.sub("", one.xml))
    found = "".join(_RELATION.sub(lambda to: to[0] if to[1] in kept else "", xml) for xml in kept.values())
    end = theirs.rindex("</w:styles>")
    first = _STYLE.search(theirs)
    return theirs[: first.start() if first else end] + found + theirs[end:]


def directed(styles: str, *, mirrored: bool) -> str:
    """Completed styles that run from left to right, or `mirrored`."""
    straight = _BIDI.sub("", styles)
    return _STYLE.sub(lambda one: _mirrored(one[0]), straight) if mirrored else straight


def right_to_left(styles: str) -> dict[str, bool]:
    """Whether paragraphs of a style run from right to left, by the style's id; by `` for those without one."""
    found = {one.id: one.xml for one in _all(styles)}
    default = next((one.id for one in _all(styles) if one.key[0] == "paragraph" and _is_default(one.xml)), "Normal")
    first = _STYLE.search(styles)
    usual = _says(styles[: first.start()]) if first else None
    told = {one: _inherited(one, found, bool(usual)) for one in found}
    return {"": told.get(default, bool(usual)), **told}


def _inherited(style: str, found: Mapping[str, str], usual: bool) -> bool:
    seen: set[str] = set()
    while style in found and style not in seen:
        seen.add(style)
        if (said := _says(found[style])) is not None:
            return said
        base = _BASE.search(found[style])
        style = base[1] if base else ""
    return usual


def _says(xml: str) -> bool | None:
    found = _BIDI.search(xml)
    return None if found is None else found[1] not in OFF


def _is_default(style: str) -> bool:
    return _DEFAULT.search(style.partition(">")[0]) is not None


def _mirrored(style: str) -> str:
    """A style that others rest on, with the mark of a script that runs from right to left."""
    if _TYPE.findall(style) != ["paragraph"] or _BASE.search(style):
        return style
    style = style.replace("<w:pPr/>", "")
    if found := _PROPERTIES.search(style):
        return f"{style[: found.end()]}<w:bidi/>{style[found.end() :]}"
    at = _AFTER_PROPERTIES.search(style)
    assert at is not None  # every style ends
    return f"{style[: at.start()]}<w:pPr><w:bidi/></w:pPr>{style[at.start() :]}"


def _all(styles: str) -> list[_Style]:
    """The styles that have an id and a name."""
    made = []
    for xml in _STYLE.findall(styles):
        style, name, kind = _ID.search(xml), _NAME.search(xml), _TYPE.search(xml)
        if style and name:
            made.append(_Style((kind[1] if kind else "paragraph", name[1].casefold()), style[1], xml))
    return made


def _free(name: str, taken: set[str]) -> str:
    number = 1
    while f"{name}{number}" in taken:
        number += 1
    taken.add(f"{name}{number}")
    return f"{name}{number}"
