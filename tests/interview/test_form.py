"""The form: which questions apply, what stands there, what is missing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from letterkit.interview import transitions
from letterkit.interview.draft_paths import put_value
from letterkit.interview.form import Form
from letterkit.interview.position import Position
from letterkit.interview.suggestions import suggestions
from letterkit.library.library import open_library

from .scene import LIBRARY, PACK, TODAY, new, whole


def ids(form: Form) -> list[str]:
    return [question.id for question in form.questions]


def with_answer(form: Form, name: str, value: Any) -> Form:
    return replace(form, data=put_value(form.data, form.question_named(name).path, value))


def test_a_conditional_question_comes_and_goes_and_its_answer_is_kept() -> None:
    form = new()
    assert "judge" not in ids(form)
    form = with_answer(with_answer(form, "trial", True), "judge", "Judge Example")
    assert "judge" in ids(form)
    without = with_answer(form, "trial", False)
    assert "judge" not in ids(without)
    assert "judge" in ids(with_answer(without, "trial", True))
    assert without.value(form.question_named("judge")) == "Judge Example"


@pytest.mark.parametrize(("role", "gone"), [("situation", "event"), ("norm", "norms"), ("ask", "asks")])
def test_nothing_is_asked_for_a_passage_in_the_sender_s_own_words(role: str, gone: str) -> None:
    passages = [
        {"role": passage["role"], **({"text": "Own."} if passage["role"] == role else {})}
        for passage in new().data["passages"]
    ]
    assert gone in ids(new())
    assert gone not in ids(new({"passages": passages}))


def test_only_what_a_passage_of_the_letter_uses_is_asked() -> None:
    form = new({"passages": [{"role": "ask"}]})
    assert {"event", "groups", "killed", "norms"}.isdisjoint(ids(form))
    assert {"tone", "months", "asks", "signatories"} <= set(ids(form))


def test_every_question_that_must_be_answered_is_missing_at_first_and_none_at_the_end() -> None:
    form = new()
    assert [missing_question.id for missing_question in form.missing_questions()] == [
        question.id for question in PACK.questions if question.required
    ]
    assert whole().missing_questions() == ()
    assert whole().refused_answers() == ()


def test_an_answer_of_another_form_in_the_draft_is_named() -> None:
    form = with_answer(with_answer(new(), "months", 99), "meeting", "03/12/2026")
    assert [one.id for one, _ in form.refused_answers()] == ["months", "meeting"]


def test_no_and_nought_are_answers() -> None:
    form = with_answer(with_answer(new(), "trial", False), "killed", 0)
    assert form.is_answered(form.question_named("trial"))
    assert form.is_answered(form.question_named("killed"))


def test_the_answer_in_hand_is_the_stored_one_before_the_suggestion() -> None:
    form = with_answer(transitions.jump(new(), "subject"), "country", "Exampleland")
    assert form.current_text == "On the situation in Exampleland"
    assert with_answer(form, "subject", "Peace").current_text == "Peace"


def test_a_suggestion_that_lacks_an_answer_is_empty() -> None:
    assert transitions.jump(new(), "subject").current_text == ""


def test_the_answer_in_hand_inside_a_record_and_beside_a_fact() -> None:
    form = replace(whole(), position=Position("recipients", 0, "name"))
    assert form.current_text == "Amina Example"
    assert replace(form, position=Position("recipients", 1, "style")).current_text == "council"
    assert replace(form, position=Position("event", field="source")).current_text == "Eye-witnesses, 2 November 2026"
    assert (
        replace(form, position=Position("signatories", 0, "places")).current_text == "Geneva, Switzerland; Exampleton"
    )


def test_the_questions_are_counted_as_they_apply() -> None:
    form = new()
    number, total = form.progress
    assert (number, total) == (1, len(form.questions))
    assert with_answer(form, "trial", True).progress == (1, total + 1)
    assert whole().progress == (total + 1, total + 1)


def test_an_unknown_question_is_a_lookup_error() -> None:
    with pytest.raises(LookupError):
        new().question_named("no-such")


def test_records_are_shown_one_to_a_line() -> None:
    form = replace(whole(), position=Position("recipients"))
    assert form.at_record_list
    assert form.record_lines() == (
        "Council of Examples, Amina Example, Another intergovernmental council, collectively",
    )


def test_the_review_has_every_question_with_its_answer() -> None:
    shown = {one.id: text for one, text in whole().review()}
    assert list(shown) == ids(whole())
    assert shown["killed"] == "1400"
    assert shown["trial"] == "yes"
    assert shown["meeting"] == "2026-12-10 (Thursday)"
    assert {text for _, text in new().review()} == {""}


@pytest.mark.parametrize(
    ("at", "typed", "found"),
    [
        (Position("norms", 0, "norm"), "", "wso-2005"),
        (Position("norms", 0, "norm"), "genocide", "genocide-convention"),
        (Position("recipients", 0, "style"), "osce", "osce-permanent-council"),
        (Position("tone"), "sh", "Sharp"),
        (Position("trial"), "", "no"),
    ],
)
def test_completions_are_answers_that_would_be_taken(at: Position, typed: str, found: str) -> None:
    form = replace(new({"recipients": [{"name": "A"}]}), position=at)
    values = [value for value, _ in suggestions(form, typed)]
    assert found in values
    for value in values:
        transitions.answer(form, value)


def test_there_are_no_completions_for_a_free_text() -> None:
    assert suggestions(replace(new(), position=Position("country")), "") == ()


def test_the_letter_can_be_seen_before_anything_is_answered() -> None:
    assert new().letter().parts
    assert "Exampleland" in str(whole().letter())


@pytest.mark.parametrize(
    ("language", "yes", "day"),
    [
        ("en-GB", "yes", "10 December 2026"),
        ("fr", "oui", "10 décembre 2026"),
        ("es", "sí", "10 de diciembre de 2026"),
        ("ru", "ДА", "10 декабря 2026 г."),
    ],
)
def test_answers_are_read_in_the_language_of_the_letter(language: str, yes: str, day: str) -> None:
    form = transitions.change_language(new(), language)
    assert form.parse(form.question_named("trial"), yes) is True
    dated = transitions.answer(transitions.jump(form, "date"), day)
    assert dated.value(dated.question_named("date")) == "2026-12-10"


@pytest.mark.parametrize(
    ("language", "country", "offered"),
    [
        ("en", "Uganda", "Uganda"),
        ("fr", "la République démocratique du Congo", "Democratic Republic of the Congo"),
        ("en", "Congo", ""),
        ("en", "southern Kyrgyzstan", ""),
        ("en", None, ""),
    ],
)
def test_the_state_that_the_country_names_is_offered(language: str, country: str | None, offered: str) -> None:
    pack = LIBRARY.pack("head-of-state", language)
    form = transitions.start(pack, LIBRARY, TODAY, {"facts": {"country": country} if country else {}})
    assert form.default(form.question_named("concerns")) == offered


def test_the_states_that_a_letter_concerns_are_stored_by_their_codes() -> None:
    form = transitions.start(LIBRARY.pack("head-of-state"), LIBRARY, TODAY, {"facts": {"country": "Uganda"}})
    form = transitions.answer(replace(form, position=Position("concerns")), "Uganda, Kenya")
    assert form.data["concerns"] == ["UG", "KE"] == [*form.draft.concerns]
    assert {question.id: text for question, text in form.review()}["concerns"] == "Uganda (UG), Kenya (KE)"


def test_a_beginning_with_a_question_that_the_moves_of_a_letter_do_not_ask_is_not_offered() -> None:
    """A kind's own beginnings name the meeting, which only some of its openings ask for."""
    data = {
        "letterkit": 1,
        "template": "council-appeal",
        "concerns": ["SD"],
        "recipients": [{"organization": "United Nations Security Council", "style": "un-security-council"}],
        "passages": [{"role": "opening", "move": "opening/alarm"}],
    }
    form = Form(LIBRARY, TODAY, data)
    offered = form.starters(form.question_named("opening"))
    assert "We are deeply concerned by " in offered
    known = replace(form, data={**data, "facts": {"meeting": "the briefing", "meeting_date": "2026-12-07"}})
    assert any("the briefing" in text for text in known.starters(known.question_named("opening")))


def test_a_company_is_not_offered_the_words_of_a_government() -> None:
    library = open_library()
    shown = {}
    for style in ("minister", "company-chief-executive"):
        data = {"concerns": ["ID"], "recipients": [{"title": "Chief", "organization": "An Office", "style": style}]}
        form = transitions.start(library.pack("information-request", "en"), library, TODAY, data)
        response = form.pack.question("response")
        assert response is not None
        shown[style] = form.starters(response)
    assert any("the Government of Indonesia".casefold() in say.casefold() for say in shown["minister"])
    assert not any("Government" in say for say in shown["company-chief-executive"])


def test_the_sender_is_offered_as_the_organisation_of_the_first_signatory_and_of_no_other() -> None:
    form = with_answer(new(), "sender", "Example Centre")
    first = replace(form, position=Position("signatories", 0, "organization"))
    assert first.current_text == "Example Centre"
    assert replace(form, position=Position("signatories", 1, "organization")).current_text == ""
    assert replace(form, position=Position("signatories", 0, "name")).current_text == ""
