"""Two entries that may be one signatory.

A name alone proves nothing: two people have it. Something beside the name has to agree and nothing may speak against
it, or an organisation signs twice in its own name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from letterkit.languages.normal_form import fold
from letterkit.letter.anonymous import is_anonymous
from letterkit.letter.model import Signatory

_FORMS: Final = frozenset(("the", "inc", "ltd", "llc", "gmbh", "e", "v", "ev", "asbl", "ong", "ngo"))
_WORD: Final = re.compile(r"[^\W_]+")


@lru_cache(maxsize=50_000)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a name for comparing."""
    return tuple(_WORD.findall(fold(text)))


def person_key(name: str, titles: Collection[str] = ()) -> str:
    """Return a name without titles, in an order of its own: ‘Serrano, Dr. Mónica’ is ‘Monica Serrano’."""
    return " ".join(sorted(word for word in words(name) if word not in titles))


def organization_key(organization: str) -> str:
    """Return the name of an organisation without its legal form."""
    return " ".join(word for word in words(organization) if word not in _FORMS)


def signatory_key(signatory: Signatory, titles: Collection[str] = ()) -> tuple[str, str]:
    """Return whom an entry names, however it is typed: the person, and the organisation."""
    return (person_key(signatory.name, titles), organization_key(signatory.organization))


def find_duplicates(signatories: Sequence[Signatory], titles: Collection[str] = ()) -> Iterator[tuple[int, int]]:
    """Yield the index of each entry that may sign twice, with that of the entry before it.

    Left out are those who have withdrawn, whose names are withheld, and who sign without a name.
    """
    seen: dict[Hashable, int] = {}
    for index, signatory in enumerate(signatories):
        if signatory.withdrawn or signatory.withheld or is_anonymous(signatory.name):
            continue
        marks = [*_marks(signatory, titles)]
        earlier = next((seen[mark] for mark in marks if mark in seen), None)
        if earlier is not None:
            yield index, earlier
        for mark in marks:
            seen.setdefault(mark, index)


def _marks(signatory: Signatory, titles: Collection[str]) -> Iterator[Hashable]:
    """What two entries of one signatory have in common."""
    person, organization = signatory_key(signatory, titles)
    if not person and organization:
        yield ("organization", organization)
    elif person and organization:
        yield ("person of", person, organization)
    elif person:
        place = words(" ".join(signatory.places))
        title = words(signatory.title)
        if place:
            yield ("person in", person, place)
        if title:
            yield ("person as", person, title)
