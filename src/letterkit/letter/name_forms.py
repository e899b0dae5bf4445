"""Finding a name in a text, however it is written: with a slip of the pen, without accents, in another script.

A person at risk is not protected by a search for the exact letters. Every word of a name, and of a text, is reduced to
its sound (`sounds.py`); words are looked up by that sound and by each way of leaving one letter out of it. So the
search is linear in the text, however many people there are.

What is exact can be replaced. What only looks alike is for a person to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from letterkit.letter.model import Person
from letterkit.letter.sounds import SHORTEST, alike, keys, plain, sound, syllables

_WORD = re.compile(r"[^\W_]+")
_IDEOGRAPHS: Final = (0x2E80, 0xA000)
_LONGEST: Final = 40
_GAP: Final = 3
"""Characters that may stand between two words of a name: a blank, a hyphen, a comma and a blank."""


class Hit(NamedTuple):
    """A name in a text. `exact`: the words are a form of the name as the draft lists it, and can be replaced."""

    start: int
    end: int
    person: int
    exact: bool


@dataclass(frozen=True)
class _Form:
    person: int
    words: tuple[str, ...]
    plain: tuple[str, ...]


@dataclass(frozen=True)
class _Heard:
    """A text with the places of its words and their sounds."""

    text: str
    words: Sequence[tuple[int, int]]
    sounds: Sequence[str]

    def together(self, first: int, last: int) -> bool:
        """Whether words stand one beside the other: with blanks, points, commas, hyphens between them."""
        if first < 0 or last >= len(self.words):
            return False
        return all(
            b - a <= _GAP and not any(ch in ";:!?()[]" for ch in self.text[a:b])
            for (_, a), (b, _) in pairwise(self.words[first : last + 1])
        )

    def is_name(self, at: int) -> bool:
        """Whether a word is written as a name, or in a script that has no small letters."""
        return not self.text[self.words[at][0] : self.words[at][1]].islower()


class Names:
    """The names of some people, ready to be looked for. `known` are full names of others, whose surnames are theirs."""

    def __init__(self, people: Sequence[Person], known: Iterable[str] = ()) -> None:
        self._forms = [
            _Form(index, tuple(map(sound, words)), () if _is_ideographic(name) else tuple(map(plain, words)))
            for index, person in enumerate(people)
            for name in (person.name, *person.also)
            if (words := syllables(name) if _is_ideographic(name) else _WORD.findall(name))
        ]
        self._signs = [
            (name.strip(), index)
            for index, person in enumerate(people)
            for name in (person.name, *person.also)
            if _is_ideographic(name)
        ]
        self._others = {plain(word) for name in known for word in _WORD.findall(name)}
        self._at: dict[str, list[tuple[int, int]]] = {}
        for number, form in enumerate(self._forms):
            for place, word in enumerate(form.words):
                for key in keys(word):
                    self._at.setdefault(key, []).append((number, place))

    def find(self, text: str) -> list[Hit]:
        """Every place of a text that names one of the people; of places that overlap, the longest exact one, else the
        longest."""
        hits = [*self._in_words(text), *self._in_signs(text)]
        hits.sort(key=lambda one: (one.start, not one.exact, -one.end))
        kept: list[Hit] = []
        for one in hits:
            if kept and one.start < kept[-1].end:
                if one.exact and not kept[-1].exact:
                    kept[-1] = one
                continue
            kept.append(one)
        return kept

    def _in_signs(self, text: str) -> Iterator[Hit]:
        for name, person in self._signs:
            at = text.find(name)
            while at >= 0:
                yield Hit(at, at + len(name), person, True)
                at = text.find(name, at + len(name))

    def _in_words(self, text: str) -> Iterator[Hit]:
        words = [found.span() for found in _WORD.finditer(text) if found.end() - found.start() <= _LONGEST]
        heard = _Heard(text, words, [sound(text[start:end]) for start, end in words])
        for at in range(len(words)):
            for number, place in self._candidates(heard.sounds[at]):
                form = self._forms[number]
                hit = self._whole(heard, at, form, place) or self._part(heard, at, form, place)
                if hit:
                    yield hit

    def _candidates(self, heard: str) -> Iterable[tuple[int, int]]:
        """The words of names that may be alike: the number of the form, and the place in it."""
        found: dict[tuple[int, int], None] = {}
        for key in keys(heard):
            found |= dict.fromkeys(self._at.get(key, ()))
        return [(number, place) for number, place in found if alike(heard, self._forms[number].words[place])]

    def _whole(self, heard: _Heard, at: int, form: _Form, place: int) -> Hit | None:
        """The whole name, in its order, round a word."""
        first, last = at - place, at - place + len(form.words) - 1
        if place or not heard.together(first, last):
            return None
        if not all(alike(heard.sounds[first + k], form.words[k]) for k in range(len(form.words))):
            return None
        spans = heard.words[first : last + 1]
        exact = tuple(plain(heard.text[a:b]) for a, b in spans) == form.plain
        return Hit(spans[0][0], spans[-1][1], form.person, exact)

    def _part(self, heard: _Heard, at: int, form: _Form, place: int) -> Hit | None:
        """A part of a name that says who is meant: the surname with a given name or an initial, before or behind it;
        or one of the names alone."""
        if len(form.words) == 1 or not heard.is_name(at):
            return None
        if place == len(form.words) - 1:
            for first, last in ((at - 1, at), (at, at + 1)):
                other = first if first != at else last
                if heard.together(first, last) and _given(heard.sounds[other], form):
                    return Hit(heard.words[first][0], heard.words[last][1], form.person, False)
        start, end = heard.words[at]
        own = plain(heard.text[start:end])
        if len(own) < SHORTEST or own in self._others or heard.sounds[at][:SHORTEST] != form.words[place][:SHORTEST]:
            return None
        if place < len(form.words) - 1 and heard.together(at, at + 1) and heard.is_name(at + 1):
            return None  # a given name before another surname
        return Hit(start, end, form.person, False)


def _given(heard: str, form: _Form) -> bool:
    """Whether a word is a given name, or its initial."""
    return any(alike(heard, name) or heard == name[:1] for name in form.words[:-1])


def _is_ideographic(name: str) -> bool:
    return any(_IDEOGRAPHS[0] <= ord(ch) < _IDEOGRAPHS[1] for ch in name)
