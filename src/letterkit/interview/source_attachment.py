"""Sources behind the sentences of an answer: which each has, one more, one that is taken away, a new one.

In prose a source is a citation `[@id]` behind its sentence. Where the answer, or its record, names sources of its own
(a fact's `sources`, a case's `source`, the source beside an answer), those print their marks at the end: they are the
last sentence's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final, Literal, NamedTuple

from letterkit.errors import InvalidDraft
from letterkit.interview.form import Form
from letterkit.interview.history import with_data, with_pending
from letterkit.interview.position import Position, Snapshot, SourceErrand
from letterkit.interview.records import facts_in
from letterkit.interview.sentences import (
    Sentence,
    marks,
    note_words,
    sentences,
    spelled_key,
    with_mark,
    without_mark,
)
from letterkit.interview.source_answers import Taken, source_items
from letterkit.letter.drafts import from_data
from letterkit.questions.answers import Refused, source_of, with_source
from letterkit.questions.question import Question
from letterkit.questions.types import type_of
from letterkit.wording import say, say_count

SOURCES: Final = "sources"
_FIELDS: Final = ("source", "source-list")
"""Types of fields that name sources."""


class SourceTarget(NamedTuple):
    """A sentence, from 0, of the text at a position; without a number, the field there, which names sources."""

    position: Position
    sentence: int | None = None


class AttachedSource(NamedTuple):
    """A source that a sentence has: what it is called, and its number, from 1, among the letter's; 0 for a norm or a
    footnote of one's own. `kept` is where: in the text, or in what names sources beside it."""

    name: str
    number: int
    key: str
    kept: Literal["text", "beside"]


class SourcedSentence(NamedTuple):
    """A sentence of an answer, in its order, with its sources."""

    target: SourceTarget
    words: str
    sources: tuple[AttachedSource, ...]


# -- which texts ----------------------------------------------------------------------------------------


def sourced_sentences(form: Form) -> tuple[SourcedSentence, ...]:
    """Return the sentences of the answer in hand; of a list of facts or cases, those of all of them."""
    return tuple(one for position in _texts(form) for one in _sentences_at(form, position))


def first_in_hand(form: Form, cursor: int = 0) -> int:
    """Return the index of the sentence in which the cursor is, among those of the answer in hand."""
    here = replace(form.position, field=_text_field(form)) if form.position.item is not None else form.position
    found = sourced_sentences(form)
    before = [one.target.position != here for one in found]
    start = before.index(False) if False in before else 0
    spans = sentences(_text(form, found[start].target.position)) if found else ()
    inside = sum(span.end < cursor for span in spans) if form.position == here else 0
    return start + min(inside, max(len(spans) - 1, 0))


def sentence_ends(form: Form) -> tuple[int, ...]:
    """Return where the sentences of the text in hand end, with their marks; none for a list of texts."""
    if form.finished or form.at_record_list:
        return ()
    return tuple(sentence.end for sentence in sentences(form.initial_text))


def has_sentences(form: Form) -> bool:
    """True if what is asked is prose, or a list of texts of prose: sources can be put behind its sentences."""
    return not form.finished and (bool(form.position.passage) or bool([*_texts(form)]) or _is_prose(form.prompt))


def pasted_notice(form: Form, text: str) -> str:
    """Return what is said of a text of several sentences that was put into an answer, with the hint how each gets its
    source; empty for a single one, and where some have one."""
    found = sentences(text)
    count = len(found)
    if count < 2 or any(marks(text, sentence) for sentence in found):
        return ""
    if form.at_question and form.question.kept_as == "evidence" and not form.record and facts_in(text, begins=False):
        return say_count(
            "{count} sentence becomes a fact. {Sources} to give it its source.",
            "{count} sentences: each becomes a fact, and the paragraph stays one. {Sources} to give each its source.",
            count,
        )
    return say_count(
        "{count} sentence. {Sources} to give it its source.",
        "{count} sentences. {Sources} to give each its source.",
        count,
    )


def names_sources(form: Form) -> bool:
    """True if what is asked is a field that names sources."""
    return not form.finished and not form.at_record_list and form.prompt.type in _FIELDS


def answer_with_sentences(form: Form) -> Form:
    """Return the form at the answer whose sentences are meant: the one in hand, else the last that was given."""
    if sourced_sentences(form):
        return form
    for snapshot in reversed(form.past):
        there = replace(form, position=snapshot.position)
        if snapshot.position.question in {question.id for question in form.questions} and sourced_sentences(there):
            return there
    return form


def _texts(form: Form) -> Iterator[Position]:
    """Yield the positions of the texts of the answer in hand."""
    position = form.position
    if form.finished:
        return
    if position.passage:
        yield replace(position, item=None, field="")
    elif type_of(form.question).has_records:
        if field := _text_field(form):
            count = len(form.value(form.question) or [])
            texts = [Position(position.question, index, field) for index in range(count + 1)]
            yield from (text for text in texts if text.item != count or text in form.pending)
    elif _is_prose(form.question):
        yield Position(position.question)


