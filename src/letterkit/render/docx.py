"""The letter as a Word document: pandoc writes it, a reference document made here gives it its styles.

The reference document is built in memory from `data/docx_styles.xml` and a few constants. It holds the styles
of a letter and nothing else: pandoc's own is five times the size and doubles the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from letterkit.letter import paper
from letterkit.letter.composed import INTERNAL_MARK, NOTE_ANCHOR, Letter, Part, Style
from letterkit.letter.markup import Block, Commented, Paragraph
from letterkit.office import archive
from letterkit.office.relations import Relation
from letterkit.office.word_writing import pack_document
from letterkit.office.xml_text import escape_xml
from letterkit.render import normalize, page, pandoc, picture, word_columns
from letterkit.render.pandoc_nodes import Node, raw_block, raw_inline, span, string, word_nodes
from letterkit.render.pandoc_tree import StyledTree

if TYPE_CHECKING:
    from letterkit.render.letterhead.read import Letterhead

_STYLES = Path(__file__).with_name("data") / "docx_styles.xml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OPC = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_LINKS = f"{_OFFICE}/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_RELATED = {
    "rId1": Relation("styles", "word/styles.xml"),
    "rId2": Relation("settings", "word/settings.xml"),
    "rId3": Relation("fontTable", "word/fontTable.xml"),
    "rId4": Relation("footnotes", "word/footnotes.xml"),
    "rId5": Relation("header", "word/header1.xml"),
}
_NO_STYLES = f'{_XML}<w:styles xmlns:w="{_WORD}"/>\n'
_SETTINGS = Template(f"""{_XML}\
<w:settings xmlns:w="{_WORD}">
  <w:zoom w:percent="100"/>
  $look
  <w:characterSpacingControl w:val="doNotCompress"/>
  <w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>
  <w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" \
w:val="15"/></w:compat>
</w:settings>
""")
_LOOK = '<w:defaultTabStop w:val="720"/>'
# Where Cambria is missing, LibreOffice takes the font of the same widths.
_FONTS = f"""{_XML}\
<w:fonts xmlns:w="{_WORD}">
  <w:font w:name="Cambria">
    <w:altName w:val="Caladea"/><w:family w:val="roman"/><w:pitch w:val="variable"/>
  </w:font>
  <w:font w:name="Times New Roman"><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>
</w:fonts>
"""
_FOOTNOTES = f"""{_XML}\
<w:footnotes xmlns:w="{_WORD}">
  <w:footnote w:type="continuationSeparator" w:id="0">
    <w:p><w:r><w:continuationSeparator/></w:r></w:p>
  </w:footnote>
  <w:footnote w:type="separator" w:id="-1">
    <w:p><w:r><w:separator/></w:r></w:p>
  </w:footnote>
</w:footnotes>
"""
_HEADER = Template(f"""{_XML}\
<w:hdr xmlns:w="{_WORD}"><w:p><w:pPr><w:pStyle w:val="Header"/>$bidi</w:pPr>$stamp
  <w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>
  <w:r><w:t xml:space="preserve"> / </w:t></w:r>
  <w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>2</w:t></w:r></w:fldSimple>
</w:p></w:hdr>
""")
_STAMP = Template("""
  <w:r><w:rPr><w:b/><w:bCs/><w:color w:val="9B1C1C"/></w:rPr><w:t xml:space="preserve">$words </w:t></w:r>""")
_APPLICATION = f'{_XML}<Properties xmlns="{_OFFICE}/extended-properties"></Properties>\n'
_NO_PROPERTIES = f'{_XML}<Properties xmlns="{_OFFICE}/custom-properties"></Properties>\n'
# pandoc's frame of document.xml, without the title that it would print above the letter.
_FRAME = f"""{_XML}\
<w:document xmlns:w="{_WORD}" xmlns:r="{_LINKS}" xmlns:wp="{_DRAWING}/wordprocessingDrawing"
  xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture"><w:body>
