"""Word documents: everything that Word keeps beside the words is told, and what gives somebody away is marked."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from .planting import W, document, docx, look, relations, revealed, taken

CORE = (
    '<cp:coreProperties xmlns:cp="a" xmlns:dc="b" xmlns:dcterms="c"><dc:title>A letter</dc:title>'
    "<dc:creator>Amina Example</dc:creator><cp:lastModifiedBy>Ben Example</cp:lastModifiedBy>"
    "<cp:revision>12</cp:revision><dcterms:created>2026-11-30T14:23:05Z</dcterms:created>"
    "<dc:description>for Cora</dc:description></cp:coreProperties>"
)
APP = (
    "<Properties><Template>C:\\Templates\\Appeal.dotx</Template><TotalTime>312</TotalTime><Company>Example Watch</Company>"
    "<Application>Microsoft Macintosh Word</Application><Manager>Dina Example</Manager></Properties>"
)
CUSTOM = '<Properties><property name="MSIP_Label_Owner"><vt:lpwstr xmlns:vt="v">amina@example.org</vt:lpwstr></property></Properties>'


def test_properties_are_all_told_and_those_of_people_are_marked(tmp_path: Path) -> None:
    path = docx(
        tmp_path / "a.docx", **{"docProps__core.xml": CORE, "docProps__app.xml": APP, "docProps__custom.xml": CUSTOM}
    )
    result = look(path)
    assert revealed(result) == {
        "Author (dc:creator)": "Amina Example",
        "Last changed by (cp:lastModifiedBy)": "Ben Example",
        "Created (dcterms:created)": "2026-11-30T14:23:05Z",
        "Remarks (dc:description)": "for Cora",
        "Template (Template)": "C:\\Templates\\Appeal.dotx",
        "Path": "C:\\Templates\\Appeal.dotx",
        "Company (Company)": "Example Watch",
        "Program (Application)": "Microsoft Macintosh Word",
        "Manager (Manager)": "Dina Example",
        "Property of its own: MSIP_Label_Owner": "amina@example.org",
    }
    plain = {trace.name: trace.value for trace in result.traces if not trace.is_revealing}
    assert plain == {
        "Title (dc:title)": "A letter",
        "Times saved (cp:revision)": "12",
        "Minutes of work (TotalTime)": "312",
    }
    assert all(trace.remedy for trace in result.revealing)
    assert not any(trace.remedy for trace in result.traces if not trace.is_revealing)


def test_a_document_with_nothing_planted_gives_nobody_away(tmp_path: Path) -> None:
    assert look(docx(tmp_path / "a.docx")).revealing == ()


def test_what_python_docx_writes_by_itself_is_told(tmp_path: Path) -> None:
    made = Document()
    made.add_paragraph("A letter.")
    made.core_properties.author = "Amina Example"
    made.add_comment(made.paragraphs[0].runs, text="Not yet.", author="Ben Example", initials="BE")
    made.save(str(tmp_path / "a.docx"))
    result = revealed(look(tmp_path / "a.docx"))
    assert result["Author (dc:creator)"] == "Amina Example"
    assert result["Comments by Ben Example (BE)"].endswith("‘Not yet.’")
    assert "Preview of the first page" in result


CHANGED = document(
    '<w:p w14:paraId="1A2B3C4D" w:rsidR="00AB12CD">'
    '<w:ins w:author="Ben Example" w:date="2026-11-29T09:00:00Z"><w:r><w:t>more</w:t></w:r></w:ins>'
    '<w:ins w:author="Ben Example" w:date="2026-11-30T09:00:00Z"><w:r><w:t>still more</w:t></w:r></w:ins>'
    '<w:del w:author="Cora Example"><w:r w:rsidDel="00AB12CE"><w:delText>the witness</w:delText></w:r></w:del>'
    '<w:r><w:rPr><w:rPrChange w:author="Dina Example" w:date="2026-11-30T10:00:00Z"/></w:rPr><w:t>x</w:t></w:r></w:p>'
)


def test_kept_changes_are_told_with_their_authors_days_and_words(tmp_path: Path) -> None:
    result = revealed(look(docx(tmp_path / "a.docx", **{"word__document.xml": CHANGED})))
    assert result == {
        "Insertions by Ben Example": "2, 2026-11-29T09:00:00Z to 2026-11-30T09:00:00Z: ‘more still more’",
        "Deletions by Cora Example": "1: ‘the witness’",
        "Changes of form by Dina Example": "1, 2026-11-30T10:00:00Z",
        "Revision ids (w:rsid)": "2: 00AB12CD, 00AB12CE",
    }


def test_hidden_words_are_told_and_shown_words_are_not(tmp_path: Path) -> None:
    body = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>her real name</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>shown</w:t></w:r></w:p>"
    result = revealed(look(docx(tmp_path / "a.docx", **{"word__document.xml": document(body)})))
    assert result == {"Hidden text (w:vanish)": "her real name"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "target", "name"),
    [
        ("attachedTemplate", "file:///C:/Users/Amina/Appeal.dotx", "Attached template"),
        ("attachedTemplate", "Appeal.dotx", "Attached template"),
        ("mailMergeSource", "people.xlsx", "Source of addresses"),
        ("hyperlink", "file:///D:/cases/witness.docx", "Link"),
        ("hyperlink", "\\\\server\\cases\\witness.docx", "Link"),
        ("image", "https://example.org/seen.png", "Linked file (image)"),
        ("oleObject", "file:///Z:/figures.xlsx", "Linked file (oleObject)"),
    ],
)
def test_links_to_files_and_to_what_is_fetched_are_marked(tmp_path: Path, kind: str, target: str, name: str) -> None:
    parts = {"word___rels__document.xml.rels": relations(kind, target)}
    assert revealed(look(docx(tmp_path / "a.docx", **parts)))[name] == target


def test_a_link_to_a_website_is_the_letters_own(tmp_path: Path) -> None:
    parts = {"word___rels__document.xml.rels": relations("hyperlink", "https://example.org/zq-planted-user")}
    result = look(docx(tmp_path / "a.docx", **parts))
    assert result.revealing == ()
    assert "The name you log in with, in the letter’s own words" in {trace.name for trace in result.traces}


SETTINGS = f"""<w:settings {W} xmlns:w14="urn:w14" xmlns:w15="urn:w15"><w:rsids><w:rsidRoot w:val="00AA0001"/><w:rsid w:val="00AA0002"/></w:rsids>
<w:docVars><w:docVar w:name="case" w:val="2026/17"/></w:docVars><w:mailMerge><w:connectString w:val="people.mdb"/></w:mailMerge>
<w14:docId w14:val="1B2C3D4E"/><w15:docId w15:val="{{A-B-C}}"/></w:settings>"""
PEOPLE = '<w15:people xmlns:w15="urn:w15"><w15:person w15:author="Ben Example"><w15:presenceInfo w15:providerId="AD" w15:userId="S::ben@example.org::1"/></w15:person></w15:people>'


def test_settings_and_people_are_told(tmp_path: Path) -> None:
    parts = {"word__settings.xml": SETTINGS, "word__people.xml": PEOPLE}
    assert revealed(look(docx(tmp_path / "a.docx", **parts))) == {
        "Revision ids (w:rsid)": "2: 00AA0001, 00AA0002",
        "Variable ‘case’ (w:docVar)": "2026/17",
        "Setting of the mail merge (w:connectString)": "people.mdb",
        "Id of the document (w14:docId)": "1B2C3D4E",
        "Id of the document (w15:docId)": "{A-B-C}",
        "Person (w15:person)": "Ben Example",
        "Account (w15:presenceInfo)": "AD: S::ben@example.org::1",
    }


@pytest.mark.parametrize(
    ("member", "name"),
    [
        ("docProps/thumbnail.jpeg", "Preview of the first page"),
        ("word/printerSettings/printerSettings1.bin", "Settings of a printer"),
        ("word/embeddings/oleObject1.bin", "Embedded file"),
        ("word/vbaProject.bin", "Macro"),
        ("_xmlsignatures/sig1.xml", "Digital signature"),
        ("customXml/item1.xml", "Data beside the letter"),
    ],
)
def test_parts_that_no_page_shows_are_told(tmp_path: Path, member: str, name: str) -> None:
    result = look(docx(tmp_path / "a.docx", **{member: b"<x>1</x>"}))
    assert [trace.place for trace in result.revealing if trace.name == name] == [member]


def test_words_own_empty_bibliography_is_not_marked(tmp_path: Path) -> None:
    empty = '<b:Sources SelectedStyle="" xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"/>'
    assert look(docx(tmp_path / "a.docx", **{"customXml/item1.xml": empty})).revealing == ()


def test_a_picture_in_the_document_is_looked_into(tmp_path: Path) -> None:
    result = look(docx(tmp_path / "a.docx", **{"word/media/image1.jpg": taken()}))
    assert revealed(result)["Artist (EXIF)"] == "Amina Example"
    assert {trace.place for trace in result.revealing} == {"word/media/image1.jpg"}


def test_the_users_name_is_found_beside_the_words_and_only_listed_in_them(tmp_path: Path) -> None:
    words = look(docx(tmp_path / "a.docx", "Signed by zq-planted-user."))
    assert words.revealing == ()
    assert [trace.value for trace in words.traces if "own words" in trace.name] == ["zq-planted-user"]
    body = document(
        '<w:p><w:bookmarkStart w:name="by zq-planted-user"/><w:r><w:instrText>INCLUDE /home/zq-planted-user/a.png</w:instrText></w:r></w:p>'
    )
    beside = revealed(look(docx(tmp_path / "a.docx", **{"word__document.xml": body})))
    assert beside["The name you log in with"] == "zq-planted-user"
    assert beside["Your home folder"] == "/home/zq-planted-user"
    assert beside["Path"] == "/home/zq-planted-user"


def test_a_remark_in_the_xml_is_looked_into(tmp_path: Path) -> None:
    body = document("<!-- made on zq-planted-host --><w:p/>")
    assert "The name of this computer" in revealed(look(docx(tmp_path / "a.docx", **{"word__document.xml": body})))


STYLES = f"""<w:styles {W}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>
<w:style w:type="character" w:styleId="Aside"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Inner"><w:basedOn w:val="Aside"/></w:style>
<w:style w:type="character" w:styleId="Ring"><w:basedOn w:val="Ring"/></w:style>
<w:style w:type="paragraph" w:styleId="Pale"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Dark"><w:basedOn w:val="Pale"/><w:pPr><w:shd w:val="clear" w:fill="1F3864"/></w:pPr></w:style></w:styles>"""


