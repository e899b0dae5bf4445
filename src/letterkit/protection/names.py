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

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from letterkit.languages.normal_form import plain
from letterkit.letter.model import Person
from letterkit.protection import addresses
from letterkit.protection.forms import UNLISTED, Form, forms, forms_of, word_lists
from letterkit.protection.likeness import Like, Likeness, alphabet_of
from letterkit.protection.patterns import Patterns
from letterkit.protection.pieces import Piece, has_syllables, is_hangul, latinised, pieces
from letterkit.protection.single_words import Reader

_REMEMBERED: Final = 20_000
"""Texts of which is remembered what they hold: more than a letter has."""
_OWN_WORD: Final = 3
"""Letters from which a word is another name, and not an initial."""
_SHORT_FORM: Final = 6
"""Letters of the longest short form of a given name."""


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
        self._found: dict[tuple[str, bool, frozenset[str]], list[Hit]] = {}
        self._patterns = Patterns(self._forms)
        self._likeness = Likeness(self._forms)
        others = forms_of([name] for name in known if self._is_a_namesake(name)) if self._forms else []
        self._others = Patterns(others, listed_only=True)

    def _is_a_namesake(self, name: str) -> bool:
        """True if somebody's name has one word of a protected name and another word that is none of it. Whoever is
        protected may sign the letter or receive it, in another spelling too, and is not exempt by that."""
        passed = word_lists().particles | word_lists().titles
        cut = [piece for piece in pieces(name) if plain(piece.text) not in passed]
        shared: dict[int, list[tuple[Piece, Like]]] = {}
        for piece in cut:
            for like in self._likeness.of(piece.text):
                shared.setdefault(like.form, []).append((piece, like))
        if not shared or not all(piece.capital for piece in cut):
            return False
        if any(plain(piece.text) in word_lists().bodies for piece in cut):
            return False
        return all(self._is_another(cut, self._forms[form], alike) for form, alike in shared.items())

    def _is_another(self, cut: Sequence[Piece], form: Form, alike: Sequence[tuple[Piece, Like]]) -> bool:
        """True if a name that has one word of a form is another name: it has a word of its own that is not short for
        one of the form, the shared word stands at the same end of both (Ana Sample, not Sample Defence), and both are
        written in one alphabet."""
        (piece, like), *more = alike
        own = [each for each in cut if each != piece and len(plain(each.text)) >= _OWN_WORD]
        if any(other != piece for other, _ in more) or not own:
            return False
        if any(_is_short_for(plain(each.text), plain(word.text)) for each in own for word in form.words):
            return False
        stands = cut[0] == piece if like.word == 0 else cut[-1] == piece or like.word < len(form.words) - 1
        return stands and form.listed != UNLISTED and alphabet_of(form.listed) == alphabet_of(piece.text)

    def find(self, text: str, *, address: bool = False, spared: frozenset[str] = frozenset()) -> list[Hit]:
        """Return every place of a text that names one of the people; of places that overlap, the longest exact one,
        else the longest. `address`: the text is the name of a file or the target of a link. `spared` are words (in
        their plain form) that here are another's: the recipient's surname in the salutation."""
        if not self._forms or not text:
            return []
        asked = text, address, spared
        if asked not in self._found:  # what is replaced is looked at again afterwards, and most texts are as they were
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            self._found[asked] = self._hits(*asked)
        return self._found[asked]

    def _hits(self, text: str, address: bool, spared: frozenset[str]) -> list[Hit]:
        cut = pieces(text, address=address)
        hits = [*self._in_pieces(text, cut, address, spared), *self._in_addresses(text, address)]
        hits += self._in_code(text, Counter(hit.person for hit in hits))
        if has_syllables(text):
            hits += self._in_ideographs(text, cut)
        return _apart(hits)

    def _in_text(self, text: str, address: bool) -> Iterator[Hit]:
        return self._in_pieces(text, pieces(text, address=address), address, frozenset())

    def _in_pieces(self, text: str, cut: Sequence[Piece], address: bool, spared: frozenset[str]) -> Iterator[Hit]:
        for span in (*self._patterns.aligned(text, cut), *self._patterns.inside(cut)):
            exact = span.exact and not address
            yield Hit(cut[span.first].start, cut[span.last].end, self._person(span.form), exact)
        theirs = frozenset(at for span in self._others.aligned(text, cut) for at in range(span.first, span.last + 1))
        reader = Reader(cut, self._forms, self._likeness, text, theirs, spared, address)
        for found in reader.found():
            yield Hit(cut[found.first].start, cut[found.last].end, self._person(found.form), False)

    def _in_ideographs(self, text: str, cut: Sequence[Piece]) -> Iterator[Hit]:
        """Names in ideographs or Hangul: with one character wrong, and those that are listed in Latin letters."""
        for span in self._patterns.slipped(cut):
            yield Hit(cut[span.first].start, cut[span.last].end, self._person(span.form), False)
        cut = latinised(cut)
        for span in self._patterns.aligned(text, cut):
            yield Hit(cut[span.first].start, cut[span.last].end, self._person(span.form), False)
        reader = Reader(cut, self._forms, self._likeness)
        for at, piece in enumerate(cut):
            if is_hangul(text[piece.start]) and (found := reader.pair(at)):
                yield Hit(cut[found.first].start, cut[found.last].end, self._person(found.form), False)

    def _in_addresses(self, text: str, address: bool) -> Iterator[Hit]:
        """Names in addresses and in what is encoded; the place is that of the whole address."""
        for span in addresses.spans(text, whole=address):
            for reading in addresses.decoded(text[span.start : span.end]):
                for form in (*self._likeness.within(reading), *self._likeness.campaigned(reading)):
                    yield Hit(span.start, span.end, self._person(form), False)
                for hit in self._in_text(reading, True) if reading != text or not address else ():
                    yield Hit(span.start, span.end, hit.person, False)

    def _in_code(self, text: str, plainly: Counter[int]) -> Iterator[Hit]:
        """Names whose letters are written as entities (&#77;) or garbled, where it is not there `plainly`."""
        for span, reading in addresses.undone(text):
            written = Counter(hit.person for hit in self._in_text(reading, False))
            for person in written - plainly:
                yield Hit(span.start, span.end, person, False)

    def _person(self, form: int) -> int:
        return self._forms[form].person


def _is_short_for(word: str, name: str) -> bool:
    """True if a word is short for a given name: Liuba for Liubov, Kate for Katerina."""
    return word[:_OWN_WORD] == name[:_OWN_WORD] and len(word) < len(name) and len(word) <= _SHORT_FORM


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
