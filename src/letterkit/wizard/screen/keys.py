"""Which key does what. The bar at the foot and F1 say the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from prompt_toolkit.filters import Condition, has_completions
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys

from letterkit.wizard import moves
from letterkit.wizard.screen.panes import long

if TYPE_CHECKING:
    from letterkit.wizard.screen.face import Screen


def bindings(screen: Screen) -> KeyBindings:
    """The keys of a screen."""
    keys = KeyBindings()
    _everywhere(screen, keys)
    _writing(screen, keys)
    _lists(screen, keys)
    _reading(screen, keys)
    return keys


def _on(keys: KeyBindings, does: Callable[[], None], *names: str, **options: Any) -> None:
    @keys.add(*names, **options)
    def _(_: KeyPressEvent) -> None:
        does()


def _everywhere(screen: Screen, keys: KeyBindings) -> None:
    for does, names in (
        (lambda: screen.turn_to("explain"), ("f1",)),
        (screen.next, ("f2", "c-n")),
        (lambda: screen.move(moves.back), ("f3", "c-p")),
        (lambda: screen.turn_to("letter"), ("f4",)),
        (lambda: screen.turn_to("find"), ("f5", "c-f")),
        (lambda: screen.move(moves.skip, keep=False), ("f8",)),
        (lambda: screen.turn_to("review"), ("f9",)),
        (screen.stop, ("f10", "c-q")),
        (screen.own_words, ("c-o",)),
        (screen.from_answers, ("c-t",)),
        (lambda: screen.turn_to("table"), ("c-r",)),
        (lambda: screen.turn_to("rail"), ("s-tab",)),
    ):
        for name in names:
            _on(keys, does, name)
    for does, names in ((screen.undo, ("f6", "c-z")), (screen.redo, ("f7", "c-y"))):
        for name in names:  # noting a step here would take away what can be brought back
            _on(keys, does, name, save_before=lambda _: False)
    _on(keys, screen.interrupt, "c-c", eager=True)
    _on(keys, screen.interrupt, Keys.SIGINT)


def _writing(screen: Screen, keys: KeyBindings) -> None:
    asking = Condition(lambda: screen.writing)
    one_line = Condition(lambda: not long(screen.form))
    _on(keys, screen.complete, "tab", filter=asking)
    _on(keys, screen.complete, "down", filter=asking & one_line & ~has_completions)
    _on(keys, screen.next, "enter", filter=asking & one_line)
    _on(keys, screen.next, "escape", "enter", filter=asking)
    _on(keys, screen.edit_outside, "f12", filter=asking)
    _on(keys, screen.edit_outside, "escape", "e", filter=asking)
    _on(keys, screen.up_one, "escape", filter=asking)
    turns = asking & ~has_completions
    _on(keys, lambda: screen.letter.turn(10), "pagedown", filter=turns)
    _on(keys, lambda: screen.letter.turn(-10), "pageup", filter=turns)


def _lists(screen: Screen, keys: KeyBindings) -> None:
    choosing = Condition(lambda: screen.listing)
    records = Condition(lambda: screen.list.records)
    elsewhere = Condition(lambda: screen.mode != "ask")
    for name, by in (("up", -1), ("down", 1), ("pageup", -10), ("pagedown", 10), ("home", -9999), ("end", 9999)):
        _on(keys, lambda by=by: screen.list.step(by), name, filter=choosing)  # type: ignore[misc]
    _on(keys, screen.list.choose, "enter", filter=choosing)
    _on(keys, lambda: screen.turn_to("ask"), "escape", filter=elsewhere)
    _on(keys, screen.list.add, "insert", filter=records)
    _on(keys, screen.list.add, "+", filter=records)
    _on(keys, screen.list.remove, "delete", filter=records)
    _on(keys, screen.list.remove, "-", filter=records)
    for up, down in ((("escape", "up"), ("escape", "down")), (("c-up",), ("c-down",))):
        _on(keys, lambda: screen.list.shift(-1), *up, filter=records)
        _on(keys, lambda: screen.list.shift(1), *down, filter=records)

    @keys.add(Keys.Any, filter=records)
    def _(event: KeyPressEvent) -> None:
        screen.list.add_with(event.data)

    @keys.add(Keys.BracketedPaste, filter=records)
    def _pasted(event: KeyPressEvent) -> None:
        screen.list.add_with(event.data)


def _reading(screen: Screen, keys: KeyBindings) -> None:
    reading = Condition(lambda: screen.mode in ("explain", "letter"))
    for name, by in (("up", -1), ("down", 1), ("pageup", -15), ("pagedown", 15)):
        _on(keys, lambda by=by: screen.scroll(by), name, filter=reading)  # type: ignore[misc]
