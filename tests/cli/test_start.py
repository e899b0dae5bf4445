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
from .terminal import Terminal


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
    return code, " ".join(screen.getvalue().split())


def test_the_drafts_of_the_folder_are_offered_with_their_state(called: list[tuple[str, ...]]) -> None:
    code, text = offered("q")
    assert (code, called) == (0, [])
    assert "2. Go on with “Appeal to a council to protect people” (newer.yaml): " in text
    assert " answers missing" in text
    assert "3. Go on with “On Exampleland” (older.yaml): every question is answered" in text
    assert "other.yaml" not in text


@pytest.mark.parametrize(
    ("typed", "call"),
    [
        (("",), ("edit", "newer.yaml")),
        (("1",), ("new",)),
        (("19", "x", "2"), ("edit", "newer.yaml")),
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
    monkeypatch.setattr(faces, "pick", lambda _, __, title, *rest: choose(title, rest))
    with pytest.raises(faces.Left):
        start._Menu(Lines(io.StringIO(), io.StringIO()), on_screen=True).run()
    menu, kinds = "letterkit: what would you like to do?", "What kind of letter is it?"
    assert shown == [menu, kinds, menu, kinds, menu]
    assert not list(tmp_path.iterdir())


def test_a_draft_that_cannot_be_read_is_offered_with_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("letterkit: 1\ntemplate: [\n")
    (one,) = start.drafts_in(tmp_path, dt.date(2026, 11, 20))
    assert one.title == ""
    assert one.state.startswith("It cannot be read: ")


def test_a_long_title_is_whole_below_its_row(tmp_path: Path) -> None:
    title = "Urgent appeal for a reporter of Sample Radio, missing since 9 July 2025"
    row = start._choice(start.DraftSummary(Path("urgent-appeal.yaml"), title, "1 answer missing"))
    assert row.name == "Go on with “Urgent appeal for a reporter of S…” (urgent-appeal.yaml)"
    assert row.words == f"{title}. 1 answer missing"


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


def test_plain_alone_opens_the_menu_line_by_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    letter(tmp_path / "a.yaml")
    monkeypatch.setattr(start, "has_room", lambda: True)
    monkeypatch.setattr(faces, "has_room", lambda: True)
    ended = run("--plain", typed="2\n:quit\n")
    assert ended.code == 0, ended.err
    assert "What would you like to do?" in ended.text
    assert ended.text.rstrip().endswith("Go on with: letterkit edit --plain a.yaml")


def test_plain_before_a_command_is_taken_by_those_that_have_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces, "has_room", lambda: True)
    path = letter(tmp_path / "a.yaml")
    ended = run("--plain", "edit", path, typed=":quit\n")
    assert ended.code == 0, ended.err
    assert f"letterkit edit --plain {path}" in " ".join(ended.text.split())
    assert run("--plain", "check", path).code in (0, 1)


def test_the_way_back_has_the_face_of_the_interview(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Lines(io.StringIO(), io.StringIO())
    assert faces.options_for(plain, on_screen=False) == ""  # nothing else is possible here
    monkeypatch.setattr(faces, "has_room", lambda: True)
    assert faces.options_for(plain, on_screen=False) == "--plain"
    assert faces.options_for(plain, on_screen=True) == ""


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
    monkeypatch.setattr(faces, "pick", lambda _, __, title, *rest: choose(title, rest))
    monkeypatch.setattr(new, "start_letter", start_letter)
    assert start._Menu(Lines(io.StringIO(), io.StringIO()), on_screen=True).run() == 0
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
        "3. Go on with “On Exampleland” (older.yaml): every question is answered; answers that could not be saved in it "
        "were found" in text
    )
    assert text.count("were found") == 1


# -- what else the menu has -------------------------------------------------------------------------------


def test_a_letter_is_checked_and_looked_at_and_the_menu_comes_back(called: list[tuple[str, ...]]) -> None:
    code, text = offered("6", "2", "7", "2", "q")
    assert (code, called) == (0, [])
    assert "6. Check a letter" in text and "7. Look at a letter" in text
    assert text.count("What would you like to do?") == 3
    assert "older.yaml: no errors and no warnings." in text
    assert "Something has happened." in text


def test_a_draft_that_cannot_be_read_is_told_in_the_menu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text("letterkit: 1\ntemplate: council-appeal\nsubjekt: x\n", "utf-8")
    code, text = offered("6", "q")
    assert code == 0 and "Did you mean ‘subject’?" in text and text.count("What would you like to do?") == 2


def test_norms_are_looked_up_by_words_and_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, text = offered("2", "zzzz qqqq", "responsibility to protect", "1", "", "q")
    assert code == 0
    assert "No norm is like ‘zzzz qqqq’." in text
    assert "2005 World Summit Outcome (A/RES/60/1)" in text
    assert text.count("What would you like to do?") == 2


def test_a_letterhead_is_made_and_used_from_the_menu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, text = offered("3", "1", "3", "2", "3", "3", "3", "", "q")
    assert code == 0 and (tmp_path / "letterhead.docx").is_file()
    assert "In use: letterkit's own look." in text
    assert "Word letters are written on letterhead.docx from now on." in text
    assert f"In use: {tmp_path / 'letterhead.docx'}" in text
    assert "Letters have letterkit's own look again." in text


def test_the_profile_and_what_is_installed_lead_back_to_the_menu(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, text = offered("4", "Example Watch", ":quit", "5", "q")
    assert code == 0 and text.count("What would you like to do?") == 3
    assert "[2 of " in text and "All is well: letters can be written in every format." in text


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")
def test_every_row_is_used_with_real_keys_in_a_small_window(tmp_path: Path) -> None:
    letter(tmp_path / "a.yaml")
    up = "\x1b[A"
    with Terminal([], 24, 80, folder=tmp_path) as terminal:
        terminal.until("Is everything there?")
        terminal.keys("\x1b[F\r")
        terminal.until("All is well: letters can be written")
        terminal.resize(30, 120)
        terminal.keys("\x1b")
        terminal.until("▸10. Is everything there?")
        terminal.resize(24, 80)
        terminal.keys(f"{up}{up}{up}\r")
        terminal.until("Type what you remember")
        terminal.keys("world summit")
        terminal.until("▸2005 World Summit Outcome")
        terminal.keys("\r")
        terminal.until("Adopted by: ")
        terminal.keys("\x1b")
        terminal.until("> world summit")
        terminal.keys("\x1b")
        terminal.until("▸ 7. Look up a norm")
        terminal.keys(f"{up}\r")
        terminal.until("Excellencies")
        terminal.keys("q")
        terminal.until("▸ 6. Look at a letter")
        terminal.keys(f"{up}\r")
        terminal.until("o errors and no warnings")
        terminal.keys("\x1b")
        terminal.until("▸ 5. Check a letter")
        terminal.keys("\x03")
        assert terminal.ended() == 130
