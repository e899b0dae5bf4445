"""Where the panes are: from 120 columns side by side, in a smaller window one at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from prompt_toolkit.data_structures import Point
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout import (
    BufferControl,
    CompletionsMenu,
    ConditionalContainer,
    Dimension,
    Float,
    FloatContainer,
    FormattedTextControl,
    HSplit,
    VSplit,
    Window,
)
from prompt_toolkit.layout.containers import DynamicContainer

from letterkit.faces.screen import styles
from letterkit.faces.screen.letter_pane import LetterPane
from letterkit.faces.screen.letter_walk import LetterWalk
from letterkit.faces.screen.list_pane import ListPane
from letterkit.faces.screen.list_window import ListWindow
from letterkit.faces.screen.outline_pane import OutlinePane
from letterkit.faces.screen.row_list import RowList
from letterkit.faces.screen.state import ScreenState
from letterkit.faces.screen.text_panes import TextPanes
from letterkit.faces.screen.word_wrap import WordWrap

_REST: Final = Dimension(preferred=1)
"""The lines that others leave. Without it, the whole letter would be laid out several times for each key, to know its
height."""


def layout(
    state: ScreenState,
    texts: TextPanes,
    rows: ListPane,
    outline: OutlinePane,
    walk: LetterWalk,
) -> tuple[FloatContainer, dict[str, Window]]:
    """Return the whole window, and what receives the keys in each pane: a line above, the panes, two lines of keys."""
    answer = BufferControl(state.answer, input_processors=[WordWrap()])
    reading = styles.Wheel(texts.reading, texts.reading_top, texts.turn, focusable=True)
    focus = {
        "answer": Window(answer, wrap_lines=True, height=_lines(lambda: texts.room.answer)),
        "list": _list(rows),
        "search": Window(BufferControl(state.search), height=1),
        "reading": Window(reading, get_vertical_scroll=lambda _: texts.reading_top().y),
        "plan": _plan(outline),
        "letter": _sentences(walk),
    }
    panes = {
        "answer": HSplit([*_question(texts), focus["answer"], *_below_answer(texts), Window()], width=_middle),
        "list": HSplit(
            [_text(rows.head), focus["list"], _text(rows.below), *_below_list(texts), Window()], width=_middle
        ),
        "search": HSplit([_text(rows.head), focus["search"], _list(rows), _text(texts.remarks)], width=_middle),
        "reading": HSplit([focus["reading"]], width=_middle),
        "plan": HSplit([focus["plan"], _text(texts.remarks)], width=_middle),
        "letter": HSplit([focus["letter"], _text(texts.remarks)], width=_middle),
    }
    wide = Condition(styles.is_wide)
    beside = _letter(walk.letter, walk)
    at_right = DynamicContainer(lambda: focus["letter"] if state.mode == "letter" else beside)
    body = VSplit(
        [
            ConditionalContainer(VSplit([focus["plan"], _rule()], width=styles.OUTLINE + 1), wide),
            DynamicContainer(lambda: panes[state.pane_in_the_middle if wide() else state.pane]),
            ConditionalContainer(VSplit([_rule(), at_right], width=_right), wide),
        ]
    )
    whole = HSplit([_bar(texts.head), body, _bar(texts.here), _bar(texts.bar)])
    menu = Float(CompletionsMenu(max_height=8, scroll_offset=1), xcursor=True, ycursor=True)
    return FloatContainer(whole, [menu]), focus


def _middle() -> Dimension:
    """Return the width of what is in the middle: else those of all texts would be looked at for each key."""
    return Dimension.exact(styles.middle_width())


def _right() -> Dimension:
    return Dimension.exact(styles.letter_width() + 1)


def _question(texts: TextPanes) -> list[Window]:
    return [Window(FormattedTextControl(texts.question), height=_lines(lambda: texts.room.question))]


def _below_answer(texts: TextPanes) -> list[Window]:
    return [
        Window(_passage(texts), height=_lines(lambda: texts.room.passage)),
        Window(FormattedTextControl(texts.remarks), height=_lines(lambda: texts.room.remarks)),
    ]


def _below_list(texts: TextPanes) -> list[Window]:
    return [Window(_passage(texts), height=_lines(lambda: texts.passage_lines)), _text(texts.remarks)]


def _passage(texts: TextPanes) -> FormattedTextControl:
    return styles.Wheel(texts.passage, lambda: Point(0, 0), texts.turn_passage)


def _lines(count: Callable[[], int]) -> Callable[[], Dimension]:
    return lambda: Dimension.exact(count())


def _plan(outline: OutlinePane) -> Window:
    """Return the plan: at the left, and in the place of the question in a small window."""
    control = styles.Wheel(outline.text, outline.top, outline.turn, focusable=True)
    return ListWindow(
        control,
        outline.lines,
        width=lambda: Dimension.exact(styles.OUTLINE) if styles.is_wide() else Dimension(),
        height=_REST,
        get_vertical_scroll=lambda _: outline.top().y,
        always_hide_cursor=True,
    )


def _sentences(walk: LetterWalk) -> Window:
    """Return the letter by its sentences: at the right, and in the place of the question in a small window."""
    control = styles.Wheel(walk.text, lambda: Point(0, 0), walk.turn, walk.click, focusable=True)
    return Window(control, width=_letter_width, height=_REST, always_hide_cursor=True)


def _letter(letter: LetterPane, walk: LetterWalk) -> Window:
    return Window(
        styles.Wheel(letter.beside, lambda: Point(0, 0), letter.turn, walk.click_beside),
        width=_letter_width,
        height=_REST,
    )


def _letter_width() -> Dimension:
    return Dimension.exact(styles.letter_width()) if styles.is_wide() else Dimension()


def _text(text: Callable[[], StyleAndTextTuples]) -> Window:
    return Window(FormattedTextControl(lambda: _trimmed(text())), wrap_lines=True, dont_extend_height=True)


def _trimmed(text: StyleAndTextTuples) -> StyleAndTextTuples:
    """Return a text without the break behind its last line, which would be shown as an empty line."""
    if not text or not text[-1][1].endswith("\n"):
        return text
    style, words, *rest = text[-1]
    return [*text[:-1], (style, words[:-1], *rest)]  # type: ignore[list-item]


def _list(rows: ListPane) -> Window:
    return ListWindow(RowList(rows.lines, rows.step), rows.lines, height=Dimension(min=3), dont_extend_height=True)


def _bar(text: Callable[[], StyleAndTextTuples]) -> Window:
    return Window(FormattedTextControl(text), height=1, style="class:bar")


def _rule() -> Window:
    return Window(width=1, char="│")
