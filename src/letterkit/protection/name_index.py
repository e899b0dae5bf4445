"""An index of the words of names by all that they can be recognised by: inflected, misspelt, in another script,
disguised.

Every word of a name is put under what it may be recognised by (its letters, its shape, its stem, its sound, the letters
that a slip leaves); a word of a text is looked up under the same, so that no word is compared with every name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import permutations
from typing import Final, Literal, NamedTuple

from letterkit.languages.normal_form import plain, shape, squeezed
from letterkit.protection.name_forms import NameForm, name_word_lists
from letterkit.protection.phonetics import Reading, one_slip, readings, romanise, slips, sounds_alike

Degree = Literal["same", "near", "far"]
_ORDER: Final = {"same": 0, "near": 1, "far": 2}
_LONG: Final = 5
_SLIP: Final = 5
_STEM: Final = 3
_RUN: Final = 6
"""Consonants from which two words written as one are known by their sound."""
_VERY_LONG: Final = 7
"""Letters from which a word of a name is known by its beginning."""
_ENDING: Final = 4
_WITHIN: Final = 5
_HANDLE: Final = 4
"""Letters from which a whole part of an address is the account of a person of that name."""
_PARTS: Final = re.compile(r"[^\W\d_]+")
"""Letters from which a word of a name is known inside an address."""
WHOLE: Final = -1
"""The number of several words of a form that are written as one."""
_REMEMBERED: Final = 20_000
_CONJUNCTIONS: Final = re.compile("^(?:[وفبلكس]{0,2}(?:ال|لل)|[وفبلكس]|[ובלכמשה]{1,2})(?=.{3})")
"""Words that Arabic and Hebrew write on before a word: and, so, in, for, as, the; from, that."""
_FLEETING: Final = re.compile("[еоэюяиaeo]([бвгджзйклмнпрстфхцчшщbcdfghjklmnpqrstvwxz])$")


class WordMatch(NamedTuple):
    """A word of a form (both by number) that a word of a text is like. `alone`: it can be told without another word."""

    form: int
    word: int
    degree: Degree
    alone: bool
    long: bool


class _Entry(NamedTuple):
    form: int
    word: int
    key: str
    text: str


class NameIndex:
    """The words of some forms, under everything by which they may be recognised."""

    def __init__(self, forms: Sequence[NameForm]) -> None:
        self._forms = forms
        self._keys: dict[str, list[_Entry]] = {}
        self._shapes: dict[str, list[_Entry]] = {}
        self._stems: dict[str, list[_Entry]] = {}
        self._slips: dict[str, list[_Entry]] = {}
        self._sounds: dict[str, list[_Entry]] = {}
        self._sound_slips: dict[str, list[tuple[str, _Entry]]] = {}
        self._beginnings: dict[str, list[_Entry]] = {}
        self._within: dict[str, list[tuple[str, int]]] = {}
        self._handles: dict[str, int] = {}
        self._cache: dict[str, tuple[WordMatch, ...]] = {}
        for number, form in enumerate(forms):
            for index, word in form.parts():
                self._add(_Entry(number, index, word.key, word.text))
                if word.before:
                    self._add(_Entry(number, index, squeezed(word.before + word.text), word.before + word.text))
            self._add_runs(number, form)
            self._add_handles(number, form)

    def _add(self, entry: _Entry) -> None:
        for key in _without_conjunctions(entry.key):
            self._keys.setdefault(key, []).append(entry)
        self._shapes.setdefault(shape(entry.text), []).append(entry)
        for stem in {*_stems_of_name(entry.key), *_stems_of_name(romanise(entry.text))}:
            self._stems.setdefault(stem, []).append(entry)
        for slip in slips(entry.key) if len(entry.key) >= _SLIP else ():
            self._slips.setdefault(slip, []).append(entry)
        for consonants in {reading.consonants for text in _texts(entry) for reading in readings(text)}:
            self._sounds.setdefault(consonants, []).append(entry)
            for slip in slips(consonants) if len(consonants) >= _LONG else ():
                self._sound_slips.setdefault(slip, []).append((consonants, entry))
        if len(entry.key) >= _VERY_LONG:
            self._beginnings.setdefault(entry.key[:_LONG], []).append(entry)
        self._add_within(romanise(entry.text) or entry.key, entry.form)
        self._add_within(entry.key, entry.form)

    def _add_runs(self, number: int, form: NameForm) -> None:
        """Add words that may be written as one; and the whole name, as it is in addresses."""
        if form.words[0].dense:
            return
        for run, hyphenated in form.runs():
            for sounded in readings(run):
                if hyphenated or len(sounded.consonants) >= _RUN:
                    self._sounds.setdefault(sounded.consonants, []).append(_Entry(number, WHOLE, squeezed(run), run))
        whole = "".join(romanise(word.text) or word.key for word in form.words)
        self._add_within(whole, number)
        self._add_within(squeezed(whole), number)

    def _add_handles(self, number: int, form: NameForm) -> None:
        """Add what people call their accounts: the whole name, each word of it, a word with the initial of another."""
        words = [romanise(word.text) or word.key for word in form.words if not form.described]
        initials = [word[:1] for word in words]
        for run in (*permutations(words, 2), words, *((word,) for word in words)):
            self._handles.setdefault(squeezed("".join(run)), number)
        for index, word in enumerate(words):
            for initial in initials[:index] + initials[index + 1 :]:
                self._handles.setdefault(squeezed(initial + word), number)
                self._handles.setdefault(squeezed(word + initial), number)

    def _add_within(self, letters: str, form: int) -> None:
        if len(letters) >= _WITHIN or (letters and not letters.isascii() and len(letters) > 1):
            row = self._within.setdefault(letters[:2], [])
            if (letters, form) not in row[-4:]:
                row.append((letters, form))

    def has_key(self, key: str) -> bool:
        """Return True if a squeezed word is a word of a name as it is listed."""
        return key in self._keys

    def matches(self, text: str) -> tuple[WordMatch, ...]:
        """Return the words of names that a word is like, the likeliest first."""
        if text not in self._cache:
            if len(self._cache) >= _REMEMBERED:
                self._cache.clear()
            best: dict[tuple[int, int], WordMatch] = {}
            for match in self._all_matches(text):
                place = match.form, match.word
                if place not in best or (_ORDER[match.degree], not match.alone) < (
                    _ORDER[best[place].degree],
                    not best[place].alone,
                ):
                    best[place] = match
            self._cache[text] = tuple(sorted(best.values(), key=lambda match: _ORDER[match.degree]))
        return self._cache[text]

    def _all_matches(self, text: str) -> Iterator[WordMatch]:
        key = squeezed(text)
        if not key or key.isdecimal():
            return
        for spoken in _without_conjunctions(key):
            yield from (_match(entry, "same", key) for entry in self._keys.get(spoken, ()))
        yield from (_match(entry, "same", key) for entry in self._by_shape(text))
        yield from self._by_stem(key)
        yield from self._by_beginning(key)
        yield from self._by_slip(key)
        if key.isalpha():
            yield from self._by_sound(text, key)

    def _by_shape(self, text: str) -> Iterable[_Entry]:
        """Return the words that this one is shaped like, if it has letters of two alphabets, or figures for letters."""
        alphabets = {alphabet_of(ch) for ch in text if ch.isalpha()}
        mixed = len(alphabets & {"Latin", "Cyrillic", "Greek"}) > 1 or (alphabets and any(ch.isdigit() for ch in text))
        return self._shapes.get(shape(text), ()) if mixed and len(text) > _STEM else ()

    def _by_stem(self, key: str) -> Iterator[WordMatch]:
        alphabet = alphabet_of(key[0])
        for stem in _stems(key):
            for spelling in {stem, romanise(stem)} if alphabet != "Latin" else {stem}:
                for entry in self._stems.get(spelling, ()):
                    if len(spelling) >= min(_STEM, len(entry.key)):
                        yield _match(entry, "near", key, alone=True)
        longest = 0 if alphabet == "Latin" else 3 if alphabet == "Cyrillic" else 4
        for rest in range(1, longest + 1):
            for entry in self._keys.get(key[:-rest], ()) if len(key) - rest > _STEM else ():
                yield _match(entry, "near", key, alone=True)

    def _by_beginning(self, key: str) -> Iterator[WordMatch]:
        """Yield long words that differ in their endings alone: cases and suffixes that no list has."""
        for entry in self._beginnings.get(key[:_LONG], ()) if len(key) > _LONG else ():
            alike = next(
                (index for index, (a, b) in enumerate(zip(key, entry.key, strict=False)) if a != b),
                min(len(key), len(entry.key)),
            )
            if alike > _LONG and max(len(key), len(entry.key)) - alike <= _ENDING:
                yield _match(entry, "near", key, alone=alike >= _VERY_LONG)

    def _by_slip(self, key: str) -> Iterator[WordMatch]:
        if len(key) < _SLIP:
            return
        for slip in slips(key):
            for entry in self._slips.get(slip, ()):
                if one_slip(key, entry.key):
                    certain = min(len(key), len(entry.key)) > _SLIP and key[0] == entry.key[0]
                    yield _match(entry, "near", key, alone=certain)

    def _by_sound(self, text: str, key: str) -> Iterator[WordMatch]:
        for sounded in {
            reading for spoken in {text, *_without_conjunctions(plain(text))} for reading in readings(spoken)
        }:
            for entry in self._sounds.get(sounded.consonants, ()):
                yield self._compare(sounded, entry, key)
            for slip in slips(sounded.consonants) if len(sounded.consonants) >= _LONG else ():
                for consonants, entry in self._sound_slips.get(slip, ()):
                    if one_slip(sounded.consonants, consonants):
                        yield _match(entry, "far", key)

    def _compare(self, sounded: Reading, entry: _Entry, key: str) -> WordMatch:
        """Return how like a name of the same consonants a word is: by the vowels, if both have any."""
        others = [other for name in _texts(entry) for other in readings(name) if other.consonants == sounded.consonants]
        alike = any(sounds_alike(sounded, other) for other in others)
        unvowelled = any(not sounded.heard or not other.heard for other in others)
        degree: Degree = "near" if alike or (unvowelled and len(sounded.consonants) > 1) else "far"
        return _match(entry, degree, key, alone=alike and len(sounded.consonants) >= _STEM)

    def is_initial(self, letter: str, match: WordMatch) -> bool:
        """Return True if a letter is the initial of another word of the form."""
        initial = plain(letter)
        others = [word for index, word in enumerate(self._forms[match.form].words) if index != match.word]
        return any(initial and initial in (word.key[:1], romanise(word.text)[:1]) for word in others)

    def forms_in_handles(self, reading: str) -> Iterator[int]:
        """Yield the forms that a whole part of an address is made of, also after what campaigns put before a name:
        #FreeMira, justicefor…, m.sample@…"""
        for part in _PARTS.findall(reading):
            letters = squeezed(part)
            bare = _campaign_words().sub("", letters)
            for run in {letters, bare}:
                form = self._handles.get(run)
                if form is not None and (len(run) >= _HANDLE or run != letters) and run not in name_word_lists().common:
                    yield form

    def forms_within(self, reading: str) -> Iterator[int]:
        """Yield the forms a word of which, or all of them, is anywhere in an address."""
        letters = squeezed("".join(ch for ch in reading if ch.isalnum()))
        for index in range(len(letters)):
            for word, form in self._within.get(letters[index : index + 2], ()):
                if letters.startswith(word, index):
                    yield form


