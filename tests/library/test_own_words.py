"""The user's own words: one file a language, which people edit too."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.disk import folders
from letterkit.library import own_words
from letterkit.library.library import open_library


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "data", lambda: tmp_path / "data")


def test_words_are_added_once_whatever_their_capitals_and_apostrophes() -> None:
    file = own_words.user_file("en-GB")
    assert own_words.add_words(file, ["Thirdparty", "thirdparty", "o’clockish"]) == ("Thirdparty", "o’clockish")
    assert own_words.add_words(file, ["o'clockish", "THIRDPARTY"]) == ()
    assert own_words.known_words(open_library(), "en-US") == {"thirdparty", "o'clockish"}


def test_the_words_of_the_project_count_beside_those_of_the_user(tmp_path: Path) -> None:
    own_words.add_words(own_words.user_file("ru"), ["ёжиковый"])
    own_words.add_words(own_words.file_in(tmp_path / "library", "ru"), ["недопускт"])
    library = open_library((tmp_path,))
    assert own_words.known_words(library, "ru") == {"ежиковый", "недопускт"}
    own_words.remove_words(own_words.file_in(tmp_path / "library", "ru"), ["недопускт"])
    assert own_words.known_words(library, "ru") == {"ежиковый"}


def test_comments_and_what_else_is_in_the_file_stay() -> None:
    file = own_words.user_file("en")
    file.parent.mkdir(parents=True)
    file.write_text("# ours\nknown-words:\n  - alpha  # a code name\nacronyms-known: {XYZ: ''}\n", "utf-8")
    assert own_words.add_words(file, ["no"]) == ("no",)
    text = file.read_text("utf-8")
    assert "# ours" in text and "# a code name" in text and "acronyms-known: {XYZ: ''}" in text
    assert own_words.read_words(file) == ("alpha", "no")
    assert own_words.remove_words(file, ["ALPHA", "beta"]) == ("alpha",)
    assert own_words.read_words(file) == ("no",)


@pytest.mark.parametrize(
    ("text", "one"),
    [("wiretap", True), ("non-refoulement", True), ("o’clock", True), ("л", True), ("a b", False), ("", False),
     ("-a", False), ("a-", False), ("3rd", False), ("x" * 100, False)],
)  # fmt: skip
def test_one_word_is_letters_with_marks_inside(text: str, one: bool) -> None:
    assert own_words.is_word(text) is one
