"""Letters on a Word file of the organisation's own: used as it is, but for what tells of whoever made it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.shared import Mm, Pt
from PIL import Image

from letterkit.disclosure.door import disclosed
from letterkit.errors import CannotRead
from letterkit.letter.composed import Letter, Style
from letterkit.render import archive, letterhead
from letterkit.render.formats import write
from letterkit.render.letterhead import maker as letterhead_maker

from . import pictures, sample

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FIRST = "word/header2.xml"
"""The head of the first page in what `made` makes; `word/header1.xml` is that of the pages after it."""


def made(tmp_path: Path, change: Callable[[Document], None] = lambda _: None, head: bool = True) -> Path:
    """A letterhead, changed as somebody would in Word."""
    letter = Letter("", "en-GB", None, sample.english().parts[1:3] if head else ())
    path = tmp_path / "our letterhead.docx"
    path.write_bytes(letterhead_maker.make(letter))
    document = docx.Document(str(path))
    change(document)
    document.core_properties.author = pictures.SECRET
    document.save(str(path))
    return path


def opened(path: Path, **changes: object) -> Document:
    letter = replace(sample.english(), letterhead=path, **changes)  # type: ignore[arg-type]
    return docx.Document(io.BytesIO(write(letter, "docx")))


def edited(path: Path, edit: Callable[[str, str], str]) -> Path:
    """The file with the XML of its parts as `edit` makes it from name and content."""

    def part(name: str, content: bytes) -> bytes:
        return edit(name, content.decode()).encode() if name.endswith((".xml", ".rels")) else content

    path.write_bytes(archive.replaced(path.read_bytes(), {}, part))
    return path


def in_head(path: Path, xml: str, relation: str = "") -> Path:
    """The file with more in the head of its first page, and perhaps a relation of that head."""
    edited(path, lambda name, text: text.replace("</w:hdr>", f"{xml}</w:hdr>") if name == FIRST else text)
    if relation:
        with zipfile.ZipFile(path, "a") as packed:
            start = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            packed.writestr("word/_rels/header2.xml.rels", f"{start}{relation}</Relationships>")
    return path


def parts(path: Path, given: Letter | None = None) -> dict[str, str]:
    """The parts of a letter on the letterhead, as text."""
    data = write(replace(given or sample.english(), letterhead=path), "docx")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name).decode("utf-8", "replace") for name in packed.namelist()}


def sound(styles: str) -> bool:
    """Whether each style has an id of its own, and each that it points to is there."""
    ids = re.findall(r'w:styleId="([^"]*)"', styles)
    return len(ids) == len({*ids}) and {*re.findall(r'<w:(?:basedOn|next|link) w:val="([^"]*)"', styles)} <= {*ids}


def styled(document: Document) -> set[str]:
    return {one.style.name for one in document.paragraphs if one.style and one.style.name}


def test_a_letter_takes_over_styles_margins_and_heads(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        document.styles["Subject"].font.size = Pt(21)
        document.sections[0].left_margin = Mm(41)
        document.sections[0].footer.paragraphs[0].text = "Registered charity 12345"
        document.sections[0].header.paragraphs[0].text = "The page after the first"

    document = opened(made(tmp_path, change))
    section = document.sections[0]
    assert document.styles["Subject"].font.size == Pt(21)
    assert section.left_margin is not None and round(section.left_margin.mm) == 41
    assert section.footer.paragraphs[0].text == "Registered charity 12345"
    assert section.header.paragraphs[0].text == "The page after the first"


def test_a_head_that_says_who_writes_is_not_said_twice(tmp_path: Path) -> None:
    document = opened(made(tmp_path))
    head = [one.text for one in document.sections[0].first_page_header.paragraphs]
    assert head[0] == "Coalition for the Protection of Civilians"
    assert not styled(document) & {"Letterhead", "Letterhead Details"}
    document = opened(made(tmp_path, head=False))
    assert styled(document) >= {"Letterhead", "Letterhead Details"}


def test_the_maker_shows_every_style_and_takes_the_logo(tmp_path: Path) -> None:
    letter = replace(sample.english(), logo=pictures.logo(tmp_path / "logo.png"))
    document = docx.Document(io.BytesIO(letterhead_maker.make(letter)))
    assert styled(document) == {one.value for one in Style}
    assert len(document.sections[0].first_page_header.part.related_parts) == 1
    assert letterhead_maker.make(letter) == letterhead_maker.make(letter)


def test_nothing_of_whoever_made_it_is_in_a_letter(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        run = document.sections[0].first_page_header.paragraphs[0].add_run()
        run.add_picture(str(pictures.photograph(tmp_path / "photo.jpg")))

    path = made(tmp_path, change)
    with_rsids = archive.replaced(
        path.read_bytes(),
        {},
        lambda name, content: content.replace(b"<w:p>", b'<w:p w:rsidR="00AB12CD">') if "header" in name else content,
    )
    path.write_bytes(with_rsids)
    letter = replace(sample.english(), letterhead=path)
    with zipfile.ZipFile(io.BytesIO(write(letter, "docx"))) as packed:
        everything = b"".join(packed.read(name) for name in packed.namelist())
        assert all(one.date_time == (1980, 1, 1, 0, 0, 0) for one in packed.infolist())
    assert pictures.SECRET.encode() not in everything and b"rsid" not in everything


def test_styles_that_it_lacks_are_lent(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        for name in ("Signatory List", "Inside Address"):
            element = document.styles[name].element
            element.getparent().remove(element)

    document = opened(made(tmp_path, change))
    assert document.styles["Inside Address"].paragraph_format.keep_together
    assert document.styles["Signatory List"].paragraph_format.keep_together


def test_the_spell_checker_is_told_the_language_of_the_letter(tmp_path: Path) -> None:
    path = made(tmp_path)
    data = write(replace(sample.russian(), letterhead=path), "docx")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        told = re.findall(rb"<w:lang [^>]*>", packed.read("word/styles.xml"))
    assert told and all(one.count(b'"ru"') == 3 for one in told)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "is not there"),
        (b"", "not a Word file"),
        (b"PK\x03\x04 rubbish", "not a Word file"),
        (archive.packed({"word/document.xml": "<w/>"}), "not a Word file"),
        (archive.packed({"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}), "not a Word file"),
        (archive.packed({f"{one}.xml": "" for one in range(1_001)}), "too large when unpacked"),
        (archive.packed({"word/media/a.bin": bytes(100_000_001)}), "too large when unpacked"),
    ],
)
def test_what_is_no_letterhead_is_refused(tmp_path: Path, content: bytes | None, words: str) -> None:
    path = tmp_path / "a.docx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CannotRead, match=words) as refused:
        letterhead.read(path)
    assert refused.value.problems[0].hint


def test_changes_that_nobody_accepted_are_refused(tmp_path: Path) -> None:
    path = made(tmp_path)
    tracked = b'<w:ins w:id="1" w:author="Zed"/></w:hdr>'
    path.write_bytes(
        archive.replaced(
            path.read_bytes(),
            {},
            lambda name, content: content.replace(b"</w:hdr>", tracked) if "header" in name else content,
        )
    )
    with pytest.raises(CannotRead, match="nobody has accepted"):
        letterhead.read(path)


HIDDEN = f"""<w:p {W} xmlns:o="urn:x"><w:pPr><w:jc w:val="left"/>
<w:pPrChange w:id="5" w:author="{pictures.SECRET}" w:date="2024-01-02T10:11:12Z"><w:pPr/></w:pPrChange></w:pPr>
<w:r><w:rPr><w:b/><w:rPrChange w:id="6" w:author="{pictures.SECRET}"/></w:rPr><w:t>Shown one</w:t></w:r>
<w:r><w:rPr><w:vanish/></w:rPr><w:t>{pictures.SECRET}</w:t></w:r>
<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> INCLUDETEXT "C:\\Users\\zebedee\\</w:instrText></w:r>
<w:r><w:instrText>x.docx" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>
<w:r><w:t>Shown two</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
<w:fldSimple w:instr=" FILENAME \\p "><w:r><w:t>Shown three</w:t></w:r></w:fldSimple>
<w:r><w:instrText>LINK "C:\\Users\\zebedee"</w:instrText></w:r>
<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p>"""


def test_what_nobody_sees_is_left_out_and_what_is_seen_stays(tmp_path: Path) -> None:
    def with_picture(document: Document) -> None:
        Image.new("RGB", (30, 20)).save(tmp_path / "zebedee.png")
        document.sections[0].first_page_header.paragraphs[0].add_run().add_picture(str(tmp_path / "zebedee.png"))

    def planted(name: str, text: str) -> str:
        change = f'<w:sectPrChange w:id="9" w:author="{pictures.SECRET}"><w:sectPr/></w:sectPrChange></w:sectPr>'
        style = f'<w:pPrChange w:id="7" w:author="{pictures.SECRET}"><w:pPr/></w:pPrChange></w:pPr></w:style>'
        named = re.sub(
            'name="zebedee.png"', 'name="C:\\\\Users\\\\zebedee.png" descr="file:///home/zebedee/a.png"', text
        )
        return named.replace("</w:sectPr>", change).replace("</w:pPr></w:style>", style)

    path = in_head(edited(made(tmp_path, with_picture), planted), HIDDEN)
    found = parts(path)
    everything = "".join(found.values()).lower()
    assert "zebedee" not in everything and "Change " not in "".join(found.values())
    head = next(text for name, text in found.items() if "Shown one" in text)
    assert "Shown two" in head and "Shown three" in head and "FILENAME" not in head and " PAGE " in head
    assert "fldChar" not in head
    (tmp_path / "letter.docx").write_bytes(write(replace(sample.english(), letterhead=path), "docx"))
    assert disclosed(tmp_path / "letter.docx").gives_away == ()


def test_what_a_picture_shows_stays_described(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        pictures.logo(tmp_path / "a.png")
        document.sections[0].first_page_header.paragraphs[0].add_run().add_picture(str(tmp_path / "a.png"))

    path = edited(made(tmp_path, change), lambda _, text: text.replace('name="a.png"', 'name="a.png" descr="Our tree"'))
    assert 'descr="Our tree"' in "".join(parts(path).values())
    assert "Our tree" in letterhead.read(path).words


def picture_of(kind: str) -> bytes:
    made = io.BytesIO()
    Image.new("P", (30, 20)).save(made, kind)
    return made.getvalue()


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF"])
def test_pictures_of_other_kinds_become_png(tmp_path: Path, kind: str) -> None:
    path = with_media(tmp_path, picture_of(kind))
    with zipfile.ZipFile(io.BytesIO(write(replace(sample.english(), letterhead=path), "docx"))) as packed:
        media = [name for name in packed.namelist() if "media" in name]
        assert len(media) == 1 and media[0].endswith(".png")
        assert pictures.opened(packed.read(media[0])).format == "PNG"


def with_media(tmp_path: Path, content: bytes) -> Path:
    def change(document: Document) -> None:
        pictures.logo(tmp_path / "a.png")
        document.sections[0].first_page_header.paragraphs[0].add_run().add_picture(str(tmp_path / "a.png"))

    path = made(tmp_path, change)
    media = lambda name, given: content if "media" in name else given  # noqa: E731
    path.write_bytes(archive.replaced(path.read_bytes(), {}, media))
    return path


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"\xd7\xcd\xc6\x9a rubbish", "WMF"),
        (b"\x89PNG\r\n\x1a\n", "damaged|cannot be used"),
    ],
)
def test_pictures_that_cannot_be_cleaned_are_refused(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(CannotRead, match=words) as refused:
        letterhead.read(with_media(tmp_path, content))
    assert refused.value.problems[0].hint


def test_a_picture_of_far_too_many_points_is_refused_unopened(tmp_path: Path) -> None:
    large = io.BytesIO()
    Image.new("1", (13_000, 13_000)).save(large, "PNG")
    with pytest.raises(CannotRead, match="40 million"):
        letterhead.read(with_media(tmp_path, large.getvalue()))


@pytest.mark.parametrize(
    ("kind", "target", "mode", "words"),
    [
        ("image", "http://tracker.example/x.png", "External", "fetched by every reader"),
        ("hyperlink", "file:///C:/Users/zebedee", "External", "does not lead to the web"),
        ("oleObject", "embeddings/a.bin", "Internal", "no text and no picture"),
    ],
)
def test_what_leads_elsewhere_is_refused(tmp_path: Path, kind: str, target: str, mode: str, words: str) -> None:
    relation = f'<Relationship Id="rX1" Type="{LINKS}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    used = f'<w:p><w:hyperlink xmlns:r="{LINKS}" r:id="rX1"/></w:p>'
    with pytest.raises(CannotRead, match=words) as refused:
        letterhead.read(in_head(made(tmp_path), used, relation))
    assert "Word" in refused.value.problems[0].hint or "PNG" in refused.value.problems[0].hint


def test_links_to_the_web_stay(tmp_path: Path) -> None:
    relation = f'<Relationship Id="rX1" Type="{LINKS}/hyperlink" Target="https://a.example/" TargetMode="External"/>'
    used = f'<w:p><w:hyperlink xmlns:r="{LINKS}" r:id="rX1"><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>'
    path = in_head(made(tmp_path), used, relation)
    assert "https://a.example/" in "".join(parts(path).values())
    assert "https://a.example/" in letterhead.read(path).words


GERMAN = {"Normal": "Standard", "BodyText": "Textkrper", "Closing": "Gruformel", "Header": "Kopfzeile"}


def german(name: str, text: str) -> str:
    """As a German Word calls the styles; and one that has the id of ours, but is another."""
    for ours, theirs in GERMAN.items():
        text = re.sub(f'(w:styleId|w:(?:basedOn|next|link|pStyle) w:val)="{ours}"', rf'\1="{theirs}"', text)
    other = '<w:style w:type="paragraph" w:styleId="Signature"><w:name w:val="Unser Stil"/></w:style></w:styles>'
    return text.replace("</w:styles>", other) if name == "word/styles.xml" else text


def test_styles_are_told_by_their_names_in_every_language_of_word(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        document.styles["Body Text"].font.size = Pt(17)
        for name in ("Signature", "Subject"):
            element = document.styles[name].element
            element.getparent().remove(element)

    found = parts(edited(made(tmp_path, change), german))
    styles = found["word/styles.xml"]
    assert sound(styles)
    body = re.search(r'<w:style [^>]*w:styleId="BodyText".*?</w:style>', styles, re.S)
    assert body and 'w:sz w:val="34"' in body[0]
    names = dict(re.findall(r'w:styleId="([^"]*)"[^>]*>\s*<w:name w:val="([^"]*)"', styles))
    assert names["Signature"] == "Signature" and "Unser Stil" in names.values() and "Subject" in names.values()
    used = {one for name, text in found.items() if name != "word/styles.xml"
            for one in re.findall(r'<w:[pr]Style w:val="([^"]*)"', text)}  # fmt: skip
    assert used <= {*names}
    assert "<w:keepNext />" in found["word/document.xml"].partition('w:val="Closing"')[0]


def test_no_styles_for_program_code_are_in_a_letter(tmp_path: Path) -> None:
    styles = parts(made(tmp_path))["word/styles.xml"]
    assert "Tok" not in styles and "SourceCode" not in styles and sound(styles)


NUMBER = '<w:r><w:t>Seite </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
LINE = '<w:r><w:pict><v:line xmlns:v="urn:schemas-microsoft-com:vml" from="0,0" to="9,9"/></w:pict></w:r>'


@pytest.mark.parametrize(
    ("shown", "says"),
    [
        (NUMBER, False),
        (LINE, False),
        ("<w:r><w:t>第 1 页 共 2 页</w:t></w:r>", False),
        ("<w:r><w:t>Page 1 of 2</w:t></w:r>", False),
        ("<w:r><w:t>— 1 —</w:t></w:r>", False),
        (f"<w:r><w:t>Example Centre</w:t></w:r>{NUMBER}", True),
        ("<w:r><w:t>人权中心</w:t></w:r>", True),
    ],
)
def test_a_number_or_a_line_says_not_who_writes(tmp_path: Path, shown: str, says: bool) -> None:
    path = in_head(made(tmp_path, head=False), f"<w:p>{shown}</w:p>")
    assert letterhead.read(path).says_who is says


@pytest.mark.parametrize("off", ["0", "false", "off"])
def test_what_is_switched_off_is_off(tmp_path: Path, off: str) -> None:
    def switched(name: str, text: str) -> str:
        text = text.replace("<w:titlePg/>", f'<w:titlePg w:val="{off}"/>')
        return re.sub("(<w:settings .*?>)", rf'\1<w:evenAndOddHeaders w:val="{off}"/>', text, count=1, flags=re.S)

    path = edited(made(tmp_path), switched)
    assert not letterhead.read(path).says_who  # the head of the first page is not shown
    assert f'evenAndOddHeaders w:val="{off}"' in parts(path)["word/settings.xml"]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ('<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/></w:style>' * 2_001, "2,000 styles"),
        (" " * 2_000_001, "far larger"),
    ],
)
def test_styles_without_end_are_refused(tmp_path: Path, more: str, words: str) -> None:
    path = edited(made(tmp_path), lambda _, text: text.replace("</w:styles>", f"{more}</w:styles>"))
    with pytest.raises(CannotRead, match=words):
        letterhead.read(path)


def test_parts_in_another_encoding_are_refused(tmp_path: Path) -> None:
    path = made(tmp_path)
    hostile = f"<!DOCTYPE a [<!ENTITY b 'c'>]><w:hdr {W}><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:hdr>".encode("utf-16")
    path.write_bytes(archive.replaced(path.read_bytes(), {FIRST: hostile}))
    with pytest.raises(CannotRead, match="not a Word file"):
        letterhead.read(path)


def test_a_nest_without_end_is_refused(tmp_path: Path) -> None:
    path = in_head(made(tmp_path), "<w:sdt>" * 20_000 + "</w:sdt>" * 20_000)
    with pytest.raises(CannotRead, match="not a Word file"):
        letterhead.read(path)


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