$body$
$sectpr$
</w:body></w:document>
"""
# A title page without a header of its own leaves the first page without a number.
_DOCUMENT = Template(f"""{_XML}\
<w:document xmlns:w="{_WORD}" xmlns:r="{_LINKS}"><w:body><w:p/>
  <w:sectPr>
    <w:headerReference w:type="default" r:id="rId5"/>
    <w:pgSz w:w="$width" w:h="$height"/>
    <w:pgMar w:top="$margin" w:right="$margin" w:bottom="$margin" w:left="$margin" \
w:header="709" w:footer="709" w:gutter="0"/>
    <w:titlePg/>$bidi
  </w:sectPr>
</w:body></w:document>
""")


_RUN = re.compile(r" +|[^ ]+(?: [^ ]+)*")
"""Blanks, or words with one blank between them."""
_RAISED = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
_MARK_AGAIN = Template(
    f'<w:r>{_RAISED}<w:fldChar w:fldCharType="begin"/></w:r>'
    f'<w:r>{_RAISED}<w:instrText xml:space="preserve"> NOTEREF $bookmark \\f \\h </w:instrText></w:r>'
    f'<w:r>{_RAISED}<w:fldChar w:fldCharType="separate"/></w:r><w:r>{_RAISED}<w:t>$number</w:t></w:r>'
    f'<w:r>{_RAISED}<w:fldChar w:fldCharType="end"/></w:r>'
)
_ITEM = "Compact"
"""What pandoc calls the style of an item in a list."""


class DocxTree(StyledTree):
    isolates = ("\u200e", "\u200e")  # LibreOffice looks at characters, and not at what Word says of a run

    def words(self, text: str) -> list[Node]:
        """Return words with the single blanks between them as one node, as pandoc's DOCX writer joins them.

        pandoc takes long to read a node for each.
        """
        return [node for run in _RUN.findall(text) for node in (word_nodes(run) if run[0] == " " else [string(run)])]

    def item_block(self, block: Block, *, tight: bool) -> Node:
        """Return a block of an item in its style, which pandoc gives to items of tight lists alone."""
        node = super().item_block(block, tight=tight)
        return self.with_style(_ITEM, node) if isinstance(block, Paragraph) and not tight else node

    def with_remark(self, commented: Commented) -> list[Node]:
        """Return words between the two marks of a remark, as pandoc's DOCX writer reads them."""
        number, date = {"id": str(commented.number)}, self.letter.date
        author = {"author": "letterkit", **({"date": f"{date.isoformat()}T00:00:00Z"} if date else {})}
        begin = span(number | author, word_nodes(commented.remark), ["comment-start"])
        return [begin, *self.inlines(commented.children), span(number, [], ["comment-end"])]

    def first_mark(self, note: Node, number: int) -> list[Node]:
        return [span({}, [note], anchor=f"{NOTE_ANCHOR}{number}")]

    def mark_again(self, number: int) -> list[Node]:
        """Return a field that Word fills with the number of the note at the first mark."""
        return [raw_inline("openxml", _MARK_AGAIN.substitute(bookmark=f"{NOTE_ANCHOR}{number}", number=number))]

    def in_columns(self, parts: Sequence[Part], count: int) -> list[Node]:
        before, after = raw_block("openxml", word_columns.start(count)), raw_block("openxml", word_columns.END)
        return [before, *super().in_columns(parts, count), after]


def start(letter: Letter) -> pandoc.Conversion:
    """Start a DOCX file: a named style for each kind of block, a bookmark for each passage, real lists, notes.

    Raises CannotRead for a logo or a letterhead that cannot be used.
    """
    own = _letterhead(letter)
    logo = None if own and own.names_sender else picture.logo(letter)
    return pandoc.start(
        DocxTree(_without_sender(letter) if own and own.names_sender else letter).document(logo),
        "docx",
        letter.date,
        "--reference-doc=letter.docx",
        "--template=letter.openxml",
        files={
            "letter.docx": own.reference(letter, _styles(letter)) if own else _reference(letter),
            "letter.openxml": _FRAME.encode(),
        },
    )


