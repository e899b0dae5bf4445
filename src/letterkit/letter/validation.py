"""pydantic's view of a file: every error at once, worded for the person who wrote it, and the JSON Schema.

Imported only when a draft or a pack is not plainly right, or when the schema is asked for.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import sys
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

from letterkit.tags import LANGUAGE_TAG

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # no other package looks at a draft

from pydantic import ConfigDict, TypeAdapter, ValidationError  # after the switch above

from letterkit.errors import KeyPath, Problem, nearest
from letterkit.letter.model import Draft
from letterkit.yaml.tree import Key, Tree, Unreadable

T = TypeVar("T")
_NUMBER = re.compile(r"\s*[-+]?[\d.]+\s*")


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """pydantic's validator for one of our frozen dataclasses, strict, unknown keys refused."""
    for each in _classes(kind, set()):
        each.__pydantic_config__ = ConfigDict(extra="forbid", strict=True)  # pydantic's own hook
    return TypeAdapter(kind)


def validate(kind: type[T], tree: Tree) -> T:
    """An instance of a class from a tree. Raises Unreadable with every problem: place, key path, remedy."""
    hashable: Any = kind  # mypy takes a type variable for unhashable
    try:
        made: T = adapter(hashable).validate_json(json.dumps(tree.data), strict=True)
        found: list[Problem] = []
    except ValidationError as error:
        found = [*_problems(error.errors(include_url=False), tree, kind), *_language(tree, kind)]
    except (ValueError, RecursionError):  # a number or text that JSON has no form for
        raise Unreadable(
            tree.problem((), "The file holds a value that cannot be read.", "Put unusual numbers and texts in quotes.")
        ) from None
    found += _seconds(kind, tree.data, (), tree)
    if found:
        raise Unreadable(*sorted(found, key=lambda one: (one.line, one.column)))
    return made


def _seconds(hint: Any, value: Any, path: KeyPath, tree: Tree) -> Iterable[Problem]:
    """Dates written as a number in quotes, which pydantic would take for seconds since 1970."""
    members = [*_members(hint)]
    if isinstance(value, dict):
        for kind in filter(is_dataclass, members):
            for key, inner in _hints(kind).items():
                yield from _seconds(inner, value.get(key), (*path, key), tree)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _seconds(hint, item, (*path, index), tree)
    elif isinstance(value, str) and dt.date in members and _NUMBER.fullmatch(value):
        yield tree.problem(path, f"This is ‘{value}’; expected is a date.", _HINTS["date_parsing"])


def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind, vars(sys.modules[kind.__module__]))


def _classes(kind: Any, seen: set[Any]) -> Iterable[Any]:
    """A dataclass and all those inside it, each once: a question's fields are questions again."""
    for member in _members(kind):
        if is_dataclass(member) and member not in seen:
            seen.add(member)
            yield member
            for hint in _hints(member).values():
                yield from _classes(hint, seen)


def _problems(errors: Iterable[Any], tree: Tree, kind: type) -> Iterable[Problem]:
    said: set[KeyPath] = set()
    for error in errors:
        if error["type"].startswith("date_") and isinstance(error["input"], str) and _NUMBER.fullmatch(error["input"]):
            continue  # _seconds reports it
        path = _path(error["loc"], tree.data)
        if path[:1] == ("facts",):
            path = path[:2]  # one fact, one problem: which of its forms pydantic tried is of no use here
        if path in said:
            continue
        said.add(path)
        if error["type"] == "value_error" and not path and kind is Draft:
            continue  # the language, which _language reports with its place
        message, hint = _word(error, path, kind)
        place = path if error["type"] != "missing" else path[:-1]
        yield tree.problem(place, message, hint)


def _language(tree: Tree, kind: type) -> Iterable[Problem]:
    """The language tag, which pydantic looks at only when everything else is right."""
    tag = tree.data.get("language") if kind is Draft else None
    if isinstance(tag, str) and not LANGUAGE_TAG.fullmatch(tag):
        yield tree.problem(("language",), f"‘{tag}’ is not a language tag.", "Write en-GB, fr, ru, ar …")


def _path(loc: tuple[Key, ...], data: Any) -> KeyPath:
    """pydantic's location without the names of union members that it puts between real keys."""
    path: list[Key] = []
    here = data
    for step in loc:
        known = _inner(here, step)
        if known is not None:
            here = known[0]
        elif isinstance(here, dict) and step == loc[-1] and _is_key(step):
            path.append(step)
            break
        else:
            continue
        path.append(step)
    return tuple(path)


