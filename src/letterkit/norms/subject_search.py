"""Finding norms, and the places in them, by words: of a title, a subject, a State, a phrase that is quoted.

Each word, or phrase of `data/search_words.yaml`, is looked for in all fields of norms and of their places: whole, as
the beginning of a word, and where it is nowhere, with its slips of the pen (rapidfuzz). What it is worth is the field's
weight (WEIGHTS), times its share (whole, beginning, other word of the same meaning, slip), times its rarity: what few
norms have says more. A norm counts with its best place. To that comes how much of a name, a title or a place's
subject is what was typed (_COVERED), and the rank of the text (`index_builder.py`).
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from letterkit.languages.stems import is_number, stems
from letterkit.norms import text_index
from letterkit.norms.norm_index import Hit, NormIndex
from letterkit.norms.text_index import Field

WEIGHTS: Final[Mapping[str, float]] = {
    "name": 6,  # id, symbol, short names
    "alias": 4,  # what people call it
    "title": 6,
    "state": 6,  # the States in its title, by all their names
    "about": 5,  # what a place is about
    "quotation": 2,
    "theme": 3,
    "body": 1,  # who adopted it
    "content": 1,  # what a place provides
}
"""What a word counts for in each field."""
_SAME_MEANING: Final = 0.85
_SLIP: Final = 0.5
"""Shares of the weight for another word of the same meaning, and for a word that is only like the one typed."""
_COVERED: Final = 5.0
"""For a name, title or subject of which every word is typed; for a part of it, that part."""
_ONE_STATE: Final = 20.0
"""For a text on the State that was named: above those that only mention it, and all alike, the newest first."""
_QUOTED: Final = 8.0
_SHORTEST_QUOTED: Final = 3
"""For a norm from which some words, at least so many, are quoted as they were typed."""
_FIRST_SUBJECT: Final = 0.9
_FURTHER_SUBJECT: Final = 0.7
"""Parts of it for what a place is about: it is a part of its text, and what it is called first is its main subject."""
_COVERING: Final = ("name", "alias", "title")
_NAMING: Final = ("name", "alias", "title", "state")
_OFFICIAL: Final = ("name", "title", "state")
"""Fields that make a norm itself the answer, so that no place is shown."""
_AS_TYPED: Final = ("content", "quotation")
"""Long texts, in which no other words of the same meaning are looked for: what a place is about has those."""
_NUMBERED: Final = ("name", "alias", "title")
"""Fields in which a number is looked for: in a text it would be the number of something else."""
_LEAST_RARITY: Final = 0.1
_LIGHT: Final = frozenset(
    stems(
        "convention covenant declaration protocol principles rules guidelines resolution charter statute "
        "general comment recommendation international united nations right rights freedom"
    )
)
"""Words of names that say what kind of text it is: they are not counted in what is covered."""
_SHORTEST_INSIDE: Final = 4
_MOST_COMPARED: Final = 40
"""Norms whose texts are looked at word by word; the others stay in the order of their words."""
_MOST_PLACES_COMPARED: Final = 6
"""And places of one norm."""
_LONGEST_PHRASE: Final = 8


class _Term(NamedTuple):
    """A word or phrase that was typed: the stems that stand for it, each with its share."""

    forms: Mapping[str, float]
    typed: str

    @property
    def is_number(self) -> bool:
        return is_number(self.typed)


class _Matches(NamedTuple):
    """Where a term stands: scores of norms and places by number, and what the term is worth by its rarity."""

    norms: Mapping[int, float]
    places: Mapping[int, float]
    official: frozenset[int]
    states: frozenset[int]
    rarity: float


class _Candidate(NamedTuple):
    """A norm that has some of the terms, and those of its places with which it has most, the best first.

    `terms` is their number, `score` what the norm alone is worth by its words and rank; each place has its own.
    """

    norm: int
    terms: int
    score: float
    places: tuple[tuple[int, float], ...] = ()

    @property
    def worth(self) -> float:
        return self.score + (self.places[0][1] if self.places else 0.0)


class SubjectSearch:
    """Searches one index; the look-ups of words are remembered between key presses."""

    def __init__(self, index: NormIndex) -> None:
        self._index = index
        self._remembered: dict[tuple[str, bool], _Matches] = {}
        self._parts_of_fields: dict[str, Mapping[int, Sequence[Sequence[str]]]] = {}

    def search(self, words: str, *, slips: bool = True, typing: bool = False) -> list[Hit]:
        """Return the norms that have most of the words, best first, each with the place that fits best."""
        typed = self._corrected(stems(words)) if slips else stems(words)
        terms = self._terms(typed)
        if not terms:
            return []
        last = len(terms) - 1
        matches = [self._matches(term, slips, typing and at == last) for at, term in enumerate(terms)]
        candidates = self._candidates(matches, terms)
        most = max((candidate.terms for candidate in candidates), default=0)
        if most < len(terms) and (not slips or most * 2 <= len(terms)):
            return []
        best = sorted((one for one in candidates if one.terms == most), key=_order)
        quoted = self._quoting(typed)
        compared = sorted((self._compared(one, matches, terms, quoted) for one in best[:_MOST_COMPARED]), key=_order)
        return [self._hit(one, matches) for one in (*compared, *best[_MOST_COMPARED:])]

    def _corrected(self, typed: list[str]) -> list[str]:
        """Return the words with their slips put right where this makes them a known phrase, or as they were typed."""
        unknown = [word for word in typed if not self._is_known(word)]
        if not unknown or len(typed) == 1:
            return typed
        similar = {word: text_index.similar_words(word, self._words)[:1] for word in unknown}
        put_right = [next((like for like, _ in similar.get(word, ())), word) for word in typed]
        return put_right if self._phrases(put_right) > self._phrases(typed) else typed

    def _phrases(self, typed: Sequence[str]) -> int:
        return sum(" " in term.typed for term in self._terms(typed))

    def _is_known(self, word: str) -> bool:
        return is_number(word) or any(f" {word}" in field.of_words(word) for field in self._named_fields)

    @property
    def _named_fields(self) -> Sequence[Field]:
        """The fields of names and subjects, in which slips are looked for."""
        names = ("name", "alias", "title", "state", "theme", "quotation")
        return [*(self._index.fields[name] for name in names), self._index.place_fields["about"]]

    def _terms(self, typed: Sequence[str]) -> list[_Term]:
        """Return the words and known phrases, the longest phrases first."""
        terms, at = list[_Term](), 0
        while at < len(typed):
            size = next(
                (
                    size
                    for size in range(min(_LONGEST_PHRASE, len(typed) - at), 0, -1)
                    if " ".join(typed[at : at + size]) in self._groups
                ),
                1,
            )
            phrase = " ".join(typed[at : at + size])
            others = {form: _SAME_MEANING for group in self._groups.get(phrase, ()) for form in group}
            terms.append(_Term({**others, phrase: text_index.WHOLE}, phrase))
            at += size
        return list({term.typed: term for term in terms}.values())

    @cached_property
    def _groups(self) -> Mapping[str, Sequence[Sequence[str]]]:
        groups: dict[str, list[Sequence[str]]] = {}
        for group in self._index.groups:
            for phrase in group:
                groups.setdefault(phrase, []).append(group)
        return groups

    def _matches(self, term: _Term, slips: bool, typing: bool) -> _Matches:
        key = (term.typed, typing)
        if key not in self._remembered:
            self._remembered[key] = self._find(term, typing)
        matches = self._remembered[key]
        if matches.norms or matches.places or not slips or term.is_number:
            return matches
        return self._with_slips(term)

    def _with_slips(self, term: _Term) -> _Matches:
        key = (f"{term.typed}?", False)
        if key not in self._remembered:
            similar = {word: _SLIP * share for word, share in text_index.similar_words(term.typed, self._words)}
            self._remembered[key] = self._find(_Term(similar, term.typed), typing=False)
        return self._remembered[key]

    def _find(self, term: _Term, typing: bool) -> _Matches:
        fields, place_fields = self._index.fields, self._index.place_fields
        if term.is_number:
            fields, place_fields = {name: fields[name] for name in _NUMBERED}, {}
        norms = _scores(term, fields, typing)
        places = _scores(term, place_fields, typing)
        if not norms and not places and not term.is_number:
            norms, places = _scores_inside(term, fields), _scores_inside(term, place_fields)
        having = {*norms, *(self._index.places[place].norm for place in places)}
        number = len(self._index.norms) + 1
        rarity = math.log(number / (len(having) + 0.5)) / math.log(number + 1) if having else 0.0
        official = {number for name in _OFFICIAL for number in self._having(name, term)}
        return _Matches(
            norms, places, frozenset(official), frozenset(self._having("state", term)), max(rarity, _LEAST_RARITY)
        )

    def _having(self, name: str, term: _Term) -> set[int]:
        """Return the norms that have a whole form of a term in a field."""
        field = self._index.fields[name]
        found = (text_index.find(field, _form_in(name, form), beginnings=False) for form in term.forms)
        return {number for numbers in found for number in numbers}

    @cached_property
    def _words(self) -> list[str]:
        groups = {word for group in self._index.groups for phrase in group for word in phrase.split()}
        return sorted(text_index.words_of(self._named_fields) | groups)

    # -- scores ------------------------------------------------------------------------------------------------

    def _candidates(self, matches: Sequence[_Matches], terms: Sequence[_Term]) -> list[_Candidate]:
        """Return the norms that have some of the terms, each with its best place: that with which it has most."""
        norms = _totals([match.norms for match in matches], matches)
        places = _totals([match.places for match in matches], matches)
        inside: dict[int, list[int]] = {number: [] for number in norms}
        for place in places:
            inside.setdefault(self._index.places[place].norm, []).append(place)
        needed = [match.norms for match, term in zip(matches, terms, strict=True) if term.is_number]
        candidates = []
        for number, here in inside.items():
            if not all(number in having for having in needed):
                continue
            own, score = norms.get(number, (0, 0.0))
            found = [((own | places[place][0]).bit_count(), -places[place][1], place) for place in here]
            most = max([own.bit_count(), *(terms_had for terms_had, _, _ in found)])
            best = sorted((worth, place) for terms_had, worth, place in found if terms_had == most)
            kept = tuple((place, -worth) for worth, place in best[:_MOST_PLACES_COMPARED])
            candidates.append(_Candidate(number, most, score + self._index.norms[number].rank, kept))
        return candidates

    def _quoting(self, typed: Sequence[str]) -> Mapping[int, float]:
        """Return the norms from which what was typed is quoted word for word."""
        if len(typed) < _SHORTEST_QUOTED:
            return {}
        return text_index.find(self._index.fields["quotation"], " ".join(typed))

    def _compared(
        self, candidate: _Candidate, matches: Sequence[_Matches], terms: Sequence[_Term], quoted: Container[int]
    ) -> _Candidate:
        """Return a candidate with the place whose subject fits best first, and with what is covered in its score."""
        number = candidate.norm
        if all(number in match.states for match in matches):
            shown = self._index.norms[number]
            return candidate._replace(score=_ONE_STATE + shown.rank + shown.newness, places=())
        covered = {
            place: _main_subject_covered(self._parts("about").get(place, ()), terms) for place, _ in candidate.places
        }
        places = sorted(candidate.places, key=lambda one: (-one[1] - _COVERED * covered[one[0]], one[0]))
        names = (self._parts(name).get(number, ()) for name in _COVERING)
        shares = [_most_covered(parts, terms) for parts in names] + [covered[place] for place, _ in places[:1]]
        score = candidate.score + _COVERED * max(shares) + (_QUOTED if number in quoted else 0.0)
        return candidate._replace(places=tuple(places), score=score)

    def _parts(self, name: str) -> Mapping[int, Sequence[Sequence[str]]]:
        """Return the texts of all documents in a field, which are taken apart once."""
        if name not in self._parts_of_fields:
            self._parts_of_fields[name] = text_index.parts({**self._index.fields, **self._index.place_fields}[name])
        return self._parts_of_fields[name]

    def _hit(self, candidate: _Candidate, matches: Sequence[_Matches]) -> Hit:
        itself = all(candidate.norm in match.official for match in matches)
        if itself or not candidate.places:
            return Hit(self._index.norms[candidate.norm])
        return self._index.place_hit(candidate.places[0][0])


def _order(candidate: _Candidate) -> tuple[float, int]:
    return -candidate.worth, candidate.norm


def _main_subject_covered(parts: Iterable[Sequence[str]], terms: Sequence[_Term]) -> float:
    """Return what is covered of a place's subjects; the first that is named counts most."""
    shares = [_share_covered(part, terms) for part in parts]
    return max(
        [_FIRST_SUBJECT * share for share in shares[:1]] + [_FURTHER_SUBJECT * share for share in shares[1:]],
        default=0.0,
    )


