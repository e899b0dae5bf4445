"""The norm that was probably meant, for what is no id: by its names, by its letters, by its words, by its number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, Protocol

from letterkit.errors import nearest
from letterkit.norms.norm import Norm
from letterkit.norms.numbers import has_number, may_be, names_of, without_numbers

if TYPE_CHECKING:
    from letterkit.norms.norm_index import Hit

_CLOSE: Final = 0.72
"""How similar a mistyped id must be; for what is less similar, names and titles are searched."""


def named(typed: str, norms: Iterable[Norm]) -> list[str]:
    """Return the ids of the norms that have this name, whatever case and marks it is written with."""
    slug = _slug(typed)
    return [norm.id for norm in norms if any(_slug(name) == slug for name in names_of(norm))]


class Search(Protocol):
    """The search of a library, by words."""

    def __call__(self, words: str, *, slips: bool = True) -> Sequence[Hit]: ...


def nearest_id(typed: str, norms: Iterable[Norm], search: Search) -> str:
    """Return the id of the norm that was probably meant; empty when none is.

    A norm with another number than the one typed is another norm: 2730 is never offered for 2736.
    """
    slug, words, rows = _slug(typed), without_numbers(typed), [*norms]
    possible = {norm.id: norm for norm in rows if may_be(norm, typed)}
    if name := next(iter(named(typed, possible.values())), "") or nearest(slug, possible, _CLOSE):
        return name
    for norm in rows:  # with a place or a year behind it: iccpr 19, udhr 1948
        if norm.id == words and may_be(norm, typed, with_places=True):
            return norm.id
    by_search = (norm.id for norm in search(slug.replace("-", " ")) if norm.id in possible)
    return next(by_search, "") or _only_with_its_number(typed, words, possible.values(), search)


def _only_with_its_number(typed: str, words: str, possible: Iterable[Norm], search: Search) -> str:
    """Return the only norm that has the number which was typed (`unsc 2730`), if its words name no other."""
    numbered = [norm.id for norm in possible if has_number(norm, typed)]
    others = [norm.id for norm in search(words, slips=False)] if len(numbered) == 1 else []
    return numbered[0] if len(numbered) == 1 and (not others or numbered[0] in others) else ""


def _slug(text: str) -> str:
    return "-".join(re.findall(r"\w+", text.casefold()))
