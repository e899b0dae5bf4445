"""Figures are read as they are written in four languages, and no text makes their reader fail."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.checks.texts.figures import Figure, figures, parse_figure

from .subjects import subject, subject_of_any_text


def found_in(text: str, language: str = "en-GB") -> list[Figure]:
    letter = subject(text, language)
    return [figure for prose in letter.body for figure in figures(letter, prose)]


@pytest.mark.parametrize(
    ("text", "value"),
    [("400,000", 400000), ("400.000", 400000), ("400 000", 400000), ("2000", 2000), ("3.5", None), ("no", None)],
)
def test_a_figure_is_read_in_every_way_of_writing_it(text: str, value: int | None) -> None:
    assert parse_figure(text) == value


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("At least 1,400 homes were burnt and 400,000 people displaced.", "en", [(1400, "homes", True), (400000, "displaced", False)]),
        ("Il y a eu 12 morts et 30 blessés.", "fr", [(12, "killed", False), (30, "injured", False)]),
        ("Hubo 1.200 desplazados en 2010.", "es", [(1200, "displaced", False)]),
        ("Погибли 12 человек, 14 июня 2010 года.", "ru", [(12, "killed", False)]),
        ("In 2010 people were killed. Resolution 1674 was adopted.", "en", []),
    ],
)  # fmt: skip
def test_a_figure_is_read_with_what_became_of_people(text: str, language: str, found: list[object]) -> None:
    assert [(figure.value, figure.outcome, figure.about) for figure in found_in(text, language)] == found


@given(st.text(), st.sampled_from(["en", "fr", "es", "ru", "ar"]))
def test_any_text_can_be_read(text: str, language: str) -> None:
    if letter := subject_of_any_text(text, language):
        result = [(figure, prose) for prose in letter.body for figure in figures(letter, prose)]
        assert all(0 <= figure.start < figure.end <= len(prose.text) for figure, prose in result)
