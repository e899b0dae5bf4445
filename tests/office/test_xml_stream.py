"""XML of unknown origin: read in one pass; entities and endless nesting are refused in words."""

from __future__ import annotations

import pytest

from letterkit.errors import UnreadableFile
from letterkit.office.safe_xml import MAX_DEPTH
from letterkit.office.xml_stream import XmlNode, walk


def names(raw: bytes) -> list[str]:
    result: list[str] = []
    walk(raw, "a.xml", lambda one, around: result.append("/".join([*(each.name for each in around), one.name])))
    return result


def test_elements_are_told_when_they_end_with_those_around_them() -> None:
    assert names(b"<a:x xmlns:a='u'><a:y/><z>1</z></a:x>") == ["x/y", "x/z", "x"]


def test_text_and_attributes_are_kept_apart_from_those_of_children() -> None:
    result: list[XmlNode] = []
    walk("<x a:b='1' c='2'>one<y>two</y>three</x>".encode("utf-16"), "a.xml", lambda one, _: result.append(one))
    assert (result[1].text, result[1].attributes) == ("onethree", {"b": "1", "c": "2"})


BOMB = b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><x>&b;</x>"
OUTSIDE = b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (BOMB, "document type"),
        (OUTSIDE, "document type"),
        (b"<!DOCTYPE x SYSTEM 'https://example.org/x.dtd'><x/>", "document type"),
        (b"<x>" * (MAX_DEPTH + 1), "nested deeper"),
        (b"<x>" * 10, "damaged"),
        (b"<x>&nbsp;</x>", "damaged"),
        (b"<?xml version='1.0' encoding='no-such'?><x/>", "damaged"),
        (b"", "damaged"),
        (b"\0\xff", "damaged"),
    ],
)
def test_what_no_letter_needs_is_refused_and_names_its_part(raw: bytes, says: str) -> None:
    with pytest.raises(UnreadableFile, match=says) as refused:
        names(raw)
    assert "a.xml" in str(refused.value)
