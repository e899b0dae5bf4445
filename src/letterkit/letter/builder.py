"""From plain data to typed, frozen classes: the short way for data that are right, pydantic for the rest.

The short way follows the type hints of a class and gives up as soon as anything does not fit. It never explains, and
never converts more than a list to a tuple and an ISO text to a date; `validation.py` (pydantic) then reports everything
that is wrong. A test holds the two against each other: what the short way accepts, pydantic accepts, with the same
result.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import date
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from letterkit.letter.type_hints import field_types
from letterkit.tags import iso_date
from letterkit.yaml.tree import Tree

T = TypeVar("T")


class _NotPlain(Exception):
    """The data do not fit the type as they are."""


def build(kind: type[T], tree: Tree) -> T:
    """Return an instance of a class. Raises Unreadable with every problem: place, key path, remedy."""
    instance = try_build(kind, tree.data)
    if instance is None:
        from letterkit.letter.validation import validate

        instance = validate(kind, tree)
    return instance


def try_build(kind: type[T], data: Any) -> T | None:
    """Return an instance of a class from plain data, or None if pydantic should look at it."""
    try:
        instance = _build(kind, data)
    except (_NotPlain, ValueError, TypeError):
        return None
    assert isinstance(instance, kind)
    return instance


def _build(hint: Any, data: Any) -> Any:
    if hint is Any:
        return data
    if hint is date:
        return _date(data)
    if hint in (str, int, float, bool, type(None)):
        if type(data) is not (type(None) if hint is None else hint):
            raise _NotPlain
        return data
    if is_dataclass(hint) and isinstance(hint, type):
        return _instance(hint, data)
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _either(get_args(hint), data)
    if origin is Literal:
        if not isinstance(data, str) or data not in get_args(hint):
            raise _NotPlain
        return data
    if origin is tuple:
        if not isinstance(data, list):
            raise _NotPlain
        return tuple(_build(get_args(hint)[0], item) for item in data)
    if origin is Mapping:
        if not isinstance(data, dict):
            raise _NotPlain
        return {key: _build(get_args(hint)[1], value) for key, value in data.items()}
    raise _NotPlain


def _instance(kind: type, data: Any) -> Any:
    if not isinstance(data, dict):
        raise _NotPlain
    hints = field_types(kind)
    if not data.keys() <= hints.keys():
        raise _NotPlain
    return kind(**{key: _build(hints[key], value) for key, value in data.items()})


def _either(hints: tuple[Any, ...], data: Any) -> Any:
    for hint in hints:
        try:
            return _build(hint, data)
        except (_NotPlain, ValueError):
            continue
    raise _NotPlain


def _date(data: Any) -> date:
    day = iso_date(data) if isinstance(data, str) else None
    if day is None:
        raise _NotPlain
    return day
