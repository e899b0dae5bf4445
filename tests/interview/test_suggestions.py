"""What is offered while somebody types, and what follows from it."""

from __future__ import annotations

import datetime as dt

import pytest

from letterkit.interview import transitions
from letterkit.interview.form import Form
from letterkit.interview.position import Position
from letterkit.interview.suggestions import LACKS_CONTENT, suggestions, what_follows
from letterkit.library.library import open_library
from letterkit.questions.answers import Refused

LIBRARY = open_library()
TODAY = dt.date(2026, 11, 20)
OSCE = {"recipients": [{"organization": "Permanent Council of the OSCE", "style": "osce-permanent-council"}]}


def form(at: Position, **data: object) -> Form:
    result = transitions.start(LIBRARY.pack("council-appeal"), LIBRARY, TODAY, {**OSCE, **data})
    return Form(LIBRARY, TODAY, result.data, at)


def test_norms_that_the_addressee_has_accepted_come_first() -> None:
    *offered, (last, _) = suggestions(form(Position("norms", 0, "norm")), "human rights")
    assert last == "new: human rights"
    result = [LIBRARY.norms.get(name) for name, _ in offered]
    readers = set(LIBRARY.addresses.get("osce-permanent-council").audiences)
    fitting = [not one.audiences or bool(readers & set(one.audiences)) for one in result]
    assert {True, False} == set(fitting)
    assert fitting == sorted(fitting, reverse=True)


def test_every_norm_is_offered_before_anything_is_typed() -> None:
    assert len(suggestions(form(Position("norms", 0, "norm")), "")) == len(LIBRARY.norms.ids)


def test_a_norm_shows_what_it_provides_as_soon_as_it_is_the_only_one() -> None:
    shown = what_follows(form(Position("norms", 0, "norm")), "wso-2005")
    assert "World Summit Outcome" in shown[0]
    assert any(line.startswith("para. 139:") for line in shown)
    assert what_follows(form(Position("norms", 0, "norm")), "responsibility") == ()


def test_the_paragraphs_of_the_norm_are_offered() -> None:
    passages = [{"role": "norm", "invokes": [{"norm": "wso-2005"}]}, {"role": "ask"}]
    here = form(Position("norms", 0, "at"), passages=passages)
    offered = suggestions(here, "139")
    assert offered and all("139" in one for one, _ in offered)
    assert any(words for _, words in offered)
    assert any(line.startswith("para. 139:") for line in what_follows(here, "para. 139"))


def test_a_form_of_address_shows_the_greeting_and_the_close_that_follow() -> None:
    lines = what_follows(form(Position("recipients", 0, "style")), "un-security-council")
    assert lines == ("The letter begins: Excellencies,", f"It closes: {lines[1].removeprefix('It closes: ')}")
    assert lines[1].endswith(",")
    assert what_follows(form(Position("recipients", 0, "style")), "no such form") == ()


def test_an_ask_is_judged_field_by_field_while_it_is_typed() -> None:
    passages = [{"role": "norm"}, {"role": "ask", "asks": [{"action": "Consider the matter"}]}]
    assert "Name the decision" in what_follows(form(Position("asks", 0, "action"), passages=passages), "Consider it")[0]
    assert what_follows(form(Position("asks", 0, "action"), passages=passages), "Send 50 observers") == ()
    assert "not addressed" in what_follows(form(Position("asks", 0, "actor"), passages=passages), "the Holy See")[0]
    assert what_follows(form(Position("asks", 0, "deadline"), passages=passages), "2026-12-15") == ()


@pytest.mark.parametrize("typed", ["minister", "Minister", "council"])
def test_a_form_of_address_that_is_typed_exactly_comes_first(typed: str) -> None:
    offered = [one for one, _ in suggestions(form(Position("recipients", 0, "style")), typed)]
    assert len(offered) > 1
    assert offered[0] == typed.casefold()


@pytest.mark.parametrize("at", [Position(), Position("meeting"), Position("asks")])
def test_elsewhere_nothing_follows(at: Position) -> None:
    assert what_follows(form(at), "x") == ()
    assert suggestions(form(Position()), "") == ()


