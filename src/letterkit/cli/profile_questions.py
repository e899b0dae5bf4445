"""The questions of `letterkit profile`: where each answer is kept, what it is for, and what can be one."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from letterkit.disk import file_names, files
from letterkit.errors import CannotRead
from letterkit.letter.paper import PAPERS
from letterkit.library import profile as profiles
from letterkit.tags import LANGUAGE_TAG
from letterkit.wording import hears, say, say_list, say_worded, worded

Check = Callable[[str], str]
"""Return what is wrong with an answer, in words; empty for one that can be taken."""


@dataclass(frozen=True, slots=True)
class ProfileQuestion:
    """A question of the profile. `path` is the key of its answer in the file, `sender.name`; `is_list`: several are
    typed with ; between them, and with `by_line` also one after another. `like` is the path of an answer that is
    offered where this one has none. `complete` makes what is kept of what is typed."""

    path: str
    ask: str
    example: str
    help: str
    is_list: bool = False
    by_line: bool = False
    like: str = ""
    check: Check | None = None
    complete: Callable[[str], str] = str


def _language(text: str) -> str:
    return "" if LANGUAGE_TAG.fullmatch(text) else say("A language is a tag such as en-GB, fr or ru.")


def _interface(text: str) -> str:
    from letterkit.languages.wordings import find_catalogue, known_wordings
    from letterkit.library.library import open_library

    found = open_library((Path(),)).folders
    if LANGUAGE_TAG.fullmatch(text) and find_catalogue(text, found) is not None:
        return ""
    return say("letterkit does not speak ‘{tag}’. It speaks: {tags}.", tag=text, tags=say_list(known_wordings(found)))


def _paper(text: str) -> str:
    return "" if text in PAPERS else say("Type one of: {papers}.", papers=say_list(PAPERS))


def _audience(text: str) -> str:
    if text in profiles.AUDIENCES:
        return ""
    return say("Type one of: {answers}.", answers=say_list([say_worded(words) for words, _ in _AUDIENCES]))


def _audience_of(text: str) -> str:
    """Return who reads the letters, as the profile keeps it; nothing where it is to be asked each time."""
    return next((audience for words, audience in _AUDIENCES if hears(text, words)), text.strip().lower())


_AUDIENCES: Final = (
    (worded("everybody"), "public"),
    (worded("those addressed"), "recipient"),
    (worded("own house"), "internal"),
    (worded("ask each time"), ""),
)


def _email(text: str) -> str:
    return "" if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text) else say("An e-mail address has one @ and no blank.")


def _website(text: str) -> str:
    is_address = re.fullmatch(r"(?:https?://)?[^\s/@\"'<>]+\.[^\W\d_]{2,}(?:[/?#]\S*)?", text)
    return "" if is_address else say("A website is an address such as www.example.org.")


def _phone(text: str) -> str:
    digits = sum(character.isdecimal() for character in text)
    others = sum(character.isalpha() for character in text)
    enough = digits >= _FEWEST_DIGITS and others <= digits
    return "" if enough else say("A telephone number has digits, at least five: +41 22 010 20 30.")


_FEWEST_DIGITS: Final = 5


def _words(text: str) -> str:
    return "" if any(character.isalpha() for character in text) else say("There is no letter in it.")


def _picture(text: str) -> str:
    from letterkit.render import picture

    return _refusal(picture.read, text, _NO_PICTURE)


def _letterhead(text: str) -> str:
    from letterkit.render.letterhead import read as letterhead_reader

    return _refusal(letterhead_reader.read, text, _NO_WORD_FILE)


_NO_PICTURE: Final = worded("There is no picture ‘{name}’ {place}.")
_NO_WORD_FILE: Final = worded("There is no Word file ‘{name}’ {place}.")


def _absolute(text: str) -> str:
    """Return the absolute path of a file, without quotation marks around it; what names no file stays as it is."""
    path = file_names.path_from_input(text)
    return str(path.absolute()) if files.is_file(path) else text.strip("\"'") or text


def _refusal(read: Callable[[Path], object], text: str, missing: str) -> str:
    """Return why a file cannot be used, in words; empty for one that can. `missing` says that it is not there."""
    file = profiles.user_file().parent
    try:
        file = files.local_path(file, text)
        read(file)
    except CannotRead as refused:
        return str(refused.problems[0]) if os.path.lexists(file) else _missing_file(text, missing)
    return ""


def _missing_file(text: str, template: str) -> str:
    if Path(text).name == text:
        message = say_worded(template, name=text, place=say("in this folder ({folder})", folder=Path.cwd()))
        more = say("Copy it here, or type its folder too: Documents/{name}; - leaves it out.", name=text)
    else:
        message = say_worded(template, name=text, place=say("there"))
        more = say("Check the folder and the name; - leaves it out.")
    return f"{message} {more}"


KEYS: Final = worded(
    "Enter keeps what is there or leaves a question out; - takes an answer out; ? explains; < goes back; :quit stops."
)
_HEAD: Final = worded("It stands at the head of each letter.")
_SIGNS: Final = worded("It is offered for the first signatory of each letter.")
QUESTIONS: Final = (
    ProfileQuestion("sender.name", worded("Name of your organisation"), worded("Example Watch"), _HEAD, check=_words),
    ProfileQuestion(
        "sender.lines",
        worded("Its address, line by line, or in one line with ; between them (a parent body first, if it has one)"),
        worded("12 Sample Street; Geneva"),
        worded(
            "{head} A parent body, the street, the city: one after another, or each between two ; is a line.",
            head=_HEAD,
        ),
        True,
        by_line=True,
    ),
    ProfileQuestion("sender.website", "Website", "www.example.org", _HEAD, check=_website),
    ProfileQuestion(
        "sender.email", worded("E-mail address that readers may use"), "info@example.org", _HEAD, check=_email
    ),
    ProfileQuestion("sender.phone", "Telephone", "+41 22 010 20 30", _HEAD, check=_phone),
    ProfileQuestion(
        "sender.logo",
        worded("Your logo: the name of a picture file (PNG, JPEG)"),
        "logo.png",
        worded("{head} Type the name of the file, with its folder where it lies elsewhere.", head=_HEAD),
        check=_picture,
        complete=_absolute,
    ),
    ProfileQuestion(
        "place",
        worded("Where do you write your letters?"),
        "Geneva",
        worded("It stands before the date."),
        check=_words,
    ),
    ProfileQuestion("signatory.name", worded("Who usually signs?"), worded("Amina Example"), _SIGNS, check=_words),
    ProfileQuestion("signatory.title", worded("Their title"), "Director", _SIGNS, check=_words),
    ProfileQuestion(
        "signatory.organization",
        worded("Their organisation"),
        worded("Example Watch"),
        _SIGNS,
        check=_words,
        like="sender.name",
    ),
    ProfileQuestion(
        "signatory.places", worded("Place and country, with ; between them"), "Geneva; Switzerland", _SIGNS, True
    ),
    ProfileQuestion(
        "language",
        worded("Language of most of your letters"),
        "en-GB",
        worded("New letters begin in it, where the template writes it: en-GB, en-US, fr, es, ru, for example."),
        check=_language,
    ),
    ProfileQuestion(
        "paper",
        worded("Paper: A4 or Letter; leave it out for the one that goes with the language"),
        "A4",
        worded("The size of the page in PDF and Word."),
        check=_paper,
    ),
    ProfileQuestion(
        "letterhead",
        worded("Your letterhead: a Word file; `letterkit letterhead new` makes one to begin with"),
        "letterhead.docx",
        worded(
            "Letters in Word are written into it. Type the name of the file, with its folder where it lies elsewhere."
        ),
        check=_letterhead,
        complete=_absolute,
    ),
    ProfileQuestion(
        "phrases",
        worded("Phrases of your own, offered while you write, with ; between them"),
        worded("We stand ready to discuss these matters with you."),
        worded("Type the first letters of one in a letter, then Tab: it is written out."),
        True,
    ),
    ProfileQuestion(
        "audience",
        worded(
            "Who reads your letters that speak of people: everybody, those addressed, own house; ask each time, if it "
            "differs"
        ),
        worded("ask each time"),
        worded(
            "Names that these readers may not read are replaced, where a command does not say who reads the letter."
        ),
        check=_audience,
        complete=_audience_of,
    ),
    ProfileQuestion(
        "interface",
        worded("Language in which letterkit speaks with you; leave it out for that of each letter"),
        "en",
        worded("Where letterkit has no words in a language, it speaks English."),
        check=_interface,
    ),
)
