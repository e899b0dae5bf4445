"""`letterkit` alone: what it offers in a folder, and what it does."""

from __future__ import annotations

import datetime as dt
import io
import os
from pathlib import Path

import pytest

from letterkit.cli import edit, faces, new, start
from letterkit.faces.plain.console import Lines
from letterkit.interview import rescue
from letterkit.letter import drafts

from .scene import letter, run


@pytest.fixture
def called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    calls: list[tuple[str, ...]] = []
    monkeypatch.chdir(tmp_path)

    def start_letter(*_: object, on_screen: bool, earlier: Path | None = None) -> int:
        calls.append(("new", "--from", str(earlier)) if earlier else ("new",))
        return 0

    def start_companion(_: object, on_screen: bool, letter: Path) -> int:
        calls.append(("companion", str(letter)))
        return 0

    def edit_draft(path: Path, **_: object) -> int:
        calls.append(("edit", str(path)))
        return 0

    monkeypatch.setattr(new, "start_letter", start_letter)
    monkeypatch.setattr(new, "start_companion", start_companion)
    monkeypatch.setattr(edit, "edit_draft", edit_draft)
    letter(tmp_path / "older.yaml")
    os.utime(tmp_path / "older.yaml", (1, 1))
    (tmp_path / "newer.yaml").write_text("letterkit: 1\ntemplate: council-appeal\n")
    (tmp_path / "other.yaml").write_text("a: 1\n")
    return calls


def offered(*typed: str) -> tuple[int, str]:
    screen = io.StringIO()
    code = start.start(Lines(io.StringIO("".join(f"{one}\n" for one in typed)), screen))
    return code, screen.getvalue()


def test_the_drafts_of_the_folder_are_offered_with_their_state(called: list[tuple[str, ...]]) -> None:
    code, text = offered("q")
    assert (code, called) == (0, [])
    assert "2. Go on with newer.yaml: Appeal to a council to protect people (" in text
    assert "answers missing)" in text
    assert "3. Go on with older.yaml: On Exampleland" in text
    assert "other.yaml" not in text


@pytest.mark.parametrize(
    ("typed", "call"),
    [
        (("",), ("new",)),
        (("1",), ("new",)),
        (("9", "x", "2"), ("edit", "newer.yaml")),
        (("4", "3"), ("new", "--from", "older.yaml")),
        (("4", "none.yaml", "older.yaml"), ("new", "--from", "older.yaml")),
        (("5", "2"), ("companion", "newer.yaml")),
        (("5", "none.yaml", "older.yaml"), ("companion", "older.yaml")),
    ],
)
def test_a_number_does_it(called: list[tuple[str, ...]], typed: tuple[str, ...], call: tuple[str, ...]) -> None:
    offered(*typed)
    assert called == [call]


def test_leaving_the_kinds_of_letter_leads_back_to_what_one_came_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(faces, "whole_terminal", lambda *_: True)
    shown: list[str] = []
    rows = iter((0, None, 0, None, None))

    def choose(title: str, _: object) -> int:
        shown.append(title)
        row = next(rows)
        if row is None:
            raise faces.Left
        return row

    monkeypatch.setattr(faces, "choose", choose)
    with pytest.raises(faces.Left):
        start._on_screen(Lines(io.StringIO(), io.StringIO()), [])
    menu, kinds = "letterkit: what would you like to do?", "What kind of letter is it?"
    assert shown == [menu, kinds, menu, kinds, menu]
    assert not list(tmp_path.iterdir())


def test_a_draft_that_cannot_be_read_is_offered_with_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("letterkit: 1\ntemplate: [\n")
    (one,) = start.drafts_in(tmp_path, dt.date(2026, 11, 20))
    assert one.title == "cannot be read"


def test_a_new_letter_begins_as_an_earlier_one_did(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    earlier = letter(tmp_path / "earlier.yaml")
    ended = run("new", "--from", earlier, "-o", "a.yaml", "--plain", typed=":quit\n")
    assert ended.code == 0, ended.err
    text = (tmp_path / "a.yaml").read_text("utf-8")
    assert "On Exampleland" in text
    assert "2026-12-15" not in text


def test_answers_go_before_what_an_earlier_letter_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    earlier = letter(tmp_path / "earlier.yaml", facts={"contact": "Amina Example"})
    (tmp_path / "given.yaml").write_text("subject: Another title\nfacts: {meeting: the debate}\n")
    arguments = ("--from", earlier, "--answers", "given.yaml", "-o", "a.yaml", "--plain")
    assert run("new", *arguments, typed=":quit\n").code == 0
    data = drafts.load(tmp_path / "a.yaml").data
    assert (data["subject"], data["template"]) == ("Another title", "council-appeal")
    assert data["facts"] == {"contact": "Amina Example", "meeting": "the debate"}


# -- companions -----------------------------------------------------------------------------------------


def test_a_companion_is_chosen_from_a_list_that_begins_with_those_of_the_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    letter(tmp_path / "appeal.yaml")
    code, text = offered("4", "2", "press-statement", "", ":quit")
    assert code == 0
    listed = text.partition("What kind of letter is it?")[2]
    assert listed.index("1. Statement to the press (press-statement)") < listed.index("(sign-on-call)")
    assert listed.index("(follow-up)") < listed.index("(company)")
    (new,) = (path for path in tmp_path.glob("*.yaml") if path.name != "appeal.yaml")
    data = drafts.load(new).data
    assert (data["template"], data["sender"]) == ("press-statement", {"name": "Example Centre"})
    assert "Not taken over from appeal.yaml:" in text


def test_on_the_screen_letter_and_kind_are_chosen_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    letter(tmp_path / "appeal.yaml")
    titles: list[str] = []
    rows = iter((3, 0, 0))

    def choose(title: str, _: object) -> int:
        titles.append(title)
        return next(rows)

    begun: list[tuple[str, Path]] = []

    def start_letter(_: object, __: bool, kind: str, earlier: Path) -> int:
        begun.append((kind, earlier))
        return 0

    monkeypatch.setattr(faces, "choose", choose)
    monkeypatch.setattr(new, "start_letter", start_letter)
    assert start._on_screen(Lines(io.StringIO(), io.StringIO()), start.drafts_in(Path(), dt.date(2026, 11, 20))) == 0
    assert titles == ["letterkit: what would you like to do?", "From which letter?", "What kind of letter is it?"]
    assert begun == [("press-statement", Path("appeal.yaml"))]


def test_without_asking_what_a_companion_lacks_is_named_with_what_was_not_taken_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    letter(tmp_path / "appeal.yaml")
    ended = run("new", "press-statement", "--from", "appeal.yaml", "-o", "a.yaml", "--no-input")
    assert ended.code == 1
    assert "Not taken over from appeal.yaml:\n" in ended.err
    assert "Passage 1 (situation), in your own words: Something has happened." in ended.err
    assert " (facts.opening)\n" in ended.err
    assert not (tmp_path / "a.yaml").exists()


def test_a_draft_that_lacks_answers_which_were_found_says_so(called: list[tuple[str, ...]], tmp_path: Path) -> None:
    assert rescue.write_copy(tmp_path / "older.yaml", b"letterkit: 1\ntemplate: council-appeal\n", None)
    _, text = offered("q")
    assert (
        "3. Go on with older.yaml: On Exampleland (complete; answers that could not be saved in it were found)" in text
    )
    assert text.count("were found") == 1
