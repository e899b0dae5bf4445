"""`letterkit words`: what a user spells as no dictionary does is said once, and `check` passes over it."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.disk import folders
from letterkit.library import own_words

from .scene import LETTER, run


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "data", lambda: tmp_path / "data")
    monkeypatch.chdir(tmp_path)


def test_a_word_that_was_added_is_no_finding_any_more(tmp_path: Path) -> None:
    letter = tmp_path / "letter.yaml"
    letter.write_text(LETTER.replace("Something has happened.", "The thirdparty and the goverment met."), "utf-8")
    before = run("check", letter).text
    assert "‘thirdparty’" in before and "letterkit words add thirdparty --language en" in before
    added = run("words", "add", "thirdparty", "--language", "en-GB")
    assert added.code == 0 and str(own_words.user_file("en")) in added.text
    after = run("check", letter).text
    assert "‘thirdparty’" not in after and "‘goverment’" in after


def test_the_words_of_a_project_lie_beside_its_letters(tmp_path: Path) -> None:
    assert run("words", "add", "thirdparty", "--project").code == 0
    assert (tmp_path / "library" / "words" / "en" / "own-words.yaml").read_text(
        "utf-8"
    ) == "known-words:\n- thirdparty\n"
    assert "thirdparty" in run("words", "list").text
    assert run("words", "remove", "Thirdparty", "--project").code == 0
    assert "no words of your own" in run("words", "list").text


def test_the_language_is_told_from_the_letters() -> None:
    assert "русский" in run("words", "add", "недопускт").text
    assert "русский" in run("words", "list", "--language", "ru").text
    assert run("words", "remove", "недопускт").text == "1 word is taken out.\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("add", "two words"), "is not one word"),
        (("add", "c3po-%"), "is not one word"),
        (("add", "Wort", "--language", "de"), "There are: en, es, fr, ru."),
        (("remove", "thirdparty"), "letterkit words list"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: tuple[str, ...], says: str) -> None:
    ended = run("words", *arguments)
    assert ended.code == 2 and says in ended.err


def test_what_the_dictionary_has_is_not_kept() -> None:
    ended = run("words", "add", "government", "don’t", "Thirdparty", "thirdparty")
    assert "‘government’ is in the dictionary." in ended.text and "‘don’t’ is in the dictionary." in ended.text
    assert own_words.read_words(own_words.user_file("en")) == ("Thirdparty",)
    assert "Known already" in run("words", "add", "thirdparty").text


def test_a_file_that_is_no_list_is_named_with_its_line() -> None:
    file = own_words.user_file("en")
    file.parent.mkdir(parents=True)
    file.write_text("known-words: {a: [b]\n", "utf-8")
    ended = run("words", "add", "thirdparty")
    assert ended.code == 2 and str(file) in ended.err
