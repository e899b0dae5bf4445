"""The letter as a way to its answers: its sentences in order, and the answer that each comes from.

From an answer one goes to its sentence and back; words are found in the letter, and in answers that it does not print.
Nothing here changes a form.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from letterkit.checks.texts.text import plain_prose
from letterkit.compose.move_passages import Voice
from letterkit.errors import LetterkitError
from letterkit.interview import passage_plan
from letterkit.interview.form import Form
from letterkit.interview.navigation import go_to, jump
from letterkit.interview.outline import current_passage
from letterkit.interview.position import Position
from letterkit.interview.question_search import named_questions, question_number
from letterkit.interview.sentence_origins import NOTE_MARK, Origins, letters, typed_words
from letterkit.languages.normal_form import fold
from letterkit.letter.composed import Style
from letterkit.letter.plain_text import Line, lines
from letterkit.moves.move import NEW_PARAGRAPH
from letterkit.packs.plan import MoveStep
from letterkit.questions.answers import Refused, shorten
from letterkit.wording import say, say_count

_NOTE: Final = re.compile(r"(\[\d+\]):")
"""The beginning of a note at the end of the letter."""
_BEGINNING: Final = 30
"""Letters of a sentence by which it is found in an answer."""
_MOST_SHOWN: Final = 200
"""Characters of an answer that are shown around the words that were looked for."""


@dataclass(frozen=True, slots=True)
class LetterSentence:
    """A sentence of the letter as it is shown: in which line, from which character to which.

    `passage` counts from 1; 0 is the head or the foot of the letter. `position` is where its answer is asked for, None
    for words that come from no single answer. `sentence` is the id of a sentence of the move, which can be struck, and
    `struck` is true of one that is. `voice` is whose words they are; `norms` are those of the passage, from 0, that a
    sentence of the law is about.
    """

    text: str
    line: int
    start: int
    end: int
    passage: int = 0
    position: Position | None = None
    sentence: str = ""
    item: str = ""
    struck: bool = False
    voice: Voice = "writer"
    norms: tuple[int, ...] = ()


class LetterPlaces(NamedTuple):
    """The letter in lines, those sentences among them that were struck, and where each sentence stands."""

    lines: tuple[Line, ...] = ()
    sentences: tuple[LetterSentence, ...] = ()


class LetterHit(NamedTuple):
    """A sentence that has some words, or an answer; the position where it is written, and what is asked there."""

    words: str
    position: Position
    name: str


def letter_places(form: Form, shown: Sequence[Line] | None = None, *, struck: bool = True) -> LetterPlaces:
    """Return the sentences of a form's letter, with those that were struck or without them. `shown` are its lines where
    it is composed already.

    Raises Refused for a letter that cannot be composed.
    """
    text = tuple(_composed(form) if shown is None else shown)
    places = LetterPlaces(text, tuple(_with_notes(_sentences(form, text))))
    for number in range(1, len(form.steps) + 1) if struck else ():
        if (form.data["passages"][number - 1].get("omit") or ()) and not form.has_own_words(number):
            places = _with_struck(form, number, places)
    return places


def _composed(form: Form) -> tuple[Line, ...]:
    try:
        return lines(form.letter())
    except LetterkitError as error:
        problem = error.problems[0]
        raise Refused(problem.message, problem.hint) from None


# -- sentences --------------------------------------------------------------------------------------------


def _sentences(form: Form, text: Sequence[Line]) -> Iterator[LetterSentence]:
    origins = Origins(form)
    for number, line in enumerate(text):
        passage = line.passage or 0
        for start, end in spans(line.text):
            words = line.text[start:end]
            origin = origins.of_passage(passage, words) if passage else origins.of_frame(line.style, words)
            place = LetterSentence(words, number, start, end, passage, origin.position, origin.sentence)
            yield replace(place, item=origin.item, voice=origin.voice, norms=origin.norms)


def spans(line: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a line, each with the marks of notes behind it and what stands before the first one."""
    masked = NOTE_MARK.sub(lambda match: "\ufffc" * len(match[0]), line)
    first = len(masked) - len(masked.lstrip(" -•>0123456789.)"))
    first = first if first < len(masked) else 0
    begin, end = 0, 0
    prose = plain_prose("passage", (), masked[first:])
    for _, stop in prose.sentences:
        end = first + stop
        while masked[end : end + 1] == "\ufffc":
            end += 1
        if end > begin and line[begin:end].strip():
            yield begin + len(line[begin:end]) - len(line[begin:end].lstrip()), end
            begin = end


def _with_notes(sentences: Iterator[LetterSentence]) -> Iterator[LetterSentence]:
    """Yield the sentences; a note at the end of the letter leads where the sentence with its mark does."""
    marked: dict[str, Position | None] = {}
    note: Position | None = None
    for sentence in sentences:
        begins = _NOTE.match(sentence.text) if sentence.passage == 0 else None
        if begins:
            note = marked.get(begins[1])
        else:
            marked |= {mark: sentence.position for mark in NOTE_MARK.findall(sentence.text) if mark not in marked}
        in_note = note is not None and sentence.passage == 0 and sentence.position is None
        yield replace(sentence, position=note) if in_note else sentence


