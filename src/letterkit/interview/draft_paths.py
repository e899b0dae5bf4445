"""Where an answer is kept in the plain data of a draft. Nothing here changes what it is given.

A path names keys and, in lists, indices: `sender.name`, `passages.2.answers.meeting`. The evidence of a passage
(`passages.2.evidence`) is kept apart, because several passages may tell one fact: the facts in the draft's `evidence`,
their ids in the passage.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

Data = Mapping[str, Any]

_IN_PASSAGE: Final = {"asks": ("ask", "asks"), "invokes": ("norm", "invokes")}
"""Answers that the earlier form keeps inside a passage: the role of the passage, and the key in it."""
_EVIDENCE: Final = "evidence"
_PEOPLE: Final = "people"
_PARAGRAPH: Final = "-"
"""Among the ids of evidence: what follows begins a paragraph."""


def get_value(data: Data, path: str) -> Any:
    """Return the value at a question's path, or None."""
    if path in _IN_PASSAGE:
        role, key = _IN_PASSAGE[path]
        passages: list[Data] = data.get("passages") or []
        return next((passage.get(key) for passage in passages if passage.get("role") == role), None)
    keys = path.split(".")
    value = _value_at(data, keys)
    return [*_told(data, value)] or None if _tells_evidence(keys) else value


def put_value(data: Data, path: str, value: Any) -> dict[str, Any]:
    """Return new data with the value at a question's path; an empty value takes the key out, but that nobody has to be
    listed is an answer, and stays."""
    if path == _PEOPLE and value == []:
        return {**data, _PEOPLE: []}
    if path in _IN_PASSAGE:
        return _put_in_passage(data, path, value)
    keys = path.split(".")
    if _tells_evidence(keys):
        return _put_evidence(data, keys, value or [])
    new: dict[str, Any] = _put(data, keys, value)
    return new


def _value_at(data: Any, keys: Sequence[str]) -> Any:
    for key in keys:
        if isinstance(data, Mapping):
            data = data.get(key)
        elif isinstance(data, list) and key.isdecimal() and int(key) < len(data):
            data = data[int(key)]
        else:
            return None
    return data


def _put(data: Any, keys: Sequence[str], value: Any) -> Any:
    """Return data with a value at a path; a list stays as it is where it lacks the index."""
    key, *rest = keys
    if isinstance(data, list):
        if key.isdecimal() and int(key) < len(data):
            return [_put(item, rest, value) if str(index) == key else item for index, item in enumerate(data)]
        return data
    new = dict(data or {})
    _set(new, key, _put(new.get(key), rest, value) if rest else value)
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


# -- evidence -------------------------------------------------------------------------------------------


def _tells_evidence(keys: Sequence[str]) -> bool:
    return keys[0] == "passages" and keys[-1] == _EVIDENCE


def _told(data: Data, ids: Any) -> Iterator[dict[str, Any]]:
    """Yield the facts that a passage tells; `paragraph` tells of one that it begins a paragraph."""
    facts = {fact.get("id"): fact for fact in data.get(_EVIDENCE) or [] if isinstance(fact, Mapping)}
    begins = False
    for name in ids if isinstance(ids, list) else ():
        if name == _PARAGRAPH:
            begins = True
        elif name in facts:
            yield {**facts[name], "paragraph": True} if begins else dict(facts[name])
            begins = False


def _put_evidence(data: Data, keys: Sequence[str], records: Sequence[Data]) -> dict[str, Any]:
    """Return data in which a passage tells these facts and no others; one that no passage tells any more is gone."""
    facts: dict[str, dict[str, Any]] = {fact["id"]: dict(fact) for fact in data.get(_EVIDENCE) or []}
    before = [name for name in _value_at(data, keys) or [] if name != _PARAGRAPH]
    ids: list[str] = []
    for record in records:
        fact = {key: value for key, value in record.items() if key not in ("id", "paragraph")}
        name = str(record.get("id") or "") or _free_id(facts)
        facts[name] = {"id": name, **fact}
        ids += [_PARAGRAPH, name] if record.get("paragraph") else [name]
    new: dict[str, Any] = _put(data, keys, ids)
    elsewhere = {name for passage in new.get("passages") or [] for name in passage.get(_EVIDENCE) or []}
    gone = {name for name in before if name not in elsewhere}
    _set(new, _EVIDENCE, [fact for name, fact in facts.items() if name not in gone])
    return new


def _free_id(taken: Mapping[str, Any]) -> str:
    number = len(taken) + 1
    while f"fact-{number}" in taken:
        number += 1
    return f"fact-{number}"
