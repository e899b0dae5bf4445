"""Two entries that may be one signatory.

A name alone proves nothing: two people may have it. Something beside the name has to agree and nothing may differ, or
an organisation signs twice in its own name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from letterkit.languages.normal_form import fold
from letterkit.letter.anonymous import is_anonymous
from letterkit.letter.model import Signatory

_LEGAL_FORMS: Final = frozenset(("the", "inc", "ltd", "llc", "gmbh", "e", "v", "ev", "asbl", "ong", "ngo"))
_WORD: Final = re.compile(r"[^\W_]+")


@lru_cache(maxsize=50_000)
def comparable_words(text: str) -> tuple[str, ...]:
    """Return the words of a name for comparing."""
    return tuple(_WORD.findall(fold(text)))


def person_key(name: str, titles: Collection[str] = ()) -> str:
    """Return the words of a name, sorted, without titles: ‘Serrano, Dr. Mónica’ is ‘monica serrano’."""
    return " ".join(sorted(word for word in comparable_words(name) if word not in titles))


def organization_key(organization: str) -> str:
    """Return the name of an organisation without its legal form."""
    return " ".join(word for word in comparable_words(organization) if word not in _LEGAL_FORMS)


def signatory_key(signatory: Signatory, titles: Collection[str] = ()) -> tuple[str, str]:
    """Return the keys of the person and of the organisation of an entry, the same for all ways to type them."""
    return (person_key(signatory.name, titles), organization_key(signatory.organization))


def find_duplicates(signatories: Sequence[Signatory], titles: Collection[str] = ()) -> Iterator[tuple[int, int]]:
    """Yield the index of each entry that may be one signatory with an earlier one, and the index of that one.

    Entries that are withdrawn or withheld, or have no name, are left out.
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
    """Yield the marks of an entry; two entries of one signatory have one in common."""
    person, organization = signatory_key(signatory, titles)
    if not person and organization:
        yield ("organization", organization)
    elif person and organization:
        yield ("person of", person, organization)
    elif person:
        place = comparable_words(" ".join(signatory.places))
        title = comparable_words(signatory.title)
        if place:
            yield ("person in", person, place)
        if title:
            yield ("person as", person, title)
