"""The JSON Schema of the draft file, so that editors complete and check it while it is typed."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any

from letterkit.letter.model import Draft
from letterkit.letter.type_hints import dataclasses_in


@cache
def known_keys() -> frozenset[str]:
    """Return every key that a draft may have, but those that the template names (`facts`)."""
    return frozenset(field.name for kind in dataclasses_in(Draft) for field in fields(kind))


def draft_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a draft."""
    from letterkit.letter.validation import adapter

    schema = adapter(Draft).json_schema()
    schema["properties"]["letterkit"]["const"] = 1
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:letterkit:draft:1",
        **schema,
        "title": "letterkit draft",
        "description": "One advocacy letter.",
    }
