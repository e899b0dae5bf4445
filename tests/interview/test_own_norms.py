"""A norm that the library lacks is given where a norm is asked for, and asked about in full afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.interview import transitions
from letterkit.interview.form import Form
from letterkit.interview.own_norms import with_id
from letterkit.interview.position import Position
from letterkit.letter.norms_of_draft import MOST_NORMS
from letterkit.library.library import open_library
from tests.interview.scene import LIBRARY, TODAY, answered, at, new, refused, whole

LAW = "Law on Safeguarding National Security"
KEY = "law-on-safeguarding-national-security"


def with_law(*more: str) -> Form:
    """Return a letter in which a law was given where the first norm is asked for, with the answers behind it."""
    return answered(at(whole(), "norms"), ["+", f"new: {LAW}", *more])


def at_list(form: Form) -> Form:
    return transitions.go_to(form, Position("own_norms"))


def test_a_new_norm_is_the_answer_and_stands_in_the_draft() -> None:
    form = with_law()
    assert form.data["norms"] == [{"id": KEY, "title": LAW}]
    assert form.data["passages"][1]["invokes"][1] == {"norm": KEY}
    assert form.position == Position("norms", 1, "at")
    assert form.record_lines()[1] == LAW


def test_what_it_is_is_asked_next_and_then_the_interview_goes_on() -> None:
    form = answered(with_law("art. 12"), [""])
    assert form.position == Position("own_norms", 0, "title") and form.current_text == LAW
    form = answered(form, [LAW, "L.N. 136 of 2020", "2", "30 June 2020", "art. 12: Nobody is punished.", "Gazette"])
    assert form.data["norms"] == [
        {
            "id": KEY,
            "title": LAW,
            "symbol": "L.N. 136 of 2020",
            "kind": "eu-law",
            "date": "2020-06-30",
            "says": {"art. 12": "Nobody is punished."},
            "source": "Gazette",
        }
    ]
    assert form.at_record_list and "Nobody is punished. Gazette." in form.record_lines()[0]
    assert answered(form, [""]).position.question == "asks"


def test_several_are_asked_about_one_after_the_other() -> None:
    form = answered(with_law(""), ["+", "new: Second Law", "", ""])
    assert form.position == Position("own_norms", 0, "title")
    form = answered(form, [LAW, "", "", "", "", ""])
    assert form.position == Position("own_norms", 1, "title")
    assert answered(form, ["Second Law", "X 2", "", "", "", ""]).at_record_list


def test_a_symbol_is_the_symbol_and_the_title_is_asked_for() -> None:
    form = answered(at(whole(), "norms"), ["+", "new: S/RES/9736 (2031)", "", ""])
    assert form.data["norms"] == [
        {"id": "s-res-9736-2031", "title": "S/RES/9736 (2031)", "symbol": "S/RES/9736 (2031)"}
    ]
    assert form.position == Position("own_norms", 0, "title")
    form = answered(form, ["The situation in Exampleland"])
    assert form.data["norms"][0]["id"] == "s-res-9736-2031" and form.position.field == "symbol"


def test_it_is_not_asked_about_where_there_is_none() -> None:
    assert "own_norms" not in [question.id for question in whole().questions]


def test_one_step_takes_it_back() -> None:
    before = answered(at(whole(), "norms"), ["+"])
    after = transitions.undo(transitions.answer(before, f"new: {LAW}"))
    assert (after.data, after.position) == (before.data, before.position)
    assert transitions.redo(after).data["norms"]


def test_it_can_be_typed_at_the_list_and_is_kept_when_one_goes_elsewhere() -> None:
    assert answered(at(whole(), "norms"), [f"new: {LAW}"]).data["norms"][0]["title"] == LAW
    form = transitions.store_input(answered(at(whole(), "norms"), ["+"]), f"new: {LAW}")
    assert form.data["norms"][0]["title"] == LAW and form.position == Position("norms", 1, "norm")
    assert form.current_text == KEY


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("new: ICCPR", "is there already, as iccpr"),
        ("new: S/RES/1674 (2006)", "is there already, as s-res-1674"),
        ("new:", "needs a title"),
        ("new: …", "needs a title"),
    ],
)
def test_what_is_no_new_norm_is_refused(typed: str, says: str) -> None:
    form = answered(at(whole(), "norms"), ["+"])
    assert says in refused(lambda: transitions.answer(form, typed))


def test_a_letter_has_not_more_of_them_than_a_draft_may_have() -> None:
    many = {**whole().data, "norms": [{"title": f"Law {number}"} for number in range(MOST_NORMS)]}
    form = answered(at(new(many), "norms"), ["+"])
    assert "at most" in refused(lambda: transitions.answer(form, f"new: {LAW}"))
    assert "at most" in refused(lambda: answered(at_list(new(many)), ["+", LAW]))


def test_a_norm_keeps_its_id_and_no_two_have_one() -> None:
    form = answered(at_list(new({**whole().data, "norms": [{"title": LAW}]})), ["1"])
    assert form.current_text == LAW
    assert answered(form, ["The Law"]).data["norms"] == [{"id": KEY, "title": "The Law"}]
    again = answered(at_list(new({**whole().data, "norms": [{"title": LAW, "symbol": "X"}]})), ["+", "x"])
    assert again.data["norms"][1] == {"id": "own-x", "title": "x"}
    assert with_id({}, {"title": "ICCPR"}, (), whole())["id"] == "own-iccpr"
    assert with_id({}, {"title": "…"}, (), whole())["id"] == "own" and "own" not in LIBRARY.norms


def test_a_pack_that_has_no_question_for_them_has_that_of_its_base(tmp_path: Path) -> None:
    pack = tmp_path / "templates" / "thanks"
    pack.mkdir(parents=True)
    (pack / "template.yaml").write_text(
        "letterkit: 1\ntitle: Thanks\nwhen: Always.\nextends: _base\nlanguages: [en]\nplan: [{role: norm}]\n"
        "questions: [{use: sender}, {use: norms}, {use: date}]\n"
    )
    (pack / "letter.md.j2").write_text("{% macro norm() %}{{ norms|length }}{% endmacro %}\n")
    library = open_library([tmp_path])
    form = transitions.start(library.pack("thanks"), library, TODAY)
    assert [question.id for question in form.pack.questions] == ["sender", "norms", "own_norms", "date"]
    assert transitions.change_language(form, "en-US").pack.question("own_norms")
    form = answered(at(form, "norms"), [f"new: {LAW}", "", ""])
    assert form.position == Position("own_norms", 0, "title")


def test_its_title_cannot_be_taken_out() -> None:
    form = transitions.edit_record(at_list(with_law()), 0)
    assert "needed" in refused(lambda: transitions.answer(form, ""))
    assert transitions.store_input(form, "").data["norms"][0]["title"] == LAW
