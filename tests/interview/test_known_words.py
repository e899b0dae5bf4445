"""Words that no dictionary has and the writer knows: told under the answer, and taken as known with one key."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from letterkit.disk import folders
from letterkit.faces.screen import editing
from letterkit.interview import actions, known_words
from letterkit.interview.advice import findings_of_answer
from letterkit.interview.form import Form
from letterkit.interview.pack_check import sample
from letterkit.interview.position import Position
from letterkit.library import own_words
from letterkit.library.library import open_library
from letterkit.questions.answers import Refused
from tests.faces.screen import full_screen as screen

LIBRARY = open_library()
SLIP = "The goverment and the thirdparty met."


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "data", lambda: tmp_path / "data")


def form_in(text: str) -> Form:
    """Return a letter in which the first passage has these words of its own, and is in hand."""
    whole = sample(LIBRARY.pack("council-appeal"), LIBRARY)
    passages = [{"role": "situation", "text": text}, *whole.data["passages"][1:]]
    return Form(LIBRARY, dt.date(2026, 11, 20), {**whole.data, "passages": passages}, Position(passage=1))


def test_the_words_of_the_answer_in_hand_are_told_with_the_way_to_take_them_as_known() -> None:
    form = form_in("It was so.")
    found = [finding for finding in findings_of_answer(form, SLIP) if finding.name == known_words.RULE]
    assert [finding.excerpt.words for finding in found if finding.excerpt] == ["goverment", "thirdparty"]
    assert "press Alt-K" in actions.pressed(found[0].hint) and "type :known" in actions.typed(found[0].hint)
    assert "letterkit words" not in found[0].hint
    assert "{known}" not in found[1].hint  # the key takes the first word


def test_a_word_that_is_still_being_typed_is_not_told() -> None:
    form = form_in("It was so.")
    assert not [row for row in findings_of_answer(form, "It was the goverment") if row.name == known_words.RULE]
    assert [row for row in findings_of_answer(form, "It was the goverment ") if row.name == known_words.RULE]


def test_a_word_that_is_taken_as_known_is_known_at_once() -> None:
    form = form_in(SLIP)
    assert known_words.strange_words(form) == ("goverment", "thirdparty")
    assert "‘thirdparty’" in known_words.take_as_known(form, "thirdparty")
    assert known_words.strange_words(form) == ("goverment",)
    assert known_words.strange_words_of_answer(form, SLIP + " The thirdparty left.") == ("goverment",)
    assert own_words.read_words(own_words.user_file("en")) == ("thirdparty",)


def test_without_a_word_the_only_one_is_meant() -> None:
    assert known_words.one_word(form_in("The goverment met."), "") == "goverment"
    with pytest.raises(Refused, match="Which of them"):
        known_words.one_word(form_in(SLIP), " ")
    with pytest.raises(Refused, match="is known"):
        known_words.one_word(form_in("All is well."), "")


def test_what_is_no_word_and_a_folder_that_cannot_be_written_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="not one word"):
        known_words.take_as_known(form_in(SLIP), "two words")
    (tmp_path / "data").write_text("a file where the folder should be", "utf-8")
    with pytest.raises(Refused):
        known_words.take_as_known(form_in(SLIP), "thirdparty")


def test_alt_k_takes_the_first_word_of_the_answer_as_known(tmp_path: Path) -> None:
    path = screen.whole_draft(tmp_path / "letter.yaml", "subject", subject="The thirdparty of Osh")
    screen.press(path, f"\x1bk{screen.F[10]}")
    assert own_words.read_words(own_words.user_file("en")) == ("thirdparty",)
    with screen.shown_screen(path) as shown:
        editing.take_as_known(shown.state)
        assert shown.state.message[1] == "Every word of this answer is known."
        shown.state.answer.text = "The forthparty of Osh"
        editing.take_as_known(shown.state)
        assert "‘forthparty’ is a known word" in shown.state.message[1]
        shown.state.answer.text = "The fifthparty and the sixthparty"
        shown.state.answer.cursor_position = len("The fifthparty and the six")
        editing.take_as_known(shown.state)
    assert own_words.read_words(own_words.user_file("en")) == ("thirdparty", "forthparty", "sixthparty")
