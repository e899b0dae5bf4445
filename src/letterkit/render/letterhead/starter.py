"""A Word file to make a letterhead from: the styles of letters, name and logo in the head, each style shown once.

Staff change it in Word and name it in their profile; letters then take over its styles, margins, headers and footers.
The words of its body are for those who change it, and are in no letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from letterkit.languages import scripts
from letterkit.letter.composed import Letter, Style
from letterkit.letter.markup import Paragraph, blocks_text
from letterkit.office.relations import Relation, relations_of
from letterkit.office.safe_xml import Element, tree
from letterkit.office.word_writing import DOCUMENT, XML, pack_document, relationships
from letterkit.office.word_xml import child, element, to_xml, with_short_names
from letterkit.render import docx, normalize, picture
from letterkit.render.letterhead import styles as letterhead_styles
from letterkit.render.picture import Picture
from letterkit.wording import say_worded, worded

_HEAD: Final = "word/header2.xml"
_LOGO: Final = "word/media/logo.png"
_STYLES: Final = "word/styles.xml"
_EMU_PER_MM: Final = 36_000
_PICTURE_NAMESPACE: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_PURPOSES: Final = {
    Style.DRAFT_MARK: worded("the stamp of a letter that is not finished"),
    Style.LOGO: worded("the line with the logo, where this file has none in its head"),
    Style.LETTERHEAD: worded("the name of the organisation"),
    Style.LETTERHEAD_DETAILS: worded("its address"),
    Style.DATE: worded("place and date"),
    Style.ADDRESS: worded("to whom the letter goes"),
    Style.COPY: worded("who receives a copy"),
    Style.SUBJECT: worded("the title of the letter"),
    Style.BYLINE: worded("who wrote an article"),
    Style.SALUTATION: worded("the greeting"),
    Style.BODY: worded("the text of the letter"),
    Style.HEADING: worded("a line above a passage"),
    Style.CLOSE: worded("the words before the signature"),
    Style.SIGNATURE: worded("who signs; the room above is for the hand"),
    Style.SIGNATORY_GROUP: worded("the name of a group of signatories"),
    Style.SIGNATORY_LIST: worded("one line of a long list of signatories"),
    Style.SIGNATORY_COUNT: worded("how many sign whose names are withheld"),
    Style.ENCLOSURES: worded("what is enclosed"),
    Style.ANNEX_HEADING: worded("the title of an annex, which begins a page"),
}
_INSTRUCTIONS: Final = (
    worded(
        "This file is your letterhead. Change it in Word as you like: the head of this page "
        "(double-click on it), the head of the pages after it, the foot, the margins, and "
        "the styles below (Home, Styles, Modify)."
    ),
    worded(
        "Whatever stands in the head of this first page is in every letter; letterkit then "
        "leaves out the name and the address that it would write there. Leave that head "
        "empty, and letterkit writes them."
    ),
    worded("These lines are only for you, and are in no letter."),
)


def make(letter: Letter) -> bytes:
    """Return a Word file for the paper and language of a letter, with its logo, name and address in the head of the
    first page.

    Raises CannotRead for a logo that cannot be used.
    """
    related, texts = docx.reference_members(letter)
    members: dict[str, str | bytes] = {**texts}
    related["lkHead"] = Relation("header", _HEAD)
    ids = letterhead_styles.ids_by_name(texts[_STYLES])
    document = with_short_names(tree(texts[DOCUMENT].encode(), DOCUMENT))
    body, sheet = child(document, "w:body"), child(document, "w:body", "w:sectPr")
    assert body is not None and sheet is not None
    sheet.insert(0, Element("w:headerReference", {"w:type": "first", "r:id": "lkHead"}))
    body[:] = [*_instructions(ids), sheet]
    logo = picture.logo(letter)
    if logo:
        members[_LOGO] = logo.png
        members[relations_of(_HEAD)] = relationships({"rId1": Relation("image", _LOGO)})
    head = element("w:hdr", None, *_head(letter, logo, ids))
    members |= {DOCUMENT: XML + to_xml(document), _HEAD: XML + to_xml(head)}
    return pack_document(related, members)


def _instructions(ids: dict[str, str]) -> Iterator[Element]:
    for words in _INSTRUCTIONS:
        yield _paragraph(ids[Style.BODY.value], _run(say_worded(words)))
    for style in Style:
        yield _paragraph(ids[style.value], _run(f"{style.value}: {say_worded(_PURPOSES[style])}"))


def _head(letter: Letter, logo: Picture | None, ids: dict[str, str]) -> list[Element]:
    paragraphs = [_paragraph(ids[Style.LOGO.value], element("w:r", None, _drawing(logo)))] if logo else []
    for part in letter.parts:
        for block in part.blocks:
            if part.style in (Style.LETTERHEAD, Style.LETTERHEAD_DETAILS) and isinstance(block, Paragraph):
                paragraphs.append(_paragraph(ids[part.style.value], *_runs(blocks_text([block]), letter)))
    return paragraphs or [Element("w:p")]  # a head without a paragraph is damaged to Word


def _runs(text: str, letter: Letter) -> Iterator[Element]:
    """Yield the runs of a text as letters have it: lines with breaks between, each script in its direction."""
    own = scripts.of_language(letter.language)
    for number, line in enumerate(text.split("\n")):
        if number:
            yield element("w:r", None, Element("w:br"))
        for stretch in scripts.stretches(normalize.line(line), own):
            yield _run(stretch.text, right_to_left=(stretch.script or own) in scripts.RIGHT_TO_LEFT)


def _paragraph(style: str, *runs: Element) -> Element:
    properties = element("w:pPr", None, Element("w:pStyle", {"w:val": style}))
    return element("w:p", None, properties, *runs)


def _run(text: str, *, right_to_left: bool = False) -> Element:
    words = element("w:t", {"xml:space": "preserve"}, text=text)
    return (
        element("w:r", None, element("w:rPr", None, Element("w:rtl")), words)
        if right_to_left
        else element("w:r", None, words)
    )


def _drawing(logo: Picture) -> Element:
    """Return the first picture of the head, in its line."""
    size = {"cx": str(round(logo.width * _EMU_PER_MM)), "cy": str(round(logo.height * _EMU_PER_MM))}
    names = element("pic:nvPicPr", None, Element("pic:cNvPr", {"id": "0", "name": "Logo"}), Element("pic:cNvPicPr"))
    stretched = element("a:stretch", None, Element("a:fillRect"))
    fill = element("pic:blipFill", None, Element("a:blip", {"r:embed": "rId1"}), stretched)
    frame = element("a:xfrm", None, Element("a:off", {"x": "0", "y": "0"}), Element("a:ext", size))
    shape = element("pic:spPr", None, frame, element("a:prstGeom", {"prst": "rect"}, Element("a:avLst")))
    graphic = element("a:graphicData", {"uri": _PICTURE_NAMESPACE}, element("pic:pic", None, names, fill, shape))
    locks = element("wp:cNvGraphicFramePr", None, Element("a:graphicFrameLocks", {"noChangeAspect": "1"}))
    named = Element("wp:docPr", {"id": "1", "name": "Logo"})
    inline = element("wp:inline", None, Element("wp:extent", size), named, locks, element("a:graphic", None, graphic))
    return element("w:drawing", None, inline)
