"""The plan of the letter: its passages with their questions, to look at beside the question, and to change.

In the plan a passage is given another move, left out, doubled and moved, each with one key; F6 takes each of them back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples

from letterkit.faces.screen import styles
from letterkit.faces.screen.row_list import RowLines
from letterkit.faces.screen.state import Move, ScreenState
from letterkit.faces.screen.styles import Row
from letterkit.interview import passage_plan, transitions
from letterkit.interview.form import Form
from letterkit.interview.outline import SIGNS, OutlineEntry, OutlinePart, first_question, outline
from letterkit.questions.answers import Refused
from letterkit.wording import say


@dataclass(frozen=True, slots=True)
class PlanRow(Row):
    """A row of the plan; `passage` is the number of its passage, 0 for none, and `title` tells that of a passage."""

    passage: int = 0
    title: bool = False
    here: bool = False


class OutlinePane:
    """The plan of a session's form, and the row of it that is chosen while the plan has the keys."""

    def __init__(self, state: ScreenState) -> None:
        self._state = state
        self._of: tuple[Form | None, list[PlanRow]] = (None, [])
        """The rows, and the form that they are of."""
        self._shown: tuple[tuple[int, int], RowLines] | None = None
        """The plan as it is shown, and the chosen row and the width in which it is."""
        self._turned: tuple[Form | None, int] = (None, 0)
        """A form, and the lines by which the person turned its plan."""
        self.row = 0
        self._stay = 0
        """The passage whose row is to be chosen after it was changed."""
        self._asked: tuple[Form | None, int] = (None, 0)
        """The form and the passage that was to be left out, though words would go with it."""
        state.changed += lambda _: self.begin()

    # -- rows -----------------------------------------------------------------------------------------------

    @property
    def rows(self) -> list[PlanRow]:
        """Return the rows of the plan."""
        form = self._state.form
        if self._of[0] is not form:
            self._of = (form, [row for part in outline(form) for row in self._rows_of(part)])
            self._shown = None
        return self._of[1]

    def _rows_of(self, part: OutlinePart) -> list[PlanRow]:
        own = say("{title} (yours)", title=part.title) if part.own else part.title
        does: Callable[[], None] | None = partial(self._go, to_passage(part.passage)) if part.passage else None
        if part.more:
            does = partial(self._go, transitions.go_to_more)
        title = f"{SIGNS[part.mark]} {own}"
        entries = [self._row_of(entry, part.passage) for entry in part.entries]
        return [PlanRow(title, does, "head", part.passage, title=True, here=part.here), *entries]

    def _row_of(self, entry: OutlineEntry, passage: int) -> PlanRow:
        style = {"attention": "attention", "done": "done"}.get(entry.mark, "")
        does = partial(self._go, _to_question(entry.question.id))
        return PlanRow(f"  {SIGNS[entry.mark]} {entry.name}", does, style, passage, here=entry.here)

    def _go(self, move: Move) -> None:
        self._state.go(move)

    @property
    def here(self) -> int:
        """Return the row of the question in hand."""
        return next((number for number, row in enumerate(self.rows) if row.here), 0)

    @property
    def _has_keys(self) -> bool:
        return self._state.mode == "outline"

    # -- what is shown --------------------------------------------------------------------------------------

    def text(self) -> StyleAndTextTuples:
        """Return the lines of the plan, the chosen row marked; without the keys, that of the question in hand."""
        return self.lines().text

    def lines(self) -> RowLines:
        """Return the lines of the plan for its window."""
        rows, key = self.rows, (self.row if self._has_keys else self.here, self._width())
        if self._shown is None or self._shown[0] != key:
            self._shown = (key, RowLines(rows, *key))
        return self._shown[1]

    def _width(self) -> int:
        return styles.OUTLINE if styles.is_wide() else min(styles.middle_width(), styles.READABLE)

    def cursor(self) -> Point:
        """Return the line of the chosen row, which stays in sight."""
        return Point(0, self.lines().at)

    def top(self) -> Point:
        """Return the line at the top: the chosen row is below it, until the plan is turned."""
        listed = self.lines()
        height = styles.screen_lines() - 3 - (0 if styles.is_wide() else 3)
        count = sum(part[1].count("\n") for part in listed.text)
        start = 0 if listed.at < height - 1 else listed.at - height // 2
        return Point(0, max(min(start + self._lines_turned(), count - height), 0))

    def turn(self, by: int) -> None:
        """Turn the plan by some lines."""
        form, before, turned = self._state.form, self.top().y, self._lines_turned()
        self._turned = (form, turned + by)
        self._turned = (form, turned + self.top().y - before)

    def _lines_turned(self) -> int:
        return self._turned[1] if self._turned[0] is self._state.form else 0

    # -- choosing -------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Choose the row of the question in hand; after a change of a passage, that of the passage."""
        if self._has_keys:
            stay, self._stay = self._stay, 0
            titles = [number for number, row in enumerate(self.rows) if row.title and row.passage == stay]
            self.row = titles[0] if stay and titles else self.here

    def step(self, by: int) -> None:
        """Choose another row: so many further, or the last one there is."""
        self._asked, self._turned = (None, 0), (None, 0)
        choices = [number for number, row in enumerate(self.rows) if row.does]
        now = max((place for place, number in enumerate(choices) if number <= self.row), default=0)
        self.row = choices[min(max(now + by, 0), len(choices) - 1)]

    def choose(self) -> None:
        """Go to the question of the chosen row, or to the first open one of the passage."""
        if does := self.rows[self.row].does:
            does()

    @property
    def passage(self) -> int:
        """Return the passage of the chosen row; 0 for none."""
        return self.rows[self.row].passage if self.row < len(self.rows) else 0

    def own_words(self) -> None:
        """Go into the words of the chosen passage."""
        self.on_passage(lambda number: self._go(lambda form: transitions.go_to_passage(form, number)))

    # -- changing passages ------------------------------------------------------------------------------------

    def another_move(self) -> None:
        """Show the moves that the chosen passage may have instead."""
        self.on_passage(self._state.show_moves)

    def leave_out(self) -> None:
        """Take the chosen passage out; where words would go with it, at the second time."""
        self.on_passage(self._leave_out)

    def _leave_out(self, number: int) -> None:
        state, title = self._state, self._state.form.title(number)
        confirmed = self._asked == (state.form, number)
        self._stay = min(number, len(state.form.steps) - 1)
        if state.take(lambda form: passage_plan.leave_out(form, number, confirmed=confirmed)):
            state.message = ("", say("‘{title}’ is left out. F6 brings it back.", title=title))
        else:
            self._asked = (state.form, number)

    def twice(self) -> None:
        """Put another passage of the same kind behind the chosen one."""
        self.on_passage(self._twice)

    def _twice(self, number: int) -> None:
        self._stay = number + 1
        self._state.take(lambda form: passage_plan.put_twice(form, number))

    def shift(self, by: int) -> None:
        """Move the chosen passage up or down."""

        def move(number: int) -> None:
            self._stay = number + by
            if not self._state.take(lambda form: passage_plan.shift(form, number, by)):
                self._stay = 0

        self.on_passage(move)

    def on_passage(self, does: Callable[[int], None]) -> None:
        """Do something with the chosen passage, or say that the row is none."""
        if number := self.passage:
            does(number)
        else:
            self._state.refuse(Refused(say("This row is no passage."), say("Choose a passage, or a question of one.")))


def _to_question(name: str) -> Move:
    return lambda form: transitions.jump(form, name)


def to_passage(number: int) -> Move:
    """Return the move to the first open question of a passage; to its words where it has no question."""

    def move(form: Form) -> Form:
        question = None if form.has_own_words(number) else first_question(form, number)
        if question is None:
            return transitions.go_to_passage(form, number)
        return transitions.jump(form, question.id)

    return move
