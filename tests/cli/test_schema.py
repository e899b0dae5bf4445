"""`letterkit schema`: a JSON Schema that an editor can use."""

from __future__ import annotations

import json
from dataclasses import fields

from letterkit.letter.model import Draft

from .scene import run


def test_the_schema_is_printed_and_knows_every_key_of_a_draft() -> None:
    ended = run("schema")
    assert (ended.code, ended.err) == (0, "")
    schema = json.loads(ended.text)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    text = json.dumps(schema)
    assert [one.name for one in fields(Draft) if f'"{one.name}"' not in text] == []
