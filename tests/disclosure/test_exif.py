"""EXIF: camera, person, time and place, also of a table that is damaged."""

from __future__ import annotations

import struct

from .pictures import revealed, traces
from .planting import PLACE, exif, jpeg, taken


def test_a_photograph_tells_camera_person_time_and_place() -> None:
    assert revealed(taken()) == {
        "Maker of the camera (EXIF)": "Example Phones",
        "Camera (EXIF)": "Model 7",
        "Artist (EXIF)": "Amina Example",
        "Last changed (EXIF)": "2026:11:30 14:23:05",
        "Latitude, north or south (GPS)": "N",
        "Latitude (GPS)": "40 31 12.34",
        "Remark": "for Amina",
    }


def test_a_small_copy_in_the_exif_is_told() -> None:
    table = bytearray(exif({0x0112: 1}))
    at = 8 + 2 + 12
    table[at : at + 4] = struct.pack("<I", len(table))
    table += struct.pack("<H", 0)
    assert "Small copy (EXIF)" in revealed(jpeg((0xE1, b"Exif\0\0" + bytes(table))))


def test_a_table_that_names_itself_ends() -> None:
    looped = b"II*\0" + struct.pack("<I", 8) + struct.pack("<HHHII", 1, 0x8769, 4, 1, 8) + struct.pack("<I", 8)
    assert len(traces(jpeg((0xE1, b"Exif\0\0" + looped)))) == 1


def test_damaged_metadata_are_told_as_such() -> None:
    assert revealed(jpeg((0xE1, b"Exif\0\0II*\0\xff\xff\xff\x7f"))) == {"Picture": "damaged"}


def test_a_false_length_in_the_exif_hides_nothing_behind_it() -> None:
    table = bytearray(exif({0x010F: b"Example Phones\0", 0x013B: b"Amina Example\0"}))
    table[8 + 2 + 4 : 8 + 2 + 8] = struct.pack("<I", 1 << 31)
    assert revealed(jpeg((0xE1, b"Exif\0\0" + bytes(table))))["Artist (EXIF)"] == "Amina Example"


def test_what_comes_before_the_damage_is_told() -> None:
    table = exif({0x010F: b"Example Phones\0"}, {1: b"N\0", 2: PLACE})
    assert revealed(jpeg((0xE1, b"Exif\0\0" + table[:-16]))) == {
        "Maker of the camera (EXIF)": "Example Phones",
        "Latitude, north or south (GPS)": "N",
        "Latitude (GPS)": "40",
    }
