"""The list in the middle: records, search, outline, review, tables, two versions of a letter."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from prompt_toolkit.formatted_text import StyleAndTextTuples

from letterkit.faces.screen import editing, list_rows, question_pane, styles
from letterkit.faces.screen.conflict_pane import ConflictPane
from letterkit.faces.screen.letter_walk import LetterWalk
from letterkit.faces.screen.record_table import RecordTable
from letterkit.faces.screen.row_list import RowLines
from letterkit.faces.screen.state import Mode, Move, ScreenState
from letterkit.faces.screen.styles import Row
from letterkit.faces.screen.table_pane import TablePane
from letterkit.faces.screen.touched_pane import TouchedPane
from letterkit.interview import actions, passage_plan, transitions
from letterkit.interview.form import Form
from letterkit.interview.touched_sentences import beside, undecided_notice
from letterkit.questions.answers import Refused
from letterkit.questions.types import type_of
from letterkit.wording import say, say_worded, worded

if TYPE_CHECKING:
    from letterkit.faces.screen.source_pane import SourcePane
    from letterkit.interview.record_sorting import Sorting

_REVIEW: Final = worded("Review of your answers")
if TYPE_CHECKING:
    from letterkit.checks.findings import Finding

_HEADS: Final[dict[Mode, str]] = {
    "find": worded(
        "Find words of a question, of the letter or of an answer; “passage” finds what changes the one in hand."
    ),
    "changes": worded("What differs in the file."),
}


_SHOWN: Final = 50
"""Columns of the name of an entry in a message."""


class ListPane:
    """A list, and the row of it that is chosen."""

    def __init__(self, state: ScreenState, walk: LetterWalk) -> None:
        self._state, self._walk = state, walk
        self._found: tuple[Form | None, str, list[Row]] = (None, "", [])
        """The rows of a search, and of which form and which words they are."""
        self._table, self._conflict = TablePane(state), ConflictPane(state)
        self.touched = TouchedPane(state)
        self.row = 0
        self._digits = ""
        """The number of an entry as far as it is typed."""
        self._checked: tuple[Form | None, int, tuple[Finding, ...]] = (None, 0, ())
        """An ask by its letter and its index, and what the checks say of it."""
        self._records: RecordTable | None = None
        self._rows_of: tuple[RecordTable, list[Row]] | None = None
        """The rows of a table, which stay while it does."""
        self._sources: SourcePane | None = None
        self._sorting: Sorting | None = None
        state.changed += lambda _: self.begin()
        state.search.on_text_changed += lambda _: self.begin()

    # -- what is shown ------------------------------------------------------------------------------------

    def head(self) -> StyleAndTextTuples:
        """Return what is above the list."""
        state, width = self._state, styles.middle_width()
        if state.choosing_record:
            text = question_pane.question(state.form, width)
            head = self.records.head
            return [*text, ("class:head", styles.cut(head, width - 1))] if head else text
        if state.mode in ("table", "rows"):
            return self._table.head()
        if state.mode == "moves":
            words = say("Another move for ‘{title}’", title=state.form.title(state.passage))
            return [("class:head", f"{styles.filled(words, width)}\n")]
        if state.mode == "sources":
            return self.sources.head()
        if state.mode == "touched":
            return self.touched.head()
        return [("class:head", f"{styles.filled(say_worded(_HEADS.get(state.mode, _REVIEW)), width)}\n")]

    def text(self) -> StyleAndTextTuples:
        """Return the list, its chosen row marked."""
        return self.lines().text

    def below(self) -> StyleAndTextTuples:
        """Return the chosen record in full, where its line does not show all of it."""
        if not self._state.choosing_record:
            return []
        lines = self.records.in_full(self.row).splitlines()
        most = max(styles.screen_lines() // 4, 3)
        if len(lines) > most:
            lines = [*lines[: most - 1], f"{styles.cut(lines[most - 1], styles.middle_width() - 3)} …"]
        rule = " " + "─" * min(styles.middle_width() - 2, 60)
        return [("", "\n".join((rule, *lines)))] if lines else []

    @property
    def records(self) -> RecordTable:
        """Return the table of the question's records in the width of the pane."""
        form, width, last = self._state.form, styles.middle_width(), self._records
        if last is None or last.form is not form or last.width != width:
            last = self._records = RecordTable(form, width)
        return last

    def _record_rows(self) -> list[Row]:
        table = self.records
        if self._rows_of is None or self._rows_of[0] is not table:
            go_on = partial(editing.enter, self._state)
            rows = list_rows.record_rows(table, self._change, self.add, go_on, self._command)
            self._rows_of = (table, rows)
        return self._rows_of[1]

    @property
    def sources(self) -> SourcePane:
        """Return the sentences with their sources; read in for the first who asks for them."""
        if self._sources is None:
            from letterkit.faces.screen.source_pane import SourcePane

            self._sources = SourcePane(self._state, lambda: self._walk.letter.text.lines)
        return self._sources

    def show_sources(self) -> None:
        """Show the sentences of the answer and their sources; from there, the answer again."""
        self.sources.toggle()

    def leave(self) -> None:
        """Go back: from the sources of a sentence to the sentences, and from there, as from all else, to the answer."""
        if self._state.mode == "sources":
            self.sources.leave()
        elif self._state.mode != "rows" or not self._table.leave():
            editing.leave(self._state)

    def sources_typed(self, typed: str) -> None:
        """Choose the row of a number; begin a new source with anything else, and on the row that does so with all."""
        if len(typed) == 1 and typed.isascii() and typed.isdecimal() and not self.sources.is_new(self.row):
            self.row = self.sources.row_of(int(typed), self.row)
        elif typed.strip():
            self.sources.add(self.row)
            if self._state.writing:
                editing.paste(self._state, typed)

    def lines(self) -> RowLines:
        """Return the lines of the list, its chosen row marked."""
        whole = not self._state.choosing_record
        return RowLines(self.rows, self.row, styles.middle_width(), whole=whole)

    def follows(self) -> tuple[str, ...]:
        """Return what the checks say of the chosen ask, or of the last one."""
        form = self._state.form
        count = len(form.value(form.question) or ()) if self._state.choosing_record else 0
        item = min(self.row, count - 1)
        which = (say("Ask {item}:", item=item + 1) + " ") if self.row >= count else ""
        return tuple(f"{which}{finding.message} {finding.hint}" for finding in self._findings(form, item))

    def _findings(self, form: Form, item: int) -> tuple[Finding, ...]:
        """Return what the checks say of an ask: looked for once, and not for each key."""
        if item < 0 or form.question.kept_as != "asks":
            return ()
        if self._checked[0] is not form or self._checked[1] != item:
            from letterkit.interview.advice import ask_findings

            self._checked = (form, item, ask_findings(form, item))
        return self._checked[2]

    @property
    def rows(self) -> list[Row]:
        state = self._state
        if state.choosing_record:
            return self._record_rows()
        if state.mode == "find":
            return self._hits()
        if state.mode == "moves":
            return list_rows.move_rows(state.form, state.passage, self._give_move)
        if state.mode in ("table", "rows"):
            return self._table.rows()
        if state.mode == "changes":
            return self._conflict.rows()
        if state.mode == "sources":
            return self.sources.rows()
        if state.mode == "touched":
            return self.touched.rows()
        review = list_rows.review_rows(state.form, beside(state.advice, state.touched), state.go)
        if notice := undecided_notice(len(state.touched)):
            review = [Row(f" ! {notice}", lambda: state.show("touched"), "attention"), *review]
        if state.session.recovered:
            words = say("Answers were found that the file lacks: Enter shows them")
            return [Row(words, lambda: state.show("changes"), "attention"), *review]
        return review

    def _hits(self) -> list[Row]:
        """Return what F5 has found, looked for once for each text."""
        state, wanted = self._state, self._state.search.text
        if self._found[0] is not state.form or self._found[1] != wanted:
            in_letter = self._walk.search(wanted)
            self._found = (state.form, wanted, list_rows.hit_rows(state.form, wanted, state.go, in_letter))
        return self._found[2]

    # -- choosing -----------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Choose the row where one begins: the last choice where one may only look; after a record, and where none is
        needed, the row that goes on, otherwise the one that adds it; elsewhere the first."""
        state = self._state
        if state.mode not in ("table", "rows", "explain"):
            self._table.forget()
        if not state.listing:
            return
        if state.mode == "sources":
            self.row = self.sources.begin()
        elif state.choosing_record and self._waits_for_nobody(state.form):
            self.row = self._first_choice()  # the last row may answer that nobody is at risk, and Enter comes easily
        elif state.mode == "changes" or state.choosing_record:
            self.row = len(self.rows) - 1
        else:
            self.row = self._first_choice()

    def _waits_for_nobody(self, form: Form) -> bool:
        return type_of(form.question).none_is_answer and not form.is_answered(form.question)

    def _first_choice(self) -> int:
        return next((index for index, row in enumerate(self.rows) if row.does), 0)

    def step(self, by: int) -> None:
        """Choose another row: so many further, or the last one there is."""
        self._digits = ""
        choices = [index for index, row in enumerate(self.rows) if row.does]
        if choices:
            now = max((position for position, index in enumerate(choices) if index <= self.row), default=0)
            self.row = choices[min(max(now + by, 0), len(choices) - 1)]

    def choose(self) -> None:
        """Do what the chosen row says; read a file that is named."""
        if self._state.mode == "table" and self._table.read_named():
            return
        rows = self.rows
        if 0 <= self.row < len(rows) and (does := rows[self.row].does):
            does()

    # -- records ------------------------------------------------------------------------------------------

    def _change(self, index: int) -> Callable[[], None]:
        return lambda: self._state.move(lambda form: transitions.edit_record(form, index))

    def add(self) -> None:
        """Begin a new record; among sources, a new one."""
        if self._state.mode == "sources":
            self.sources.add(self.row)
            return
        self._state.move(transitions.add_record)

    def paste(self, text: str) -> None:
        """Take in what is pasted: a table as entries of the list, once it was shown; anything else as an answer."""
        if self._takes_table and self._table.take_in(text):
            return
        if self._state.choosing_record:
            self.add_with(text)
        else:
            editing.paste(self._state, text)

    @property
    def _takes_table(self) -> bool:
        """True at a list, and where a new entry of one begins and nothing was typed yet."""
        state, form = self._state, self._state.form
        if not state.writing:
            return state.choosing_record
        from letterkit.interview.pasted_rows import begins_entry  # not read before something is pasted

        return begins_entry(form) and state.answer.text in ("", form.initial_text)

    def add_with(self, typed: str) -> None:
        """Begin a new record with what is typed or pasted; digits choose the record of that number."""
        if self._takes_command(typed):
            self._command(typed)
        elif typed.isascii() and typed.isdecimal() and len(typed) == 1:
            self._choose_record(typed)
        elif any(character.isprintable() for character in typed):
            self._state.move(transitions.add_record)
            editing.paste(self._state, typed)

    def _takes_command(self, typed: str) -> bool:
        """True for what is a command in a list of people alone: 0 for nobody, * for all names that are offered."""
        if not type_of(self._state.form.question).none_is_answer:
            return False
        return typed == "*" or (typed == "0" and not self._digits)

    def _command(self, typed: str) -> None:
        from letterkit.interview import people_offers  # not at the start of an interview

        self._state.move(lambda form: people_offers.answer(form, typed))

    def _choose_record(self, digit: str) -> None:
        """Choose the record of a number that is typed digit by digit; a digit that leads past the last one begins
        anew."""
        self._state.message = ("", "")
        listed = len(self.records.lines)
        count = listed + len(self.records.offered)
        typed = next((text for text in (self._digits + digit, digit) if 1 <= int(text) <= count), "")
        self._digits = typed
        if typed:
            self.row = int(typed) - (int(typed) <= listed)  # a line stands above those that are offered
        else:
            self._state.message = (
                say("There is no entry {number}.", number=digit),
                actions.pressed(say("{Add} to add one.")),
            )

    def sort(self) -> None:
        """Sort the records by the next of their fields; in the end, put them as they were typed."""
        from letterkit.interview.record_sorting import (  # alphabets and tables take a while to import
            ORDER_IS_READ,
            Sorting,
            next_order,
            order_is_read,
        )

        state, form = self._state, self._state.form
        last = self._sorting if self._sorting and self._sorting.is_of(form) else None
        try:
            self._sorting = following = next_order(form, last)
        except Refused as error:
            state.refuse(error)
            return
        if last is None and order_is_read(form.question):
            self._sorting = Sorting(form, form, None)
            state.message = ("", f"{say_worded(ORDER_IS_READ)} {say('Ctrl-S again sorts them all the same.')}")
            return
        row = self.row
        state.move(lambda _: following.after)
        self.row = row
        state.message = ("", _sorted_by(following))

    def remove(self) -> None:
        """Take the chosen record out; of a sentence, a source."""
        if self._state.mode == "sources":
            self.sources.remove(self.row)
            return
        row = self.row
        if row < len(self.records.lines):
            name = styles.cut(self.records.name(row), _SHOWN)
            self._state.move(lambda form: transitions.remove_record(form, row))
            self.row = row
            self._state.message = ("", say("‘{entry}’ was taken out. F6 brings it back.", entry=name))

    def _give_move(self, move: Move) -> None:
        """Give the passage another move, and say what it is now."""
        state, before, number = self._state, self._state.form, self._state.passage
        state.go(move)
        if state.form.data != before.data and not state.message[0]:
            state.message = ("", passage_plan.moved_words(before, state.form, number))

    def shift(self, by: int) -> None:
        """Move the chosen record up or down."""
        row, target = self.row, self.row + by
        count = len(self.records.lines)
        if row < count and 0 <= target < count:
            self._state.move(lambda form: transitions.move_record(form, row, target))
            self.row = target


def _sorted_by(sorting: Sorting) -> str:
    if sorting.field is None:
        return say("The entries stand as they were typed again.")
    return say("Sorted by: {field}. Ctrl-S again: by the next field. F6: as before.", field=sorting.field.title)
