"""Sources under the fingers: the sentences of an answer with their sources, and the sources that one can be given.

A new source is typed at the question for sources (`interview/source_attachment.py`); then the sentences are there
again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from prompt_toolkit.formatted_text import StyleAndTextTuples

from letterkit.faces.screen import styles
from letterkit.faces.screen.state import ScreenState
from letterkit.faces.screen.styles import Row
from letterkit.interview.form import Form
from letterkit.interview.position import Position
from letterkit.interview.source_attachment import (
    SourceTarget,
    attach,
    begin_source,
    change_source,
    first_in_hand,
    names_sources,
    sentence_ends,
    source_item,
    sourced_sentences,
    take_away,
)
from letterkit.interview.source_numbers import printed_marks
from letterkit.letter.plain_text import Line
from letterkit.questions.answers import shorten
from letterkit.wording import say

_SHOWN: Final = 60
"""Characters of a sentence that a message quotes."""


def _number(mark: str) -> int:
    return int(mark.strip("[]"))


class SourcePane:
    """The sentences of the answer in hand; of the chosen one, the sources that it can be given."""

    def __init__(self, state: ScreenState, letter: Callable[[], Sequence[Line]]) -> None:
        """`letter` has the lines of the letter, where the notes have their numbers."""
        self._state, self._letter = state, letter
        self._target: SourceTarget | None = None
        """The sentence, or the field, for which a source is chosen."""
        self._sentence = 0
        """The sentence that is in hand, from 0."""
        self._typing = False
        """True while the fields of a source are typed."""
        self._changing = False
        """True if the source was there before."""
        self._for = ""
        """The words of the sentence for which it is."""
        state.changed += lambda _: self._return()

    # -- opening and leaving ------------------------------------------------------------------------------

    def toggle(self) -> None:
        """Show the sentences of the answer in hand, in a field that names sources those that there are; once more, the
        answer."""
        state = self._state
        if state.mode == "sources":
            self.leave()
            return
        cursor = state.answer.cursor_position if state.writing else 0
        before = state.form
        kept = state.keep_typed()
        self._to_the_list_of_new_facts(before)
        if names_sources(state.form):
            self._target = SourceTarget(state.form.position)
        elif sourced_sentences(state.form):
            self._target, self._sentence = None, first_in_hand(state.form, cursor)
        else:
            state.message = (say("There is no sentence here yet."), say("Sources stand behind sentences of prose."))
            return
        state.show("sources")
        state.message = ("", kept)

    def _to_the_list_of_new_facts(self, before: Form) -> None:
        """Go to the list of facts where what was typed has become several."""
        state = self._state
        after, question = state.form, before.position.question
        if before.position.item is None or after.data == before.data:
            return
        if len(after.value(after.question) or ()) > len(before.value(before.question) or ()) + 1:
            state.take(lambda form: replace(form, position=Position(question)))

    def leave(self) -> None:
        """Go back: from the sources to the sentences, from these to the answer, the cursor behind the one in hand."""
        state, is_field = self._state, names_sources(self._state.form)
        if self._target is not None and not is_field:
            self._target = None
            state.message = ("", "")
            state.changed.fire()
            return
        ends = sentence_ends(state.form)
        state.show("ask")
        state.show_place()
        if state.writing and ends and not is_field:
            state.answer.cursor_position = min(ends[min(self._sentence_here(), len(ends) - 1)], len(state.answer.text))

    def _sentence_here(self) -> int:
        """Return the number of the sentence in hand within its own text."""
        found = sourced_sentences(self._state.form)
        target = found[min(self._sentence, len(found) - 1)].target if found else None
        return target.sentence or 0 if target else 0

    def _return(self) -> None:
        """Show the sentences again once a new source is typed; the answer, where undo has led to one without any."""
        state = self._state
        if state.mode == "sources" and not self._has_any():
            self._target = None
            state.show("ask")
        if not self._typing or state.mode != "ask":
            return
        if state.form.errand is not None:
            self._say_for_which()
            return
        changed, self._typing, self._changing, self._target = self._changing, False, False, None
        if self._has_any() and not names_sources(state.form):
            state.show("sources")
            state.message = ("", say("It stands behind the sentence. Del takes it away, Esc goes back."))
            if changed:
                state.message = ("", say("The source is as you left it. F6 takes back what you changed."))

    def _has_any(self) -> bool:
        return names_sources(self._state.form) or bool(sourced_sentences(self._state.form))

    def _say_for_which(self) -> None:
        """Say for which sentence a source is being typed, where nothing else is said."""
        state = self._state
        if self._for and state.message == ("", ""):
            state.message = ("", say("For “{sentence}”. Esc goes back to it.", sentence=shorten(self._for, _SHOWN)))

    # -- what is shown ------------------------------------------------------------------------------------

    def head(self) -> StyleAndTextTuples:
        if self._target is None:
            words = say("Sentences and their sources. Enter gives the chosen one a source.")
        elif self._target.sentence is None:
            words = say("Which source is it?")
        else:
            words = say("Which source is behind “{sentence}”?", sentence=shorten(self._words(), _SHOWN))
        return [("class:head", f"{styles.filled(words, styles.middle_width())}\n")]

    def _words(self) -> str:
        found = sourced_sentences(self._state.form)
        return next((one.words for one in found if one.target == self._target), "")

    def rows(self) -> list[Row]:
        return self._sentence_rows() if self._target is None else self._source_rows(self._target)

    def begin(self) -> int:
        """Return the row where one begins: that of the sentence in hand."""
        if self._target is not None:
            return 0
        return next((row for row, (number, _) in enumerate(self._places()) if number == self._sentence), 0)

    def _sentence_rows(self) -> list[Row]:
        found = sourced_sentences(self._state.form)
        printed = printed_marks(found, self._letter())
        rows: list[Row] = []
        for number, source in self._places():
            sentence, marks = found[number], printed[number]
            choose = partial(self._choose, number)
            if source is None:
                rows.append(
                    Row(
                        f"{number + 1:>2}. {sentence.words} {''.join(sorted(marks, key=_number))}".rstrip(),
                        choose,
                        "head",
                    )
                )
            else:
                mark = marks[source] if marks else "•"
                rows.append(Row(f"    {mark} {sentence.sources[source].name}", choose))
        return rows

    def _places(self) -> list[tuple[int, int | None]]:
        """Return the sentence of each row, and which of its sources it is; None for the sentence itself."""
        places: list[tuple[int, int | None]] = []
        for number, sentence in enumerate(sourced_sentences(self._state.form)):
            places += [(number, None), *((number, source) for source in range(len(sentence.sources)))]
        return places

    def _choose(self, number: int) -> None:
        self._sentence = number
        self._target = sourced_sentences(self._state.form)[number].target
        self._state.message = ("", "")
        self._state.changed.fire()

    def _source_rows(self, target: SourceTarget) -> list[Row]:
        rows = [
            Row(f"{number:>2}. {words or key}", partial(self._put, target, key))
            for number, (key, words) in enumerate(self._state.form.context.sources(), 1)
        ]
        for name, item in self._changeable(target):
            words = say("change “{source}”: its title, publisher, date and link", source=shorten(name, _SHOWN))
            rows.append(Row(f"    {words}", partial(self._change, target, item)))
        new = say("+ a new source: its title, publisher, date and link")
        return [*rows, Row(f" {new}", partial(self.add, -1))]

    def _changeable(self, target: SourceTarget) -> list[tuple[str, int]]:
        """Return the names of the sentence's own sources that the letter asks for in fields, and which they are."""
        form = self._state.form
        found = next((one for one in sourced_sentences(form) if one.target == target), None)
        items = ((source.name, source_item(form, source.key)) for source in (found.sources if found else ()))
        return [(name, item) for name, item in items if item is not None]

    def is_new(self, row: int) -> bool:
        """True for the row that begins a new source."""
        return self._target is not None and row == len(self._source_rows(self._target)) - 1

    # -- what is done -------------------------------------------------------------------------------------

    def _put(self, target: SourceTarget, key: str) -> None:
        state = self._state
        if not state.take(lambda form: attach(form, target, key)):
            return
        self._target = None
        if target.sentence is None:
            state.show("ask")
            state.show_place()
        else:
            state.changed.fire()
            state.message = ("", say("It stands behind the sentence. Del takes it away, Esc goes back."))

    def add(self, row: int) -> None:
        """Type a new source for the sentence in a row, or for the one for which a source is chosen."""
        state, found = self._state, sourced_sentences(self._state.form)
        self._note(row)
        target = self._target or found[min(self._sentence, len(found) - 1)].target
        words = next((one.words for one in found if one.target == target), "")
        if not state.take(lambda form: begin_source(form, target)):
            return
        self._for = words
        state.show("ask")
        self._typing, self._changing = True, False
        self._say_for_which()

    def _change(self, target: SourceTarget, item: int) -> None:
        """Change the fields of a source of the sentence."""
        state = self._state
        self._for = self._words()
        if state.take(lambda form: change_source(form, target, item)):
            self._target = None
            state.show("ask")
            self._typing = self._changing = True
            self._say_for_which()

    def remove(self, row: int) -> None:
        """Take a source away: the one in a row, or the last one of the sentence in it."""
        state, places = self._state, self._places()
        if self._target is not None or not 0 <= row < len(places):
            return
        number, source = places[row]
        sentence = sourced_sentences(state.form)[number]
        self._sentence = number
        index = len(sentence.sources) - 1 if source is None else source
        if state.take(lambda form: take_away(form, sentence.target, index)):
            state.message = ("", say("The source was taken away. F6 brings it back."))

    def _note(self, row: int) -> None:
        """Note in which sentence the chosen row is."""
        places = self._places() if self._target is None else []
        if 0 <= row < len(places):
            self._sentence = places[row][0]

    def row_of(self, number: int, row: int) -> int:
        """Return the row of the sentence, or of the source, with a number; the present one where there is none."""
        if self._target is not None:
            return number - 1 if 1 <= number <= len(self._state.form.context.sources()) else row
        rows = (index for index, place in enumerate(self._places()) if place == (number - 1, None))
        return next(rows, row)
