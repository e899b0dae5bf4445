"""Finding the names of people in a text, however they are written.

What is exactly a listed form can be replaced. What only may be the name (misspelt, in another script, one word of it,
run together with other words) is for a person to judge, and stops the letter meanwhile. The search goes from piece to
piece:

- whole names, and two words of a name, are looked up as letters run together, whatever parts them;
- words that begin with a capital (or are in a script without any) are compared with the words of names by letters, by
  sound, by look and with the endings of cases; two that stand together make a name, one alone makes a hit;
- in addresses, handles and names of files everything is looked at, inside words too.

The work grows with the text and not with the number of people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Final, NamedTuple

from letterkit.letter.model import Person
from letterkit.letter.normal_form import plain, strict
from letterkit.protection import addresses
from letterkit.protection.forms import Form, forms, word_lists
from letterkit.protection.likeness import Like, Likeness
from letterkit.protection.patterns import Patterns
from letterkit.protection.pieces import Gap, Piece, has_syllables, is_hangul, latinised, pieces

SHORTEST: Final = 4
"""Letters from which a word of a name says who is meant, wherever it stands with a capital."""
_ONE_WORD: Final = frozenset(("joined", "hyphen", "apostrophe"))
_WEAK: Final = frozenset(("joined", "apostrophe", "hyphen", "blank", "stop", "comma"))
_RUN: Final = 8
"""Pieces written as one that may be one word: S4mpl0va has five."""
_SKIPPED: Final = 2
"""Particles and initials that may stand between two words of a name."""


class Hit(NamedTuple):
    """A name in a text. `exact`: the words are a form of the name as the draft lists it, and can be replaced."""

    start: int
    end: int
    person: int
    exact: bool


class Names:
    """The names of some people, ready to be looked for. `known` are full names of others: where one of them stands in
    full, a single word of it is theirs."""

    def __init__(self, people: Sequence[Person], known: Iterable[str] = ()) -> None:
        self._forms = forms(people)
        self._patterns = Patterns(self._forms)
        self._likeness = Likeness(self._forms)
        others = forms([Person(name) for name in known if name.strip()]) if self._forms else []
        self._others = Patterns([form for form in others if len(form.words) > 1], listed_only=True)

    def find(self, text: str, *, address: bool = False, spared: frozenset[str] = frozenset()) -> list[Hit]:
        """Return every place of a text that names one of the people; of places that overlap, the longest exact one,
        else the longest. `address`: the text is the name of a file or the target of a link. `spared` are words (in
        their plain form) that here are another's: the recipient's surname in the salutation."""
        if not self._forms or not text:
            return []
        hits = [*self._hits(text, address, spared), *self._hits_in_addresses(text, address)]
        if has_syllables(text):
            hits += self._hits_in_ideographs(text)
        return _apart(hits)

    def _hits(self, text: str, address: bool, spared: frozenset[str]) -> Iterator[Hit]:
        cut = pieces(text, address=address)
        for span in (*self._patterns.aligned(text, cut), *self._patterns.inside(cut)):
            exact = span.exact and not address
            yield Hit(cut[span.first].start, cut[span.last].end, self._forms[span.form].person, exact)
        theirs = frozenset(at for span in self._others.aligned(text, cut) for at in range(span.first, span.last + 1))
        for at, piece in enumerate(cut):
            slug = at + 1 < len(cut) and cut[at + 1].gap == "hyphen"
            if not piece.dense and (piece.capital or address or slug or _is_titled(cut, at)):
                hit = self._pair(cut, at, theirs, address) or self._alone(cut, at, theirs, spared, address)
                if hit:
                    yield hit

    def _hits_in_ideographs(self, text: str) -> Iterator[Hit]:
        """Names listed in Latin letters that a text writes in ideographs or Hangul."""
        cut = latinised(pieces(text))
        for span in self._patterns.aligned(text, cut):
            yield Hit(cut[span.first].start, cut[span.last].end, self._forms[span.form].person, False)
        for at, piece in enumerate(cut):
            if is_hangul(text[piece.start]) and (hit := self._pair(cut, at, frozenset(), False)):
                yield hit

    def _hits_in_addresses(self, text: str, address: bool) -> Iterator[Hit]:
        """Names in addresses and in what is encoded; the place is that of the whole address."""
        for span in addresses.spans(text, whole=address):
            for reading in addresses.decoded(text[span.start : span.end]):
                for person in self._likeness.within(reading):
                    yield Hit(span.start, span.end, person, False)
                for hit in self._hits(reading, True, frozenset()) if reading != text or not address else ():
                    yield Hit(span.start, span.end, hit.person, False)
        for span, reading in addresses.entities(text):
            for hit in self._hits(reading, False, frozenset()):
                yield Hit(span.start, span.end, hit.person, False)

    def _pair(self, cut: Sequence[Piece], at: int, theirs: frozenset[int], address: bool) -> Hit | None:
        """Two words of one name that stand together, each like its word or its initial."""
        for end, likes in self._units(cut, at):
            follow = _next_word(cut, end + 1)
            for last, others in self._units(cut, follow) if follow is not None else ():
                if at in theirs and follow in theirs:
                    continue
                sure = cut[last].capital or address
                for like, other in product(likes, others):
                    if _make_a_name(like, other) and (sure or _are_sure(like, other, cut[last].gap)):
                        return Hit(cut[at].start, cut[last].end, self._forms[like.form].person, False)
            if hit := self._with_initial(cut, at, end, likes, theirs):
                return hit
        return None

    def _units(self, cut: Sequence[Piece], at: int) -> Iterator[tuple[int, tuple[Like, ...]]]:
        """A piece, and pieces written as one or with a hyphen, that are like words of names; with the last piece."""
        text = ""
        for last in range(at, min(at + _RUN, len(cut))):
            gap = cut[last].gap
            if last > at and (gap not in _ONE_WORD or (last > at + 1 and gap != "joined")):
                break
            text += cut[last].text
            if likes := self._likeness.of(text):
                yield last, likes

    def _with_initial(
        self, cut: Sequence[Piece], at: int, end: int, likes: Sequence[Like], theirs: frozenset[int]
    ) -> Hit | None:
        """A word of a name beside the initial of another: M. Sample, Sample M., Mira S."""
        for beside in (at - 1, end + 1):
            if not 0 <= beside < len(cut) or (at in theirs and beside in theirs):
                continue
            piece, joint = cut[beside], cut[at if beside < at else beside]
            if len(plain(piece.text)) != 1 or not piece.capital or joint.gap not in _WEAK:
                continue
            for like in likes:
                if like.degree != "far" and self._likeness.is_initial(piece.text, like):
                    first, last = min(at, beside), max(end, beside)
                    return Hit(cut[first].start, cut[last].end, self._forms[like.form].person, False)
        return None

    def _alone(
        self, cut: Sequence[Piece], at: int, theirs: frozenset[int], spared: frozenset[str], address: bool
    ) -> Hit | None:
        """One word of a name that says who is meant."""
        if at in theirs or plain(cut[at].text) in spared:
            return None
        for end, likes in self._units(cut, at):
            for like in likes:
                if like.degree != "far" and self._names_somebody(cut, at, end, like, address):
                    return Hit(cut[at].start, cut[end].end, self._forms[like.form].person, False)
        return None

    def _names_somebody(self, cut: Sequence[Piece], at: int, end: int, like: Like, address: bool) -> bool:
        """True if a word that is like a word of a name names its bearer here, standing alone."""
        form = self._forms[like.form]
        single = len(form.words) == 1
        if _is_titled(cut, at) and (cut[at].capital or like.degree == "same"):
            return True
        if not cut[at].capital and not address:
            return False
        if _is_patronymic(cut[end + 1] if end + 1 < len(cut) else None):
            return True
        written = "".join(piece.text for piece in cut[at : end + 1])
        if len(plain(written)) < SHORTEST:
            return like.degree == "same" and not address and _is_short_name(cut, at, written, form)
        if address:
            return like.degree == "same" or (like.alone and len(plain(written)) > SHORTEST + 1)
        if not single and like.word == 0 and self._is_anothers_given_name(cut, end):
            return False
        return like.degree == "same" or like.alone

    def _is_anothers_given_name(self, cut: Sequence[Piece], end: int) -> bool:
        """True if a given name goes on with another surname: Mira Example, where Mira Sample is looked for."""
        if end + 1 >= len(cut):
            return False
        follow = cut[end + 1]
        return follow.gap == "blank" and follow.capital and not follow.dense and len(plain(follow.text)) > 1 and (
            follow.text != follow.text.upper() or len(follow.text) > 3
        )  # fmt: skip


def _make_a_name(one: Like, other: Like) -> bool:
    """True if two words that stand together make one name; two that are only distantly like it have to be long."""
    if one.form != other.form or one.word == other.word:
        return False
    return not one.degree == other.degree == "far" or (one.long and other.long)


def _are_sure(one: Like, other: Like, gap: Gap) -> bool:
    """True if two words are a name even in small letters: both the same as listed, or both near it with a hyphen."""
    return one.degree == other.degree == "same" or (gap == "hyphen" and "far" not in (one.degree, other.degree))


def _next_word(cut: Sequence[Piece], at: int) -> int | None:
    """The place of the next word of a name, past particles and initials; None where a name ends here."""
    for place in range(at, min(at + _SKIPPED + 1, len(cut))):
        if cut[place].gap not in _WEAK:
            return None
        bare = plain(cut[place].text)
        if bare not in word_lists().particles and len(bare) > 1:
            return place
    return at if at < len(cut) and cut[at].gap in _WEAK else None


def _is_titled(cut: Sequence[Piece], at: int) -> bool:
    if not at or cut[at].gap not in ("blank", "stop", "hyphen", "comma"):
        return False
    before = plain(cut[at - 1].text)
    if before in word_lists().particles and at > 1 and cut[at - 1].gap in ("blank", "stop"):
        before = plain(cut[at - 2].text)
    return before in word_lists().titles


def _is_patronymic(piece: Piece | None) -> bool:
    if piece is None or piece.gap not in ("blank", "hyphen") or not piece.capital:
        return False
    bare = plain(piece.text)
    return len(bare) > SHORTEST and bare.endswith(word_lists().patronymics)


def _is_short_name(cut: Sequence[Piece], at: int, written: str, form: Form) -> bool:
    """True if a name of two or three letters stands as a name: with a capital, and not as a common word or acronym."""
    if len(strict(written)) < 2 or not cut[at].capital or not any(ch.isupper() for ch in written):
        return False
    if any(strict(written) == strict(word.text) and written == word.text for word in form.words):
        return strict(written) not in word_lists().common or (len(form.words) == 1)
    return written.isupper() and len(written) == SHORTEST - 1 and strict(written) not in word_lists().common


def _apart(hits: Iterable[Hit]) -> list[Hit]:
    """Hits that do not overlap: of those that do, the exact one, else the one that begins first and is longest."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda one: (one.start, not one.exact, -one.end)):
        if kept and hit.start < kept[-1].end:
            last = kept[-1]
            if hit.exact and not last.exact and hit.end >= last.end:
                kept[-1] = hit
            elif not last.exact and hit.end > last.end:
                kept[-1] = last._replace(end=hit.end)
            continue
        kept.append(hit)
    return kept
