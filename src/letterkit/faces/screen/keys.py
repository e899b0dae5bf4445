"""Which key does what. The bar at the foot and F1 say the same, and a click there does the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from prompt_toolkit.application.current import get_app
from prompt_toolkit.filters import Condition, has_completions
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.key_binding.bindings.named_commands import get_by_name
from prompt_toolkit.keys import Keys

from letterkit.interview import moves
from letterkit.questions.answers import Refused

if TYPE_CHECKING:
    from letterkit.faces.screen.app import Screen

Does = Callable[[], None]

COMMANDS: Final[Mapping[str, str]] = {
    ":skip": "F8 leaves this one for later.",
    ":clear": "Empty the line and go on with F3 or Shift-Tab: that takes the answer out.",
    ":go": "F5 finds a question.",
    ":back": "F3 goes back.",
    ":write": "Ctrl-O goes into the words of the passage.",
    ":answers": "Ctrl-T lets the template write the passage.",
    ":read": "Ctrl-R reads a table.",
    ":undo": "F6 takes back the last change.",
    ":redo": "F7 brings it back.",
    ":review": "F9 shows everything once more.",
    ":changes": "F9 shows what differs.",
    ":preview": "F4 shows the letter.",
    ":end": "F9 shows everything once more, and F2 there finishes.",
    ":save": "Everything is saved as you go.",
    ":help": "F1 explains, and shows every key.",
    **dict.fromkeys((":quit", ":q", ":exit"), "F10 stops; everything is kept."),
}
"""Commands of the plain face, and the keys that do the same here."""


def meant(typed: str) -> str:
    """What is meant by what was typed. Raises Refused for a command of the plain face, which would be an answer here
    without anybody wanting it; behind a backslash it is one, as there."""
    name = typed.strip().partition(" ")[0]
    if name in COMMANDS and "\n" not in typed.strip():
        raise Refused(f"‘{name}’ is a command of the plain face.", f"{COMMANDS[name]} Write \\{name} for an answer.")
    return typed[1:] if typed[:1] == "\\" and typed[1:].partition(" ")[0] in COMMANDS else typed


def bindings(screen: Screen) -> KeyBindings:
    """The keys of a screen."""
    keys = KeyBindings()
    _everywhere(screen, keys)
    _writing(screen, keys)
    _lists(screen, keys)
    _reading(screen, keys)
    _escapes(screen, keys)
    return keys


def _on(keys: KeyBindings, does: Does, *names: str, **options: Any) -> None:
    @keys.add(*names, **options)
    def _(_: KeyPressEvent) -> None:
        does()


def at_foot(screen: Screen) -> Mapping[str, Does]:
    """What the keys of the bar do."""
    return {
        "F1": lambda: screen.turn_to("explain"),
        "F2": screen.next,
        "F3": lambda: screen.move(moves.back),
        "F4": lambda: screen.turn_to("letter"),
        "F5": lambda: screen.turn_to("find"),
        "F6": screen.undo,
        "F7": screen.redo,
        "F8": lambda: screen.move(moves.skip),
        "F9": lambda: screen.turn_to("review"),
        "F10": screen.stop,
    }


def here_keys(screen: Screen) -> Mapping[str, Does]:
    """What the keys of the line above it do, those that do one thing wherever they are named."""
    return {
        "F2": screen.next,
        "Enter": screen.list.choose if screen.listing else screen.next,
        "Tab,": screen.complete,
        "F12": screen.edit_outside,
        "Esc": screen.up_one if screen.writing else lambda: screen.turn_to("ask"),
        "Shift-Tab": lambda: screen.turn_to("rail"),
        "Ctrl-O": screen.own_words,
        "Ctrl-R": lambda: screen.turn_to("table"),
        "Ctrl-T": screen.from_answers,
        "+": screen.list.add,
        "Del": screen.list.remove,
    }


def _everywhere(screen: Screen, keys: KeyBindings) -> None:
    foot, here = at_foot(screen), here_keys(screen)
    also = {"F2": "c-n", "F3": "c-p", "F5": "c-f", "F10": "c-q"}
    for name, does in foot.items():
        if name not in ("F6", "F7"):
            for key in (name.lower(), also.get(name, "")):
                if key:
                    _on(keys, does, key)
    for name, key in (("Ctrl-O", "c-o"), ("Ctrl-T", "c-t"), ("Ctrl-R", "c-r"), ("Shift-Tab", "s-tab")):
        _on(keys, here[name], key)
    for does, names in ((screen.undo, ("f6", "c-z")), (screen.redo, ("f7", "c-y"))):
        for name in names:  # noting a step here would take away what can be brought back
            _on(keys, does, name, save_before=lambda _: False)
    _on(keys, screen.interrupt, "c-c", eager=True)
    _on(keys, screen.interrupt, Keys.SIGINT)


def _writing(screen: Screen, keys: KeyBindings) -> None:
    asking = Condition(lambda: screen.writing)
    one_line = Condition(lambda: not screen.form.multiline)
    _on(keys, screen.complete, "tab", filter=asking)
    _on(keys, screen.complete, "down", filter=asking & one_line & ~has_completions)
    _on(keys, screen.next, "enter", filter=asking & (one_line | Condition(lambda: screen.passes)))
    _on(keys, screen.edit_outside, "f12", filter=asking)
    turns = asking & ~has_completions
    _on(keys, lambda: screen.letter.turn(10), "pagedown", filter=turns)
    _on(keys, lambda: screen.letter.turn(-10), "pageup", filter=turns)

    @keys.add(Keys.BracketedPaste, filter=asking)
    def _pasted(event: KeyPressEvent) -> None:
        screen.paste(event.data)


_BY_WORD: Final = {"b": "backward-word", "left": "backward-word", "f": "forward-word", "right": "forward-word"}
"""What the Option key of a Mac sends with an arrow."""


_WITH_ALT: Final = frozenset(
    (Keys.Enter, Keys.ControlJ, Keys.Up, Keys.Down, Keys.Left, Keys.Right, Keys.ControlH, Keys.Delete)
)
"""Keys besides characters that people press with Alt."""


def _alone() -> bool:
    """Whether an Esc is that key, and not what Alt puts before another one."""
    queue = get_app().key_processor.input_queue
    return not queue or (len(queue[0].key) > 1 and queue[0].key not in _WITH_ALT)


def _escapes(screen: Screen, keys: KeyBindings) -> None:
    """Esc, and Alt with another key, which sends Esc and that key at once.

    Esc alone acts at once, so that a key after it is that key. Of Alt with a key there is only what the bars name, and
    going by words: a slip must not take away words.
    """
    asking = Condition(lambda: screen.writing)
    elsewhere = Condition(lambda: screen.mode != "ask")
    records = Condition(lambda: screen.list.records)
    alone = Condition(_alone)
    _on(keys, screen.up_one, "escape", filter=asking & alone, eager=True)
    _on(keys, lambda: screen.turn_to("ask"), "escape", filter=elsewhere & alone, eager=True)
    _on(keys, lambda: None, "escape", filter=~asking & ~elsewhere & alone, eager=True)
    _on(keys, lambda: None, "escape", Keys.Any, eager=True)
    _on(keys, screen.next, "escape", "enter", filter=asking, eager=True)
    _on(keys, screen.edit_outside, "escape", "e", filter=asking, eager=True)
    for key, name in _BY_WORD.items():
        keys.add("escape", key, filter=asking, eager=True)(get_by_name(name))
    _on(keys, lambda: screen.list.shift(-1), "escape", "up", filter=records, eager=True)
    _on(keys, lambda: screen.list.shift(1), "escape", "down", filter=records, eager=True)


def _lists(screen: Screen, keys: KeyBindings) -> None:
    choosing = Condition(lambda: screen.listing)
    records = Condition(lambda: screen.list.records)
    for name, by in (("up", -1), ("down", 1), ("pageup", -10), ("pagedown", 10), ("home", -9999), ("end", 9999)):
        _on(keys, lambda by=by: screen.list.step(by), name, filter=choosing)  # type: ignore[misc]
    _on(keys, screen.list.choose, "enter", filter=choosing)
    _on(keys, screen.list.add, "insert", filter=records)
    _on(keys, screen.list.add, "+", filter=records)
    _on(keys, screen.list.remove, "delete", filter=records)
    _on(keys, screen.list.remove, "-", filter=records)
    _on(keys, lambda: screen.list.shift(-1), "c-up", filter=records)
    _on(keys, lambda: screen.list.shift(1), "c-down", filter=records)

    @keys.add(Keys.Any, filter=records)
    def _(event: KeyPressEvent) -> None:
        screen.list.add_with(event.data)

    @keys.add(Keys.BracketedPaste, filter=records)
    def _pasted(event: KeyPressEvent) -> None:
        screen.list.add_with(event.data)


def _reading(screen: Screen, keys: KeyBindings) -> None:
    reading = Condition(lambda: screen.mode in ("explain", "letter"))
    for name, by in (("up", -1), ("down", 1), ("pageup", -15), ("pagedown", 15), ("home", -9999), ("end", 9999)):
        _on(keys, lambda by=by: screen.showing.turn(by), name, filter=reading)  # type: ignore[misc]
