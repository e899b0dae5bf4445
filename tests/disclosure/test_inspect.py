"""Any file in: its kind by what stands in it, and a clear word on whatever cannot be read."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Dictionary, Pdf

from letterkit.disclosure import inspect
from letterkit.disclosure.inspect import Inspection
from letterkit.errors import UnreadableFile

from .planting import document, docx, look, odt, taken, zipped


def pdf(path: Path) -> Path:
    made = Pdf.new()
    made.add_blank_page()
    made.docinfo["/Author"] = "Amina Example"
    made.Root.OpenAction = Dictionary(S="x")
    made.save(path)
    return path


def html(path: Path) -> Path:
    path.write_text("<!doctype html><title>x</title><!-- for Amina --><p hidden>a</p><img src='//b'>", "utf-8")
    return path


MAKERS = {
    "Word document": lambda path: docx(path, **{"word/media/a.jpg": taken()}),
    "OpenDocument": lambda path: odt(path, **{"Pictures/a.jpg": taken()}),
    "PDF": pdf,
    "HTML page": html,
}


@pytest.mark.parametrize("ending", [".docx", ".odt", ".pdf", ".html", ".txt", ""])
@pytest.mark.parametrize("kind", MAKERS)
def test_the_kind_is_told_by_what_stands_in_the_file(tmp_path: Path, kind: str, ending: str) -> None:
    made = MAKERS[kind](tmp_path / "made.bin")
    path = made.rename(tmp_path / f"my letter{ending}")
    assert look(path).kind == kind


def test_a_page_without_a_head_is_known_by_its_ending(tmp_path: Path) -> None:
    for name in ("a.html", "a.htm", "A.HTM"):
        (tmp_path / name).write_text("<p>Dear reader", "utf-8")
        assert look(tmp_path / name).kind == "HTML page"


@pytest.mark.parametrize(
    ("name", "raw", "says"),
    [
        ("a.txt", b"Dear reader", "kind that is not known"),
        ("a.docx", b"", "It is empty"),
        ("a.docx", b"PK\3\4 and then nothing", "damaged"),
        ("a.pdf", b"%PDF-1.7\n", "damaged"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 packed", "password"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", r"old form \(\.doc\)"),
        ("a.html", b"<p>\0\0", "damaged"),
        ("a.jpg", taken(), "kind that is not known"),
    ],
)
def test_what_cannot_be_looked_into_is_named_with_what_to_do(tmp_path: Path, name: str, raw: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(UnreadableFile, match=says) as refused:
        look(tmp_path / name)
    (problem,) = refused.value.problems
    assert problem.file == str(tmp_path / name)
    assert problem.hint


def test_a_zip_file_of_another_kind_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="neither"):
        look(zipped(tmp_path / "a.docx", {"xl/workbook.xml": "<x/>"}))


def test_a_folder_and_a_missing_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be read"):
        look(tmp_path)
    with pytest.raises(UnreadableFile, match="no such file"):
        look(tmp_path / "none.docx")
    with pytest.raises(UnreadableFile, match="not a file name"):
        look(tmp_path / "a\0b")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspect, "MAX_BYTES", 100)
    with pytest.raises(UnreadableFile, match="too large"):
        look(pdf(tmp_path / "a.pdf"))


def test_what_gives_away_is_not_lost_behind_a_thousand_other_things(tmp_path: Path) -> None:
    links = "".join(f"<img src='{number}.png'>" for number in range(inspect.MAX_TRACES * 2))
    (tmp_path / "a.html").write_text(f"<html>{links}<!-- for Ben -->", "utf-8")
    found = look(tmp_path / "a.html")
    assert [trace.value for trace in found.revealing] == ["for Ben"]
    assert (len(found.traces), found.traces[-1].name) == (inspect.MAX_TRACES + 1, "More of the like")


@pytest.mark.parametrize("part", ["word/document.xml", "word/people.xml", "docProps/custom.xml"])
def test_entities_in_any_part_are_refused(tmp_path: Path, part: str) -> None:
    bomb = "<!DOCTYPE x [<!ENTITY a 'aaaa'>]>" + document("&a;")
    with pytest.raises(UnreadableFile, match="document type") as refused:
        look(docx(tmp_path / "a.docx", **{part: bomb}))
    assert part in str(refused.value)


@cache
def sample(kind: str) -> bytes:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        return MAKERS[kind](Path(folder, "made.bin")).read_bytes()


def result(folder: Path, raw: bytes) -> None:
    """Whatever the bytes are: a result, or an error that can be shown to a person."""
    path = folder / "a.html"
    path.write_bytes(raw)
    try:
        assert isinstance(look(path), Inspection)
    except UnreadableFile as error:
        assert all(problem.hint for problem in error.problems)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("noise")


@given(
    noise=st.binary(max_size=400), head=st.sampled_from([b"", b"PK\3\4", b"%PDF-1.7\n", b"<html>", b"\xd0\xcf\x11\xe0"])
)
def test_random_bytes_give_a_result_or_a_clear_error(noise: bytes, head: bytes, folder: Path) -> None:
    result(folder, head + noise)


@pytest.mark.parametrize("kind", MAKERS)
@given(data=st.data())
def test_a_real_file_cut_and_changed_gives_a_result_or_a_clear_error(
    kind: str, data: st.DataObject, folder: Path
) -> None:
    raw = bytearray(sample(kind))
    for _ in range(data.draw(st.integers(0, 6))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    if data.draw(st.booleans()):
        at = data.draw(st.integers(0, len(raw)))
        raw[at : at + data.draw(st.integers(0, 50))] = data.draw(st.binary(max_size=50))
    end = data.draw(st.integers(0, len(raw))) if data.draw(st.booleans()) else len(raw)
    result(folder, bytes(raw[:end]))
