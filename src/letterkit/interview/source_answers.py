"""The sources of a draft as the question on them has them: records of title, publisher, date, link, and their ids.

The draft keeps items of CSL, of which a record shows some fields; what it does not show stays.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Any

from letterkit.languages.language import Language
from letterkit.library.source_records import SourceRecord, changed_item, new_item, record_of
from letterkit.questions.answers import Refused
from letterkit.wording import say

Data = Mapping[str, Any]


def source_answers(items: Any, language: Language) -> list[dict[str, str]] | None:
    """Return the sources of a draft as records, without the fields that are not known; None for none."""
    if not isinstance(items, (list, tuple)):
        return None
    records = (
        {"id": str(item.get("id") or ""), **record_of(item, language)._asdict()}
        for item in items
        if isinstance(item, Mapping)
    )
    return [{name: text for name, text in record.items() if text} for record in records] or None


class Taken(Container[str]):
    """Keys that a new source cannot have: those of other sources, and of norms."""

    def __init__(self, *keys: Container[str]) -> None:
        self._keys = keys

    def __contains__(self, key: object) -> bool:
        return any(key in keys for keys in self._keys)


def source_items(
    records: Sequence[Data], before: Any, language: Language, cited: Container[str] = ()
) -> list[dict[str, Any]]:
    """Return records as the items that a draft keeps; `before` are those that it has, `cited` what else has a
    key. Raises Refused for a link that is no web address."""
    known = {str(item.get("id")): item for item in before or () if isinstance(item, Mapping)}
    ids = {*known}
    taken = Taken(ids, cited)
    items: list[dict[str, Any]] = []
    for record in records:
        item = _item(record, known, taken, language)
        ids.add(str(item["id"]))
        items.append(item)
    return items


def _item(record: Data, known: Mapping[str, Data], taken: Container[str], language: Language) -> dict[str, Any]:
    typed = SourceRecord(*(str(record.get(name) or "") for name in SourceRecord._fields))
    item = known.get(str(record.get("id") or ""))
    try:
        return changed_item(item, typed, language) if item is not None else new_item(typed, language, taken)
    except ValueError as error:
        raise Refused(f"{error}.", say("Type the address as the browser shows it, or leave it out.")) from None