def _inner(here: Any, step: Key) -> tuple[Any] | None:
    """What stands under a key or an index, in a tuple of one; None where the step leads nowhere."""
    if isinstance(here, dict):
        return (here[step],) if step in here else None
    return (here[step],) if isinstance(here, list) and isinstance(step, int) and step < len(here) else None


def _is_key(step: Key) -> bool:
    return isinstance(step, str) and step.isidentifier() and step not in {"str", "int", "float", "bool", "Sourced"}


def _word(error: Any, path: KeyPath, root: type) -> tuple[str, str]:
    kind: str = error["type"]
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        return _unknown_key(str(path[-1]), _keys_at(root, path[:-1]))
    if kind == "missing":
        return f"The key ‘{path[-1]}’ is missing.", _MISSING.get(str(path[-1]), "Add it here.")
    if kind == "value_error":
        words = str(error["ctx"]["error"])
        return (words[0].upper() + words[1:] + ("" if words.endswith(".") else "."), "Change it, or take it out.")
    if len(path) > 1 and path[0] == "facts":
        return (
            "A fact is a text, a number, yes or no, a list of these, or `{value: …, source: …}`.",
            "Write it in one of these forms.",
        )
    expected = _EXPECTED.get(kind) or (
        f"one of {error['ctx']['expected'].replace(chr(39), '')}" if kind == "literal_error" else "something else"
    )
    hint = _HINTS.get(kind, "Change it, or take it out.")
    if kind == "literal_error" and isinstance(error["input"], str):
        near = nearest(error["input"], error["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", "))
        hint = f"Did you mean ‘{near}’?" if near else hint
    if kind == "string_type" and isinstance(error["input"], (int, float, bool)):
        hint = f'Put it in quotes: "{json.dumps(error["input"])}".'
    return f"This is {_shown(error['input'])}; expected is {expected}.", hint


def _unknown_key(key: str, known: Iterable[str]) -> tuple[str, str]:
    known = list(known)
    near = nearest(key, known)
    return (f"There is no key ‘{key}’ here.", f"Did you mean ‘{near}’?" if near else f"Known here: {', '.join(known)}.")


def _keys_at(root: type, path: KeyPath) -> list[str]:
    """The keys that are known at a place in the file."""
    hint: Any = root
    for step in path:
        kinds = [kind for kind in _members(hint) if is_dataclass(kind)]
        if isinstance(step, str) and kinds:
            hint = next((_hints(kind).get(step, Any) for kind in kinds), Any)
    for kind in _members(hint):
        if is_dataclass(kind):
            return [f.name for f in fields(kind)]
    return []


def _members(hint: Any) -> Iterable[Any]:
    yield hint
    for inner in get_args(hint):
        yield from _members(inner)


def _shown(value: Any) -> str:
    if value is None:
        return "empty"
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, list):
        return "a list"
    text = json.dumps(value, ensure_ascii=False) if not isinstance(value, str) else value
    text = text if len(text) <= 40 else text[:39] + "…"
    return (
        f"‘{text}’"
        if isinstance(value, str)
        else (f"yes or no ({text})" if isinstance(value, bool) else f"a number ({text})")
    )


_MISSING = {
    "template": "Add a line such as `template: council-appeal`; `letterkit templates list` shows all.",
    "letterkit": "Add the line `letterkit: 1` at the top.",
    "role": "Say which part of the letter this passage is, for example `role: situation`.",
    "action": "Say what is asked for.",
    "norm": "Give the id of a norm, for example `norm: wso-2005`.",
}
_EXPECTED = {
    "string_type": "a text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list (each item on its own line after a dash)",
    "list_type": "a list (each item on its own line after a dash)",
    "dict_type": "a group of keys",
    "dataclass_type": "a group of keys",
    "date_type": "a date",
    "date_parsing": "a date",
    "date_from_datetime_parsing": "a date",
    "date_from_datetime_inexact": "a date",
}
_HINTS = {
    "date_type": "Write the date as 2026-11-30.",
    "date_parsing": "Write the date as 2026-11-30, and check that the day exists.",
    "date_from_datetime_parsing": "Write the date as 2026-11-30, and check that the day exists.",
    "date_from_datetime_inexact": "Write the date alone, as 2026-11-30.",
    "tuple_type": "Write each item on its own line after a dash.",
}
