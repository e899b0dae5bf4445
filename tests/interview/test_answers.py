"""One answer: where it stands in the draft, and what is made of what was typed."""

from __future__ import annotations

import copy
import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.interview import answers
from letterkit.interview.answers import Refused, get, put
from letterkit.interview.word_count import count_words
from letterkit.packs.questions import Choice, Limits, Question, QuestionType

from .scene import LIBRARY, TODAY


def parse(kind: QuestionType, typed: str, **more: Any) -> Any:
    return answers.parse(Question(id=more.pop("id", "it"), type=kind, **more), typed, LIBRARY, TODAY)


def refusal(kind: QuestionType, typed: str, **more: Any) -> str:
    with pytest.raises(Refused) as caught:
        parse(kind, typed, **more)
    return f"{caught.value.message} {caught.value.hint}"


# -- where an answer stands -----------------------------------------------------------------------------

DATA: dict[str, Any] = {
    "facts": {"country": "Exampleland"},
    "sender": {"name": "Centre"},
    "passages": [{"role": "norm"}, {"role": "ask", "text": "We ask."}, {"role": "ask"}],
}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("subject", "On peace"),
        ("sender.name", "Other Centre"),
        ("facts.killed", 0),
        ("facts.trial", False),
        ("asks", [{"action": "Send a mission"}]),
        ("invokes", [{"norm": "wso-2005"}]),
    ],
)
def test_what_is_put_is_got_back_and_the_former_data_stay_as_they_were(path: str, value: Any) -> None:
    before = copy.deepcopy(DATA)
    made = put(DATA, path, value)
    assert get(made, path) == value
    assert before == DATA


@pytest.mark.parametrize("empty", [None, "", [], {}])
@pytest.mark.parametrize("path", ["subject", "sender.name", "facts.country", "asks", "invokes"])
def test_an_empty_value_leaves_no_trace(path: str, empty: Any) -> None:
    filled = put({}, path, [{"norm": "wso-2005"}] if path in ("asks", "invokes") else "text")
    emptied = put(filled, path, empty)
    assert get(emptied, path) is None
    assert emptied in ({}, {"passages": [{"role": "ask"}]}, {"passages": [{"role": "norm"}]})


@pytest.mark.parametrize("path", ["asks", "invokes"])
def test_taking_out_what_is_not_there_adds_no_passage(path: str) -> None:
    assert put({"passages": [{"role": "closing"}]}, path, None) == {"passages": [{"role": "closing"}]}


def test_an_answer_for_a_passage_that_is_not_there_brings_it_along() -> None:
    assert put({}, "asks", [{"action": "Act"}]) == {"passages": [{"role": "ask", "asks": [{"action": "Act"}]}]}


@pytest.mark.parametrize("path", ["subject", "sender.name", "facts.country", "asks", "invokes"])
def test_nothing_is_got_from_an_empty_draft(path: str) -> None:
    assert get({}, path) is None
    assert get({"passages": None, "facts": None}, path) is None


def test_a_fact_takes_a_source_and_gives_it_up_again() -> None:
    fact = answers.with_source(200, "UN OCHA")
    assert (answers.bare(fact), answers.source(fact)) == (200, "UN OCHA")
    assert answers.with_source(fact, " ") == 200
    assert answers.source(200) == ""


# -- every type -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["text", "paragraph", "number", "figure", "date", "choice", "yes-no", "list", "norm"])
def test_nothing_typed_is_no_answer(kind: QuestionType) -> None:
    assert parse(kind, "  \n ") is None


def test_a_text_is_one_line_whatever_was_pasted() -> None:
    assert parse("text", "  two\n lines\tand a tab ") == "two lines and a tab"


def test_a_paragraph_keeps_its_lines_without_blanks_at_their_ends() -> None:
    assert parse("paragraph", "\nOne.  \n\n  Two.\n") == "One.\n\n  Two."


@pytest.mark.parametrize(
    "typed",
    ["400000", "400,000", "400.000", "400 000", "400\u00a0000", "400\u202f000", "400’000", "400'000", " 400000 "],
)
@pytest.mark.parametrize("kind", ["number", "figure"])
def test_a_number_may_have_any_separator_of_thousands(kind: QuestionType, typed: str) -> None:
    assert parse(kind, typed) == 400_000


@pytest.mark.parametrize("typed", ["many", "4,00", "1.5", "-3", "1,400.000", "40 00", "²", "1" * 16, "4e5"])
def test_what_is_not_a_whole_number_is_refused_as_a_number_and_kept_as_a_figure_in_words(typed: str) -> None:
    assert typed in refusal("number", typed)
    assert parse("figure", typed) == typed


