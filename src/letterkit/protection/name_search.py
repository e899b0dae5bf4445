"""Finding the names of people in a text, however they are written.

Words that are exactly a listed form can be replaced. What only may be the name (misspelt, in another script, one word
of it, run together with other words) is left to a person to judge, and stops the letter meanwhile. The search goes from
token to token:

- whole names, and two words of a name, are looked up as letters run together, whatever parts them;
- words that begin with a capital (or are in a script without any) are compared with the words of names by letters, by
  sound, by shape and with the endings of cases; two next to each other make a name, one alone makes a hit;
- in addresses, handles and names of files everything is searched, inside words too.

The work grows with the text and not with the number of people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from letterkit.languages.normal_form import plain
from letterkit.letter.person import Person
from letterkit.protection import addresses
from letterkit.protection.name_forms import UNLISTED, NameForm, forms, forms_of, name_word_lists
from letterkit.protection.name_index import NameIndex, WordMatch, alphabet_of
from letterkit.protection.patterns import PatternSearch
from letterkit.protection.single_words import SingleWordSearch
from letterkit.protection.tokens import NameToken, has_syllables, is_hangul, latinise, tokenize

_REMEMBERED: Final = 20_000
"""Texts of which is remembered what they hold: more than a letter has."""
_OWN_WORD: Final = 3
"""Letters from which a word is another name, and not an initial."""
_SHORT_FORM: Final = 6
"""Letters of the longest short form of a given name."""


class NameHit(NamedTuple):
    """A name in a text. `exact`: the words are a form of the name as the draft lists it, and can be replaced."""

    start: int
    end: int
    person: int
    exact: bool


class NameSearch:
    """A search for the names of some people. `known` are full names of others: where one of them is written in full, a
    single word of it is theirs."""

    def __init__(self, people: Sequence[Person], known: Iterable[str] = ()) -> None:
        self._forms = forms(people)
        self._cache: dict[tuple[str, bool, frozenset[str]], list[NameHit]] = {}
        self._patterns = PatternSearch(self._forms)
        self._index = NameIndex(self._forms)
        others = forms_of([name] for name in known if self._is_a_namesake(name)) if self._forms else []
        self._others = PatternSearch(others, listed_only=True)

    def _is_a_namesake(self, name: str) -> bool:
        """True if a name has one word of a protected name and another word that is none of it. Whoever is
        protected may sign the letter or receive it, in another spelling too, and is not exempt by that."""
        passed = name_word_lists().particles | name_word_lists().titles
        tokens = [token for token in tokenize(name) if plain(token.text) not in passed]
        shared: dict[int, list[tuple[NameToken, WordMatch]]] = {}
        for token in tokens:
            for match in self._index.matches(token.text):
                shared.setdefault(match.form, []).append((token, match))
        if not shared or not all(token.capital for token in tokens):
            return False
        if any(plain(token.text) in name_word_lists().bodies for token in tokens):
            return False
        return all(self._is_another(tokens, self._forms[form], alike) for form, alike in shared.items())

    def _is_another(
        self, tokens: Sequence[NameToken], form: NameForm, alike: Sequence[tuple[NameToken, WordMatch]]
    ) -> bool:
        """True if a name that shares one word with a form is another name: it has a word of its own that is not short
        for one of the form, the shared word is at the same end of both (Ana Sample, not Sample Defence), and both are
        written in one alphabet."""
        (token, match), *more = alike
        own = [other for other in tokens if other != token and len(plain(other.text)) >= _OWN_WORD]
        if any(shared != token for shared, _ in more) or not own:
            return False
        if any(_is_short_for(plain(token.text), plain(word.text)) for token in own for word in form.words):
            return False
        at_its_end = tokens[0] == token if match.word == 0 else tokens[-1] == token or match.word < len(form.words) - 1
        return at_its_end and form.listed != UNLISTED and alphabet_of(form.listed) == alphabet_of(token.text)

    def find(self, text: str, *, address: bool = False, spared: frozenset[str] = frozenset()) -> list[NameHit]:
        """Return every place of a text that names one of the people; of places that overlap, the longest exact one,
        else the longest. `address`: the text is the name of a file or the target of a link. `spared` are words (in
        their plain form) that here are another's: the recipient's surname in the salutation."""
        if not self._forms or not text:
            return []
        key = text, address, spared
        if key not in self._cache:  # a letter is searched again after names were replaced, and most texts are the same
            if len(self._cache) >= _REMEMBERED:
                self._cache.clear()
            self._cache[key] = self._hits(*key)
        return self._cache[key]

    def _hits(self, text: str, address: bool, spared: frozenset[str]) -> list[NameHit]:
        tokens = tokenize(text, address=address)
        hits = [*self._in_tokens(text, tokens, address, spared), *self._in_addresses(text, address)]
        hits += self._in_code(text, Counter(hit.person for hit in hits))
        if has_syllables(text):
            hits += self._in_ideographs(text, tokens)
        return _without_overlaps(hits)

    def _in_text(self, text: str, address: bool) -> Iterator[NameHit]:
        return self._in_tokens(text, tokenize(text, address=address), address, frozenset())

    def _in_tokens(
        self, text: str, tokens: Sequence[NameToken], address: bool, spared: frozenset[str]
    ) -> Iterator[NameHit]:
        for span in (*self._patterns.aligned(text, tokens), *self._patterns.inside(tokens)):
            exact = span.exact and not address
            yield NameHit(tokens[span.first].start, tokens[span.last].end, self._person(span.form), exact)
        theirs = frozenset(
            index for span in self._others.aligned(text, tokens) for index in range(span.first, span.last + 1)
        )
        search = SingleWordSearch(tokens, self._forms, self._index, text, theirs, spared, address)
        for hit in search.hits():
            yield NameHit(tokens[hit.first].start, tokens[hit.last].end, self._person(hit.form), False)

    def _in_ideographs(self, text: str, tokens: Sequence[NameToken]) -> Iterator[NameHit]:
        """Yield names in ideographs or Hangul: with one character wrong, and those that are listed in Latin letters."""
        for span in self._patterns.with_slip(tokens):
            yield NameHit(tokens[span.first].start, tokens[span.last].end, self._person(span.form), False)
        tokens = latinise(tokens)
        for span in self._patterns.aligned(text, tokens):
            yield NameHit(tokens[span.first].start, tokens[span.last].end, self._person(span.form), False)
        search = SingleWordSearch(tokens, self._forms, self._index)
        for index, token in enumerate(tokens):
            if is_hangul(text[token.start]) and (hit := search.pair(index)):
                yield NameHit(tokens[hit.first].start, tokens[hit.last].end, self._person(hit.form), False)

    def _in_addresses(self, text: str, address: bool) -> Iterator[NameHit]:
        """Yield names in addresses and in what is encoded; the place is that of the whole address."""
        for span in addresses.find_addresses(text, whole=address):
            for reading in addresses.decodings(text[span.start : span.end]):
                for form in (*self._index.forms_within(reading), *self._index.forms_in_handles(reading)):
                    yield NameHit(span.start, span.end, self._person(form), False)
                for hit in self._in_text(reading, True) if reading != text or not address else ():
                    yield NameHit(span.start, span.end, hit.person, False)

    def _in_code(self, text: str, plainly: Counter[int]) -> Iterator[NameHit]:
        """Yield names whose letters are written as entities (&#77;) or garbled, unless `plainly` counts them
        already."""
        for span, reading in addresses.decode_text(text):
            written = Counter(hit.person for hit in self._in_text(reading, False))
            for person in written - plainly:
                yield NameHit(span.start, span.end, person, False)

    def _person(self, form: int) -> int:
        return self._forms[form].person


def _is_short_for(word: str, name: str) -> bool:
    """True if a word is short for a given name: Liuba for Liubov, Kate for Katerina."""
    return word[:_OWN_WORD] == name[:_OWN_WORD] and len(word) < len(name) and len(word) <= _SHORT_FORM


def _without_overlaps(hits: Iterable[NameHit]) -> list[NameHit]:
    """Return hits that do not overlap: of those that do, the exact one, else the one that begins first and is
    longest."""
    kept: list[NameHit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, not hit.exact, -hit.end)):
        if kept and hit.start < kept[-1].end:
            last = kept[-1]
            if hit.exact and not last.exact and hit.end >= last.end:
                kept[-1] = hit
            elif not last.exact and hit.end > last.end:
                kept[-1] = last._replace(end=hit.end)
            continue
        kept.append(hit)
    return kept
