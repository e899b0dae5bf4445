"""What the letter says where an answer goes: the passage or the lines it stands in, its words marked, refusals told."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from letterkit.interview import transitions
from letterkit.interview.form import Form
from letterkit.interview.pack_check import sample
from letterkit.interview.passage_preview import (
    PRINTS_NOTHING,
    PassagePreviewer,
    Preview,
    preview,
    without_answer,
    without_notes,
)
from letterkit.interview.position import Position
from letterkit.letter.composed import Letter
from letterkit.library.library import open_library

LIBRARY = open_library()
PACK = LIBRARY.pack("council-appeal", "en")
TODAY = dt.date(2026, 11, 20)
WHOLE = transitions.start(PACK, LIBRARY, TODAY, sample(PACK, LIBRARY).data)
NEW = transitions.start(PACK, LIBRARY, TODAY)


def at(form: Form, question: str, item: int | None = None, field: str = "") -> Form:
    return transitions.go_to(form, Position(question, item, field))


def shown(seen: Preview) -> list[str]:
    """Return the lines with angle brackets around what is new."""
    return ["".join(f"<{span.text}>" if span.is_new else span.text for span in line) for line in seen.lines]


def again(form: Form) -> list[str]:
    """Return the preview of the answer that is there already."""
    return shown(preview(form, form.current_text))


# -- where an answer goes -------------------------------------------------------------------------------


def test_a_sentence_stands_in_its_passage() -> None:
    seen = preview(at(NEW, "opening"), "We urge the Council to act.")
    assert (seen.title, shown(seen)) == ("The occasion and what you want", ["<We urge the Council to act.>"])


def test_of_a_passage_the_words_of_the_answer_alone_are_new() -> None:
    form = at(WHOLE, "opening")
    text = str(form.current_text)
    (line,) = again(form)
    assert line.startswith(f"<{text}> The referendum of 27 June")
    (line,) = shown(preview(form, f"{text} More."))
    assert line.startswith(f"<{text} More.> The referendum")


def test_without_its_answer_a_passage_is_as_it_would_be_if_it_were_left_out() -> None:
    (line,) = shown(preview(at(WHOLE, "opening"), ""))
    assert line.startswith("The referendum of 27 June")


@pytest.mark.parametrize(
    ("question", "typed", "expected"),
    [
        ("date", "13 November 2026", "<13 November 2026>"),
        ("subject", "On Exampleland", "<On Exampleland>"),
        ("sender", "Example Watch", "<Example Watch>"),
        ("enclosures", "A map", "<A map>"),
    ],
)
def test_an_answer_of_the_letter_as_a_whole_stands_in_its_lines(question: str, typed: str, expected: str) -> None:
    seen = preview(at(NEW, question), typed)
    assert seen.title == "The letter"
    assert expected in " ".join(shown(seen)).replace("<Enclosures:>", "") or expected in shown(seen)


def test_a_recipient_stands_in_address_and_salutation() -> None:
    assert shown(preview(at(NEW, "recipients", 0, "organization"), "United Nations Security Council")) == [
        *("<To: United Nations Security Council>", "", "<Dear Sir or Madam,>")
    ]
    name = at(WHOLE, "recipients", 0, "name")
    assert again(name) == [
        *("To: <Amina Example>", "President of the Security Council", "United Nations Security Council"),
        *("", "Excellencies,"),
    ]
    assert again(at(WHOLE, "recipients", 0, "style"))[-1] == "<Excellencies>,"


def test_a_field_of_a_record_is_marked_and_not_the_others() -> None:
    assert again(at(WHOLE, "signatories", 0, "title")) == [
        *("Yours sincerely,", "", "Amina Example"),
        *("<Executive Director,> Example Centre for Civilian Protection", "Geneva, Switzerland"),
    ]
    assert again(at(WHOLE, "asks", 0, "deadline"))[0].endswith("under the emergency decree<, within thirty days>.")
    assert again(at(WHOLE, "place")) == ["<Brussels,> 28 June 2010"]


def test_a_field_without_which_there_is_no_record_is_marked_with_its_record() -> None:
    assert again(at(WHOLE, "asks", 0, "action")) == [
        "<The Ministry of the Interior: publish the register of all persons held under the emergency decree, "
        "within thirty days.>"
    ]


def test_a_source_is_marked_by_its_note_and_the_number_of_others_is_no_difference() -> None:
    form = at(WHOLE, "evidence", 0, "sources")
    line, empty, note = again(form)
    assert line.endswith("14 of them children.<[1]>")
    assert (empty, note) == ("", "<[1]: Example Observer Mission, situation report of 5 May 2012.>")


def test_a_place_in_a_norm_brings_what_it_provides() -> None:
    line = again(at(WHOLE, "norms", 0, "at"))[0]
    assert line.startswith("Kyrgyzstan has been a party to the International Covenant on Civil and Political Rights")
    assert "<Article 9(3) of the Covenant provides" in line


def test_a_state_changes_a_passage_although_it_belongs_to_the_letter() -> None:
    seen = preview(at(WHOLE, "concerns"), "Kyrgyzstan")
    assert seen.title == "The norm that applies"
    assert "Kyrgyzstan has been a party" in seen.new_words


def test_own_words_of_a_passage_are_marked_against_those_of_the_template() -> None:
    form = transitions.go_to_passage(WHOLE, 1)
    text = str(form.current_text)
    assert not preview(form, text).new_words
    assert preview(form, f"{text} This is new.").new_words == "This is new."
    own = transitions.go_to_passage(transitions.answer(form, f"{text} This is new."), 1)
    assert preview(own, own.current_text).new_words == "This is new."


def test_text_that_is_not_left_to_right_and_text_without_blanks_is_marked() -> None:
    for words in ("نحث المجلس على التحرك.", "我们敦促安理会采取行动。", "Мы призываем Совет."):
        assert shown(preview(at(NEW, "opening"), words)) == [f"<{words}>"]


# -- what cannot be in the letter yet ---------------------------------------------------------------------


def test_what_cannot_be_an_answer_yet_leaves_the_passage_as_it_was_and_says_why() -> None:
    seen = preview(at(WHOLE, "date"), "13 Nov")
    assert shown(seen) == ["Brussels, 28 June 2010"]
    assert seen.remarks and "13 Nov" in seen.remarks[0]


def test_an_answer_that_is_printed_nowhere_is_told() -> None:
    assert preview(at(NEW, "meeting"), "the Friday meeting").remarks == (PRINTS_NOTHING,)
    assert preview(at(NEW, "opening"), "We urge you.").remarks == ()


def test_a_letter_that_cannot_be_composed_says_so() -> None:
    def fails(form: Form) -> Letter:
        return transitions.start(LIBRARY.pack("no-such-kind", "en"), LIBRARY, TODAY).letter()

    seen = preview(at(NEW, "opening"), "We urge you.", fails)
    assert seen.lines == () and seen.letter is None and "no-such-kind" in seen.remarks[0]


@pytest.mark.parametrize("typed", ["", " ", ".", ":skip", "+", "\\", "x" * 5000, "a\n\nb", "[^1]", "[@nobody]", "…"])
def test_nothing_that_is_typed_breaks_it(typed: str) -> None:
    for form in (WHOLE, NEW):
        for question in form.questions:
            here = at(form, question.id)
            if here.at_record_list:
                preview(here, typed)
                here = transitions.add_record(here)
            assert isinstance(preview(here, typed), Preview)
    assert preview(transitions.go_to_end(WHOLE), typed).lines == ()


# -- what it costs --------------------------------------------------------------------------------------


def test_for_each_key_one_letter_is_composed() -> None:
    composed: list[Form] = []

    def compose(form: Form) -> Letter:
        composed.append(form)
        return form.letter()

    previewer, form = PassagePreviewer(compose), at(WHOLE, "opening")
    previewer.preview(form, "We urge")
    assert len(composed) == 2  # with the answer and without
    previewer.preview(form, "We urge you")
    previewer.preview(form, "We urge you to")
    assert len(composed) == 4


def test_nothing_is_changed_by_looking() -> None:
    form = at(WHOLE, "asks", 0, "action")
    before = dict(form.data)
    preview(form, "stop it")
    without_answer(form)
    assert form.data == before


@pytest.mark.parametrize("name", ["opening", "evidence", "risk", "asks", "subject"])
def test_the_notes_are_those_of_the_marks_that_are_shown_with_the_numbers_of_the_letter(name: str) -> None:
    form = at(WHOLE, name)
    seen = preview(form, form.initial_text if not form.at_record_list else "")
    texts = ["".join(span.text for span in line) for line in seen.lines]
    notes = [text for text in texts if re.match(r"\[\d+\]: ", text)]
    marks = {mark for text in texts if text not in notes for mark in re.findall(r"\[\d+\]", text)}
    assert [note.partition(":")[0] for note in notes] == sorted(marks)
    assert seen.letter is not None and set(notes) <= {line.text for line in seen.letter}
    assert not any(line.text in notes for line in without_notes(seen.letter))
    assert bool(notes) == (name == "evidence")
