"""An interview on disk: every change is in the draft file before the next question is asked.

What belongs to the interview and not to the letter (which question, what was skipped) is kept in the
user's state folder, so that a wizard that was killed goes on where it was.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from letterkit.errors import CannotWrite, Problem, WontOverwrite
from letterkit.letter import drafts, files
from letterkit.library.packs import Pack
from letterkit.library.shelves import Library
from letterkit.wizard import moves
from letterkit.wizard.form import At, Form


@dataclass(slots=True)
class Session:
    """A form and the file it is kept in. `seen` is what the file held when it was last read or written."""

    path: Path
    form: Form
    seen: bytes | None = None
    behind: bool = False
    """Whether the file lacks answers, because it could not be written."""
    rescued: Path | None = None
    """Where they are meanwhile."""
    typed: str = ""
    """What was being typed at the question in hand, and not entered, when the interview stopped."""

    def keep(self, form: Form) -> None:
        """Takes the new state and writes it. The state is kept even where it cannot be written.

        Raises CannotWrite, which says where the answers are meanwhile, and WontOverwrite where the file changed.
        """
        self.typed = self.typed if form.at == self.form.at else ""
        changed = form.data != self.form.data or self.seen is None or self.behind
        self.form = form
        if changed:
            self._unchanged_on_disk()
            self._save()
        self._remember()

    def _save(self) -> None:
        self.behind = True
        try:
            drafts.save(self.path, self.form.data)
        except CannotWrite as error:
            raise CannotWrite(self._rescued(error.problems[0])) from None
        self.behind = False
        self.seen = self.path.read_bytes()
        if self.rescued is not None:  # a second copy of a letter is one too many
            with contextlib.suppress(OSError):
                self.rescued.unlink()
            self.rescued = None

    def _rescued(self, problem: Problem) -> Problem:
        """The answers in the person's own folder, or the system's for temporary files, and a hint that says so."""
        name = f"{self.path.stem}-{digest(self.path)[:8]}.yaml"
        for folder in (state() / "rescued", Path(tempfile.gettempdir())):
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                files.write(folder / name, drafts.fresh(self.form.data).encode("utf-8"))
            except (OSError, CannotWrite):
                continue
            self.rescued = folder / name
            hint = f"Your answers are kept in {folder / name} meanwhile. Make room or close the file, then type :save."
            return replace(problem, hint=hint)
        hint = "Your answers are only in this window: do not close it. Make room, then type :save."
        return replace(problem, hint=hint)

    def _unchanged_on_disk(self) -> None:
        try:
            now = self.path.read_bytes()
        except (OSError, ValueError):
            now = None
        if now != self.seen:
            raise WontOverwrite(
                Problem(
                    "The draft was changed by another program while you were working. It was not overwritten.",
                    f"Your answers are in {self._aside()}. Compare the two, then go on with `letterkit edit`.",
                    str(self.path),
                )
            )

    def _aside(self) -> Path:
        """Writes the answers beside the draft, under a name that is free."""
        number = 1
        while (aside := self.path.with_name(f"{self.path.stem}-mine-{number}{self.path.suffix}")).exists():
            number += 1
        files.write(aside, drafts.fresh(self.form.data).encode("utf-8"))
        return aside

    def journal(self, typed: str) -> None:
        """Remembers what is being typed, until it is entered: a window that is closed costs no words."""
        if typed != self.typed:
            self.typed = typed
            self._remember()

    def _remember(self) -> None:
        at = self.form.at
        told = {"question": at.question, "item": at.item, "field": at.field, "skipped": sorted(self.form.skipped)}
        with contextlib.suppress(OSError, CannotWrite):  # then it goes on at the first open question
            note = _note(self.path)
            note.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            files.write(note, json.dumps({**told, "typed": self.typed}).encode(), durable=False)


def begin(path: Path, pack: Pack, library: Library, today: dt.date, data: Mapping[str, Any] | None = None) -> Session:
    """A new letter in a new file. Raises WontOverwrite where the file is there, CannotWrite."""
    if path.exists():
        raise WontOverwrite(
            Problem(
                "This file is there already.",
                f"Go on with it: letterkit edit {path}. Or choose another name with -o.",
                str(path),
            )
        )
    form = moves.start(pack, library, today, data)
    session = Session(path, form)
    session.keep(form)
    return session


def resume(path: Path, library: Library, today: dt.date) -> Session:
    """A draft that is there, at the place where it was left. Raises InvalidDraft, UnknownName, InvalidPack."""
    loaded = drafts.load(path)
    pack = library.pack(loaded.draft.template, loaded.draft.language)
    form = moves.start(pack, library, today, loaded.data)
    left, typed = _as_left(form, path)
    return Session(path, left, path.read_bytes(), typed=typed)


def _as_left(form: Form, path: Path) -> tuple[Form, str]:
    """The form at the place where it was left, and what was being typed there."""
    try:
        told = json.loads(_note(path).read_text("utf-8"))
        at = At(str(told["question"]), told["item"], str(told["field"]))
        skipped = frozenset(str(name) for name in told["skipped"])
    except (OSError, ValueError, KeyError, TypeError):
        return form, ""
    candidate = replace(form, at=at, skipped=skipped)
    return (candidate, str(told.get("typed") or "")) if _stands(candidate) else (replace(form, skipped=skipped), "")


def _stands(form: Form) -> bool:
    """Whether a remembered place still exists: the file may have been edited by hand meanwhile."""
    if form.finished:
        return True
    if form.at.question not in {one.id for one in form.questions}:
        return False
    if form.at.item is not None:
        count = len(form.value(form.question) or [])
        named = form.at.field in {one.id for one in form.question.fields}
        return isinstance(form.at.item, int) and 0 <= form.at.item <= count and named
    return not form.at.field or (form.at.field == "source" and form.question.sourced and form.answered(form.question))


def _note(path: Path) -> Path:
    return state() / "sessions" / digest(path)


def state() -> Path:
    """Where a person's interviews are remembered: a folder of their own, outside the letters."""
    import platformdirs

    return Path(platformdirs.user_state_dir("letterkit", appauthor=False))


def digest(path: Path) -> str:
    """A name for what is remembered of a draft, which does not tell what the draft is called."""
    return sha256(str(path.resolve()).encode("utf-8", "surrogateescape")).hexdigest()


def free_name(folder: Path, pack: Pack, today: dt.date) -> Path:
    """A file name for a new letter that is not taken: template and date."""
    stem = f"{pack.id}-{today.isoformat()}"
    number = 1
    while (path := folder / (f"{stem}.yaml" if number == 1 else f"{stem}-{number}.yaml")).exists():
        number += 1
    return path
