"""The full-screen face: the parts of the letter, the question in hand, the letter as it stands.

Everything that an interview does is done by the form and its moves; this module shows a state and turns keys into them.
From 120 columns there are three panes; in a smaller window there is one, and the others are a key away.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any, Final, Literal

from prompt_toolkit.application import Application
from prompt_toolkit.application.current import get_app
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import (
    BufferControl,
    ConditionalContainer,
    Dimension,
    FormattedTextControl,
    HSplit,
    Layout,
    VSplit,
    Window,
)
from prompt_toolkit.layout.containers import DynamicContainer
from prompt_toolkit.mouse_events import MouseEvent, MouseEventType
from prompt_toolkit.styles import Style

from letterkit.errors import LetterkitError
from letterkit.library.questions import Question
from letterkit.wizard import moves
from letterkit.wizard.answers import Refused
from letterkit.wizard.form import Form
from letterkit.wizard.plain import Outcome
from letterkit.wizard.rail import SIGNS, rail
from letterkit.wizard.session import Session

WIDE: Final = 120
_RAIL: Final = 34
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
        self._letter: tuple[Form | None, str] = (None, "")
        self.buffer = Buffer(multiline=True, completer=_Suggestions(self), complete_while_typing=False)
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
        self.app.run()
        return self.outcome

    # -- what is shown ----------------------------------------------------------------------------------

    def _layout(self) -> HSplit:
        wide = Condition(lambda: get_app().output.get_size().columns >= WIDE)
        railing = Window(
            FormattedTextControl(self._rail, focusable=False, get_cursor_position=None), width=_RAIL, wrap_lines=False
        )
        letter = Window(FormattedTextControl(self._page), wrap_lines=True, get_vertical_scroll=self._scroll)
        return HSplit(
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
                    Window(BufferControl(self.buffer), wrap_lines=True, height=Dimension(min=3), style=""),
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
                [
                    Window(
                        FormattedTextControl(self._text, focusable=True),
                        wrap_lines=True,
                        get_vertical_scroll=lambda _: self._top,
                    )
                ]
            )
        return self._reading_made

    def _head(self) -> StyleAndTextTuples:
        number, total = self.form.step
        step = "the end" if self.form.finished else f"question {number} of {total}"
        return [("", f" {self.form.pack.title} · {step} · {self.session.path.name}")]

    def _bar(self) -> StyleAndTextTuples:
        return [("", " " + "  ".join(f"{key} {word}" for key, word in KEYS))]

    def _rail(self) -> StyleAndTextTuples:
        lines: StyleAndTextTuples = []
        for part in rail(self.form):
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
        lines: StyleAndTextTuples = [("class:head", f" {question.ask}\n")]
        if form.choosing:
            items = form.items()
            lines += [("", f"   {number}. {line}\n") for number, line in enumerate(items, 1)]
            return [*lines, ("", " + adds one, 1 changes the first, -1 removes it, 2>1 moves it; F2 goes on.\n")]
        if asked is not question:
            lines.append(("class:head", f"   {asked.ask}\n"))
        for text in dict.fromkeys((question.why, asked.help)):
            if text:
                lines.append(("", f" {text}\n"))
        if asked.example:
            lines.append(("", f" For example: {asked.example}\n"))
        for number, choice in enumerate(asked.choices, 1):
            lines.append(("", f"   {number}. {choice.label or choice.value}\n"))
        return [*lines, ("class:rule", " " + "─" * 40 + "\n")]

    def _said(self) -> StyleAndTextTuples:
        wrong, hint = self.message
        words = len(self.buffer.text.split())
        counted = f" {words} words\n" if self._long and words else ""
        return [("", counted), ("class:wrong", f" {wrong}" if wrong else ""), ("", f"\n   {hint}" if hint else "")]

    def _text(self) -> StyleAndTextTuples:
        if self.mode == "letter":
            return [("", self._letter_text())]
        if self.mode == "review":
            return [
                ("class:attention" if one.required and not text else "", f" {number:>2}. {one.ask} {text or '–'}\n")
                for number, (one, text) in enumerate(self.form.review(), 1)
            ]
        asked = self.form.question if not self.form.finished else None
        texts = (
            (asked.ask, asked.why, asked.help, f"For example: {asked.example}" if asked.example else "")
            if asked
            else ()
        )
        keys = "\n".join(f" {key:<4} {word}" for key, word in KEYS)
        return [("", "\n\n".join([*(f" {text}" for text in texts if text), keys, " Esc goes back to the question."]))]

    def _found(self) -> StyleAndTextTuples:
        return [("", f"   {one.ask}\n") for one in self._matching()[:20]]

    def _matching(self) -> list[Question]:
        wanted = self.finder.text.strip().casefold()
        return [
            one for one in self.form.questions if all(w in f"{one.id} {one.ask}".casefold() for w in wanted.split())
        ]

    def _page(self) -> StyleAndTextTuples:
        return [("", self._letter_text())]

    def _letter_text(self) -> str:
        """The letter as it stands, composed once for each state."""
        if self._letter[0] is not self.form:
            try:
                text = self.show(self.form)
            except LetterkitError as error:
                text = str(error)
            self._letter = (self.form, text)
        return self._letter[1]

    def _scroll(self, window: Window) -> int:
        return 0

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
        on("c-c", eager=True)(self._stop)
        on("escape", filter=~asking, eager=True)(lambda: self._show("ask"))
        on("enter", filter=asking & Condition(lambda: not self._long))(self._next)
        on("enter", filter=finding)(self._go_to_found)
        on("escape", "enter", filter=asking)(self._next)
        on("down", filter=reading)(lambda: self._turn(1))
        on("up", filter=reading)(lambda: self._turn(-1))
        on("pagedown", filter=reading)(lambda: self._turn(15))
        on("pageup", filter=reading)(lambda: self._turn(-15))
        return keys

    @property
    def _long(self) -> bool:
        """Whether Enter makes a new line in the question in hand."""
        if self.form.finished or self.form.choosing:
            return False
        asked = self.form.prompt
        return asked.type == "paragraph" or (asked.type == "list" and self.form.at.item is None)

    def _show(self, mode: Mode) -> None:
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
        self._take(lambda form: moves.answer(form, self.buffer.text))

    def _finish(self) -> None:
        missing = self.form.missing()
        if missing:
            self._move(lambda form: moves.go(form, missing[0].id))
            return
        self.outcome = Outcome(complete=True)
        self.app.exit()

    def _stop(self) -> None:
        self._keep_typed()
        self.app.exit()

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
        from dataclasses import replace

        with contextlib.suppress(Refused):
            self._keep(replace(moves.answer(form, typed), at=form.at))

    def _take(self, move: Callable[[Form], Form]) -> None:
        self.message = ("", "")
        try:
            self._keep(move(self.form))
        except Refused as error:
            self.message = (error.message, error.hint)
            return
        self._fill()

    def _keep(self, form: Form) -> None:
        try:
            self.session.keep(form)
        except LetterkitError as error:  # the answer is in the form; it is written with the next one
            problem = error.problems[0]
            self.message = (problem.message, problem.hint)

    def _fill(self) -> None:
        """Puts the answer in hand into the room to write, the cursor behind it."""
        text = "" if self.form.finished or self.form.choosing else self.form.current
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


def _rule() -> Window:
    return Window(width=1, char="│", style="class:rule")
