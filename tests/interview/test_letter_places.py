"""From a sentence of the letter to its answer and back, and from words to both."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.interview import passage_plan, transitions
from letterkit.interview.form import Form
from letterkit.interview.letter_places import (
    LetterPlaces,
    LetterSentence,
    find_in_text,
    first_of_passage,
    first_sentence,
    go_to_words,
    letter_places,
    search_letter,
    spans,
)
from letterkit.interview.position import Position
from letterkit.interview.sentence_origins import letters
from letterkit.letter import drafts
from letterkit.letter.plain_text import lines
from letterkit.library.library import open_library
from letterkit.packs.plan import MoveStep
from letterkit.questions.answers import Refused
from letterkit.render import formats, normalize

from .scene import TODAY

LIBRARY = open_library()
EXAMPLES = Path(__file__).parents[2] / "examples"
OF_MOVES = sorted(EXAMPLES.glob("*.yaml"))
EARLIER = sorted(EXAMPLES.glob("??/*.yaml"))


def example(path: Path) -> Form:
    data = drafts.load(path).data
    return transitions.start(LIBRARY.pack(str(data["template"]), str(data["language"])), LIBRARY, TODAY, data)


def with_notes(form: Form) -> LetterPlaces:
    """Return the places of a letter as the screen shows it, with its notes numbered."""
    return letter_places(form, lines(normalize.letter(formats.with_citations_set(form.letter()))))


def appeal() -> Form:
    return example(EXAMPLES / "council-appeal.yaml")


def sentence_with(places: LetterPlaces, words: str) -> LetterSentence:
    return next(sentence for sentence in places.sentences if words in sentence.text)


def named(path: Path) -> str:
    return "/".join(path.parts[-2:])


# -- sentences --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [*OF_MOVES, *EARLIER], ids=named)
def test_every_word_of_a_letter_stands_in_one_sentence(path: Path) -> None:
    places = with_notes(example(path))
    for number, line in enumerate(places.lines):
        there = [sentence for sentence in places.sentences if sentence.line == number]
        assert letters("".join(sentence.text for sentence in there)) == letters(line.text)
        assert all(line.text[one.start : one.end] == one.text for one in there)
        ends = [0, *(sentence.end for sentence in there)]
        assert all(start >= end for start, end in zip([one.start for one in there], ends, strict=False))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("One.[1] Two.[2][3] Three", ["One.[1]", "Two.[2][3]", "Three"]),
        ("12. Which law? On what ground?", ["12. Which law?", "On what ground?"]),
        ("- have it deployed, within days;", ["- have it deployed, within days;"]),
        ("Mr. A. Example was seen on 3 p. Nobody came.", ["Mr. A. Example was seen on 3 p. Nobody came."]),
        ("По данным ООН, погибло 200 чел. Никто не пришёл.[4] Но г. Ош помнит.", None),
        ("هل حدث ذلك؟ نعم.", ["هل حدث ذلك؟", "نعم."]),
        ("他们来了。没有人回答。", ["他们来了。", "没有人回答。"]),
        ("", []),
        ("   ", []),
        ("...", ["..."]),
    ],
)
def test_a_line_is_split_at_its_sentences(line: str, expected: list[str] | None) -> None:
    found = [line[start:end] for start, end in spans(line)]
    assert expected is None or found == expected
    assert letters("".join(found)) == letters(line)


# -- where a sentence comes from ----------------------------------------------------------------------------


@pytest.mark.parametrize("path", OF_MOVES, ids=named)
def test_a_sentence_that_was_typed_leads_to_the_answer_that_has_it(path: Path) -> None:
    form = example(path)
    for sentence in with_notes(form).sentences:
        if sentence.passage and sentence.position and not sentence.sentence:
            at = transitions.go_to(form, sentence.position)
            assert at.position == sentence.position
            typed, words = letters(at.current_text), letters(sentence.text)
            if not at.at_record_list and at.prompt.type in ("text", "prose", "paragraph"):
                assert words in typed or typed in words, sentence


@pytest.mark.parametrize("path", OF_MOVES, ids=named)
def test_a_sentence_comes_from_an_answer_or_is_the_templates(path: Path) -> None:
    form = example(path)
    headings = {letters(heading) for heading in _headings(form)}
    without = [
        sentence.text
        for sentence in with_notes(form).sentences
        if not (sentence.position or sentence.sentence or letters(sentence.text) in headings)
    ]
    assert [text for text in without if text != "With best regards,"] == []


def _headings(form: Form) -> set[str]:
    """Return the headings of passages, and those that a move has inside a passage."""
    headings = {passage.passage.heading for passage in form.passages}
    for step in form.steps:
        if isinstance(step, MoveStep):
            headings |= set(step.move.words.headings.values())
    return headings


@pytest.mark.parametrize("path", EARLIER, ids=named)
def test_in_the_earlier_form_sentences_lead_to_an_answer_that_they_hold(path: Path) -> None:
    form = example(path)
    found = [sentence for sentence in with_notes(form).sentences if sentence.passage and sentence.position]
    assert len(found) >= len(form.steps)
    for sentence in found:
        assert transitions.go_to(form, sentence.position or Position()).position == sentence.position


@pytest.mark.parametrize(
    ("words", "position"),
    [
        ("The Government has put the number", Position("evidence", 1, "text")),
        ("have the first officers deployed", Position("asks", 1, "action")),
        ("begin now to investigate", Position("asks_2", 1, "action")),
        ("Paragraph 138", Position("norms", 0, "norm")),
        ("Excellencies", Position("recipients", 0, "style")),
        ("Geneva, 30 June 2010", Position("date")),
        ("Geneva, Switzerland", Position("signatories", 0, "places")),
        ("[2]: Civil society", Position("evidence", 1, "text")),
    ],
)
def test_the_record_and_the_field_are_found(words: str, position: Position) -> None:
    assert sentence_with(with_notes(appeal()), words).position == position


def test_a_label_with_an_answer_is_the_templates_and_leads_to_the_answer() -> None:
    found = sentence_with(with_notes(example(EXAMPLES / "submission.yaml")), "Date of birth:")
    assert (found.position, found.sentence) == (Position("victim_birth"), "birth_line")


def test_own_words_lead_to_the_words_of_their_passage() -> None:
    form = transitions.go_to_passage(appeal(), 4)
    written = transitions.answer(form, "People fear the coming days. They have reason to.")
    assert sentence_with(letter_places(written), "They have reason").position == Position(passage=4)


# -- struck sentences ---------------------------------------------------------------------------------------


def submission_without(*struck: str) -> Form:
    form = example(EXAMPLES / "submission.yaml")
    number = next(number for number, step in enumerate(form.steps, 1) if step and step.macro == "situation/victim")
    for name in struck:
        form = passage_plan.strike(form, number, name)
    return form


def test_a_struck_sentence_stays_in_its_place_and_is_marked() -> None:
    before = with_notes(submission_without())
    names = [sentence.sentence for sentence in before.sentences if sentence.sentence]
    after = with_notes(submission_without("birth_line", "residence_line"))
    assert [sentence.sentence for sentence in after.sentences if sentence.sentence] == names
    assert [one.sentence for one in after.sentences if one.struck] == ["birth_line", "residence_line"]
    for one in after.sentences:
        assert after.lines[one.line].text[one.start : one.end] == one.text


def test_a_passage_all_of_whose_sentences_are_struck_can_still_be_reached() -> None:
    form = submission_without()
    number = next(number for number, step in enumerate(form.steps, 1) if step and step.macro == "situation/victim")
    for sentence in passage_plan.sentences(form, number):
        form = passage_plan.strike(form, number, sentence.id)
    places = with_notes(form)
    there = [sentence for sentence in places.sentences if sentence.passage == number and sentence.sentence]
    assert there and all(sentence.struck for sentence in there)
    assert first_of_passage(places, number, ours=True) is not None


# -- from an answer to the letter -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("position", "begins"),
    [
        (Position("evidence", 2, "text"), "At least 1,400 homes"),
        (Position("evidence"), "On 10 June violence"),
        (Position("risk"), "Large groups of men"),
        (Position(passage=6), "We welcome the proposal"),
        (Position("trigger_dates"), "Large groups of men"),
        (Position("recipients", 0, "organization"), "To: Permanent Council"),
        (Position(), "Example Centre"),
    ],
)
def test_an_answer_leads_to_its_first_sentence_or_to_its_passage(position: Position, begins: str) -> None:
    form = transitions.go_to(appeal(), position)
    places = with_notes(form)
    assert places.sentences[first_sentence(form, places)].text.startswith(begins)


def test_a_sentence_is_found_in_the_answer() -> None:
    form = transitions.go_to(appeal(), Position("risk"))
    sentence = sentence_with(with_notes(form), "That risk has not passed").text
    at = find_in_text(form.current_text, sentence)
    assert form.current_text[at:].startswith("That risk has not passed")
    assert find_in_text("Something else.", sentence) == 0 == find_in_text("", sentence)


# -- words ----------------------------------------------------------------------------------------------------


def test_words_of_the_letter_are_found_with_their_question() -> None:
    hit = search_letter(appeal(), "homes Uzbeks")[0]
    assert hit.words.startswith("At least 1,400 homes") and hit.position == Position("evidence", 2, "text")
    assert hit.name == "What has happened"


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("L’école d’Émilie a brûlé.", "ECOLE emilie"),
        ("Беженцы вернулись в Ёлкино.", "елкино"),
        ("وَصَلَ اللاجئون إلى المدينة.", "وصل"),
        ("難民は帰った。", "帰った"),
        ("Nguyễn Văn A fled.", "nguyen van"),
    ],
)
def test_accents_case_and_script_make_no_difference(typed: str, wanted: str) -> None:
    form = transitions.answer(transitions.jump(appeal(), "risk"), typed)
    assert search_letter(form, wanted)[0].position == Position("risk")


def test_an_answer_that_is_not_printed_is_found_too() -> None:
    form = transitions.with_pending(appeal(), Position("date"), "the day of the Tawila meeting")
    assert [hit.position for hit in search_letter(form, "tawila")] == [Position("date")]
    assert search_letter(form, "xyzzy") == search_letter(form, "  ") == ()


def test_words_together_come_before_words_apart() -> None:
    hits = search_letter(appeal(), "police mission")
    assert "police mission" in hits[0].words.casefold()


def test_going_to_words_prefers_a_question_that_is_called_so() -> None:
    form = appeal()
    assert go_to_words(form, "meeting").position == Position("meeting")
    assert go_to_words(form, "3").position == transitions.jump(form, "3").position
    assert go_to_words(form, "ethnic Uzbeks were burnt").position == Position("evidence", 2, "text")
    with pytest.raises(Refused):
        go_to_words(form, "qqqqqqqq")


def test_a_sentence_on_the_law_leads_to_its_norm_although_what_that_provides_names_another() -> None:
    form = appeal()
    passages = [dict(passage) for passage in form.data["passages"]]
    number = next(index for index, passage in enumerate(passages) if passage.get("invokes"))
    invokes = [
        {"norm": "geneva-conventions-1949", "at": "common art. 3"},
        {"norm": "rome-statute", "at": "art. 8"},
    ]
    passages[number] = {**passages[number], "invokes": invokes}
    data = {**form.data, "concerns": ["UG"], "passages": passages}
    form = transitions.start(form.pack, LIBRARY, TODAY, data)
    places = with_notes(form)
    told = [sentence for sentence in places.sentences if sentence.norms]
    assert len(told) >= 2
    for sentence in told:
        place = sentence.position
        assert place is not None and place.item == (1 if "Rome" in sentence.text or "rticle 8" in sentence.text else 0)
    assert any("Geneva Conventions" in sentence.text for sentence in told if "rticle 8" in sentence.text)