# -- sentences that were struck -----------------------------------------------------------------------------


def _with_struck(form: Form, number: int, places: LetterPlaces) -> LetterPlaces:
    """Return the letter with the sentences that were struck from a passage, each behind what stands before it."""
    step = form.steps[number - 1]
    if not isinstance(step, MoveStep):
        return places
    items = [*step.move.passage]
    order = {item: index for index, item in enumerate(items)}
    for struck in passage_plan.sentences(form, number):
        if not struck.struck:
            continue
        words = f"[{say('struck: {sentence}', sentence=struck.text)}]"
        sentence = LetterSentence(words, 0, 0, len(words), number, None, struck.id, struck.id, struck=True)
        before = [
            index
            for index, other in enumerate(places.sentences)
            if other.passage == number and order.get(other.item, -1) < order[struck.id]
        ]
        if not before:
            places = _at_beginning(places, sentence)
        elif NEW_PARAGRAPH in items[order.get(places.sentences[before[-1]].item, 0) : order[struck.id]]:
            line = places.sentences[before[-1]].line + 1
            places = _in_line_of_its_own(places, sentence, before[-1] + 1, line, (Line("", number),))
        else:
            places = _behind(places, sentence, before[-1])
    return places


def _behind(places: LetterPlaces, struck: LetterSentence, index: int) -> LetterPlaces:
    """Return the letter with a sentence behind that of an index, in its line."""
    at, width = places.sentences[index], len(struck.text) + 1
    line = places.lines[at.line]
    text = f"{line.text[: at.end]} {struck.text}{line.text[at.end :]}"
    new = replace(struck, line=at.line, start=at.end + 1, end=at.end + width)
    later = (
        replace(other, start=other.start + width, end=other.end + width) if other.line == at.line else other
        for other in places.sentences[index + 1 :]
    )
    lines_now = (*places.lines[: at.line], replace(line, text=text), *places.lines[at.line + 1 :])
    return LetterPlaces(lines_now, (*places.sentences[: index + 1], new, *later))


def _at_beginning(places: LetterPlaces, struck: LetterSentence) -> LetterPlaces:
    """Return the letter with a sentence before all others of its passage, or where that would stand."""
    index = next(
        (index for index, other in enumerate(places.sentences) if other.passage >= struck.passage),
        next((index for index, other in enumerate(places.sentences) if _is_foot(places, other)), len(places.sentences)),
    )
    line = places.sentences[index].line if index < len(places.sentences) else len(places.lines)
    return _in_line_of_its_own(places, struck, index, line, ())


def _is_foot(places: LetterPlaces, sentence: LetterSentence) -> bool:
    style = places.lines[sentence.line].style
    return style in (Style.CLOSE, Style.SIGNATURE, Style.SIGNATORY_LIST, None)


def _in_line_of_its_own(
    places: LetterPlaces, struck: LetterSentence, index: int, line: int, above: tuple[Line, ...]
) -> LetterPlaces:
    """Return the letter with a sentence before that of an index, in a new line."""
    number = struck.passage
    extra = (*above, Line(struck.text, number), *(() if above else (Line("", number),)))
    new = replace(struck, line=line + len(above))
    later = (replace(other, line=other.line + len(extra)) for other in places.sentences[index:])
    lines_now = (*places.lines[:line], *extra, *places.lines[line:])
    return LetterPlaces(lines_now, (*places.sentences[:index], new, *later))


# -- from an answer to the letter, and from words to both -----------------------------------------------------


def first_sentence(form: Form, places: LetterPlaces) -> int:
    """Return the index of the first sentence of the answer in hand; where it has none, of its passage, or of what
    follows that."""
    here, passage = form.position, 0 if form.finished else current_passage(form)
    if here.passage:
        return _first(sentence.passage >= here.passage for sentence in places.sentences)
    found = [
        (sentence.position.item == here.item, -index)
        for index, sentence in enumerate(places.sentences)
        if sentence.position and sentence.position.question == here.question and here.question
    ]
    if found:
        return -max(found)[1]
    return _first(sentence.passage >= passage for sentence in places.sentences) if passage else 0


def first_of_passage(places: LetterPlaces, number: int, *, ours: bool = False) -> int | None:
    """Return the index of the first sentence of a passage, or of the first that is the template's; None for none."""
    return next(
        (
            index
            for index, sentence in enumerate(places.sentences)
            if sentence.passage == number and (sentence.sentence or not ours)
        ),
        None,
    )


def _first(fits: Iterator[bool]) -> int:
    return next((index for index, fit in enumerate(fits) if fit), 0)


def find_in_text(text: str, sentence: str) -> int:
    """Return where a sentence of the letter begins in the answer that it comes from; 0 where it is not found."""
    typed = [
        (lower, index) for index, character in enumerate(text) for lower in character.casefold() if lower.isalnum()
    ]
    at = "".join(lower for lower, _ in typed).find(letters(sentence)[:_BEGINNING])
    return typed[at][1] if at > 0 else 0


