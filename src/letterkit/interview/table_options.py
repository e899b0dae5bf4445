"""Options behind the name of a table: `signatories.xlsx --sheet 2 --map "Heading=organization"`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from letterkit.questions.answers import Refused
from letterkit.wording import say, say_list, worded

Options = Mapping[str, tuple[str, ...]]
"""The values given with each option, by its name; none for an option that takes no value."""

ORDERS: Final = (
    ("none", worded("Take them over as they come")),
    ("name", worded("Take them over, sorted by name")),
    ("country", worded("Take them over, sorted by country")),
    ("kind", worded("Take them over, organisations before persons")),
)
"""Orders in which signatories can be put, each with what taking them over in it is called."""
_WITH_VALUE: Final = ("map", "answer", "sheet", "encoding", "removed", "changed", "sort")
_WITHOUT_VALUE: Final = ("hidden", "no-headings")
_ALLOWED: Final = {
    "removed": ("keep", "drop"),
    "changed": ("take", "keep"),
    "sort": tuple(order for order, _ in ORDERS),
}


def parse_options(words: Sequence[str]) -> Options:
    """Return the options in some words. Raises Refused for one that there is not."""
    options: Options = {}
    needing_value = ""
    for word in words:
        if needing_value:
            options, needing_value = with_option(options, needing_value, word), ""
            continue
        name, equals, value = word.removeprefix("--").partition("=")
        if not word.startswith("--") or name not in (*_WITH_VALUE, *_WITHOUT_VALUE):
            known = ", ".join(f"--{option}" for option in (*_WITH_VALUE, *_WITHOUT_VALUE))
            raise Refused(
                say("‘{word}’ is nothing that can stand behind a table.", word=word),
                say("There are: {known}.", known=known),
            )
        if name in _WITHOUT_VALUE:
            options = {**options, name: ()}
        elif equals:
            options = with_option(options, name, value)
        else:
            needing_value = name
    if needing_value:
        raise Refused(
            say("--{needing_value} needs a word behind it.", needing_value=needing_value),
            say('For example: --map "Heading=organization".'),
        )
    _check_values(options)
    return options


def with_option(options: Options, name: str, value: str) -> Options:
    """Return the options with one more value."""
    return {**options, name: (*options.get(name, ()), value)}


def last_value(options: Options, name: str, default: str = "") -> str:
    """Return the value that an option was given last."""
    return options.get(name, (default,))[-1]


def _check_values(options: Options) -> None:
    for name, allowed in _ALLOWED.items():
        wrong = next((value for value in options.get(name, ()) if value not in allowed), None)
        if wrong is not None:
            raise Refused(
                say("--{name} cannot be ‘{wrong}’.", name=name, wrong=wrong),
                say("It can be: {allowed}.", allowed=say_list(allowed)),
            )
