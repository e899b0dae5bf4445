"""The JSON Schema says what the model says."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

import pytest

from letterkit.letter.evidence import Case, Evidence
from letterkit.letter.model import (
    Annex,
    Ask,
    Byline,
    Draft,
    Invocation,
    Layout,
    Passage,
    QuestionGroup,
    Recipient,
    Sender,
    Signatory,
    Sourced,
    Waiver,
)
from letterkit.letter.norms_of_draft import OwnNorm
from letterkit.letter.person import Person
from letterkit.letter.roles import ROLES
from letterkit.letter.schema import draft_schema
from letterkit.yaml.source import parse
from tests.letter.samples import EXAMPLES, HEAD, REAL, SOUND, data_of

SCHEMA = draft_schema()


def fits(value: Any, rule: dict[str, Any]) -> bool:
    """Return a JSON Schema validator for as much of it as the draft's schema uses; a keyword it does not know is a fault."""
    known = {"$ref", "anyOf", "const", "enum", "type", "properties", "required", "additionalProperties", "items", "format", "title", "default",
             "description", "$defs", "$schema", "$id"}  # fmt: skip
    assert rule.keys() <= known, rule.keys() - known
    kinds: dict[str, Any] = {
        "string": str,
        "integer": int,
        "number": (int, float),
        "boolean": bool,
        "null": type(None),
        "array": list,
        "object": dict,
    }
    if "$ref" in rule and not fits(value, SCHEMA["$defs"][rule["$ref"].removeprefix("#/$defs/")]):
        return False
    if "anyOf" in rule and not any(fits(value, one) for one in rule["anyOf"]):
        return False
    if ("const" in rule and value != rule["const"]) or ("enum" in rule and value not in rule["enum"]):
        return False
    if "type" in rule and (
        not isinstance(value, kinds[rule["type"]])
        or (isinstance(value, bool) and rule["type"] in ("integer", "number"))
    ):
        return False
    if isinstance(value, list):
        return all(fits(item, rule.get("items", {})) for item in value)
    if isinstance(value, dict):
        rest = rule.get("additionalProperties", {})
        inside = rule.get("properties", {})
        return (
            all(key in value for key in rule.get("required", []))
            and (rest is not False or value.keys() <= inside.keys())
            and all(fits(item, inside.get(key, rest if isinstance(rest, dict) else {})) for key, item in value.items())
        )
    return True


@pytest.mark.parametrize("path", [*REAL, *EXAMPLES], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_real_letters_fit(path: Any) -> None:
    assert fits(parse(path.read_text("utf-8")).data, SCHEMA)


def test_a_sound_draft_fits() -> None:
    assert fits(data_of(SOUND), SCHEMA)


@pytest.mark.parametrize(
    "added",
    [
        "subjct: x\n",
        "subject: 1\n",
        "layout: {cc: heed}\n",
        "passages: [{text: x}]\n",
        "facts: {a: [[1]]}\n",
        "recipients: {}\n",
        "signatories: [{x: 1}]\n",
        "evidence: [{id: a}]\n",
        "evidence: [{id: a, text: x, status: known}]\n",
        "questions: [1]\n",
        "questions: [{heading: x}]\n",
        "tone: angry\n",
        "people: [{name: A, consent: asked}]\n",
    ],
)
def test_what_the_program_refuses_does_not_fit(added: str) -> None:
    assert not fits(data_of(HEAD + added), SCHEMA)


@pytest.mark.parametrize(
    "kind",
    [
        *(Annex, Ask, Byline, Case, Evidence, Invocation, Layout, OwnNorm, Passage, Person, QuestionGroup, Recipient),
        *(Sender, Signatory, Sourced, Waiver),
    ],
)
def test_the_keys_of_a_part_are_those_of_the_model(kind: Any) -> None:
    part = SCHEMA["$defs"][kind.__name__]
    assert list(part["properties"]) == [field.name for field in fields(kind)]
    assert part["additionalProperties"] is False
    assert all(one.get("description") for one in part["properties"].values())


def test_the_keys_of_a_draft_are_those_of_the_model_and_each_is_described() -> None:
    assert list(SCHEMA["properties"]) == [field.name for field in fields(Draft)]
    assert all(one.get("description") for one in SCHEMA["properties"].values())
    assert SCHEMA["required"] == ["letterkit", "template"]


def test_the_roles_are_offered() -> None:
    assert f'"enum": {json.dumps(list(ROLES))}' in json.dumps(SCHEMA["$defs"]["Passage"])


def test_it_names_its_dialect_and_is_json() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert json.loads(json.dumps(SCHEMA)) == draft_schema()
