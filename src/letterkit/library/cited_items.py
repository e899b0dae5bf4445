"""Cited norms of the library and sources of the letter, as items that citeproc can set.

A norm becomes a CSL item in the letter's language: its body, its title (the English one where the row has no other),
symbol, date and treaty series; a judgment has its court, case, number and date. The letter's own sources go first, so
that a draft can correct a row; `check` tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from letterkit.errors import nearest
from letterkit.languages.language import Language
from letterkit.letter.source_items import complete_item
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
            items.append(_with_month_in_words(complete_item(sources.items[key]), language))
        elif key in sources.entries:
            entries.append(key)
        elif (norm := norms.find(key)) is not None:
            items.append(norm_item(norm, language))
    return CitedItems(tuple(items), sources.bibtex_of(entries))


def nearest_key(key: str, sources: Sources, norms: NormLibrary) -> str:
    """Return the key that was probably meant; empty when none is close."""
    return nearest(key, sources.keys) or norms.nearest(key)


_YEAR_ALONE: Final = {
    *("article-journal", "book", "chapter", "entry-dictionary", "entry-encyclopedia", "motion_picture"),
    *("paper-conference", "thesis"),
}
"""Types of source whose year alone a note prints."""


def _with_month_in_words(item: Mapping[str, Any], language: Language) -> Mapping[str, Any]:
    """Return a source that came out in a month with that month in words: citeproc has it in the case that it has after
    a day."""
    issued = item.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, Mapping) else None
    if item.get("type") in _YEAR_ALONE or not (isinstance(parts, (list, tuple)) and len(parts) == 1):
        return item
    figures = "-".join(str(figure).rjust(2, "0") for figure in parts[0]) if isinstance(parts[0], (list, tuple)) else ""
    if not _YEAR_AND_MONTH.fullmatch(figures):
        return item
    return {**item, "issued": {"literal": language.format_partial_date(figures)}}


_YEAR_AND_MONTH: Final = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_TYPES: Final[Mapping[str, str]] = {"charter": "treaty", "treaty": "treaty", "court": "legal_case"}
"""The type of source that a kind of norm is cited as; the others are documents with body, title, symbol and date."""
_UNTS: Final = re.compile(r"(?P<volume>\d+) UNTS (?P<page>\d+)(?:, No\. \d+)?")
_WORD: Final = re.compile(r"\w+")


def norm_item(norm: Norm, language: Language) -> dict[str, Any]:
    """Return a norm as a CSL item in a language."""
    tag = language.tag
    kind = _TYPES.get(norm.kind, "legislation")
    title = _without_what_the_symbol_says(norm.text("title", tag), norm.symbol, printed_symbol(norm, language))
    item: dict[str, Any] = {"id": norm.id, "type": kind, "title": title, "title-short": _short_title(norm, tag)}
    body = in_language(norm.cited_body, tag) or in_language(norm.cited_body, "en")
    if numbered := _numbered(norm, title, language):
        item["author"] = [{"literal": numbered}]
    elif kind == "legal_case" and body:
        item["authority"] = body
    elif body and kind != "treaty" and not _names(title, body, norm):
        item["author"] = [{"literal": body}]
    if norm.symbol and norm.symbol not in title and not (kind == "treaty" and norm.treaty_series):
        item["number"] = printed_symbol(norm, language)
    if norm.treaty_series:
        item["container-title"] = _series(norm.treaty_series, language)
    return item | _dates(norm, kind, language)


def _short_title(norm: Norm, tag: str) -> str:
    """Return how a norm is named once it has been cited, in the letter's language where the row has any name in it."""
    return (
        norm.localized("short", tag)
        or norm.localized("title", tag)
        or norm.text("short", tag)
        or norm.text("title", tag)
    )


def _names(title: str, body: str, norm: Norm) -> bool:
    """True if a title names the body already, in whatever case: `Решение … Совета министров ОБСЕ`. Resolutions of the
    Security Council can be about itself."""
    if norm.kind == "security-council":
        return title.casefold().startswith(body.casefold())
    words = [word.casefold() for word in _WORD.findall(title)]
    stems = (word.casefold()[: max(4, len(word) - 2)] for word in _WORD.findall(body))
    return all(any(word.startswith(stem) for word in words) for stem in stems)


def _without_what_the_symbol_says(title: str, *symbols: str) -> str:
    """Return a title without a last part that its symbol begins with: `Advisory Opinion of 19 July 2024`."""
    head, _, last = title.rpartition(", ")
    said = any(symbol.casefold().startswith(last.casefold()) for symbol in symbols)
    return head if head and said else title


def _numbered(norm: Norm, title: str, language: Language) -> str:
    """Return a text of a series by its body and number, `Human Rights Council resolution 58/20`, where its title does
    not have the number."""
    name = norm.localized("in_text", language.tag)
    if not norm.number or norm.number in title or norm.number not in name:
        return ""
    bare = language.grammar.no_article(name) if language.grammar else name
    return bare[:1].upper() + bare[1:]


def printed_symbol(norm: Norm, language: Language) -> str:
    """Return a symbol with its words, its date, and what follows it, such as an annex, in the language."""
    symbol, words = norm.symbol, language.symbol_words
    if words:
        if norm.adopted and language.english:
            symbol = symbol.replace(language.english.format_date(norm.adopted), language.format_date(norm.adopted))
        phrases = "|".join(re.escape(phrase) for phrase in sorted(words, key=len, reverse=True))
        symbol = re.sub(
            rf"(?<!\w)(?:{phrases})(?!\w)", lambda match: words[match[0].casefold()], symbol, flags=re.IGNORECASE
        )
    head, comma, rest = symbol.partition(", ")
    return f"{head}{language.points.comma}{language.pinpoints.short(rest)}" if comma else symbol


def _series(series: str, language: Language) -> str:
    """Return a place in a series as the language names it; one that is not in the United Nations Treaty Series as it
    is."""
    place = _UNTS.fullmatch(series.strip())
    return language.treaty_series.format(**place.groupdict()) if place and language.treaty_series else series


def _dates(norm: Norm, kind: str, language: Language) -> dict[str, Any]:
    """Return when a norm was adopted, and of a treaty since when it is in force; no date that is in the title. A month
    or a year alone is in words, because citeproc has the months in the case that they have after a day."""
    day = language.format_date(norm.adopted) if norm.adopted else ""
    if kind != "treaty":
        printed = " ".join(f"{norm.text('title', language.tag)} {printed_symbol(norm, language)}".split())
        if day and " ".join(day.split()).removesuffix(" г.") in printed:  # with г. or with года
            return {}
        if norm.adopted:
            return {"issued": {"date-parts": [[norm.adopted.year, norm.adopted.month, norm.adopted.day]]}}
        return {"status": language.format_partial_date(norm.adopted_in)} if norm.adopted_in else {}
    adopted = day or language.format_partial_date(norm.adopted_in)
    said = [_said(language, "adopted", adopted)] if adopted else []
    if norm.in_force:
        said.append(_said(language, "in_force", language.format_date(norm.in_force)))
    return {"status": language.points.comma.join(said)} if said else {}


def _said(language: Language, key: str, date: str) -> str:
    form = getattr(language, key) or (getattr(language.english, key) if language.english else "")
    return str(form or "{date}").format(date=date)
