"""The catalogues of the program's own messages: `wording/<tag>.po` in the shipped, the user's or a project's library.

A language is added by adding a file. A narrower tag comes before a wider one, a nearer folder before a farther one;
each file may have only some of the messages, and the others are said in English.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Final, NamedTuple

from letterkit import tags
from letterkit.disk import files
from letterkit.errors import InvalidLibrary, Problem
from letterkit.languages import numbers
from letterkit.languages.message_file import Message, plural_rule, read_messages
from letterkit.languages.reading import read_language
from letterkit.tags import LANGUAGE_TAG
from letterkit.wording import ENGLISH, Catalogue, say, say_list, values_of

SHIPPED: Final = Path(__file__).parents[1] / "data"
LIST: Final = "letterkit.pot"
"""The list of all messages, in the folder of the shipped catalogues."""
_MOST_BYTES: Final = 10_000_000
_TRIAL_NUMBERS: Final = range(1000)


class WordingFile(NamedTuple):
    """A catalogue as one file has it. `skipped` are the messages that cannot be used, and why."""

    said: dict[str, str]
    counted: dict[str, tuple[str, ...]]
    plural_form: Callable[[int], int] | None
    skipped: tuple[Problem, ...]


def wording_for(interface: str, letter: str, folders: Sequence[Path] = ()) -> Catalogue:
    """Return the wording of an interview: of the language that the profile names for it, else of the letter's, where
    there is a catalogue, else English. Raises InvalidLibrary."""
    for tag in filter(None, (interface, letter)):
        catalogue = find_catalogue(tag, folders)
        if catalogue is not None:
            return catalogue
    return ENGLISH


def find_catalogue(tag: str, folders: Sequence[Path] = ()) -> Catalogue | None:
    """Return the catalogue of a language, with what is nearest in front; None where no file has it.

    Raises InvalidLibrary for a file that is broken, with file and line.
    """
    found = [read_wording(file, wider) for wider, file in _catalogue_files(tag, folders)]
    if not found:
        return ENGLISH if tags.base(tag) == "en" else None
    said: dict[str, str] = {}
    counted: dict[str, tuple[str, ...]] = {}
    rule = next((file.plural_form for file in found if file.plural_form), None)
    for file in reversed(found):
        said |= file.said
        if file.plural_form is None or rule is None or _is_same_rule(file.plural_form, rule):
            counted |= file.counted
    language = read_language(tag, folders)
    plural_form = rule or partial(numbers.plural_form, tag=tag)
    words = (numbers.join, numbers.join_alternatives, numbers.format_number)
    join, either, number = (partial(function, tag=tag) for function in words)
    return Catalogue(
        tag, said, counted, plural_form, join, either, language.points.comma, number, language.yes, language.no
    )


def _is_same_rule(one: Callable[[int], int], other: Callable[[int], int]) -> bool:
    return all(one(number) == other(number) for number in range(200))


def skipped_messages(tag: str, folders: Sequence[Path] = ()) -> tuple[Problem, ...]:
    """Return the messages of a language's catalogues that cannot be used. Raises InvalidLibrary."""
    found = (read_wording(file, wider) for wider, file in _catalogue_files(tag, folders))
    return tuple(problem for file in found for problem in file.skipped)


def known_wordings(folders: Sequence[Path] = ()) -> tuple[str, ...]:
    """Return the tags of the languages in which the program can speak, English first."""
    names = {
        file.stem
        for folder in (SHIPPED, *folders)
        for file in sorted((folder / "wording").glob("*.po"))
        if LANGUAGE_TAG.fullmatch(file.stem)
    }
    return ("en", *sorted(names - {"en"}))


def _catalogue_files(tag: str, folders: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    if not LANGUAGE_TAG.fullmatch(tag):
        return
    for wider in tags.tags(tags.canonical(tag)):
        for folder in (*reversed(folders), SHIPPED):
            file = folder / "wording" / f"{wider}.po"
            if files.is_file(file):
                yield wider, file


def read_wording(file: Path, tag: str) -> WordingFile:
    """Return the messages of a catalogue. Raises InvalidLibrary for a file that is broken, with its line."""
    return _read_wording(file, tag, file.stat().st_mtime_ns)


@cache
def _read_wording(file: Path, tag: str, _: int) -> WordingFile:
    content = files.read(file, _MOST_BYTES)
    if len(content) > _MOST_BYTES:
        raise InvalidLibrary(Problem(say("The catalogue is too large."), file=str(file)))
    messages = [*read_messages(content, str(file))]
    header = next((message.forms.get(0, "") for message in messages if not message.original), "")
    rule = plural_rule(header)
    number_of_forms = rule[0] if rule else numbers.plural_forms(tag)
    said: dict[str, str] = {}
    counted: dict[str, tuple[str, ...]] = {}
    skipped: list[Problem] = []
    for message in messages:
        if not message.original or message.fuzzy or not any(message.forms.values()):
            continue
        fault = _fault(message, number_of_forms)
        if fault:
            skipped.append(Problem(*fault, file=str(file), line=message.line))
        elif message.plural:
            counted[message.original] = tuple(message.forms[index] for index in range(number_of_forms))
        else:
            said[message.original] = message.forms[0]
    return WordingFile(said, counted, _compiled(rule, file) if rule else None, tuple(skipped))


def _fault(message: Message, number_of_forms: int) -> tuple[str, str] | None:
    """Return why a translation cannot be used, and what would be right; None for one that can."""
    if message.plural and (set(message.forms) != set(range(number_of_forms)) or not all(message.forms.values())):
        fault = say("A number has {count} forms in this language, and the message has others.", count=number_of_forms)
        return fault, say("Write msgstr[0] to msgstr[{last}].", last=number_of_forms - 1)
    known = values_of(message.original) | values_of(message.plural)
    needed = known - {"count"} if message.plural else known
    for form in message.forms.values():
        if not needed <= values_of(form) <= known:
            names = say_list([f"{{{name}}}" for name in sorted(known)]) or say("none")
            fault = say("The translation does not have the same names in braces as the message.")
            return fault, say("Write these, each as it stands: {names}.", names=names)
    return None


def _compiled(rule: tuple[int, str], file: Path) -> Callable[[int], int]:
    """Return the function of a rule for numbers. Raises InvalidLibrary for one that cannot be read."""
    forms, expression = rule
    try:
        chosen = gettext.c2py(expression)
        if all(0 <= chosen(number) < forms for number in _TRIAL_NUMBERS):
            return chosen
    except (ValueError, ArithmeticError, RecursionError):
        pass
    message = say("The rule for numbers in the header, Plural-Forms, cannot be read.")
    hint = say("Write it as in the documentation of gettext: nplurals=2; plural=(n != 1);")
    raise InvalidLibrary(Problem(message, hint, file=str(file), line=1))
