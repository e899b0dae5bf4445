"""What the program says to people: English templates in the code, in the language of the interview where it has them.

    say("There is no entry {number}.", number=3)
    say_count("{count} error", "{count} errors", count)
    TITLES = {"norms": worded("Look up a norm")}          a table of constants: marked here …
    say_worded(TITLES["norms"])                           … and looked up where it is shown

A template is a whole sentence, or what stands alone on the screen; values stand in it by name. What is in braces and
has no value stays as it is. The templates are listed in `data/wording/letterkit.pot`, which `docs/make_wording.py`
writes; `languages/wordings.py` reads the catalogues of other languages. English needs none.
"""

# Type hints are no text here (`from __future__ import annotations`): each would be compiled again at each start.

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final, NamedTuple

_VALUE: Final = re.compile(r"\{(\w+)\}")


class Worded(str):
    """A template that is marked for the list of messages. As a text it is the English one, with its values."""

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, values: Mapping[str, object]) -> "Worded":
        text = super().__new__(cls, _filled(template, values) if values else template)
        text.template, text.values = template, values
        return text


def _first_form(number: int) -> int:
    return 0 if number == 1 else 1


def _join(items: Sequence[str]) -> str:
    return f"{', '.join(items[:-1])} and {items[-1]}" if items[1:] else "".join(items)


def _either(items: Sequence[str]) -> str:
    return f"{', '.join(items[:-1])} or {items[-1]}" if items[1:] else "".join(items)


class Catalogue(NamedTuple):
    """The messages of a language by their English templates; those that it lacks are said in English.

    `counted` has the forms of messages with a number by the English one for a single thing, `plural_form` the index of
    the form that a number takes. `join` writes `a, b and c`, `either` writes `a, b or c`, and `comma` stands between
    the items of other lists. `number` writes a number with the separators of the language. `yes` and `no` are its words
    for them, the full one first.
    """

    tag: str = "en"
    said: Mapping[str, str] = {}
    counted: Mapping[str, tuple[str, ...]] = {}
    plural_form: Callable[[int], int] = _first_form
    join: Callable[[Sequence[str]], str] = _join
    either: Callable[[Sequence[str]], str] = _either
    comma: str = ", "
    number: Callable[[int], str] = "{:,}".format
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


ENGLISH: Final = Catalogue()
_of_this_run: list[Catalogue] = [ENGLISH]
_here: ContextVar[Catalogue | None] = ContextVar("letterkit_wording", default=None)


def speak(catalogue: Catalogue) -> None:
    """Say everything in a language from now on, in every thread of the run."""
    _of_this_run[0] = catalogue


@contextmanager
def speaking(catalogue: Catalogue) -> Iterator[None]:
    """Say everything in a language meanwhile, in this thread alone; for programs that use letterkit as a library."""
    token = _here.set(catalogue)
    try:
        yield
    finally:
        _here.reset(token)


def spoken() -> Catalogue:
    """Return the catalogue of the language that is spoken here."""
    return _here.get() or _of_this_run[0]


def say(template: str, /, **values: object) -> str:
    """Return a message in the language of the interview, with its values. The template is a literal."""
    return _filled(spoken().said.get(template) or template, values) if values else spoken().said.get(template, template)


def say_count(one: str, many: str, count: int, /, **values: object) -> str:
    """Return a message in the form for a number, which `{count}` stands for. The templates are literals."""
    catalogue = spoken()
    forms = catalogue.counted.get(one)
    template = forms[catalogue.plural_form(count)] if forms else (one, many)[_first_form(count)]
    return _filled(template, {"count": count, **values})


def worded(template: str, /, **values: object) -> Worded:
    """Mark a text in a table of constants: `say_worded` says it where it is shown. The template is a literal."""
    text = Worded(template, values)
    if values:
        _filled_ones[str(text)] = text
    return text


_filled_ones: dict[str, Worded] = {}
"""Marked texts with values, by what they are in English: click keeps the text of a help alone."""


def say_worded(text: str, /, **values: object) -> str:
    """Return a text that `worded` has marked in the language of the interview, with values that it lacked there; any
    other text as it is, if it is no template either."""
    text = _filled_ones.get(text, text)
    if isinstance(text, Worded):
        return _filled(spoken().said.get(text.template) or text.template, {**text.values, **values})
    return _filled(spoken().said.get(text, text), values) if values else spoken().said.get(text, text)


def say_number(number: int) -> str:
    """Return a number with the separators of the language: `400,000`. Not for years."""
    return spoken().number(number)


def says_yes(typed: str) -> bool | None:
    """Return what a word for yes or no means, in the language of the interview or in English; None for other words."""
    word, catalogue = typed.strip().casefold(), spoken()
    if word in map(str.casefold, ("yes", "y", *catalogue.yes, say("yes"))):
        return True
    return False if word in map(str.casefold, ("no", "n", *catalogue.no, say("no"))) else None


def hears(typed: str, *words: str) -> bool:
    """True if what is typed is one of some words, in English or in the language of the interview; each is marked by
    `worded`, or the same in every language."""
    word = typed.strip().casefold()
    return any(word in (str(known).casefold(), say_worded(known).casefold()) for known in words)


def say_list(items: Iterable[str]) -> str:
    """Return names one behind the other, with the comma of the language: `a, b, c`."""
    return spoken().comma.join(items)


def say_joined(items: Iterable[str]) -> str:
    """Return names as the language writes a list in a sentence: `a, b and c`."""
    return spoken().join([*items])


def say_either(items: Iterable[str]) -> str:
    """Return names of which one is to be taken: `a, b or c`."""
    return spoken().either([*items])


def _filled(template: str, values: Mapping[str, object]) -> str:
    def value(match: re.Match[str]) -> str:
        name = match[1]
        return _shown(values[name]) if name in values else match[0]

    return _VALUE.sub(value, template)


def _shown(value: Any) -> str:
    return say_worded(value) if isinstance(value, Worded) else str(value)


def values_of(template: str) -> frozenset[str]:
    """Return the names that stand in braces in a template."""
    return frozenset(_VALUE.findall(template))
