"""The parts of a Word document: those that nothing leads to, and those that hold another document."""

from __future__ import annotations

from pathlib import Path

import pytest

from .planting import document, docx, look, members, relations, revealed, zipped

RELS = "word/_rels/document.xml.rels"


@pytest.mark.parametrize(
    ("member", "body"),
    [
        ("notes.txt", b"her real name"),
        ("word/data.bin", b"\0\1\2"),
        ("word/document2.xml", document("<w:p/>").encode()),
        ("word/_rels/document2.xml.rels", relations("image", "media/a.png", "Internal").encode()),
    ],
)
def test_a_part_that_nothing_leads_to_is_marked(tmp_path: Path, member: str, body: bytes) -> None:
    clean = members(docx(tmp_path / "a.docx"))
    result = look(zipped(tmp_path / "b.docx", {**clean, member: body}))
    assert [(trace.place, trace.name, trace.value) for trace in result.revealing] == [
        (member, "Part that nothing leads to", f"{len(body)} bytes")
    ]


def test_parts_that_lead_only_to_each_other_are_alone(tmp_path: Path) -> None:
    island = {
        "word/one.xml": "<x/>",
        "word/_rels/one.xml.rels": relations("image", "two.xml", "Internal"),
        "word/two.xml": "<x/>",
        "word/_rels/two.xml.rels": relations("image", "/word/one.xml", "Internal"),
    }
    result = look(zipped(tmp_path / "b.docx", {**members(docx(tmp_path / "a.docx")), **island}))
    assert {trace.place for trace in result.revealing} == set(island)


def test_the_words_of_such_a_part_are_no_words_of_the_letter(tmp_path: Path) -> None:
    part = {"word/old.xml": document("<w:p><w:r><w:t>zq-planted-user</w:t></w:r></w:p>")}
    result = revealed(look(zipped(tmp_path / "b.docx", {**members(docx(tmp_path / "a.docx")), **part})))
    assert result["The name you log in with"] == "zq-planted-user"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "target", "name"),
    [
        ("aFChunk", "more.htm", "Another document in it (w:altChunk)"),
        ("subDocument", "more.docx", "Another document in it (w:subDoc)"),
        ("glossaryDocument", "glossary/document.xml", "Building blocks"),
    ],
)
def test_a_document_in_the_document_is_marked(tmp_path: Path, kind: str, target: str, name: str) -> None:
    made = members(docx(tmp_path / "a.docx", **{RELS: relations(kind, target, "Internal")}))
    result = look(zipped(tmp_path / "b.docx", {**made, f"word/{target}": b"<html>x</html>"}))
    assert revealed(result) == {name: "14 bytes"}


def test_a_part_that_is_a_file_of_its_own_is_marked_whatever_it_is_called(tmp_path: Path) -> None:
    made = members(docx(tmp_path / "a.docx", **{RELS: relations("image", "media/logo.bin", "Internal")}))
    result = look(zipped(tmp_path / "b.docx", {**made, "word/media/logo.bin": b"%PDF-1.7 and more"}))
    assert revealed(result) == {"Embedded file": "17 bytes"}


def test_a_part_of_unknown_kind_is_listed_with_its_size(tmp_path: Path) -> None:
    made = members(docx(tmp_path / "a.docx", **{RELS: relations("newThing", "New%20thing.bin", "Internal")}))
    result = look(zipped(tmp_path / "b.docx", {**made, "word/new thing.bin": b"\0\1\2"}))
    assert [
        (trace.name, trace.value, trace.is_revealing) for trace in result.traces if trace.place == "word/new thing.bin"
    ] == [("Part of another kind (newthing)", "3 bytes", False)]
