"""Beginning a letter in a new file, and going on with one."""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from letterkit.disk import folders
from letterkit.errors import CannotWrite, LetterkitError, Problem, WontOverwrite
from letterkit.interview import session_notes, transitions
from letterkit.interview.rescue import delete, rescued_copies
from letterkit.interview.session import Session, quote_name
from letterkit.letter import drafts
from letterkit.library.library import Library
from letterkit.packs.pack import Pack
from letterkit.wording import say


def create(path: Path, pack: Pack, library: Library, today: dt.date, data: Mapping[str, Any] | None = None) -> Session:
    """Write a new letter to a new file. Raises WontOverwrite where the file is there, CannotWrite."""
    if os.path.lexists(path):
        raise WontOverwrite(
            Problem(
                say("This file is there already."),
                say(
                    "Go on with it: letterkit edit {path}. Or choose another name with -o.", path=quote_name(str(path))
                ),
                str(path),
            )
        )
    form = transitions.start(pack, library, today, data)
    try:
        content = drafts.save(path, form.data, instead_of=None)
    except CannotWrite as error:
        raise _cannot_begin(path, error) from None
    session = Session(path, form, content, recovered=rescued_copies(path))
    session.store(form)
    return session


def _cannot_begin(path: Path, error: CannotWrite) -> CannotWrite:
    reason = error.reason
    why = f" ({reason.strerror})" if reason and reason.strerror else ""
    bad_name = reason is not None and reason.errno in (errno.ENAMETOOLONG, errno.EINVAL)
    elsewhere = quote_name(str((folders.home() or Path("..")) / path.name))
    return CannotWrite(
        Problem(
            say("The letter cannot be begun there: the file cannot be written{why}.", why=why),
            say("Choose another name with -o, such as: -o letter.yaml")
            if bad_name
            else say("Choose another folder with -o, such as: -o {elsewhere}", elsewhere=elsewhere),
            str(path),
        ),
        reason=reason,
    )


def resume(path: Path, library: Library, today: dt.date) -> Session:
    """Open a draft at the position where it was left, with the rescued copies that hold answers which it lacks.

    Raises InvalidDraft, UnknownName, InvalidPack; where there is such a copy, the hint says where.
    """
    copies = rescued_copies(path)
    try:
        content = drafts.draft_bytes(path)
        loaded = drafts.read(content, str(path), path)
        with drafts.placing_problems(loaded):
            pack = library.pack_for(loaded.draft)
    except LetterkitError as error:
        if not copies:
            raise
        problem = error.problems[0]
        also = say("Answers that could not be written to it are in {copies}.", copies=copies[-1])
        raise type(error)(problem._replace(hint=f"{problem.hint} {also}".strip()), *error.problems[1:]) from None
    form = session_notes.restore(transitions.start(pack, library, today, loaded.data), path)
    return Session(path, form, content, recovered=[copy for copy in copies if not _is_needless(copy, loaded.data)])


def _is_needless(copy: Path, data: Mapping[str, Any]) -> bool:
    """True if a copy holds what its draft holds; it is deleted then."""
    with contextlib.suppress(LetterkitError):
        if drafts.load(copy).data == data:
            delete(copy)
            return True
    return False


def free_name(folder: Path, pack: Pack, today: dt.date) -> Path:
    """Return a file name for a new letter that is not taken: template and date."""
    stem = f"{pack.id}-{today.isoformat()}"
    number = 1
    while os.path.lexists(path := folder / (f"{stem}.yaml" if number == 1 else f"{stem}-{number}.yaml")):
        number += 1
    return path
