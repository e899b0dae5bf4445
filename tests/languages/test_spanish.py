"""Spanish phrases in a sentence: contraction, place, gender."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.languages import spanish


@pytest.mark.parametrize(
    ("phrase", "of", "to"),
    [
        ("el Consejo de Seguridad", "del Consejo de Seguridad", "al Consejo de Seguridad"),
        ("El Gobierno", "del Gobierno", "al Gobierno"),
        ("la Asamblea", "de la Asamblea", "a la Asamblea"),
        ("los Estados", "de los Estados", "a los Estados"),
        ("Ucrania", "de Ucrania", "a Ucrania"),
        ("El Salvador", "de El Salvador", "a El Salvador"),
        ("elecciones libres", "de elecciones libres", "a elecciones libres"),
    ],
)
def test_spanish_prepositions(phrase: str, of: str, to: str) -> None:
    assert (spanish.of(phrase), spanish.to(phrase)) == (of, to)


@pytest.mark.parametrize(
    ("phrase", "agreement"),
    [
        ("el Gobierno", "m"),
        ("las autoridades", "fpl"),
        ("la policía y el ejército", "mpl"),
        ("Ucrania", ""),
    ],
)
def test_gender_and_number(phrase: str, agreement: str) -> None:
    assert spanish.agreement(phrase) == agreement


@given(st.text(max_size=60))
def test_no_phrase_is_lost(text: str) -> None:
    """Whatever is typed comes out whole, but for an article that melts into the preposition."""
    rest = spanish.no_article(text)
    for form in (spanish.of(text), spanish.to(text), spanish.where(text)):
        assert form.endswith(rest)
