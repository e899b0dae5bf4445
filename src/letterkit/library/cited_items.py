"""What a citation points at: a norm of the library or a source of the letter, as an item that citeproc can set.

A norm becomes a CSL item in the letter's language: its body, its title (the English one where the row has no other),
symbol, date and treaty series. The letter's own sources go first, so that a draft can correct a row; `check` says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from letterkit.errors import nearest
from letterkit.languages import by_tag as languages
from letterkit.library.sources import Sources
from letterkit.norms.norm import Norm
from letterkit.norms.norm_library import NormLibrary
from letterkit.tags import in_language

_IN_FORCE: Mapping[str, str] = {
    "en": "in force {date}",
    "fr": "entrée en vigueur : {date}",
    "es": "en vigor: {date}",
    "ru": "вступление в силу: {date}",
    "de": "in Kraft seit {date}",
    "ar": "بدء النفاذ: {date}",
    "zh": "{date}生效",
}
"""How a note says since when a treaty is in force; the same words for every gender. General usage."""


@dataclass(frozen=True, slots=True)
class Cited:
    """The items of the keys that a letter cites: CSL items, and BibTeX entries still to be read."""

    items: tuple[Mapping[str, Any], ...]
    bibtex: str


def cited_items(keys: Iterable[str], sources: Sources, norms: NormLibrary, language: str) -> Cited:
    """The items for these keys. A key that nothing has is left out: `check` reports it."""
    items: list[Mapping[str, Any]] = []
    entries: list[str] = []
    for key in dict.fromkeys(keys):
        if key in sources.items:
            items.append(sources.items[key])
        elif key in sources.entries:
            entries.append(key)
        elif (norm := norms.find(key)) is not None:
            items.append(norm_item(norm, language))
    return Cited(tuple(items), sources.bibtex_of(entries))


def nearest_key(key: str, sources: Sources, norms: NormLibrary) -> str:
    """The key that was probably meant; empty when none is close."""
    return nearest(key, sources.keys) or norms.nearest(key)


def norm_item(norm: Norm, language: str) -> dict[str, Any]:
    """A norm as a CSL item in a language."""
    treaty = norm.kind in ("treaty", "charter")
    found: dict[str, Any] = {
        "id": norm.id,
        "type": "treaty" if treaty else "legislation",
        "title": norm.text("title", language),
        "title-short": norm.localized("short", language)
        or norm.localized("title", language)
        or norm.text("short", language)
        or norm.text("title", language),
    }
    body = in_language(norm.cited_body, language) or in_language(norm.cited_body, "en")
    if body and not treaty:
        found["author"] = [{"literal": body}]
    if norm.symbol and not (treaty and norm.treaty_series):
        found["number"] = norm.symbol
    if norm.treaty_series:
        found["container-title"] = norm.treaty_series
    if norm.adopted:
        found["issued"] = {"date-parts": [[norm.adopted.year, norm.adopted.month, norm.adopted.day]]}
    elif norm.adopted_in:
        found["issued"] = {"date-parts": [[int(part) for part in norm.adopted_in.split("-")]]}
    if norm.in_force:
        words = in_language(_IN_FORCE, language) or _IN_FORCE["en"]
        found["status"] = words.format(date=languages.format_date(norm.in_force, language))
    return found
