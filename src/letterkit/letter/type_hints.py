"""Type hints of the dataclasses that drafts and packs are built into."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints


@cache
def field_types(kind: type) -> dict[str, Any]:
    """Return the resolved type hint of each field of a dataclass."""
    hints = get_type_hints(kind, vars(sys.modules[kind.__module__]))
    return {field.name: hints[field.name] for field in fields(kind)}


def type_members(hint: Any) -> Iterator[Any]:
    """Yield a type hint and all hints inside it: `tuple[str, ...] | None` has `str` and `None`."""
    yield hint
    for inner in get_args(hint):
        yield from type_members(inner)


def dataclass_members(hint: Any) -> list[type]:
    """Return the dataclasses that a type hint allows."""
    return [member for member in type_members(hint) if isinstance(member, type) and is_dataclass(member)]


def dataclasses_in(kind: type) -> list[type]:
    """Return a dataclass and all those inside it, each once: a question's fields are questions again."""
    kinds = [kind]
    for outer in kinds:  # grows while it is gone through
        for hint in field_types(outer).values():
            kinds += [inner for inner in dict.fromkeys(dataclass_members(hint)) if inner not in kinds]
    return kinds
