"""The end of an interview: what was written and where, what the checks say, and what can be done with the letter."""

from __future__ import annotations

import email
import email.policy
import os
from pathlib import Path
from typing import Any

import pytest

from letterkit.errors import CannotOpen
from letterkit.render import opened_files

from .scene import Ended, letter, run, without
from .terminal import F, Terminal

PEOPLE = [{"name": "Mira Samplova", "consent": "recipient-only", "pseudonym": "Ms S."}]
TAKEN = [{"role": "situation", "text": "Mira Samplova was taken."}, *without("situation")]


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)


def finished(*typed: str, **changes: Any) -> Ended:
    """Return the end of an interview on a complete letter, where this is typed behind its last question."""
    letter(Path("a letter.yaml"), **changes)
    return run("edit", "a letter.yaml", "--plain", typed=":end\n\n" + "".join(one + "\n" for one in typed))


def files() -> set[str]:
    return {path.name for path in Path().iterdir()} - {"a letter.yaml"}


def test_the_files_their_folder_and_what_the_checks_say_stand_above_what_can_be_done(tmp_path: Path) -> None:
    ended = finished("docx,txt")
    assert ended.code == 0
    lines = " ".join(ended.text.split())
    assert f"Written in {tmp_path}: a letter.docx: Word, LibreOffice, Google Docs" in lines
    assert (
        "a letter.txt: plain text The checks found no errors and no warnings. Facts, consent and tone no program can judge."
        in lines
    )
    for row in ("1. Open a letter.docx: ", "2. Open a letter.txt: ", f"3. Open the folder: {tmp_path}", "11. Leave"):
        assert row in lines
    assert "Type a number; ? lists and explains them. Enter leaves." in lines


def test_a_file_and_its_folder_are_opened_and_where_that_cannot_be_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[str, Path]] = []
    monkeypatch.setattr(opened_files, "show_file", lambda file: shown.append(("file", file)))
    monkeypatch.setattr(opened_files, "show_folder", lambda file: shown.append(("folder", file)))
    ended = finished("", "1", "f")
    assert shown == [("file", Path("a letter.docx")), ("folder", Path("a letter.docx"))]
    assert "Opened: a letter.docx" in ended.text

    def refuse(_: Path) -> None:
        raise CannotOpen("There is no desktop here.")

    monkeypatch.setattr(opened_files, "show_file", refuse)
    ended = finished("", "1", "q")
    assert (ended.code, "There is no desktop here." in ended.text) == (0, True)


def test_the_email_has_the_pdf_with_it() -> None:
    ended = finished("txt", "e")
    assert files() == {"a letter.txt", "a letter.eml"}
    message = email.message_from_bytes(Path("a letter.eml").read_bytes(), policy=email.policy.default)
    assert [part.get_filename() for part in message.walk() if part.get_filename()] == ["On Exampleland.pdf"]
    assert "The e-mail takes the letter along as ‘On Exampleland.pdf’." in ended.text
    assert "2. Open a letter.eml" in ended.text


def test_the_copy_for_the_legal_read_is_one_row_and_one_sentence_away() -> None:
    ended = finished("n", "l", "?")
    assert files() == {"a letter-legal.docx"}
    assert "beside each claim stands its source" in " ".join(ended.text.split())
    assert "Open a letter-legal.docx" in ended.text


def test_it_is_checked_once_more_with_the_notes() -> None:
    passages = without("none")
    passages[0]["text"] = "Something has happened.  Nobody has come."
    ended = finished("n", "c", passages=passages)
    assert "note [double-space]" in ended.text


def test_it_is_read_as_text_with_the_names_that_its_reader_may_read() -> None:
    assert "Something has happened." in finished("n", "p").text
    shown = finished("2", "n", "p", people=PEOPLE, passages=TAKEN).text.split("Type a number; ?")[1]
    assert "Ms S. was taken." in shown and "Mira Samplova was taken." not in shown