@cache
def _campaign_words() -> re.Pattern[str]:
    """Return the pattern of what is put before or after a name in hashtags and addresses."""
    words = "|".join(sorted(map(squeezed, name_word_lists().campaigns), key=len, reverse=True))
    return re.compile(f"^(?:{words})+(?=.{{2}})|(?<=..)(?:{words})+$")


def _match(entry: _Entry, degree: Degree, key: str, *, alone: bool = True) -> WordMatch:
    return WordMatch(entry.form, entry.word, degree, alone, min(len(key), len(entry.key)) >= _LONG)


def _texts(entry: _Entry) -> set[str]:
    return {entry.text, *_without_conjunctions(plain(entry.text))}


def _without_conjunctions(key: str) -> set[str]:
    """Return a word of Arabic or Hebrew with and without what is written on before it; any other word as it is."""
    if not key or not "\u0590" <= key[0] <= "\u08ff":
        return {key} if key else set()
    bare = _CONJUNCTIONS.sub("", key)
    return {key, bare, _CONJUNCTIONS.sub("", bare)}


def alphabet_of(word: str) -> str:
    """Return the alphabet of a word's first letter: Latin, Cyrillic, Greek, or other."""
    ch = word[:1]
    if "\u0400" <= ch <= "\u052f":
        return "Cyrillic"
    if "\u0370" <= ch <= "\u03ff":
        return "Greek"
    return "Latin" if ch < "\u0250" or "\u1e00" <= ch <= "\u1eff" else "other"


def _stems(key: str) -> Iterator[str]:
    """Yield a word as it is, and without each ending that it may have."""
    yield key
    endings = name_word_lists().endings.get(alphabet_of(key[0]), frozenset())
    for length in range(1, min(5, len(key) - 1)):
        if key[-length:] in endings:
            yield key[:-length]


def _stems_of_name(key: str) -> set[str]:
    """Return what is left of a name in its other cases: without its own ending, and without a vowel that comes and
    goes."""
    if not key:
        return set()
    endings = name_word_lists().nominatives.get(alphabet_of(key[0]), frozenset())
    bare = {key, *(key[:-length] for length in (1, 2, 3) if key[-length:] in endings and len(key) - length > 1)}
    return bare | {_FLEETING.sub(rf"{soft}\1", key) for soft in ("", "ь", "и") if len(key) > 2}
