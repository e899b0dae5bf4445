"""A Word file to make a letterhead from: the letters' own styles, name and logo in the head, each style shown once.

Staff change it in Word and name it in their profile; letters then take over its styles, margins, headers and footers.
What stands in its body is for those who change it, and is in no letter.
"""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Final

from letterkit.languages import scripts
from letterkit.letter.composed import Letter, Style
from letterkit.letter.markup import Paragraph, plain
from letterkit.render import archive, docx, normalize, picture

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph as Written

_DATE: Final = dt.date(2000, 1, 1)
_SAYS: Final = {
    Style.DRAFT_MARK: "the stamp of a letter that is not finished",
    Style.LOGO: "the line with the logo, where this file has none in its head",
    Style.LETTERHEAD: "the name of the organisation",
    Style.LETTERHEAD_DETAILS: "its address",
    Style.DATE: "place and date",
    Style.ADDRESS: "to whom the letter goes",
    Style.COPY: "who receives a copy",
    Style.SUBJECT: "the title of the letter",
    Style.BYLINE: "who wrote an article",
    Style.SALUTATION: "the greeting",
    Style.BODY: "the text of the letter",
    Style.HEADING: "a line above a passage",
    Style.CLOSE: "the words before the signature",
    Style.SIGNATURE: "who signs; the room above is for the hand",
    Style.SIGNATORY_GROUP: "the name of a group of signatories",
    Style.SIGNATORY_LIST: "one line of a long list of signatories",
    Style.SIGNATORY_COUNT: "how many sign whose names are withheld",
    Style.ENCLOSURES: "what is enclosed",
}
_HOW: Final = (
    "This file is your letterhead. Change it in Word as you like: the head of this page (double-click on it), the head "
    "of the pages after it, the foot, the margins, and the styles below (Home, Styles, Modify).",
    "Whatever stands in the head of this first page is in every letter; letterkit then leaves out the name and the "
    "address that it would write there. Leave that head empty, and letterkit writes them.",
    "These lines are only for you, and are in no letter.",
)


def make(letter: Letter) -> bytes:
    """A Word file for the paper and language of a letter, with its logo, name and address in the first page's head.

    Raises CannotRead for a logo that cannot be used.
    """
    import docx as word

    document = word.Document(io.BytesIO(docx.reference(letter)))
    section = document.sections[0]
    section.different_first_page_header_footer = True
    _head(section.first_page_header, letter)
    body = document.paragraphs[0]
    body.style, body.text = Style.BODY.value, _HOW[0]
    for words in _HOW[1:]:
        document.add_paragraph(words, Style.BODY.value)
    for style in Style:
        document.add_paragraph(f"{style.value}: {_SAYS[style]}", style.value)
    made = io.BytesIO()
    document.save(made)
    return archive.replaced(made.getvalue(), {})


def _head(header: object, letter: Letter) -> None:
    from docx.section import _Header
    from docx.shared import Mm

    assert isinstance(header, _Header)
    header.is_linked_to_previous = False
    empty = header.paragraphs[0]
    if logo := picture.logo(letter):
        run = header.add_paragraph(style=Style.LOGO.value).add_run()
        run.add_picture(io.BytesIO(logo.png), width=Mm(logo.width), height=Mm(logo.height))
    for part in letter.parts:
        for block in part.blocks:
            if part.style in (Style.LETTERHEAD, Style.LETTERHEAD_DETAILS) and isinstance(block, Paragraph):
                _write(header.add_paragraph(style=part.style.value), plain([block]), letter)
    if len(header.paragraphs) > 1:
        empty._p.getparent().remove(empty._p)  # the paragraph that every new head begins with


def _write(paragraph: Written, text: str, letter: Letter) -> None:
    """Writes a text as letters have it: on lines of its own, each script in its direction."""
    own = scripts.of_language(letter.language)
    for number, words in enumerate(text.split("\n")):
        if number:
            paragraph.add_run().add_break()
        for stretch in scripts.stretches(normalize.line(words), own):
            run = paragraph.add_run(stretch.text)
            if (stretch.script or own) in scripts.RIGHT_TO_LEFT:
                run.font.rtl = True
