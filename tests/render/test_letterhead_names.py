"""No name gets from a letterhead into a letter unseen: it is not taken over, or it is listed with where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Comment, Element, ProcessingInstruction

import pytest

from letterkit.errors import LetterkitError
from letterkit.office import archive
from letterkit.render.letterhead import read as letterhead_reader

from . import letterheads
from .letterheads import head_of, members, read, taken_over, words

pytestmark = pytest.mark.slow

NAME = "Zanzibarova"
PARTS = [name for name in members() if name.endswith((".xml", ".rels"))]
Planting = Callable[[Element, str], None]


def another(tag: str, text: str) -> Element:
    result = Element(tag)
    result.text = text
    return result


BESIDE: dict[str, Planting] = {
    "tail": lambda each, name: setattr(each, "tail", f"{name}{each.tail or ''}"),
    "attribute": lambda each, name: each.set("{urn:example:other}own", name),
    "namespace": lambda each, name: each.set(f"{{urn:example:{name}}}own", "1"),
    "attribute of Word": lambda each, name: each.set(f"{{{letterheads.W}}}{name}", "1"),
    "comment": lambda each, name: each.append(Comment(name)),
    "instruction": lambda each, name: each.append(ProcessingInstruction("x", name)),
    "element of Word": lambda each, name: each.append(another(f"{{{letterheads.W}}}{name}", name)),
    "element": lambda each, name: each.append(another("{urn:example:other}own", name)),
}
"""Ways to put a name beside what an element says, which change nothing of it: all elements can have one at once."""


def inside(element: Element) -> Iterator[tuple[str, Planting]]:
    """Ways to put a name into what an element says."""
    for key in element.attrib:
        yield key, lambda each, name, key=key: each.set(key, name)  # type: ignore[misc]
        yield f"{key} with", lambda each, name, key=key: each.set(key, f"{each.get(key)}{name}")  # type: ignore[misc]
    yield "text", lambda each, name: setattr(each, "text", f"{each.text or ''}{name}")


def planted(content: str) -> Iterator[bytes]:
    """Yield a part with names beside all its elements; and with one in one place, for each place that elements of a kind
    have."""
    for plant in BESIDE.values():
        root = ElementTree.fromstring(content)
        for number, each in enumerate(list(root.iter())):
            plant(each, f"{NAME}{number}")
        yield ElementTree.tostring(root)
    seen: set[tuple[str, str]] = set()
    for number, original in enumerate(ElementTree.fromstring(content).iter()):
        for way, plant in inside(original):
            if (original.tag, way) not in seen:
                seen.add((original.tag, way))
                root = ElementTree.fromstring(content)
                plant(list(root.iter())[number], NAME)
                yield ElementTree.tostring(root)


@pytest.mark.parametrize("part", PARTS)
def test_a_name_anywhere_is_left_out_or_listed(tmp_path: Path, part: str) -> None:
    tried = 0
    for number, content in enumerate(planted(str(members()[part]))):
        try:
            sheet = read(tmp_path / f"{number}.docx", {**members(), part: content})
        except LetterkitError:
            continue
        tried += 1
        kept = "".join(f"{name} {text}" for name, text in taken_over(sheet).items())
        left = {*re.findall(rf"{NAME}\d*", kept, re.IGNORECASE)}
        listed = "\n".join(text for _, text in sheet.strings)
        assert all(re.search(rf"{name}(?!\d)", listed) for name in left), content.decode()
    assert tried


def test_the_rich_letterhead_keeps_what_a_reader_sees(tmp_path: Path) -> None:
    sheet = read(tmp_path / "a.docx")
    kept = taken_over(sheet)
    head = kept["word/header_default.xml"]
    for shown in ("Example ", "Centre", "In a control", "In a tag", "In data", "our site", "a field", "In a cell",
                  "In a box", "above", "below", "Nobody"):  # fmt: skip
        assert f">{shown}" in head, shown
    assert head.count("In a box") == 1  # what older programs would show goes
    assert 'HYPERLINK "https://field.example/a"' in head.replace("&quot;", '"') and " PAGE " in head
    assert "AUTHOR" not in head and "FORMTEXT" not in head
    assert 'descr="Our tree"' in head and 'Requires="wps"' in head and "WaterMark" in head
    assert '<w:sz w:val="40"/>' in head and 'w:ascii="Our Font"' in head
    assert sheet.left_out == ("Sum",)
    assert "word/media/head1.png" in kept and sheet.names_sender
    assert 'w:w="11906"' in kept["word/document.xml"] and "w:code" not in kept["word/document.xml"]


def test_the_strings_have_places(tmp_path: Path) -> None:
    listed = read(tmp_path / "a.docx").strings
    assert {
        ("the head", "Example Centre  A"), ("the head", "above"), ("the head", "In a box"), ("the head", "Our tree"), ("the foot", "Registered charity"),
        ("the head", "Our Font"), ("a style", "Our Head"), ("a list", "Para %1."), ("a font", "Other Font"),
        ("the theme", "Theme Font"), ("a link", "https://our.example/"), ("a link", "https://old.example/"),
        ("a field in the head", ' HYPERLINK "https://field.example/a" '), ("the head", "COPY"), ("the head", "Zapfino"),
    } <= {*listed}  # fmt: skip
    assert not {"Normal", "Table Grid", "Arial", "Date", "Signature"} & {text for _, text in listed}


TEXT_BOX_BETWEEN = letterheads.TEXT_BOX
SPLIT = {
    "a break": "<w:p><w:r><w:t>Mira Zanzi</w:t><w:br/><w:t>barova</w:t></w:r></w:p>",
    "a break between names": "<w:p><w:r><w:t>Mira</w:t><w:br/><w:t>Zanzibarova</w:t></w:r></w:p>",
    "runs": f"<w:p>{words('Mira Zan')}{words('zibarova')}</w:p>",
    "a text box": f"<w:p>{words('Mira Zanzi')}{TEXT_BOX_BETWEEN}{words('barova')}</w:p>",
    "a bookmark and a control": f'<w:p>{words("Mira Zanzi")}<w:bookmarkStart w:id="1" w:name="x"/><w:sdt><w:sdtContent>'
    f"{words('barova')}</w:sdtContent></w:sdt></w:p>",
    "a soft hyphen of Word": "<w:p><w:r><w:t>Mira Zanzi</w:t><w:softHyphen/><w:t>barova</w:t></w:r></w:p>",
    "signs of a font": '<w:p><w:r><w:t>Mira </w:t><w:sym w:font="Arial" w:char="F05A"/><w:t>anzibarova</w:t></w:r></w:p>',
    "words above words": "<w:p>" + "".join(
        f"<w:r><w:ruby><w:rt>{words(above)}</w:rt><w:rubyBase>{words(below)}</w:rubyBase></w:ruby></w:r>"
        for above, below in (("x", "Mira Zan"), ("y", "zibarova"))
    ) + "</w:p>",
    "two paragraphs": f"<w:p>{words('Mira')}</w:p><w:p/><w:p>{words('Zanzibarova')}</w:p>",
    "a font like one of a theme": '<w:p><w:r><w:rPr><w:rFonts w:ascii="+Mira Zanzibarova"/></w:rPr></w:r></w:p>',
    "two pieces of a code": '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF 1 = 1 "Mira Zan'
    '</w:instrText></w:r><w:r><w:instrText>zibarova"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    "the code of a link": '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "https://a.example/mira'
    '%20zan</w:instrText><w:instrText>zibarova"</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>a</w:t>'
    '<w:fldChar w:fldCharType="end"/></w:r></w:p>',
}  # fmt: skip


@pytest.mark.parametrize("way", SPLIT)
def test_a_name_in_pieces_is_listed_in_one(tmp_path: Path, way: str) -> None:
    sheet = read(tmp_path / "a.docx", members(head=head_of(SPLIT[way])))
    joined = {text.casefold().replace("%20", " ") for _, text in sheet.strings}
    assert any("mira zanzibarova" in text for text in joined), joined


@pytest.mark.parametrize(
    "code",
    [
        'HYPERLINK "ms-word:ofe|u|http://a.example/"', 'HYPERLINK "smb://a.example/"', "HYPERLINK javascript:alert(1)",
        'HYPERLINK "\\\\\\\\server\\\\share"', 'HYPERLINK "file:///C:/Users/a"', 'HYPERLINK "https:\\\\a"',
    ],
)  # fmt: skip
def test_links_in_fields_lead_to_the_web_or_nowhere(tmp_path: Path, code: str) -> None:
    simple = code.replace('"', "&quot;")
    for content in (letterheads.field(code, "a"), f'<w:fldSimple w:instr="{simple}">{words("a")}</w:fldSimple>'):
        with pytest.raises(LetterkitError, match="does not lead to the web"):
            read(tmp_path / "a.docx", members(head=head_of(f"<w:p>{content}</w:p>")))


@pytest.mark.parametrize(
    ("shape", "refused"),
    [
        ('<v:shape href="smb://a.example/"/>', "does not lead to the web"),
        ('<v:shape><v:imagedata src="http://a.example/x.png"/></v:shape>', "fetched by every reader"),
        (
            '<v:shape><v:imagedata r:id="rPicture" o:href="http://a.example/x.png"/></v:shape>',
            "fetched by every reader",
        ),
        ('<v:rect><v:fill type="frame" src="\\\\server\\x.png"/></v:rect>', "fetched by every reader"),
        ('<v:rect><v:fill o:href="file:///C:/x.png"/></v:rect>', "fetched by every reader"),
        ('<v:shape><v:imagedata o:href="cid:image1" r:id="rPicture"/></v:shape>', ""),
    ],
)
def test_old_drawings_fetch_nothing(tmp_path: Path, shape: str, refused: str) -> None:
    given = members(head=head_of(f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>"))
    if refused:
        with pytest.raises(LetterkitError, match=refused):
            read(tmp_path / "a.docx", given)
    else:
        assert "cid:" not in "".join(taken_over(read(tmp_path / "a.docx", given)).values())


def test_a_link_keeps_its_target_and_nothing_else(tmp_path: Path) -> None:
    code = 'HYPERLINK "www.a.example/x" \\o "Zanzibarova" \\l "Zanzibarova" \\t "Zanzibarova"'
    kept = taken_over(read(tmp_path / "a.docx", members(head=head_of(f"<w:p>{letterheads.field(code, 'a')}</w:p>"))))
    assert NAME not in "".join(kept.values()) and "http://www.a.example/x" in kept["word/header_default.xml"]


def test_days_that_change_are_left_out_and_told(tmp_path: Path) -> None:
    content = f'<w:p>{letterheads.field("DATE", "3 May 2019")}<w:fldSimple w:instr="SAVEDATE">{words("4 May")}</w:fldSimple></w:p>'
    sheet = read(tmp_path / "a.docx", members(head=head_of(content)))
    assert sheet.left_out == ("3 May 2019", "4 May")
    assert "May" not in taken_over(sheet)["word/header_default.xml"]


@pytest.mark.parametrize("inner", ['INCLUDETEXT "C:\\a"', "AUTHOR", "DATE"])
def test_a_field_with_a_field_in_its_code_that_may_not_stay_goes_too(tmp_path: Path, inner: str) -> None:
    code = f'IF {letterheads.field(inner, "Somebody")} = "a" "b"'.replace("<w:r>", "</w:instrText></w:r><w:r>", 1)
    field = letterheads.field(code, "shown").replace(
        '<w:fldChar w:fldCharType="end"/></w:r> = ', '<w:fldChar w:fldCharType="end"/></w:r><w:r><w:instrText> = '
    )
    head = taken_over(read(tmp_path / "a.docx", members(head=head_of(f"<w:p>{field}</w:p>"))))[
        "word/header_default.xml"
    ]
    assert "shown" in head and "Somebody" not in head and "instrText" not in head and "fldChar" not in head


def test_own_objects_are_refused_and_not_lost(tmp_path: Path) -> None:
    chart = '<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="http://a.example/chart"/></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    choice = f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="cx">{chart}</mc:Choice>{{}}</mc:AlternateContent></w:r></w:p>'
    assert (
        "plain"
        in read(
            tmp_path / "b.docx", members(head=head_of(choice.format("<mc:Fallback><w:t>plain</w:t></mc:Fallback>")))
        ).words
    )
    for content in (
        chart, "<w:p><w:r><w:object/></w:r></w:p>", choice.format(""), choice.format("<mc:Fallback/>"),
    ):  # fmt: skip
        with pytest.raises(LetterkitError, match="no text and no picture"):
            read(tmp_path / "a.docx", members(head=head_of(content)))


def test_where_a_zip_tells_it_is_not_taken_over(tmp_path: Path) -> None:
    given = {name.replace("header1", NAME).replace("logo", NAME): content for name, content in members().items()}
    for name, content in given.items():
        if isinstance(content, str) and name.endswith(".rels"):
            given[name] = content.replace("header1", NAME).replace("logo", NAME)
    (tmp_path / "a.docx").write_bytes(archive.pack(given))
    kept = taken_over(letterhead_reader.read(tmp_path / "a.docx"))
    assert NAME not in "".join(f"{name} {text}" for name, text in kept.items())
    assert "word/media/head1.png" in kept
