"""BibTeX files as Zotero exports them, cut into entries.

pandoc understands entries; it gives up on a whole file for one broken brace. So the file is cut here, each entry is
looked at, and a broken one is named with its line while all others stay usable. What an entry means is left to pandoc.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_START = re.compile(r"^[ \t]*@[ \t]*([A-Za-z]+)[ \t]*([{(])", re.MULTILINE)
_KEY = re.compile(r"\s*([^\s,{}()\"#%=]+)\s*(?:,|$)")
_NAME = re.compile(r"\s*([A-Za-z][\w:.+/-]*)\s*=\s*")
_BARE = re.compile(r"[\w.:+/-]+")
_CROSSREF = re.compile(r"\b(?:crossref|xdata)\s*=\s*[{\"]\s*([^{}\"]+?)\s*[}\"]", re.IGNORECASE)
_NO_ENTRIES = ("comment", "preamble", "string")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it stands in the file, from `@` to its last brace; `parents` are the keys that it refers to."""

    key: str
    text: str
    line: int
    parents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Broken:
    """An entry that cannot be read: its key, as far as it can be told, its line and what is wrong."""

    key: str
    line: int
    says: str


@dataclass(slots=True)
class Entries:
    """What a file holds. `strings` are the abbreviations that entries may use, as they stand in the file."""

    entries: dict[str, Entry] = field(default_factory=dict)
    broken: list[Broken] = field(default_factory=list)
    strings: list[str] = field(default_factory=list)


def split(text: str) -> Entries:
    """The entries of a BibTeX file. Any text is readable; what is no entry is a comment, as BibTeX has it."""
    made = Entries()
    starts = list(_START.finditer(text))
    end = 0
    for at, start in enumerate(starts):
        if start.start() < end:
            continue
        kind = start[1].lower()
        limit = starts[at + 1].start() if at + 1 < len(starts) else len(text)
        body, end, says = _body(text, start, limit)
        line = text.count("\n", 0, start.start()) + 1
        if kind == "comment":
            continue
        if kind in _NO_ENTRIES:
            if kind == "string" and not says:
                made.strings.append(text[start.start() : end].strip())
            elif says:
                made.broken.append(Broken("", line, says))
            continue
        key = _KEY.match(body)
        says = (
            says or ("" if key else "it has no key after the opening brace") or _wrong(body[key.end() :] if key else "")
        )
        name = key[1] if key else ""
        if not says and name in made.entries:
            says = f"the key ‘{name}’ stands twice (first in line {made.entries[name].line})"
        if says:
            made.broken.append(Broken(name, line, says))
        else:
            entry = text[start.start() : end].strip()
            made.entries[name] = Entry(name, entry, line, tuple(_CROSSREF.findall(entry)))
    return made


def with_parents(known: dict[str, Entry], keys: Iterator[str]) -> list[Entry]:
    """The entries with these keys and those they refer to, parents last, as BibTeX wants them."""
    found: dict[str, Entry] = {}
    waiting = [key for key in keys if key in known]
    while waiting:
        key = waiting.pop(0)
        if key in found or key not in known:
            continue
        found[key] = known[key]
        waiting.extend(known[key].parents)
    return list(found.values())


def _body(text: str, start: re.Match[str], limit: int) -> tuple[str, int, str]:
    """What stands between the braces of an entry, where it ends, and what is wrong with it."""
    close = "}" if start[2] == "{" else ")"
    depth, at = 0, start.end()
    while at < len(text):
        char = text[at]
        if char == "\\":
            at += 1
        elif char == "{":
            depth += 1
        elif char == close and depth == 0:
            return text[start.end() : at], at + 1, ""
        elif char == "}":
            depth -= 1
            if depth < 0:
                break
        if at >= limit and depth >= 0 and text[at] == "@":
            break
        at += 1
    return text[start.end() : limit], limit, "a brace is not closed"


def _wrong(fields: str) -> str:
    """What is wrong with the fields of an entry; empty when nothing is."""
    at = 0
    while fields[at:].strip():
        name = _NAME.match(fields, at)
        if not name:
            line = fields[at:].strip().split("\n")[0][:40]
            return f"‘{line}’ is not a field (name = {{value}})"
        at = _value(fields, name.end())
        if at < 0:
            return f"the value of ‘{name[1]}’ has no end, or no comma after it"
    return ""


def _value(text: str, at: int) -> int:
    """Where the value that starts here ends, after its comma; -1 where it is wrong."""
    while True:
        at = _skip(text, at)
        if at >= len(text):
            return -1
        if text[at] == "{":
            at = _closed(text, at, "}")
        elif text[at] == '"':
            at = _closed(text, at, '"')
        elif bare := _BARE.match(text, at):
            at = bare.end()
        else:
            return -1
        if at < 0:
            return -1
        at = _skip(text, at)
        if at >= len(text):
            return at
        if text[at] == ",":
            return at + 1
        if text[at] != "#":
            return -1
        at += 1


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _closed(text: str, at: int, mark: str) -> int:
    """After the brace or quote that closes the one here; -1 where there is none."""
    depth = 1 if mark == "}" else 0
    at += 1
    while at < len(text):
        char = text[at]
        if char == "\\":
            at += 1
        elif char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
            if depth == 0 and mark == "}":
                return at + 1
        elif char == mark and depth == 0:
            return at + 1
        at += 1
    return -1
