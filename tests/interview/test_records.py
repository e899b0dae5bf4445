"""Lists of records: giving up an empty one, pasting several, fields that are asked only beside others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from letterkit.interview import transitions
from letterkit.interview.advice import advice
from letterkit.interview.form import Form
from letterkit.interview.pack_check import sample
from letterkit.interview.position import Position
from letterkit.interview.records import facts_in
from letterkit.library.library import open_library
from letterkit.packs.shelf import open_shelf
from letterkit.questions.question import Question
from letterkit.questions.records import RecordsType
from letterkit.questions.types import type_of
from tests.faces.screen import full_screen as screen

from .scene import TODAY, answered, at, new, refused, two_recipients, whole

SHIPPED = open_library()
F, UP, ESC = screen.F, screen.UP, screen.ESC


def at_list(form: Form, question: str) -> Form:
    return transitions.go_to(form, Position(question))


def test_enter_gives_up_a_new_record_that_says_nothing() -> None:
    form = transitions.answer(transitions.add_record(at_list(whole(), "asks")), "")
    assert (form.position, form.data) == (Position("asks"), whole().data)
    form = transitions.add_record(at_list(whole(), "signatories"))  # a person or an organisation can name it
    form = transitions.answer(transitions.answer(form, ""), "")
    assert (form.position, form.data) == (Position("signatories"), whole().data)


@pytest.mark.parametrize("sign", ["- {}", "• {}", "{number}. {}", "({number}) {}", "{number})\t{}"])
def test_a_pasted_list_makes_a_record_of_each_entry(sign: str) -> None:
    text = "\r\n".join(sign.format(one, number=number) for number, one in enumerate(("Send a mission", "Pay"), 1))
    form = transitions.answer(transitions.add_record(at_list(new(), "asks")), f"{text}\r\n  for it\r\n")
    (ask,) = [passage["asks"] for passage in form.data["passages"] if passage.get("asks")]
    assert ask == [{"action": "Send a mission"}, {"action": "Pay for it"}]
    assert form.position == Position("asks")


def test_a_text_that_is_no_list_is_one_record() -> None:
    for text in ("Send a mission\nto the south", "- Send a mission", "Do this:\n- Send"):
        form = transitions.answer(transitions.add_record(at_list(new(), "asks")), text)
        assert len(transitions.go_to(form, Position("asks")).record_lines()) == 1, text


def signing(*people: dict[str, str], pack: str = "council-appeal", language: str = "en") -> Form:
    form = sample(SHIPPED.pack(pack, language), SHIPPED)
    return transitions.start(form.pack, SHIPPED, TODAY, {**form.data, "signatories": list(people)})


@pytest.mark.parametrize("name", [one for one in open_shelf().ids() if "signatories" in SHIPPED.pack(one).requires])
def test_the_capacity_is_asked_of_a_person_beside_an_organisation_in_every_language(name: str) -> None:
    for language in SHIPPED.pack(name).languages:
        form = signing({"organization": "Example Watch"}, {"name": "A"}, pack=name, language=language)
        question = next(question for question in form.questions if question.path == "signatories")
        capacity = next(field for field in question.fields if field.id == "capacity")
        assert [choice.value for choice in capacity.choices] == ["organization", "individual", "personal"]
        assert all(choice.label for choice in capacity.choices)
        for item, wanted in ((0, False), (1, False)):
            there = transitions.go_to(form, Position(question.id, item, question.fields[0].id))
            assert (capacity in there.fields) is wanted
        both = signing({"organization": "Example Watch", "name": "A"}, pack=name, language=language)
        assert capacity in transitions.go_to(both, Position(question.id, 0, question.fields[0].id)).fields


def test_an_unclear_capacity_is_put_right_where_the_finding_leads() -> None:
    form = signing({"name": "Amina Example", "organization": "Example Watch"}, {"organization": "Other Watch"})
    (result,) = [one for one in advice(form) if one.finding.name == "capacity-unclear"]
    assert result.position == Position("signatories", 0, "capacity")
    after = transitions.answer(transitions.go_to(form, result.position), "personal")
    assert after.data["signatories"][0]["capacity"] == "personal"
    assert not [one for one in advice(after) if one.finding.name == "capacity-unclear"]
    assert transitions.back(transitions.go_to(after, result.position)).position.field == "places"


def test_a_finding_about_an_ask_leads_to_its_field() -> None:
    form = sample(SHIPPED.pack("council-appeal"), SHIPPED)
    asks = [{"action": "Open an inquiry", "deadline": "2026-12-15"}, {"action": "Send 50 observers"}]
    passages = [
        {**passage, "asks": asks} if passage.get("move") == "ask/list" else passage for passage in form.data["passages"]
    ]
    form = transitions.start(form.pack, SHIPPED, TODAY, {**form.data, "passages": passages})
    (result,) = [one for one in advice(form) if one.finding.name == "ask-without-deadline"]
    assert result.position == Position("asks", 1, "deadline")
    late = transitions.answer(transitions.go_to(form, result.position), "As soon as possible")
    assert "any day" in "".join(one.finding.message for one in advice(late) if one.position == result.position)


def test_no_hint_at_an_ask_speaks_of_the_file() -> None:
    form = sample(SHIPPED.pack("council-appeal"), SHIPPED)
    asks = [{"action": "Consider it", "actor": "France"}, {"action": "Look into it"}]
    passages = [
        {**passage, "asks": asks} if passage.get("move") == "ask/list" else passage for passage in form.data["passages"]
    ]
    data = {**form.data, "passages": passages, "recipients": [{"organization": "A"}, {"organization": "B"}]}
    form = transitions.start(form.pack, SHIPPED, TODAY, {**data, "date": None})
    texts = [f"{one.finding.message} {one.finding.hint}" for one in advice(form) if one.finding.path]
    assert texts and not [text for text in texts if "`" in text and "letterkit" not in text]


# -- in the full screen ---------------------------------------------------------------------------------


def test_after_a_record_enter_goes_on(tmp_path: Path) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "asks")
    done = screen.press(path, f"One\r\r\r\r{F[10]}")
    assert screen.asks(path) == ["One"]
    assert done.state.form.position.question != "asks"


def test_an_empty_new_record_is_left_with_enter_or_esc(tmp_path: Path) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "asks")
    for key in ("\r", ESC):
        done = screen.press(path, f"One\r\r\r+{key}{F[10]}" if key == "\r" else f"+{key}{F[10]}")
        assert done.state.form.position == Position("asks")
        assert screen.asks(path) == ["One"]


def test_a_pasted_list_makes_several_asks(tmp_path: Path) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "asks")
    screen.press(path, f"{ESC}\x1b[200~1.\tSend a mission\r\n2.\tOpen the border\x1b[201~\r{F[10]}")
    assert screen.asks(path) == ["Send a mission", "Open the border"]


def test_it_is_said_which_ask_a_hint_is_about(tmp_path: Path) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "asks")
    done = screen.press(path, f"Consider the matter\rthe Government of France\r\r{F[10]}")
    assert "Ask 1: " in screen.pane_text(done.texts, "remarks")


def test_the_key_that_reads_a_table_is_named_also_inside_a_signatory(tmp_path: Path) -> None:
    done = screen.press(screen.draft_at(tmp_path / "a.yaml", "signatories"), F[10])
    assert done.state.form.position.item == 0
    assert "Ctrl-R table" in screen.pane_text(done.texts, "here")


def names(form: Form) -> list[Any]:
    return [recipient.get("organization") for recipient in form.data["recipients"]]


def test_a_record_is_added_behind_the_others() -> None:
    assert two_recipients().position == Position("recipients")
    assert names(two_recipients()) == ["Council of Examples", "Second Council"]


def test_a_record_is_changed_field_by_field_and_the_rest_is_kept() -> None:
    form = answered(two_recipients(), ["1", "Renamed Council"])
    assert form.position == Position("recipients", 0, "name")
    assert form.data["recipients"][0] == {
        "organization": "Renamed Council",
        "name": "Amina Example",
        "style": "council",
    }


def test_a_record_is_removed() -> None:
    assert names(transitions.answer(two_recipients(), "-1")) == ["Second Council"]


@pytest.mark.parametrize("typed", ["2>1", "1 > 2"])
def test_a_record_is_moved(typed: str) -> None:
    assert names(transitions.answer(two_recipients(), typed)) == ["Second Council", "Council of Examples"]


@pytest.mark.parametrize("typed", ["3", "0", "-3", "1>3", "²", "-²", "1>²", "--1"])
def test_what_cannot_be_done_with_a_list_is_refused_and_says_what_can(typed: str) -> None:
    assert "+ adds" in refused(lambda: transitions.answer(two_recipients(), typed))


def test_words_typed_at_a_list_begin_a_new_record() -> None:
    form = transitions.answer(two_recipients(), "Third Council")
    assert names(form)[-1] == "Third Council"
    assert form.position.item == 2


def test_nothing_typed_leaves_the_list() -> None:
    assert transitions.answer(two_recipients(), "").position == Position("country")


def test_a_list_that_must_have_a_record_is_not_left_without_one() -> None:
    form = transitions.answer(at(whole(), "recipients"), "-1")
    assert "recipients" not in form.data
    assert "At least one" in refused(lambda: transitions.answer(form, ""))


def test_a_new_record_is_in_the_draft_only_when_it_says_something() -> None:
    form = transitions.add_record(at(whole(), "signatories"))
    assert transitions.answer(form, "").data == whole().data
    assert len(transitions.answer(form, "B").data["signatories"]) == 2


def test_a_record_that_nothing_names_is_refused_at_its_last_chance() -> None:
    form = at(new(), "signatories")
    form = transitions.answer(form, "")
    assert (form.position.item, form.position.field) == (0, "organization")
    assert "signatory" in refused(lambda: transitions.answer(form, ""))


def test_the_only_name_of_a_record_is_not_taken_away() -> None:
    form = transitions.edit_record(at(new({"signatories": [{"name": "A"}]}), "signatories"), 0)
    assert "names this signatory" in refused(lambda: transitions.answer(form, ""))


def test_clear_inside_a_record_takes_its_field_out_and_nothing_else() -> None:
    form = transitions.edit_record(two_recipients(), 0)
    cleared = transitions.clear(form)
    assert cleared.data["recipients"][0] == {"name": "Amina Example", "style": "council"}
    assert (cleared.position, names(cleared)[1]) == (form.position, "Second Council")
    named = transitions.go_to(cleared, Position("recipients", 0, "name"))
    assert "is needed" in refused(lambda: transitions.clear(named))


def test_clear_takes_out_a_record_that_says_nothing_else() -> None:
    form = transitions.clear(transitions.edit_record(two_recipients(), 1))
    assert ([len(form.data["recipients"])], form.position) == ([1], Position("recipients"))


def test_somebody_can_sign_whose_name_is_withheld_and_not_typed() -> None:
    library = open_library(())
    form = transitions.start(library.pack("joint-letter"), library, TODAY)
    form = transitions.go_to(form, Position("signatories", 0, "name"))
    for typed in ("", "", "", "", "yes"):
        form = transitions.answer(form, typed)
    assert form.data["signatories"] == [{"withheld": True}]


def test_skip_inside_a_new_record_leaves_it_out() -> None:
    form = transitions.skip(transitions.add_record(two_recipients()))
    assert (form.position, form.data) == (Position("recipients"), two_recipients().data)


# -- a paragraph of facts -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Shells struck the market. 61 people were hurt.", []),
        ("One fact alone, of the U.N. in No. 3.", []),
        ("It rained. It rose. It fell.", ["It rained.", "It rose.", "It fell."]),
        ("“He ran. She hid. They fell,” a nurse said. It rained.", []),
        ("走了。来了。完了。", ["走了。", "来了。", "完了。"]),
        ("ذهب الرجل. هل عاد؟ لا أعرف۔", ["ذهب الرجل.", "هل عاد؟", "لا أعرف۔"]),
        ("It rained …\nand rained. It rose.[@ocha] It fell", ["It rained … and rained.", "It rose.[@ocha]", "It fell"]),
        ("It rained.\n\nIt rose.", ["It rained.", "¶It rose."]),
        ("It rained.[^1] It rose. It fell.\n\n[^1]: A note.", []),
    ],
)
def test_a_long_text_is_a_fact_of_each_sentence_in_its_paragraphs(text: str, facts: list[str]) -> None:
    found = facts_in(text, begins=False)
    assert [f"{'¶' if fact.get('paragraph') else ''}{fact['text']}" for fact in found] == facts
    later = facts_in(text, begins=True)
    assert [fact.get("paragraph", False) for fact in later[:1]] == [True] * bool(facts)


def test_a_pasted_paragraph_begins_a_paragraph_behind_the_facts_that_are_there() -> None:
    form = transitions.start(SHIPPED.pack("council-appeal", "en"), SHIPPED, TODAY, {"concerns": ["UG"]})
    form = transitions.jump(form, "evidence")
    form = transitions.answer(form, "It rained.")
    form = transitions.add_record(at_list(form, "evidence"))
    after = transitions.answer(form, "A b. C d. E f.\n\nG h.")
    (told,) = (passage["evidence"] for passage in after.data["passages"] if passage.get("evidence"))
    assert told == ["fact-1", "-", "fact-2", "fact-3", "fact-4", "-", "fact-5"]
    assert after.position == Position("evidence")
    assert transitions.undo(after).data == form.data


def test_a_pasted_list_of_facts_is_one_fact_each() -> None:
    form = transitions.start(SHIPPED.pack("council-appeal", "en"), SHIPPED, TODAY, {"concerns": ["UG"]})
    after = transitions.answer(transitions.jump(form, "evidence"), "- It rained.\n- It rose.")
    assert [fact["text"] for fact in after.data["evidence"]] == ["It rained.", "It rose."]


def test_a_fact_is_read_out_apart_from_its_sources_and_a_signature_in_a_row() -> None:
    fields = (
        Question(id="text", name="Fact"),
        Question(id="sources", name="Sources", type="source-list"),
        Question(id="as_of", name="As of"),
        Question(id="paragraph", name="New paragraph", type="yes-no"),
    )
    fact = {"text": "Four people were shot", "sources": ["Notes, 2025"], "as_of": "2025", "paragraph": True}
    form = new()
    kind = type_of(Question(id="evidence", type="evidence"))
    assert isinstance(kind, RecordsType)
    evidence = Question(id="evidence", type="evidence", fills="passages.1.evidence", fields=fields)
    assert kind.read_out(evidence, fact, form.context) == (
        "Four people were shot. Sources: Notes, 2025. As of: 2025. New paragraph."
    )
    signed = Question(id="signatories", type="records", fills="signatories", fields=(Question(id="name", name="Name"),))
    assert kind.read_out(signed, {"name": "Bo Sample", "title": "Chair"}, form.context) == "Bo Sample, Chair"