def _text_field(form: Form) -> str:
    """Return the id of the field of prose that a list of records has; empty where it has none."""
    fields = form.question.fields if form.at_question else ()
    return next((field.id for field in fields if _is_prose(field)), "")


def _is_prose(question: Question) -> bool:
    return type_of(question).has_paragraphs


def _text(form: Form, position: Position) -> str:
    return replace(form, position=position).initial_text


def _sentences_at(form: Form, position: Position) -> Iterator[SourcedSentence]:
    text = _text(form, position)
    found = sentences(text)
    beside = _beside(form, position)
    for number, sentence in enumerate(found):
        attached = [*_in_text(form, text, sentence)]
        if number + 1 == len(found):
            attached += [AttachedSource(*_named(form, key), key, "beside") for key in beside]
        yield SourcedSentence(SourceTarget(position, number), sentence.words, tuple(attached))


def _in_text(form: Form, text: str, sentence: Sentence) -> Iterator[AttachedSource]:
    for mark in marks(text, sentence):
        name, number = (note_words(text, mark.name), 0) if mark.is_note else _named(form, mark.name)
        yield AttachedSource(name, number, mark.name, "text")


def _named(form: Form, key: str) -> tuple[str, int]:
    """Return what a source is called, and its number among the letter's; 0 for one that is none of those."""
    rows = form.context.sources()
    number = next((number for number, (value, _) in enumerate(rows, 1) if value == key), 0)
    if number:
        return rows[number - 1][1] or key, number
    return key, 0


# -- sources beside a text ------------------------------------------------------------------------------


def _beside(form: Form, position: Position) -> tuple[str, ...]:
    """Return the sources that an answer, or its record, names beside its text."""
    if position.passage:
        return ()
    value = form.value(form.question_named(position.question))
    if position.item is None:
        return tuple(filter(None, [source_of(value)]))
    record = value[position.item] if position.item < len(value or ()) else {}
    field = _source_field(form, position)
    kept = record.get(field.id) if field else None
    return tuple(kept) if isinstance(kept, (list, tuple)) else tuple(filter(None, [kept]))


def _source_field(form: Form, position: Position) -> Question | None:
    fields = form.question_named(position.question).fields
    return next((field for field in fields if field.type in _FIELDS), None)


def _has_room_beside(form: Form, position: Position) -> bool:
    """True if one more source can be named beside a text that is an answer."""
    if position.passage or position in form.pending:
        return False
    question = form.question_named(position.question)
    if position.item is None:
        return question.sourced and not _beside(form, position) and form.is_answered(question)
    field = _source_field(form, position)
    return field is not None and (field.type == "source-list" or not _beside(form, position))


def _with_beside(form: Form, position: Position, keys: Sequence[str]) -> Form:
    question = form.question_named(position.question)
    value = form.value(question)
    if position.item is None:
        return _kept(form, form.data_with(question, with_source(value, "".join(keys))))
    records, field = [dict(record) for record in value], _source_field(form, position)
    assert field is not None
    kept: Any = list(keys) if field.type == "source-list" else "".join(keys)
    records[position.item].pop(field.id, None)
    if kept:
        records[position.item][field.id] = kept
    return _kept(form, form.data_with(question, records))


def _with_text(form: Form, position: Position, text: str) -> Form:
    """Return the form with another text at a position; one that is no answer yet stays so."""
    if position.input_key in form.pending:
        return with_pending(form, position, text)
    if position.passage:
        passages = [dict(passage) for passage in form.data.get("passages") or []]
        passages[position.passage - 1]["text"] = text
        return _kept(form, {**form.data, "passages": passages})
    question = form.question_named(position.question)
    value = form.value(question)
    if position.item is None:
        return _kept(form, form.data_with(question, with_source(text, source_of(value))))
    records = [dict(record) for record in value]
    records[position.item][position.field] = text
    return _kept(form, form.data_with(question, records))


def _kept(form: Form, data: dict[str, Any]) -> Form:
    """Return the form with other data. Raises Refused for more than a draft may have."""
    try:
        from_data(data)
    except InvalidDraft as error:
        raise Refused(error.problems[0].message, error.problems[0].hint) from None
    return with_data(form, data)


# -- one more, one less ---------------------------------------------------------------------------------


def attach(form: Form, target: SourceTarget, source: str) -> Form:
    """Put a source of the letter, by its id or its words, behind a sentence, or into a field. Raises Refused."""
    position, number = target
    if number is None:
        return _into_field(form, position, source)
    found = sentences(_text(form, position))
    if not 0 <= number < len(found):
        raise Refused(say("The sentence is not there any more."), say("{Sources} shows those that are."))
    if number + 1 == len(found) and _has_room_beside(form, position):
        beside = _beside(form, position)
        return form if source in beside else _with_beside(form, position, (*beside, source))
    if not form.prints_sources:
        raise Refused(say("This kind of letter prints no notes."), say("Name the source in the sentence itself."))
    start = form
    form, key = _with_id(form, source)
    if not spelled_key(key):
        raise Refused(
            say("‘{key}’ cannot stand in a citation.", key=key),
            say("Give the source an id without blanks in the draft file."),
        )
    text = _text(form, position)
    return _as_one_change(start, _with_text(form, position, with_mark(text, found[number], key)))