def test_back_in_the_letter_an_answer_is_changed_and_the_letter_is_finished_again() -> None:
    ended = finished("n", "b", ":go subject", "On another land", ":end", "", "txt", "q")
    assert ended.code == 0
    assert "On another land" in Path("a letter.txt").read_text("utf-8")


def test_other_formats_are_written_from_the_list_and_a_changed_file_is_kept_replaced_or_left() -> None:
    finished("txt")
    Path("a letter.txt").write_text("changed by a colleague")
    kept = finished("n", "w", "txt", "1", "q")
    assert "somebody has changed it since" in " ".join(kept.text.split())
    assert files() == {"a letter.txt", "a letter-2.txt"}
    assert Path("a letter.txt").read_text() == "changed by a colleague"
    finished("txt", "3", "q")
    assert Path("a letter.txt").read_text() == "changed by a colleague"
    finished("txt", "2", "q")
    assert "Something has happened." in Path("a letter.txt").read_text("utf-8")


def test_what_goes_with_the_letter_is_begun_from_the_list() -> None:
    ended = finished("n", "g", "1", ":quit")
    assert ended.code == 0
    assert "What goes with this letter?" in ended.text and "Statement to the press. Every answer" in ended.text
    assert any("press-statement" in path.read_text("utf-8") for path in Path().glob("*.yaml"))


# -- a letter that cannot be written ----------------------------------------------------------------------


def test_what_keeps_a_letter_from_being_written_is_shown_and_it_can_be_stamped() -> None:
    ended = finished("c", "w", "txt", passages=without("ask"))
    assert ended.code == 1
    assert "1 error keeps the letter from being written." in ended.text
    assert "error [missing-section]" in ended.text
    assert files() == {"a letter-draft.txt"}
    assert "DRAFT" in Path("a letter-draft.txt").read_text("utf-8")


def test_the_way_back_leads_to_what_is_missing() -> None:
    passages = without("none")
    passages[1]["invokes"] = [{"norm": "wso2005"}]
    ended = finished("b", ":quit", passages=passages)
    assert "Norm" in ended.text.rpartition("Type an answer and press Enter")[2]


# -- names that not everybody may read --------------------------------------------------------------------


def test_who_reads_it_is_asked_before_anything_is_written_and_holds_for_the_email_too() -> None:
    ended = finished("2", "txt", "e", people=PEOPLE, passages=TAKEN, subject="On Mira Samplova")
    assert "Who will read the files?" in ended.text
    assert "Ms S. was taken." in Path("a letter-public.txt").read_text("utf-8")
    assert b"amplova" not in Path("a letter-public.eml").read_bytes()
    assert "On Ms S.pdf" in ended.text


def test_without_a_reader_nothing_is_written_and_one_can_be_chosen_later() -> None:
    ended = finished("q", "a", "3", "w", "txt", people=PEOPLE, passages=TAKEN)
    assert "Choose who will read the letter: before that it is not written." in ended.text
    assert "error" not in ended.err and ended.code == 0
    assert "Mira Samplova was taken." in Path("a letter-recipient.txt").read_text("utf-8")


def test_a_letter_that_names_nobody_to_protect_asks_nothing_about_its_reader() -> None:
    assert "Who will read" not in finished("txt", people=[{"name": "Ana Sample", "consent": "public"}]).text
    assert files() == {"a letter-public.txt"}, "it is the version for everybody, and says so"
    assert finished("txt", people=[]).code == 0 and (Path("a letter.txt")).is_file()


