"""Letters on a Word file of the organisation's own: used as it is, but for what tells of whoever made it."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.shared import Mm, Pt
from PIL import Image

from letterkit.disclosure.inspect import inspect_file
from letterkit.errors import CannotRead
from letterkit.letter.composed import Style
from letterkit.office import archive
from letterkit.render.formats import write
from letterkit.render.letterhead import read as letterhead_reader
from letterkit.render.letterhead import starter

from . import pictures, sample
from .word_letterheads import FIRST, LINKS, W, edited, in_head, made, opened, parts


def sound(styles: str) -> bool:
    """True if each style has an id of its own, and each that it points to is there."""
    ids = re.findall(r'w:styleId="([^"]*)"', styles)
    return len(ids) == len({*ids}) and {*re.findall(r'<w:(?:basedOn|next|link) w:val="([^"]*)"', styles)} <= {*ids}


def styled(document: Document) -> set[str]:
    return {paragraph.style.name for paragraph in document.paragraphs if paragraph.style and paragraph.style.name}


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
    head = [paragraph.text for paragraph in document.sections[0].first_page_header.paragraphs]
    assert head[0] == "Coalition for the Protection of Civilians"
    assert not styled(document) & {"Letterhead", "Letterhead Details"}
    document = opened(made(tmp_path, head=False))
    assert styled(document) >= {"Letterhead", "Letterhead Details"}


def test_the_maker_shows_every_style_and_takes_the_logo(tmp_path: Path) -> None:
    letter = replace(sample.english(), logo=pictures.logo(tmp_path / "logo.png"))
    document = docx.Document(io.BytesIO(starter.make(letter)))
    assert styled(document) == {one.value for one in Style}
    assert len(document.sections[0].first_page_header.part.related_parts) == 1
    assert starter.make(letter) == starter.make(letter)


def test_nothing_of_whoever_made_it_is_in_a_letter(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        run = document.sections[0].first_page_header.paragraphs[0].add_run()
        run.add_picture(str(pictures.photograph(tmp_path / "photo.jpg")))

    path = made(tmp_path, change)
    with_rsids = archive.repack(
        path.read_bytes(),
        {},
        lambda name, content: content.replace(b"<w:p>", b'<w:p w:rsidR="00AB12CD">') if "header" in name else content,
    )
    path.write_bytes(with_rsids)
    letter = replace(sample.english(), letterhead=path)
    with zipfile.ZipFile(io.BytesIO(write(letter, "docx"))) as packed:
        everything = b"".join(packed.read(name) for name in packed.namelist())
        assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in packed.infolist())
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
        result = re.findall(rb"<w:lang [^>]*>", packed.read("word/styles.xml"))
    assert result and all(one.count(b'"ru"') == 3 for one in result)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "is not there"),
        (b"", "not a Word file"),
        (b"PK\x03\x04 rubbish", "not a Word file"),
        (b"\xd0\xcf\x11\xe0 old", "protected by a password"),
        (archive.pack({"word/document.xml": "<w/>"}), "not a Word file"),
        (archive.pack({"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}), "not a Word file"),
        (archive.pack({f"{one}.xml": "" for one in range(20_001)}), "more than 20,000 parts"),
        (archive.pack({"word/media/a.bin": bytes(100_000_001)}), "far too large"),
    ],
)
def test_what_is_no_letterhead_is_refused(tmp_path: Path, content: bytes | None, words: str) -> None:
    path = tmp_path / "a.docx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CannotRead, match=words) as refused:
        letterhead_reader.read(path)
    assert refused.value.problems[0].hint


def test_changes_that_nobody_accepted_are_refused(tmp_path: Path) -> None:
    path = made(tmp_path)
    tracked = b'<w:ins w:id="1" w:author="Zed"/></w:hdr>'
    path.write_bytes(
        archive.repack(
            path.read_bytes(),
            {},
            lambda name, content: content.replace(b"</w:hdr>", tracked) if "header" in name else content,
        )
    )
    with pytest.raises(CannotRead, match="nobody has accepted"):
        letterhead_reader.read(path)


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
    result = parts(path)
    everything = "".join(result.values()).lower()
    assert "zebedee" not in everything and "Change " not in "".join(result.values())
    head = next(text for name, text in result.items() if "Shown one" in text)
    assert "Shown two" in head and "Shown three" in head and "FILENAME" not in head and " PAGE " in head
    assert "fldChar" not in head
    (tmp_path / "letter.docx").write_bytes(write(replace(sample.english(), letterhead=path), "docx"))
    assert inspect_file(tmp_path / "letter.docx").revealing == ()


def test_what_a_picture_shows_stays_described(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        pictures.logo(tmp_path / "a.png")
        document.sections[0].first_page_header.paragraphs[0].add_run().add_picture(str(tmp_path / "a.png"))

    path = edited(made(tmp_path, change), lambda _, text: text.replace('name="a.png"', 'name="a.png" descr="Our tree"'))
    assert 'descr="Our tree"' in "".join(parts(path).values())
    assert "Our tree" in letterhead_reader.read(path).words


def picture_of(kind: str) -> bytes:
    result = io.BytesIO()
    Image.new("P", (30, 20)).save(result, kind)
    return result.getvalue()


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
    path.write_bytes(archive.repack(path.read_bytes(), {}, media))
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
        letterhead_reader.read(with_media(tmp_path, content))
    assert refused.value.problems[0].hint


def test_a_picture_of_far_too_many_points_is_refused_unopened(tmp_path: Path) -> None:
    large = io.BytesIO()
    Image.new("1", (13_000, 13_000)).save(large, "PNG")
    with pytest.raises(CannotRead, match="40 million"):
        letterhead_reader.read(with_media(tmp_path, large.getvalue()))


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
        letterhead_reader.read(in_head(made(tmp_path), used, relation))
    assert "Word" in refused.value.problems[0].hint or "PNG" in refused.value.problems[0].hint


def test_links_to_the_web_stay(tmp_path: Path) -> None:
    relation = f'<Relationship Id="rX1" Type="{LINKS}/hyperlink" Target="https://a.example/" TargetMode="External"/>'
    used = f'<w:p><w:hyperlink xmlns:r="{LINKS}" r:id="rX1"><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>'
    path = in_head(made(tmp_path), used, relation)
    assert "https://a.example/" in "".join(parts(path).values())
    assert "https://a.example/" in letterhead_reader.read(path).words


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

    result = parts(edited(made(tmp_path, change), german))
    styles = result["word/styles.xml"]
    assert sound(styles)
    body = re.search(r'<w:style [^>]*w:styleId="BodyText".*?</w:style>', styles, re.S)
    assert body and 'w:sz w:val="34"' in body[0]
    names = dict(re.findall(r'w:styleId="([^"]*)"[^>]*>\s*<w:name w:val="([^"]*)"', styles))
    assert names["Signature"] == "Signature" and "Unser Stil" in names.values() and "Subject" in names.values()
    used = {one for name, text in result.items() if name != "word/styles.xml"
            for one in re.findall(r'<w:[pr]Style w:val="([^"]*)"', text)}  # fmt: skip
    assert used <= {*names}
    assert "<w:keepNext />" in result["word/document.xml"].partition('w:val="Closing"')[0]


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
    assert letterhead_reader.read(path).names_sender is says


@pytest.mark.parametrize("off", ["0", "false", "off"])
def test_what_is_switched_off_is_off(tmp_path: Path, off: str) -> None:
    def switched(name: str, text: str) -> str:
        text = text.replace("<w:titlePg/>", f'<w:titlePg w:val="{off}"/>')
        return re.sub("(<w:settings .*?>)", rf'\1<w:evenAndOddHeaders w:val="{off}"/>', text, count=1, flags=re.S)

    path = edited(made(tmp_path), switched)
    assert not letterhead_reader.read(path).names_sender  # the head of the first page is not shown
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
        letterhead_reader.read(path)


def test_parts_in_another_encoding_are_refused(tmp_path: Path) -> None:
    path = made(tmp_path)
    hostile = f"<!DOCTYPE a [<!ENTITY b 'c'>]><w:hdr {W}><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:hdr>".encode("utf-16")
    path.write_bytes(archive.repack(path.read_bytes(), {FIRST: hostile}))
    with pytest.raises(CannotRead, match="declares a document type"):
        letterhead_reader.read(path)


def test_a_nest_without_end_is_refused(tmp_path: Path) -> None:
    path = in_head(made(tmp_path), "<w:sdt>" * 20_000 + "</w:sdt>" * 20_000)
    with pytest.raises(CannotRead, match="nested deeper"):
        letterhead_reader.read(path)
