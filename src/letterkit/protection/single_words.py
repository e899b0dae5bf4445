"""Words of names that say who is meant: two that stand together, one beside an initial, one alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Final, NamedTuple

from letterkit.languages.normal_form import plain, strict
from letterkit.protection.exactness import is_part_of_a_date
from letterkit.protection.forms import Form, word_lists
from letterkit.protection.likeness import Like, Likeness
from letterkit.protection.pieces import Gap, Piece

SHORTEST: Final = 4
"""Letters from which a word of a name says who is meant, wherever it stands with a capital."""
_ACRONYM: Final = 3
_RUN: Final = 8
"""Pieces written as one that may be one word: S4mpl0va has five."""
_SKIPPED: Final = 2
"""Particles and initials that may stand between two words of a name."""
_PROSE: Final = 5
_SMALL: Final = 0.7
"""Words in small letters, and their share, from which a text is prose in a language that writes nouns small."""
_ONE_WORD: Final = frozenset(("joined", "hyphen", "apostrophe"))
_WEAK: Final = frozenset(("joined", "apostrophe", "hyphen", "blank", "stop", "comma"))


class Found(NamedTuple):
    """Words that name somebody: the first and the last piece, and the form of whose name they are."""

    first: int
    last: int
    form: int


@dataclass(frozen=True)
class Reader:
    """A text in pieces, and what is looked for in it. `theirs` are the pieces of other people's full names, `spared`
    words that are another's here, `address` tells that small letters do not matter."""

    cut: Sequence[Piece]
    forms: Sequence[Form]
    likeness: Likeness
    text: str = ""
    theirs: frozenset[int] = frozenset()
    spared: frozenset[str] = frozenset()
    address: bool = False

    def found(self) -> Iterator[Found]:
        """Yield the words that name somebody."""
        for at, piece in enumerate(self.cut):
            slug = at + 1 < len(self.cut) and self.cut[at + 1].gap == "hyphen"
            if piece.dense or not (piece.capital or self.address or slug or self._is_titled_name(at)):
                continue
            if found := self.pair(at) or self._alone(at):
                yield found

    def pair(self, at: int) -> Found | None:
        """Return two words of one name that stand together, each like its word or its initial."""
        for end, likes in self._units(at):
            follow = self._next_word(end + 1)
            for last, others in self._units(follow) if follow is not None else ():
                if at in self.theirs and follow in self.theirs:
                    continue
                sure = self.cut[last].capital or self.address
                for like, other in product(likes, others):
                    if not _make_a_name(like, other) or self._is_anothers(like, other, last):
                        continue
                    if sure or _are_sure(like, other, self.cut[last].gap):
                        return Found(at, last, like.form)
            if found := self._with_initial(at, end, likes):
                return found
        return None

    def _is_anothers(self, like: Like, other: Like, last: int) -> bool:
        """True if two words are the given name of somebody with another surname: Anna-Maria Example."""
        words = self.forms[like.form].words
        double = like.word == 0 and other.word == 1 and words[1].hyphenated
        return double and len(words) > 2 and self._goes_on_with_another_surname(last)

    def _units(self, at: int) -> Iterator[tuple[int, tuple[Like, ...]]]:
        """Yield a piece, and pieces written as one or with a hyphen, that are like words of names."""
        text = ""
        for last in range(at, min(at + _RUN, len(self.cut))):
            gap = self.cut[last].gap
            if last > at and (gap not in _ONE_WORD or (last > at + 1 and gap == "hyphen")):
                break
            text += self.cut[last].text
            if likes := self.likeness.of(text):
                yield last, likes

    def _with_initial(self, at: int, end: int, likes: Sequence[Like]) -> Found | None:
        """A word of a name beside the initial of another: M. Sample, Sample M., Mira S."""
        for beside, joint in ((at - 1, at), (end + 1, end + 1)):
            if not 0 <= beside < len(self.cut) or (at in self.theirs and beside in self.theirs):
                continue
            piece = self.cut[beside]
            if len(plain(piece.text)) != 1 or not piece.capital or self.cut[joint].gap not in _WEAK:
                continue
            for like in likes:
                if like.degree != "far" and self.likeness.is_initial(piece.text, like):
                    return Found(min(at, beside), max(end, beside), like.form)
        return None

    def _alone(self, at: int) -> Found | None:
        """One word of a name that says who is meant."""
        if at in self.theirs or (plain(self.cut[at].text) in self.spared and self._is_titled(at)):
            return None
        for end, likes in self._units(at):
            for like in likes:
                if like.degree != "far" and self._names_somebody(at, end, like):
                    return Found(at, end, like.form)
        return None

    def _names_somebody(self, at: int, end: int, like: Like) -> bool:
        """True if a word that is like a word of a name names its bearer here, standing alone."""
        form, piece = self.forms[like.form], self.cut[at]
        if self._is_patronymic(end + 1) and piece.capital:
            return not self._goes_on_with_another_surname(end + 1)
        if not self.address and len(form.words) > 1 and like.word == 0 and self._goes_on_with_another_surname(end):
            return False
        if self._is_titled(at) and (piece.capital or like.degree == "same"):
            return True
        if not piece.capital and not self.address:
            return False
        written = "".join(piece.text for piece in self.cut[at : end + 1])
        if plain(written) in word_lists().common and (len(form.words) > 1 or is_part_of_a_date(self.cut, at, end)):
            return False
        if len(plain(written)) < SHORTEST:
            return like.degree == "same" and not self.address and _is_short_name(written, form)
        if self.address:
            return like.degree == "same" or (like.alone and len(plain(written)) > SHORTEST + 1)
        return like.degree == "same" or like.alone

    def _goes_on_with_another_surname(self, end: int) -> bool:
        """True if a given name is another's: Mira Example, where Mira Sample is looked for. That can be told only among
        words in small letters, so not in titles, lists and German; and not where a known word follows."""
        if self.address or end + 1 >= len(self.cut) or end + 1 in self.theirs or not self.is_prose:
            return False
        follow = self.cut[end + 1]
        word, between = plain(follow.text), self.text[self.cut[end].end : follow.start]
        lists = word_lists()
        known = lists.common | lists.titles | lists.particles | lists.bodies | lists.generations
        if len(between) != 1 or not between.isspace() or between in "\t\n" or word in known:
            return False
        return len(word) > 1 and follow.text[:1].isupper() and not follow.text.isupper() and word.isalpha()

    @cached_property
    def is_prose(self) -> bool:
        """True if most words have small letters, as in sentences; never in a text of a few words."""
        words = [piece for piece in self.cut if len(piece.text) > 1]
        small = sum(not piece.capital for piece in words)
        cased = sum(piece.text != piece.text.swapcase() for piece in words)
        return small >= _PROSE and small >= _SMALL * cased

    def _next_word(self, at: int) -> int | None:
        """The place of the next word of a name, past particles and initials; None where a name ends here."""
        for place in range(at, min(at + _SKIPPED + 1, len(self.cut))):
            if self.cut[place].gap not in _WEAK:
                return None
            bare = plain(self.cut[place].text)
            if bare not in word_lists().particles and len(bare) > 1:
                return place
        return at if at < len(self.cut) and self.cut[at].gap in _WEAK else None

    def _is_titled_name(self, at: int) -> bool:
        """True if a word of a name stands behind a title; in small letters nothing else makes it one."""
        return self.likeness.knows(self.cut[at].key) and self._is_titled(at)

    def _is_titled(self, at: int) -> bool:
        """True if a title stands before a piece, or before the particle before it."""
        cut = self.cut
        if not at or cut[at].gap not in ("blank", "stop", "hyphen", "comma"):
            return False
        before = plain(cut[at - 1].text)
        if before in word_lists().particles and at > 1 and cut[at - 1].gap in ("blank", "stop"):
            before = plain(cut[at - 2].text)
        return before in word_lists().titles

    def _is_patronymic(self, at: int) -> bool:
        if at >= len(self.cut) or self.cut[at].gap not in ("blank", "hyphen") or not self.cut[at].capital:
            return False
        bare = plain(self.cut[at].text)
        return len(bare) > SHORTEST and bare.endswith(word_lists().patronymics)


def _make_a_name(one: Like, other: Like) -> bool:
    """True if two words that stand together make one name; two that are only distantly like it have to be long."""
    if one.form != other.form or one.word == other.word:
        return False
    return not one.degree == other.degree == "far" or (one.long and other.long)


def _are_sure(one: Like, other: Like, gap: Gap) -> bool:
    """True if two words are a name even in small letters: both the same as listed, or both near it with a hyphen."""
    return one.degree == other.degree == "same" or (gap == "hyphen" and "far" not in (one.degree, other.degree))


def _is_short_name(written: str, form: Form) -> bool:
    """True if a name of two or three letters stands as a name: with a capital, and not as a common word or acronym."""
    bare = strict(written)
    if len(bare) < 2 or not written[:1].isupper():
        return False
    if any(written == word.text for word in form.words):
        return True
    return written.isupper() and len(written) == _ACRONYM
