"""The order of the keys in a draft's file: that of the model, so that every file reads alike whoever wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from letterkit.letter.model import Draft
from letterkit.letter.type_hints import dataclass_members, field_types
from letterkit.yaml.long_lists import MIN_LENGTH

_FIRST: Final = "id"


def in_key_order(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the plain data of a draft with the keys of its records in the order of the model, an id first.

    Keys that the model does not have stay behind the others. Long lists are as they were given: an entry that did not
    change stays as it is in the file.
    """
    return {key: _ordered(value, field_types(Draft).get(key, Any)) for key, value in data.items()}


def _ordered(value: Any, hint: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_ordered(item, hint) for item in value] if len(value) < MIN_LENGTH else value
    kinds = dataclass_members(hint)
    if not isinstance(value, Mapping) or not kinds or not value.keys() <= field_types(kinds[0]).keys():
        return value
    fields = field_types(kinds[0])
    order = sorted(fields, key=lambda name: name != _FIRST)
    return {key: _ordered(value[key], fields[key]) for key in order if key in value}