def test_a_figure_may_be_words() -> None:
    assert parse("figure", "at least  200") == "at least 200"


@pytest.mark.parametrize(
    "typed",
    [
        "2026-12-03",
        "2026/12/3",
        "2026.12.03",
        "3 December 2026",
        "3  December  2026",
        "03 Dec. 2026",
        "3rd december 2026",
        "December 3, 2026",
        "Dec 3 2026",
        "Thursday, 3 December 2026",
        "thursday December 3rd, 2026",
    ],
)
@pytest.mark.parametrize("kind", ["date", "deadline"])
def test_a_date_is_read_in_the_forms_that_leave_no_doubt(kind: QuestionType, typed: str) -> None:
    assert parse(kind, typed) == "2026-12-03"


@pytest.mark.parametrize(("typed", "day"), [("today", 30), ("Yesterday", 29)])
def test_a_day_may_be_named_from_today(typed: str, day: int) -> None:
    assert parse("date", typed) == f"2026-11-{day}"
    assert parse("date", "tomorrow") == "2026-12-01"


@pytest.mark.parametrize("typed", ["03/12/2026", "3.12.26", "12-03-2026", "03/12/26"])
@pytest.mark.parametrize("kind", ["date", "deadline"])
def test_a_date_that_could_be_two_days_is_refused_and_the_right_form_shown(kind: QuestionType, typed: str) -> None:
    assert "2026-11-30" in refusal(kind, typed)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("2026-02-29", "February 2026 has 28 days"),
        ("31 November 2026", "November 2026 has 30 days"),
        ("November 31, 2026", "November 2026 has 30 days"),
        ("2026-13-01", "no month 13"),
        ("0000-01-01", "0 days"),
        ("Tuesday 3 December 2026", "is a Thursday"),
    ],
)
@pytest.mark.parametrize("kind", ["date", "deadline"])
def test_a_day_that_the_calendar_does_not_have_is_refused(kind: QuestionType, typed: str, says: str) -> None:
    assert says in refusal(kind, typed)


def test_the_day_is_in_the_calendar_in_a_leap_year() -> None:
    assert parse("date", "29 February 2028") == "2028-02-29"


@pytest.mark.parametrize("typed", ["someday", "Xday 3 December 2026", "3 Brumaire 2026", "2026-12", "December 2026"])
def test_a_date_that_is_none_is_refused(typed: str) -> None:
    assert typed in refusal("date", typed)


@pytest.mark.parametrize("typed", ["within thirty days", "before the winter of 2026", "at once"])
def test_a_deadline_may_be_words(typed: str) -> None:
    assert parse("deadline", typed) == typed


@pytest.mark.parametrize(
    ("typed", "value"), [("y", True), ("YES", True), ("true", True), ("n", False), ("No", False), ("false", False)]
)
def test_yes_and_no(typed: str, value: bool) -> None:
    assert parse("yes-no", typed) is value


def test_neither_yes_nor_no_is_refused() -> None:
    assert "y or n" in refusal("yes-no", "perhaps")


TONES = (Choice("calm", "Calm and factual"), Choice("sharp", "Sharp"), Choice("short"))


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1", "calm"),
        ("3", "short"),
        ("Sharp", "sharp"),
        ("calm and factual", "calm"),
        ("ca", "calm"),
        ("shor", "short"),
    ],
)
def test_a_choice_is_made_by_number_name_or_beginning(typed: str, value: str) -> None:
    assert parse("choice", typed, choices=TONES) == value


@pytest.mark.parametrize("typed", ["0", "4", "sh", "loud", "²", "-1"])
def test_a_choice_that_is_none_or_could_be_two_is_refused(typed: str) -> None:
    assert "1 to 3" in refusal("choice", typed, choices=TONES)


def test_a_list_has_one_item_to_a_line_with_or_without_marks() -> None:
    assert parse("list", "- teachers\n\n• nurses \n*  doctors; and others") == [
        "teachers",
        "nurses",
        "doctors; and others",
    ]


def test_places_may_stand_in_one_line_with_semicolons() -> None:
    assert parse("list", "Geneva, Switzerland; Exampleton", id="places") == ["Geneva, Switzerland", "Exampleton"]


