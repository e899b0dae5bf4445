"""What belongs to an interview and not to its letter: the position, skipped questions, text that is no answer yet,
values that sentences may still hold as they were.

It is noted with every change, so that an interview that was killed goes on where it was.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from letterkit.disk import file_names, files
from letterkit.interview.form import Form
from letterkit.interview.history import with_pending
from letterkit.interview.position import Position
from letterkit.interview.state_files import state_folders, write_state
from letterkit.interview.value_changes import KINDS, LeftSentence, ValueChange, ValueChanges

_KIND: Final = "sessions"


def remember(path: Path, form: Form, typed: str | None) -> bool:
    """Note the position, pending text and the text of the input field. False if there was no place for it."""
    note: dict[str, Any] = {**_as_data(form.position), "skipped": sorted(form.skipped), "typed": typed}
    note["waiting"] = [{**_as_data(position), "text": text} for position, text in form.pending.items()]
    return _write(path, {**note, **_changes_as_data(form.changes)})


def remember_changes(path: Path, changes: ValueChanges) -> bool:
    """Note values that have changed outside of an interview, beside what is noted already. False if there was no place
    for it."""
    return _write(path, {**_note(path), **_changes_as_data(changes)})


def changes_noted(path: Path) -> ValueChanges:
    """Return the values that sentences of a draft may still hold as they were."""
    return _changes_from_data(_note(path))


def _write(path: Path, note: Mapping[str, Any]) -> bool:
    return write_state(_KIND, file_names.path_digest(path), json.dumps(note).encode()) is not None


def _note(path: Path) -> dict[str, Any]:
    """Return what was noted; empty where nothing was, or the note is damaged."""
    try:
        note = json.loads(files.read(_newest_note(path)))
    except (OSError, ValueError):
        return {}
    return note if isinstance(note, dict) else {}


def restore(form: Form, path: Path) -> Form:
    """Return the form of a draft as it was left; as it is where nothing was noted, or the note is damaged."""
    note = _note(path)
    form = replace(form, changes=_changes_from_data(note))
    try:
        position = _from_data(note)
        skipped = frozenset(str(name) for name in note["skipped"])
        pending = {_from_data(row): str(row["text"]) for row in note.get("waiting", ())}
        typed = note.get("typed")
    except (ValueError, KeyError, TypeError, AttributeError):
        return form
    restored = replace(form, skipped=skipped, pending=pending)
    if isinstance(typed, str) and (typed or "waiting" in note):  # an older letterkit wrote an empty text for none
        restored = with_pending(restored, position, typed)
    moved = replace(restored, position=position)
    return moved if _position_exists(moved) else restored


def _as_data(position: Position) -> dict[str, Any]:
    return {
        "question": position.question,
        "item": position.item,
        "field": position.field,
        "passage": position.passage,
    }


def _from_data(note: Mapping[str, Any]) -> Position:
    item = note["item"]
    if item is not None and not isinstance(item, int):
        raise TypeError(item)
    return Position(str(note["question"]), item, str(note["field"]), int(note.get("passage") or 0))


def _changes_as_data(changes: ValueChanges) -> dict[str, Any]:
    changed = [[row.kind, row.place, row.old, row.new] for row in changes.changed]
    return {"changed": changed, "left": [list(row) for row in changes.left]}


def _changes_from_data(note: Mapping[str, Any]) -> ValueChanges:
    try:
        changed = tuple(_change(*map(str, row)) for row in note.get("changed", ()))
        left = tuple(LeftSentence(*map(str, row)) for row in note.get("left", ()))
    except (ValueError, TypeError):
        return ValueChanges()
    return ValueChanges(changed, left)


def _change(kind: str, place: str, old: str, new: str) -> ValueChange:
    """Return a change. Raises ValueError for a kind that there is not."""
    return ValueChange(KINDS[KINDS.index(kind)], place, old, new)


def _position_exists(form: Form) -> bool:
    """True if the draft still has the position; it may have been edited by hand meanwhile."""
    position = form.position
    if form.finished:
        return True
    if position.passage:
        return 0 < position.passage <= len(form.draft.passages or ())
    if position.question not in {question.id for question in form.questions}:
        return False
    if position.item is not None:
        count = len(form.value(form.question) or [])
        return 0 <= position.item <= count and position.field in {field.id for field in form.question.fields}
    if not position.field:
        return True
    return position.field == "source" and form.question.sourced and form.is_answered(form.question)


def _newest_note(path: Path) -> Path:
    notes = [folder / file_names.path_digest(path) for folder in state_folders(_KIND)]
    there = [note for note in notes if files.is_file(note)]
    return max(there, key=lambda note: note.stat().st_mtime_ns) if there else notes[0]