def _totals(scores: Sequence[Mapping[int, float]], matches: Sequence[_Matches]) -> dict[int, tuple[int, float]]:
    """Return for each document the terms that it has, as bits, and what they are worth by their rarity."""
    totals: dict[int, tuple[int, float]] = {}
    for bit, (match, found) in enumerate(zip(matches, scores, strict=True)):
        for document, score in found.items():
            terms, worth = totals.get(document, (0, 0.0))
            totals[document] = terms | 1 << bit, worth + score * match.rarity
    return totals


def _most_covered(parts: Iterable[Sequence[str]], terms: Sequence[_Term]) -> float:
    return max((_share_covered(part, terms) for part in parts), default=0.0)


def _scores(term: _Term, fields: Mapping[str, Field], typing: bool) -> dict[int, float]:
    """Return what a term is worth in each document: its best form in each field, all fields together.

    Of the fields that name a norm only the best counts: a name that is said three times says no more.
    """
    scores: dict[int, float] = {}
    named: dict[int, float] = {}
    for name, field in fields.items():
        for document, share in _shares(term, name, field, typing).items():
            worth = WEIGHTS[name] * share
            if name in _NAMING:
                named[document] = max(named.get(document, 0.0), worth)
            else:
                scores[document] = scores.get(document, 0.0) + worth
    for document, worth in named.items():
        scores[document] = scores.get(document, 0.0) + worth
    return scores


