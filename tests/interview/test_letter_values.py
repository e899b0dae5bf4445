"""The values of a letter that its sentences may hold."""

from __future__ import annotations

from letterkit.interview.letter_values import letter_values
from letterkit.interview.value_changes import Place
from tests.interview.touched_scene import letter, signing, with_facts, with_keys


def test_counts_days_and_names() -> None:
    values = letter_values(letter(reply_by="2026-12-20"))
    assert values[Place("signatories", "")] == values[Place("organizations", "")] == ("34",)
    assert values[Place("day", "date")] == ("2026-11-30",)
    assert values[Place("day", "reply_by")] == ("2026-12-20",)
    assert values[Place("day", "meeting_date")] == ("2026-12-10",)
    assert values[Place("name", "meeting")] == ("its next meeting",)
    assert values[Place("name", "addressee")] == ("the Security Council",)
    assert values[Place("name", "state")] == ("Uganda",)
    assert values[Place("name", "sender")] == ("Example Watch",)
    assert Place("name", "opening") not in values  # sentences, and no name


def test_who_has_withdrawn_or_signs_in_a_personal_capacity_is_no_organization() -> None:
    rows = [
        *signing(2),
        {"organization": "Sample Watch", "withdrawn": True},
        {"name": "Amina Example", "organization": "Sample Court", "capacity": "personal"},
        {"organization": "Hidden Centre", "withheld": True},
    ]
    values = letter_values(with_keys(letter(), signatories=rows))
    assert values[Place("signatories", "")] == ("4",) and values[Place("organizations", "")] == ("3",)
    assert "Hidden Centre" not in values[Place("name", "signatories")]  # it is noted nowhere


def test_days_from_one_to_another_and_deadlines() -> None:
    form = with_facts(letter(), meeting_last_day="2026-12-12")
    assert letter_values(form)[Place("days", "meeting_date/meeting_last_day")] == ("2026-12-10/2026-12-12",)
    passages = [dict(passage) for passage in form.data["passages"]]
    (ask, *_) = [passage for passage in passages if passage["role"] == "ask"]
    ask["asks"] = [{"action": "Act", "deadline": "2026-12-15"}, {"action": "Go", "deadline": "within a week"}]
    assert letter_values(with_keys(form, passages=passages))[Place("day", "deadline")] == ("2026-12-15",)


def test_a_person_who_is_greeted_as_you_has_no_such_name() -> None:
    form = letter(recipients=[{"name": "Amina Example", "title": "Minister of the Interior", "style": "minister"}])
    values = letter_values(form)
    assert Place("name", "addressee") not in values
    assert values[Place("person", "recipients")] == ("Amina Example",)
    assert values[Place("name", "offices of recipients")] == ("Minister of the Interior",)
