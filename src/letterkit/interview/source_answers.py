"""The sources of a draft as the question on them has them: records of title, publisher, date, link, and their ids.

The draft keeps items of CSL, of which a record shows some fields; what it does not show stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from letterkit.languages.language import Language
from letterkit.library.source_records import SourceRecord, changed_item, new_item, record_of
from letterkit.questions.answers import Refused

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


def source_items(records: Sequence[Data], before: Any, language: Language) -> list[dict[str, Any]]:
    """Return records as the items that a draft keeps; `before` are those that it has. Raises Refused for a link that is
    no web address."""
    known = {str(item.get("id")): item for item in before or () if isinstance(item, Mapping)}
    taken = {*known}
    items: list[dict[str, Any]] = []
    for record in records:
        item = _item(record, known, taken, language)
        taken.add(str(item["id"]))
        items.append(item)
    return items


def _item(record: Data, known: Mapping[str, Data], taken: set[str], language: Language) -> dict[str, Any]:
    typed = SourceRecord(*(str(record.get(name) or "") for name in SourceRecord._fields))
    item = known.get(str(record.get("id") or ""))
    try:
        return changed_item(item, typed, language) if item is not None else new_item(typed, language, taken)
    except ValueError as error:
        raise Refused(f"{error}.", "Type the address as the browser shows it, or leave it out.") from None
