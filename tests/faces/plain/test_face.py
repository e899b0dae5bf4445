"""The plain face: whole interviews, line by line, and every command."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from letterkit.checks.rules import check
from letterkit.errors import RenderFailed
from letterkit.faces.plain.console import Lines, Suggest
from letterkit.faces.plain.face import PlainFace
from letterkit.faces.plain.printer import WIDTH
from letterkit.interview import actions, transitions
from letterkit.interview.form import Form
from letterkit.interview.opening import create, free_name
from letterkit.interview.passage_preview import Compose
from letterkit.interview.session import Outcome, Session
from letterkit.letter import drafts
from letterkit.letter.composed import Letter
from letterkit.library.library import open_library
from tests.interview.scene import LIBRARY, PACK, TODAY, WHOLE, whole


class Interview:
    """A session that is answered with these lines, what was shown, and how it ended."""

    def __init__(self, folder: Path, lines: str, data: Any = None, compose: Compose = Form.letter) -> None:
        self.path = free_name(folder, PACK, TODAY)
        self.session = Session(self.path, transitions.start(PACK, LIBRARY, TODAY, data))
        self.session.store(self.session.form)
        shown = io.StringIO()
        self.outcome = PlainFace(self.session, Lines(io.StringIO(lines), shown), compose).run()
        self.shown = shown.getvalue()

    @property
    def data(self) -> dict[str, Any]:
        return drafts.load(self.path).data


RECIPIENT = "Council of Examples\n\n\n\n"
"""The first record: its organisation, no name, the form of address as suggested, and on."""


def typed_whole() -> str:
    """Return the whole short letter as a person types it."""
    several = {"Something has happened.\nIt was not the first time.", "teachers\nnurses"}
    return "".join(f"{one}\n.\n" if one in several else f"{one}\n" for one in WHOLE)


def test_a_norm_that_the_library_lacks_is_typed_where_a_norm_is_asked_for(tmp_path: Path) -> None:
    lines = (
        ":go norms\ns-res-2739\nnew: Law on Security\nart. 12\n\n\nX 1\n2\n30 June 2020\n"
        "art. 12: Nobody is punished.\n13: It ends.\n.\nGazette\n:quit\n"
    )
    done = Interview(tmp_path, lines)
    shown = " ".join(done.shown.split())
    assert "no norm ‘s-res-2739’" in shown and "Did you mean" not in shown and "new: and its title" in shown
    assert "‘Law on Security’ is not in the library. What it says is asked next." in shown
    assert "What is the norm that the library lacks? Norm of your own 1." in shown
    assert done.data["norms"] == [
        {
            "id": "law-on-security",
            "title": "Law on Security",
            "symbol": "X 1",
            "kind": "eu-law",
            "date": "2020-06-30",
            "says": {"art. 12": "Nobody is punished.", "13": "It ends."},
            "source": "Gazette",
        }
    ]
    (norm,) = (passage for passage in done.data["passages"] if passage["role"] == "norm")
    assert norm["invokes"] == [{"norm": "law-on-security", "at": "art. 12"}]


# -- whole interviews -----------------------------------------------------------------------------------


def test_a_whole_letter_is_written_line_by_line(tmp_path: Path) -> None:
    done = Interview(tmp_path, typed_whole() + "\n")
    assert done.outcome == Outcome(complete=True)
    assert done.data == whole().data
    assert "Nothing is missing" in done.shown


@pytest.mark.slow
def test_the_council_appeal_is_written_to_its_end_from_its_own_examples(tmp_path: Path) -> None:
    library = open_library()
    pack = library.pack("council-appeal")
    session = create(tmp_path / "a.yaml", pack, library, TODAY)
    console = Answering(session)
    assert PlainFace(session, console).run().complete
    loaded = drafts.load(tmp_path / "a.yaml")
    assert [finding for finding in check(loaded, library) if finding.severity == "error"] == []
    assert {question.id for question in session.form.main_questions} == console.asked


class Answering:
    """A person who answers every question with its example."""

    edits = False

    def __init__(self, session: Session) -> None:
        self.session, self.asked = session, set[str]()
        self.on_typed: Callable[[str | None], None] = session.remember_input

    def say(self, text: str = "") -> None:
        assert len(text) < 500

    def ask(self, current: str, suggest: Suggest | None, kept: str = "") -> str:
        form = self.session.form
        if form.finished:
            return ""
        self.asked.add(form.question.id)
        if form.at_record_list:
            return "" if form.record_lines() else "+"
        return "1" if form.prompt.type == "consent" else form.prompt.example or current

    def ask_lines(
        self, current: str, suggest: Suggest | None = None, starters: Sequence[str] = (), kept: str = ""
    ) -> str:
        return self.ask(current, suggest)


def test_the_end_of_the_input_keeps_every_answer(tmp_path: Path) -> None:
    done = Interview(tmp_path, RECIPIENT + "Exampleland\nHalf a paragraph")
    assert done.outcome == Outcome(complete=False, interrupted=True)
    assert done.data["facts"] == {"country": "Exampleland", "event": "Half a paragraph"}
    assert "Saved in" in done.shown


def test_an_interview_without_any_input_ends(tmp_path: Path) -> None:
    assert Interview(tmp_path, "").outcome.interrupted


# -- what is shown --------------------------------------------------------------------------------------


def test_a_question_is_shown_with_its_place_its_example_and_what_enter_does(tmp_path: Path) -> None:
    shown = Interview(tmp_path, RECIPIENT + ":go tone\n2\n").shown
    assert "Question 2 of 16. Which country is it about?\n" in shown
    assert "For example: Exampleland" in shown
    assert "In which tone? Enter leaves it out." in shown
    assert "  2 choices. Type a number.\n  1. Calm and factual\n  2. Sharp" in shown
    assert "For how many months? Enter leaves it out." in shown


def test_what_enter_keeps_is_shown_and_kept(tmp_path: Path) -> None:
    done = Interview(tmp_path, ":go groups\n\n", whole().data)
    assert "[Enter keeps: teachers / nurses]" in done.shown
    assert done.data == whole().data


def test_an_item_with_a_semicolon_is_not_torn_apart_by_enter(tmp_path: Path) -> None:
    data = {**whole().data, "facts": {**whole().data["facts"], "groups": ["teachers; nurses", "doctors"]}}
    assert Interview(tmp_path, ":go groups\n\n", data).data == data


def test_a_date_is_confirmed_with_its_weekday_and_a_norm_with_its_name_and_paragraphs(tmp_path: Path) -> None:
    shown = Interview(tmp_path, ":go meeting\n3 Dec 2026\nwso-2005\n").shown
    assert "2026-12-03 (Thursday)" in shown
    assert "2005 World Summit Outcome" in shown
    assert "139" in shown.split("Paragraph")[0]


def test_a_list_without_entries_says_only_what_can_be_done(tmp_path: Path) -> None:
    shown = Interview(tmp_path, ":skip\n").shown
    assert "+ adds the first recipient.\n" in shown
    assert "removes" not in shown
    assert "1. Council of Examples" in Interview(tmp_path, ":go recipients\n", whole().data).shown


def test_no_line_is_wider_than_the_page_except_a_path(tmp_path: Path) -> None:
    shown = Interview(tmp_path, ":help\n?\n:review\n" + typed_whole() + ":review\n:quit\n").shown
    assert [line for line in shown.splitlines() if len(line) > WIDTH and str(tmp_path) not in line] == []


# -- answers that are not taken -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "typed", "says"),
    [
        ("country", "", "This one is needed."),
        ("months", "many", "not a number"),
        ("meeting", "03/12/2026", "2026-11-30"),
        ("tone", "loud", "from 1 to 2"),
        ("trial", "perhaps", "Type 1 for yes, 2 for no"),
        ("email", "info at example", "one @"),
        ("recipients", "-9", "+ adds"),
        ("country", "caf\udce9", "UTF-8"),
    ],
)
def test_a_wrong_answer_says_what_is_right_and_the_question_is_asked_again(
    tmp_path: Path, question: str, typed: str, says: str
) -> None:
    before = whole().data if question == "recipients" else {"recipients": [{"name": "A"}]}
    done = Interview(tmp_path, f":go {question}\n{typed}\n", before)
    assert says in " ".join(done.shown.split())
    assert done.session.form.position.question == question
    assert done.shown.count(done.session.form.question.ask) > 1


def test_a_refused_answer_can_be_put_right_where_the_console_can_edit(tmp_path: Path) -> None:
    session = create(tmp_path / "a.yaml", PACK, LIBRARY, TODAY, {"recipients": [{"name": "A"}]})
    session.store(transitions.jump(session.form, "event"))
    long = "word " * 61
    offered: list[str] = []

    class Editing(Lines):
        edits = True

        def ask_lines(
            self, current: str, suggest: Suggest | None = None, starters: Sequence[str] = (), kept: str = ""
        ) -> str:
            offered.append(current)
            return super().ask_lines(current)

    PlainFace(session, Editing(io.StringIO(f"{long}\n.\nShorter.\n.\n"), io.StringIO())).run()
    assert offered == ["", long]
    assert session.form.data["facts"]["event"] == "Shorter."


@pytest.mark.parametrize(("typed", "kept"), [("\\:x", ":x"), ("\\n", "\\n"), ("<b>", "<b>"), (": x", ": x")])
def test_an_answer_that_looks_like_a_command_is_typed_behind_a_backslash(tmp_path: Path, typed: str, kept: str) -> None:
    done = Interview(tmp_path, RECIPIENT + typed + "\n")
    assert done.data["facts"]["country"] == kept


# -- commands -------------------------------------------------------------------------------------------


def test_an_unknown_command_is_named_and_no_answer(tmp_path: Path) -> None:
    done = Interview(tmp_path, RECIPIENT + ":leave\n")
    assert "There is no command :leave." in done.shown
    assert "facts" not in done.data


def test_help_says_first_what_everybody_needs_in_twenty_lines(tmp_path: Path) -> None:
    shown = Interview(tmp_path, ":help\n").shown.split("> ")[1].split("\n\nQuestion")[0]
    assert len(shown.strip().splitlines()) <= 20
    assert ":help lists" in shown and "leave this one for later" in shown
    assert ":sort" in Interview(tmp_path, ":help lists\n").shown
    assert ":help lists" in Interview(tmp_path, ":help weather\n").shown


def test_the_plan_says_in_words_how_far_each_question_has_come(tmp_path: Path) -> None:
    shown = Interview(tmp_path, RECIPIENT + ":skip\n:plan\n").shown
    assert ": answered\n" in shown and ": needed\n" in shown and ": you are here\n" in shown
    assert not any(sign in shown for sign in "✓·")


def test_a_language_is_chosen_by_its_number_or_its_name(tmp_path: Path) -> None:
    shown = Interview(tmp_path, ":language\n").shown
    assert "In which language is the letter to be written?" in shown and "1. English, as now" in shown
    assert Interview(tmp_path, ":language English\n").data["language"] == "en"


def test_what_is_no_answer_goes_with_enter_or_is_dropped(tmp_path: Path) -> None:
    kept = Interview(tmp_path, ":go date\nyes\n\n:review\n")
    assert "Not taken: ‘yes’" in kept.shown
    assert "You typed this, and it is not an answer yet: ‘yes’. Enter drops it" in " ".join(kept.shown.split())
    assert "Not taken as an answer yet" not in kept.shown
    dropped = " ".join(Interview(tmp_path, ":go months\nmany\n:review\n:clear\n:review\n").shown.split())
    assert dropped.count("‘many’. :typed goes there, and :clear there drops it.") == 1
    assert "What you typed was dropped." in dropped


def test_an_answer_is_written_in_an_editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho "Nowhere." > "$1"\n')
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.delenv("VISUAL", raising=False)
    assert Interview(tmp_path, ":go event\n:editor\n").data["facts"]["event"] == "Nowhere."
    monkeypatch.delenv("EDITOR")
    assert "Not done: No editor is named." in Interview(tmp_path, ":go event\n:editor\n").shown


def test_help_lists_every_command_and_each_of_them_is_known(tmp_path: Path) -> None:
    shown = " ".join(Interview(tmp_path, ":help all\n").shown.split())
    assert all(" ".join(words.split()) in shown for _, words in actions.command_help())
    for action in actions.ACTIONS:
        for name in action.commands:
            assert "no command" not in Interview(tmp_path, f"{name}\n").shown


@pytest.mark.parametrize("back", ["<", ":back"])
def test_back_goes_one_step_back(tmp_path: Path, back: str) -> None:
    assert Interview(tmp_path, RECIPIENT + f"Exampleland\n{back}\n").session.form.position.question == "country"


def test_a_question_mark_explains(tmp_path: Path) -> None:
    assert "The reader must know where." in Interview(tmp_path, RECIPIENT + "?\n").shown
    assert "nothing to add" in Interview(tmp_path, ":go tone\n?\n").shown
    assert "footnote" in Interview(tmp_path, ":go killed\n5\n?\n").shown


def test_skip_clear_undo_and_redo(tmp_path: Path) -> None:
    assert Interview(tmp_path, RECIPIENT + ":skip\n").session.form.position.question == "event"
    assert "facts" not in Interview(tmp_path, RECIPIENT + "Exampleland\n<\n:clear\n").data
    assert "facts" not in Interview(tmp_path, RECIPIENT + "Exampleland\n:undo\n").data
    assert Interview(tmp_path, RECIPIENT + "Exampleland\n:undo\n:redo\n").data["facts"] == {"country": "Exampleland"}
    assert "nothing to undo" in Interview(tmp_path, ":undo\n").shown


def test_go_jumps_and_says_where_it_cannot(tmp_path: Path) -> None:
    done = Interview(tmp_path, ":go date\n:go nowhere\n")
    assert done.session.form.position.question == "date"
    assert "Not done: " in done.shown and "‘nowhere’" in done.shown


def test_review_shows_answers_and_what_is_missing(tmp_path: Path) -> None:
    shown = Interview(tmp_path, RECIPIENT + "Exampleland\n:review\n").shown
    assert "Exampleland" in shown
    assert " 3. What has happened? No answer yet; it is needed." in shown
    assert "Still needed: What has happened?; Who is in danger?;" in shown


@pytest.mark.parametrize("command", [":preview", ":letter"])
def test_the_letter_is_shown_as_text_with_its_notes(tmp_path: Path, command: str) -> None:
    notes = {"role": "situation", "text": "They *fled*.[^1]\n\n[^1]: UN OCHA, 5 June."}
    data = {**whole().data, "passages": [notes, *whole().data["passages"][1:]]}
    shown = Interview(tmp_path, f"{command}\n", data).shown
    assert "They fled.[1]\n" in shown and "[1]: UN OCHA, 5 June.\n" in shown
    assert not any(sign in shown for sign in ("\\", "[^", "*fled"))


def test_in_the_letter_further_lines_of_an_item_or_a_note_stand_under_its_words(tmp_path: Path) -> None:
    long = " ".join(["word"] * 30)
    own = {"role": "situation", "text": f"{long}\n\n- {long}\n\n12. {long}[^1]\n\n[^1]: {long}"}
    shown = Interview(tmp_path, ":letter\n", {**whole().data, "passages": [own]}).shown
    assert "\nword word" in shown and "\n  word word" in shown and "\n    word word" in shown
    assert "\n     word word" in shown  # [1]:


def test_an_error_of_the_letter_ends_nothing(tmp_path: Path) -> None:
    def fails(_: Form) -> Letter:
        raise RenderFailed("It cannot be written.")

    done = Interview(tmp_path, ":preview\n" + RECIPIENT, compose=fails)
    assert "It cannot be written." in done.shown
    assert "recipients" in done.data


def test_save_says_where(tmp_path: Path) -> None:
    assert "Saved in" in Interview(tmp_path, ":save\n").shown.split("Question 1 of")[1]


@pytest.mark.parametrize("quit_", [":quit", ":q", ":exit"])
def test_quit_stops_and_says_how_to_go_on(tmp_path: Path, quit_: str) -> None:
    done = Interview(tmp_path, RECIPIENT + quit_ + "\n")
    assert done.outcome == Outcome(complete=False)
    assert "letterkit edit" in done.shown


# -- the end --------------------------------------------------------------------------------------------


def test_the_end_leads_to_the_first_answer_that_is_missing(tmp_path: Path) -> None:
    done = Interview(tmp_path, RECIPIENT + "Exampleland\n:end\n\n")
    assert "Still needed: What has happened?" in done.shown
    assert done.session.form.position.question == "event"


@pytest.mark.parametrize(
    ("typed", "says"), [("?", ":review"), (":clear", "no question here"), ("text", "no question here")]
)
def test_at_the_end_there_is_nothing_to_explain_clear_or_answer(tmp_path: Path, typed: str, says: str) -> None:
    done = Interview(tmp_path, typed + "\n\n", whole().data)
    assert says in done.shown
    assert done.outcome.complete
    assert done.data == whole().data


@pytest.mark.parametrize(("command", "question"), [("<", "signatories"), (":go country", "country"), (":skip", "")])
def test_from_the_end_every_answer_can_be_reached(tmp_path: Path, command: str, question: str) -> None:
    assert Interview(tmp_path, command + "\n", whole().data).session.form.position.question == question


def test_in_a_language_without_words_it_is_told_what_is_to_be_written(tmp_path: Path) -> None:
    before = Interview(tmp_path, ":review\n", {"language": "ar"}).shown
    assert "To write:" in before and "(:write 1)" in before
    after = Interview(tmp_path, ":write 1\nكلام\n.\n:review\n", {"language": "ar"}).shown
    assert "(:write 1)" not in after and "(:write 2)" in after
