"""Cited norms of the library and sources of the letter, as items that citeproc can set.

A norm becomes a CSL item in the letter's language: its body, its title (the English one where the row has no other),
symbol, date and treaty series. The letter's own sources go first, so that a draft can correct a row; `check` tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from letterkit.errors import nearest
from letterkit.languages.language import Language
from letterkit.library.sources import Sources
from letterkit.norms.norm import Norm
from letterkit.norms.norm_library import NormLibrary
from letterkit.tags import in_language


@dataclass(frozen=True, slots=True)
class CitedItems:
    """The items of the keys that a letter cites: CSL items, and BibTeX entries still to be read."""

    items: tuple[Mapping[str, Any], ...]
    bibtex: str


def cited_items(keys: Iterable[str], sources: Sources, norms: NormLibrary, language: Language) -> CitedItems:
    """Return the items for these keys. An unknown key is left out: `check` reports it."""
    items: list[Mapping[str, Any]] = []
    entries: list[str] = []
    for key in dict.fromkeys(keys):
        if key in sources.items:
            items.append(sources.items[key])
        elif key in sources.entries:
            entries.append(key)
        elif (norm := norms.find(key)) is not None:
            items.append(norm_item(norm, language))
    return CitedItems(tuple(items), sources.bibtex_of(entries))


def nearest_key(key: str, sources: Sources, norms: NormLibrary) -> str:
    """Return the key that was probably meant; empty when none is close."""
    return nearest(key, sources.keys) or norms.nearest(key)


def norm_item(norm: Norm, language: Language) -> dict[str, Any]:
    """Return a norm as a CSL item in a language."""
    tag = language.tag
    treaty = norm.kind in ("treaty", "charter")
    item: dict[str, Any] = {
        "id": norm.id,
        "type": "treaty" if treaty else "legislation",
        "title": norm.text("title", tag),
        "title-short": norm.localized("short", tag)
        or norm.localized("title", tag)
        or norm.text("short", tag)
        or norm.text("title", tag),
    }
    body = in_language(norm.cited_body, tag) or in_language(norm.cited_body, "en")
    if body and not treaty:
        item["author"] = [{"literal": body}]
    if norm.symbol and not (treaty and norm.treaty_series):
        item["number"] = norm.symbol
    if norm.treaty_series:
        item["container-title"] = norm.treaty_series
    if norm.adopted:
        item["issued"] = {"date-parts": [[norm.adopted.year, norm.adopted.month, norm.adopted.day]]}
    elif norm.adopted_in:
        item["issued"] = {"date-parts": [[int(part) for part in norm.adopted_in.split("-")]]}
    if norm.in_force:
        form = language.in_force or (language.english.in_force if language.english else "{date}")
        item["status"] = form.format(date=language.format_date(norm.in_force))
    return item
