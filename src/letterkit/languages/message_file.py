"""A catalogue of messages in gettext's PO format, read quickly, each mistake with its line.

The format is that of the GNU gettext manual, section 10; programs for translators (Poedit, Weblate) write it. What
is marked as fuzzy or obsolete is no translation, and is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from letterkit.errors import InvalidLibrary, Problem
from letterkit.wording import say

_LINE: Final = re.compile(r'(?:(msgctxt|msgid|msgid_plural|msgstr|msgstr\[(\d{1,2})\])\s+)?"((?:[^"\\]|\\.)*)"\s*')
_ESCAPE: Final = re.compile(r"\\(.)")
_ESCAPES: Final = {"n": "\n", "t": "\t", "r": "\r"}
_PLURALS: Final = re.compile(r"nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*(.+?)\s*;?\s*$")


@dataclass(slots=True)
class Message:
    """A message of a catalogue: the original, that for more than one thing, its translations, and its line."""

    line: int
    original: str = ""
    plural: str = ""
    forms: dict[int, str] = field(default_factory=dict)
    fuzzy: bool = False


@dataclass(slots=True)
class _Entry:
    """An entry that is being read: the texts of its keywords, in pieces."""

    line: int = 0
    fuzzy: bool = False
    texts: dict[str, list[str]] = field(default_factory=dict)


def read_messages(content: bytes, file: str) -> Iterator[Message]:
    """Yield the messages of a catalogue, its header first, whose original is empty. Raises InvalidLibrary."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = content[: error.start].count(b"\n") + 1
        message = say("The file is not stored as UTF-8.")
        raise InvalidLibrary(Problem(message, say("Save it as UTF-8."), file=file, line=place)) from None
    entry = _Entry()
    keyword = ""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            if "msgstr" in entry.texts or "msgstr[0]" in entry.texts:
                yield _message(entry, file)
                entry, keyword = _Entry(), ""
            entry.fuzzy |= line.startswith("#,") and "fuzzy" in line
            continue
        match = _LINE.fullmatch(line)
        if match is None or not (match[1] or keyword):
            raise InvalidLibrary(_unreadable(file, number))
        if match[1]:
            if match[1] in ("msgctxt", "msgid") and any(key.startswith("msgstr") for key in entry.texts):
                yield _message(entry, file)
                entry = _Entry()
            keyword = match[1]
            if keyword in entry.texts:
                raise InvalidLibrary(_unreadable(file, number))
            entry.line = entry.line or number
        entry.texts.setdefault(keyword, []).append(match[3])
    if entry.texts:
        yield _message(entry, file)


def _unreadable(file: str, line: int) -> Problem:
    return Problem(
        say("This line is not what a catalogue of messages has here."),
        say('An entry is msgid "the message" and, on the next line, msgstr "its translation", both in double quotes.'),
        file=file,
        line=line,
    )


def _message(entry: _Entry, file: str) -> Message:
    """Return the message of an entry. Raises InvalidLibrary for one without an original or a translation."""
    texts = {key: _text(pieces) for key, pieces in entry.texts.items()}
    forms = {int(key[7:-1] or 0) if "[" in key else 0: text for key, text in texts.items() if key.startswith("msgstr")}
    if "msgid" not in texts or not forms:
        raise InvalidLibrary(_unreadable(file, entry.line))
    return Message(entry.line, texts["msgid"], texts.get("msgid_plural", ""), forms, entry.fuzzy)


def _text(pieces: list[str]) -> str:
    text = "".join(pieces)
    return _ESCAPE.sub(lambda match: _ESCAPES.get(match[1], match[1]), text) if "\\" in text else text


def plural_rule(header: str) -> tuple[int, str] | None:
    """Return how many forms a number has and the expression that chooses one, as a header gives them; None for none."""
    for line in header.splitlines():
        name, _, value = line.partition(":")
        if name.strip().casefold() == "plural-forms" and (match := _PLURALS.search(value)):
            return int(match[1]), match[2]
    return None
