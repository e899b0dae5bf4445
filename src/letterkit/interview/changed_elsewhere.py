"""A draft that a command changed, and no interview: which sentences hold a former value since, for the next one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from letterkit.errors import LetterkitError
from letterkit.interview import session_notes, transitions
from letterkit.interview.form import Form
from letterkit.interview.touched_sentences import Touched, noted, touched
from letterkit.letter.drafts import from_data
from letterkit.library.library import Library


def note_changes(
    path: Path, before: Mapping[str, Any], after: Mapping[str, Any], library: Library, today: dt.date
) -> tuple[Touched, ...]:
    """Return the sentences of a draft that hold a value which it had before, and note them for its next interview.

    A draft that cannot be read has none.
    """
    try:
        earlier, later = _form(before, library, today), _form(after, library, today)
        sentences = touched(earlier, later)
        known = session_notes.changes_noted(path)
        changes = noted(replace(earlier, changes=known), replace(later, changes=known)).changes
    except LetterkitError:
        return ()
    if changes.changed:
        session_notes.remember_changes(path, changes)
    return sentences


def _form(data: Mapping[str, Any], library: Library, today: dt.date) -> Form:
    return transitions.start(library.pack_for(from_data(data).draft), library, today, data)
