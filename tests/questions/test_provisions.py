"""What a norm provides, place by place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.questions.provisions import is_place, same_place
from letterkit.questions.question import Question
from letterkit.questions.types import type_of
from tests.questions.answering import CONTEXT, WORDS, check, parse, parse_or_none, refusal, show, spell

SAYS = Question(id="says", type="provisions")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("art. 12: Everyone may leave.", {"art. 12": "Everyone may leave."}),
        ("Everyone may leave: at once.", {"whole": "Everyone may leave: at once."}),
        ("art. 12 : Everyone may leave,\nand come back.\n\n13: It ends.", {"art. 12": "Everyone may leave, and come back.", "13": "It ends."}),
        ("paras. 138–139: They act.", {"paras. 138–139": "They act."}),
        ("whole: It protects all.", {"whole": "It protects all."}),
        ("статья 12: Каждый вправе уехать.", {"статья 12": "Каждый вправе уехать."}),
    ],
)  # fmt: skip
def test_each_place_has_its_sentence(typed: str, says: dict[str, str]) -> None:
    assert parse("provisions", typed) == says
    assert parse("provisions", spell(SAYS, says)) == says


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("art. 9: One.\narticle 9: Two.", "stands there twice"),
        ("art. 9:", "Nothing is said of ‘art. 9’"),
        ("art. 9: …\nart. 10: Two.", "Nothing is said of ‘art. 9’"),
        ("\n".join(f"art. {number}: x" for number in range(1, 202)), "may have 200 places"),
        (":::", "has no words"),
    ],
)
def test_what_is_no_provision_is_refused(typed: str, says: str) -> None:
    assert says in refusal("provisions", typed)


def test_it_is_shown_in_one_line() -> None:
    assert show(SAYS, {"art. 9": "One.", "art. 10": "Two."}) == "art. 9: One.; art. 10: Two."
    assert show(SAYS, None) == "" and spell(SAYS, "x") == ""
    check(SAYS, {"the part on arrest": "One."})


def test_places_are_known_in_every_form() -> None:
    assert is_place("arts. 2, 7 and 9(1)") and not is_place("the part on arrest") and not is_place("")
    assert same_place("art. 9", "Article 9") and not same_place("art. 9", "art. 9(1)")


@given(st.lists(st.one_of(WORDS, WORDS.map("art. 3: {}".format)), max_size=4).map("\n".join))
def test_what_is_taken_is_the_same_when_it_is_spelled_out(typed: str) -> None:
    value = parse_or_none(SAYS, typed)
    assert value is None or type_of(SAYS).parse(SAYS, spell(SAYS, value), CONTEXT) == value
