"""OpenDocument: properties, settings, kept changes, remarks, hidden words, links and the zip file around them."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.errors import UnreadableFile

from .planting import look, members, odt, revealed, taken, zipped

META = """<office:document-meta xmlns:office="o" xmlns:meta="m" xmlns:dc="d" xmlns:xlink="x"><office:meta>
<meta:initial-creator>Amina Example</meta:initial-creator><dc:creator>Ben Example</dc:creator>
<meta:printed-by>Cora Example</meta:printed-by><meta:print-date>2026-11-30T10:00:00</meta:print-date>
<dc:date>2026-11-30T00:00:00</dc:date><meta:editing-cycles>7</meta:editing-cycles><meta:editing-duration>PT3H</meta:editing-duration>
<meta:generator>LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project/40</meta:generator><dc:title>A letter</dc:title>
<meta:template xlink:href="file:///home/ben/appeal.ott" xlink:title="Appeal"/>
<meta:user-defined meta:name="Case">2026/17</meta:user-defined></office:meta></office:document-meta>"""


def test_properties_are_told(tmp_path: Path) -> None:
    result = look(odt(tmp_path / "a.odt", meta=META))
    assert {(trace.name, trace.value) for trace in result.revealing} == {
        ("First author (meta:initial-creator)", "Amina Example"),
        ("Last changed by (dc:creator)", "Ben Example"),
        ("Printed by (meta:printed-by)", "Cora Example"),
        ("Last printed (meta:print-date)", "2026-11-30T10:00:00"),
        ("Program (meta:generator)", "LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project/40"),
        ("Template (meta:template)", "file:///home/ben/appeal.ott"),
        ("Template (meta:template)", "Appeal"),
        ("Path", "file:///home/ben/appeal.ott"),
        ("Property of its own: Case", "2026/17"),
    }
    plain = {trace.name for trace in result.traces if not trace.is_revealing}
    assert {"Title (dc:title)", "Times saved (meta:editing-cycles)", "Time of work (meta:editing-duration)"} <= plain


def test_settings_name_the_printer(tmp_path: Path) -> None:
    items = {
        "PrinterName": "HP Geneva 3rd floor",
        "Rsid": "1234",
        "CurrentDatabaseDataSource": "People",
        "ZoomType": "0",
        "PrinterIndependentLayout": "high-resolution",
    }
    rows = "".join(
        f'<config:config-item config:name="{name}">{value}</config:config-item>' for name, value in items.items()
    )
    result = look(odt(tmp_path / "a.odt", settings=f"<s>{rows}</s>"))
    assert revealed(result) == {
        "PrinterName (config-item)": "HP Geneva 3rd floor",
        "Rsid (config-item)": "1234",
        "CurrentDatabaseDataSource (config-item)": "People",
    }


CONTENT = """<office:document-content><office:automatic-styles>
<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>
<style:style style:name="P1"><style:text-properties officeooo:rsid="0012ab34"/></style:style></office:automatic-styles>
<office:body><office:text><text:tracked-changes>
<text:changed-region><text:deletion><office:change-info><dc:creator>Ben Example</dc:creator><dc:date>2026-11-30T10:00:00</dc:date></office:change-info><text:p>the witness</text:p></text:deletion></text:changed-region>
<text:changed-region><text:insertion><office:change-info><dc:creator>Cora Example</dc:creator></office:change-info></text:insertion></text:changed-region></text:tracked-changes>
<text:p>Shown <office:annotation><dc:creator>Dina Example</dc:creator><dc:date>2026-11-29T10:00:00</dc:date><meta:creator-initials>DE</meta:creator-initials><text:p>Not yet.</text:p></office:annotation></text:p>
<text:p><text:span text:style-name="T1">her real name</text:span></text:p>
<text:p><draw:image xlink:href="file:///D:/cases/a.png"/><draw:image xlink:href="https://example.org/a.png"/><text:a xlink:href="https://example.org/">x</text:a><text:a xlink:href="../b.odt">y</text:a></text:p>
</office:text></office:body></office:document-content>"""


def test_the_traces_in_the_text_are_told(tmp_path: Path) -> None:
    result = look(odt(tmp_path / "a.odt", content=CONTENT))
    assert {(trace.name, trace.value) for trace in result.revealing} == {
        ("Deletions by Ben Example", "1, 2026-11-30T10:00:00: ‘the witness’"),
        ("Insertions by Cora Example", "1"),
        ("Comments by Dina Example (DE)", "1, 2026-11-29T10:00:00: ‘Not yet.’"),
        ("Hidden text", "her real name"),
        ("Revision ids (officeooo:rsid)", "1: 0012ab34"),
        ("Link", "file:///D:/cases/a.png"),
        ("Path", "file:///D:/cases/a.png"),
        ("Link", "https://example.org/a.png"),
        ("Link", "../b.odt"),
    }


@pytest.mark.parametrize(
    ("member", "name"),
    [
        ("Thumbnails/thumbnail.png", "Preview of the first page"),
        ("Basic/Standard/Module1.xml", "Macro"),
        ("Object 1/content.xml", "Embedded object"),
        ("META-INF/documentsignatures.xml", "Digital signature"),
        ("Versions/Version1", "Earlier version"),
    ],
)
def test_parts_that_no_page_shows_are_told(tmp_path: Path, member: str, name: str) -> None:
    assert revealed(look(odt(tmp_path / "a.odt", **{member: b"<x/>"})))[name] == member


def test_the_programs_own_settings_are_listed_and_not_marked(tmp_path: Path) -> None:
    result = look(odt(tmp_path / "a.odt", **{"Configurations2/menubar/menu.xml": "<x/>"}))
    assert [(trace.name, trace.is_revealing) for trace in result.traces] == [("Settings of the program", False)]


def test_the_times_in_the_zip_file_are_told(tmp_path: Path) -> None:
    clean = odt(tmp_path / "a.odt")
    assert look(clean).traces == ()
    dated = zipped(tmp_path / "b.odt", dict(members(clean)), (2026, 11, 30, 14, 23, 4))
    assert revealed(look(dated)) == {"Times of its parts": "2026-11-30 14:23:04 (4 of 4 parts)"}


def test_a_picture_is_looked_into(tmp_path: Path) -> None:
    assert "Latitude (GPS)" in revealed(look(odt(tmp_path / "a.odt", **{"Pictures/a.jpg": taken()})))


def test_a_password_is_named(tmp_path: Path) -> None:
    locked = odt(tmp_path / "a.odt", **{"META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"})
    with pytest.raises(UnreadableFile, match="password"):
        look(locked)


def test_what_libreoffice_writes_of_its_own_is_searched_and_not_parsed(tmp_path: Path) -> None:
    """Its macros have a document type, and one of its parts is often empty."""
    macro = '<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD" "module.dtd"><x>REM zq-planted-user</x>'
    parts = {"Basic/Standard/Module1.xml": macro, "Configurations2/accelerator/current.xml": ""}
    result = revealed(look(odt(tmp_path / "a.odt", **parts)))
    assert result == {"Macro": "Basic/Standard/Module1.xml", "The name you log in with": "zq-planted-user"}


def styled(family: str, styles: str, tag: str, name: str) -> str:
    """Return a text of which one element has a style."""
    return (
        (
            f"<office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>"
            f'<text:{tag} text:style-name="{name}">her real name</text:{tag}></office:text></office:body></office:document-content>'
        )
        .replace("<style ", f'<style:style style:family="{family}" ')
        .replace("</style>", "</style:style>")
    )


@pytest.mark.parametrize(
    ("family", "properties", "name"),
    [
        ("paragraph", 'text:display="none"', "Hidden text"),
        ("text", 'text:display="none"', "Hidden text"),
        ("paragraph", 'fo:color="#ffffff"', "Words in white"),
        ("text", 'fo:font-size="1pt"', "Words of less than two points"),
        ("text", 'fo:color="#ffffff" fo:background-color="#1f3864"', ""),
        ("text", 'fo:color="#1f3864" fo:font-size="8pt"', ""),
        ("graphic", 'text:display="none"', ""),
    ],
)
def test_words_that_nobody_is_to_see_are_told_also_by_a_parent_style(
    tmp_path: Path, family: str, properties: str, name: str
) -> None:
    tag = "span" if family == "text" else "p"
    own = f'<style style:name="A"><style:text-properties {properties}/></style>'
    wanted = {name: "her real name"} if name else {}
    assert revealed(look(odt(tmp_path / "a.odt", content=styled(family, own, tag, "A")))) == wanted
    child = '<style style:name="B" style:parent-style-name="A"/>'
    common = own.replace("<style ", f'<style:style style:family="{family}" ').replace("</style>", "</style:style>")
    parts = {
        "styles": f"<office:document-styles>{common}</office:document-styles>",
        "content": styled(family, child.replace("/>", "></style>"), tag, "B"),
    }
    assert revealed(look(odt(tmp_path / "b.odt", **parts))) == wanted


def test_styles_that_are_each_others_parents_end(tmp_path: Path) -> None:
    ring = '<style style:name="A" style:parent-style-name="B"></style><style style:name="B" style:parent-style-name="A"></style>'
    assert look(odt(tmp_path / "a.odt", content=styled("paragraph", ring, "p", "A"))).revealing == ()


def test_data_behind_the_end_are_told(tmp_path: Path) -> None:
    path = odt(tmp_path / "a.odt")
    path.write_bytes(path.read_bytes() + b"for zq-planted-user")
    assert revealed(look(path)) == {
        "Data that no part holds": "19 bytes: ‘for zq-planted-user’",
        "The name you log in with": "zq-planted-user",
    }
