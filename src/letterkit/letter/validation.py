"""pydantic's view of a file: every error at once, worded for the person who wrote it, and the JSON Schema.

Imported only when a draft or a pack is not plainly right, or when the schema is asked for.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from collections.abc import Iterable
from functools import cache
from typing import Any, Final, TypeVar

from letterkit.tags import LANGUAGE_TAG

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # no other package looks at a draft

from pydantic import ConfigDict, TypeAdapter, ValidationError  # after the switch above

from letterkit.errors import KeyPath, Problem, did_you_mean
from letterkit.languages import states
from letterkit.letter import list_limits
from letterkit.letter.model import MOST_STATES, Draft
from letterkit.letter.type_hints import dataclass_members, dataclasses_in, field_types, type_members
from letterkit.wording import say, say_either, say_list, worded
from letterkit.yaml.tree import Key, Tree, Unreadable

T = TypeVar("T")
_NUMBER = re.compile(r"\s*[-+]?[\d.]+\s*")


@cache
def adapter(kind: type) -> TypeAdapter[Any]:
    """Return pydantic's validator for one of our frozen dataclasses: strict, unknown keys refused."""
    for inner in dataclasses_in(kind):
        inner.__pydantic_config__ = ConfigDict(extra="forbid", strict=True)  # type: ignore[attr-defined]  # its own hook
    return TypeAdapter(kind)


def validate(kind: type[T], tree: Tree) -> T:
    """Return an instance of a class. Raises Unreadable with every problem: place, key path, remedy."""
    hashable: Any = kind  # mypy takes a type variable for unhashable
    try:
        instance: T = adapter(hashable).validate_json(json.dumps(tree.data), strict=True)
        problems: list[Problem] = []
    except ValidationError as error:
        problems = [*_problems(error.errors(include_url=False), tree, kind), *_draft_problems(tree, kind)]
    except (ValueError, RecursionError):  # a number or text that JSON has no form for
        raise Unreadable(
            tree.problem(
                (), say("The file holds a value that cannot be read."), say("Put unusual numbers and texts in quotes.")
            )
        ) from None
    problems += _dates_in_seconds(kind, tree.data, (), tree)
    if problems:
        raise Unreadable(*sorted(problems, key=lambda problem: (problem.line, problem.column)))
    return instance


def _dates_in_seconds(hint: Any, value: Any, path: KeyPath, tree: Tree) -> Iterable[Problem]:
    """Yield a problem for each date written as a number in quotes, which pydantic takes for seconds since 1970."""
    if isinstance(value, dict):
        for kind in dataclass_members(hint):
            for key, inner in field_types(kind).items():
                yield from _dates_in_seconds(inner, value.get(key), (*path, key), tree)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _dates_in_seconds(hint, item, (*path, index), tree)
    elif isinstance(value, str) and dt.date in type_members(hint) and _NUMBER.fullmatch(value):
        yield tree.problem(path, say("This is ‘{value}’; expected is a date.", value=value), _HINTS["date_parsing"])


def _problems(errors: Iterable[Any], tree: Tree, kind: type) -> Iterable[Problem]:
    reported: set[KeyPath] = set()
    for error in errors:
        if error["type"].startswith("date_") and isinstance(error["input"], str) and _NUMBER.fullmatch(error["input"]):
            continue  # _dates_in_seconds reports it
        path = _path(error["loc"], tree.data)
        path = _fact(path) or path  # one fact, one problem: which of its forms pydantic tried is of no use here
        if path in reported or _is_other_form(error, path, kind):
            continue
        reported.add(path)
        if error["type"] == "value_error" and not path and kind is Draft:
            continue  # the language, a State or a norm, which _draft_problems reports with its place
        message, hint = _describe(error, path, kind)
        place = path if error["type"] != "missing" else path[:-1]
        yield tree.problem(place, message, hint)


