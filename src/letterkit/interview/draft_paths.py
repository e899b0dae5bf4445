"""Where an answer is kept in the plain data of a draft. Nothing here changes what it is given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

Data = Mapping[str, Any]

_IN_PASSAGE: Final = {"asks": ("ask", "asks"), "invokes": ("norm", "invokes")}
"""Answers that are kept inside a passage: the role of the passage, and the key in it."""


def get_value(data: Data, path: str) -> Any:
    """Return the value at a question's path, or None."""
    if path in _IN_PASSAGE:
        role, key = _IN_PASSAGE[path]
        passages: list[Data] = data.get("passages") or []
        return next((passage.get(key) for passage in passages if passage.get("role") == role), None)
    value: Any = data
    for key in path.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def put_value(data: Data, path: str, value: Any) -> dict[str, Any]:
    """Return new data with the value at a question's path; an empty value takes the key out."""
    if path in _IN_PASSAGE:
        return _put_in_passage(data, path, value)
    head, _, rest = path.partition(".")
    new = dict(data)
    _set(new, head, put_value(new.get(head) or {}, rest, value) if rest else value)
    return new


def _put_in_passage(data: Data, path: str, value: Any) -> dict[str, Any]:
    role, key = _IN_PASSAGE[path]
    passages = [dict(passage) for passage in data.get("passages") or []]
    target = next((passage for passage in passages if passage.get("role") == role), None)
    if target is None:
        if value in (None, []):
            return dict(data)
        target = {"role": role}
        passages.append(target)
    _set(target, key, value)
    return {**data, "passages": passages}


def _set(target: dict[str, Any], key: str, value: Any) -> None:
    if value in (None, "", [], {}):
        target.pop(key, None)
    else:
        target[key] = value
