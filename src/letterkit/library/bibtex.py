"""BibTeX files as Zotero exports them, cut into entries.

pandoc understands entries; it gives up on a whole file for one broken brace. So the file is cut here, each entry is
looked at, and a broken one is named with its line while all others stay usable. What an entry means is left to pandoc.
An entry is handed on in the one form that pandoc reads: in braces, without what makes it refuse a whole file.

Files are hostile until read. Entries that refer to each other in a circle, and abbreviations that hold each other
twice, would take all memory, so both are counted here. Reading takes time in line with the length of the file.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

MAX_REFERENCES: Final = 200
"""How many other entries one may take fields from (`crossref`, `xdata`), each counted as often as it is reached."""
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


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, as pandoc reads it; `line` is where it starts in the file.

    `parents` are the keys that it takes fields from, `strings` the abbreviations that it uses.
    """

    key: str
    text: str
    line: int
    parents: tuple[str, ...] = ()
    strings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """What an `@string` stands for, as pandoc reads it, and its length when written out."""

    text: str
    length: int
    strings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Broken:
    """An entry that cannot be read: its key, as far as it can be told, its line and what is wrong."""

    key: str
    line: int
    says: str


@dataclass(slots=True)
class Entries:
    """What a file holds. `strings` are the abbreviations that entries may use, by name."""

    entries: dict[str, Entry] = field(default_factory=dict)
    broken: list[Broken] = field(default_factory=list)
    strings: dict[str, Abbreviation] = field(default_factory=dict)


class _Wrong(Exception):
    """What is wrong with an entry, in words."""


@dataclass(slots=True)
class _Field:
    """A field with its value as it stands; `words` are the texts and numbers in it, `strings` the abbreviations."""

    name: str
    value: str = ""
    words: list[str] = field(default_factory=list)
    strings: list[str] = field(default_factory=list)


def split(text: str) -> Entries:
    """Return the entries of a BibTeX file. Any text is readable; what is no entry is a comment, as BibTeX has it."""
    made = Entries()
    starts = list(_START.finditer(text))
    limits = [*(start.start() for start in starts), len(text)][1:]
    line, counted = 1, 0
    for start, limit in zip(starts, limits, strict=True):
        line += text.count("\n", counted, start.start())
        counted = start.start()
        _take(made, text, start, limit, line)
    _refuse_circles(made)
    return made


def with_parents(known: Mapping[str, Entry], keys: Iterator[str]) -> list[Entry]:
    """Return the entries with these keys and those they refer to, parents last, as BibTeX wants them."""
    found: dict[str, Entry] = {}
    waiting = deque(keys)
    while waiting:
        key = waiting.popleft()
        if key not in found and key in known:
            found[key] = known[key]
            waiting.extend(known[key].parents)
    return list(found.values())


def strings_of(entries: list[Entry], known: Mapping[str, Abbreviation]) -> list[str]:
    """Return the abbreviations that entries use, and those that these use, in the order of the file."""
    used: set[str] = set()
    waiting = [name for entry in entries for name in entry.strings]
    while waiting:
        name = waiting.pop()
        if name in known and name not in used:
            used.add(name)
            waiting.extend(known[name].strings)
    return [one.text for name, one in known.items() if name in used]


# -- an entry -------------------------------------------------------------------------------------------


def _take(made: Entries, text: str, start: re.Match[str], limit: int, line: int) -> None:
    """Read what starts here into what a file holds."""
    kind, close = start[1].lower(), "}" if start[2] == "{" else ")"
    if kind in ("comment", "preamble"):
        return
    key = _KEY.match(text, start.end(), limit) if kind != "string" else None
    name = key[1] if key else ""
    try:
        if kind == "string":
            _take_string(made, _fields(text, start.end(), limit, close))
        else:
            _take_entry(made, kind, name, _fields(text, key.end() if key else start.end(), limit, close), line)
    except _Wrong as wrong:
        made.broken.append(Broken(name, line, str(wrong)))


def _take_entry(made: Entries, kind: str, key: str, fields: list[_Field], line: int) -> None:
    if not key:
        raise _Wrong("it has no key after the opening brace")
    if not _KEY_FOR_PANDOC.fullmatch(key):
        odd = next(char for char in key if not _KEY_FOR_PANDOC.fullmatch(char))
        raise _Wrong(f"its key holds ‘{odd}’, which keys cannot have")
    if key in made.entries:
        raise _Wrong(f"the key ‘{key}’ stands twice (first in line {made.entries[key].line})")
    if sum(_length(made, one) for one in fields) > MAX_LENGTH:
        raise _Wrong(f"it has more than {MAX_LENGTH:,} characters when its abbreviations (@string) are written out")
    readable = [one for one in fields if _NAME_FOR_PANDOC.fullmatch(one.name)]
    written = "".join(f"\n  {one.name} = {one.value}," for one in readable)
    parents = dict.fromkeys(key for one in fields if one.name in _REFERRING for key in _keys(made, one))
    strings = tuple(dict.fromkeys(name for one in fields for name in one.strings))
    made.entries[key] = Entry(key, f"@{kind}{{{key},{written}\n}}", line, tuple(parents), strings)


