"""BibTeX files as Zotero exports them, cut into entries.

pandoc understands entries; it gives up on a whole file for one broken brace. So the file is cut here, each entry is
checked, and a broken one is named with its line while all others stay usable. What an entry means is left to pandoc.
An entry is handed on in the one form that pandoc reads: in braces, without what makes it refuse a whole file.

bibtexparser 2 takes entries that make pandoc refuse a file (a missing comma or value, an open brace in quotes) and
loses some that pandoc reads (`@ book {`, `,,`, a value that ends in a double
backslash), so the fields would have to be checked here all the same.

Files are hostile until read. Entries that refer to each other in a circle, and abbreviations that hold each other
twice, would take all memory, so both are counted here. Reading takes time in line with the length of the file.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from letterkit.library.bibtex_fields import readable_fields
from letterkit.wording import say, say_number

MAX_REFERENCES: Final = 200
"""Other entries that one may take fields from (`crossref`, `xdata`), each counted as often as it is reached."""
MAX_LENGTH: Final = 100_000
"""Characters of an entry when its abbreviations are written out."""
MAX_DEPTH: Final = 20
"""Braces inside braces. pandoc takes minutes for a few hundred."""
_START = re.compile(r"^[ \t]*@[ \t]*([A-Za-z]+)[ \t]*([{(])", re.MULTILINE)
_KEY = re.compile(r"\s*([^\s,{}()\"#%=]+)\s*")
_KEY_FOR_PANDOC = re.compile(r"[\w.:;?!`'/*@+\-\[\]&]+")
_NAME = re.compile(r"([A-Za-z][\w:.+/-]*)\s*=\s*")
_NAME_FOR_PANDOC = re.compile(r"[\w:+-]+")
_BARE = re.compile(r"[\w.:+/-]+")
_BETWEEN_FIELDS = re.compile(r"[\s,]*")
_BLANKS = re.compile(r"\s*")
_IN_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
_IN_QUOTES = re.compile(r"\\.|[{}\"]", re.DOTALL)
_REFERRING = ("crossref", "xdata")


class BibtexEntry(NamedTuple):
    """An entry, as pandoc reads it; `line` is where it starts in the file.

    `parents` are the keys that it takes fields from, `strings` the abbreviations that it uses.
    """

    key: str
    text: str
    line: int
    parents: tuple[str, ...] = ()
    strings: tuple[str, ...] = ()


class Abbreviation(NamedTuple):
    """An `@string`, as pandoc reads it, and the length of its value when written out."""

    text: str
    length: int
    strings: tuple[str, ...]


class BrokenEntry(NamedTuple):
    """An entry that cannot be read: its key, if it has one, its line and what is wrong."""

    key: str
    line: int
    reason: str


@dataclass(slots=True)
class BibtexFile:
    """The content of a file. `strings` are the abbreviations that entries may use, by name."""

    entries: dict[str, BibtexEntry] = field(default_factory=dict)
    broken: list[BrokenEntry] = field(default_factory=list)
    strings: dict[str, Abbreviation] = field(default_factory=dict)


class _Wrong(Exception):
    """An entry is wrong; the message says why."""


@dataclass(slots=True)
class _EntryField:
    """A field with its value as written; `words` are the texts and numbers in it, `strings` the abbreviations."""

    name: str
    value: str = ""
    words: list[str] = field(default_factory=list)
    strings: list[str] = field(default_factory=list)


def split(text: str) -> BibtexFile:
    """Return the entries of a BibTeX file. Any text is readable; what is no entry is a comment, as BibTeX has it."""
    file = BibtexFile()
    starts = list(_START.finditer(text))
    limits = [*(start.start() for start in starts), len(text)][1:]
    line, counted = 1, 0
    for start, limit in zip(starts, limits, strict=True):
        line += text.count("\n", counted, start.start())
        counted = start.start()
        _read_block(file, text, start, limit, line)
    _remove_circles(file)
    return file


def with_parents(known: Mapping[str, BibtexEntry], keys: Iterator[str]) -> list[BibtexEntry]:
    """Return the entries with these keys and those they refer to, parents last, as BibTeX wants them."""
    entries: dict[str, BibtexEntry] = {}
    waiting = deque(keys)
    while waiting:
        key = waiting.popleft()
        if key not in entries and key in known:
            entries[key] = known[key]
            waiting.extend(known[key].parents)
    return list(entries.values())


def strings_of(entries: list[BibtexEntry], known: Mapping[str, Abbreviation]) -> list[str]:
    """Return the abbreviations that entries use, and those that these use, in the order of the file."""
    used: set[str] = set()
    waiting = [name for entry in entries for name in entry.strings]
    while waiting:
        name = waiting.pop()
        if name in known and name not in used:
            used.add(name)
            waiting.extend(known[name].strings)
    return [string.text for name, string in known.items() if name in used]


# -- an entry -------------------------------------------------------------------------------------------


def _read_block(file: BibtexFile, text: str, start: re.Match[str], limit: int, line: int) -> None:
    """Add the entry or `@string` that starts here to the file."""
    kind, close = start[1].lower(), "}" if start[2] == "{" else ")"
    if kind in ("comment", "preamble"):
        return
    key = _KEY.match(text, start.end(), limit) if kind != "string" else None
    name = key[1] if key else ""
    try:
        if kind == "string":
            _take_string(file, _fields(text, start.end(), limit, close))
        else:
            _take_entry(file, kind, name, _fields(text, key.end() if key else start.end(), limit, close), line)
    except _Wrong as wrong:
        file.broken.append(BrokenEntry(name, line, str(wrong)))


def _take_entry(file: BibtexFile, kind: str, key: str, fields: list[_EntryField], line: int) -> None:
    if not key:
        raise _Wrong(say("it has no key after the opening brace"))
    if not _KEY_FOR_PANDOC.fullmatch(key):
        odd = next(char for char in key if not _KEY_FOR_PANDOC.fullmatch(char))
        raise _Wrong(say("its key holds ‘{odd}’, which keys cannot have", odd=odd))
    if key in file.entries:
        raise _Wrong(say("the key ‘{key}’ stands twice (first in line {line})", key=key, line=file.entries[key].line))
    if sum(_length(file, field) for field in fields) > MAX_LENGTH:
        raise _Wrong(
            say(
                "it has more than {max_length} characters when its abbreviations (@string) are written out",
                max_length=say_number(MAX_LENGTH),
            )
        )
    readable = [field for field in fields if _NAME_FOR_PANDOC.fullmatch(field.name)]
    values = readable_fields({field.name: field.value for field in readable})
    written = "".join(f"\n  {name} = {value}," for name, value in values.items())
    parents = dict.fromkeys(key for field in fields if field.name in _REFERRING for key in _keys(file, field))
    strings = tuple(dict.fromkeys(name for field in fields for name in field.strings))
    file.entries[key] = BibtexEntry(key, f"@{kind}{{{key},{written}\n}}", line, tuple(parents), strings)


def _take_string(file: BibtexFile, fields: list[_EntryField]) -> None:
    for definition in fields:
        if not _NAME_FOR_PANDOC.fullmatch(definition.name):
            raise _Wrong(say("‘{name}’ cannot be the name of an abbreviation", name=definition.name))
        length = _length(file, definition)
        if length > MAX_LENGTH:
            raise _Wrong(
                say(
                    "the abbreviation ‘{name}’ has more than {max_length} characters when it is written out",
                    name=definition.name,
                    max_length=say_number(MAX_LENGTH),
                )
            )
        file.strings[definition.name] = Abbreviation(
            f"@string{{{definition.name} = {definition.value}}}", length, tuple(dict.fromkeys(definition.strings))
        )


def _length(file: BibtexFile, field: _EntryField) -> int:
    """Return the length of a value when its abbreviations are written out."""
    known = (file.strings[name].length for name in field.strings if name in file.strings)
    return len(field.value) + sum(known)


def _keys(file: BibtexFile, field: _EntryField) -> list[str]:
    """Return the keys that a field refers to, with commas or blanks between them."""
    known = (file.strings[name].text.partition("=")[2] for name in field.strings if name in file.strings)
    return [key for words in (*field.words, *known) for key in re.split(r"[\s,{}\"#]+", words) if key]


def _remove_circles(file: BibtexFile) -> None:
    """Take out entries that refer to others in a circle, or that so many depend on that pandoc would not end."""
    reached: dict[str, int] = {}
    for key in file.entries:
        _count_references(file.entries, key, reached)
    for key in [key for key in file.entries if reached[key] > MAX_REFERENCES]:
        line = file.entries.pop(key).line
        reason = say("it refers to other entries (crossref, xdata) in a circle, or to far too many")
        file.broken.append(BrokenEntry(key, line, reason))


def _count_references(entries: Mapping[str, BibtexEntry], first: str, reached: dict[str, int]) -> None:
    """Count how many entries each one reaches, on every way; one in a circle reaches more than is allowed."""
    path = [(first, False)]
    while path:
        key, done = path.pop()
        parents = [parent for parent in entries[key].parents if parent in entries]
        if done:
            whole = sum(1 + reached[parent] for parent in parents)
            reached[key] = min(whole, MAX_REFERENCES + 1)
        elif key not in reached:
            reached[key] = MAX_REFERENCES + 1  # an entry met again before it is done is in a circle
            path.append((key, True))
            path.extend((parent, False) for parent in parents if parent not in reached)


# -- its fields -----------------------------------------------------------------------------------------


def _fields(text: str, index: int, limit: int, close: str) -> list[_EntryField]:
    """Return the fields from here to the end of the entry."""
    fields: list[_EntryField] = []
    while True:
        index = _after(_BETWEEN_FIELDS, text, index, limit)
        if index >= limit:
            raise _Wrong(say("a brace is not closed"))
        if text[index] == close:
            return fields
        name = _NAME.match(text, index, limit)
        if not name:
            line = text[index : min(index + 60, limit)].partition("\n")[0][:40]
            raise _Wrong(say("‘{line}’ is not a field (name = {value})", line=line))
        field = _EntryField(name[1].lower())
        index = _value(field, text, name.end(), limit)
        fields.append(field)
        if index < limit and text[index] not in ("," + close):
            raise _unended(field.name)


def _value(field: _EntryField, text: str, index: int, limit: int) -> int:
    """Read a value into its field; return the index of the comma or the end of the entry after it."""
    pieces: list[str] = []
    while True:
        start = index = _after(_BLANKS, text, index, limit)
        bare = _BARE.match(text, index, limit)
        if bare:
            index = bare.end()
            pieces.append(_bare(field, bare[0]))
        elif index < limit and text[index] in '{"':
            index = _closed(text, index, limit, field.name)
            field.words.append(text[start + 1 : index - 1])
            pieces.append(text[start:index])
        else:
            raise _unended(field.name)
        index = _after(_BLANKS, text, index, limit)
        if index >= limit or text[index] != "#":
            field.value = " # ".join(pieces)
            return index
        index += 1


def _bare(field: _EntryField, word: str) -> str:
    """Return a word without braces, a number or an abbreviation, as pandoc reads it."""
    if word.isdigit() or not _NAME_FOR_PANDOC.fullmatch(word):
        field.words.append(word)
        return f"{{{word}}}"
    field.strings.append(word.lower())
    return word


def _closed(text: str, index: int, limit: int, name: str) -> int:
    """Return the index after the brace or quote that closes the one here."""
    in_quotes = text[index] == '"'
    depth = 0 if in_quotes else 1
    for mark in (_IN_QUOTES if in_quotes else _IN_BRACES).finditer(text, index + 1, limit):
        if mark[0] == "{":
            depth += 1
            if depth > MAX_DEPTH:
                raise _Wrong(
                    say("the value of ‘{name}’ has braces more than {max_depth} deep", name=name, max_depth=MAX_DEPTH)
                )
        elif mark[0] == "}":
            depth -= 1
            if depth < 0:
                raise _unended(name)
        if depth == 0 and mark[0] == ('"' if in_quotes else "}"):
            return mark.end()
    raise _unended(name) if in_quotes else _Wrong(say("a brace is not closed"))


def _unended(name: str) -> _Wrong:
    return _Wrong(say("the value of ‘{name}’ has no end, or no comma after it", name=name))


def _after(pattern: re.Pattern[str], text: str, index: int, limit: int) -> int:
    match = pattern.match(text, index, limit)
    return match.end() if match else index
