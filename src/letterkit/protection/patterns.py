"""Whole names as letters run together, found in a text whatever separates the letters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from letterkit.languages.normal_form import plain
from letterkit.protection.exactness import is_exact, is_part_of_a_date
from letterkit.protection.name_forms import NameForm, Pattern, name_word_lists
from letterkit.protection.tokens import GAPS_IN_NAMES, NameToken, has_syllables, join_letters, tokenize

_PREFIX: Final = 4
_CLOSE: Final = frozenset(("joined", "apostrophe", "hyphen", "blank"))
_IDLE: Final = 2
"""Pieces in a row that add nothing to a name, being the letter that it ends with already."""
_PIECES: Final = 60
"""Tokens of the longest stretch that is compared with a name: one that is spaced out has a token for each letter."""
_INSIDE: Final = 8
"""Letters from which a whole name is known inside other letters, in a script with small letters."""
_INSIDE_CASELESS: Final = 5
_SHORT: Final = 6
"""Letters up to which two words of a name have to be written as two words."""
_PART: Final = 5
"""Letters from which one word of a name is known when it is broken into tokens."""
_SYLLABLES: Final = 4
"""Syllables from which a name with one slip is still the name."""


class PatternHit(NamedTuple):
    """A name in a text, from its first token to its last. `exact`: it is written as it is listed, and no part of a
    longer name."""

    first: int
    last: int
    form: int
    exact: bool


class PatternSearch:
    """The patterns of some forms, by their first letters. `listed_only` leaves out other orders and single words, and
    names that a full stop or a comma divides: it is for what other people are called."""

    def __init__(self, forms: Sequence[NameForm], *, listed_only: bool = False) -> None:
        self._forms = forms
        self._gaps = _CLOSE if listed_only else GAPS_IN_NAMES
        self._all: dict[str, list[tuple[int, Pattern]]] = {}
        for number, form in enumerate(forms):
            for pattern in form.patterns():
                if pattern.letters and not (listed_only and pattern.kind != "listed"):
                    self._all.setdefault(pattern.letters, []).append((number, pattern))
        self._beginnings = {letters[:end] for letters in self._all for end in range(1, _PREFIX)}
        self._by_prefix: dict[str, list[str]] = {}
        for letters in self._all:
            if len(letters) >= _PREFIX:
                self._by_prefix.setdefault(letters[:_PREFIX], []).append(letters)
        self._with_slip = {
            slip: number for number, form in enumerate(forms) if not listed_only for slip in _slips(tokenize(form.name))
        }
        self._longest = {prefix: max(map(len, patterns)) for prefix, patterns in self._by_prefix.items()}

    def aligned(self, text: str, tokens: Sequence[NameToken]) -> Iterator[PatternHit]:
        """Yield the names that begin and end where tokens do."""
        for first in range(len(tokens)) if self._all else ():
            letters, idle = "", 0
            if not self._may_continue(tokens[first].key) and tokens[first].key not in self._all:
                continue
            for last in range(first, len(tokens)):
                if last > first and (tokens[last].gap not in self._gaps or last - first > _PIECES):
                    break
                before, letters = (
                    letters,
                    join_letters(letters, tokens[last].key, dense=tokens[last].dense) if letters else tokens[first].key,
                )
                idle = idle + 1 if letters == before else 0
                if idle > _IDLE:
                    break
                if letters in self._all:
                    for number, pattern in self._all[letters]:
                        if self._names_bearer(tokens, first, last, number, pattern):
                            form = self._forms[number]
                            exact = pattern.kind == "listed" and is_exact(text, tokens, first, last, form)
                            yield PatternHit(first, last, number, exact)
                if not self._may_continue(letters):
                    break

    def _may_continue(self, letters: str) -> bool:
        if len(letters) < _PREFIX:
            return not letters or letters in self._beginnings
        return len(letters) < self._longest.get(letters[:_PREFIX], 0)

    def with_slip(self, tokens: Sequence[NameToken]) -> Iterator[PatternHit]:
        """Yield names of four ideographs or syllables and more, one of which is wrong."""
        lengths = {len(slip) for slip in self._with_slip}
        for first in range(len(tokens)):
            for length in lengths:
                window = tokens[first : first + length]
                for slip in _slips(window) if len(window) == length else ():
                    if slip in self._with_slip:
                        yield PatternHit(first, first + length - 1, self._with_slip[slip], False)

    def inside(self, tokens: Sequence[NameToken]) -> Iterator[PatternHit]:
        """Yield the names that begin or end within a token: freeaminakarimova, والسامرائي."""
        letters, ends = "", []
        for token in tokens:
            letters = join_letters(letters, token.key, dense=token.dense)
            ends.append(len(letters))
        prefixes = self._by_prefix
        for start in range(len(letters) - _PREFIX + 1):
            for sought in prefixes.get(letters[start : start + _PREFIX], ()):
                if not letters.startswith(sought, start):
                    continue
                end = start + len(sought)
                first, last = bisect_right(ends, start), bisect_right(ends, end - 1)
                if (ends[first - 1] if first else 0, ends[last]) == (start, end):
                    continue  # it begins and ends where tokens do: `aligned` finds it
                if any(tokens[index].gap not in GAPS_IN_NAMES for index in range(first + 1, last + 1)):
                    continue
                for number, pattern in self._all[sought]:
                    if _is_known_inside(pattern, tokens[first]):
                        yield PatternHit(first, last, number, False)

    def _names_bearer(self, tokens: Sequence[NameToken], first: int, last: int, number: int, pattern: Pattern) -> bool:
        """True if a pattern that is found names its bearer there."""
        form, run = self._forms[number], tokens[first : last + 1]
        letters = sum(len(token.key) for token in run)
        if run[0].dense:
            return pattern.kind != "part" or len(run) > 1 or _is_followed_by_title(tokens, last)
        if len(form.words) == 1 and pattern.kind != "part":
            return (run[0].capital or not form.name[:1].isupper()) and not is_part_of_a_date(tokens, first, last)
        if pattern.words == 1:
            return len(run) > 1 and letters >= _PART and _is_broken_word(run)
        return letters >= _SHORT or len(run) >= pattern.words


def _is_broken_word(run: Sequence[NameToken]) -> bool:
    """True if tokens may be one word of a name; words in small letters that happen to make one are not."""
    spaced = all(len(token.text) == 1 for token in run)
    return spaced or run[0].capital or all(token.gap != "blank" for token in run[1:])


def _slips(window: Sequence[NameToken]) -> Iterator[tuple[str, ...]]:
    """Yield the syllables of a name without each of them; none for names that are too short, or in another script."""
    texts = [token.text for token in window]
    if len(window) < _SYLLABLES or not has_syllables(texts[0]) or any(token.gap != "joined" for token in window[1:]):
        return
    for index in range(len(texts)):
        yield (*texts[:index], "", *texts[index + 1 :])


def _is_known_inside(pattern: Pattern, token: NameToken) -> bool:
    caseless = token.capital and not any(ch.isupper() for ch in token.text)
    return pattern.words > 1 and len(pattern.letters) >= (_INSIDE_CASELESS if caseless else _INSIDE)


def _is_followed_by_title(tokens: Sequence[NameToken], last: int) -> bool:
    rest = "".join(token.text for token in tokens[last + 1 : last + 4])
    return plain(rest).startswith(name_word_lists().titles_behind)