@pytest.mark.parametrize(
    ("title", "style"),
    [
        ("Minister of the Interior", "minister"),
        ("Prime Minister of Exampleland", "head-of-government"),
        ("Prosecutor General", "prosecutor-general"),
        ("Prosecutor of Exampleton", "prosecutor"),
        ("President of Exampleland", "head-of-state"),
    ],
)
def test_the_form_of_address_is_that_of_the_office(title: str, style: str) -> None:
    pack = LIBRARY.pack("head-of-state", "en")
    data = {**transitions.start(pack, LIBRARY, TODAY).data, "recipients": [{"title": title}]}
    at = Form(LIBRARY, TODAY, data, Position("recipients", 0, "style"))
    assert at.current_text == style


def test_the_default_of_a_template_that_does_not_write_the_language_is_in_its_own() -> None:
    """German has no grammar here, and an English template forms its own English."""
    pack = LIBRARY.pack("council-appeal", "de")
    recipients = [{"organization": "United Nations Security Council", "style": "un-security-council"}]
    data = {**transitions.start(pack, LIBRARY, TODAY).data, "language": "de", "recipients": recipients}
    subject = Form(LIBRARY, TODAY, {**data, "concerns": ["UG"]}, Position("subject")).current_text
    assert subject == "Open letter to the Security Council on the situation in Uganda"


def test_a_norm_that_is_typed_with_a_place_answers_both() -> None:
    here = form(Position("norms", 0, "norm"), passages=[{"role": "norm"}, {"role": "ask"}])
    record = transitions.answer(here, "iccpr 19").data["passages"][0]["invokes"][0]
    assert record == {"norm": "iccpr", "at": "art. 19"}
    plain = transitions.answer(here, "iccpr").data["passages"][0]["invokes"][0]
    assert plain == {"norm": "iccpr"}
    before = form(
        Position("norms", 0, "norm"), passages=[{"role": "norm", "invokes": [{"norm": "cat", "at": "art. 3"}]}]
    )
    assert transitions.answer(before, "iccpr 19").data["passages"][0]["invokes"][0]["at"] == "art. 3"


def test_a_norm_is_offered_with_the_article_that_fits() -> None:
    offered = dict(suggestions(form(Position("norms", 0, "norm"), recipients=[]), "right to protest"))
    assert offered["iccpr"].startswith("International Covenant on Civil and Political Rights")
    assert "art. 21: peaceful assembly" in offered["iccpr"]


def test_a_place_that_the_library_lacks_is_told_and_one_that_it_has_is_shown() -> None:
    here = form(
        Position("norms", 0, "at"), passages=[{"role": "norm", "invokes": [{"norm": "iccpr"}]}, {"role": "ask"}]
    )
    both = what_follows(here, "arts. 9 and 53")
    assert both[0].startswith("art. 9: ")
    assert both[1:] == (f"art. 53: {LACKS_CONTENT}",)
    assert what_follows(here, "arts. 52 and 53") == (f"art. 52, art. 53: {LACKS_CONTENT}",)
    assert LACKS_CONTENT not in " ".join(what_follows(here, "art. 9"))


@pytest.mark.parametrize(
    ("kind", "says"), [("op-ed", "kept for your editor"), ("council-appeal", "becomes a footnote")]
)
def test_what_becomes_of_a_source_is_said_as_it_is(kind: str, says: str) -> None:
    library = open_library()
    move = {"op-ed": "other/other-side", "council-appeal": "situation/responses"}[kind]
    role = move.partition("/")[0]
    data = {"letterkit": 1, "template": kind, "passages": [{"role": role, "move": move}], "facts": {"response": "No."}}
    assert says in Form(library, TODAY, data, Position("response", None, "source")).prompt.help


def test_the_salutation_is_offered_as_it_would_be_printed_and_left_open_it_is_that() -> None:
    two = [
        {"title": "Minister of Justice", "style": "minister"},
        {"title": "Inspector General of Police", "style": "other"},
    ]
    asked = form(Position("salutation"), recipients=two)
    usual = "Dear Minister, Dear Inspector General,"
    assert suggestions(asked, "") == ((usual, "what the forms of address give"),)
    assert what_follows(asked, "") == (f"Left open, the letter begins: {usual}",)
    assert suggestions(asked, "Dear") == () and what_follows(asked, "Dear all,") == ()
    assert asked.current_text == ""
    written = transitions.answer(asked, "Dear Minister, dear Inspector General,")
    assert written.data["salutation"] == "Dear Minister, dear Inspector General,"


def test_a_form_of_address_that_is_not_there_is_refused_with_the_way_out() -> None:
    with pytest.raises(Refused, match="For an office that is not there take ‘Anyone else’"):
        transitions.answer(form(Position("recipients", 0, "style")), "police")