# -- with keys --------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")
def test_with_real_keys_in_a_small_window(tmp_path: Path) -> None:
    letter(tmp_path / "a.yaml")
    with Terminal(["edit", "a.yaml"], 24, 80, folder=tmp_path, DISPLAY="", WAYLAND_DISPLAY="") as terminal:
        terminal.until("F10 stop")
        terminal.keys(F[9])
        terminal.until("Review")
        terminal.keys(F[2])
        terminal.until("In which formats")
        terminal.keys("\r")
        text = terminal.until("What would you like to do with the letter?")
        terminal.until("O  Open a.docx")
        assert f"Written in {tmp_path}"[:60] in terminal.text.replace("\n ", " ")
        terminal.keys("o")
        terminal.until("There is no desktop here")
        terminal.keys("e")
        terminal.until("Open a.eml")
        terminal.resize(40, 120)
        terminal.until("Q  Leave")
        terminal.resize(24, 80)
        terminal.keys("c")
        terminal.until("no errors and no warnings")
        terminal.keys("x\x1b")
        terminal.until("O  Open a.docx")
        terminal.keys("p")
        terminal.until("Excellencies")
        terminal.keys("\x1b")
        terminal.until("O  Open a.docx")
        terminal.keys("b")
        terminal.until("F10 stop")
        terminal.keys(F[9])
        terminal.until("Review")
        terminal.keys(F[2])
        terminal.until("In which formats")
        terminal.keys("\x1b")
        terminal.until("No file was written.")
        terminal.keys("q")
        assert terminal.ended() == 0
    assert text and (tmp_path / "a.docx").is_file() and (tmp_path / "a.eml").is_file()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")
def test_ctrl_c_in_the_list_ends_with_its_code_and_says_where_the_draft_is(tmp_path: Path) -> None:
    letter(tmp_path / "a.yaml")
    with Terminal(["edit", "a.yaml"], 24, 80, folder=tmp_path, NO_COLOR="1") as terminal:
        terminal.until("F10 stop")
        terminal.keys(F[9])
        terminal.until("Review")
        terminal.keys(F[2])
        terminal.until("In which formats")
        terminal.keys("\x1b")
        terminal.until("What would you like to do with the letter?")
        terminal.keys("\x03")
        terminal.until("The draft is in a.yaml")
        assert terminal.ended() == 130


def test_each_reader_has_files_of_their_own_and_it_is_said_which_may_not_go_along(tmp_path: Path) -> None:
    ended = finished("3", "docx,txt", "a", "2", "w", "", "?", "q", people=PEOPLE, passages=TAKEN)
    assert files() == {f"a letter-{reader}.{form}" for reader in ("recipient", "public") for form in ("docx", "txt")}
    assert "Mira Samplova was taken." in Path("a letter-recipient.txt").read_text("utf-8")
    assert "Ms S. was taken." in Path("a letter-public.txt").read_text("utf-8")
    lines = " ".join(ended.text.split())
    assert "Nothing has been written for everybody yet: do not send what is there." in lines
    assert "Enter: docx, txt; n: none." in lines  # those that were chosen last
    told = (
        f"For everybody, in {tmp_path}: a letter-public.docx, a letter-public.txt For those to whom it is addressed "
        f"alone, in {tmp_path}: a letter-recipient.docx, a letter-recipient.txt Send or publish the files for "
        "everybody alone, never the others with them."
    )
    assert told in lines
    assert "Open a letter-recipient.txt: plain text; not for the reader who is chosen now" in lines
    assert "Open a letter-public.txt: plain text 5." in lines


def test_files_of_an_earlier_run_are_told_too_when_they_are_for_others(tmp_path: Path) -> None:
    finished("txt")  # before anybody was to be protected
    finished("3", "n", "l", "q", people=PEOPLE, passages=TAKEN)
    ended = finished("2", "txt", "q", people=PEOPLE, passages=TAKEN)
    lines = " ".join(ended.text.split())
    assert f"For those to whom it is addressed alone, in {tmp_path}: a letter-recipient-legal.docx" in lines
    assert f"Written without saying for whom, in {tmp_path}: a letter.txt" in lines


def test_whoever_comes_back_from_the_letter_finds_reader_and_formats_as_they_were() -> None:
    ended = finished("3", "txt", "b", ":end", "", "", "", "q", people=PEOPLE, passages=TAKEN)
    again = " ".join(ended.text.rpartition("Who will read the files?")[2].split())
    assert "Enter: 3." in again and "Enter: txt; n: none." in again
    assert files() == {"a letter-recipient.txt"}
