"""PDFs: properties, XMP, remarks, attachments, programs, earlier versions; and what is made to stop a reader."""

from __future__ import annotations

import zlib
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from letterkit.disclosure.identity import Identity
from letterkit.errors import UnreadableFile

from .planting import look, revealed, taken


@pytest.fixture
def pdf() -> Pdf:
    result = Pdf.new()
    result.add_blank_page()
    return result


def saved(pdf: Pdf, path: Path, **how: bool) -> Path:
    pdf.save(path, deterministic_id=True, **how)  # type: ignore[arg-type]
    return path


def test_a_pdf_with_nothing_planted_gives_nobody_away(pdf: Pdf, tmp_path: Path) -> None:
    pdf.docinfo["/Title"] = "A letter"
    pdf.docinfo["/CreationDate"] = "D:20100630000000Z"
    result = look(saved(pdf, tmp_path / "a.pdf"))
    assert result.revealing == ()
    assert {"Title (/Title)", "Created (/CreationDate)"} <= {trace.name for trace in result.traces}


def test_document_information_is_told(pdf: Pdf, tmp_path: Path) -> None:
    values = {
        "/Author": "Amina Example",
        "/Creator": "Word",
        "/Producer": "macOS Version 13.1 Quartz PDFContext",
        "/ModDate": "D:20261130142305+02'00'",
        "/Company": "Example Watch",
        "/SourceModified": "D:20261130142305",
        "/Case": "C:\\cases\\17.docx",
        "/Trapped": "/False",
    }
    for key, value in values.items():
        pdf.docinfo[key] = value
    result = revealed(look(saved(pdf, tmp_path / "a.pdf")))
    assert result.pop("Path") == values["/Case"]
    assert {name.rpartition("(")[2].rstrip(")") for name in result} == {
        "/Author",
        "/Producer",
        "/ModDate",
        "/Company",
        "/SourceModified",
        "/Case",
    }


def test_xmp_is_told_field_by_field(pdf: Pdf, tmp_path: Path) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["dc:creator"] = ["Amina Example"]
        xmp["dc:title"] = "A letter"
        xmp["xmp:CreatorTool"] = "Writer for Windows"
        xmp["xmpMM:OriginalDocumentID"] = "uuid:1"
        xmp["photoshop:City"] = "Osh"
    result = look(saved(pdf, tmp_path / "a.pdf"))
    assert revealed(result) == {
        "Creator (creator)": "Amina Example",
        "Creator tool (CreatorTool)": "Writer for Windows",
        "Original document id (OriginalDocumentID)": "uuid:1",
        "City (City)": "Osh",
    }
    assert "Title (title)" in {trace.name for trace in result.traces}


def test_remarks_attachments_and_programs_are_told(pdf: Pdf, tmp_path: Path) -> None:
    pdf.attachments["cases.xlsx"] = b"secret"
    page = pdf.pages[0]
    rect = Array([0, 0, 1, 1])
    remark = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Text,
        Rect=rect,
        T=String("Ben Example"),
        M=String("D:20261130"),
        Contents=String("Not yet."),
    )
    link = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=rect, A=Dictionary(S=Name.URI, URI=String("file:///D:/cases.docx"))
    )
    field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=rect, T=String("name"), V=String("Cora"))
    page.Annots = Array([pdf.make_indirect(annotation) for annotation in (remark, link, field)])
    pdf.Root.AcroForm = Dictionary(Fields=Array([page.Annots[2]]))
    page.PieceInfo = Dictionary(Illustrator=Dictionary())
    page.Thumb = pdf.make_indirect(Stream(pdf, b"x"))
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    pdf.Root.AA = Dictionary(WC=Dictionary(S=Name.Launch, F=String("calc.exe")))
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("names")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    result = revealed(look(saved(pdf, tmp_path / "a.pdf")))
    assert (
        result.items()
        >= {
            "Comments by Ben Example": "1, D:20261130: ‘Not yet.’",
            "Link": "file:///D:/cases.docx",
            "Field ‘name’": "Cora",
            "Data of the program (/PieceInfo)": "Illustrator",
            "Preview of a page (/Thumb)": "a picture",
            "Program (JavaScript)": "app.alert(1)",
            "Starts a program": "calc.exe",
            "Hidden layers": "1",
            "Attached file": "cases.xlsx",
        }.items()
    )


