"""A norm by id, symbol or a part of its name."""

from __future__ import annotations

import pytest

from letterkit.languages import states
from letterkit.letter.model import Draft
from letterkit.letter.norms_of_draft import OwnNorm
from letterkit.questions.answers import Refused
from letterkit.questions.question import Question
from letterkit.questions.types import type_of
from tests.interview.scene import LIBRARY
from tests.questions.answering import CONTEXT, parse, refusal, show


@pytest.mark.parametrize("typed", ["wso-2005", "WSO-2005", "S/RES/1674"])
def test_a_norm_is_found_by_id_and_symbol(typed: str) -> None:
    assert parse("norm", typed) == {"S/RES/1674": "s-res-1674"}.get(typed, "wso-2005")


def test_a_norm_is_found_by_words_that_only_it_has() -> None:
    assert parse("norm", "genocide convention") == "genocide-convention"


def test_words_that_fit_several_norms_are_refused_with_their_ids() -> None:
    result = [hit.norm.id for hit in LIBRARY.norms.search("rights")]
    assert len(result) > 1
    assert result[0] in refusal("norm", "rights")


def test_an_unknown_norm_is_refused_with_the_nearest() -> None:
    assert "wso-2005" in refusal("norm", "wsx-2005")
    assert "Type a part of its name" in refusal("norm", "qqqqqqqq")


def test_another_number_is_neither_taken_nor_offered() -> None:
    for typed in ("s-res-2739", "resolution 2739", "hrc-res-58-9", "iccpr-op3"):
        assert "Did you mean" not in refusal("norm", typed) and "new: and its title" in refusal("norm", typed)
        offered = type_of(Question(type="norm")).suggest(Question(type="norm"), typed, CONTEXT)
        assert offered[-1] == (f"new: {typed}", "It is not in the library: give it yourself")
        assert not any(name in ("s-res-2730", "s-res-2736", "iccpr-op1", "iccpr-op2") for name, _ in offered)


def test_a_norm_that_the_library_has_is_not_offered_anew() -> None:
    kind, question = type_of(Question(type="norm")), Question(type="norm")
    for typed in ("iccpr", "ICCPR", "S/RES/1674", "genocide convention", ""):
        assert not any(name.startswith("new:") for name, _ in kind.suggest(question, typed, CONTEXT))


@pytest.mark.parametrize("typed", ["new:", "new: Law on Security", "NEW : x"])
def test_a_new_norm_is_no_answer_by_itself(typed: str) -> None:
    assert "Type new: and its title" in refusal("norm", typed)


def test_what_follows_from_a_new_norm_is_said() -> None:
    lines = type_of(Question(type="norm")).consequences(Question(type="norm"), "new: Law  on Security", CONTEXT)
    assert lines == ("‘Law on Security’ is not in the library. What it says is asked next.",)


def test_a_norm_of_the_letter_itself_is_an_answer_and_marked() -> None:
    own = Draft(letterkit=1, template="interview", norms=(OwnNorm("Law on Security", id="law"),))
    context = CONTEXT._replace(norms_of_draft=LIBRARY.norms_of(own))
    kind, question = type_of(Question(type="norm")), Question(type="norm")
    assert kind.parse(question, "law on security", context) == kind.parse(question, "LAW", context) == "law"
    assert kind.suggest(question, "security law", context)[0] == ("law", "Law on Security – not in the library")
    assert kind.show(question, "law", context) == "Law on Security"


def test_a_norm_is_shown_with_its_title() -> None:
    assert show(Question(type="norm"), "wso-2005") == "2005 World Summit Outcome"


def test_of_several_norms_each_is_named_with_its_title() -> None:
    with pytest.raises(Refused, match=r"Type one of: .*\(.*; .*\)"):
        parse("norm", "civilians")


def test_norms_of_the_audiences_come_first() -> None:
    norm = type_of(Question(type="norm"))
    everything = [name for name, _ in norm.suggest(Question(type="norm"), "", CONTEXT)]
    assert everything == list(LIBRARY.norms.ids)
    audience = next(audience for name in everything for audience in LIBRARY.norms.get(name).audiences)
    context = CONTEXT._replace(audiences=frozenset([audience]))
    first = norm.suggest(Question(type="norm"), "", context)[0][0]
    assert audience in LIBRARY.norms.get(first).audiences


@pytest.mark.parametrize(
    ("norm", "code", "says"),
    [
        ("iccpr", "UG", "Uganda: a party since 1995"),
        ("iccpr", "MM", "Myanmar: not a party; `letterkit norms list --accepted-by MM` has others"),
        ("iccpr", "TW", ""),
        ("udhr", "MM", ""),
        ("att", "YE", ""),
    ],
)
def test_whether_the_state_has_accepted_a_treaty_is_said_beside_it(norm: str, code: str, says: str) -> None:
    state = states.state(code)
    context = CONTEXT._replace(states=lambda: (state,) if state else ())
    lines = type_of(Question(type="norm")).consequences(Question(type="norm"), norm, context)
    assert [line for line in lines if "party" in line and ": " in line and line.startswith(("Uganda", "Myanmar"))] == (
        [says] if says else []
    )


def test_a_text_with_which_the_words_of_norms_begin_is_the_only_one_or_asks_which() -> None:
    assert parse("norm", "palermo-pro") == "palermo-protocol"
    assert refusal("norm", "enforced-dis").startswith("‘enforced-dis’ fits several norms. Type one of: ced (")
    assert "There is no norm" in refusal("norm", "Something has happened")


def test_a_treaty_that_the_state_has_not_accepted_is_told_in_its_row() -> None:
    context = CONTEXT._replace(states=lambda: (states.one_named("Pakistan"),))
    rows = dict(type_of(Question(type="norm")).suggest(Question(type="norm"), "enforced disappearance", context))
    assert rows["ced"].startswith("Pakistan: not a party. International Convention")
    assert rows["enforced-disappearance-declaration"].startswith("Declaration on")