@pytest.mark.parametrize("typed", ["wso-2005", "WSO-2005", "S/RES/1674"])
def test_a_norm_is_found_by_id_and_symbol(typed: str) -> None:
    assert parse("norm", typed) == {"S/RES/1674": "s-res-1674"}.get(typed, "wso-2005")


def test_a_norm_is_found_by_words_that_only_it_has() -> None:
    assert parse("norm", "genocide convention") == "genocide-convention"


def test_words_that_fit_several_norms_are_refused_with_their_ids() -> None:
    found = [one.id for one in LIBRARY.norms.search("rights")]
    assert len(found) > 1
    assert found[0] in refusal("norm", "rights")


def test_an_unknown_norm_is_refused_with_the_nearest() -> None:
    assert "wso-2005" in refusal("norm", "wso2005")
    assert "Type a part of its name" in refusal("norm", "qqqqqqqq")


@pytest.mark.parametrize("typed", ["council", "COUNCIL", "un-security", "OSCE Permanent"])
def test_a_form_of_address_is_found_by_name_or_a_part_that_only_it_has(typed: str) -> None:
    assert parse("style", typed) in {"council", "un-security-council", "osce-permanent-council"}


def test_a_form_of_address_that_could_be_several_or_none_is_refused_with_those_there_are() -> None:
    assert "head-of-state-f" in refusal("style", "head of state")
    assert "council" in refusal("style", "councli")
    assert "un-security-council" in refusal("style", "qqqqqq")


def test_separators_alone_are_no_answer() -> None:
    with pytest.raises(Refused, match="says nothing"):
        parse("list", " ; ;", id="places")


@pytest.mark.parametrize("typed", [".", "-", "?!", "…"])
def test_an_answer_without_a_letter_or_a_digit_says_nothing(typed: str) -> None:
    with pytest.raises(Refused, match="says nothing"):
        parse("text", typed)


# -- limits ---------------------------------------------------------------------------------------------


def test_a_pattern_refuses_in_its_own_words() -> None:
    limits = Limits(pattern=r"[^@\s]+@[^@\s]+", says="One @.")
    assert parse("text", "a@b", limits=limits) == "a@b"
    assert refusal("text", "a at b", limits=limits, example="x@y") == "One @. For example: x@y"


def test_a_number_has_its_range() -> None:
    limits = Limits(min=1, max=36)
    assert (parse("number", "1", limits=limits), parse("number", "36", limits=limits)) == (1, 36)
    assert "1 or more" in refusal("number", "0", limits=limits)
    assert "36 or less" in refusal("figure", "37", limits=limits)


def test_a_text_has_its_length() -> None:
    assert parse("paragraph", "one two", limits=Limits(max_words=2)) == "one two"
    assert "3 words; 2 is the most" in refusal("paragraph", "one two\nthree", limits=Limits(max_words=2))


# -- what a terminal or a clipboard may send ------------------------------------------------------------


def test_marks_of_word_processors_are_line_ends_and_control_characters_are_dropped() -> None:
    assert (
        parse("paragraph", "One.\r\nTwo.\vThree.\x0cFour.\u2028Five\x07\x00.\ufeff")
        == "One.\nTwo.\nThree.\nFour.\nFive.\ufeff"
    )
    assert parse("text", "Exam\x1bpleland") == "Exampleland"


@pytest.mark.parametrize("kind", ["text", "paragraph", "list", "figure"])
def test_bytes_that_are_no_text_are_refused(kind: QuestionType) -> None:
    assert "UTF-8" in refusal(kind, "caf\udce9")


@pytest.mark.parametrize("typed", ["Кыргызстан", "قيرغيزستان", "吉尔吉斯斯坦", "Ελλάδα 🕊"])
def test_every_script_is_an_answer(typed: str) -> None:
    assert parse("text", typed) == typed


# -- there and back -------------------------------------------------------------------------------------

_words = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=40)


def _accepted(question: Question, typed: str) -> Any:
    try:
        return answers.parse(question, typed, LIBRARY, TODAY)
    except Refused:
        return None


@given(
    st.sampled_from(["text", "paragraph", "number", "figure", "date", "deadline", "choice", "yes-no", "list"]),
    st.one_of(
        st.lists(_words, max_size=4).map("\n".join),
        st.integers(0, 10**17).map(str),
        st.integers(0, 10**9).map("{:,}".format),
        st.dates().map(str),
        st.dates(dt.date(1900, 1, 1)).map(lambda day: f"{day:%d %B %Y}"),
        st.sampled_from(["y", "no", "1", "sharp", "calm and factual", "- a; b\n- c", "within 30 days"]),
    ),
)
def test_an_answer_spelled_out_and_typed_again_is_the_same(kind: QuestionType, typed: str) -> None:
    question = Question(id="it", type=kind, choices=TONES)
    value = _accepted(question, typed)
    assert value is None or answers.parse(question, answers.spell(question, value), LIBRARY, TODAY) == value


