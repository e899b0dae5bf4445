"""The numbers in the names of norms: a text with another number is another text, and is never offered for it.

A number is a row of figures, a Roman one (Protocol II) or an English ordinal (Second Optional Protocol). The year of
adoption may be left out or added: `S/RES/2730` is `S/RES/2730 (2024)`, and `wso` is `wso-2005`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from letterkit.norms.norm import Norm

_ROMAN: Final = ("i", "ii", "iii", "iv", "", "vi", "vii", "viii", "ix")
_ORDINAL: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_WORDS: Final = {word: number for words in (_ROMAN, _ORDINAL) for number, word in enumerate(words, 1) if word}
"""Words that are numbers; v and x are also those of judgments: A v. B."""
_NUMBER: Final = re.compile(rf"\d+|(?<![^\W_])(?:{'|'.join(_WORDS)})(?![^\W_])")
_YEAR: Final = re.compile(r"\((?:19|20)\d\d\)")


@lru_cache(maxsize=8192)
def numbers(text: str) -> tuple[int, ...]:
    """Return the numbers in a name, in their order."""
    return tuple(_WORDS.get(word) or int(word) for word in _NUMBER.findall(_plain(text)))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def names_of(norm: Norm) -> Iterable[str]:
    """Yield every name that a norm has."""
    yield from (*_numbered_names(norm), *norm.also_known_as)
    for texts in (norm.short, norm.title, norm.brief, norm.in_text):
        yield from texts.values()


def without_numbers(text: str) -> str:
    """Return the words of a name alone, apart by blanks."""
    return " ".join(re.findall(r"[^\W\d_]+", _NUMBER.sub(" ", _plain(text))))


def _numbered_names(norm: Norm) -> Iterable[str]:
    return filter(None, (norm.id, norm.symbol, _YEAR.sub("", norm.symbol)))


def may_be(norm: Norm, typed: str, *, with_places: bool = False) -> bool:
    """True if the numbers that were typed do not make it another text than this norm.

    A name without any number may be every norm. `with_places` also takes the numbers of its places: ICCPR 19.
    """
    wanted = numbers(typed)
    if not wanted:
        return True
    years = _years(norm)
    own = _without(numbers(norm.id), years)
    more = years | (_places(norm) if with_places and not own else frozenset())
    names = names_of(norm) if _in_order(own, wanted) else (*_numbered_names(norm), *norm.also_known_as)
    return any(_fits(wanted, numbers(name), years, more, own) for name in names)


def has_number(norm: Norm, typed: str) -> bool:
    """True if a norm's id or symbol has a number, beside its year, and all of it was typed."""
    wanted, years = numbers(typed), _years(norm)
    cores = (_without(numbers(name), years) for name in (norm.id, norm.symbol))
    return any(core and _in_order(core, wanted) for core in cores)


def _fits(
    wanted: Sequence[int], name: Sequence[int], years: frozenset[int], more: frozenset[int], own: Sequence[int]
) -> bool:
    """True if what was typed has the numbers of a name, and beside them nothing but a year."""
    needed = _without(name, years)
    rest = [number for number in wanted if number not in name]
    return bool(needed or not own) and _in_order(needed, wanted) and all(number in more for number in rest)


def _without(sequence: Sequence[int], years: frozenset[int]) -> tuple[int, ...]:
    return tuple(number for number in sequence if number not in years)


def _in_order(part: Sequence[int], whole: Sequence[int]) -> bool:
    """True if the numbers stand in the others, in their order."""
    rest = iter(whole)
    return all(number in rest for number in part)


def _years(norm: Norm) -> frozenset[int]:
    texts = (str(norm.adopted or ""), norm.adopted_in, str(norm.issued or ""))
    years = {int(text[:4]) for text in texts if text[:4].isdecimal()}
    return frozenset(years | {int(found[1:5]) for found in _YEAR.findall(norm.symbol)})


def _places(norm: Norm) -> frozenset[int]:
    return frozenset(number for pinpoint in norm.pinpoints for number in numbers(pinpoint.at))
