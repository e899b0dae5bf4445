"""Words of names that say who is meant: two next to each other, one beside an initial, one alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Final, NamedTuple

from letterkit.languages.normal_form import plain, strict
from letterkit.protection.exactness import is_part_of_a_date
from letterkit.protection.name_forms import NameForm, name_word_lists
from letterkit.protection.name_index import NameIndex, WordMatch
from letterkit.protection.tokens import GAPS_IN_NAMES, Gap, NameToken

SHORTEST: Final = 4
"""Letters from which a word of a name says who is meant, wherever it has a capital."""
_ACRONYM: Final = 3
_RUN: Final = 8
"""Pieces written as one that may be one word: S4mpl0va has five."""
_SKIPPED: Final = 2
"""Particles and initials that may be between two words of a name."""
_PROSE: Final = 5
_SMALL: Final = 0.7
"""Words in small letters, and their share, from which a text is prose in a language that writes nouns small."""
_ONE_WORD: Final = frozenset(("joined", "hyphen", "apostrophe"))


class WordHit(NamedTuple):
    """Words that name a person: the first and the last token, and the form of whose name they are."""

    first: int
    last: int
    form: int


@dataclass(frozen=True)
class SingleWordSearch:
    """A search in one text for words of names. `theirs` are the tokens of other people's full names, `spared` words
    that are another's here; `address`: small letters do not matter."""

    tokens: Sequence[NameToken]
    forms: Sequence[NameForm]
    index: NameIndex
    text: str = ""
    theirs: frozenset[int] = frozenset()
    spared: frozenset[str] = frozenset()
    address: bool = False

    def hits(self) -> Iterator[WordHit]:
        """Yield the words that name a person."""
        for index, token in enumerate(self.tokens):
            slug = index + 1 < len(self.tokens) and self.tokens[index + 1].gap == "hyphen"
            if token.dense or not (token.capital or self.address or slug or self._is_titled_name(index)):
                continue
            if hit := self.pair(index) or self._single(index):
                yield hit

    def pair(self, index: int) -> WordHit | None:
        """Return two words of one name next to each other, each like its word or its initial."""
        for end, matches in self._units(index):
            follow = self._next_word(end + 1)
            for last, others in self._units(follow) if follow is not None else ():
                if index in self.theirs and follow in self.theirs:
                    continue
                sure = self.tokens[last].capital or self.address
                for first, second in product(matches, others):
                    if not _make_a_name(first, second) or self._is_anothers(first, second, last):
                        continue
                    if sure or _are_sure(first, second, self.tokens[last].gap):
                        return WordHit(index, last, first.form)
            if hit := self._with_initial(index, end, matches):
                return hit
        return None

    def _is_anothers(self, first: WordMatch, second: WordMatch, last: int) -> bool:
        """True if two words are the given name of a person with another surname: Anna-Maria Example."""
        words = self.forms[first.form].words
        double = first.word == 0 and second.word == 1 and words[1].hyphenated
        return double and len(words) > 2 and self._goes_on_with_another_surname(last)

    def _units(self, index: int) -> Iterator[tuple[int, tuple[WordMatch, ...]]]:
        """Yield a token, and tokens written as one or with a hyphen, that are like words of names."""
        text = ""
        for last in range(index, min(index + _RUN, len(self.tokens))):
            gap = self.tokens[last].gap
            if last > index and (gap not in _ONE_WORD or (last > index + 1 and gap == "hyphen")):
                break
            text += self.tokens[last].text
            if matches := self.index.matches(text):
                yield last, matches

    def _with_initial(self, index: int, end: int, matches: Sequence[WordMatch]) -> WordHit | None:
        """Return a word of a name beside the initial of another: M. Sample, Sample M., Mira S."""
        for beside, joint in ((index - 1, index), (end + 1, end + 1)):
            if not 0 <= beside < len(self.tokens) or (index in self.theirs and beside in self.theirs):
                continue
            token = self.tokens[beside]
            if len(plain(token.text)) != 1 or not token.capital or self.tokens[joint].gap not in GAPS_IN_NAMES:
                continue
            for match in matches:
                if match.degree != "far" and self.index.is_initial(token.text, match):
                    return WordHit(min(index, beside), max(end, beside), match.form)
        return None

    def _single(self, index: int) -> WordHit | None:
        """Return one word of a name that says who is meant."""
        if index in self.theirs or (plain(self.tokens[index].text) in self.spared and self._is_titled(index)):
            return None
        for end, matches in self._units(index):
            for match in matches:
                if match.degree != "far" and self._names_a_person(index, end, match):
                    return WordHit(index, end, match.form)
        return None

    def _names_a_person(self, index: int, end: int, match: WordMatch) -> bool:
        """True if a word that is like a word of a name names its bearer here, alone."""
        form, token = self.forms[match.form], self.tokens[index]
        if self._is_patronymic(end + 1) and token.capital:
            return not self._goes_on_with_another_surname(end + 1)
        if not self.address and len(form.words) > 1 and match.word == 0 and self._goes_on_with_another_surname(end):
            return False
        if self._is_titled(index) and (token.capital or match.degree == "same"):
            return True
        if not token.capital and not self.address:
            return False
        written = "".join(token.text for token in self.tokens[index : end + 1])
        if plain(written) in name_word_lists().common and (
            len(form.words) > 1 or is_part_of_a_date(self.tokens, index, end)
        ):
            return False
        if len(plain(written)) < SHORTEST:
            return match.degree == "same" and not self.address and _is_short_name(written, form)
        if self.address:
            return match.degree == "same" or (match.alone and len(plain(written)) > SHORTEST + 1)
        return match.degree == "same" or match.alone

    def _goes_on_with_another_surname(self, end: int) -> bool:
        """True if a given name is another's: Mira Example, where Mira Sample is looked for. That is certain only among
        words in small letters, so not in titles, lists and German; and not where a known word follows."""
        if self.address or end + 1 >= len(self.tokens) or end + 1 in self.theirs or not self.is_prose:
            return False
        follow = self.tokens[end + 1]
        word, between = plain(follow.text), self.text[self.tokens[end].end : follow.start]
        lists = name_word_lists()
        known = lists.common | lists.titles | lists.particles | lists.bodies | lists.generations
        if len(between) != 1 or not between.isspace() or between in "\t\n" or word in known:
            return False
        return len(word) > 1 and follow.text[:1].isupper() and not follow.text.isupper() and word.isalpha()

    @cached_property
    def is_prose(self) -> bool:
        """True if most words have small letters, as in sentences; never in a text of a few words."""
        words = [token for token in self.tokens if len(token.text) > 1]
        small = sum(not token.capital for token in words)
        cased = sum(token.text != token.text.swapcase() for token in words)
        return small >= _PROSE and small >= _SMALL * cased

    def _next_word(self, index: int) -> int | None:
        """Return the index of the next word of a name, past particles and initials; None if a name ends here."""
        for following in range(index, min(index + _SKIPPED + 1, len(self.tokens))):
            if self.tokens[following].gap not in GAPS_IN_NAMES:
                return None
            bare = plain(self.tokens[following].text)
            if bare not in name_word_lists().particles and len(bare) > 1:
                return following
        return index if index < len(self.tokens) and self.tokens[index].gap in GAPS_IN_NAMES else None

    def _is_titled_name(self, index: int) -> bool:
        """True if a word of a name follows a title; in small letters nothing else makes it one."""
        return self.index.has_key(self.tokens[index].key) and self._is_titled(index)

    def _is_titled(self, index: int) -> bool:
        """True if a title comes before a token, or before the particle before it."""
        tokens = self.tokens
        if not index or tokens[index].gap not in ("blank", "stop", "hyphen", "comma"):
            return False
        before = plain(tokens[index - 1].text)
        if before in name_word_lists().particles and index > 1 and tokens[index - 1].gap in ("blank", "stop"):
            before = plain(tokens[index - 2].text)
        return before in name_word_lists().titles

    def _is_patronymic(self, index: int) -> bool:
        if (
            index >= len(self.tokens)
            or self.tokens[index].gap not in ("blank", "hyphen")
            or not self.tokens[index].capital
        ):
            return False
        bare = plain(self.tokens[index].text)
        return len(bare) > SHORTEST and bare.endswith(name_word_lists().patronymics)


def _make_a_name(first: WordMatch, second: WordMatch) -> bool:
    """True if two words next to each other make one name; two that are only distantly like it have to be long."""
    if first.form != second.form or first.word == second.word:
        return False
    return not first.degree == second.degree == "far" or (first.long and second.long)


def _are_sure(first: WordMatch, second: WordMatch, gap: Gap) -> bool:
    """True if two words are a name even in small letters: both the same as listed, or both near it with a hyphen."""
    return first.degree == second.degree == "same" or (gap == "hyphen" and "far" not in (first.degree, second.degree))


def _is_short_name(written: str, form: NameForm) -> bool:
    """True if a name of two or three letters is written as one: with a capital, and not as a common word or acronym."""
    bare = strict(written)
    if len(bare) < 2 or not written[:1].isupper():
        return False
    if any(written == word.text for word in form.words):
        return True
    return written.isupper() and len(written) == _ACRONYM