@given(st.lists(_words, max_size=4).map("; ".join))
def test_places_spelled_out_in_one_line_are_the_same(typed: str) -> None:
    question = Question(id="places", type="list")
    value = _accepted(question, typed)
    spelled = answers.spell(question, value)
    assert "\n" not in spelled
    assert value is None or answers.parse(question, spelled, LIBRARY, TODAY) == value


@pytest.mark.parametrize("kind", ["norm", "style"])
def test_every_norm_and_form_of_address_spelled_out_is_the_same(kind: QuestionType) -> None:
    known = LIBRARY.norms.ids if kind == "norm" else tuple(row.style for row in LIBRARY.addresses.styles)
    assert [parse(kind, answers.spell(Question(type=kind), one)) for one in known] == list(known)


# -- what is in the draft already -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "value"),
    [("number", "many"), ("date", "03/12/2026"), ("list", 5), ("norm", "no-such"), ("yes-no", "perhaps")],
)
def test_a_value_in_the_draft_is_looked_at_as_if_typed(kind: QuestionType, value: Any) -> None:
    with pytest.raises(Refused):
        answers.accepted(Question(type=kind), value, LIBRARY, TODAY)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("number", {"value": 400, "source": "OCHA"}),
        ("list", ["a", "b"]),
        ("list", "a"),
        ("yes-no", False),
        ("text", None),
        ("records", [{"name": "X"}]),
    ],
)
def test_a_value_that_fits_is_left_alone(kind: QuestionType, value: Any) -> None:
    before = repr(value)
    answers.accepted(Question(type=kind), value, LIBRARY, TODAY)
    assert repr(value) == before


def test_an_answer_is_shown_in_one_line_and_a_date_with_its_weekday() -> None:
    assert answers.shown(Question(type="date"), "2026-12-03", LIBRARY) == "2026-12-03 (Thursday)"
    assert answers.shown(Question(type="list"), ["a", {"value": "b", "source": "c"}], LIBRARY) == "a; b"
    assert answers.shown(Question(type="paragraph"), "One.\n\nTwo.", LIBRARY) == "One. Two."
    records = [{"name": "A", "title": "", "places": ["X", "Y"]}, {"organization": "B"}]
    assert answers.shown(Question(type="records"), records, LIBRARY) == "A, X / Y; B"


def test_what_has_a_name_is_shown_with_it() -> None:
    assert answers.shown(Question(type="norm"), "wso-2005", LIBRARY) == "2005 World Summit Outcome (wso-2005)"
    assert answers.shown(Question(type="style"), "council", LIBRARY).endswith("(council)")
    assert answers.shown(Question(type="choice", choices=(Choice("a", "Calm"),)), "a", LIBRARY) == "Calm"
    asks = Question(type="records", fields=(Question(id="norm", type="norm"), Question(id="at")))
    shown = answers.shown(asks, [{"norm": "wso-2005", "at": "para. 139"}], LIBRARY)
    assert shown == "2005 World Summit Outcome (wso-2005), para. 139"


def test_of_several_norms_and_forms_of_address_each_is_named_with_its_title() -> None:
    with pytest.raises(Refused, match=r"Type one of: .*\(.*; .*\)"):
        answers.parse(Question(type="norm"), "civilians", LIBRARY, TODAY)
    with pytest.raises(Refused, match=r"Type one of: head-of-state.* \(.*\)"):
        answers.parse(Question(type="style"), "head of state", LIBRARY, TODAY)


def test_a_tab_is_a_blank_and_a_chinese_paragraph_has_many_words() -> None:
    assert answers.parse(Question(type="paragraph"), "one\ttwo", LIBRARY, TODAY) == "one two"
    assert count_words("吉尔吉斯斯坦奥什市") == 9
    assert count_words("The city of Osh, 奥什") == 6
    assert count_words("qui vit à Genève – l’été") == 6
    limited = Question(type="paragraph", limits=Limits(max_words=8))
    with pytest.raises(Refused, match="has 9 words"):
        answers.parse(limited, "吉尔吉斯斯坦奥什市", LIBRARY, TODAY)
