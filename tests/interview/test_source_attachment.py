"""Sources behind the sentences of an answer: seen, put there, taken away, typed anew."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from letterkit.interview import transitions
from letterkit.interview.form import Form
from letterkit.interview.position import Position
from letterkit.interview.source_attachment import (
    SourceTarget,
    answer_with_sentences,
    attach,
    begin_source,
    first_in_hand,
    has_sentences,
    names_sources,
    settled,
    sourced_sentences,
    take_away,
)
from letterkit.library.library import open_library
from letterkit.questions.answers import Refused

LIBRARY = open_library()
TODAY = dt.date(2026, 11, 20)
OCHA: dict[str, Any] = {"id": "ocha", "type": "report", "title": "Situation Report", "author": [{"literal": "UN OCHA"}]}
NAME = "Situation Report, UN OCHA"


def at(question: str, kind: str = "council-appeal", **data: Any) -> Form:
    facts = {"meeting": "the briefing", "meeting_date": "2026-12-03", **data.pop("facts", {})}
    pack = LIBRARY.pack(kind, "en")
    form = transitions.start(pack, LIBRARY, TODAY, {"concerns": ["UG"], "sources": [OCHA], "facts": facts, **data})
    return transitions.jump(form, question)


def shown(form: Form) -> list[tuple[str, list[str]]]:
    return [(one.words, [source.name for source in one.sources]) for one in sourced_sentences(form)]


def target(form: Form, number: int) -> SourceTarget:
    return sourced_sentences(form)[number].target


def typed_source(form: Form, *fields: str) -> Form:
    for text in fields:
        form = settled(transitions.answer(form, text))
    return form


# -- prose ----------------------------------------------------------------------------------------------


def test_a_source_of_the_letter_is_cited_behind_its_sentence() -> None:
    form = at("opening", facts={"opening": "They fled. More came."})
    after = attach(form, target(form, 0), "ocha")
    assert after.current_text == "They fled.[@ocha] More came."
    assert shown(after) == [("They fled.", [NAME]), ("More came.", [])]
    assert sourced_sentences(after)[0].sources[0].number == 1
    assert transitions.undo(after).current_text == "They fled. More came."
    again = attach(after, target(after, 0), "ocha")
    assert again.current_text == after.current_text
    assert take_away(after, target(after, 0), 0).current_text == "They fled. More came."


def test_several_sources_stand_behind_one_sentence() -> None:
    form = at("opening", facts={"opening": "They fled. More came."}, sources=[OCHA, {**OCHA, "id": "hrw"}])
    form = attach(form, target(form, 0), "ocha")
    form = attach(form, target(form, 0), "hrw")
    assert form.current_text == "They fled.[@ocha][@hrw] More came."
    assert take_away(form, target(form, 0), 0).current_text == "They fled.[@hrw] More came."


def test_what_is_no_answer_yet_gets_its_source_too() -> None:
    form = transitions.with_pending(at("opening"), Position("opening"), "They fled. More")
    after = attach(form, target(form, 0), "ocha")
    assert after.pending[Position("opening")] == "They fled.[@ocha] More"


def test_the_source_beside_an_answer_is_that_of_its_last_sentence() -> None:
    form = at("responsibility", facts={"responsibility": {"value": "They know. They wait.", "source": "Reuters"}})
    assert shown(form) == [("They know.", []), ("They wait.", ["Reuters"])]
    both = attach(form, target(form, 1), "ocha")
    assert shown(both)[1] == ("They wait.", [NAME, "Reuters"])
    without = take_away(both, target(both, 1), 1)
    assert shown(without)[1] == ("They wait.", [NAME])
    assert without.value(without.question) == "They know. They wait.[@ocha]"
    empty = at("responsibility", facts={"responsibility": "They know."})
    assert attach(empty, target(empty, 0), "ocha").value(empty.question) == {"value": "They know.", "source": "ocha"}


def test_a_source_that_was_only_written_out_becomes_one_of_the_letter() -> None:
    facts = {"opening": "They fled. More came.", "responsibility": {"value": "They know.", "source": "ICCPR"}}
    form = at("opening", facts=facts)
    after = attach(form, target(form, 0), "ICCPR")
    (_, new) = after.data["sources"]
    assert new["title"] == "ICCPR" and new["id"] != "iccpr"  # that is a norm
    assert after.current_text == f"They fled.[@{new['id']}] More came."
    assert transitions.undo(after).data == form.data


def test_own_words_of_a_passage_show_their_notes_as_sources() -> None:
    form = at("opening", facts={"responsibility": {"value": "They know. They wait.", "source": "Reuters"}})
    number = next(n for n, passage in enumerate(form.passages, 1) if "They know" in passage.text)
    form = transitions.go_to_passage(form, number)
    found = [one for one in sourced_sentences(form) if one.words == "They wait."]
    assert [source.name for source in found[0].sources] == ["Reuters"]
    after = attach(form, sourced_sentences(form)[0].target, "ocha")
    assert "They know.[@ocha] They wait." in after.data["passages"][number - 1]["text"]
    without = take_away(after, found[0].target, 0)
    assert "Reuters" not in without.current_text
    with pytest.raises(Refused, match="no such source"):
        take_away(form, found[0].target, 4)


def test_a_letter_without_notes_takes_none() -> None:
    form = at("opening", "op-ed", facts={"opening": "They fled. More came."})
    prose = next(question for question in form.questions if question.type == "prose" and not question.aside)
    form = replace(
        transitions.answer(transitions.jump(form, prose.id), "They fled. More came."), position=form.position
    )
    form = transitions.jump(form, prose.id)
    with pytest.raises(Refused, match="prints no notes"):
        attach(form, target(form, 0), "ocha")


# -- facts and cases ------------------------------------------------------------------------------------

FACTS: list[dict[str, Any]] = [
    {"id": "fact-1", "text": "It rained. Ten people died."},
    {"id": "fact-2", "text": "They fled.", "sources": ["UN OCHA; June"]},
]


def evidence(**data: Any) -> Form:
    return at("evidence", evidence=FACTS, **data)


def test_the_sentences_of_all_facts_are_listed_from_the_list_and_from_each_of_them() -> None:
    form = evidence()
    expected: list[tuple[str, list[str]]] = [
        ("It rained.", []),
        ("Ten people died.", []),
        ("They fled.", ["UN OCHA; June"]),
    ]
    assert shown(form) == expected
    inside = replace(form, position=Position("evidence", 1, "sources"))
    assert shown(inside) == expected
    assert first_in_hand(inside) == 2
    assert first_in_hand(replace(form, position=Position("evidence", 0, "text")), cursor=15) == 1
    assert has_sentences(form) and has_sentences(inside) and names_sources(inside) and not names_sources(form)


def test_a_fact_names_the_sources_of_its_last_sentence_and_cites_the_others() -> None:
    form = evidence()
    last = attach(attach(form, target(form, 2), "ocha"), target(form, 1), "ocha")
    assert last.data["evidence"][1]["sources"] == ["UN OCHA; June", "ocha"]
    assert last.data["evidence"][0]["sources"] == ["ocha"]
    first = attach(last, target(last, 0), "ocha")
    assert first.data["evidence"][0]["text"] == "It rained.[@ocha] Ten people died."
    gone = take_away(take_away(first, target(first, 2), 0), target(first, 2), 0)
    assert "sources" not in gone.data["evidence"][1]


def test_a_case_has_one_source_beside_it_and_others_in_its_words() -> None:
    cases = [{"name": "A", "what": "She was taken. She is held.", "source": "her lawyer"}]
    passages = [{"role": "situation", "move": "situation/cases"}]
    form = at("cases", "urgent-appeal", cases=cases, passages=passages)
    after = attach(form, target(form, 1), "ocha")
    assert after.data["cases"][0]["source"] == "her lawyer"
    assert after.data["cases"][0]["what"] == "She was taken. She is held.[@ocha]"


def test_a_field_that_names_sources_takes_one_of_the_letter() -> None:
    form = replace(evidence(), position=Position("evidence", 1, "sources"))
    after = attach(form, SourceTarget(form.position), "ocha")
    assert after.current_text == r"UN OCHA\; June; ocha" and not after.pending
    beside = at("responsibility", facts={"responsibility": {"value": "They know.", "source": "Reuters"}})
    beside = replace(beside, position=Position("responsibility", field="source"))
    assert names_sources(beside)
    both = attach(beside, SourceTarget(beside.position), "ocha")
    assert both.value(both.question) == {"value": "They know.[@ocha]", "source": "Reuters"}


# -- a new source ---------------------------------------------------------------------------------------


def test_a_new_source_is_marked_with_its_title_and_leads_back_with_its_last_field() -> None:
    form = at("opening", facts={"opening": "They fled. More came."})
    asked = begin_source(form, target(form, 0))
    assert asked.position == Position("sources", 1, "title")
    titled = typed_source(asked, "Report on Osh")
    assert titled.data["facts"]["opening"] == "They fled.[@report-on-osh] More came."
    assert titled.position == Position("sources", 1, "publisher")
    done = typed_source(titled, "UNHCR", "June 2010", "https://example.org/a")
    assert done.position == form.position and done.errand is None
    assert done.data["sources"][1] == {
        "id": "report-on-osh",
        "type": "report",
        "title": "Report on Osh",
        "author": [{"literal": "UNHCR"}],
        "issued": {"date-parts": [[2010, 6]]},
        "URL": "https://example.org/a",
    }
    assert shown(done)[0] == ("They fled.", ["Report on Osh, UNHCR, June 2010"])
    assert transitions.undo(titled).data == form.data


def test_undo_takes_a_new_source_back_with_all_its_fields_and_redo_brings_them_again() -> None:
    form = at("opening", facts={"opening": "They fled. More came."})
    done = typed_source(begin_source(form, target(form, 0)), "Report", "UNHCR", "2010", "https://example.org/a")
    gone = transitions.undo(done)
    assert gone.data == form.data and gone.position == form.position
    again = transitions.redo(gone)
    assert again.data == done.data and again.position == form.position


def test_a_new_source_that_is_left_half_typed_keeps_what_was_typed() -> None:
    form = at("opening", facts={"opening": "They fled. More came."})
    asked = begin_source(form, target(form, 0))
    nothing = settled(transitions.skip(asked))
    assert nothing.position == form.position and nothing.data == form.data and nothing.errand is None
    titled = typed_source(asked, "Report on Osh")
    skipped = settled(transitions.skip(titled))
    assert skipped.position == form.position and "[@report-on-osh]" in skipped.current_text
    elsewhere = settled(transitions.jump(titled, "subject"))
    assert elsewhere.errand is None and elsewhere.position == Position("subject")
    assert settled(transitions.undo(titled)).data == form.data


def test_a_link_that_is_none_is_refused_and_the_errand_goes_on() -> None:
    form = at("opening", facts={"opening": "They fled. More came."})
    asked = typed_source(begin_source(form, target(form, 0)), "Report", "UN", "2010")
    with pytest.raises(Refused, match="is not a web address"):
        transitions.answer(asked, "www example")
    assert typed_source(asked, "").position == form.position


def test_a_new_source_for_a_fact_and_for_a_field() -> None:
    form = evidence()
    done = typed_source(begin_source(form, target(form, 1)), "Report", "", "", "")
    assert done.data["evidence"][0]["sources"] == ["report"]
    field = replace(form, position=Position("evidence", 1, "sources"))
    done = typed_source(begin_source(field, SourceTarget(field.position)), "Report", "", "", "")
    assert done.position == field.position and done.current_text == r"UN OCHA\; June; report"


def test_where_the_letter_asks_for_no_sources_it_is_said_where_they_are_written() -> None:
    form = at("opening", facts={"opening": "They fled."})
    asked = tuple(question for question in form.questions if question.type != "sources")
    object.__setattr__(form, "questions", asked)
    with pytest.raises(Refused, match="does not ask for its sources"):
        begin_source(form, SourceTarget(Position("opening"), 0))


# -- which answer ---------------------------------------------------------------------------------------


def test_the_last_answer_of_prose_is_meant_where_the_one_in_hand_is_none() -> None:
    form = transitions.answer(at("opening"), "They fled. More came.")
    form = transitions.answer(transitions.jump(form, "subject"), "A title")
    assert not sourced_sentences(form) or form.position.question == "opening"
    assert answer_with_sentences(form).position == Position("opening")
    empty = at("subject")
    assert answer_with_sentences(empty) is empty
    assert not has_sentences(transitions.go_to_end(empty)) and not names_sources(transitions.go_to_end(empty))


def test_a_sentence_that_is_gone_is_refused() -> None:
    form = at("opening", facts={"opening": "They fled."})
    with pytest.raises(Refused, match="not there any more"):
        attach(form, SourceTarget(Position("opening"), 3), "ocha")


def test_an_answer_that_cites_its_sources_is_not_asked_for_one() -> None:
    form = at("responsibility")
    assert transitions.answer(form, "They know.").position.field == "source"
    assert transitions.answer(form, "They know.[@ocha]").position.field == ""
