"""Pictures: the segments of a JPEG, the chunks of a PNG, and any bytes at all."""

from __future__ import annotations

import struct
import zlib

from hypothesis import given
from hypothesis import strategies as st

from letterkit.disclosure.trace import Trace

from .pictures import GIF, emf, revealed, traces
from .planting import exif, jpeg, png, taken


def test_a_picture_without_metadata_tells_nothing() -> None:
    assert traces(jpeg((0xE0, b"JFIF\0"))) == traces(png()) == []


def test_captions_of_press_agencies_are_read() -> None:
    records = b"".join(
        bytes((0x1C, 2, number)) + struct.pack(">H", len(text)) + text
        for number, text in ((80, b"Ben Example"), (90, b"Osh"))
    )
    assert revealed(jpeg((0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x20" + records))) == {
        "Author (IPTC 2:80)": "Ben Example",
        "City (IPTC 2:90)": "Osh",
    }


def test_texts_in_png_are_read() -> None:
    chunks = (
        (b"tEXt", b"Author\0Amina Example"),
        (b"zTXt", b"Comment\0\0" + zlib.compress(b"for Ben")),
        (b"tEXt", b"Title\0A logo"),
    )
    result = traces(
        png(
            *chunks, (b"tIME", struct.pack(">H5B", 2026, 11, 30, 14, 23, 5)), (b"eXIf", exif({0x013C: b"ben-laptop\0"}))
        )
    )
    assert {trace.name: trace.value for trace in result if trace.is_revealing} == {
        "Author (PNG text)": "Amina Example",
        "Comment (PNG text)": "for Ben",
        "Last changed (tIME)": "2026-11-30 14:23:05",
        "Computer (EXIF)": "ben-laptop",
    }
    assert [trace.name for trace in result if not trace.is_revealing] == ["Title (PNG text)"]


def test_fill_bytes_before_a_marker_hide_nothing() -> None:
    assert revealed(b"\xff\xd8\xff\xff" + taken()[2:]) == revealed(taken())


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
        assert all(isinstance(trace, Trace) for trace in traces(raw))
