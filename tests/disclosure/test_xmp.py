"""XMP: found in every kind of picture, and refused when it is made to do harm."""

from __future__ import annotations

import zlib

import pytest

from letterkit.errors import UnreadableFile

from .pictures import XMP, revealed, traces
from .planting import jpeg, png


def test_xmp_is_read_wherever_it_stands() -> None:
    wanted = {"Creator (creator)": "Amina Example", "City (City)": "Osh"}
    assert revealed(jpeg((0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP))) == wanted
    assert revealed(png((b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP))) == wanted
    assert revealed(png((b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(XMP)))) == wanted
    assert revealed(b"GIF89a" + XMP) == wanted


def test_what_comes_before_the_damage_is_told() -> None:
    assert revealed(b"GIF89a" + XMP.replace(b"</rdf:Seq>", b"")) == {
        "XMP": "damaged",
        "Creator (creator)": "Amina Example",
    }


def test_entities_in_xmp_are_refused() -> None:
    bomb = b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"
    with pytest.raises(UnreadableFile, match="document type"):
        traces(png((b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(bomb))))
