"""Word lists, by language: what the rules about wording look for. They are data, for colleagues to correct.

The files of `data/words/en/` and the like give each list a name; a list is a sequence of phrases, or a mapping from a
phrase to what is said instead. A phrase is one or more words; `consider*` is every word that begins so. A file in
`words/en/` of a library folder of the user or the project adds to a list, or takes a phrase away with `null` after it;
not of the lists by which people are protected.

All lists are looked for at once, in one walk over the words of a text, by the first word of each phrase.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from letterkit.checks.texts.text import Prose, fold
from letterkit.errors import Problem
from letterkit.yaml import rows

DATA: Final = Path(__file__).parents[1] / "data" / "words"
_STEM: Final = 3
"""Beginnings of words (`consider*`) are found by this many letters, or fewer where they are shorter."""


_PROTECTING: Final = frozenset(
    ("personal-contact", "staying", "streets", "age-before", "age-after", "age-behind-comma", "age-joined")
)
"""Lists of the rules that protect people. A folder that came with a letter may not make them shorter."""
_REMEMBERED: Final = 50_000
"""Words whose phrases are remembered: more than a language uses, fewer than a hostile text can invent."""


class Match(NamedTuple):
    """A phrase of a list in a text: its place in `Prose.text`, and what the list says of it."""

    start: int
    end: int
    phrase: str
    says: str


class _Phrase(NamedTuple):
    list: str
    words: tuple[str, ...]
    phrase: str
    says: str
    second: str


@dataclass(frozen=True, eq=False)
class Lists:
    """The lists of one language. `by_word` and `by_stem` lead from a first word to the phrases that begin with it."""

    lists: Mapping[str, Mapping[str, str]]
    by_word: Mapping[str, tuple[_Phrase, ...]]
    by_stem: Mapping[str, tuple[_Phrase, ...]]
    first_words: dict[str, tuple[_Phrase, ...]] = field(default_factory=dict)
    """The phrases that begin with a word, as far as somebody asked: most words begin none."""

    def __getitem__(self, name: str) -> Mapping[str, str]:
        """A list by its name: phrase to what is said of it; empty where the language does not have it."""
        return self.lists.get(name, {})

    def beginning_with(self, word: str) -> tuple[_Phrase, ...]:
        """The phrases that begin with a word of a text."""
        phrases = self.by_word.get(word, ())
        for size in range(1, min(_STEM, len(word)) + 1):
            phrases += tuple(one for one in self.by_stem.get(word[:size], ()) if _is(word, one.words[0]))
        if len(self.first_words) < _REMEMBERED:
            self.first_words[word] = phrases
        return phrases

    def __contains__(self, name: str) -> bool:
        return name in self.lists


def languages() -> tuple[str, ...]:
    """The languages that have word lists."""
    return tuple(sorted(folder.name for folder in DATA.iterdir() if folder.is_dir()))


def lists(language: str, folders: tuple[Path, ...] = ()) -> Lists:
    """The lists of a language with those of further library folders. Raises InvalidLibrary with file and line."""
    return _lists(language.split("-", maxsplit=1)[0].lower(), folders)


@cache
def _lists(language: str, folders: tuple[Path, ...]) -> Lists:
    found: dict[str, dict[str, str]] = {}
    for folder in (DATA, *(folder / "words" for folder in folders)):
        for file in sorted((folder / language).glob("*.yaml")):
            _add(file, found)
    by_word: dict[str, list[_Phrase]] = {}
    by_stem: dict[str, list[_Phrase]] = {}
    for name, phrases in found.items():
        for phrase, says in phrases.items():
            words = tuple(fold(phrase).split())
            first = words[0]
            where, key = (by_stem, first[:-1][:_STEM]) if first.endswith("*") else (by_word, first)
            where.setdefault(key, []).append(
                _Phrase(name, words, phrase, says, words[1] if len(words) > 1 and words[1][-1] != "*" else "")
            )
    return Lists(
        found, {key: tuple(each) for key, each in by_word.items()}, {key: tuple(each) for key, each in by_stem.items()}
    )


def _add(file: Path, found: dict[str, dict[str, str]]) -> None:
    problems: list[Problem] = []
    row = rows.read_mapping(file, problems)
    row.texts("source")
    row.date("checked")
    row.text("notes")
    for name, value in row.data.items():
        if name in ("source", "checked", "notes"):
            continue
        row.known.append(name)
        into = found.setdefault(name, {})
        if isinstance(value, dict):
            for phrase, says in value.items():
                if says is None and name in _PROTECTING:
                    message = "This phrase protects people, and cannot be taken away."
                    row.report(message, "Take the line out.", name, phrase)
                elif says is None:
                    into.pop(phrase, None)
                elif isinstance(says, str) and phrase.strip():
                    into[phrase] = says
                else:
                    row.report("This must be a text.", "Put it in quotes.", name, phrase)
        else:
            into |= dict.fromkeys(row.texts(name), "")
    rows.raise_if_any(problems)


def matches(known: Lists, prose: Prose) -> dict[str, tuple[Match, ...]]:
    """Every phrase of every list in a text, by the list's name, in the order of the text; of phrases that begin at
    one word, each list has the longest."""
    found: dict[str, list[Match]] = {}
    words, first_words = prose.words, known.first_words
    following = [*(word.folded for word in words[1:]), ""]
    for at, word in enumerate(words):
        phrases = first_words.get(word.folded)
        if phrases is None:
            phrases = known.beginning_with(word.folded)
        for one in phrases:
            if one.second and one.second != following[at]:
                continue
            last = at + len(one.words) - 1
            if last > at and (last >= len(words) or not _goes_on(one, prose, at)):
                continue
            earlier = found.setdefault(one.list, [])
            match = Match(word.start, words[last].end, one.phrase, one.says)
            if earlier and earlier[-1].start == match.start:
                earlier[-1] = max(earlier[-1], match, key=lambda each: each.end)
            else:
                earlier.append(match)
    return {name: tuple(each) for name, each in found.items()}


def _goes_on(one: _Phrase, prose: Prose, at: int) -> bool:
    """Whether the words behind the first are those of the phrase, with nothing but blanks between them."""
    words = prose.words
    return all(
        _is(words[at + k].folded, wanted) and not prose.text[words[at + k - 1].end : words[at + k].start].strip()
        for k, wanted in enumerate(one.words[1:], 1)
    )


def _is(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted
