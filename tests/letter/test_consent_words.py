"""The words for who may read a name: none may be understood in two ways."""

from __future__ import annotations

from collections import defaultdict

import pytest

from letterkit.letter.consent_words import CONSENTS, _said, consent_named, consent_words


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru"])
def test_each_language_says_all_four_and_nothing_twice(language: str) -> None:
    meanings = defaultdict(set)
    for words in (_said()[language], _said()["en"]):
        assert words.keys() == set(CONSENTS)
        for consent, names in words.items():
            for name in names:
                meanings[name.casefold()].add(consent)
                assert consent_named(name, language) == consent
    assert all(len(consents) == 1 for consents in meanings.values())


def test_the_words_that_are_shown_are_understood() -> None:
    assert [consent_named(consent_words(consent).capitalize(), "en") for consent in CONSENTS] == list(CONSENTS)


@pytest.mark.parametrize("typed", ["no", "nob", "nobody", "yes", "не", "personne", "nadie", ""])
def test_what_may_mean_two_of_them_is_none(typed: str) -> None:
    assert [consent_named(typed, language) for language in ("en", "fr", "es", "ru")] == [None] * 4
