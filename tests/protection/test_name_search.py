"""A name is found however it is written, and words that are no name are left alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.letter.person import Person, has_letters, searchable_part
from letterkit.protection.name_search import NameSearch

MIRA = Person("Mira Samplova", ("Мира Самплова",))
PEOPLE = [MIRA, Person("محمد علي حسين"), Person("张伟"), Person("José Núñez"), Person("Abu-Bakr al-Sample")]
NAMES = NameSearch(PEOPLE, ["Jan Example", "Ana Núñez"])


def words(text: str) -> list[tuple[str, bool]]:
    return [(text[hit.start : hit.end], hit.exact) for hit in NAMES.find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mira Samplova was taken.", "Mira Samplova"),
        ("MIRA SAMPLOVA’s lawyer", "MIRA SAMPLOVA"),
        ("Mira-Samplova", "Mira-Samplova"),
        ("Mira\nSamplova", "Mira\nSamplova"),
        ("Увезли: Мира Самплова.", "Мира Самплова"),
        ("محمد علي حسين اعتقل", "محمد علي حسين"),
        ("张伟被捕了", "张伟"),
        ("José Núñez", "José Núñez"),
        ("Abu Bakr al Sample", "Abu Bakr al Sample"),
    ],
)
def test_a_form_of_the_name_is_exact(text: str, found: str) -> None:
    assert words(text) == [(found, True)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mira-samplova.html", "mira-samplova.html"),
        ("mira samplova", "mira samplova"),
        ("Mira Smaplova", "Mira Smaplova"),
        ("Myra Samplova", "Myra Samplova"),
        ("M. Samplova", "M. Samplova"),
        ("Samplova, Mira", "Samplova, Mira"),
        ("the Samplova case", "Samplova"),
        ("Mira said so", "Mira"),
        ("Миру Самплову", "Самплову"),
        ("о Самплове писали", "Самплове"),
        ("Mohamed Ali Hussain", "Mohamed Ali Hussain"),
        ("Muhammad Ali Husayn", "Muhammad Ali Husayn"),
        ("Zhang Wei", "Zhang Wei"),
        ("Jose Nunez", "Jose Nunez"),
        ("Mîra Šamplova", "Mîra Šamplova"),
    ],
)
def test_what_only_looks_like_the_name_is_found_and_not_exact(text: str, found: str) -> None:
    assert any(found in word and not exact for word, exact in words(text)), words(text)


@pytest.mark.parametrize(
    "text",
    [
        "A sample of miracles; the mirage, an admiral.",
        "Jan Example and Ana Núñez.",
        "Nobody had met her, when Mira Otherwise said so to the court.",
        "Присутствовали примеры и миры.",
        "Ali and Hussein are common names, as is Wei.",
        "1 2 3 ... -- S. A. M. P.",
    ],
)
def test_other_words_are_left_alone(text: str) -> None:
    assert words(text) == []


@given(st.text())
def test_any_text_can_be_searched_and_hits_stand_apart(text: str) -> None:
    hits = NAMES.find(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(one.end <= other.start for one, other in pairwise(hits))


@given(st.text(), st.text(), st.sampled_from([form for one in PEOPLE for form in (one.name, *one.also)]))
def test_a_name_is_found_between_any_words(before: str, after: str, name: str) -> None:
    text = f"{before} {name} {after}"
    start = len(before) + 1
    assert any(hit.start <= start and hit.end >= start + len(name) for hit in NAMES.find(text))


SLIPPED = "SAMPLOVA"


@given(st.integers(0, len(SLIPPED) - 2), st.sampled_from(["swap", "drop", "double"]))
def test_every_slip_of_the_pen_in_a_surname_is_found(at: int, kind: str) -> None:
    word = {
        "swap": SLIPPED[:at] + SLIPPED[at + 1] + SLIPPED[at] + SLIPPED[at + 2 :],
        "drop": SLIPPED[:at] + SLIPPED[at + 1 :],
        "double": SLIPPED[:at] + SLIPPED[at] + SLIPPED[at:],
    }[kind].capitalize()
    assert NAMES.find(f"They took Mira {word} away.")


@given(st.lists(st.text(min_size=1, max_size=30), max_size=30))
def test_any_names_can_be_looked_for(names: list[str]) -> None:
    people = [Person(searchable_part(name)) for name in names if has_letters(searchable_part(name))]
    assert isinstance(NameSearch(people).find("Mira Samplova was taken with 张伟."), list)
