"""The sentences on the law: every place that was named is in them, with what it provides where that is known."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterkit.compose.law import grouped, sentences
from letterkit.languages import states
from letterkit.letter.escapes import unescape
from letterkit.library.library import Library, open_library
from letterkit.norms.pinpoint_tokens import in_roman
from letterkit.yaml.shipped import read_shipped
from tests.compose import law_golden

LIBRARY = open_library()
LANGUAGES = ("en-GB", "fr", "es", "ru", "ar")
FORMER = re.compile(r"binds every State|points? the same way|qui lie tout État|que obliga a todo Estado|О том же говор")


def law(norm: str, at: str = "", *concerns: str, language: str = "en-GB", library: Library = LIBRARY) -> str:
    concerned = [state for state in map(states.state, concerns) if state]
    return unescape(sentences(library.norms.get(norm), at, concerned, library, library.language(language)))


def numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+", text))


# -- no place is dropped --------------------------------------------------------------------------------

places = st.lists(
    st.tuples(
        st.sampled_from(["art.", "para.", "principle", "rule"]), st.integers(1, 180), st.sampled_from(["", "(2)"])
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda place: place[:2],
)


@settings(max_examples=300, deadline=None)
@given(norm=st.sampled_from(LIBRARY.norms.ids), places=places, language=st.sampled_from(LANGUAGES), state=st.booleans())
def test_every_place_is_in_the_sentences(
    norm: str, places: list[tuple[str, int, str]], language: str, state: bool
) -> None:
    at = ", ".join(f"{kind} {number}{part}" for kind, number, part in places)
    text = law(norm, at, *(["UG"] if state else []), language=language)
    for _, number, _ in places:
        written = text.replace("article premier", "article 1")
        assert re.search(rf"(?<!\d){number}(?!\d)|\b{in_roman(number)}\b", written), (at, text)
    assert not FORMER.search(text)
    assert not re.search(r"\s[,.]|,,|\.\.|\s{2}|\{|\[", text), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_four_articles_of_a_letter_on_uganda_and_the_year(language: str) -> None:
    text = law("iccpr", "arts. 2, 7, 17 and 26", "UG", language=language)
    assert {"2", "7", "17", "26", "1995"} <= numbers(text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("norm", ["iccpr", "rome-statute"])
def test_no_treaty_is_held_against_myanmar_that_it_has_not_accepted(norm: str, language: str) -> None:
    text = law(norm, "", "MM", language=language)
    says = {"en-GB": "is not a party", "fr": "n'est pas partie", "es": "no es parte", "ru": "не является участником"}
    assert says.get(language, "ليست ميانمار طرفًا") in text
    assert "since" not in text


@pytest.mark.parametrize("case", law_golden.CASES, ids=lambda case: case.frame)
def test_the_sentences_are_those_that_were_read(case: law_golden.Case) -> None:
    golden = next(row for row in read_shipped(law_golden.FILE) if row["frame"] == case.frame)
    for language in LANGUAGES:
        assert law_golden.law(case, language, LIBRARY) == golden[language]


def test_places_of_one_kind_stand_together() -> None:
    assert grouped(["art. 12", "art. 13", "arts. 15-17"]) == ("arts. 12, 13 and 15-17",)
    assert grouped(["principles 20-21", "principle 23"]) == ("principles 20, 21 and 23",)
    assert grouped(["para. 5", "annex, para. 2", "para. 6"]) == ("para. 5", "annex, para. 2", "para. 6")
    assert grouped(["art. 9(1)"]) == ("art. 9(1)",)
    assert grouped([]) == ()


def test_an_arabic_clause_that_begins_with_a_verb_follows_the_particle_with_a_pronoun() -> None:
    assert "على أنه لا يجوز" in law("iccpr", "art. 7", language="ar")
    assert "على أن لكل فرد" in law("iccpr", "art. 9(1)", language="ar")


def test_what_follows_a_state_agrees_with_its_name_in_arabic() -> None:
    assert law("rome-statute", "", "JO", "PH", language="ar").startswith("الأردن طرف في")
    assert "ولم تعد الفلبين طرفًا في هذا الصك" in law("rome-statute", "", "JO", "PH", language="ar")
    assert law("rome-statute", "", "IQ", language="ar").startswith("ليس العراق طرفًا")


def test_two_committees_are_they() -> None:
    text = law("cmw-gc-4-crc-gc-23", "paras. 5, 9")
    assert "the two Committees stated" in text
    assert "in paragraph 9, they emphasized" in text