def _draft_problems(tree: Tree, kind: type) -> Iterable[Problem]:
    """Yield a problem for a wrong language tag, for each wrong State, and for a list that is too long or
    has an id twice.

    pydantic looks at these only when everything else is right, and does not say where they stand.
    """
    if kind is not Draft:
        return
    tag = tree.data.get("language")
    if isinstance(tag, str) and not LANGUAGE_TAG.fullmatch(tag):
        yield tree.problem(
            ("language",), say("‘{tag}’ is not a language tag.", tag=tag), say("Write en-GB, fr, ru, ar …")
        )
    concerns = tree.data.get("concerns")
    yield from _problems_of_states(concerns if isinstance(concerns, list) else [], tree)
    for problem in list_limits.problems(tree.data):
        yield tree.problem(problem.path, problem.message, problem.remedy)


def _problems_of_states(concerns: list[Any], tree: Tree) -> Iterable[Problem]:
    before: set[str] = set()
    for index, code in enumerate(concerns[:MOST_STATES]):
        if not isinstance(code, str):
            continue
        if not states.is_code(code):
            name = code if len(code) <= _LONGEST_SHOWN else f"{code[:_LONGEST_SHOWN]}…"
            yield tree.problem(
                ("concerns", index), say("‘{name}’ is not the code of a State.", name=name), states.code_hint(code)
            )
        elif code in before:
            yield tree.problem(
                ("concerns", index), say("‘{code}’ stands twice.", code=code), say("Keep one of the two.")
            )
        before.add(code)
    if len(concerns) > MOST_STATES:
        message = say("A letter concerns {most_states} States at most.", most_states=MOST_STATES)
        yield tree.problem(
            ("concerns", MOST_STATES), message, say("Name those that it is about, or leave the key out.")
        )


def _fact(path: KeyPath) -> KeyPath:
    """Return the path of the fact that a path is in: of one answer in `facts`, or in `answers` of a passage."""
    length = 2 if path[:1] == ("facts",) else 4
    answers = length == 2 or (path[:1] == ("passages",) and path[2:3] == ("answers",))
    return path[:length] if answers and len(path) >= length else ()


def _is_other_form(error: Any, path: KeyPath, root: type) -> bool:
    """True if a value may be a text or a group of keys, and the error is about the one that it is not meant as."""
    kinds: Any = _hint_at(root, path)
    if error["type"] == "string_type":
        return isinstance(error["input"], dict) and bool(dataclass_members(kinds))
    return error["type"] == "dataclass_type" and str in type_members(kinds) and not isinstance(error["input"], dict)


_LONGEST_SHOWN: Final = 40


def _path(loc: tuple[Key, ...], data: Any) -> KeyPath:
    """Return pydantic's location without the names of union members that it puts between real keys."""
    path: list[Key] = []
    here = data
    for step in loc:
        inner = _inner(here, step)
        if inner is not None:
            here = inner[0]
        elif isinstance(here, dict) and step == loc[-1] and _is_key(step):
            path.append(step)
            break
        else:
            continue
        path.append(step)
    return tuple(path)


def _inner(here: Any, step: Key) -> tuple[Any] | None:
    """Return the value under a key or an index, in a tuple of one; None where the step leads nowhere."""
    if isinstance(here, dict):
        return (here[step],) if step in here else None
    return (here[step],) if isinstance(here, list) and isinstance(step, int) and step < len(here) else None


def _is_key(step: Key) -> bool:
    return isinstance(step, str) and step.isidentifier() and step.islower() and step not in _PLAIN_TYPES


_PLAIN_TYPES: Final = {"str", "int", "float", "bool"}


