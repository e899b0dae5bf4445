"""What the letter says where an answer goes, with the words marked that come from it.

Pure: a form and what is typed in, marked lines out. Both faces show them under the answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from letterkit.errors import LetterkitError
from letterkit.interview import transitions
from letterkit.interview.draft_paths import put_value
from letterkit.interview.form import Form
from letterkit.interview.marked_words import MarkedLine, Span, first_difference, marked_lines
from letterkit.interview.outline import current_passage
from letterkit.letter.composed import Letter, Style
from letterkit.letter.plain_text import Line, lines
from letterkit.questions.answers import Refused
from letterkit.wording import say_worded, worded

Compose = Callable[[Form], Letter]
"""Composes the letter of a form."""

WHOLE_LETTER: Final = worded("The letter")
"""What the preview is called where the answer belongs to no passage."""
PRINTS_NOTHING: Final = worded("The letter does not print this answer by itself.")
_STYLES: Final[Mapping[str, frozenset[Style]]] = {
    "recipients": frozenset((Style.ADDRESS, Style.SALUTATION)),
    "salutation": frozenset((Style.SALUTATION,)),
    "closing": frozenset((Style.CLOSE,)),
    "date": frozenset((Style.DATE,)),
    "place": frozenset((Style.DATE,)),
    "subject": frozenset((Style.SUBJECT,)),
    "byline": frozenset((Style.SUBJECT, Style.BYLINE)),
    "sender": frozenset((Style.LETTERHEAD, Style.LETTERHEAD_DETAILS)),
    "cc": frozenset((Style.COPY,)),
    "reply_by": frozenset((Style.BODY, Style.CLOSE)),
    "enclosures": frozenset((Style.ENCLOSURES,)),
    "annexes": frozenset((Style.ENCLOSURES, Style.ANNEX_HEADING)),
    "signatories": frozenset(
        (Style.CLOSE, Style.SIGNATURE, Style.SIGNATORY_GROUP, Style.SIGNATORY_LIST, Style.SIGNATORY_COUNT)
    ),
}
"""The lines of the letter as a whole that an answer is printed in, by the first key of its path."""
_ABOVE: Final = frozenset((Style.SUBJECT, Style.SALUTATION))
"""Lines that are always above the passages."""
_NOTE: Final = re.compile(r"(?P<mark>\[\d+\]): (?P<words>.*)", re.DOTALL)
_MARK: Final = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Preview:
    """A passage, or the lines of the letter as a whole that an answer changes. `title` is what they are called.

    `changed` is the index of the first line with new words, or from which something was taken. `remarks` say why what
    is typed is not in them; their hints are worded by each face. `letter` is the whole letter in lines, which goes on
    behind these at `end`; None where it cannot be composed.
    """

    title: str
    lines: tuple[MarkedLine, ...] = ()
    changed: int = 0
    remarks: tuple[str, ...] = ()
    letter: tuple[Line, ...] | None = None
    end: int = 0

    @property
    def text(self) -> str:
        """Return the lines without marks."""
        return "\n".join("".join(span.text for span in line) for line in self.lines)

    @property
    def new_words(self) -> str:
        """Return the words that are marked."""
        return " ".join(span.text.strip() for line in self.lines for span in line if span.is_new)


def preview(form: Form, typed: str, compose: Compose = Form.letter) -> Preview:
    """Return what the letter will say where the answer goes that is typed. Raises nothing for what cannot be one."""
    return PassagePreviewer(compose).preview(form, typed)


class PassagePreviewer:
    """Makes previews, and remembers the letters that it had composed last: one is needed again with each key."""

    def __init__(self, compose: Compose = Form.letter) -> None:
        self._compose = compose
        self._composed: list[tuple[Form, tuple[Line, ...]]] = []
        self._without: tuple[Form | None, Form | None] = (None, None)
        """A form, and the same without the answer in hand."""

    def preview(self, form: Form, typed: str) -> Preview:
        """Return the preview of an answer that is typed."""
        before, refusal = self._form_without_answer(form), ""
        try:
            after = _with_answer(form, before, typed)
        except Refused as error:
            before = after = form
            refusal = f"{error.message} {error.hint}".strip()
        try:
            shown = self._compared(form, before, after)
        except LetterkitError as error:
            shown = Preview(_title(form), remarks=(str(error),))
        return replace(shown, remarks=(refusal, *shown.remarks)) if refusal else shown

    def letter(self, form: Form) -> tuple[Line, ...]:
        """Return the letter of a form in lines. Raises LetterkitError."""
        for known, text in self._composed:
            if known is form:
                return text
        text = lines(self._compose(form))
        self._composed = [(form, text), *self._composed[:2]]
        return text

    def _form_without_answer(self, form: Form) -> Form:
        known, without = self._without
        if known is form and without is not None:
            return without
        without = without_answer(form)
        self._without = (form, without)
        return without

    def _compared(self, form: Form, before: Form, after: Form) -> Preview:
        new = self.letter(after)
        try:
            old = self.letter(before)
        except LetterkitError:  # a draft that cannot be without the answer
            old = new
        number = current_passage(form)
        old_shown, new_shown = _lines_of(form, number, old), _lines_of(form, number, new)
        if old != new and old_shown == new_shown and (elsewhere := _first_changed_passage(old, new)):
            number, old_shown, new_shown = elsewhere, _passage(elsewhere, old), _passage(elsewhere, new)
        is_silent = old == new and before.data != after.data
        return replace(
            _marked(old_shown, new_shown, _notes(new_shown, old, new)),
            title=form.title(number) if number else say_worded(WHOLE_LETTER),
            letter=new,
            end=_end(form, number, new),
            remarks=(say_worded(PRINTS_NOTHING),) if is_silent else (),
        )


def without_answer(form: Form) -> Form:
    """Return the form without the answer in hand: that of a field, of a question, or the words of a passage. Where a
    record cannot be without its field, it goes as a whole."""
    position = form.position
    if position.passage:
        return replace(form, data=put_value(form.data, f"passages.{position.passage - 1}.text", None))
    if form.finished or form.at_record_list or form.question.type == "move":
        return form
    try:
        if position.item is None and position.field:
            return replace(transitions.answer(form, ""), position=position)
        return transitions.clear(form)
    except Refused:
        is_record = position.item is not None and position.item < len(form.value(form.question) or [])
        return transitions.remove_record(form, position.item or 0) if is_record else form


def _with_answer(form: Form, without: Form, typed: str) -> Form:
    """Return the form with what is typed as the answer, and without one where nothing is. Raises Refused."""
    if form.finished or form.at_record_list:
        return form
    if not typed.strip():
        return without
    after = transitions.answer(form, typed)
    return form if after.data == form.data else after


def _title(form: Form) -> str:
    number = current_passage(form)
    return form.title(number) if number else say_worded(WHOLE_LETTER)


# -- which lines ----------------------------------------------------------------------------------------


def _lines_of(form: Form, number: int, letter: Sequence[Line]) -> list[str]:
    """Return the lines of a passage; of the letter as a whole, those that the question in hand is printed in."""
    if number:
        return _passage(number, letter)
    styles = _styles_of(form)
    return _with_gaps([line.text for line in part] for style, part in _parts(letter) if style in styles)


def _styles_of(form: Form) -> frozenset[Style]:
    return frozenset() if form.finished else _STYLES.get(form.question.path.partition(".")[0], frozenset())


def _end(form: Form, number: int, letter: Sequence[Line]) -> int:
    """Return the index of the line behind the last one that is shown, or would be; 0 where the letter has no place for
    the answer."""
    styles = _ABOVE if number else _styles_of(form)
    shown = (
        index
        for index, line in enumerate(letter, 1)
        if (line.style in styles if line.passage is None else number and line.passage <= number)
    )
    return max(shown, default=0)


def _passage(number: int, letter: Sequence[Line]) -> list[str]:
    return [line.text for line in letter if line.passage == number]


def _parts(letter: Sequence[Line]) -> Iterator[tuple[Style, list[Line]]]:
    """Yield the style and the lines of each part outside of the passages; an annex has the style of its heading."""
    annexed = False
    for style, group in groupby(letter, key=lambda line: None if line.passage else line.style):
        if style is not None:
            annexed = annexed or style is Style.ANNEX_HEADING
            yield (Style.ANNEX_HEADING if annexed else style), list(group)


def _with_gaps(parts: Iterator[list[str]]) -> list[str]:
    """Return the lines of some parts, an empty one between two."""
    text: list[str] = []
    for part in parts:
        text += [*([""] if text else []), *part]
    return text


def _first_changed_passage(before: Sequence[Line], after: Sequence[Line]) -> int:
    """Return the first passage that is not as it was; 0 where none is."""
    numbers = dict.fromkeys(line.passage for line in after if line.passage)
    return next((number for number in numbers if _passage(number, before) != _passage(number, after)), 0)


def _notes(shown: Sequence[str], before: Sequence[Line], after: Sequence[Line]) -> list[Span]:
    """Return the notes whose marks stand in some lines, with their numbers in the letter; those are new that were not
    there before under any number."""
    marks = {mark for line in shown for mark in _MARK.findall(line)}
    known = {note["words"] for line in before if (note := _note(line))}
    notes = ((line.text, note) for line in after if (note := _note(line)))
    return [Span(text, is_new=note["words"] not in known) for text, note in notes if note["mark"] in marks]


def without_notes(letter: Sequence[Line]) -> Sequence[Line]:
    """Return the lines of a letter before the notes at its end."""
    count = max((number for number, line in enumerate(letter, 1) if line.style is not None), default=len(letter))
    return letter[:count]


def _note(line: Line) -> re.Match[str] | None:
    return _NOTE.fullmatch(line.text) if line.style is None else None


def _marked(before: Sequence[str], after: Sequence[str], notes: Sequence[Span]) -> Preview:
    """Return the preview of some lines, with their notes behind them."""
    marked = marked_lines(before, after)
    if notes:
        marked = (*marked, (), *((note,) for note in notes))
    fallback = first_difference(before, after)
    changed = next((index for index, line in enumerate(marked) if any(span.is_new for span in line)), fallback)
    return Preview("", marked, changed)