def _take_string(made: Entries, fields: list[_Field]) -> None:
    for one in fields:
        if not _NAME_FOR_PANDOC.fullmatch(one.name):
            raise _Wrong(f"‘{one.name}’ cannot be the name of an abbreviation")
        length = _length(made, one)
        if length > MAX_LENGTH:
            raise _Wrong(
                f"the abbreviation ‘{one.name}’ has more than {MAX_LENGTH:,} characters when it is written out"
            )
        made.strings[one.name] = Abbreviation(
            f"@string{{{one.name} = {one.value}}}", length, tuple(dict.fromkeys(one.strings))
        )


def _length(made: Entries, given: _Field) -> int:
    """How long a value is when its abbreviations are written out."""
    known = (made.strings[name].length for name in given.strings if name in made.strings)
    return len(given.value) + sum(known)


def _keys(made: Entries, given: _Field) -> list[str]:
    """The keys that a field refers to, with commas or blanks between them."""
    known = (made.strings[name].text.partition("=")[2] for name in given.strings if name in made.strings)
    return [key for words in (*given.words, *known) for key in re.split(r"[\s,{}\"#]+", words) if key]


def _refuse_circles(made: Entries) -> None:
    """Take out entries that refer to others in a circle, or that so many depend on that pandoc would not end."""
    reached: dict[str, int] = {}
    for key in made.entries:
        _count_references(made.entries, key, reached)
    for key in [key for key in made.entries if reached[key] > MAX_REFERENCES]:
        line = made.entries.pop(key).line
        says = "it refers to other entries (crossref, xdata) in a circle, or to far too many"
        made.broken.append(Broken(key, line, says))


def _count_references(entries: Mapping[str, Entry], first: str, reached: dict[str, int]) -> None:
    """Count how many entries each reaches, along every way; one on a circle reaches more than the most allowed."""
    path = [(first, False)]
    while path:
        key, done = path.pop()
        parents = [parent for parent in entries[key].parents if parent in entries]
        if done:
            whole = sum(1 + reached[parent] for parent in parents)
            reached[key] = min(whole, MAX_REFERENCES + 1)
        elif key not in reached:
            reached[key] = MAX_REFERENCES + 1  # what is met again before it is done lies on a circle
            path.append((key, True))
            path.extend((parent, False) for parent in parents if parent not in reached)


# -- its fields -----------------------------------------------------------------------------------------


def _fields(text: str, at: int, limit: int, close: str) -> list[_Field]:
    """The fields from here to the end of the entry."""
    fields: list[_Field] = []
    while True:
        at = _after(_BETWEEN_FIELDS, text, at, limit)
        if at >= limit:
            raise _Wrong("a brace is not closed")
        if text[at] == close:
            return fields
        name = _NAME.match(text, at, limit)
        if not name:
            line = text[at : min(at + 60, limit)].partition("\n")[0][:40]
            raise _Wrong(f"‘{line}’ is not a field (name = {{value}})")
        given = _Field(name[1].lower())
        at = _value(given, text, name.end(), limit)
        fields.append(given)
        if at < limit and text[at] not in ("," + close):
            raise _unended(given.name)


def _value(given: _Field, text: str, at: int, limit: int) -> int:
    """Read a value into its field; return where the comma or the end of the entry after it is."""
    pieces: list[str] = []
    while True:
        start = at = _after(_BLANKS, text, at, limit)
        bare = _BARE.match(text, at, limit)
        if bare:
            at = bare.end()
            pieces.append(_bare(given, bare[0]))
        elif at < limit and text[at] in '{"':
            at = _closed(text, at, limit, given.name)
            given.words.append(text[start + 1 : at - 1])
            pieces.append(text[start:at])
        else:
            raise _unended(given.name)
        at = _after(_BLANKS, text, at, limit)
        if at >= limit or text[at] != "#":
            given.value = " # ".join(pieces)
            return at
        at += 1


def _bare(given: _Field, word: str) -> str:
    """A word without braces: a number, or an abbreviation. pandoc reads no other signs in one than these."""
    if word.isdigit() or not _NAME_FOR_PANDOC.fullmatch(word):
        given.words.append(word)
        return f"{{{word}}}"
    given.strings.append(word.lower())
    return word


def _closed(text: str, at: int, limit: int, name: str) -> int:
    """After the brace or quote that closes the one here."""
    in_quotes = text[at] == '"'
    depth = 0 if in_quotes else 1
    for mark in (_IN_QUOTES if in_quotes else _IN_BRACES).finditer(text, at + 1, limit):
        if mark[0] == "{":
            depth += 1
            if depth > MAX_DEPTH:
                raise _Wrong(f"the value of ‘{name}’ has braces more than {MAX_DEPTH} deep")
        elif mark[0] == "}":
            depth -= 1
            if depth < 0:
                raise _unended(name)
        if depth == 0 and mark[0] == ('"' if in_quotes else "}"):
            return mark.end()
    raise _unended(name) if in_quotes else _Wrong("a brace is not closed")


def _unended(name: str) -> _Wrong:
    return _Wrong(f"the value of ‘{name}’ has no end, or no comma after it")


def _after(pattern: re.Pattern[str], text: str, at: int, limit: int) -> int:
    found = pattern.match(text, at, limit)
    return found.end() if found else at
