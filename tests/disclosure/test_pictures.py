"""Pictures: what cameras, telephones and programs write into JPEG, PNG and others."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.disclosure import pictures
from letterkit.disclosure.trace import Trace
from letterkit.errors import UnreadableFile

from .planting import PLACE, exif, jpeg, png, taken

XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r"><rdf:Description xmlns:dc="d" photoshop:City="Osh">'
    b"<dc:creator><rdf:Seq><rdf:li>Amina Example</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"
)


def told(raw: bytes) -> list[Trace]:
    return [*pictures.traces("a picture", raw)]


def marked(raw: bytes) -> dict[str, str]:
    return {one.name: one.value for one in told(raw) if one.is_revealing}


def test_a_photograph_tells_camera_person_time_and_place() -> None:
    assert marked(taken()) == {
        "Maker of the camera (EXIF)": "Example Phones",
        "Camera (EXIF)": "Model 7",
        "Artist (EXIF)": "Amina Example",
        "Last changed (EXIF)": "2026:11:30 14:23:05",
        "Latitude, north or south (GPS)": "N",
        "Latitude (GPS)": "40 31 12.34",
        "Remark": "for Amina",
    }


def test_a_picture_without_metadata_tells_nothing() -> None:
    assert told(jpeg((0xE0, b"JFIF\0"))) == told(png()) == []


def test_a_small_copy_in_the_exif_is_told() -> None:
    table = bytearray(exif({0x0112: 1}))
    at = 8 + 2 + 12
    table[at : at + 4] = struct.pack("<I", len(table))
    table += struct.pack("<H", 0)
    assert "Small copy (EXIF)" in marked(jpeg((0xE1, b"Exif\0\0" + bytes(table))))


def test_a_table_that_names_itself_ends() -> None:
    looped = b"II*\0" + struct.pack("<I", 8) + struct.pack("<HHHII", 1, 0x8769, 4, 1, 8) + struct.pack("<I", 8)
    assert len(told(jpeg((0xE1, b"Exif\0\0" + looped)))) == 1


def test_captions_of_press_agencies_are_read() -> None:
    records = b"".join(
        bytes((0x1C, 2, number)) + struct.pack(">H", len(text)) + text
        for number, text in ((80, b"Ben Example"), (90, b"Osh"))
    )
    assert marked(jpeg((0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x20" + records))) == {
        "Author (IPTC 2:80)": "Ben Example",
        "City (IPTC 2:90)": "Osh",
    }


def test_xmp_is_read_wherever_it_stands() -> None:
    wanted = {"Creator (creator)": "Amina Example", "City (City)": "Osh"}
    assert marked(jpeg((0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP))) == wanted
    assert marked(png((b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP))) == wanted
    assert marked(png((b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(XMP)))) == wanted
    assert marked(b"GIF89a" + XMP) == wanted


def test_texts_in_png_are_read() -> None:
    chunks = (
        (b"tEXt", b"Author\0Amina Example"),
        (b"zTXt", b"Comment\0\0" + zlib.compress(b"for Ben")),
        (b"tEXt", b"Title\0A logo"),
    )
    found = told(
        png(
            *chunks, (b"tIME", struct.pack(">H5B", 2026, 11, 30, 14, 23, 5)), (b"eXIf", exif({0x013C: b"ben-laptop\0"}))
        )
    )
    assert {one.name: one.value for one in found if one.is_revealing} == {
        "Author (PNG text)": "Amina Example",
        "Comment (PNG text)": "for Ben",
        "Last changed (tIME)": "2026-11-30 14:23:05",
        "Computer (EXIF)": "ben-laptop",
    }
    assert [one.name for one in found if not one.is_revealing] == ["Title (PNG text)"]


def test_damaged_metadata_are_told_as_such() -> None:
    assert marked(jpeg((0xE1, b"Exif\0\0II*\0\xff\xff\xff\x7f"))) == {"Picture": "damaged"}


def test_entities_in_xmp_are_refused() -> None:
    bomb = b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"
    with pytest.raises(UnreadableFile, match="document type"):
        told(png((b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(bomb))))


def test_fill_bytes_before_a_marker_hide_nothing() -> None:
    assert marked(b"\xff\xd8\xff\xff" + taken()[2:]) == marked(taken())


GIF = b"GIF89a\1\0\1\0\x80\0\0" + bytes(6)
GIF_PICTURE = b"\x2c" + bytes(4) + b"\1\0\1\0\0\2\2\x44\1\0"


def test_remarks_in_gif_are_read_before_and_behind_its_pictures() -> None:
    first, second = b"\x21\xfe\x09for Amina\0", b"\x21\xfe\x04for \x03Ben\0"
    found = told(GIF + first + GIF_PICTURE + b"\x21\xf9\4" + bytes(5) + GIF_PICTURE + second + b";")
    assert [(one.name, one.value, one.is_revealing) for one in found] == [
        ("Remark (GIF)", "for Amina", True),
        ("Remark (GIF)", "for Ben", True),
    ]
    assert told(GIF + GIF_PICTURE + b";") == []
    assert marked(GIF + b"\x21\xfe\x09for") == {"Picture": "damaged"}


def emf(line: str, *records: bytes) -> bytes:
    text = line.encode("utf-16-le")
    head = struct.pack("<II", 1, 88 + len(text)) + bytes(32) + b" EMF" + bytes(16) + struct.pack("<II", len(line), 88)
    return head.ljust(88, b"\0") + text + b"".join(records)


def test_an_emf_names_its_program_and_its_file() -> None:
    assert marked(emf("Draw 7 for Windows\0D:\\cases\\a.ai\0\0")) == {
        "Program (EMF)": "Draw 7 for Windows",
        "Name (EMF)": "D:\\cases\\a.ai",
    }
    kept = struct.pack("<III4s", 70, 16, 4, b"mine")
    assert [(one.name, one.value) for one in told(emf("Draw 7\0\0", kept))] == [
        ("Program (EMF)", "Draw 7"),
        ("Data of the program (EMF)", "16 bytes"),
    ]
    assert told(emf("", struct.pack("<III4s", 70, 16, 4, b"EMF+"))) == []


@given(st.binary(max_size=300), st.integers(0, 400), st.integers(0, 400))
def test_no_picture_whatever_it_holds_is_more_than_told(noise: bytes, cut: int, at: int) -> None:
    good = taken()
    for raw in (
        noise,
        b"\xff\xd8" + noise,
        b"\x89PNG\r\n\x1a\n" + noise,
        b"II*\0" + noise,
        GIF + noise,
        emf("x") + noise,
        b"<svg>" + noise,
        good[:cut],
        good[:at] + noise + good[at:],
    ):
        assert all(isinstance(one, Trace) for one in told(raw))


def test_a_false_length_in_the_exif_hides_nothing_behind_it() -> None:
    table = bytearray(exif({0x010F: b"Example Phones\0", 0x013B: b"Amina Example\0"}))
    table[8 + 2 + 4 : 8 + 2 + 8] = struct.pack("<I", 1 << 31)
    assert marked(jpeg((0xE1, b"Exif\0\0" + bytes(table))))["Artist (EXIF)"] == "Amina Example"


def test_what_comes_before_the_damage_is_told() -> None:
    table = exif({0x010F: b"Example Phones\0"}, {1: b"N\0", 2: PLACE})
    assert marked(jpeg((0xE1, b"Exif\0\0" + table[:-16]))) == {
        "Maker of the camera (EXIF)": "Example Phones",
        "Latitude, north or south (GPS)": "N",
        "Latitude (GPS)": "40",
    }
    assert marked(GIF + b"\x21\xfe\x09for Amina\0\x21\xfe\x09for") == {
        "Remark (GIF)": "for Amina",
        "Picture": "damaged",
    }
    assert marked(GIF + XMP.replace(b"</rdf:Seq>", b"")) == {
        "XMP": "damaged",
        "Creator (creator)": "Amina Example",
    }


def test_words_drawn_by_a_gif_are_read() -> None:
    assert marked(GIF + b"\x21\x01\x0c" + bytes(12) + b"\x05hello\0" + GIF_PICTURE + b";") == {"Remark (GIF)": "hello"}