def search_letter(form: Form, words: str, places: LetterPlaces | None = None) -> tuple[LetterHit, ...]:
    """Return the sentences of the letter that have some words, then answers that it does not print, without regard to
    case and accents; those that have the words together come first. `places` is the letter where it is known already.

    Raises Refused for a letter that cannot be composed.
    """
    wanted = fold(words).split()
    if not wanted:
        return ()
    hits = [*_hits_in_letter(form, wanted, letter_places(form) if places is None else places)]
    known = {hit.position.question for hit in hits}
    hits += _hits_in_answers(form, wanted, known)
    whole = " ".join(wanted)
    return tuple(sorted(hits, key=lambda hit: whole not in fold(hit.words)))


def _hits_in_letter(form: Form, wanted: Sequence[str], places: LetterPlaces) -> Iterator[LetterHit]:
    names: dict[Position, str] = {}
    for sentence in places.sentences:
        folded = fold(sentence.text)
        if not sentence.struck and all(word in folded for word in wanted):
            position = sentence.position
            if position is None and sentence.passage:
                position = Position(passage=sentence.passage)
            if position is not None:
                name = names[position] = names.get(position) or name_of_position(form, position)
                yield LetterHit(NOTE_MARK.sub("", sentence.text).strip(), position, name)


def _hits_in_answers(form: Form, wanted: Sequence[str], known: Container[str]) -> Iterator[LetterHit]:
    """Yield the answers with some words, but for those of known questions; entries of a list as they were typed: what
    they are called is looked up in the library."""
    texts = [
        (Position(question.id), typed_words(value) if question.fields else form.show(question, value))
        for question in form.questions
        if question.id not in known and (value := form.value(question)) is not None
    ]
    texts += [(position, text) for position, text in form.pending.items() if position.question not in known]
    for position, text in texts:
        folded = fold(text)
        if all(word in folded for word in wanted):
            yield LetterHit(_around(text, wanted), position, name_of_position(form, position))


def _around(text: str, wanted: Sequence[str]) -> str:
    """Return the part of a long answer that has the first of some words."""
    line = " ".join(text.split())
    place = line.casefold().find(wanted[0])
    start = max(place - _MOST_SHOWN // 3, 0) if place >= 0 else 0
    start = line.find(" ", start) + 1 if start else 0
    return f"{'… ' if start else ''}{shorten(line[start:], _MOST_SHOWN)}"


def name_of_position(form: Form, position: Position) -> str:
    """Return what is asked at a position, in a few words."""
    if position.passage:
        return form.title(position.passage)
    question = form.pack.question(position.question)
    return form.name_of(question) if question else position.question


def go_to_words(form: Form, wanted: str) -> Form:
    """Go to the question of a number (`12`, `more 3`) or with these words, to the answer of the sentence of a number
    (`sentence 4`), else to that of the first sentence that has the words.

    Raises Refused where nothing does, and for a letter that cannot be composed.
    """
    if is_question(form, wanted):
        return jump(form, wanted)
    if is_sentence(wanted):
        return _go_to_sentence(form, int(wanted.split()[1]))
    if hits := search_letter(form, wanted):
        return go_to(form, hits[0].position)
    try:
        return jump(form, wanted)
    except Refused:
        message = say("Nothing in the questions, the letter and the answers has ‘{words}’.", words=wanted.strip())
        raise Refused(message, say("{Find}.")) from None


def is_question(form: Form, wanted: str) -> bool:
    """True for the number of a question, and for words that a question has in its id, its name or its words."""
    return question_number(form, wanted) is not None or bool(named_questions(form, wanted))


def is_sentence(wanted: str) -> bool:
    """True for the number of a sentence of the letter: `sentence 4`."""
    return re.fullmatch(r"\s*sentences?\s+\d{1,6}\s*", wanted.casefold()) is not None


def _go_to_sentence(form: Form, number: int) -> Form:
    sentences = letter_places(form).sentences
    if not 1 <= number <= len(sentences):
        raise Refused(
            say("There is no sentence {number}.", number=number),
            say_count("The letter has {count} sentence.", "The letter has {count} sentences.", len(sentences)),
        )
    sentence = sentences[number - 1]
    if sentence.position is None and sentence.sentence:
        raise Refused(say("The template has this sentence."), say("{Strike} to strike it."))
    if sentence.position is None and not sentence.passage:
        raise Refused(say("No question is behind this line."))
    return go_to(form, sentence.position or Position(passage=sentence.passage))


def origin_words(form: Form, sentence: LetterSentence) -> str:
    """Return in a few words where a sentence comes from: the question, or the template."""
    if sentence.struck:
        return say("struck")
    if sentence.position is not None and not sentence.sentence:
        return name_of_position(form, sentence.position)
    return say("the template's") if sentence.sentence else say("heading")
