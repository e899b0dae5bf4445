"""People who stand in the answers are offered to the question on people; nobody is an answer, and stays in the file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from letterkit.interview import people_offers, transitions
from letterkit.interview.form import Form
from letterkit.interview.opening import create, resume
from letterkit.interview.pack_check import sample
from letterkit.interview.people_offers import offered_people
from letterkit.interview.position import Position
from letterkit.letter import drafts
from letterkit.library.library import Library, open_library

from .scene import TODAY, refused

LIBRARY = open_library()
KINDS = [name for name in LIBRARY.shelf.moves.kind_ids() if name != "sign-on-call"]
EARLIER = Library(LIBRARY.shelf._replace(earlier_only=True))
FIELDS = ["name", "consent", "until", "pseudonym", "minor", "gave_account", "also", "source"]
EVIDENCE = [
    "On 4 November 2026 Mira Sample was arrested at her flat. Her daughter Lena Sample, aged fourteen, saw it.",
    "Her colleague Amina Example, who gave us this account, was threatened.",
]


def letter(**more: Any) -> Form:
    """Return a letter to a prosecutor that tells of three people, at the question on people."""
    facts = [{"id": f"fact-{number}", "text": text} for number, text in enumerate(EVIDENCE, 1)]
    data = {"letterkit": 1, "template": "prosecutor", "language": "en-GB", "evidence": facts, **more}
    form = transitions.start(LIBRARY.pack("prosecutor", "en"), LIBRARY, TODAY, data)
    return transitions.go_to(form, Position("people"))


def typed(form: Form, *answers: str) -> Form:
    for one in answers:
        form = people_offers.answer(form, one) if form.at_record_list else transitions.answer(form, one)
    return form


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_that_can_speak_of_people_asks_after_the_passages_and_needs_an_answer(kind: str) -> None:
    form = transitions.start(LIBRARY.pack(kind, "en"), LIBRARY, TODAY)
    asked = [question.id for question in form.main_questions]
    (people,) = [question for question in form.main_questions if question.path == "people"]
    passages = [question.id for question in form.main_questions if question.kept_as in ("evidence", "asks", "opening")]
    assert people.required
    assert all(asked.index(name) < asked.index("people") for name in passages)
    assert kind in ("op-ed", "press-statement") or asked.index("people") < asked.index("subject")


@pytest.mark.parametrize("kind", [one for one in EARLIER.shelf.ids() if EARLIER.shelf.folder(one)])
def test_the_earlier_form_asks_too_in_every_language(kind: str) -> None:
    for language in EARLIER.shelf.load_earlier(kind).languages:
        pack = EARLIER.shelf.load_earlier(kind, language)
        asked = [question.path for question in pack.questions]
        people = pack.questions[asked.index("people")]
        assert people.required
        assert [field.id for field in people.fields] == FIELDS
        assert kind == "op-ed" or asked.index("people") < asked.index("subject")


def test_the_names_are_offered_with_where_they_stand_and_why() -> None:
    offered = offered_people(letter())
    assert [person.name for person in offered] == ["Mira Sample", "Lena Sample", "Amina Example"]
    assert {person.where for person in offered} == {"What has happened"}
    assert "arrested" in offered[0].reason
    assert offered[0].words.startswith("Mira Sample – in ‘What has happened’: “arrested”")
    assert offered_people(transitions.go_to(letter(), Position("subject"))) == ()


def test_who_is_taken_is_asked_for_consent_first_and_counts_as_not_asked_until_then() -> None:
    form = typed(letter(), "2")
    assert form.data["people"] == [{"name": "Lena Sample", "consent": "not-asked"}]
    assert form.position == Position("people", 0, "consent")
    form = typed(form, "3", "a pupil", "yes", "", "", "")
    assert form.position == Position("people")
    (lena,) = form.data["people"]
    assert lena == {"name": "Lena Sample", "consent": "never", "pseudonym": "a pupil", "minor": True}
    assert [person.name for person in offered_people(form)] == ["Mira Sample", "Amina Example"]


def test_all_are_taken_and_asked_one_after_the_other() -> None:
    form = typed(letter(), "*")
    assert [row["consent"] for row in form.data["people"]] == ["not-asked"] * 3
    form = typed(form, "2", "", "", "", "", "", "")
    assert form.position == Position("people", 1, "consent")
    form = typed(form, "4", "", "", "", "", "")
    assert form.position == Position("people", 2, "consent")
    assert transitions.undo(typed(letter(), "*")).data.get("people") is None


def test_names_that_are_no_people_at_risk_can_be_passed_over() -> None:
    form = typed(letter(), "0")
    assert form.position.question == "subject"
    assert form.data["people"] == []


def test_nothing_is_no_answer_and_says_what_is() -> None:
    assert "type 0 for nobody" in refused(lambda: typed(letter(), ""))
    assert refused(lambda: typed(letter(), "9"))


@pytest.mark.parametrize("word", ["0", "nobody", "Nobody.", "none"])
@pytest.mark.parametrize("where", [Position("people"), Position("people", 0, "name")])
def test_nobody_is_an_answer_and_stays_one(word: str, where: Position) -> None:
    form = typed(transitions.go_to(letter(), where), word)
    assert form.data["people"] == []
    (people,) = [question for question in form.questions if question.path == "people"]
    assert form.is_answered(people)
    assert {question.path: shown for question, shown in form.review()}["people"] == "Nobody"
    assert "people" not in transitions.undo(form).data
    assert transitions.redo(transitions.undo(form)).data["people"] == []


def test_nobody_is_refused_beside_people() -> None:
    form = transitions.go_to(typed(letter(), "1"), Position("people"))
    assert "There are people in the list" in refused(lambda: typed(form, "0"))


def test_a_list_from_which_the_last_person_is_taken_is_no_answer() -> None:
    form = transitions.remove_record(transitions.go_to(typed(letter(), "1"), Position("people")), 0)
    assert "people" not in form.data


def test_somebody_can_be_added_after_nobody() -> None:
    form = transitions.go_to(typed(letter(), "0"), Position("people"))
    form = typed(form, "+", "Jan Sample", "4")
    assert form.data["people"] == [{"name": "Jan Sample", "consent": "not-asked"}]


def test_nobody_is_in_the_file_and_there_again_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "letter.yaml"
    session = create(path, LIBRARY.pack("prosecutor", "en"), LIBRARY, TODAY)
    session.store(typed(transitions.go_to(session.form, Position("people")), "0"))
    assert drafts.load(path).data["people"] == []
    form = resume(path, LIBRARY, TODAY).form
    assert form.data["people"] == []
    assert "people" not in [question.path for question in form.missing_questions()]


def test_an_older_draft_is_asked_by_itself_and_nothing_else_of_it_changes() -> None:
    whole = dict(sample(LIBRARY.pack("prosecutor", "en"), LIBRARY).data)
    whole.pop("people", None)
    form = transitions.start(LIBRARY.pack("prosecutor", "en"), LIBRARY, TODAY, whole)
    assert form.position == Position("people")
    assert form.data == whole
    assert [question.path for question in form.missing_questions()] == ["people"]
