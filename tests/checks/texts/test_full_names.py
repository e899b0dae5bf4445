"""A short form whose name stands in the letter is explained."""

from __future__ import annotations

import pytest

from letterkit.checks.texts.full_names import names_in_full

from .subjects import subject


@pytest.mark.parametrize(
    ("language", "text", "form"),
    [
        ("fr", "La Ligue des droits de l’Homme vous écrit ; la LDH attend.", "LDH"),
        ("ru", "Члены Российской академии наук пишут вам; РАН ждёт.", "РАН"),
        ("en", "The Example Forum for Press Freedom writes; EFPF waits.", "EFPF"),
    ],
)
def test_a_name_that_stands_in_the_letter_explains_its_short_form(language: str, text: str, form: str) -> None:
    assert names_in_full(subject(text, language), [form]) == {form}


def test_a_form_without_its_name_is_not_explained() -> None:
    assert names_in_full(subject("The Example Forum writes; XYZ waits.", "en"), ["XYZ"]) == frozenset()
