"""What letterkit remembers of an interview, outside the letter: the place in hand, what is typed and not entered, and
answers that could not be written to their own file.

It is in the person's state folder, or, where nothing can be written there (a full disk), in a folder of theirs among
the system's temporary files.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from letterkit.disk import file_names, files, folders
from letterkit.errors import CannotWrite
from letterkit.interview.form import Form, Position
from letterkit.interview.history import with_pending

# -- the place in hand, and what is typed ---------------------------------------------------------------


def remember(path: Path, form: Form, typed: str | None) -> bool:
    """Writes down the place, what waits at other places, and what is being typed; whether there was room for it."""
    told: dict[str, Any] = {**_place(form.position), "skipped": sorted(form.skipped), "typed": typed}
    told["waiting"] = [{**_place(at), "text": text} for at, text in form.pending.items()]
    return write_state("sessions", file_names.path_digest(path), json.dumps(told).encode()) is not None


def _place(at: Position) -> dict[str, Any]:
    return {"question": at.question, "item": at.item, "field": at.field, "passage": at.passage}


def restore(form: Form, path: Path) -> Form:
    """The form at the place where it was left, with everything that was typed and not entered."""
    try:
        told = json.loads(files.read(_note(path)))
        at = _at(told)
        skipped = frozenset(str(name) for name in told["skipped"])
        waits = {_at(one): str(one["text"]) for one in told.get("waiting", ())}
        typed = told.get("typed")
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return form
    there = replace(form, skipped=skipped, pending=waits)
    if isinstance(typed, str) and (typed or "waiting" in told):  # an older letterkit wrote an empty text for none
        there = with_pending(there, at, typed)
    candidate = replace(there, position=at)
    return candidate if _stands(candidate) else there


def _at(told: Mapping[str, Any]) -> Position:
    item = told["item"]
    if item is not None and not isinstance(item, int):
        raise TypeError(item)
    return Position(str(told["question"]), item, str(told["field"]), int(told.get("passage") or 0))


def _stands(form: Form) -> bool:
    """Whether a remembered place still exists: the file may have been edited by hand meanwhile."""
    if form.finished:
        return True
    if form.position.passage:
        return 0 < form.position.passage <= len(form.draft.passages or ())
    if form.position.question not in {one.id for one in form.questions}:
        return False
    if form.position.item is not None:
        count = len(form.value(form.question) or [])
        named = form.position.field in {one.id for one in form.question.fields}
        return 0 <= form.position.item <= count and named
    return not form.position.field or (
        form.position.field == "source" and form.question.sourced and form.is_answered(form.question)
    )


def _note(path: Path) -> Path:
    """What is remembered of a draft: the last that was written."""
    notes = [folder / file_names.path_digest(path) for folder in _folders("sessions")]
    there = [note for note in notes if files.is_file(note)]
    return max(there, key=lambda note: note.stat().st_mtime_ns) if there else notes[0]


# -- answers that could not be written ------------------------------------------------------------------


def rescue(path: Path, content: bytes, over: Path | None) -> Path | None:
    """Writes answers where this person may always write: over the copy that this interview made before, otherwise
    under a name that is free, because another copy may hold what this one lacks. None where there is no such place."""
    taken = {one.name for one in rescued_copies(path)}
    number, name = 1, over.name if over else f"{_stem(path)}.yaml"
    while not over and name in taken:
        number += 1
        name = f"{_stem(path)}-{number}.yaml"
    return write_state("rescued", name, content, durable=True)


def rescued_copies(path: Path) -> list[Path]:
    """The copies of a draft that hold answers which could not be written to it, the oldest first."""
    found: list[Path] = []
    for folder in _folders("rescued"):
        with contextlib.suppress(OSError):
            if not _of_another(folder.parent):
                found += [one for one in folder.iterdir() if one.name.startswith(_stem(path)) and one.suffix == ".yaml"]
    return sorted(found, key=_age)


def _age(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


def _stem(path: Path) -> str:
    return f"{path.stem}-{file_names.path_digest(path)[:8]}"


# -- where ----------------------------------------------------------------------------------------------


def _folders(kind: str) -> tuple[Path, Path]:
    """Where something is remembered: in the person's own folder, or among the system's temporary files."""
    whose = sha256(str(folders.home() or "").encode("utf-8", "surrogateescape")).hexdigest()[:12]
    return folders.state() / kind, Path(tempfile.gettempdir()) / f"letterkit-{whose}" / kind


def write_state(kind: str, name: str, content: bytes, *, durable: bool = False) -> Path | None:
    """Writes what is to be remembered; returns where, or None where it can be nowhere."""
    for folder in _folders(kind):
        with contextlib.suppress(OSError, CannotWrite):
            for one in (folder.parent, folder):  # what is made on the way to a folder is open to others
                one.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _of_another(folder.parent):
                continue
            files.write(folder / name, content, durable=durable)
            return folder / name
    return None


def _of_another(folder: Path) -> bool:
    """Whether somebody else could read there what is written."""
    if os.name == "nt":
        return False
    found = folder.stat()
    return found.st_uid != os.geteuid() or bool(found.st_mode & 0o022)
