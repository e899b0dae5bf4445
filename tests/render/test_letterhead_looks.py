"""How letters on a letterhead look: the direction of the script, the stamp of a draft, the settings of the page."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml

from letterkit.letter.composed import Letter, Style
from letterkit.render.formats import write
from letterkit.render.letterhead import starter

from . import letterheads, sample
from .word_letterheads import W, edited, in_head, made, opened, parts

pytestmark = pytest.mark.slow


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
    result = parts(path)
    assert "<w:bidi" not in result["word/styles.xml"] and "<w:bidi" not in result["word/document.xml"]
    head = next(text for text in result.values() if "منظمة" in text)
    assert re.search(r'<w:pPr><w:bidi w:val="1"/></w:pPr><w:r><w:t>منظمة', head)


def test_an_arabic_letter_runs_from_right_to_left_on_any_letterhead(tmp_path: Path) -> None:
    result = parts(made(tmp_path), sample.arabic())
    assert "<w:bidi />" in result["word/document.xml"].rpartition("<w:sectPr")[2]
    normal = re.search(r'w:styleId="Normal".*?</w:style>', result["word/styles.xml"], re.S)
    assert normal and "<w:bidi/>" in normal[0]
    assert '<w:lang w:val="en-US" w:eastAsia="ar" w:bidi="ar"/>' in result["word/styles.xml"]
    head = next(text for text in result.values() if "Coalition for" in text and "w:hdr" in text)
    assert re.search(r'w:val="Letterhead"/><w:bidi w:val="0"/></w:pPr>', head)


def test_the_stamp_stands_on_the_pages_after_the_first(tmp_path: Path) -> None:
    path = made(tmp_path)
    stamped = docx.Document(io.BytesIO(write(replace(sample.english(), letterhead=path, stamp="DRAFT"), "docx")))
    assert stamped.sections[0].header.paragraphs[0].text == "DRAFT"
    assert "DRAFT" not in [paragraph.text for paragraph in stamped.sections[0].first_page_header.paragraphs]
    assert "DRAFT" not in opened(path).sections[0].header.paragraphs[0].text


def test_the_stamp_makes_a_head_where_there_is_none(tmp_path: Path) -> None:
    path = edited(made(tmp_path), lambda _, text: re.sub(r'<w:headerReference w:type="default"[^>]*/>', "", text))
    stamped = docx.Document(io.BytesIO(write(replace(sample.english(), letterhead=path, stamp="DRAFT"), "docx")))
    assert [paragraph.text for paragraph in stamped.sections[0].header.paragraphs] == ["DRAFT"]
    assert opened(path).sections[0].header.is_linked_to_previous


def test_settings_that_change_the_look_are_taken_over_and_no_others(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        settings = document.settings.element
        for name in ("mirrorMargins", "autoHyphenation", "hideSpellingErrors", "trackRevisions"):
            settings.append(parse_xml(f"<w:{name} {W}/>"))
        for tab in settings.findall(f"{{{W[9:-1]}}}defaultTabStop"):
            tab.set(f"{{{W[9:-1]}}}val", "333")

    result = parts(made(tmp_path, change))["word/settings.xml"]
    assert re.findall(r"<w:(mirrorMargins|defaultTabStop|autoHyphenation)", result) == [
        "mirrorMargins", "defaultTabStop", "autoHyphenation",
    ]  # fmt: skip
    assert '"333"' in result and "hideSpelling" not in result and "trackRevisions" not in result


def test_the_maker_writes_each_script_in_its_direction_and_no_control_characters() -> None:
    head = sample.part(Style.LETTERHEAD, "منظمة Example\x07 Centre")
    letter = Letter("", "ar", None, (head,), direction="rtl")
    paragraph = docx.Document(io.BytesIO(starter.make(letter))).sections[0].first_page_header.paragraphs[-1]
    assert paragraph.text == "منظمة Example Centre"
    assert [bool(run.font.rtl) for run in paragraph.runs] == [True, False]


WATERMARK = """<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" \
path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>\
<v:f eqn="if @0 21600 @1"/><v:f eqn="mid @5 @6"/></v:formulas><v:path textpathok="t" o:connecttype="custom" \
o:connectlocs="@9,0;@10,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/><v:handles>\
<v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" shapetype="t"/>\
</v:shapetype><v:shape type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;width:412.4pt;\
height:247.45pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;\
mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" \
o:allowincell="f" fillcolor="silver [3201]" stroked="f" strokeweight=".5pt"><v:fill opacity=".5"/><v:textpath \
style="font-family:&quot;Calibri&quot;;font-size:1pt" string="COPY"/><w10:wrap anchorx="margin" anchory="margin"/>\
</v:shape><v:shape style="width:9pt;mso-wrap-style:square;v-text-anchor:top;layout-flow:vertical" \
fillcolor="#4472c4 [3204]"><v:textbox style="mso-fit-shape-to-text:t" inset="0,0,0,0"><w:txbxContent><w:p/>\
</w:txbxContent></v:textbox></v:shape>"""


def attributes(xml: str) -> list[tuple[str, list[str]]]:
    """Return the elements of old drawings in their order, each with its attributes sorted."""
    plain = xml.replace("&#x27;", "'")
    return [(tag, sorted(re.findall(r'[\w:]+="[^"]*"', rest)))
            for tag, rest in re.findall(r"<((?:v|o|w10):\w+)([^>]*?)/?>", plain)]  # fmt: skip


def test_a_watermark_of_word_stays_as_it_is(tmp_path: Path) -> None:
    sheet = letterheads.read(tmp_path / "a.docx", letterheads.members(head=letterheads.head_of(
        f"<w:p><w:r><w:pict>{WATERMARK}</w:pict></w:r></w:p>"
    )))  # fmt: skip
    kept = letterheads.taken_over(sheet)["word/header_default.xml"]
    assert attributes(kept.partition("<w:pict>")[2]) == attributes(WATERMARK)
    assert ("the head", "COPY") in sheet.strings


GROUP = f"""<w:p><w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="Picture"/><a:graphic>\
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"><wpg:wgp \
xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>\
<a:off x="0" y="0"/><a:ext cx="9" cy="9"/><a:chOff x="0" y="0"/><a:chExt cx="9" cy="9"/></a:xfrm></wpg:grpSpPr>\
<wps:wsp><wps:cNvSpPr/><wps:spPr><a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val 50000"/></a:avLst>\
</a:prstGeom><a:gradFill rotWithShape="1"><a:gsLst><a:gs pos="0"><a:schemeClr val="accent1"><a:tint val="50000"/>\
</a:schemeClr></a:gs></a:gsLst><a:lin ang="5400000" scaled="0"/></a:gradFill></wps:spPr><wps:style><a:lnRef idx="2">\
<a:schemeClr val="accent1"/></a:lnRef><a:fontRef idx="minor"/></wps:style><wps:txbx><w:txbxContent><w:p>\
{letterheads.words("In a group")}</w:p></w:txbxContent></wps:txbx><wps:bodyPr rot="0" vert="horz" lIns="91440"/>\
</wps:wsp></wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"""


def test_a_group_of_shapes_stays_as_it_is(tmp_path: Path) -> None:
    for around in ("{}", '<mc:AlternateContent><mc:Choice Requires="wpg">{}</mc:Choice></mc:AlternateContent>'):
        inside = GROUP.replace("<w:drawing>", around.partition("{}")[0] + "<w:drawing>").replace(
            "</w:drawing>", "</w:drawing>" + around.partition("{}")[2]
        )
        given = letterheads.members(head=letterheads.head_of(inside))
        kept = letterheads.taken_over(letterheads.read(tmp_path / f"{len(around)}.docx", given))
        drawing = GROUP[GROUP.index("<wp:inline") : GROUP.index("</wp:inline")]
        plain = re.sub(r' xmlns:\w+="[^"]*"| xml:space="preserve"', "", drawing)
        assert plain in kept["word/header_default.xml"].replace(' xml:space="preserve"', "")
