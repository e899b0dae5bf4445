"""The passages of a letter that speak of somebody whose name its audience may not read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from letterkit.checks.findings import Severity
from letterkit.checks.texts.marked_words import marked_words
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose, Span
from letterkit.errors import KeyPath
from letterkit.protection.consent import may_read, name_search, protected_people

if TYPE_CHECKING:  # names are looked for in few letters
    from letterkit.protection.name_search import NameSearch


def name_starts(text: str, names: NameSearch, pseudonyms: Sequence[str]) -> Iterator[int]:
    """Yield where names and pseudonyms of people at risk begin in a text."""
    yield from (hit.start for hit in names.find(text))
    for pseudonym in pseudonyms:
        yield from (match.start() for match in re.finditer(re.escape(pseudonym), text))


def speaks_of(text: str, names: NameSearch, pseudonyms: Sequence[str]) -> bool:
    return next(name_starts(text, names, pseudonyms), None) is not None


class AboutPeople:
    """The passages of a letter that speak of somebody whose name its audience may not read."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._people = protected_people(subject.draft, subject.audience, subject.reading_day, subject.pack)
        self._paths, self._numbers = set[KeyPath](), set[int]()
        if not self._people:
            return
        names = name_search(subject.draft, self._people)
        self._names, self._pseudonyms = names, [one.pseudonym.strip() for one in self._people if one.pseudonym.strip()]
        for prose in subject.prose:
            if speaks_of(prose.text, names, self._pseudonyms):
                self._paths.add(prose.path[:2])
                self._numbers.add(prose.number)

    @property
    def is_anybody(self) -> bool:
        """True if there is somebody whose name the audience may not read."""
        return bool(self._people)

    def severity(self, prose: Prose) -> Severity:
        """Return how grave it is that a text leads to a person."""
        return self.severity_at(prose.path, prose.number)

    def severity_at(self, path: KeyPath, number: int) -> Severity:
        """Return how grave it is that a text, in the passage of a number, leads to a person."""
        return "error" if path[:2] in self._paths or (number and number in self._numbers) else "warning"

    def names(self, prose: Prose) -> list[Span]:
        """Return where a text names somebody whose name may not be read, or the pseudonym."""
        hits = self.replaced(prose)
        for pseudonym in self._pseudonyms:
            hits += [match.span() for match in re.finditer(re.escape(pseudonym), prose.text)]
        return sorted(hits)

    def replaced(self, prose: Prose) -> list[Span]:
        """Return where a text has a name that is replaced in the letter."""
        return [(hit.start, hit.end) for hit in self._names.find(prose.text)]

    def means_them(self, prose: Prose) -> bool:
        """True if a text speaks of one of them: by name, or as he or she where nobody else is named whom all may
        read."""
        if self.severity(prose) == "error":
            return True
        pronouns = marked_words(self._subject, prose).phrases("person-pronouns")
        return bool(self._paths and pronouns) and not self._names_others(prose)

    def _names_others(self, prose: Prose) -> bool:
        draft, day = self._subject.draft, self._subject.reading_day
        others = tuple(one for one in draft.people if may_read(one, self._subject.audience, day))
        return bool(others) and bool(name_search(draft, others).find(prose.text))

    def is_in_sentence(self, prose: Prose, position: int) -> bool:
        """True if a sentence of a text speaks of one of them, by name or as he or she."""
        marked, (start, end) = marked_words(self._subject, prose), prose.sentence_at(position)
        if any(start <= first < end for first, _ in self.names(prose)):
            return True
        return bool(marked.between("person-pronouns", *marked.sentence_at(position)))