def _shares(term: _Term, name: str, field: Field, typing: bool) -> dict[int, float]:
    """Return the documents that have a term in a field, each with the share of its best form."""
    best: dict[int, float] = {}
    for form, share in term.forms.items():
        if name in _AS_TYPED and share == _SAME_MEANING:
            continue
        wanted = _form_in(name, form)
        found = text_index.find(field, wanted)
        if typing and form == term.typed:
            found = {**text_index.find_typed(field, wanted), **found}
        for document, whole in found.items():
            best[document] = max(best.get(document, 0.0), whole * share)
    return best


def _form_in(name: str, form: str) -> str:
    """Return a form as a field has it: the name of a State is one word there."""
    return form.replace(" ", "") if name == "state" else form


def _scores_inside(term: _Term, fields: Mapping[str, Field]) -> dict[int, float]:
    if len(term.typed) < _SHORTEST_INSIDE and term.typed.isascii():
        return {}
    scores: dict[int, float] = {}
    for name, field in fields.items():
        for document, share in text_index.find_inside(field, term.typed).items():
            scores[document] = scores.get(document, 0.0) + WEIGHTS[name] * share
    return scores


def _share_covered(part: Sequence[str], terms: Sequence[_Term]) -> float:
    """Return how much of a text is what was typed, times how much of what was typed is in it."""
    text = f" {' '.join(part)} "
    covered, present = set[str](), 0
    for term in terms:
        forms = [form for form in term.forms if f" {form} " in text]
        present += bool(forms)
        covered.update(word for form in forms for word in form.split())
    counted = [word for word in part if word not in _LIGHT] or part
    return sum(word in covered for word in counted) / len(counted) * present / len(terms) if part else 0.0
