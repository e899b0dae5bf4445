"""The dictionaries: what they have, and which words they put for one that they do not have."""

from __future__ import annotations

import pytest

from letterkit.checks.rules import WORDS
from letterkit.checks.texts.dictionary import FOLDER, dictionary, languages, split_in_two


def test_every_language_with_word_lists_has_a_dictionary_and_its_licence() -> None:
    assert set(languages()) == set(WORDS)
    assert {file.name for file in FOLDER.glob("*.txt")} == {f"{language}.licence.txt" for language in WORDS}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "we colour color organise organize don't governments Thursday decriminalization"),
        ("fr", "droits aujourd'hui celles œuvre finissions Algérie arrêtées"),
        ("es", "díganoslo derechos pidiéndole huérfanas cárceles exigimos"),
        ("ru", "правозащитников осужденных осуждённых Ещё прийти невиновности"),
    ],
)
def test_forms_of_words_are_known(language: str, words: str) -> None:
    assert [word for word in words.split() if not dictionary(language).has(word)] == []


@pytest.mark.parametrize(
    ("language", "wrong", "right"),
    [
        ("en", "goverment", "government"),
        ("en", "recieved", "received"),
        ("en", "imprisionment", "imprisonment"),
        ("en", "Independant", "independent"),
        ("fr", "liberte", "liberté"),
        ("fr", "éffectif", "effectif"),
        ("es", "investigacion", "investigación"),
        ("es", "orgnización", "organización"),
        ("ru", "росследование", "расследование"),
        ("ru", "заключеных", "заключенных"),
        ("ru", "приемственность", "преемственность"),
    ],
)
def test_the_likeliest_word_comes_first(language: str, wrong: str, right: str) -> None:
    assert not dictionary(language).has(wrong)
    assert dictionary(language).near(wrong)[0][0] == right


def test_a_capital_is_no_other_word_but_a_name_in_small_letters_is() -> None:
    words = dictionary("en")
    assert words.has("Government") and words.has("GOVERNMENT") and words.has("Geneva")
    assert words.has_common("Government") and not words.has_common("Geneva")


def test_two_words_written_as_one_are_parted() -> None:
    assert "in the" in split_in_two(dictionary("en"), "inthe")
    assert list(split_in_two(dictionary("en"), "goverment")) == []


def test_nothing_is_near_to_what_is_no_word() -> None:
    assert dictionary("en").near("x" * 500) == ()
    assert dictionary("en").near("xqzvkjwq") == ()
    assert dictionary("ru").near("hello") == ()
