"""An interview on disk: every change is in the draft file before the next question is asked.

What belongs to the interview and not to the letter (which question, what was skipped) is kept in the
user's state folder, so that a wizard that was killed goes on where it was.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from letterkit.errors import CannotWrite, InvalidDraft, Problem, WontOverwrite
from letterkit.letter import drafts, files
from letterkit.library.packs import Pack
from letterkit.library.shelves import Library
from letterkit.wizard import moves
from letterkit.wizard.form import At, Form


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an interview ended. `complete`: it was brought to its end; `interrupted`: there was nothing more to read."""

    complete: bool
    interrupted: bool = False


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
    unremembered: bool = False
    """Whether there is no place for what is being typed: then it is kept only when it is entered."""
    apart: bool = False
    """Whether another program has changed the file, and nobody has said yet which of the two is to stay."""

    def keep(self, form: Form) -> None:
        """Takes the new state and writes it. The state is kept even where it cannot be written.

        Raises CannotWrite, which says where the answers are meanwhile, and WontOverwrite where the file was changed by
        another program: then `take_theirs` or `keep_mine` says what is to stay, and until then nothing is overwritten.
        """
        self.typed = self.typed if form.at == self.form.at else ""
        changed = form.data != self.form.data or self.seen is None or self.behind
        self.form = form
        if changed and self.noticed():
            self.behind = True
            self._remember()
            raise WontOverwrite(self._told())
        if changed:
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
        self._forget_rescued()

    def _rescued(self, problem: Problem) -> Problem:
        """The answers in the person's own folder, or the system's for temporary files, and a hint that says so."""
        kept = self._kept_apart()
        hint = (
            f"Your answers are kept in {kept} meanwhile. Make room or close the file; your next answer is then saved."
            if kept
            else "Your answers are only in this window: do not close it. Make room; your next answer is then saved."
        )
        return replace(problem, hint=hint)

    def _kept_apart(self) -> Path | None:
        """Writes the answers where this person may always write; None where there is no such place."""
        name = f"{self.path.stem}-{digest(self.path)[:8]}.yaml"
        self.rescued = _put("rescued", name, drafts.fresh(self.form.data).encode("utf-8"), durable=True) or self.rescued
        return self.rescued

    def leave(self) -> str:
        """Writes what is not written yet, and says in words where the letter is. Raises nothing."""
        if self.behind and self.noticed():
            with contextlib.suppress(CannotWrite):
                return (
                    f"{self.path} was changed by another program, and is as that program left it.\n"
                    f"Your answers are in {self.put_aside()}. Compare the two before you go on."
                )
        try:
            self.keep(self.form)
        except (CannotWrite, WontOverwrite) as error:
            return str(error)
        return f"Saved in {self.path}. Go on with: letterkit edit {_quoted(str(self.path))}"

    # -- a file that another program changed --------------------------------------------------------------

    def noticed(self) -> bool:
        """Whether the file is no longer what was last read or written here. Looks at the disk."""
        self.apart = _bytes(self.path) != self.seen
        return self.apart

    def theirs(self) -> Form:
        """The letter as the other program wrote it, at the place in hand; undo brings one's own back.

        Raises InvalidDraft, UnknownName, InvalidPack for a file that is no letter: it has to be put right there.
        """
        return moves.taken_over(self.form, drafts.load(self.path).data)

    def take_theirs(self) -> None:
        """Goes on with what the other program wrote. Raises as `theirs`."""
        self.form, self.seen = self.theirs(), _bytes(self.path)
        self.apart, self.behind, self.typed = False, False, ""
        self._forget_rescued()
        self._remember()

    def keep_mine(self) -> Path | None:
        """Writes one's own answers, after putting the other program's version beside them; returns where that is,
        None where the file is gone. Raises CannotWrite."""
        now, other = _bytes(self.path), None
        if now is not None:
            other = _free(self.path, "theirs")
            files.write(other, now)
        if now is None or not _is_draft(now):  # nothing in it whose comments could be kept
            files.write(self.path, drafts.fresh(self.form.data).encode("utf-8"))
        self._save()
        self.apart = False
        self._remember()
        return other

    def put_aside(self) -> Path:
        """Writes one's own answers beside the file that another program changed, under a name that is free."""
        aside = _free(self.path, "mine")
        files.write(aside, drafts.fresh(self.form.data).encode("utf-8"))
        self._forget_rescued()
        return aside

    def _told(self) -> Problem:
        kept = self._kept_apart()
        safe = f" Your answers are kept in {kept} meanwhile." if kept else ""
        return Problem(
            "The draft was changed by another program while you were working. It was not overwritten.",
            f":changes shows what differs; :theirs takes the changed file, :mine keeps your answers.{safe}",
            str(self.path),
        )

    def _forget_rescued(self) -> None:
        if self.rescued is not None:  # a second copy of a letter is one too many
            with contextlib.suppress(OSError):
                self.rescued.unlink()
            self.rescued = None

    def journal(self, typed: str) -> None:
        """Remembers what is being typed, until it is entered: a window that is closed costs no words."""
        if typed != self.typed:
            self.typed = typed
            self._remember()

    def _remember(self) -> None:
        at = self.form.at
        told: dict[str, Any] = {"question": at.question, "item": at.item, "field": at.field, "passage": at.passage}
        told |= {"skipped": sorted(self.form.skipped), "typed": self.typed}
        self.unremembered = _put("sessions", digest(self.path), json.dumps(told).encode()) is None


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


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
        at = At(str(told["question"]), told["item"], str(told["field"]), int(told.get("passage") or 0))
        skipped = frozenset(str(name) for name in told["skipped"])
    except (OSError, ValueError, KeyError, TypeError):
        return form, ""
    candidate = replace(form, at=at, skipped=skipped)
    return (candidate, str(told.get("typed") or "")) if _stands(candidate) else (replace(form, skipped=skipped), "")


