"""The States that a letter is about: those that it names, or the one that its country is."""

from __future__ import annotations

import pytest

from letterkit.errors import InvalidDraft
from letterkit.letter.concerned import concerned_states
from letterkit.letter.drafts import read

HEAD = "letterkit: 1\ntemplate: council-appeal\n"


def concerned(text: str) -> list[str]:
    return [row.code for row in concerned_states(read(f"{HEAD}{text}\n".encode()).draft)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("concerns: [UG]", ["UG"]),
        ("concerns: [MM, NO]", ["MM", "NO"]),
        ("concerns: [UG]\nfacts: {country: Kenya}", ["UG"]),
        ("facts: {country: Uganda}", ["UG"]),
        ("facts: {country: {value: the Gambia, source: an atlas}}", ["GM"]),
        ("language: fr\nfacts: {country: l'Ouganda}", ["UG"]),
        ("language: ru\nfacts: {country: Кыргызстан}", ["KG"]),
        ("language: ar\nfacts: {country: أوغندا}", ["UG"]),
        ("facts: {country: Congo}", []),
        ("facts: {country: southern Kyrgyzstan}", []),
        ("facts: {country: [Uganda]}", []),
        ("facts: {country: 5}", []),
        ("facts: {}", []),
    ],
)
def test_the_states_are_those_that_are_named_or_the_one_that_the_country_is(text: str, codes: list[str]) -> None:
    assert concerned(text) == codes


def test_every_wrong_state_is_told_with_its_place_and_the_nearest() -> None:
    with pytest.raises(InvalidDraft) as raised:
        read(f"{HEAD}concerns: [ug, Kenya, UG, UG, ZZ, Korea]\n".encode(), "a.yaml")
    told = [(problem.line, problem.column, problem.message, problem.hint) for problem in raised.value.problems]
    assert told == [
        (3, 12, "‘ug’ is not the code of a State.", "Did you mean ‘UG’ (Uganda)?"),
        (3, 16, "‘Kenya’ is not the code of a State.", "Did you mean ‘KE’ (Kenya)?"),
        (3, 27, "‘UG’ stands twice.", "Keep one of the two."),
        (3, 31, "‘ZZ’ is not the code of a State.", "Write the two letters of ISO 3166, in capitals: UG, MM, FR."),
        (
            *(3, 35, "‘Korea’ is not the code of a State."),
            "Did you mean ‘KP’ (Democratic People's Republic of Korea) or ‘KR’ (Republic of Korea)?",
        ),
    ]


@pytest.mark.parametrize("value", ["UG", "[5]", "{UG: 1}", "[[UG]]"])
def test_concerns_is_a_list_of_texts(value: str) -> None:
    with pytest.raises(InvalidDraft):
        read(f"{HEAD}concerns: {value}\n".encode())


def test_a_list_of_something_else_is_refused_at_once() -> None:
    many = ", ".join(f"Place{number}" for number in range(5_000))
    with pytest.raises(InvalidDraft, match="A letter concerns 50 States at most"):
        read(f"{HEAD}concerns: [{many}]\n".encode())
    with pytest.raises(InvalidDraft, match=r"‘A{40}…’ is not the code of a State"):
        read(f"{HEAD}concerns: [{'A' * 100_000}]\n".encode())
    assert concerned(f"facts: {{country: {'Uganda ' * 20_000}}}") == []
