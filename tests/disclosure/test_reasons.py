"""What gives somebody away and what a letter may tell."""

from __future__ import annotations

import pytest

from letterkit.disclosure import reasons


@pytest.mark.parametrize("text", ["2010-06-30", "2010-06-30T00:00:00Z", "2010-06-30T00:00:00", "D:20100630000000Z", "D:20100630000000+00'00'", "D:20100630", "2010:06:30 00:00:00", "", "yesterday"])  # fmt: skip
def test_a_day_may_be_told(text: str) -> None:
    assert reasons.date(text) == ""


@pytest.mark.parametrize("text", ["2010-06-30T14:23:05Z", "2010-06-30 00:00:01", "D:20100630142305", "2010:06:30 14:23:05", "2010-06-30T10:00"])  # fmt: skip
def test_a_time_of_day_may_not(text: str) -> None:
    assert "time of day" in reasons.date(text)


@pytest.mark.parametrize("text", ["2010-06-30T00:00:00+02:00", "D:20100630142305-05'00'"])
def test_a_time_zone_may_not(text: str) -> None:
    assert "time zone" in reasons.date(text)


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Typst 0.15.1", False),
        ("Microsoft Office Word", False),
        ("Microsoft Macintosh Word", True),
        ("LibreOffice/7.4$Linux_X86_64", True),
        ("macOS Version 13.1 Quartz PDFContext", True),
        ("Microsoft: Print To PDF on Windows 11", True),
    ],
)
def test_a_program_may_be_told_and_the_system_may_not(text: str, tells: bool) -> None:
    assert bool(reasons.program(text)) is tells


@pytest.mark.parametrize("text", ["file:///a", "C:\\a", "d:/a", "\\\\server\\a", "/home/a/b", "/Users/a", "~/a"])
def test_a_place_on_a_machine_is_known(text: str) -> None:
    assert reasons.target(text) == reasons.FOLDER


@pytest.mark.parametrize("text", ["https://example.org/home/a", "mailto:a@example.org", "images/a.png", "#note", ""])
def test_an_address_that_all_can_reach_is_none(text: str) -> None:
    assert reasons.target(text) == ""


@pytest.mark.parametrize(
    ("name", "value", "tells"),
    [
        ("Author", "Amina", True),
        ("Author", " ", False),
        ("_AuthorEmail", "a@example.org", True),
        ("CreatorTool", "Typst 0.15.1", False),
        ("CreatorTool", "Word for Windows", True),
        ("ModifyDate", "2010-06-30", False),
        ("ModifyDate", "2010-06-30T14:00:00", True),
        ("GPSLatitude", "40", True),
        ("History.when", "2010-06-30", True),
        ("NPages", "2", False),
        ("DocumentID", "uuid:1", False),
        ("OriginalDocumentID", "uuid:1", True),
        ("theme", "C:\\x", True),
    ],
)
def test_a_field_is_judged_by_name_and_value(name: str, value: str, tells: bool) -> None:
    assert bool(reasons.named(name, value)) is tells