def test_a_photograph_on_a_page_is_looked_into(pdf: Pdf, tmp_path: Path) -> None:
    picture = Stream(pdf, taken())
    picture.stream_dict = Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, Filter=Name.DCTDecode)
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(P=pdf.make_indirect(picture)))
    assert revealed(look(saved(pdf, tmp_path / "a.pdf")))["Artist (EXIF)"] == "Amina Example"


def test_an_earlier_version_in_the_file_is_told(pdf: Pdf, tmp_path: Path) -> None:
    from pypdf import PdfWriter

    pdf.docinfo["/Subject"] = "for zq-planted-user"
    path = saved(pdf, tmp_path / "a.pdf")
    later = PdfWriter(path, incremental=True)
    later.add_metadata({"/Subject": "for everybody"})
    later.write(tmp_path / "b.pdf")
    result = revealed(look(tmp_path / "b.pdf"))
    assert result["Versions in the file"] == "2"
    assert result["The name you log in with"] == "zq-planted-user"  # in the version that no reader shows
    assert "Versions in the file" not in revealed(look(saved(pdf, tmp_path / "c.pdf", linearize=True)))


@pytest.mark.parametrize("packed", [True, False])
def test_names_are_found_in_streams_also_of_objects_that_nothing_leads_to(tmp_path: Path, packed: bool) -> None:
    body = b"<x by='zq-planted-host'/>"
    stream = zlib.compress(body) if packed else body
    path = handmade(
        tmp_path / "a.pdf", b"<< /Type /Catalog >>", b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)
    )
    raw = path.read_bytes()
    freed = raw.replace(b"00000 n \ntrailer", b"00001 f \ntrailer")
    assert freed != raw
    path.write_bytes(freed)
    assert "The name of this computer" in revealed(look(path))


def test_a_name_in_the_title_is_the_letters_own(pdf: Pdf, tmp_path: Path) -> None:
    pdf.docinfo["/Title"] = "Letter of zq-planted-user"
    result = look(saved(pdf, tmp_path / "a.pdf"))
    assert result.revealing == ()
    assert any("own words" in trace.name for trace in result.traces)


def test_a_name_in_utf16_is_found(pdf: Pdf, tmp_path: Path) -> None:
    pdf.docinfo["/Keywords2"] = "Ф zq-planted-user"
    assert "The name you log in with" in revealed(look(saved(pdf, tmp_path / "a.pdf")))


def test_a_password_is_named(pdf: Pdf, tmp_path: Path) -> None:
    for number, owner in enumerate(("", "secret")):
        path = tmp_path / f"{number}.pdf"
        pdf.save(path, encryption=pikepdf.Encryption(owner="secret", user=owner))
        with pytest.raises(UnreadableFile, match="password"):
            look(path)


def handmade(path: Path, *objects: bytes) -> Path:
    raw = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(raw))
        raw += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(raw)
    raw += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(places) + 1, table)
    path.write_bytes(raw + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, start))
    return path


def test_loops_come_to_an_end(tmp_path: Path) -> None:
    loop = handmade(
        tmp_path / "a.pdf",
        b"<< /Type /Catalog /Pages 2 0 R /Names 3 0 R /OpenAction 4 0 R >>",
        b"<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>",
        b"<< /Kids [3 0 R] /EmbeddedFiles 3 0 R >>",
        b"<< /S /JavaScript /JS 4 0 R /Next 4 0 R >>",
        b"5 0 R",
    )
    assert "Program (JavaScript)" in revealed(look(loop))


def test_what_is_nested_without_end_is_told_or_refused(tmp_path: Path) -> None:
    deep = handmade(tmp_path / "a.pdf", b"<< /Type /Catalog /Pages 2 0 R >>", b"[" * 100_000 + b"]" * 100_000)
    assert revealed(look(deep)) == {"Objects that cannot be read": "1"}


@pytest.mark.slow
def test_a_stream_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    packing = zlib.compressobj(9)
    body = b"".join(packing.compress(bytes(1_000_000)) for _ in range(210)) + packing.flush()
    bomb = handmade(
        tmp_path / "a.pdf",
        b"<< /Type /Catalog >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(body), body),
    )
    with pytest.raises(UnreadableFile, match="too large"):
        look(bomb)


