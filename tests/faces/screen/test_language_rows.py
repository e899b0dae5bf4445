"""The languages of the letter in the list that F5 searches."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.faces.screen import language_rows
from letterkit.interview.form import Form
from letterkit.interview.language_choice import LanguageChoice
from tests.faces.screen import full_screen as screen
from tests.interview.scene import whole

F = screen.F
CHOICES = (LanguageChoice("en", "English", here=True), LanguageChoice("fr", "français", here=False))


@pytest.mark.parametrize("wanted", ["language", "Français", "lang fran"])
def test_other_languages_are_found_by_the_word_and_by_their_names(wanted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language_rows, "language_choices", lambda form: CHOICES)
    form, gone = whole(), list[Form]()
    (row,) = language_rows.language_rows(form, wanted, lambda move: gone.append(move(form)))
    assert row.text == "Another language: write the letter, and be asked, in français"
    assert row.does is not None
    row.does()
    assert gone[0].data["language"] == "fr"


@pytest.mark.parametrize("wanted", ["", "la", "weather", "english"])
def test_other_words_and_the_language_of_the_letter_find_none(wanted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language_rows, "language_choices", lambda form: CHOICES)
    assert language_rows.language_rows(whole(), wanted, lambda move: None) == []


def test_a_letter_in_one_language_has_no_other(tmp_path: Path) -> None:
    done = screen.press(screen.draft_at(tmp_path / "a.yaml", "meeting"), f"{F[5]}language{F[10]}")
    assert not any("Another language" in row.text for row in done.list.rows)