@pytest.mark.parametrize(
    ("run", "paragraph", "name"),
    [
        ("<w:rStyle w:val='Aside'/>", "", "Hidden text (w:vanish)"),
        ("<w:rStyle w:val='Inner'/>", "", "Hidden text (w:vanish)"),
        ("<w:rStyle w:val='Inner'/><w:vanish w:val='0'/>", "", ""),
        ("<w:rStyle w:val='Ring'/>", "", ""),
        ("<w:color w:val='FFFFFF'/>", "", "Words in white"),
        ("<w:color w:val='FFFFFF'/><w:shd w:fill='000000'/>", "", ""),
        ("<w:color w:val='FFFFFF'/><w:highlight w:val='black'/>", "", ""),
        ("<w:color w:val='1F3864'/><w:sz w:val='16'/>", "", ""),
        ("<w:sz w:val='3'/>", "", "Words of less than two points"),
        ("", "<w:pStyle w:val='Pale'/>", "Words in white"),
        ("", "<w:pStyle w:val='Dark'/>", ""),
        ("<w:color w:val='auto'/>", "<w:pStyle w:val='Pale'/>", ""),
        ("", "<w:rPr><w:vanish/></w:rPr>", ""),
    ],
)
def test_words_that_nobody_is_to_see_are_told(tmp_path: Path, run: str, paragraph: str, name: str) -> None:
    text = f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>her real name</w:t></w:r></w:p>"
    parts = {"word__document.xml": document(text), "word__styles.xml": STYLES}
    assert revealed(look(docx(tmp_path / "a.docx", **parts))) == ({name: "her real name"} if name else {})