def test_a_person_who_is_called_as_a_key_is_not_found_in_every_pdf(pdf: Pdf, tmp_path: Path) -> None:
    pdf.Root.Lang = String("en")
    path = saved(pdf, tmp_path / "a.pdf")
    assert look(path, Identity(user="lang", host="type")).revealing == ()
    pdf.docinfo["/Keywords2"] = "by Lang"
    assert revealed(look(saved(pdf, path), Identity(user="lang"))) == {"The name you log in with": "lang"}


def test_a_step_of_the_history_gives_away_what_it_says(pdf: Pdf, tmp_path: Path) -> None:
    step = '<rdf:li rdf:parseType="Resource"><stEvt:action>saved</stEvt:action><stEvt:when>{when}</stEvt:when></rdf:li>'
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#">'
        "<xmpMM:History><rdf:Seq>{steps}</rdf:Seq></xmpMM:History></rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    for when, wanted in (
        ("2026-11-30T00:00:00Z", set()),
        ("2026-11-30T22:41:07+03:00", {"History: when (History.when)"}),
    ):
        stream = pdf.make_stream(packet.format(steps=step.format(when=when) * 2).encode())
        stream.Type, stream.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
        pdf.Root.Metadata = stream
        assert set(revealed(look(saved(pdf, tmp_path / "a.pdf")))) == wanted


@pytest.mark.parametrize("at", ["before its start", "behind its end"])
def test_data_around_a_pdf_are_told(pdf: Pdf, tmp_path: Path, at: str) -> None:
    path = saved(pdf, tmp_path / "a.pdf")
    raw = path.read_bytes()
    path.write_bytes(b"her name\n" + raw if at.startswith("before") else raw + b"\nher name\n")
    result = look(path)
    assert [(trace.place, trace.name) for trace in result.revealing] == [(at, "Data that belong to no object")]
    assert "‘her name’" in result.revealing[0].value


def test_empty_lines_behind_the_end_are_no_data(pdf: Pdf, tmp_path: Path) -> None:
    path = saved(pdf, tmp_path / "a.pdf")
    path.write_bytes(path.read_bytes() + b"\r\n\0\n")
    assert look(path).revealing == ()


@pytest.mark.parametrize(
    ("drawing", "value"),
    [
        (b"BT 3 Tr (her name) Tj ET", "her name"),
        (b"BT 7 Tr [(her) -2 (name)] TJ ET", "her name"),
        (b"BT 3 Tr <0102> Tj ET", "words that are not drawn"),
        (b"BT 3 Tr (her name) ' ET", "her name"),
        (b"BT 0 Tr (her name) Tj ET", ""),
        (b"BT 3 Tr 0 Tr (her name) Tj ET", ""),
        (b"BT 13 Tr (her name) Tj ET", ""),
        (b"BT (x) Tj 3 Tr ET", ""),
    ],
)
def test_words_that_are_set_and_not_drawn_are_told(pdf: Pdf, tmp_path: Path, drawing: bytes, value: str) -> None:
    pdf.pages[0].Contents = Stream(pdf, drawing)
    wanted = {"Hidden text (render mode 3)": value} if value else {}
    assert revealed(look(saved(pdf, tmp_path / "a.pdf"))) == wanted


def test_the_xmp_of_a_jpeg_2000_is_read(pdf: Pdf, tmp_path: Path) -> None:
    packet = b"<x:xmpmeta xmlns:x='x'><rdf:RDF xmlns:rdf='r'><rdf:Description xmlns:dc='d'><dc:creator>Amina Example</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"
    raw = b"\0\0\0\x0cjP  \r\n\x87\n" + packet
    picture = Stream(pdf, raw, Type=Name.XObject, Subtype=Name.Image, Filter=Name.JPXDecode)
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(a=pdf.make_indirect(picture)))
    path = saved(pdf, tmp_path / "a.pdf")
    assert b"JPXDecode" in path.read_bytes()
    assert revealed(look(path)) == {"Creator (creator)": "Amina Example"}
