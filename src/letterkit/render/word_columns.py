"""Columns in a Word file: a list in a section of its own, between sections of one column.

pandoc knows no sections, so there are marks around the list until the file is finished. Word keeps the properties of a
section in its last paragraph, and those of the last section at the end of the text. A section that names no heads and
feet has those of the section before it: the first one names them for all, and it alone has a first page that differs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

END: Final = "<!--end of columns-->"
_BEGIN: Final = re.compile(r"<!--columns (\d)-->")
_PARAGRAPH: Final = re.compile(r"<w:p[ >]")
_PROPERTY: Final = re.compile(r"<w:(?!sectPr)(\w+)\b[^>]*?(?:/>|>.*?</w:\1>)", re.DOTALL)
_COUNTED_FROM: Final = re.compile(r'(?<=<w:pgNumType)([^>]*?) w:start="[^"]*"')
_FIRST_ONLY: Final = ("headerReference", "footerReference", "titlePg")
_ORDER: Final = (
    "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc", "pgBorders",
    "lnNumType", "pgNumType", "cols",
)  # fmt: skip
"""The order that Word asks for in the properties of a section; what is not named here comes later."""
_GAP: Final = 340
"""Twips between two columns: 6 mm."""
_FOOT: Final = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact" /></w:pPr></w:p>'
"""A paragraph of no height. Word makes columns equally high only where something follows them."""


def start(count: int) -> str:
    """Return the mark before what is set in columns; END is the mark behind it."""
    return f"<!--columns {count}-->"


def make_sections(xml: str) -> str:
    """Return the XML of a text with its marks made into sections."""
    if not _BEGIN.search(xml):
        return xml
    start_of_sheet = xml.rindex("<w:sectPr")
    end = xml.index("</w:body>", start_of_sheet)
    sheet = xml[start_of_sheet:end]
    return "".join(_sections(xml[:start_of_sheet], sheet)) + xml[end:]


def _sections(text: str, sheet: str) -> Iterator[str]:
    """Yield the text with the properties of each section in its place, those of the last one at the end."""
    first, rest = True, text
    while mark := _BEGIN.search(rest):
        before, listed = rest[: mark.start()], rest[mark.end() :]
        if _PARAGRAPH.search(before):
            yield _end_section(before, _properties(sheet, 1, first=first))
            first = False
        else:
            yield before
        listed, _, rest = listed.partition(END)
        yield _end_section(listed, _properties(sheet, int(mark[1]), first=first))
        first = False
    yield rest if _PARAGRAPH.search(rest) else rest + _FOOT
    yield _properties(sheet, 1, first=False)


def _end_section(section: str, properties: str) -> str:
    """Return a section with its properties in its last paragraph."""
    start = max(section.rfind("<w:p>"), section.rfind("<w:p "))
    head, middle, tail = section[:start], *_split(section[start:])
    return f"{head}{middle}{properties}{tail}"


def _split(paragraph: str) -> tuple[str, str]:
    """Return a paragraph before and behind the place for the properties of a section."""
    before, end, behind = paragraph.partition("</w:pPr>")
    if end:
        return before, end + behind
    opening, _, behind = paragraph.partition(">")
    return f"{opening}><w:pPr>", f"</w:pPr>{behind}"


def _properties(sheet: str, count: int, *, first: bool) -> str:
    """Return the properties of a section on the sheet of the whole text. Any but the first begins in the middle of a
    page."""
    rows = [(match[1], match[0]) for match in _PROPERTY.finditer(sheet) if match[1] != "type"]
    if not first:
        rows = [(name, _COUNTED_FROM.sub(r"\1", xml)) for name, xml in rows if name not in _FIRST_ONLY]
        rows.append(("type", '<w:type w:val="continuous"/>'))
    if count > 1:
        rows = [(name, xml) for name, xml in rows if name != "cols"]
        rows.append(("cols", f'<w:cols w:num="{count}" w:space="{_GAP}"/>'))
    return f"<w:sectPr>{''.join(xml for _, xml in sorted(rows, key=_rank))}</w:sectPr>"


def _rank(row: tuple[str, str]) -> int:
    return _ORDER.index(row[0]) if row[0] in _ORDER else len(_ORDER)
