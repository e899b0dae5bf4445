"""The full-screen face: the parts of the letter, the question in hand, the letter as it stands.

Everything that an interview does is done by the form and its moves; this module shows a state and turns keys into them.
From 120 columns there are three panes; in a smaller window there is one, and the others are a key away.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import re
import textwrap
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final, Literal

from prompt_toolkit.application import Application
from prompt_toolkit.application.current import get_app
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import Completer, Completion
from prompt_toolkit.data_structures import Point
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import (
    BufferControl,
    CompletionsMenu,
    ConditionalContainer,
    Dimension,
    Float,
    FloatContainer,
    FormattedTextControl,
    HSplit,
    Layout,
    VSplit,
    Window,
)
from prompt_toolkit.layout.containers import DynamicContainer
from prompt_toolkit.mouse_events import MouseEvent, MouseEventType
from prompt_toolkit.styles import Style

from letterkit.compose import passages
from letterkit.errors import LetterkitError
from letterkit.library.questions import Question
from letterkit.wizard import moves
from letterkit.wizard.answers import Refused
from letterkit.wizard.form import At, Form
from letterkit.wizard.plain import Outcome
from letterkit.wizard.rail import SIGNS, Part, passage_in_hand, rail
from letterkit.wizard.session import Session
from letterkit.wizard.wrapping import WordWrap

WIDE: Final = 120
_RAIL: Final = 34
_ALL_KEYS: Final = 100
"""Columns that the bar with all keys takes."""
_PAUSE: Final = 0.08
"""Seconds without a key after which the letter is composed with what is being typed."""
_SOON: Final = 0.5
"""Seconds until what is typed is on disk."""
_TELLING: Final = 5
"""Words by which a passage is found in the letter."""
Mode = Literal["ask", "explain", "review", "letter", "find"]

KEYS: Final = (
    ("F1", "help"),
    ("F2", "next"),
    ("F3", "back"),
    ("F4", "letter"),
    ("F5", "find"),
    ("F6", "undo"),
    ("F7", "redo"),
    ("F8", "skip"),
    ("F9", "review"),
    ("F10", "stop"),
)
"""The bar at the foot: what can be done from everywhere."""

_STYLE: Final = Style.from_dict(
    {
        "bar": "reverse",
        "head": "bold",
        "here": "reverse bold",
        "attention": "bold",
        "done": "",
        "empty": "",
        "rule": "",
        "wrong": "bold underline",
        "passage": "bold",
    }
)
"""No colour at all: bold, underlined and reversed read well on light and on dark, and under NO_COLOR."""


class Screen:
    """Asks the questions of a session on the whole terminal. `show` turns a form into the text of the letter."""

    def __init__(self, session: Session, show: Callable[[Form], str], **streams: Any) -> None:
        self.session, self.show = session, show
        self.mode: Mode = "ask"
        self.message: tuple[str, str] = ("", "")
        self.outcome = Outcome(complete=False)
        self._top = 0
        self._journalling = False
        self._ahead: asyncio.TimerHandle | None = None
        self._letter: tuple[Form | None, str] = (None, "")
        self._lines: tuple[Form | None, int, tuple[list[str], int, int]] = (None, 0, ([], 0, 0))
        self._parts: tuple[Form | None, tuple[Part, ...]] = (None, ())
        self.pending: dict[At, str] = {session.form.at: session.typed} if session.typed else {}
        self.buffer = Buffer(
            multiline=True,
            completer=_Suggestions(self),
            complete_while_typing=False,
            on_text_changed=lambda _: self._journal(),
        )
        self.finder = Buffer(multiline=False, on_text_changed=lambda _: self._turn_to_top())
        self._fill()
        self.app: Application[None] = Application(
            layout=Layout(self._layout(), focused_element=self.buffer),
            key_bindings=self._bindings(),
            style=_STYLE,
            full_screen=True,
            mouse_support=True,
            **streams,
        )

    @property
    def form(self) -> Form:
        return self.session.form

    def run(self) -> Outcome:
        """Asks until the letter is complete, or until the person stops. What was typed is on disk by then."""
        self.settle()
        self.app.run()
        return self.outcome

    def settle(self) -> None:
        """Works out what is shown first, and takes all that stands by now out of Python's tidying up, which would hold
        up a key several times a second."""
        self._letter_text()
        gc.collect()
        gc.freeze()

    # -- what is shown ----------------------------------------------------------------------------------

    def _layout(self) -> FloatContainer:
        wide = Condition(lambda: get_app().output.get_size().columns >= WIDE)
        railing = Window(_shown(self._rail, self._place_in_rail), width=_RAIL)
        letter = Window(_shown(self._page, self._place_in_letter), width=self._page_width)
        panes = HSplit(
            [
                Window(FormattedTextControl(self._head), height=1, style="class:bar"),
                VSplit(
                    [
                        ConditionalContainer(VSplit([railing, _rule()]), wide),
                        DynamicContainer(self._middle),
                        ConditionalContainer(VSplit([_rule(), letter]), wide),
                    ]
                ),
                Window(FormattedTextControl(self._bar), height=1, style="class:bar"),
            ]
        )
        menu = Float(CompletionsMenu(max_height=12, scroll_offset=1), xcursor=True, ycursor=True)
        return FloatContainer(panes, [menu])

    def _middle(self) -> HSplit:
        if self.mode == "ask":
            return self._asking
        if self.mode == "find":
            return self._finding
        return self._reading

    @property
    def _asking(self) -> HSplit:
        if not hasattr(self, "_asking_made"):
            self._asking_made = HSplit(
                [
                    Window(FormattedTextControl(self._question), wrap_lines=True, dont_extend_height=True),
                    Window(
                        BufferControl(self.buffer, input_processors=[WordWrap()]),
                        wrap_lines=True,
                        height=Dimension(min=3),
                    ),
                    Window(FormattedTextControl(self._said), wrap_lines=True, dont_extend_height=True),
                ]
            )
        return self._asking_made

    @property
    def _finding(self) -> HSplit:
        if not hasattr(self, "_finding_made"):
            self._finding_made = HSplit(
                [
                    Window(
                        FormattedTextControl([("class:head", " Find a question. Enter goes to the first; Esc: back.")]),
                        height=1,
                    ),
                    Window(BufferControl(self.finder), height=1),
                    Window(FormattedTextControl(self._found), wrap_lines=True),
                ]
            )
        return self._finding_made

    @property
    def _reading(self) -> HSplit:
        if not hasattr(self, "_reading_made"):
            self._reading_made = HSplit(
                [Window(_shown(self._text, lambda: Point(0, self._top), focusable=True), wrap_lines=True)]
            )
        return self._reading_made

    def _head(self) -> StyleAndTextTuples:
        number, total = self.form.step
        step = "the end" if self.form.finished else f"question {number} of {total}"
        return [("", f" {self.form.pack.title} · {step} · {self.session.path.name}")]

    def _bar(self) -> StyleAndTextTuples:
        narrow = _columns() < _ALL_KEYS
        shown = [f"{key} {word}" for key, word in KEYS if not (narrow and word == "redo")]
        return [("", " " + (" " if narrow else "  ").join(shown))]

    @property
    def _railed(self) -> tuple[Part, ...]:
        """The parts of the letter, worked out once for each state."""
        if self._parts[0] is not self.form:
            self._parts = (self.form, rail(self.form))
        return self._parts[1]

    def _rail(self) -> StyleAndTextTuples:
        lines: StyleAndTextTuples = []
        for part in self._railed:
            lines.append(("class:head", f" {SIGNS[part.mark]} {part.title[: _RAIL - 4]}\n"))
            for one in part.entries:
                style = "class:here" if one.here else f"class:{one.mark}"
                text = f"   {SIGNS[one.mark]} {one.name[: _RAIL - 6]}"
                lines.append((style, text, self._goes_to(one.question)))
                lines.append(("", "\n"))
        return lines

    def _goes_to(self, question: Question) -> Callable[[MouseEvent], None]:
        def clicked(event: MouseEvent) -> None:
            if event.event_type == MouseEventType.MOUSE_UP:
                self._move(lambda form: moves.go(form, question.id))

        return clicked

    def _question(self) -> StyleAndTextTuples:
        form = self.form
        if form.finished:
            missing = form.missing()
            text = f"Still needed: {', '.join(one.id for one in missing)}. F2 goes to the first." if missing else ""
            return [
                ("class:head", " That was the last question.\n"),
                ("", f" {text or 'Nothing is missing. F2 finishes.'}\n"),
            ]
        asked, question = form.prompt, form.question
        width = self._middle_width()
        lines: StyleAndTextTuples = [("class:head", f"{_filled(question.ask, width)}\n")]
        if form.choosing:
            items = form.items()
            lines += [("", f"   {number}. {line}\n") for number, line in enumerate(items, 1)]
            return [*lines, ("", " + adds one, 1 changes the first, -1 removes it, 2>1 moves it; F2 goes on.\n")]
        if asked is not question:
            lines.append(("class:head", f"{_filled(asked.ask, width, '   ')}\n"))
        for text in dict.fromkeys((question.why, asked.help)):
            if text:
                lines.append(("", f"{_filled(text, width)}\n"))
        if asked.example:
            lines.append(("", f"{_filled(f'For example: {asked.example}', width)}\n"))
        for number, choice in enumerate(asked.choices, 1):
            lines.append(("", f"   {number}. {choice.label or choice.value}\n"))
        return [*lines, ("class:rule", " " + "─" * min(width - 2, 60) + "\n")]

    def _said(self) -> StyleAndTextTuples:
        wrong, hint = self.message
        words = len(self.buffer.text.split())
        counted = f" {words} words\n" if self._long and words else ""
        return [("", counted), ("class:wrong", f" {wrong}" if wrong else ""), ("", f"\n   {hint}" if hint else "")]

    def _text(self) -> StyleAndTextTuples:
        width = self._middle_width()
        if self.mode == "letter":
            return [("", "\n".join(_filled(line, min(width, 88)) for line in self._letter_text().split("\n")))]
        if self.mode == "review":
            return [
                ("class:attention" if one.required and not said else "", f"{_filled(line, width)}\n")
                for number, (one, said) in enumerate(self.form.review(), 1)
                for line in (f"{number}. {one.ask} {said or '–'}",)
            ]
        asked = self.form.question if not self.form.finished else None
        texts = (
            (asked.ask, asked.why, asked.help, f"For example: {asked.example}" if asked.example else "")
            if asked
            else ()
        )
        keys = "\n".join(f" {key:<4} {word}" for key, word in KEYS)
        return [
            (
                "",
                "\n\n".join(
                    [*(_filled(text, width) for text in texts if text), keys, " Esc goes back to the question."]
                ),
            )
        ]

    def _found(self) -> StyleAndTextTuples:
        return [("", f"   {one.ask}\n") for one in self._matching()[:20]]

    def _matching(self) -> list[Question]:
        wanted = self.finder.text.strip().casefold()
        return [
            one for one in self.form.questions if all(w in f"{one.id} {one.ask}".casefold() for w in wanted.split())
        ]

    def _page(self) -> StyleAndTextTuples:
        """The letter in the pane beside the question, the passage in hand marked."""
        lines, first, last = self._wrapped()
        return [
            ("class:passage" if first <= number < last else "", f"{'▌' if first <= number < last else ' '}{line}\n")
            for number, line in enumerate(lines)
        ]

    def _wrapped(self) -> tuple[list[str], int, int]:
        """The lines of the letter in the width of the pane, and those of the passage in hand: the first, and the one
        after the last. Worked out once for each state and width, and not for each key."""
        width = max(_columns() - _RAIL - 2 - self._middle_width() - 2, 20)
        if self._lines[0] is not self.form or self._lines[1] != width:
            self._lines = (self.form, width, self._wrap(width))
        return self._lines[2]

    def _wrap(self, width: int) -> tuple[list[str], int, int]:
        text = self._letter_text()
        begins, ends = self._place_of_passage(text)
        lines: list[str] = []
        first = last = offset = 0
        for line in text.split("\n"):
            if offset <= begins < offset + len(line) + 1:
                first = len(lines)
            lines += textwrap.wrap(line, width, break_on_hyphens=False) or [""]
            offset += len(line) + 1
            if begins >= 0 and offset <= ends + 1:
                last = len(lines)
        return lines, first, max(last, first + 1) if begins >= 0 else 0

    def _place_of_passage(self, text: str) -> tuple[int, int]:
        """Where the passage in hand stands in the letter's text; -1 where it cannot be told."""
        words = self._passage_text().split()
        begins = re.search(r"\s+".join(map(re.escape, words[:_TELLING])), text) if words else None
        if begins is None:
            return -1, -1
        ends = re.compile(r"\s+".join(map(re.escape, words[-_TELLING:]))).search(text, begins.start())
        return begins.start(), ends.end() if ends else begins.end()

    def _passage_text(self) -> str:
        number = passage_in_hand(self.form)
        if not number or self.form.finished:
            return ""
        with contextlib.suppress(LetterkitError):
            return next((one.text for one in passages(self.form.draft, self.form.library) if one.number == number), "")
        return ""

    def _page_width(self) -> Dimension:
        return Dimension.exact(max(_columns() - _RAIL - 2 - self._middle_width(), 20))

    def _middle_width(self) -> int:
        """Columns of the question: half of what the rail leaves, and everything in a small window."""
        columns = _columns()
        return (columns - _RAIL - 2) // 2 if columns >= WIDE else columns

    def _letter_text(self) -> str:
        """The letter as it stands, composed once for each state."""
        if self._letter[0] is not self.form:
            try:
                text = self.show(self.form)
            except LetterkitError as error:
                text = str(error)
            self._letter = (self.form, text)
        return self._letter[1]

    def _place_in_letter(self) -> Point:
        """The line that must be seen for the passage in hand to stand near the top."""
        lines, first, last = self._wrapped()
        height = get_app().output.get_size().rows - 2
        return Point(0, max(min(max(first + height - 6, last), len(lines) - 1), 0))

    def _place_in_rail(self) -> Point:
        row = found = 0
        for part in self._railed:
            row += 1
            for one in part.entries:
                found = row if one.here else found
                row += 1
        return Point(0, found)

    # -- keys -------------------------------------------------------------------------------------------

    def _bindings(self) -> KeyBindings:
        keys = KeyBindings()
        asking = Condition(lambda: self.mode == "ask")
        finding = Condition(lambda: self.mode == "find")
        reading = Condition(lambda: self.mode in ("explain", "review", "letter"))

        def on(*names: str, **options: Any) -> Callable[[Callable[[], None]], None]:
            def added(does: Callable[[], None]) -> None:
                @keys.add(*names, **options)
                def _(_: KeyPressEvent) -> None:
                    does()

            return added

        on("tab", filter=asking)(self._complete)
        on("f1")(lambda: self._show("explain"))
        on("f2")(self._next)
        on("f3")(lambda: self._move(moves.back))
        on("f4")(lambda: self._show("letter"))
        on("f5")(lambda: self._show("find"))
        on("f6")(lambda: self._move(moves.undo))
        on("f7")(lambda: self._move(moves.redo))
        on("f8")(lambda: self._move(moves.skip, keep=False))
        on("f9")(lambda: self._show("review"))
        on("f10")(self._stop)
        on("c-c", eager=True)(self._interrupt)
        on("escape", filter=~asking, eager=True)(lambda: self._show("ask"))
        on("enter", filter=asking & Condition(lambda: not self._long))(self._next)
        on("enter", filter=finding)(self._go_to_found)
        on("escape", "enter", filter=asking)(self._next)
        on("down", filter=reading)(lambda: self._turn(1))
        on("up", filter=reading)(lambda: self._turn(-1))
        on("pagedown", filter=reading)(lambda: self._turn(15))
        on("pageup", filter=reading)(lambda: self._turn(-15))
        return keys

    def _complete(self) -> None:
        if self.buffer.complete_state:
            self.buffer.complete_next()
        else:
            self.buffer.start_completion(select_first=False)

    @property
    def _long(self) -> bool:
        """Whether Enter makes a new line in the question in hand."""
        if self.form.finished or self.form.choosing:
            return False
        asked = self.form.prompt
        return asked.type == "paragraph" or (asked.type == "list" and self.form.at.item is None)

    def _show(self, mode: Mode) -> None:
        self.buffer.cancel_completion()
        self.mode = "ask" if self.mode == mode else mode
        self._top = 0
        if self.mode == "find":
            self.finder.reset()
            self.app.layout.focus(self.finder)
        elif self.mode == "ask":
            self.app.layout.focus(self.buffer)

    def _turn(self, lines: int) -> None:
        self._top = max(self._top + lines, 0)

    def _turn_to_top(self) -> None:
        self._top = 0

    def _go_to_found(self) -> None:
        found = self._matching()
        if found:
            self._move(lambda form: moves.go(form, found[0].id))
            self._show("ask")

    def _next(self) -> None:
        if self.mode != "ask":
            self._show("ask")
            return
        if self.form.finished:
            self._finish()
            return
        self._take(lambda form: moves.answer(form, self.buffer.text), answered=True)

    def _finish(self) -> None:
        missing = self.form.missing()
        if missing:
            self._move(lambda form: moves.go(form, missing[0].id))
            return
        self.outcome = Outcome(complete=True)
        self.app.exit()

    def _stop(self) -> None:
        self._keep_typed()
        self._write_journal()
        self.app.exit()

    def _interrupt(self) -> None:
        self.outcome = Outcome(complete=False, interrupted=True)
        self._stop()

    def _move(self, move: Callable[[Form], Form], *, keep: bool = True) -> None:
        """Goes elsewhere; what has been typed and can be an answer is kept first."""
        if keep:
            self._keep_typed()
        self._take(move)

    def _keep_typed(self) -> None:
        """Keeps what is in the room to write as the answer in hand, where it can be one; the place stays."""
        form, typed = self.form, self.buffer.text
        if form.finished or form.choosing or not typed.strip() or typed == form.current:
            return
        try:
            self._keep(replace(moves.answer(form, typed), at=form.at))
        except Refused:  # it cannot be an answer yet, and is there again when one comes back
            self.pending[form.at] = typed
        else:
            self.pending.pop(form.at, None)

    def _journal(self) -> None:
        """What is being typed is on disk half a second later, though nobody has entered it yet."""
        if not hasattr(self, "app") or self.app.loop is None:
            return
        if self._ahead is not None:
            self._ahead.cancel()
        self._ahead = self.app.loop.call_later(_PAUSE, self._look_ahead)
        if not self._journalling:
            self._journalling = True
            self.app.loop.call_later(_SOON, self._write_journal)

    def _look_ahead(self) -> None:
        """Composes the letter with what is being typed, in another thread, so that no key waits for it."""
        form, typed = self.form, self.buffer.text
        if form.finished or form.choosing or not typed.strip() or typed == form.current or self.app.loop is None:
            return

        def composed() -> str | None:
            try:
                return self.show(moves.answer(form, typed))
            except (Refused, LetterkitError):
                return None

        def arrived(done: asyncio.Future[str | None]) -> None:
            text = None if done.cancelled() or done.exception() else done.result()
            if text is not None and self.form is form and self.buffer.text == typed:
                self._letter, self._lines = (form, text), (None, 0, ([], 0, 0))
                self.app.invalidate()

        self.app.loop.run_in_executor(None, composed).add_done_callback(arrived)

    def _write_journal(self) -> None:
        self._journalling = False
        form, typed = self.form, self.buffer.text
        waits = not (form.finished or form.choosing or typed == form.current)
        self.session.journal(typed if waits else "")

    def _take(self, move: Callable[[Form], Form], *, answered: bool = False) -> None:
        self.message = ("", "")
        at = self.form.at
        try:
            self._keep(move(self.form))
        except Refused as error:
            self.message = (error.message, error.hint)
            return
        if answered:
            self.pending.pop(at, None)
        self._fill()

    def _keep(self, form: Form) -> None:
        try:
            self.session.keep(form)
        except LetterkitError as error:  # the answer is in the form; it is written with the next one
            problem = error.problems[0]
            self.message = (problem.message, problem.hint)

    def _fill(self) -> None:
        """Puts the answer in hand into the room to write, the cursor behind it."""
        form = self.form
        text = "" if form.finished or form.choosing else self.pending.get(form.at, form.current)
        self.buffer.document = Document(text, len(text))


class _Suggestions(Completer):
    """Completions of the question in hand: norms, forms of address, choices, phrases of the organisation."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen

    def get_completions(self, document: Document, complete_event: Any) -> Any:
        if self.screen.form.finished or self.screen.form.choosing:
            return
        typed = document.text_before_cursor
        for value, words in self.screen.form.suggestions(typed):
            yield Completion(value, start_position=-len(typed), display_meta=words)


def _shown(text: Callable[[], StyleAndTextTuples], place: Callable[[], Point], **options: Any) -> FormattedTextControl:
    """A text of which one line must be seen; the window turns to it."""
    return FormattedTextControl(text, show_cursor=False, get_cursor_position=place, **options)


def _columns() -> int:
    return get_app().output.get_size().columns


def _filled(text: str, width: int, indent: str = " ") -> str:
    """Text in the width of its pane, broken at words."""
    return textwrap.fill(text, max(width - 1, 20), initial_indent=indent, subsequent_indent=indent)


def _rule() -> Window:
    return Window(width=1, char="│", style="class:rule")
