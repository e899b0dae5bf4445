"""The JSON Schema of the draft file, so that editors complete and check it while it is typed."""

from __future__ import annotations

from typing import Any

from letterkit.letter.model import Draft

_DESCRIBED = {
    "letterkit": "Version of the draft format: 1.",
    "template": "Id of the template, e.g. council-appeal.",
    "language": "Language of the letter as a BCP 47 tag: en-GB, fr, ru, ar …",
    "date": "Date of the letter, 2026-11-30.",
    "place": "Where the letter is written.",
    "sender": "The letterhead.",
    "recipients": "To whom the letter is addressed.",
    "cc": "Who receives a copy.",
    "layout": "Small switches of presentation.",
    "subject": "The title line.",
    "byline": "For pieces that are not letters: author, publication, url.",
    "salutation": "Derived from the recipients when absent; an empty text leaves the line out.",
    "closing": "The complimentary close; derived when absent; an empty text leaves the line out.",
    "facts": "The answers to the template's questions.",
    "passages": "The letter, passage by passage; absent: the template's own plan.",
    "sources": "CSL-JSON items.",
    "bibliography": "Path to a CSL-JSON, CSL-YAML or BibTeX file.",
    "signatories": "Who signs.",
    "enclosures": "Lines naming what is enclosed.",
    "reply_by": "The date by which an answer is asked for.",
    "people": "People whom the letter speaks of, and who may read their names. Never printed.",
    "waive": "Findings of `letterkit check` that you let stand: rule, path, reason. Never printed.",
}


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a draft."""
    from letterkit.letter.validation import adapter

    made = adapter(Draft).json_schema()
    for key, words in _DESCRIBED.items():
        made["properties"][key]["description"] = words
    made["properties"]["letterkit"]["const"] = 1
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:letterkit:draft:1",
        **made,
        "title": "letterkit draft",
        "description": "One advocacy letter.",
    }
