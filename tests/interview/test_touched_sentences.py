"""A value changes: the sentences that hold the old one are found, and changed or left one by one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from letterkit.interview import transitions
from letterkit.interview.form import Form
from letterkit.interview.position import Position
from letterkit.interview.touched_sentences import change, leave, noted, touched, undecided
from tests.interview.touched_scene import ASK, letter, sentences, signing, with_facts, with_keys

COUNT = "On behalf of the {} undersigned organizations, we ask the Security Council to act."


def after(before: Form, form: Form) -> Form:
    """Return a form as a session keeps it after a change."""
    return noted(before, form)


def test_the_number_of_those_who_sign() -> None:
    form = letter()
    assert sentences(touched(form, with_keys(form, signatories=signing(37)))) == {COUNT.format(34): COUNT.format(37)}


def test_a_meeting_that_moves() -> None:
    form = letter()
    assert sentences(touched(form, with_facts(form, meeting_date="2026-12-17"))) == {
        "On 10 December 2026 it meets.": "On 17 December 2026 it meets.",
        ASK: "Discuss Uganda on 17 December",
    }
    assert "17 December 2027" in str(sentences(touched(form, with_facts(form, meeting_date="2027-12-17"))))


def test_the_name_of_a_body() -> None:
    form = letter()
    other = with_keys(form, recipients=[{"organization": "Human Rights Council", "style": "un-human-rights-council"}])
    assert sentences(touched(form, other)) == {
        COUNT.format(34): COUNT.format(34).replace("Security", "Human Rights"),
        "Open letter to the Security Council on Uganda": "Open letter to the Human Rights Council on Uganda",
    }


def test_a_state_and_the_organization() -> None:
    form = letter(evidence=[])
    assert sentences(touched(form, with_keys(form, concerns=["GM"]))) == {
        ASK: "Discuss the Gambia on 10 December",
        "Open letter to the Security Council on Uganda": "Open letter to the Security Council on the Gambia",
    }
    form = with_facts(form, opening="Example Watch has worked there since 2001.")
    renamed = with_keys(form, sender={"name": "Sample Watch"})
    assert sentences(touched(form, renamed)) == {
        "Example Watch has worked there since 2001.": "Sample Watch has worked there since 2001."
    }


def test_the_differing_words_are_marked_and_the_position_is_that_of_the_answer() -> None:
    form = letter()
    (row,) = touched(form, with_keys(form, signatories=signing(37)))
    assert [text for text, differs in row.as_is if differs] == ["34"]
    assert [text for text, differs in row.as_would_be if differs] == ["37"]
    assert row.position == Position("opening")


def test_words_of_ones_own_facts_and_annexes_are_looked_at_too() -> None:
    form = letter(
        evidence=[{"id": "one", "text": "It began on *10 December 2026* [^1].\n\n[^1]: Seen on 10 December 2026."}],
        annexes=[{"title": "The state on 10 December 2026", "text": "Counted on 2026-12-10."}],
        questions=["What was done by 10 December 2026?"],
    )
    passages = [dict(passage) for passage in form.data["passages"]]
    passages[1]["evidence"] = ["one"]
    passages[-1] = {"role": "closing", "text": "We shall be there on Thursday, 10 December 2026."}
    form = with_keys(form, passages=passages)
    found = sentences(touched(form, with_facts(form, meeting_date="2026-12-18")))
    assert "Seen on 18 December 2026." in found.values()
    assert "It began on 18 December 2026." in found.values()
    assert "Counted on 2026-12-18." in found.values()
    assert "The state on 18 December 2026" in found.values()
    assert "We shall be there on Friday, 18 December 2026." in found.values()


def test_markup_around_the_words_stays() -> None:
    form = letter(evidence=[{"id": "one", "text": "It began on **10 December** 2026 [@x]."}])
    passages = [dict(passage) for passage in form.data["passages"]]
    passages[1]["evidence"] = ["one"]
    form = with_keys(form, passages=passages)
    moved = after(form, with_facts(form, meeting_date="2026-12-18"))
    changed = change(moved, [row for row in undecided(moved) if row.path[0] == "evidence"])
    assert changed.data["evidence"][0]["text"] == "It began on **18 December 2026** [@x]."


# -- what becomes of them -------------------------------------------------------------------------------


def test_a_changed_sentence_is_one_step_for_undo() -> None:
    form = letter()
    grown = after(form, with_keys(form, signatories=signing(37)))
    changed = change(grown, undecided(grown))
    assert changed.data["facts"]["opening"].startswith(COUNT.format(37))
    assert undecided(changed) == ()
    back = after(changed, transitions.undo(changed))
    assert back.data["signatories"] == signing(37)
    assert sentences(undecided(back)) == {COUNT.format(34): COUNT.format(37)}


def test_all_sentences_are_one_step_too() -> None:
    form = letter()
    moved = after(form, with_facts(form, meeting_date="2026-12-17"))
    changed = change(moved, undecided(moved))
    assert undecided(changed) == ()
    assert len(changed.past) == len(moved.past) + 1


def test_a_sentence_that_is_left_is_not_asked_about_again() -> None:
    form = letter()
    grown = after(form, with_keys(form, signatories=signing(37)))
    left = leave(grown, undecided(grown))
    assert left.data == grown.data and undecided(left) == ()
    again = after(left, with_keys(left, signatories=signing(40)))
    assert undecided(again) == ()


def test_another_change_of_the_same_value_has_the_newest() -> None:
    form = letter()
    for count in (35, 36, 37):
        form = after(form, with_keys(form, signatories=signing(count)))
    assert sentences(undecided(form)) == {COUNT.format(34): COUNT.format(37)}


def test_a_value_that_is_back_leaves_nothing_to_do() -> None:
    form = letter()
    moved = after(form, with_facts(form, meeting_date="2026-12-17"))
    assert undecided(after(moved, with_facts(moved, meeting_date="2026-12-10"))) == ()


def test_a_value_that_is_back_asks_for_the_sentences_that_were_changed() -> None:
    form = letter()
    grown = after(form, with_keys(form, signatories=signing(37)))
    changed = change(grown, undecided(grown))
    fewer = after(changed, with_keys(changed, signatories=signing(34)))
    assert sentences(undecided(fewer)) == {COUNT.format(37): COUNT.format(34)}


def test_undo_of_the_answer_leaves_nothing_to_do() -> None:
    form = letter()
    form = transitions.answer(replace(form, position=Position("meeting_date")), "10 December 2026")
    moved = after(form, transitions.answer(replace(form, position=Position("meeting_date")), "17 December 2026"))
    assert len(sentences(undecided(moved))) == 2
    back = after(moved, transitions.undo(moved))
    assert undecided(back) == ()
    assert len(sentences(undecided(after(back, transitions.redo(back))))) == 2


def test_a_letter_in_another_language_has_changed_nothing() -> None:
    form = letter()
    assert noted(form, transitions.change_language(form, "fr")).changes.changed == ()


def test_a_draft_that_cannot_be_read_has_no_values() -> None:
    form = letter()
    broken = with_keys(form, recipients=[{"lines": ["nobody"]}])
    assert touched(form, broken) == () and undecided(broken) == ()
    assert noted(broken, form) is form


@pytest.mark.parametrize(
    "keys", [{"concerns": []}, {"sender": {}}, {"signatories": []}, {"facts": {"opening": "Uganda"}}]
)
def test_a_value_that_is_only_gone_is_no_change(keys: dict[str, Any]) -> None:
    form = letter()
    assert touched(form, with_keys(form, **keys)) == ()


def test_recipients_in_another_order_are_no_change() -> None:
    two = [
        {"organization": "Example Council", "style": "council"},
        {"organization": "United Nations Security Council", "style": "un-security-council"},
    ]
    form = letter(recipients=two)
    assert touched(form, with_keys(form, recipients=two[::-1])) == ()
