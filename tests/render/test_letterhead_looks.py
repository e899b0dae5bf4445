"""How letters on a letterhead look: the direction of the script, the stamp of a draft, the settings of the page."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import parse_xml

from letterkit.letter.composed import Letter, Style
from letterkit.render.formats import write
from letterkit.render.letterhead import maker as letterhead_maker

from . import sample
from .word_letterheads import W, edited, in_head, made, opened, parts


def arabic(path: Path) -> Path:
    def mirrored(name: str, text: str) -> str:
        text = text.replace("</w:sectPr>", "<w:bidi/></w:sectPr>")
        if name == "word/styles.xml":
            text = re.sub(r'(w:styleId="Normal">.*?)</w:style>', r"\1<w:pPr><w:bidi/></w:pPr></w:style>", text, count=1,
                          flags=re.S).replace("<w:pPr/><w:pPr>", "<w:pPr>")  # fmt: skip
        return text

    return edited(path, mirrored)


def test_the_letter_tells_its_direction_and_the_head_keeps_its_own(tmp_path: Path) -> None:
    path = in_head(arabic(made(tmp_path, head=False)), "<w:p><w:r><w:t>منظمة</w:t></w:r></w:p>")
    found = parts(path)
    assert "<w:bidi" not in found["word/styles.xml"] and "<w:bidi" not in found["word/document.xml"]
    head = next(text for text in found.values() if "منظمة" in text)
    assert re.search(r'<w:pPr><w:bidi w:val="1"/></w:pPr><w:r><w:t>منظمة', head)


def test_an_arabic_letter_runs_from_right_to_left_on_any_letterhead(tmp_path: Path) -> None:
    found = parts(made(tmp_path), sample.arabic())
    assert "<w:bidi />" in found["word/document.xml"].rpartition("<w:sectPr")[2]
    normal = re.search(r'w:styleId="Normal".*?</w:style>', found["word/styles.xml"], re.S)
    assert normal and "<w:bidi/>" in normal[0]
    assert '<w:lang w:val="en-US" w:eastAsia="ar" w:bidi="ar"/>' in found["word/styles.xml"]
    head = next(text for text in found.values() if "Coalition for" in text and "w:hdr" in text)
    assert re.search(r'w:val="Letterhead"/><w:bidi w:val="0"/></w:pPr>', head)


def test_the_stamp_stands_on_the_pages_after_the_first(tmp_path: Path) -> None:
    path = made(tmp_path)
    stamped = docx.Document(io.BytesIO(write(replace(sample.english(), letterhead=path, stamp="DRAFT"), "docx")))
    assert stamped.sections[0].header.paragraphs[0].text == "DRAFT"
    assert "DRAFT" not in [one.text for one in stamped.sections[0].first_page_header.paragraphs]
    assert "DRAFT" not in opened(path).sections[0].header.paragraphs[0].text


def test_the_stamp_makes_a_head_where_there_is_none(tmp_path: Path) -> None:
    path = edited(made(tmp_path), lambda _, text: re.sub(r'<w:headerReference w:type="default"[^>]*/>', "", text))
    stamped = docx.Document(io.BytesIO(write(replace(sample.english(), letterhead=path, stamp="DRAFT"), "docx")))
    assert [one.text for one in stamped.sections[0].header.paragraphs] == ["DRAFT"]
    assert opened(path).sections[0].header.is_linked_to_previous


def test_settings_that_change_the_look_are_taken_over_and_no_others(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        settings = document.settings.element
        for name in ("mirrorMargins", "autoHyphenation", "hideSpellingErrors", "trackRevisions"):
            settings.append(parse_xml(f"<w:{name} {W}/>"))
        for tab in settings.findall(f"{{{W[9:-1]}}}defaultTabStop"):
            tab.set(f"{{{W[9:-1]}}}val", "333")

    told = parts(made(tmp_path, change))["word/settings.xml"]
    assert re.findall(r"<w:(mirrorMargins|defaultTabStop|autoHyphenation)", told) == [
        "mirrorMargins", "defaultTabStop", "autoHyphenation",
    ]  # fmt: skip
    assert '"333"' in told and "hideSpelling" not in told and "trackRevisions" not in told


def test_the_maker_writes_each_script_in_its_direction_and_no_control_characters() -> None:
    head = sample.part(Style.LETTERHEAD, "منظمة Example\x07 Centre")
    letter = Letter("", "ar", None, (head,), direction="rtl")
    paragraph = docx.Document(io.BytesIO(letterhead_maker.make(letter))).sections[0].first_page_header.paragraphs[-1]
    assert paragraph.text == "منظمة Example Centre"
    assert [bool(one.font.rtl) for one in paragraph.runs] == [True, False]
