"""Where the panes stand: from 120 columns side by side, in a smaller window one at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

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
from letterkit.faces.screen.word_wrap import WordWrap

if TYPE_CHECKING:
    from letterkit.faces.screen.app import Screen


class Places:
    """What receives the keys in each pane."""

    def __init__(self, screen: Screen) -> None:
        self.room = _room(screen)
        self.line = Window(BufferControl(screen.finder), height=1)
        self.list = _list(screen)
        self.found = _list(screen)
        reading = styles.Wheel(screen.showing.read, screen.showing.read_place, screen.showing.turn, focusable=True)
        self.reading = Window(reading, get_vertical_scroll=lambda _: screen.showing.read_place().y)
        self.of = {"asking": self.room, "listing": self.list, "finding": self.line, "reading": self.reading}


def layout(screen: Screen, places: Places) -> FloatContainer:
    """The whole window: a line above, the panes, two lines of keys below."""
    wide = Condition(lambda: styles.columns() >= styles.WIDE)
    railing = Window(
        styles.Wheel(screen.list.rail_text, screen.list.rail_place, screen.list.turn_rail),
        width=styles.RAIL,
        get_vertical_scroll=lambda _: screen.list.rail_place().y,
    )
    letter = Window(
        styles.Wheel(screen.letter.beside, screen.letter.beside_place, screen.letter.turn),
        width=lambda: Dimension.exact(styles.letter_width()),
        get_vertical_scroll=lambda _: screen.letter.beside_place().y,
    )
    panes = {
        "asking": HSplit([_text(screen.showing.question), places.room, _text(screen.showing.said)]),
        "listing": HSplit([_text(screen.list.above), places.list, _text(screen.showing.said)]),
        "finding": HSplit([_text(screen.list.above), places.line, places.found, _text(screen.showing.said)]),
        "reading": HSplit([places.reading]),
    }
    body = VSplit(
        [
            ConditionalContainer(VSplit([railing, _rule()]), wide),
            DynamicContainer(lambda: panes[screen.pane]),
            ConditionalContainer(VSplit([_rule(), letter]), wide),
        ]
    )
    whole = HSplit([_bar(screen.showing.head), body, _bar(screen.showing.here), _bar(screen.showing.bar)])
    menu = Float(CompletionsMenu(max_height=8, scroll_offset=1), xcursor=True, ycursor=True)
    return FloatContainer(whole, [menu])


def _text(text: Callable[[], StyleAndTextTuples]) -> Window:
    return Window(FormattedTextControl(text), wrap_lines=True, dont_extend_height=True)


def _room(screen: Screen) -> Window:
    """The room to write."""
    control = BufferControl(screen.buffer, input_processors=[WordWrap()])
    return Window(control, wrap_lines=True, height=Dimension(min=3))


def _list(screen: Screen) -> Window:
    control = styles.Wheel(screen.list.text, screen.list.place, screen.list.step, focusable=True)
    return Window(control, height=Dimension(min=3))


def _bar(text: Callable[[], StyleAndTextTuples]) -> Window:
    return Window(FormattedTextControl(text), height=1, style="class:bar")


def _rule() -> Window:
    return Window(width=1, char="│")
