"""Looking up a norm from the main menu: words, what is found for them, and everything to know of one of it."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from letterkit.cli import faces
from letterkit.cli.faces import Choice, Left, PlainList
from letterkit.cli.norm_card import shown
from letterkit.cli.norms import place_line, titled
from letterkit.faces.plain.console import Console
from letterkit.library.library import Library, open_library
from letterkit.wording import say

_MOST: Final = 30


class _Found(NamedTuple):
    choice: Choice
    norm: str
    at: str


def look_up(console: Console, on_screen: bool) -> None:
    """Ask for words until the person has enough, and show the norm that is chosen of those that are found."""
    library = open_library((Path(),))
    if on_screen:
        _on_screen(console, library)
    else:
        _line_by_line(console, library)


def _hint() -> str:
    return say(
        "Type what you remember: a name or symbol (R2P, 60/1), an article (ICCPR 19, common article 3), a subject "
        "(right to protest), a State."
    )


def _search(words: str, library: Library) -> Sequence[_Found]:
    """Return what is found: its title, and the place that is meant with what it is about."""
    language = library.language("en")
    found = []
    for hit in library.norms.search(words)[:_MOST]:
        norm = library.norms.get(hit.norm.id)
        about = place_line(hit, norm, language) if hit.at else ""
        found.append(_Found(Choice(titled(norm, "en"), about), norm.id, hit.at))
    return found


def _card(found: _Found, library: Library) -> str:
    norm = library.norms.get(found.norm)
    return "\n".join(shown(norm, found.at, None, False, library, library.language("en")))


def _on_screen(console: Console, library: Library) -> None:
    from letterkit.faces.screen.menu import Option
    from letterkit.faces.screen.search_list import SearchList

    kept: dict[Option, _Found] = {}
    words, row = "", 0

    def search(typed: str) -> list[Option]:
        options = [(Option(*found.choice), found) for found in _search(typed, library)]
        kept.update(options)
        return [option for option, _ in options]

    while True:
        asked = SearchList(say("Look up a norm"), search, _hint(), words, row)
        chosen = asked.run()
        if chosen is None:
            return
        words, row, found = asked.words.text, asked.row, kept[chosen]
        faces.show_text(console, True, found.choice.name, lambda found=found: _card(found, library))  # type: ignore[misc]


def _line_by_line(console: Console, library: Library) -> None:
    console.say(f"{_hint()}\n{say('Enter alone goes back.')}")
    while True:
        try:
            typed = console.ask("", None).strip()
        except EOFError:
            return
        if typed in ("", "q", ":quit"):
            return
        found = _search(typed, library)
        if not found:
            console.say(say("No norm is like ‘{words}’.", words=typed))
            continue
        listed = PlainList(console, say("Which one?"), [one.choice for one in found])
        listed.print()
        with contextlib.suppress(Left):
            console.say(_card(found[listed.read()], library))
        console.say("\n" + say("Other words, or Enter alone to go back."))
