"""States: typed by name or code, in any language, one or several; a name that several have is never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.languages import states
from letterkit.questions.answers import AnswerContext
from letterkit.questions.question import Question
from letterkit.questions.types import type_of
from tests.interview.scene import LIBRARY, TODAY
from tests.questions.answering import CONTEXT, parse, refusal, show, spell

STATE = Question(id="concerns", type="state", fills="concerns")


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("Uganda", ["UG"]),
        ("ug", ["UG"]),
        ("l'Ouganda, le Kenya", ["UG", "KE"]),
        ("Кыргызстан; Казахстан", ["KG", "KZ"]),
        ("Uganda and Kenya", ["UG", "KE"]),
        ("Antigua and Barbuda", ["AG"]),
        ("السودان، مصر", ["SD", "EG"]),
        ("Uganda\nKenya\n", ["UG", "KE"]),
        ("Uganda, UG, Ouganda", ["UG"]),
        ("Uganda, ", ["UG"]),
        ("NO", ["NO"]),
        ("Myanmar (Burma)", ["MM"]),
    ],
)
def test_states_are_read_by_name_and_by_code(typed: str, codes: list[str]) -> None:
    assert parse("state", typed) == codes


def test_a_name_that_several_states_have_is_refused_with_all_of_them() -> None:
    told = refusal("state", "Uganda, Congo")
    assert "Several States are called ‘Congo’. Type one of: CD (Democratic Republic of the Congo), CG" in told


def test_what_is_no_state_is_refused_with_the_nearest_or_the_way_on() -> None:
    assert "Did you mean ‘UG’ (Uganda)?" in refusal("state", "Ugnada")
    assert "Leave it out if the letter is about none." in refusal("state", "the northern camps")


def test_states_are_shown_with_their_full_names_in_the_language_of_the_letter() -> None:
    french = AnswerContext(LIBRARY, TODAY, LIBRARY.language("fr"))
    assert show(STATE, ["CD", "UG"]) == "Democratic Republic of the Congo (CD), Uganda (UG)"
    assert type_of(STATE).show(STATE, ["CD"], french) == "République démocratique du Congo (CD)"
    assert spell(STATE, ["UG", "GN"]) == "Uganda, GN"  # several are called Guinea
    assert spell(STATE, None) == ""


@given(st.lists(st.sampled_from(states.codes()), min_size=1, max_size=4, unique=True))
def test_every_state_spelled_out_is_the_same(codes: list[str]) -> None:
    assert parse("state", spell(STATE, codes)) == codes


def test_what_is_typed_is_completed_after_the_last_comma() -> None:
    kind = type_of(STATE)
    assert kind.suggest(STATE, "Uganda, ken", CONTEXT) == [("Uganda, Kenya", "Kenya (KE)")]
    assert ("Uganda", "Uganda (UG)") in kind.suggest(STATE, "oug", CONTEXT)  # by its French name
    assert len(kind.suggest(STATE, "", CONTEXT)) == len(states.codes())
    assert kind.suggest(STATE, "Uganda, ", CONTEXT) == []


def test_the_answer_on_the_country_is_offered_where_it_names_one_state() -> None:
    kind = type_of(STATE)
    offered = {text: kind.offered(STATE, text, CONTEXT) for text in ("l'Ouganda", "Congo", "southern Kyrgyzstan", "")}
    assert offered == {"l'Ouganda": "Uganda", "Congo": "", "southern Kyrgyzstan": "", "": ""}
