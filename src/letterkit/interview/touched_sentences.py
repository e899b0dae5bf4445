"""Sentences that were written with a value that has changed since: shown one by one, and changed only when told.

A sentence stands as it was typed. When 34 who sign become 37, when a meeting moves or a body is another one, the
sentences that say so are found in everything the writer has written, with the words that would stand there now.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from letterkit.errors import LetterkitError
from letterkit.interview.draft_paths import get_value, put_value
from letterkit.interview.form import Form
from letterkit.interview.history import with_data
from letterkit.interview.letter_values import letter_values
from letterkit.interview.position import END, Position
from letterkit.interview.value_changes import LeftSentence, Place, ValueChange, Values, compare_values
from letterkit.letter.escapes import escape
from letterkit.wording import say_count

# The rules and what reads prose take 60 ms to import: they are not wanted before a value has changed.
if TYPE_CHECKING:
    from letterkit.checks.texts.text import Prose, Span
    from letterkit.interview.advice import Advice
    from letterkit.interview.value_mentions import Mention

_COUNTS: Final = ("signatories", "organizations")
Pieces = tuple[tuple[str, bool], ...]
"""A sentence in pieces, each with whether it differs."""


@dataclass(frozen=True, slots=True)
class Touched:
    """A sentence that holds former values: as it is, and as it would be. `name` is what the question is called whose
    answer it stands in, or the passage; empty where nothing asks for it.

    `replacements` are what changes in the text at `path`: where it begins and ends, and what stands there then.
    """

    path: tuple[str | int, ...]
    position: Position
    name: str
    as_is: Pieces
    as_would_be: Pieces
    replacements: tuple[tuple[int, int, str], ...]
    changes: tuple[ValueChange, ...]

    @property
    def sentence(self) -> str:
        return "".join(text for text, _ in self.as_is)

    @property
    def new_sentence(self) -> str:
        return "".join(text for text, _ in self.as_would_be)


def touched(before: Form, after: Form) -> tuple[Touched, ...]:
    """Return the sentences of a letter that hold a value which it had before and has no more, in its order."""
    values = _values_or_none(after)
    return _sentences(after, _changes(before, after), values) if values else ()


def undecided(form: Form) -> tuple[Touched, ...]:
    """Return the sentences that hold a former value and about which nothing has been decided."""
    values = _values_or_none(form) if form.changes.changed else None
    return _sentences(form, form.changes.in_force(values), values) if values else ()


def noted(before: Form, after: Form) -> Form:
    """Return a form that knows which values of the letter have changed, where a sentence holds the old one."""
    changes = _changes(before, after)
    if not changes:
        return after
    values = _values_or_none(after) or {}
    holding = {change for sentence in _sentences(after, changes, values) for change in sentence.changes}
    known = before.changes.followed_by(changes, [change for change in changes if change in holding])
    return after if known == after.changes else replace(after, changes=known)


def change(form: Form, sentences: Sequence[Touched]) -> Form:
    """Put the present values into some sentences; undo takes back all of them."""
    data = form.data
    for path, group in groupby(sorted(sentences, key=lambda one: str(one.path)), key=lambda one: one.path):
        place = ".".join(map(str, path))
        text = str(get_value(data, place))
        for start, end, new in sorted((part for one in group for part in one.replacements), reverse=True):
            text = text[:start] + new + text[end:]
        data = put_value(data, place, text)
    return with_data(form, data)


def leave(form: Form, sentences: Sequence[Touched]) -> Form:
    """Leave some sentences as they are: they are not asked about again."""
    rows = [
        LeftSentence(change.kind, change.place, change.old, one.sentence) for one in sentences for change in one.changes
    ]
    return replace(form, changes=form.changes.leaving(rows))


def shortened(pieces: Pieces, most: int) -> Pieces:
    """Return a sentence with words left out around the pieces that differ, where it has too many characters."""
    spare = most - sum(len(text) for text, differs in pieces if differs)
    if sum(len(text) for text, _ in pieces) <= most:
        return pieces
    each = max(spare // max(sum(not differs for _, differs in pieces), 1), 20)
    last = len(pieces) - 1
    return tuple(
        (text if differs or len(text) <= each else _cut(text, each, first=not number, last=number == last), differs)
        for number, (text, differs) in enumerate(pieces)
    )


def _cut(text: str, most: int, *, first: bool, last: bool) -> str:
    """Return the end of the first piece, the beginning of the last one, both ends of any other."""
    if first:
        return f"… {text[-most:].partition(' ')[2]}"
    if last:
        return f"{text[:most].rpartition(' ')[0]} …"
    half = most // 2
    return f"{text[:half].rpartition(' ')[0]} … {text[-half:].partition(' ')[2]}"


def beside(findings: Sequence[Advice], sentences: Sequence[Touched]) -> tuple[Advice, ...]:
    """Return findings without those that say of the sentences what is shown with these: how many sign."""
    counted = {one.position for one in sentences if any(change.kind in _COUNTS for change in one.changes)}
    return tuple(
        row for row in findings if row.finding.name != "count-in-text-disagrees" or row.position not in counted
    )


def undecided_notice(count: int) -> str:
    """Return one sentence about sentences that have not been decided about; empty where there are none."""
    if not count:
        return ""
    return say_count(
        "One sentence still holds a value that has changed.",
        "{count} sentences still hold a value that has changed.",
        count,
    )


def _changes(before: Form, after: Form) -> tuple[ValueChange, ...]:
    """Return the values that have changed; none where the letter is in another language, which has other words."""
    if before.data is after.data or any(
        before.data.get(key) != after.data.get(key) for key in ("language", "template")
    ):
        return ()
    old, new = _values_or_none(before), _values_or_none(after)
    return compare_values(old, new) if old and new and old != new else ()


def _values_or_none(form: Form) -> Values | None:
    try:
        return letter_values(form)
    except LetterkitError:  # a draft that cannot be read has no values; what is wrong with it is said elsewhere
        return None


# -- sentences ------------------------------------------------------------------------------------------


def _sentences(form: Form, changes: Sequence[ValueChange], values: Values) -> tuple[Touched, ...]:
    if not changes:
        return ()
    from letterkit.interview.written_texts import written_proses

    left = frozenset(form.changes.left)
    found = [
        sentence
        for prose in written_proses(form)
        for sentence in _of_text(form, prose, _mentions(form, prose, changes, values), left)
    ]
    order = {question.id: number for number, question in enumerate(form.questions)}
    return tuple(sorted(found, key=lambda one: (order.get(one.position.question, len(order)), one.position.passage)))


def _mentions(form: Form, prose: Prose, changes: Sequence[ValueChange], values: Values) -> list[Mention]:
    """Return the former values in a text, in its order. Of two that overlap the longer one counts."""
    from letterkit.checks.texts.words import word_lists
    from letterkit.interview.count_mentions import Counts, count_mentions
    from letterkit.interview.value_mentions import written_mentions

    language = form.context.language
    found = [
        mention
        for change in changes
        if change.kind not in _COUNTS
        for mention in written_mentions(prose, change, language)
    ]
    if of_counts := [change for change in changes if change.kind in _COUNTS]:
        signing, organizations = (int(values.get(Place(kind, ""), ("0",))[0]) for kind in _COUNTS)
        words = word_lists(language.tag, form.library.folders)
        found += count_mentions(prose, of_counts, Counts(signing, organizations), words, language)
    chosen: list[Mention] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if all(one.end <= other.start or other.end <= one.start for other in chosen):
            chosen.append(one)
    return sorted(chosen, key=lambda one: one.start)


def _of_text(form: Form, prose: Prose, mentions: Sequence[Mention], left: frozenset[LeftSentence]) -> Iterator[Touched]:
    """Yield the sentences of a text that hold one of some mentions, but for those that are to stay."""
    from letterkit.interview.advice import position_of_path

    for span, group in groupby(mentions, key=lambda mention: prose.sentence_at(mention.start)):
        sentence = prose.text[slice(*span)]
        rows = [one for one in group if LeftSentence(*_key(one.change), sentence) not in left]
        if not rows:
            continue
        position = position_of_path(form, prose.path)
        if position == Position(END) and prose.path[0] not in ("salutation", "closing"):
            continue  # it is not printed
        yield Touched(
            prose.path,
            position,
            _name(form, position),
            _in_pieces(prose.text, span, [(one.start, one.end, prose.text[one.start : one.end]) for one in rows]),
            _in_pieces(prose.text, span, [(one.start, one.end, one.new) for one in rows]),
            tuple(_in_file(prose, one) for one in rows),
            tuple(dict.fromkeys(one.change for one in rows)),
        )


def _name(form: Form, position: Position) -> str:
    if position.passage:
        return form.title(position.passage)
    return form.name_of(form.question_named(position.question)) if position.question != END else ""


def _key(change: ValueChange) -> tuple[str, str, str]:
    return change.kind, change.place, change.old


def _in_pieces(text: str, span: Span, parts: Sequence[tuple[int, int, str]]) -> Pieces:
    """Return a sentence with some of its parts exchanged, in pieces."""
    pieces: list[tuple[str, bool]] = []
    position, last = span
    for start, end, new in parts:
        pieces += [(text[position:start], False), (new, True)]
        position = end
    return tuple(piece for piece in (*pieces, (text[position : max(last, position)], False)) if piece[0])


def _in_file(prose: Prose, mention: Mention) -> tuple[int, int, str]:
    """Return what is to be written in the file's text; markup that began or ended inside the words stays."""
    start, end = prose.span(mention.start, mention.end) or (0, 0)
    raw, clean = prose.origin.raw[start:end], prose.text[mention.start : mention.end]
    markup = "".join(character for character in raw if character in "*_^") if raw != clean else ""
    return start, end, _as_typed(prose, mention.new) + markup


def _as_typed(prose: Prose, new: str) -> str:
    if prose.path[-1] not in ("text", "action") or not any(character in new for character in "\\`*_[]<>^@"):
        return new
    from letterkit.letter.markdown import with_few_escapes  # markdown-it-py takes 25 ms to import

    return with_few_escapes(escape(new))
