"""The parts of the letter with their questions: beside the question, and as a list to choose from."""

from __future__ import annotations

from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples

from letterkit.faces.screen import list_rows, styles
from letterkit.faces.screen.row_list import RowLines
from letterkit.faces.screen.state import ScreenState
from letterkit.faces.screen.styles import Row
from letterkit.interview.form import Form
from letterkit.interview.outline import OutlinePart, outline


class OutlinePane:
    """The outline of a session's form."""

    def __init__(self, state: ScreenState) -> None:
        self._state = state
        self._parts: tuple[Form | None, tuple[OutlinePart, ...]] = (None, ())
        self._turned: tuple[Form | None, int] = (None, 0)
        """A form, and the lines by which the person turned its outline."""

    def rows(self, width: int) -> tuple[list[Row], int]:
        """Return the rows of the outline, and the index of the current one."""
        form = self._state.form
        if self._parts[0] is not form:
            self._parts = (form, outline(form))
        return list_rows.outline_rows(self._parts[1], self._state.go, width)

    def text(self) -> StyleAndTextTuples:
        """Return the lines beside the question."""
        rows, here = self.rows(styles.OUTLINE - 2)
        return RowLines(rows, here, styles.OUTLINE, whole=False).text

    def top(self) -> Point:
        """Return the line at the top: the current row is below it, until the outline is turned."""
        rows, here = self.rows(styles.OUTLINE - 2)
        height = styles.screen_lines() - 3
        start = 0 if here < height else here - height // 2
        return Point(0, max(min(start + self._lines_turned(), len(rows) - height), 0))

    def turn(self, by: int) -> None:
        """Turn the outline by some lines."""
        form, before, turned = self._state.form, self.top().y, self._lines_turned()
        self._turned = (form, turned + by)
        self._turned = (form, turned + self.top().y - before)

    def _lines_turned(self) -> int:
        return self._turned[1] if self._turned[0] is self._state.form else 0
