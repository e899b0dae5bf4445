"""Adding the signatories of a table to a letter that may have some: who is new, what changed, who is not in the table.

Nobody is removed here without a question, and a name that the letter withholds stays withheld.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from letterkit.letter.anonymous import is_anonymous
from letterkit.letter.duplicates import signatory_key
from letterkit.letter.model import Signatory
from letterkit.people.signatories import Data
from letterkit.wording import say, say_worded, worded

_LINES: Final = 12
_NAMES: Final = {"organization": "organisation", "signed": worded("day of signature")}

Old = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Update:
    """The signatories of the letter with those of the table. `missing` are the indices of those who are not in it."""

    signatories: tuple[Data, ...]
    added: int = 0
    changed: tuple[str, ...] = ()
    missing: tuple[int, ...] = ()
    again: bool = False
    """True if the table was read into this letter before: a signatory is in both."""

    def without_missing(self) -> tuple[Data, ...]:
        """Return the signatories without those who are not in the table."""
        gone = set(self.missing)
        return tuple(signatory for index, signatory in enumerate(self.signatories) if index not in gone)

    @property
    def missing_lines(self) -> tuple[str, ...]:
        """Return a line for each who is not in the table, with the number of the entry in the letter."""
        return first_lines(
            [
                say("entry {index}, {entry_name}", index=index + 1, entry_name=entry_name(self.signatories[index]))
                for index in self.missing
            ]
        )


def update_signatories(old: Sequence[Old], rows: Sequence[Data], *, take_changes: bool = True) -> Update:
    """Return the letter's signatories with those of a table: new ones behind, changed ones in their places."""
    pairs = _pairs(old, rows)
    merged: list[Data] = []
    changed: list[str] = []
    for index, before in enumerate(old):
        row = pairs.get(index)
        data, lines = _merge(before, rows[row], take_changes) if row is not None else (dict(before), [])
        merged.append(data)
        changed += [
            say(
                "Entry {index}, {entry_name}: {line}",
                index=index + 1,
                entry_name=entry_name(data if _is_withheld(data) else before),
                line=line,
            )
            for line in lines
        ]
    matched = set(pairs.values())
    new = [dict(row) for index, row in enumerate(rows) if index not in matched]
    missing = tuple(index for index, before in enumerate(old) if index not in pairs and not before.get("withdrawn"))
    return Update((*merged, *new), len(new), first_lines(changed), missing, bool(pairs))


def entry_name(signatory: Mapping[str, Any]) -> str:
    """Return the name in an entry, in quotation marks; none that is withheld."""
    if _is_withheld(signatory):
        return say("name withheld")
    return f"‘{str(signatory.get('name') or signatory.get('organization') or '')[:80]}’"


def first_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the first lines, and how many more there are."""
    more = len(lines) - _LINES
    return tuple(lines) if more <= 1 else (*lines[:_LINES], say("… and {more} more", more=more))


def _is_withheld(signatory: Mapping[str, Any]) -> bool:
    return bool(signatory.get("withheld"))


# -- who is who -----------------------------------------------------------------------------------------


def _pairs(old: Sequence[Old], rows: Sequence[Data]) -> dict[int, int]:
    """Return the row of each entry that is in the table: the same, then of one name and organisation, then of one
    name."""
    pairs: dict[int, int] = {}
    _pair_up(pairs, old, rows, _whole_key)
    _pair_up(pairs, old, rows, _name_key)
    _pair_up(pairs, old, rows, _person_key, only_once=True)
    return pairs


def _pair_up(
    pairs: dict[int, int],
    old: Sequence[Old],
    rows: Sequence[Data],
    by: Callable[[Mapping[str, Any]], Hashable],
    only_once: bool = False,
) -> None:
    matched = set(pairs.values())
    open_rows = _group_by(((index, row) for index, row in enumerate(rows) if index not in matched), by)
    open_entries = _group_by(((index, entry) for index, entry in enumerate(old) if index not in pairs), by)
    for mark, entries in open_entries.items():
        matching = open_rows.get(mark, [])
        if not only_once or len(entries) == len(matching) == 1:
            pairs.update(zip(entries, matching, strict=False))


def _group_by(
    items: Iterator[tuple[int, Mapping[str, Any]]], by: Callable[[Mapping[str, Any]], Hashable]
) -> dict[Hashable, list[int]]:
    groups: dict[Hashable, list[int]] = {}
    for index, signatory in items:
        mark = by(signatory)
        if mark is not None:
            groups.setdefault(mark, []).append(index)
    return groups


def _whole_key(signatory: Mapping[str, Any]) -> Hashable:
    return tuple(sorted((name, _hashable(value)) for name, value in signatory.items() if value))


def _hashable(value: Any) -> Hashable:
    return tuple(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _name_key(signatory: Mapping[str, Any]) -> Hashable:
    name = str(signatory.get("name") or "")
    if is_anonymous(name):
        return None
    key = signatory_key(Signatory(name=name, organization=str(signatory.get("organization") or "")))
    return key if any(key) else None


def _person_key(signatory: Mapping[str, Any]) -> Hashable:
    key = _name_key(signatory)
    return key[0] or None if isinstance(key, tuple) else None


# -- what changed ---------------------------------------------------------------------------------------


def _merge(before: Old, row: Data, take_changes: bool) -> tuple[Data, list[str]]:
    """Return an entry with what the table says of it, and what that changed in words."""
    data = dict(before)
    lines: list[str | tuple[str, Any, Any]] = []
    for name, value in row.items():
        was = before.get(name)
        if _hashable(was if was is not None else "") == _hashable(value):
            continue
        if was and not take_changes and name not in ("withheld", "withdrawn"):
            lines.append(
                say("{names} stays as it is in the letter; the table has another one.", names=_NAMES.get(name, name))
            )
            continue
        data[name] = value
        lines.append((name, was, value))
    hidden = _is_withheld(data)
    sentences = [change if isinstance(change, str) else _change_line(*change, hidden=hidden) for change in lines]
    sentences += [_stays_line(name) for name in ("withheld", "withdrawn") if before.get(name) and not row.get(name)]
    return data, sentences


def _change_line(name: str, was: Any, value: Any, *, hidden: bool) -> str:
    field = say_worded(_NAMES.get(name, name))
    if name in ("withheld", "withdrawn"):
        return say("the name is withheld now.") if name == "withheld" else say("has withdrawn.")
    if hidden:
        return say("{field} changed.", field=field)
    return (
        say("{field} ‘{before}’ is now ‘{now}’.", field=field, before=_shown(was), now=_shown(value))
        if was
        else say("{field} ‘{shown}’ is new.", field=field, shown=_shown(value))
    )


def _stays_line(name: str) -> str:
    return say("stays {name}, as the letter has it; the table says nothing of that.", name=name)


def _shown(value: Any) -> str:
    return "; ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
