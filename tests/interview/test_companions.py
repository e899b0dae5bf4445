"""A letter that goes with another has its data, protects whom it protected, and says what it does not have."""

from __future__ import annotations

from typing import Any

import pytest

from letterkit.interview import transitions
from letterkit.interview.companions import Companion, begin_from
from letterkit.interview.pack_check import sample
from letterkit.letter.drafts import from_data
from letterkit.library.library import Library, open_library
from letterkit.protection.consent import people_to_protect

from .scene import TODAY

LIBRARY = open_library()
EARLIER = Library(LIBRARY.shelf._replace(earlier_only=True))


def begun(data: dict[str, Any], kind: str, library: Library = LIBRARY) -> Companion:
    draft = from_data(data).draft
    new = LIBRARY.pack(kind, draft.language)
    return begin_from(data, draft, library.pack_for(draft), new, LIBRARY)


def appeal(**changes: Any) -> dict[str, Any]:
    return {**sample(LIBRARY.pack("council-appeal"), LIBRARY).data, **changes}


@pytest.mark.parametrize("kind", LIBRARY.shelf.moves.kind_ids())
def test_a_companion_is_a_draft_that_can_be_gone_on_with(kind: str) -> None:
    new = begun(appeal(), kind).data
    form = transitions.start(LIBRARY.pack(kind, "en"), LIBRARY, TODAY, new)
    assert form.draft.template == kind
    assert form.refused_answers() == ()
    assert form.letter()


def test_evidence_is_told_by_the_first_passage_that_has_room_for_it() -> None:
    data = appeal()
    new = begun(data, "press-statement").data
    assert [fact["id"] for fact in new["evidence"]] == [fact["id"] for fact in data["evidence"]]
    told = [passage for passage in new["passages"] if passage.get("evidence")]
    assert [(one["move"], one["evidence"]) for one in told] == [("situation/background", ["fact-1", "-", "fact-2"])]


def test_an_id_of_evidence_that_leads_nowhere_is_not_taken_over() -> None:
    passages = [{"role": "situation", "move": "situation/evidence", "evidence": ["fact-1", "gone"]}]
    new = begun(appeal(passages=passages), "press-statement").data
    told = next(passage["evidence"] for passage in new["passages"] if passage.get("evidence"))
    assert told == ["fact-1", "-", "fact-2"]


def test_norms_and_asks_stand_where_the_plan_has_them_and_asks_lose_their_day() -> None:
    new = begun(appeal(), "follow-up").data
    by_move = {passage["move"]: passage for passage in new["passages"]}
    assert [row["norm"] for row in by_move["norm/library"]["invokes"]] == ["iccpr", "udhr"]
    asks = by_move["ask/list"]["asks"]
    assert asks and all(ask["action"] and "deadline" not in ask for ask in asks)


def test_days_subject_and_addressees_become_answers() -> None:
    data = appeal(
        date="2026-06-24",
        subject="On Exampleland",
        recipients=[
            {"organization": "United Nations Security Council", "style": "un-security-council"},
            {"name": "Amina Example", "title": "Minister of Justice", "style": "minister"},
        ],
    )
    facts = begun(data, "sign-on-call").data["facts"]
    assert facts["earlier_date"] == "2026-06-24"
    assert facts["earlier_subject"] == "On Exampleland"
    assert facts["earlier_addressees"] == "the Security Council and Amina Example, Minister of Justice"


def test_what_belongs_to_one_letter_stays_behind() -> None:
    signing = [
        {"name": "A", "organization": "A Centre", "signed": "2026-06-20"},
        {"name": "B", "organization": "B Centre", "withdrawn": True},
    ]
    new = begun(
        appeal(signatories=signing, waive=[{"rule": "LK801", "reason": "x"}], reply_by="2026-07-01"), "follow-up"
    )
    assert not {"date", "reply_by", "waive", "enclosures", "subject"} & set(new.data)
    assert new.data["signatories"] == [{"name": "A", "organization": "A Centre"}]


def test_who_was_protected_is_protected() -> None:
    people = [{"name": "Dana Sample", "consent": "never"}]
    signing = [{"name": "Ada Example", "withheld": True}, {"name": "Bo Example"}]
    new = begun(appeal(people=people, signatories=signing), "press-statement").data
    assert "signatories" not in new
    protected = {person.name for person in people_to_protect(from_data(new).draft)}
    assert protected == {"Dana Sample", "Ada Example"}


