"""The letter as OpenDocument text: pandoc writes it, a reference document made here gives it its styles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from string import Template

from letterkit import tags
from letterkit.letter import paper
from letterkit.letter.composed import INTERNAL_MARK, Letter, Part, Style
from letterkit.letter.markup import Block
from letterkit.office import archive
from letterkit.office.xml_text import escape_xml
from letterkit.render import normalize, page, pandoc, picture
from letterkit.render.pandoc_nodes import Node, raw_block, raw_inline
from letterkit.render.pandoc_tree import StyledTree, logo_alt_text
from letterkit.wording import say

_STYLES = Path(__file__).with_name("data") / "odt_styles.xml"
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
_PICTURE = "Pictures/0.png"  # as pandoc calls the first one
_MIMETYPE = "application/vnd.oasis.opendocument.text"

_MANIFEST = f"""{_XML}\
<manifest:manifest xmlns:manifest="{_NAMES}:manifest:1.0" manifest:version="1.3">
  <manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{_MIMETYPE}"/>
  <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
  <manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
  <manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""
_COLUMNS = "\n".join(
    f'<style:style style:name="Columns{count}" style:family="section"><style:section-properties'
    ' style:writing-mode="page" text:dont-balance-text-columns="false">'
    f'<style:columns fo:column-count="{count}" fo:column-gap="0.6cm"/></style:section-properties></style:style>'
    for count in (2, 3)
)
# pandoc's frame of content.xml, without the title that it would print above the letter.
_FRAME = f"""{_XML}\
<office:document-content office:version="1.3" xmlns:office="{_NAMES}:office:1.0"
  xmlns:style="{_NAMES}:style:1.0" xmlns:text="{_NAMES}:text:1.0" xmlns:fo="{_NAMES}:xsl-fo-compatible:1.0"
  xmlns:draw="{_NAMES}:drawing:1.0" xmlns:table="{_NAMES}:table:1.0" xmlns:svg="{_NAMES}:svg-compatible:1.0"
  xmlns:xlink="http://www.w3.org/1999/xlink">
<office:automatic-styles>
{_COLUMNS}
$automatic-styles$
</office:automatic-styles>
<office:body><office:text>
$body$
</office:text></office:body>
</office:document-content>
"""


_MARK_AGAIN = Template(
    '<text:span text:style-name="Footnote_20_anchor"><text:note-ref text:note-class="footnote"'
    ' text:reference-format="text" text:ref-name="ftn$index">$number</text:note-ref></text:span>'
)
_LEAD_IN = "Lead In"
"""Body text that is kept with what follows."""


class OdtTree(StyledTree):
    isolates = ("\u200e", "\u200e")

    def paragraph_style(self, style: Style, lead_in: bool) -> str:
        return _LEAD_IN if lead_in else style.value

    def with_style(self, style: str, node: Node) -> Node:
        """Return a block in a named style. Here a name is written with its blanks as `_20_`."""
        return super().with_style(style.replace(" ", "_20_"), node)

    def items(self, items: Sequence[tuple[Block, ...]], *, tight: bool) -> list[list[Node]]:
        """Return the items as loose ones: pandoc leaves no space at all after a tight list."""
        return super().items(items, tight=False)

    def mark_again(self, number: int) -> list[Node]:
        """Return a reference to the note at the first mark, which pandoc names by its number from nought."""
        return [raw_inline("opendocument", _MARK_AGAIN.substitute(index=number - 1, number=number))]

    def in_columns(self, parts: Sequence[Part], count: int) -> list[Node]:
        name = f"Signatories {self.column_lists}"
        return [
            raw_block("opendocument", f'<text:section text:style-name="Columns{count}" text:name="{name}">'),
            *super().in_columns(parts, count),
            raw_block("opendocument", "</text:section>"),
        ]


