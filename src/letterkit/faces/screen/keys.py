"""Key bindings: the keys of each action in the places where it applies, and the keys that step, turn and paste."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from prompt_toolkit.application.current import get_app
from prompt_toolkit.filters import Always, Condition, Filter, has_completions
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.key_binding.bindings.named_commands import get_by_name
from prompt_toolkit.keys import Keys

from letterkit.faces.screen import editing
from letterkit.faces.screen.list_pane import ListPane
from letterkit.faces.screen.state import ScreenState
from letterkit.faces.screen.text_panes import TextPanes
from letterkit.interview.action import EVERYWHERE, LISTS, READING, RECORDS, SOURCES, TOUCHED, WRITING, Place
from letterkit.interview.actions import ACTIONS

Does = Callable[[], None]
ENTER: Final = "Enter in an answer"
"""Under which `does` has what Enter does in an answer."""

_NAMES: Final = {
    "Enter": "enter",
    "Esc": "escape",
    "Tab": "tab",
    "Shift-Tab": "s-tab",
    "Del": "delete",
    "Ins": "insert",
    "PgUp": "pageup",
    "PgDn": "pagedown",
    "↑": "up",
    "↓": "down",
    "Ctrl-Enter": "c-j",
}
"""Keys as people call them, and as prompt_toolkit does, where the two differ."""
_BY_WORD: Final = {"b": "backward-word", "left": "backward-word", "f": "forward-word", "right": "forward-word"}
"""What the Option key of a Mac sends with an arrow."""
_MODES: Final = ("c-@", "c-]", "c-v", "c-x", "c-\\", "c-^")
_WITH_ALT: Final = frozenset(
    (Keys.Enter, Keys.ControlJ, Keys.Up, Keys.Down, Keys.Left, Keys.Right, Keys.ControlH, Keys.Delete)
)
"""Keys besides characters that people press with Alt."""


def bindings(
    state: ScreenState,
    rows: ListPane,
    texts: TextPanes,
    does: Mapping[str, Does],
    steps: Mapping[Place, Callable[[int], None]],
) -> KeyBindings:
    """Return the keys of a screen. `does` is what each action does, by its id; `steps` goes some rows further in a list
    that is none of `rows`, by its place."""
    keys = KeyBindings()

    def in_places(places: frozenset[Place]) -> Filter:
        return Condition(lambda: state.place in places)

    for action in ACTIONS:
        for key, places in action.keys.items():
            if action.id in does:
                where = Always() if places == EVERYWHERE else in_places(places)
                function = does[ENTER if (action.id, key) == ("next", "Enter") else action.id]
                for name in _in_both_cases(key):
                    _on(keys, function, *name, filter=where & _only(action.id, key), **_options(action.id))
    _on(keys, does["interrupt"], Keys.SIGINT)
    writing, listing, records = in_places(WRITING), in_places(LISTS - steps.keys()), in_places(RECORDS)
    _steps(keys, rows.step, 10, listing, arrows=True)
    for place, step in steps.items():
        _steps(keys, step, 10, in_places(frozenset((place,))), arrows=True)
    _steps(keys, texts.turn, 15, in_places(READING), arrows=True)
    _steps(keys, texts.turn_letter, 10, writing & ~has_completions, arrows=False)
    _with_alt(keys, writing)
    for key, where, take in (
        (Keys.BracketedPaste, writing, rows.paste),
        (Keys.BracketedPaste, records, rows.paste),
        (Keys.BracketedPaste, in_places(SOURCES), rows.sources_typed),
    ):
        _on_text(keys, take, key, where)
    _on_characters(keys, rows.add_with, records)
    _on_characters(keys, rows.sources_typed, in_places(SOURCES))
    _on_characters(keys, rows.touched.type_on, in_places(TOUCHED))
    _completions(keys, state)
    _without_modes(keys, writing)
    return keys


def parsed(key: str) -> tuple[str, ...]:
    """Return a key as prompt_toolkit calls it; Alt with a key sends Esc and that key."""
    if key in _NAMES:
        return (_NAMES[key],)
    modifier, _, base = key.rpartition("-")
    if modifier == "Alt":
        return ("escape", *parsed(base if len(base) > 1 or base in _NAMES else base.lower()))
    if modifier == "Ctrl":
        return (f"c-{parsed(base)[0].lower()}",)
    return (key.lower(),)


def _in_both_cases(key: str) -> tuple[tuple[str, ...], ...]:
    """Return a key as prompt_toolkit calls it; of a letter alone the capital too, which is another key."""
    return ((key.lower(),), (key.upper(),)) if len(key) == 1 and key.isalpha() else (parsed(key),)


def _only(action: str, key: str) -> Filter:
    """Return what has to be so besides the place."""
    if action == "leave":
        return Condition(_is_alone)
    return ~has_completions if key == "↓" else Always()


_AT_ONCE: Final = (
    "leave",
    "interrupt",
    "next",
    "new line",
    "editor",
    "known",
    "move up",
    "move down",
    "passage up",
    "passage down",
)
"""Actions whose keys are not to wait for another key."""


def _options(action: str) -> dict[str, Any]:
    if action in ("undo", "redo", "complete"):  # noting a step here would take away what can be brought back
        return {"save_before": lambda _: False}
    return {"eager": True} if action in _AT_ONCE else {}


def _is_alone() -> bool:
    """True if an Esc is that key, and not what Alt puts before another one."""
    queue = get_app().key_processor.input_queue
    return not queue or (len(queue[0].key) > 1 and queue[0].key not in _WITH_ALT)


def _without_modes(keys: KeyBindings, writing: Filter) -> None:
    """Take out the keys that prompt_toolkit has for what is not shown here: marks, searches, scrolling, prefixes that
    wait for another key. What is typed after them would be lost."""
    for key in _MODES:
        _on(keys, lambda: None, key, filter=writing, eager=True)


def _with_alt(keys: KeyBindings, writing: Filter) -> None:
    """Bind Alt with other keys. Esc alone acts at once, so that a key after it is that key. Of Alt with a key there is
    only what the bars name, and going by words: a slip must not take away words."""
    _on(keys, lambda: None, "escape", Keys.Any, eager=True)
    for key, name in _BY_WORD.items():
        keys.add("escape", key, filter=writing, eager=True)(get_by_name(name))


def _steps(keys: KeyBindings, step: Callable[[int], None], page: int, where: Filter, *, arrows: bool) -> None:
    """Bind the keys that go a line, a page, or to an end."""
    pages = {"pageup": -page, "pagedown": page}
    lines = {"up": -1, "down": 1, "home": -9999, "end": 9999} if arrows else {}
    for key, by in (pages | lines).items():
        _on(keys, partial(step, by), key, filter=where)


def _completions(keys: KeyBindings, state: ScreenState) -> None:
    """Bind Enter, while there is a list to choose from in a text of several lines: it takes what is chosen."""
    listed = has_completions & Condition(lambda: state.writing and state.form.prompt_type.has_paragraphs)
    _on(keys, partial(editing.take_completion, state), "enter", filter=listed, eager=True)


def _on(keys: KeyBindings, does: Does, *names: str, **options: Any) -> None:
    @keys.add(*names, **options)
    def _(_: KeyPressEvent) -> None:
        does()


def _on_text(keys: KeyBindings, take: Callable[[str], None], name: str, where: Filter) -> None:
    @keys.add(name, filter=where)
    def _(event: KeyPressEvent) -> None:
        take(event.data)


def _on_characters(keys: KeyBindings, take: Callable[[str], None], where: Filter) -> None:
    @keys.add(Keys.Any, filter=where)
    def _(event: KeyPressEvent) -> None:
        if len(event.key_sequence[-1].key) == 1 and event.data.isprintable():  # not the code of a key that is unused
            take(event.data)