def test_white_words_in_a_dark_cell_are_shown(tmp_path: Path) -> None:
    cell = "<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill='1F3864'/></w:tcPr><w:p><w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:t>Name</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    assert look(docx(tmp_path / "a.docx", **{"word__document.xml": document(cell)})).revealing == ()


def test_names_of_pictures_fields_and_places_are_listed_and_only_paths_are_marked(tmp_path: Path) -> None:
    body = (
        '<w:p><w:bookmarkStart w:name="lk-passage-1-ask"/><w:bookmarkStart w:name="_GoBack"/>'
        '<w:bookmarkStart w:name="Amina_review"/><w:sdt><w:sdtPr><w:alias w:val="Case 17"/><w:tag w:val="client"/></w:sdtPr></w:sdt>'
        '<wp:docPr xmlns:wp="p" name="IMG_1.jpg" descr="The square"/><wp:docPr xmlns:wp="p" name="D:\\cases\\a.png"/></w:p>'
    )
    result = look(docx(tmp_path / "a.docx", **{"word__document.xml": document(body)}))
    assert {
        (trace.name, trace.value) for trace in result.traces if not trace.is_revealing and trace.part in _NAMED
    } == {
        ("Bookmark (w:bookmarkStart)", "Amina_review"),
        ("Name of a field (w:alias)", "Case 17"),
        ("Name of a field (w:tag)", "client"),
        ("Name (wp:docPr)", "IMG_1.jpg"),
        ("Description (wp:docPr)", "The square"),
    }
    assert revealed(result) == {"Name (wp:docPr)": "D:\\cases\\a.png", "Path": "D:\\cases\\a.png"}


_NAMED = ("Pictures", "Fields", "Text")


def test_a_drawing_in_svg_is_looked_into_as_text(tmp_path: Path) -> None:
    drawing = b'<svg xmlns="s" data-by="zq-planted-user" sodipodi:docname="a.svg"/>'
    result = revealed(look(docx(tmp_path / "a.docx", **{"word/media/a.svg": drawing})))
    assert result == {"File name (docname)": "a.svg", "The name you log in with": "zq-planted-user"}