def start(letter: Letter) -> pandoc.Conversion:
    """Start an ODT file: a named style for each kind of block, a section for each passage, real lists and notes."""
    reference = archive.pack(
        {
            "mimetype": _MIMETYPE,
            "content.xml": f'{_XML}<office:document-content xmlns:office="{_NAMES}:office:1.0"/>',
            "styles.xml": _styles(letter),
            "META-INF/manifest.xml": _MANIFEST,
        }
    )
    return pandoc.start(
        OdtTree(letter).document(picture.logo(letter)),
        "odt",
        letter.date,
        "--reference-doc=letter.odt",
        "--template=letter.opendocument",
        files={"letter.odt": reference, "letter.opendocument": _FRAME.encode()},
    )


def finish(letter: Letter, converted: bytes) -> bytes:
    """Return pandoc's file with the letter's own properties and styles in it."""
    manifest = _manifest(picture.logo(letter) is not None)
    replaced = {"styles.xml": _styles(letter), "meta.xml": _properties(letter), "META-INF/manifest.xml": manifest}
    return archive.repack(converted, replaced, lambda name, content: _edit_member(name, content, letter))


def remarks(letter: Letter) -> Iterator[str]:
    """Yield what to know of a letter from right to left."""
    if letter.direction == "rtl":
        yield (
            say(
                "pandoc sets ODT from left to right, and Latin words and figures may stand in the "
                "wrong place. Send the letter as docx or pdf."
            )
        )


def _manifest(logo: bool) -> str:
    entry = f'  <manifest:file-entry manifest:full-path="{_PICTURE}" manifest:media-type="image/png"/>\n'
    return _MANIFEST.replace("</manifest:manifest>", f"{entry}</manifest:manifest>") if logo else _MANIFEST


def _edit_member(name: str, content: bytes, letter: Letter) -> bytes:
    """Return a member of the file with what pandoc leaves out: the alternative text of the logo."""
    if name != "content.xml":
        return content
    if letter.logo is None:
        return content
    words = f"<svg:title>{escape_xml(logo_alt_text(letter))}</svg:title>".encode()
    framed = content.replace(b"</draw:frame>", words + b"</draw:frame>", 1)
    return framed.replace(b"<draw:frame ", b'<draw:frame text:anchor-type="as-char" ', 1)


def _styles(letter: Letter) -> str:
    rtl = letter.direction == "rtl"
    sheet = paper.sheet(letter.language, letter.paper)
    return Template(_STYLES.read_text("utf-8")).substitute(
        language=escape_xml(tags.base(letter.language)),
        country=tags.region(letter.language) or "none",
        latin_language=escape_xml(tags.base(page.latin_language(letter))),
        latin_country=tags.region(page.latin_language(letter)) or "none",
        writing_mode="rl-tb" if rtl else "lr-tb",
        align="right" if rtl else "start",  # LibreOffice takes start for left in either direction
        complex_size="13pt" if rtl else "11pt",
        width=f"{sheet.width}mm",
        height=f"{sheet.height}mm",
        margin=f"{page.MARGIN}mm",
        adjustment="right" if rtl else "left",
        far="left" if rtl else "end",
        stamp=_stamp(letter),
    )


def _stamp(letter: Letter) -> str:
    return (
        f'<text:span text:style-name="Stamp">{escape_xml(letter.stamp)}\N{EM SPACE}</text:span>' if letter.stamp else ""
    )


def _properties(letter: Letter) -> str:
    """Return title, language and date, and no author. pandoc in its sandbox would write the year 1970."""
    stamp = f"{letter.date.isoformat()}T00:00:00" if letter.date else ""
    dates = f"<meta:creation-date>{stamp}</meta:creation-date><dc:date>{stamp}</dc:date>" if stamp else ""
    return (
        f'{_XML}<office:document-meta office:version="1.3" xmlns:office="{_NAMES}:office:1.0"'
        f' xmlns:meta="{_NAMES}:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>'
        f"<dc:title>{escape_xml(normalize.line(letter.title))}</dc:title>"
        f"<dc:language>{escape_xml(letter.language)}</dc:language>{dates}"
        f"{f'<meta:keyword>{INTERNAL_MARK}</meta:keyword>' if letter.internal else ''}"
        "</office:meta></office:document-meta>\n"
    )