def _describe(error: Any, path: KeyPath, root: type) -> tuple[str, str]:
    kind: str = error["type"]
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        return _unknown_key(str(path[-1]), _keys_at(root, path[:-1]))
    if kind == "missing":
        return say("The key ‘{path}’ is missing.", path=path[-1]), _MISSING.get(str(path[-1]), say("Add it here."))
    if kind == "value_error":
        words = str(error["ctx"]["error"])
        return (words[0].upper() + words[1:] + ("" if words.endswith(".") else "."), say("Change it, or take it out."))
    if _fact(path):
        return (
            say("A fact is a text, a number, yes or no, a list of these, or `{value: …, source: …}`."),
            say("Write it in one of these forms."),
        )
    expected = _EXPECTED.get(kind) or (
        say("one of {names}", names=say_either(_expected_names(error)))
        if kind == "literal_error"
        else say("something else")
    )
    hint = _HINTS.get(kind, say("Change it, or take it out."))
    if kind == "literal_error" and isinstance(error["input"], str):
        hint = did_you_mean(error["input"], _expected_names(error)) or hint
    if kind == "string_type" and isinstance(error["input"], (int, float, bool)):
        hint = say('Put it in quotes: "{dumps}".', dumps=json.dumps(error["input"]))
    return say("This is {shown}; expected is {expected}.", shown=_shown(error["input"]), expected=expected), hint


def _expected_names(error: Any) -> list[str]:
    """Return the names that a literal can be; pydantic has them as `'a', 'b' or 'c'`."""
    return re.findall(r"'([^']*)'", error["ctx"]["expected"])


def _unknown_key(key: str, known: Iterable[str]) -> tuple[str, str]:
    known = list(known)
    return (
        say("There is no key ‘{key}’ here.", key=key),
        did_you_mean(key, known) or say("Known here: {known}.", known=say_list(known)),
    )


def _keys_at(root: type, path: KeyPath) -> list[str]:
    """Return the keys that are known at a place in the file."""
    return next((list(field_types(kind)) for kind in dataclass_members(_hint_at(root, path))), [])


def _hint_at(root: type, path: KeyPath) -> Any:
    """Return the type of what stands at a place in the file; of an entry, that of its list."""
    hint: Any = root
    for step in path:
        kinds = dataclass_members(hint)
        if isinstance(step, str) and kinds:
            hint = next((field_types(kind).get(step, Any) for kind in kinds), Any)
    return hint


def _shown(value: Any) -> str:
    if value is None:
        return "empty"
    if isinstance(value, dict):
        return say("a group of keys")
    if isinstance(value, list):
        return "a list"
    text = json.dumps(value, ensure_ascii=False) if not isinstance(value, str) else value
    text = text if len(text) <= 40 else text[:39] + "…"
    return (
        f"‘{text}’"
        if isinstance(value, str)
        else (say("yes or no ({text})", text=text) if isinstance(value, bool) else say("a number ({text})", text=text))
    )


_MISSING = {
    "template": worded("Add a line such as `template: council-appeal`; `letterkit templates list` shows all."),
    "letterkit": worded("Add the line `letterkit: 1` at the top."),
    "role": worded("Say which part of the letter this passage is, for example `role: situation`."),
    "action": worded("Say what is asked for."),
    "norm": worded("Give the id of a norm, for example `norm: wso-2005`."),
    "title": worded("Give its full title, as the letter should print it."),
    "id": worded("Give it a name that passages can call it by, for example `id: killed-june`."),
    "text": worded("Say it in a sentence or two."),
}
_EXPECTED = {
    "string_type": "a text",
    "int_type": worded("a whole number"),
    "bool_type": worded("true or false"),
    "tuple_type": worded("a list (each item on its own line after a dash)"),
    "list_type": worded("a list (each item on its own line after a dash)"),
    "dict_type": worded("a group of keys"),
    "dataclass_type": worded("a group of keys"),
    "date_type": "a date",
    "date_parsing": "a date",
    "date_from_datetime_parsing": "a date",
    "date_from_datetime_inexact": "a date",
}
_HINTS = {
    "date_type": worded("Write the date as 2026-11-30."),
    "date_parsing": worded("Write the date as 2026-11-30, and check that the day exists."),
    "date_from_datetime_parsing": worded("Write the date as 2026-11-30, and check that the day exists."),
    "date_from_datetime_inexact": worded("Write the date alone, as 2026-11-30."),
    "tuple_type": worded("Write each item on its own line after a dash."),
}