def finish(letter: Letter, converted: bytes) -> bytes:
    """Return pandoc's file with the letter's own properties and styles in it."""
    own = _letterhead(letter)
    replaced: dict[str, str | bytes] = {
        "docProps/core.xml": _properties(letter),
        "docProps/app.xml": _APPLICATION,
        "docProps/custom.xml": _NO_PROPERTIES,
        "word/settings.xml": _SETTINGS.substitute(look=own.settings if own else _LOOK),
        # pandoc adds two dozen for the colours of program code
        "word/styles.xml": own.styles(letter, _styles(letter)) if own else _styles(letter),
    }
    return archive.repack(converted, replaced, _edit_member)


def remarks(letter: Letter) -> Iterator[str]:
    """Yield what of the letterhead is not on the letter."""
    own = _letterhead(letter)
    if own is not None and own.remark:
        yield own.remark


def _letterhead(letter: Letter) -> Letterhead | None:
    """Return the letterhead that the letter is written on. Its module is imported only for a letter that has one."""
    if letter.letterhead is None:
        return None
    from letterkit.render.letterhead import read as letterhead_reader

    return letterhead_reader.read(letter.letterhead)


def _without_sender(letter: Letter) -> Letter:
    """Return the letter for a sheet that says already who writes."""
    head = (Style.LETTERHEAD, Style.LETTERHEAD_DETAILS)
    return replace(letter, parts=tuple(part for part in letter.parts if part.style not in head))


def _reference(letter: Letter) -> bytes:
    """Return the reference document for pandoc, without styles: `finish` puts them into what pandoc writes.

    pandoc takes a third of its time to read them, and gives a style that it does not find the id that it has here: its
    name without blanks.
    """
    related, members = reference_members(letter)
    return pack_document(related, members | {"word/styles.xml": _NO_STYLES})


def _edit_member(name: str, content: bytes) -> bytes:
    """Return a member of the file as Word needs it."""
    from letterkit.render import docx_fixes  # pandoc is at work by then

    if name in ("word/document.xml", "word/footnotes.xml"):
        return docx_fixes.fix_text(content.decode("utf-8")).encode()
    return content


def _styles(letter: Letter) -> str:
    return Template(_STYLES.read_text("utf-8")).substitute(
        language=escape_xml(letter.language),
        latin_language=escape_xml(page.latin_language(letter)),
        # Arabic and Hebrew characters are drawn smaller than Latin ones of the same size.
        complex_size="26" if letter.direction == "rtl" else "22",
        bidi=_bidi(letter),
    )


def _bidi(letter: Letter) -> str:
    return "<w:bidi/>" if letter.direction == "rtl" else ""


def reference_members(letter: Letter) -> tuple[dict[str, Relation], dict[str, str]]:
    """Return the relationships and members of a reference document with the letter's styles, sheet and header."""
    sheet = paper.sheet(letter.language, letter.paper)
    bidi = _bidi(letter)
    document = _DOCUMENT.substitute(
        width=_twips(sheet.width), height=_twips(sheet.height), margin=_twips(page.MARGIN), bidi=bidi
    )
    stamp = _STAMP.substitute(words=escape_xml(letter.stamp)) if letter.stamp else ""
    members = {
        "word/document.xml": document,
        "word/styles.xml": _styles(letter),
        "word/settings.xml": _SETTINGS.substitute(look=_LOOK),
        "word/fontTable.xml": _FONTS,
        "word/footnotes.xml": _FOOTNOTES,
        "word/header1.xml": _HEADER.substitute(bidi=bidi, stamp=stamp),
    }
    return dict(_RELATED), members


def _properties(letter: Letter) -> str:
    """Return title, language and date, and no author. pandoc in its sandbox would write the year 1970."""
    stamp = f"{letter.date.isoformat()}T00:00:00Z" if letter.date else ""
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_OPC}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape_xml(normalize.line(letter.title))}</dc:title><dc:creator></dc:creator>"
        f"<dc:language>{escape_xml(letter.language)}</dc:language>{dates if stamp else ''}"
        f"{f'<cp:keywords>{INTERNAL_MARK}</cp:keywords>' if letter.internal else ''}</cp:coreProperties>\n"
    )


def _twips(millimetres: float) -> int:
    return round(millimetres / 25.4 * 1440)
