"""Files that a draft names as annexes: what is read of them, and which are refused."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from letterkit.errors import CannotRead, InvalidDraft
from letterkit.letter.drafts import from_data
from letterkit.letter.model import Annex
from letterkit.letter.note_labels import apart
from letterkit.library.annex_files import MAX_PRINTED_BYTES, AnnexContent, read_annex, read_annexes


def test_a_text_is_taken_from_the_draft(tmp_path: Path) -> None:
    assert read_annex(Annex("A", "# Words"), tmp_path) == AnnexContent("# Words")
    assert read_annex(Annex("A"), tmp_path) == AnnexContent()


def test_markdown_is_read_with_its_headings_in_bold_and_its_title_once(tmp_path: Path) -> None:
    text = "\ufeff# How we *worked* #\r\n\r\n  ## Who\r\nTwelve.\r\n\r\n#1 is no heading\n\n    # nor this\n"
    (tmp_path / "a.md").write_text(text, "utf-8", newline="")
    bare = "**Who**\nTwelve.\n\n#1 is no heading\n\n    # nor this\n"
    assert read_annex(Annex("Method", file=" a.md "), tmp_path).text == f"**How we *worked***\n\n{bare}"
    assert read_annex(Annex("how  we *worked*", file="a.md"), tmp_path).text == f"\n{bare}"


def test_an_annex_without_a_title_loses_no_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("One.\n\nTwo.\n")
    assert read_annex(Annex(file="a.md"), tmp_path).text == "One.\n\nTwo.\n"


def test_plain_text_stays_plain_and_any_other_file_stays_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.TXT").write_text("# one\n*two*", "utf-8")
    (tmp_path / "b.pdf").write_bytes(b"\x00")
    assert read_annex(Annex("A", file="a.TXT"), tmp_path) == AnnexContent("# one\n*two*", is_markdown=False)
    assert read_annex(Annex("A", file="b.pdf"), tmp_path) == AnnexContent(file=tmp_path / "b.pdf")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("nowhere.md", "is not there"),
        ("nowhere.pdf", "is not there"),
        ("folder", "cannot be read"),
        ("folder.md", "cannot be read"),
        ("latin.txt", "not text in UTF-8"),
        ("latin.txt", "latin.txt:2:2"),
        ("zeros.md", "is no text of at most"),
        ("large.md", "is no text of at most"),
        ("../outside.md", "is not in the folder of the draft"),
        ("../outside.pdf", "is not in the folder of the draft"),
        ("/etc/passwd", "is not in the folder of the draft"),
        ("~/notes.md", "is not there"),
        ("//server/share/a.md", "is not a file on this computer"),
        ("link.md", "is not in the folder of the draft"),
        ("a\x00.md", "cannot be read"),
    ],
)
def test_what_cannot_be_used_is_refused_with_what_to_do(tmp_path: Path, name: str, says: str) -> None:
    folder = tmp_path / "drafts"
    for path in (folder, folder / "folder", folder / "folder.md"):
        path.mkdir()
    (tmp_path / "outside.md").write_text("x")
    (tmp_path / "outside.pdf").write_text("x")
    (folder / "latin.txt").write_bytes(b"a\nb\xe9")
    (folder / "zeros.md").write_bytes(b"a\x00b")
    (folder / "large.md").write_bytes(b"a" * (MAX_PRINTED_BYTES + 1))
    (folder / "link.md").symlink_to(tmp_path / "outside.md")
    with pytest.raises(CannotRead) as refused:
        read_annex(Annex("A", file=name), folder)
    (problem,) = refused.value.problems
    assert says in problem.message and problem.hint


def test_every_file_that_cannot_be_used_is_named_with_its_key(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "a.md").write_text("x")
    names = ["inner/a.md", "no.md", "inner/../inner/a.md", "no.txt"]
    annexes = [{"title": "A", "file": name} for name in names]
    draft = from_data({"letterkit": 1, "template": "x", "annexes": annexes}).draft
    with pytest.raises(InvalidDraft) as refused:
        read_annexes(draft, tmp_path)
    assert [problem.path for problem in refused.value.problems] == [("annexes", 1, "file"), ("annexes", 3, "file")]


@pytest.mark.parametrize("line", ["# a" + "#" * 400_000 + "x", "# " + "a #" * 150_000, "#" * 400_000, "[^" * 150_000])
def test_lines_made_to_slow_it_down_take_no_time(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.md").write_text(line)
    started = time.monotonic()
    read_annex(Annex("A", file="a.md"), tmp_path)
    apart(line, "a")
    assert time.monotonic() - started < 2