def test_a_name_without_consent_is_protected_in_the_letter_from_an_earlier_form() -> None:
    pack = EARLIER.pack("defender-at-risk")
    data = dict(sample(pack, EARLIER).data)
    question = next(one for one in pack.questions if one.consent_to)
    data["facts"] = {**data["facts"], question.consent_to: "Dana Sample", question.id: False}
    new = begun(data, "press-statement", EARLIER).data
    assert {"name": "Dana Sample", "consent": "never"} in new["people"]


def test_every_answer_that_is_not_taken_over_is_told_in_words() -> None:
    left_out = begun(appeal(), "sign-on-call").left_out
    assert "2 norms: this kind of letter has no passage that invokes any." in left_out
    assert any(line.startswith("Which meeting or event is it? the meeting of") for line in left_out)
    assert not any("earlier_" in line or "_" in line.partition("?")[0] for line in left_out)


def test_a_passage_in_ones_own_words_is_told() -> None:
    passages = [
        {"role": "opening", "text": "We write because nobody else does, and because somebody has to say so now."}
    ]
    left_out = begun(appeal(passages=passages), "press-statement").left_out
    assert (
        "Passage 1 (opening), in your own words: We write because nobody else does, and because somebody …" in left_out
    )


def test_facts_of_the_earlier_form_are_evidence_where_they_are_prose_with_a_source() -> None:
    data = dict(sample(EARLIER.pack("council-appeal"), EARLIER).data)
    prose = "Homes were burnt.\n\nThe *mahallas* stood empty."
    data["facts"] = {
        **data["facts"],
        "event": {"value": prose, "source": "UN OCHA"},
        "killed": {"value": 12, "source": "A"},
    }
    new = begun(data, "council-appeal", EARLIER)
    assert new.data["evidence"] == [
        {"id": "fact-1", "text": "Homes were burnt.", "sources": ["UN OCHA"]},
        {"id": "fact-2", "text": r"The \*mahallas* stood empty.", "sources": ["UN OCHA"]},
    ]
    told = next(one for one in new.data["passages"] if one.get("evidence"))
    assert told == {"role": "situation", "move": "situation/evidence", "evidence": ["fact-1", "-", "fact-2"]}
    assert "How many people have been killed? 12" in new.left_out
    assert new.data["recipients"] == data["recipients"]
    assert new.data["concerns"] == ["KG"]
    assert not any("Homes were burnt" in line or line.startswith("Which country") for line in new.left_out)


def test_a_language_without_words_is_told() -> None:
    french = dict(sample(EARLIER.pack("council-appeal", "fr"), EARLIER).data)
    new = begun(french, "press-statement", EARLIER)
    assert "language" not in new.data
    assert new.left_out[0] == "The language (fr): this kind of letter has no words in it yet."


def test_a_pack_of_the_earlier_form_takes_over_what_both_ask() -> None:
    french = dict(sample(EARLIER.pack("council-appeal", "fr"), EARLIER).data)
    new = begun(french, "op-ed", EARLIER).data
    assert (new["template"], new["language"]) == ("op-ed", "fr")
    assert new["facts"]["event"] == french["facts"]["event"]
    assert "date" not in new


def test_the_letter_that_it_begins_from_stays_as_it_is() -> None:
    data = appeal()
    before = repr(data)
    begun(data, "follow-up")
    assert repr(data) == before


def test_a_statement_takes_no_asks_and_no_norms_that_it_cannot_print() -> None:
    own = [{"id": "code", "title": "The Code"}, {"id": "constitution", "title": "The Constitution"}]
    data = appeal(norms=own, place="Accra")
    data["evidence"][0]["text"] += " So says the Constitution [@constitution]."
    new = begun(data, "press-statement")
    assert not any("asks" in passage for passage in new.data["passages"])
    assert [norm["id"] for norm in new.data["norms"]] == ["constitution"]
    assert new.data["facts"]["release_city"] == "Accra" and "place" not in new.data
    assert any("this kind of letter has no list of asks" in line for line in new.left_out)