def _with_id(form: Form, source: str) -> tuple[Form, str]:
    """Return the form with a source that prose can cite, and its id: one that was only written out becomes a record."""
    known = form.library.sources(form.draft)
    if source in known:
        return form, source
    items = form.data.get(SOURCES) or []
    record = {"title": source}
    new = source_items([record], items, form.context.language, Taken(known.keys, form.context.norms))
    return _kept(form, {**form.data, SOURCES: [*items, *new]}), str(new[0]["id"])


def _into_field(form: Form, position: Position, source: str) -> Form:
    """Return the form with a source in a field that names sources; one that has no room for it stays as it is, and the
    source goes behind the last sentence."""
    text = replace(position, field=_text_field(replace(form, position=position)))
    beside = _beside(form, text)
    if source in beside:
        return form
    if _has_room_beside(form, text):
        return with_pending(_with_beside(form, text, (*beside, source)), position, None)
    last = [*_sentences_at(form, text)][-1:]
    if not last:
        raise Refused(say("There is no sentence to put it behind."))
    return attach(form, last[0].target, source)


def take_away(form: Form, target: SourceTarget, index: int) -> Form:
    """Take one of the sources of a sentence, counted from 0, away from it. Raises Refused where there is none."""
    position, number = target
    sentence = next((one for one in _sentences_at(form, position) if one.target == target), None)
    if sentence is None or number is None or not 0 <= index < len(sentence.sources):
        raise Refused(say("The sentence has no such source."))
    source = sentence.sources[index]
    if source.kept == "beside":
        return _with_beside(form, position, [key for key in _beside(form, position) if key != source.key])
    text = _text(form, position)
    mark = next(mark for mark in marks(text, sentences(text)[number]) if mark.name == source.key)
    return _with_text(form, position, without_mark(text, mark))


def _as_one_change(start: Form, end: Form) -> Form:
    """Return a form whose last changes undo takes back at once."""
    if start.data == end.data:
        return end
    return replace(end, past=(*start.past, Snapshot(start.data, start.position)))


# -- a new source ---------------------------------------------------------------------------------------


def begin_source(form: Form, target: SourceTarget) -> Form:
    """Go to the fields of a new source, which is then put behind a sentence or into a field. Raises Refused where the
    letter asks for no sources."""
    question = next((question for question in form.questions if question.type == SOURCES), None)
    if question is None:
        raise Refused(
            say("This kind of letter does not ask for its sources one by one."),
            say("Write them in the draft file, under `sources:`."),
        )
    item = len(form.value(question) or [])
    there = Position(question.id, item, question.fields[0].id)
    errand = SourceErrand(target.position, target.sentence, item, form.position, len(form.past))
    return replace(form, position=there, errand=errand)


def source_item(form: Form, key: str) -> int | None:
    """Return which of the letter's sources, from 0, an id is among those that it asks for in fields; None for none."""
    question = next((question for question in form.questions if question.type == SOURCES), None)
    records = (form.value(question) or []) if question else []
    return next((index for index, record in enumerate(records) if record.get("id") == key), None)


def change_source(form: Form, target: SourceTarget, item: int) -> Form:
    """Go to the fields of a source that the letter has; whoever has gone through them is back at the sentence."""
    question = next(question for question in form.questions if question.type == SOURCES)
    there = Position(question.id, item, question.fields[0].id)
    errand = SourceErrand(target.position, target.sentence, item, form.position, len(form.past), done=True)
    return replace(form, position=there, errand=errand)


def settled(form: Form) -> Form:
    """Return the form after a step in typing a new source: its mark is put where it belongs as soon as the source is
    in the letter, and whoever has typed all of it is back where the mark is."""
    errand = form.errand
    if errand is None:
        return form
    question = form.pack.question(form.position.question) if not form.finished else None
    if question is None or question.type != SOURCES or form.position.item not in (None, errand.item):
        return replace(form, errand=None)
    records = form.value(question) or []
    if errand.item < len(records) and not errand.done:
        form = _with_mark_of(form, errand, str(records[errand.item]["id"]))
    if form.position.item is None:
        return _brought_back(form, errand)
    return form


def _brought_back(form: Form, errand: SourceErrand) -> Form:
    """Return the form where the mark is; undo takes the source back with all its fields."""
    past = form.past
    if len(past) > errand.steps:
        past = (*past[: errand.steps], Snapshot(past[errand.steps].data, errand.back))
    return replace(form, position=errand.back, errand=None, past=past)


def _with_mark_of(form: Form, errand: SourceErrand, key: str) -> Form:
    try:
        attached = attach(form, SourceTarget(errand.target, errand.sentence), key)
    except Refused:  # the sentence was taken away meanwhile, or takes no more: the letter has the source all the same
        return replace(form, errand=replace(errand, done=True))
    if attached.data != form.data:  # title and mark are one step for undo
        attached = replace(attached, past=form.past)
    return replace(attached, errand=replace(errand, done=True))
