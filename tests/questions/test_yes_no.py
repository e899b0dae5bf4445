"""Yes or no."""

from __future__ import annotations

import pytest

from tests.questions.answering import parse, refusal


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("y", True),
        ("YES", True),
        ("true", True),
        ("n", False),
        ("No", False),
        ("false", False),
        ("1", True),
        ("2", False),
    ],
)
def test_yes_and_no(typed: str, value: bool) -> None:
    assert parse("yes-no", typed) is value


def test_neither_yes_nor_no_is_refused() -> None:
    assert "1 for yes, 2 for no" in refusal("yes-no", "perhaps")


@pytest.mark.parametrize(
    ("language", "typed", "value"),
    [
        ("fr", "oui", True),
        ("fr", "O", True),
        ("fr", "NON", False),
        ("es", "sí", True),
        ("es", "si\u0301", True),
        ("es", "s", True),
        ("es", "no", False),
        ("ru", "да", True),
        ("ru", "ДА", True),
        ("ru", "д", True),
        ("ru", "нет", False),
        ("ru", "Н", False),
        ("zh", "是", True),
        ("zh", "否", False),
        ("ar", "نعم", True),
        ("ar", "لا", False),
        ("de", "ja", True),
        ("de", "nein", False),
        ("ru", "yes", True),
        ("fr", "n", False),
    ],
)
def test_yes_and_no_are_read_in_the_letters_language_and_in_english(language: str, typed: str, value: bool) -> None:
    assert parse("yes-no", typed, language) is value


@pytest.mark.parametrize(("language", "typed"), [("fr", "да"), ("ru", "oui"), ("es", "tal vez")])
def test_yes_in_a_language_that_is_not_the_letters_is_refused(language: str, typed: str) -> None:
    assert "1 for yes, 2 for no" in refusal("yes-no", typed, language)