def _stands(form: Form) -> bool:
    """Whether a remembered place still exists: the file may have been edited by hand meanwhile."""
    if form.finished:
        return True
    if form.at.passage:
        return 0 < form.at.passage <= len(form.draft.passages or ())
    if form.at.question not in {one.id for one in form.questions}:
        return False
    if form.at.item is not None:
        count = len(form.value(form.question) or [])
        named = form.at.field in {one.id for one in form.question.fields}
        return isinstance(form.at.item, int) and 0 <= form.at.item <= count and named
    return not form.at.field or (form.at.field == "source" and form.question.sourced and form.answered(form.question))


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (OSError, ValueError):
        return None


def _is_draft(raw: bytes) -> bool:
    try:
        drafts.read(raw)
    except InvalidDraft:
        return False
    return True


def _free(path: Path, word: str) -> Path:
    """A name beside a file that is free: a-mine-1.yaml."""
    number = 1
    while (found := path.with_name(f"{path.stem}-{word}-{number}{path.suffix}")).exists():
        number += 1
    return found


def _folders(kind: str) -> tuple[Path, Path]:
    """Where something is remembered: in the person's own folder, or, where nothing can be written there (a full disk),
    in one of theirs among the system's temporary files."""
    whose = sha256(str(Path.home()).encode("utf-8", "surrogateescape")).hexdigest()[:12]
    return state() / kind, Path(tempfile.gettempdir()) / f"letterkit-{whose}" / kind


def _put(kind: str, name: str, content: bytes, *, durable: bool = False) -> Path | None:
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


def _note(path: Path) -> Path:
    """What is remembered of a draft: the last that was written."""
    notes = [folder / digest(path) for folder in _folders("sessions")]
    there = [note for note in notes if note.is_file()]
    return max(there, key=lambda note: note.stat().st_mtime_ns) if there else notes[0]


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
