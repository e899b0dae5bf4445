"""Word lists, by language: what the rules about wording look for. They are data, which staff may correct.

The files of `data/words/en/` and the like give each list a name; a list is a sequence of phrases, or a mapping from a
phrase to a value: what to say instead, a number, a hint. A phrase is one or more words; `consider*` is every word that
begins so. A file in `words/en/` of a library folder of the user or the project adds to a list, or takes a phrase away
with `null` after it; not of the lists by which people are protected.

All lists are searched at once, in one walk over the words of a text, by the first word of each phrase.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from letterkit import tags
from letterkit.checks.texts.text import Prose
from letterkit.errors import Problem
from letterkit.languages.normal_form import caseless
from letterkit.wording import say
from letterkit.yaml import row_files

DATA: Final = Path(__file__).parents[1] / "data" / "words"
_STEM: Final = 3
"""Beginnings of words (`consider*`) are found by this many letters, or fewer where they are shorter."""


_PROTECTING: Final = ("children.yaml", "identification.yaml", "people.yaml")
"""Files with the lists of the rules that protect people. A folder that came with a letter may not make them shorter."""
_REMEMBERED: Final = 50_000
"""Words whose phrases are remembered: more than a language uses, fewer than a hostile text can invent."""


class PhraseMatch(NamedTuple):
    """A phrase of a list in a text: its place in `Prose.text`, and the value that the list gives it, if any."""

    start: int
    end: int
    phrase: str
    value: str


class _Phrase(NamedTuple):
    list: str
    words: tuple[str, ...]
    phrase: str
    value: str
    second: str


class _Beginnings(NamedTuple):
    """The phrases that begin with a word: those of which no second word is known, and the others by it."""

    alone: tuple[_Phrase, ...]
    by_second: Mapping[str, tuple[_Phrase, ...]]


_NONE: Final = _Beginnings((), {})


@dataclass(frozen=True, eq=False)
class PhraseLists:
    """The lists of one language. `by_word` and `by_stem` lead from a first word to the phrases that begin with it."""

    lists: Mapping[str, Mapping[str, str]]
    by_word: Mapping[str, tuple[_Phrase, ...]]
    by_stem: Mapping[str, tuple[_Phrase, ...]]
    first_words: dict[str, _Beginnings] = field(default_factory=dict)
    """A cache: the phrases that begin with a word of a text. Most words begin none."""

    def __getitem__(self, name: str) -> Mapping[str, str]:
        """Return a list by its name, phrase to value; empty if the language does not have it."""
        return self.lists.get(name, {})

    def beginning_with(self, word: str) -> _Beginnings:
        """Return the phrases that begin with a word of a text."""
        phrases = self.by_word.get(word, ())
        for size in range(1, min(_STEM, len(word)) + 1):
            stems = self.by_stem.get(word[:size], ())
            phrases += tuple(phrase for phrase in stems if _fits(word, phrase.words[0]))
        by_second: dict[str, list[_Phrase]] = {}
        for phrase in phrases:
            by_second.setdefault(phrase.second, []).append(phrase)
        alone = tuple(by_second.pop("", ()))
        beginnings = _Beginnings(alone, _frozen(by_second)) if phrases else _NONE
        if len(self.first_words) < _REMEMBERED:
            self.first_words[word] = beginnings
        return beginnings

    def __contains__(self, name: str) -> bool:
        return name in self.lists


def languages() -> tuple[str, ...]:
    """Return the languages that have word lists."""
    return tuple(sorted(folder.name for folder in DATA.iterdir() if folder.is_dir()))


def has_words(language: str) -> bool:
    """True if there are word lists of a language."""
    return tags.base(language) in languages()


def word_lists(language: str, folders: tuple[Path, ...] = ()) -> PhraseLists:
    """Return the lists of a language with those of further library folders. Raises InvalidLibrary, with file and
    line."""
    return _word_lists(tags.base(language), folders)


@cache
def _word_lists(language: str, folders: tuple[Path, ...]) -> PhraseLists:
    lists: dict[str, dict[str, str]] = {}
    protecting: set[str] = set()
    for folder in (DATA, *(folder / "words" for folder in folders)):
        for file in sorted((folder / language).glob("*.yaml")):
            added = _add(file, lists, protecting)
            if folder == DATA and file.name in _PROTECTING:
                protecting |= added
    by_word: dict[str, list[_Phrase]] = {}
    by_stem: dict[str, list[_Phrase]] = {}
    for name, phrases in lists.items():
        for phrase, value in phrases.items():
            words = tuple(caseless(phrase).split())
            first, second = (*words, "")[:2]
            index, key = (by_stem, first[:-1][:_STEM]) if first.endswith("*") else (by_word, first)
            second = "" if second.endswith("*") else second
            index.setdefault(key, []).append(_Phrase(name, words, phrase, value, second))
    return PhraseLists(lists, _frozen(by_word), _frozen(by_stem))


def _frozen(phrases: Mapping[str, list[_Phrase]]) -> Mapping[str, tuple[_Phrase, ...]]:
    return {key: tuple(group) for key, group in phrases.items()}


def _add(file: Path, lists: dict[str, dict[str, str]], protecting: Collection[str]) -> set[str]:
    """Add the lists of a file, and return their names. Of those that protect people no phrase is taken away."""
    added: set[str] = set()
    problems: list[Problem] = []
    row = row_files.read_mapping(file, problems)
    row.texts("source")
    row.date("checked")
    row.text("notes")
    for name, phrases in row.data.items():
        if name in ("source", "checked", "notes"):
            continue
        row.known.append(name)
        added.add(name)
        into = lists.setdefault(name, {})
        if isinstance(phrases, dict):
            for phrase, value in phrases.items():
                if value is None and name in protecting:
                    message = say("This phrase protects people, and cannot be taken away.")
                    row.report(message, say("Take the line out."), name, phrase)
                elif value is None:
                    into.pop(phrase, None)
                elif isinstance(value, str) and phrase.strip():
                    into[phrase] = value
                else:
                    row.report(say("This must be a text."), say("Put it in quotes."), name, phrase)
        else:
            into |= dict.fromkeys(row.texts(name), "")
    row_files.raise_if_any(problems)
    return added


class PhraseMatches:
    """Every phrase of every list in a text, by the list's name. What a list has is put together when it is asked for:
    most rules ask for few of a hundred lists."""

    def __init__(self, prose: Prose, found: dict[str, list[tuple[int, int, _Phrase]]]) -> None:
        self._prose, self._found = prose, found
        self._matches: dict[str, tuple[PhraseMatch, ...]] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._found

    def get(self, name: str) -> tuple[PhraseMatch, ...]:
        """Return the phrases of a list, in the order of the text."""
        if name not in self._found:
            return ()
        if name not in self._matches:
            self._matches[name] = tuple(self._put_together(self._found[name]))
        return self._matches[name]

    def _put_together(self, found: list[tuple[int, int, _Phrase]]) -> Iterator[PhraseMatch]:
        words = self._prose.words
        for first, last, phrase in found:
            yield PhraseMatch(words[first].start, words[last].end, phrase.phrase, phrase.value)


def find_phrases(lists: PhraseLists, prose: Prose) -> PhraseMatches:
    """Return every phrase of every list in a text; of phrases that begin at one word, each list has the longest."""
    found: dict[str, list[tuple[int, int, _Phrase]]] = {}
    words, first_words = prose.words, lists.first_words
    count = len(words)
    following = [*(word.folded for word in words[1:]), ""]
    for index, word in enumerate(words):
        beginnings = first_words.get(word.folded)
        if beginnings is None:
            beginnings = lists.beginning_with(word.folded)
        if beginnings is _NONE:
            continue
        for phrases in (beginnings.alone, beginnings.by_second.get(following[index], ())):
            for phrase in phrases:
                last = index + len(phrase.words) - 1
                if last > index and (last >= count or not _continues(phrase, prose, index)):
                    continue
                earlier = found.setdefault(phrase.list, [])
                if not earlier or earlier[-1][0] != index:
                    earlier.append((index, last, phrase))
                elif last > earlier[-1][1]:
                    earlier[-1] = (index, last, phrase)
    return PhraseMatches(prose, found)


def _continues(phrase: _Phrase, prose: Prose, first: int) -> bool:
    """True if the words after the first are those of the phrase, with nothing but blanks between them."""
    words = prose.words
    return all(
        _fits(words[index].folded, pattern) and not prose.text[words[index - 1].end : words[index].start].strip()
        for index, pattern in enumerate(phrase.words[1:], first + 1)
    )


def _fits(word: str, pattern: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern
