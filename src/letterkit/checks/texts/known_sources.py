"""Words by which a source can be recognised: her lawyer, by telephone; a neighbour who saw it; his sister told us."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from letterkit.checks.texts.marked_words import MarkedWords, part, without_overlaps
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Span, text_words

_NEAR: Final = 3
_FAR: Final = 12
"""Words between a source and what it did."""
_INVERTED: Final = ("fr", "es", "ru")
"""Languages in which the source may stand behind the verb."""
_OWNERS: Final = ("single-kin-whose", "told-whose-people")
_OTHERS: Final = ("told-groups", "public-places")
"""Lists of those whose kin are known by them, and of groups and offices, which are no single person."""
_COMMA: Final = (",", "(", ";", "—", "–", ":")


def known_sources(subject: Subject, marked: MarkedWords) -> Iterator[Span]:
    """Yield sources that can be recognised, with the words that make them one: the indices of the first and the last
    word."""
    reader = _SourceReader(subject, marked)
    yield from without_overlaps((*reader.told_us(), *reader.told_by(), *reader.in_notes(), *reader.saw()))


class _SourceReader:
    def __init__(self, subject: Subject, marked: MarkedWords) -> None:
        self._subject, self._marked, self._language = subject, marked, subject.language

    @cached_property
    def _sources(self) -> dict[int, int]:
        """Return the people who are named by whom they belong to: his sister, Mira’s lawyer, a neighbour."""
        marked = self._marked
        found = dict(marked.phrases("told-neighbours"))
        whose = marked.phrases("told-whose")
        for first, last in marked.phrases("told-relations").items():
            before = range(first - 1, max(first - 1 - _NEAR, -1), -1)
            owner = next((index for index in before if self._owns(index, first, whose)), -1)
            if owner >= 0:
                found[owner] = max(last, found.get(owner, -1))
            else:
                end = self._of_somebody(last)
                if end >= 0:
                    found[first] = end
        return found

    def _owns(self, index: int, relation: int, whose: dict[int, int]) -> bool:
        marked = self._marked
        if not marked.joined(index, relation):
            return False
        if index in whose:
            return True
        word = marked.words[index].folded
        owner = word[:-2]
        if not word.endswith("'s") or any(owner in marked.listed(name) for name in _OTHERS):
            return False
        return marked.has_capital(index) or any(owner in marked.listed(name) for name in _OWNERS)

    def _of_somebody(self, relation: int) -> int:
        """Return the last word of whose relation somebody is: the sister of Mira Sample; -1 if it is not said."""
        marked, links = self._marked, self._marked.phrases("single-kin-of")
        behind = relation + 1
        if behind >= len(marked.words) or not marked.joined(relation, behind):
            return -1
        if behind in links:
            behind = links[behind] + 1
        elif self._language != "ru" and not marked.words[behind].folded.startswith("d'"):
            return -1
        for index in range(behind, min(behind + _NEAR, len(marked.words))):
            if not marked.joined(relation, index):
                return -1
            for name in _OWNERS:
                if index in marked.phrases(name):
                    return marked.phrases(name)[index]
            if marked.has_capital(index) and index not in marked.phrases("public-places"):
                goes_on = index + 1 < len(marked.words) and marked.joined(index, index + 1)
                return index + 1 if goes_on and marked.has_capital(index + 1) else index
        return -1

    @cached_property
    def _ends(self) -> dict[int, int]:
        return {last: first for first, last in sorted(self._sources.items(), reverse=True)}

    @cached_property
    def _sorted_ends(self) -> Sequence[int]:
        return sorted(self._ends)

    @cached_property
    def _others(self) -> Sequence[int]:
        """Return where groups and offices are named, which are no single person."""
        marked, own = self._marked, {index for first, last in self._sources.items() for index in range(first, last + 1)}
        places = {index for name in _OTHERS for index in marked.phrases(name)}
        return sorted(places - own)

    def told_us(self) -> Iterator[Span]:
        marked = self._marked
        for first, last in marked.phrases("told-us").items():
            start, end = marked.sentence(first)
            ends = part(self._sorted_ends, max(start, first - _FAR), first)
            if ends and not part(self._others, ends[-1] + 1, first):
                yield self._ends[ends[-1]], last
            elif not ends and (named := self._named_before(first, start)) >= 0:
                yield named, last
            elif self._language in _INVERTED:
                source = next((index for index in range(last + 1, min(last + 2, end)) if index in self._sources), -1)
                if source >= 0 and marked.joined(last, source):
                    yield first, self._sources[source]

    def _named_before(self, verb: int, start: int) -> int:
        """Return the first word of the name, in two words or more, of somebody who told it: Mira Sample told us."""
        marked, last = self._marked, verb - 1
        while last >= start and last in marked.phrases("told-who"):
            last -= 1
        first = last + 1
        while first - 1 >= start and marked.has_capital(first - 1) and (first > last or self._runs_on(first - 1)):
            first -= 1
        from_here = max(start, first - _NEAR)
        others = part(self._others, from_here, last + 1) or marked.between("told-offices", from_here, last + 1)
        if last <= first or others or self._is_body(first, last):
            return -1
        return first

    def _is_body(self, first: int, last: int) -> bool:
        """True for the name of an organisation that stands at the head or the foot of the letter."""
        name = " ".join(word.folded for word in self._marked.words[first : last + 1])
        return any(name in body for body in self._bodies)

    @cached_property
    def _bodies(self) -> Sequence[str]:
        draft = self._subject.draft
        named = [one.organization for one in (*draft.recipients, *draft.cc)]
        named += [one.organization for one in draft.signing]
        named += [draft.sender.name] if draft.sender else []
        return [" ".join(text_words(name)) for name in named if name.strip()]

    def _runs_on(self, index: int) -> bool:
        return self._marked.gap(index) in (" ", ". ", "\u00a0")

    def told_by(self) -> Iterator[Span]:
        marked = self._marked
        for first, last in marked.phrases("told-by").items():
            source = self._source_behind(last)
            if source >= 0:
                yield first, self._sources[source]
        for first, last in marked.phrases("told-interview").items():
            source = self._source_behind(last)
            if source >= 0:
                yield first, self._sources[source]
        for first, last in marked.phrases("told-message").items():
            source = self._source_behind(last) if first == marked.sentence(first)[0] else -1
            if source >= 0:
                yield first, self._sources[source]

    def _source_behind(self, last: int) -> int:
        marked = self._marked
        for index in range(last + 1, min(last + 1 + _NEAR, len(marked.words))):
            if not marked.joined(last, index):
                return -1
            if index in self._sources:
                return index
        return -1

    def in_notes(self) -> Iterator[Span]:
        """Yield sources as notes give them: her lawyer, by telephone, 6 October 2026."""
        marked, ways = self._marked, self._marked.phrases("told-way")
        for first, last in self._sources.items():
            for index in range(last + 1, min(last + 1 + _NEAR, len(marked.words))):
                if index in ways and marked.gap(index - 1).strip() in _COMMA:
                    yield first, ways[index]
                    break

    def saw(self) -> Iterator[Span]:
        marked, saw = self._marked, self._marked.phrases("told-who-saw")
        for first, last in self._sources.items():
            for index in range(last + 1, min(last + 1 + _NEAR, len(marked.words))):
                if index in saw:
                    yield first, saw[index]
                    break
