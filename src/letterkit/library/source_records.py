"""A source as a person gives it (title, publisher, date, link), and as the item of CSL that a draft keeps."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from typing import Any, Final, NamedTuple

from letterkit.languages.language import Language
from letterkit.letter.norms_of_draft import norm_id
from letterkit.tags import iso_date
from letterkit.wording import say

Item = Mapping[str, Any]

_WEB_ADDRESS: Final = re.compile(r"https?://[^\s/<>\"“”«»]+\.[^\s<>\"“”«»]+", re.IGNORECASE)
_LONGEST_ADDRESS: Final = 2_000
_YEAR: Final = re.compile(r"\d{4}")
_ANY_YEAR: Final = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_YEAR_AND_MONTH: Final = re.compile(r"(\d{4})-(\d\d)")
_MOST_WORDS: Final = 3
"""Words of a publisher's name that stand in an id; of a longer name, its initials do."""
_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("title",),
    "publisher": ("author",),
    "date": ("issued",),
    "link": ("URL",),
}
"""The keys of an item in which each field is kept. A publisher is the author of its reports in a note."""


class SourceRecord(NamedTuple):
    """A source in four fields, each as it is typed; an empty one is not known."""

    title: str = ""
    publisher: str = ""
    date: str = ""
    link: str = ""


def is_web_address(text: str) -> bool:
    """True for an address that a note can link to: http or https, and nothing else on the line."""
    return len(text) <= _LONGEST_ADDRESS and _WEB_ADDRESS.fullmatch(text.strip()) is not None


def new_item(record: SourceRecord, language: Language, taken: Container[str] = ()) -> dict[str, Any]:
    """Return a record as a CSL item with an id that is not among those `taken`. Raises ValueError for a link that is
    no web address."""
    return {"id": _free_id(record, language, taken), "type": "report", **_fields(record, language)}


def changed_item(item: Item, record: SourceRecord, language: Language) -> dict[str, Any]:
    """Return an item with the fields in which a record differs from it; its id and whatever else it holds stay.

    Raises ValueError for a link that is no web address.
    """
    before, fields = record_of(item, language), _fields(record, language)
    changed = {
        key
        for name, keys in _KEYS.items()
        for key in keys
        if getattr(before, name).strip() != getattr(record, name).strip()
    }
    if "author" in changed:
        changed.add("publisher")
    kept = {key: value for key, value in item.items() if key not in changed}
    return kept | {key: value for key, value in fields.items() if key in changed}


def record_of(item: Item, language: Language) -> SourceRecord:
    """Return an item in four fields, its date in the words of a language."""
    return SourceRecord(_text(item.get("title")), _publisher(item), _date(item, language), _text(item.get("URL")))


def issued(text: str, language: Language) -> dict[str, Any]:
    """Return when something was published as CSL has it: day, month or year in figures; anything else as typed."""
    typed = " ".join(text.split())
    day = iso_date(typed) or language.read_date(typed)
    if day:
        return {"date-parts": [[day.year, day.month, day.day]]}
    if _YEAR.fullmatch(typed):
        return {"date-parts": [[int(typed)]]}
    figures = _YEAR_AND_MONTH.fullmatch(typed)
    month = (int(figures[1]), int(figures[2])) if figures else language.read_month(typed)
    if month and 1 <= month[1] <= 12:
        return {"date-parts": [list(month)]}
    return {"literal": typed}


def _fields(record: SourceRecord, language: Language) -> dict[str, Any]:
    """Return the keys of an item for what a record says."""
    title, publisher, date, link = (" ".join(text.split()) for text in record)
    if link and not is_web_address(link):
        raise ValueError(say("‘{link}’ is not a web address: it begins with https:// or http://", link=link[:60]))
    return {
        **({"title": title} if title else {}),
        **({"author": [{"literal": publisher}]} if publisher else {}),
        **({"issued": issued(date, language)} if date else {}),
        **({"URL": link} if link else {}),
    }


def _free_id(record: SourceRecord, language: Language, taken: Container[str]) -> str:
    """Return an id made of publisher, or title, and year; with a number behind it where another source has it."""
    words = re.findall(r"[^\W_]+", record.publisher)
    initials = "".join(word[0] for word in words if word[0].isupper())
    publisher = initials if len(words) > _MOST_WORDS and len(initials) > 2 else record.publisher
    year = _year(issued(record.date, language)) if record.date.strip() else ""
    base = "-".join(filter(None, (norm_id(publisher, record.title) or "source", year)))
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    return name


def _year(date: Mapping[str, Any]) -> str:
    if "date-parts" in date:
        return str(date["date-parts"][0][0])
    years = _ANY_YEAR.findall(date["literal"])
    return years[-1] if years else ""


def _publisher(item: Item) -> str:
    authors = item.get("author")
    names = [_name(author) for author in authors] if isinstance(authors, (list, tuple)) else []
    return "; ".join(filter(None, names)) or _text(item.get("publisher"))


def _name(author: Any) -> str:
    if not isinstance(author, Mapping):
        return ""
    return _text(author.get("literal")) or " ".join(
        filter(None, (_text(author.get("given")), _text(author.get("family"))))
    )


def _date(item: Item, language: Language) -> str:
    """Return when an item was published in words; empty where that is not in a form of CSL's."""
    date = item.get("issued")
    if not isinstance(date, Mapping):
        return _text(date)
    parts = date.get("date-parts")
    words = [_words_of(part, language) for part in parts] if isinstance(parts, (list, tuple)) else []
    return "–".join(filter(None, words)) or _text(date.get("literal")) or _text(date.get("raw"))


def _words_of(part: Any, language: Language) -> str:
    try:
        return language.format_partial_date("-".join(f"{int(figure):02}" for figure in part))
    except (TypeError, ValueError):
        return ""


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else str(value) if isinstance(value, int) else ""
