"""An interview on disk: every change is in the draft file before the next question is asked.

What belongs to the interview and not to the letter (which question, what was skipped, what is typed and not entered) is
kept in the user's state folder (`remembered.py`), so that a wizard that was killed goes on where it was.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, NoReturn

from letterkit.disk import files, folders
from letterkit.errors import CannotWrite, InvalidDraft, LetterkitError, Problem, WontOverwrite
from letterkit.interview import moves, state_files
from letterkit.interview.form import Form
from letterkit.interview.history import with_pending
from letterkit.interview.pending import pending_notice
from letterkit.letter import drafts
from letterkit.library.library import Library
from letterkit.packs.shelf import Pack


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
    last_content: bytes | None = None
    unsaved: bool = False
    """Whether the file lacks answers, because it could not be written."""
    rescue_copy: Path | None = None
    """Where they are meanwhile."""
    recovered: list[Path] = field(default_factory=list)
    """Copies of an earlier interview that could not write its answers, until somebody says what is to stay."""
    input_text: str | None = None
    """What is being typed at the place in hand and not entered; None where nothing is."""
    input_unremembered: bool = False
    """Whether there is no place for what is being typed: then it is kept only when it is entered."""
    conflicted: bool = False
    """Whether another program has changed the file, and nobody has said yet which of the two is to stay."""

    @property
    def typed(self) -> str:
        """What stands at the place in hand and was not entered; empty where nothing does."""
        return self.form.pending.get(self.form.position.input_key, "") if self.input_text is None else self.input_text

    def store(self, form: Form) -> None:
        """Takes the new state and writes it. The state is kept even where it cannot be written.

        Raises CannotWrite, which says where the answers are meanwhile, and WontOverwrite where the file was changed by
        another program: then `take_theirs` or `keep_mine` says what is to stay, and until then nothing is overwritten.
        """
        changed = form.data != self.form.data or self.last_content is None or self.unsaved
        self.form, self.input_text = form, None
        self._remember()
        if changed and self.detect_conflict():
            self._leave_theirs()
        if changed:
            self._save()

    def store_input(self, typed: str) -> None:
        """Keeps what stands in the room to write where somebody leaves it. Raises as `keep`."""
        held = moves.store_input(self.form, typed)
        if held is not self.form or self.input_text is not None:
            self.store(held)

    def remember_input(self, typed: str | None) -> None:
        """Remembers what is being typed, until it is entered: a window that is closed costs no words. None: nothing."""
        if typed != self.input_text:
            self.input_text = typed
            self._remember()

    def _remember(self) -> None:
        self.input_unremembered = not state_files.remember(self.path, self.form, self.input_text)

    # -- a file that cannot be written --------------------------------------------------------------------

    def _save(self) -> None:
        self.unsaved = True
        try:
            self.last_content = drafts.save(self.path, self.form.data, instead_of=self.last_content)
        except CannotWrite as error:
            raise CannotWrite(self._rescued(error)) from None
        except WontOverwrite:  # it was changed since it was looked at
            self.detect_conflict()
            self._leave_theirs()
        self.unsaved = False
        self._forget_rescued()

    def _leave_theirs(self) -> NoReturn:
        self.unsaved = True
        raise WontOverwrite(self._told()) from None

    def _rescued(self, error: CannotWrite) -> Problem:
        """The answers in the person's own folder, or the system's for temporary files, and a hint that says so."""
        kept, remedy = self._kept_apart(), _remedy(error)
        hint = (
            f"Your answers are kept in {kept} meanwhile. {remedy}; your next answer is then saved."
            if kept
            else f"Your answers are only in this window: do not close it. {remedy}; your next answer is then saved."
        )
        return replace(error.problems[0], hint=hint)

    def _kept_apart(self) -> Path | None:
        """Writes the answers where this person may always write; None where there is no such place."""
        before = self.rescue_copy
        content = drafts.dump(self.form.data).encode("utf-8")
        self.rescue_copy = state_files.rescue(self.path, content, before) or before
        if before and before != self.rescue_copy:
            _unlink(before)
        return self.rescue_copy

    def _forget_rescued(self) -> None:
        if self.rescue_copy is not None:  # a second copy of a letter is one too many
            _unlink(self.rescue_copy)
            self.rescue_copy = None

    def leave(self) -> str:
        """Writes what is not written yet, and says in words where the letter is. Raises nothing."""
        on = f"letterkit edit {quote_name(str(self.path))}"
        where = f"Saved in {self.path}. Go on with: {on}"
        try:
            if gone := self.recreate():
                where = f"{gone} Go on with: {on}"
            elif self.unsaved and self.detect_conflict():
                where = (
                    f"{self.path} was changed by another program, and is as that program left it.\n"
                    f"Your answers are in {self.save_aside()}. Compare the two before you go on."
                )
            else:
                self._keep_all()
        except (CannotWrite, WontOverwrite) as error:
            where = f"{self.path}: {error.problems[0].message}\n{self._left(error, on)}"
        waits = pending_notice(self.form)
        more = [f"{waits} It is there again when you go on."] if waits else []
        more += [f"Nobody has said yet what becomes of the answers in {one}." for one in self.recovered]
        return "\n".join([where, *more])

    def _keep_all(self) -> None:
        """Writes the state, and what is being typed with it: a signal may have come before that. Raises as `keep`."""
        if self.input_text is None:
            self.store(self.form)
        else:
            self.store_input(self.input_text)

    def recreate(self) -> str:
        """Writes the file again where somebody has renamed, moved or deleted it, and says so; empty where it is there.

        Raises CannotWrite.
        """
        if not self.file_missing:
            return ""
        self.last_content = None
        self._save()
        self.conflicted = False
        return f"{self.path} was not there any more (renamed or deleted?). It was written anew, with all your answers."

    def _left(self, error: LetterkitError, on: str) -> str:
        """What somebody is told who has left, and whose answers are not in their file."""
        kept = self.rescue_copy or self._kept_apart()
        if not kept:
            return "Your answers could be written nowhere. Make room on the disk, and type them again."
        remedy = _remedy(error) if isinstance(error, CannotWrite) else "Look at the file"
        return f"Your answers are in {kept}. {remedy}; then {on} takes them over."

    # -- another version: a file that another program changed, or answers that an earlier interview could not write ----

    @property
    def other_version(self) -> Path | None:
        """The version about which nobody has said yet whether it is to stay."""
        return self.path if self.conflicted else self.recovered[0] if self.recovered else None

    @property
    def version_names(self) -> tuple[str, str]:
        """What one's own words and the other ones are called."""
        return ("yours", "theirs") if self.conflicted else ("in the file", "found")

    def detect_conflict(self) -> bool:
        """Whether the file is no longer what was last read or written here. Looks at the disk."""
        self.conflicted = files.read_or_none(self.path) != self.last_content
        return self.conflicted

    def load_theirs(self) -> Form:
        """The letter as the other version has it, at the place in hand; undo brings one's own back.

        Raises InvalidDraft, UnknownName, InvalidPack for a file that is no letter: it has to be put right there.
        """
        return moves.take_over(self.form, drafts.load(self.other_version or self.path).data)

    def take_theirs(self) -> None:
        """Goes on with the other version. Raises as `theirs`; for answers that were found also as `keep`."""
        taken, waited = self.load_theirs(), self.input_text
        if waited is not None:
            taken = with_pending(taken, self.form.position, waited)
        if self.conflicted or not self.recovered:
            self.form, self.last_content = taken, files.read_or_none(self.path)
            self.conflicted, self.unsaved, self.input_text = False, False, None
            self._forget_rescued()
            self._remember()
        else:
            self.rescue_copy, self.unsaved = self.recovered.pop(0), True
            self.store(taken)

    def keep_mine(self) -> Path | None:
        """Keeps one's own answers, after putting the other version beside them; returns where that is, None where there
        is none. Raises CannotWrite."""
        if self.recovered and not self.conflicted:
            return self._beside()
        now, other = files.read_or_none(self.path), None
        if now is not None:
            other = _free(self.path, "theirs")
            files.write(other, now, instead_of=None)
        if now is not None and not _is_draft(now):  # nothing in it whose comments could be kept
            mine = drafts.dump(self.form.data).encode("utf-8")
            files.write(self.path, mine, instead_of=now)
            now = mine
        self.last_content = now
        self._save()
        self.conflicted = False
        self._remember()
        return other

    def _beside(self) -> Path:
        """Puts answers that were found beside the draft, where their owner sees them."""
        aside = _free(self.path, "found")
        files.write(aside, files.read(self.recovered[0]), instead_of=None)
        _unlink(self.recovered.pop(0))
        return aside

    def save_aside(self) -> Path:
        """Writes one's own answers beside the file that another program changed, under a name that is free."""
        aside = _free(self.path, "mine")
        files.write(aside, drafts.dump(self.form.data).encode("utf-8"), instead_of=None)
        self._forget_rescued()
        return aside

    @property
    def file_missing(self) -> bool:
        """Whether the file was renamed, moved or deleted. Looks at the disk."""
        return _gone(self.path)

    def _told(self) -> Problem:
        kept = self._kept_apart()
        safe = f" Your answers are kept in {kept} meanwhile." if kept else ""
        if self.file_missing:
            return Problem(
                "The draft is not there any more: it was renamed, moved or deleted.",
                f"{{mine}}.{safe}",
                str(self.path),
            )
        return Problem(
            "The draft was changed by another program while you were working. It was not overwritten.",
            f"{{changes}}.{safe}",
            str(self.path),
        )


_FULL: Final = (errno.ENOSPC, errno.EDQUOT)
_REFUSED: Final = (errno.EACCES, errno.EPERM, errno.EROFS)


def _remedy(error: CannotWrite) -> str:
    """What can be done about a file that could not be written, by the reason that the system gave."""
    reason = _reason(error)
    number = reason.errno if reason else None
    if number in _FULL:
        return "Make room on the disk"
    if number in _REFUSED:
        return "See that you may write in that folder, or close the file where another program has it open"
    return "See that the folder is there and that there is room on the disk"


def _reason(error: BaseException) -> OSError | None:
    """What the system said of a file that could not be written."""
    below = error.__context__
    return below if isinstance(below, OSError) or below is None else _reason(below)


def quote_name(name: str) -> str:
    """The name of a file as one types it in a command."""
    return f'"{name}"' if " " in name else name


def create(path: Path, pack: Pack, library: Library, today: dt.date, data: Mapping[str, Any] | None = None) -> Session:
    """A new letter in a new file. Raises WontOverwrite where the file is there, CannotWrite."""
    if os.path.lexists(path):
        raise WontOverwrite(
            Problem(
                "This file is there already.",
                f"Go on with it: letterkit edit {quote_name(str(path))}. Or choose another name with -o.",
                str(path),
            )
        )
    form = moves.start(pack, library, today, data)
    try:
        written = drafts.save(path, form.data, instead_of=None)
    except CannotWrite as error:
        reason = _reason(error)
        why = f" ({reason.strerror})" if reason and reason.strerror else ""
        named = reason is not None and reason.errno in (errno.ENAMETOOLONG, errno.EINVAL)
        elsewhere = folders.home() or Path("..")
        raise CannotWrite(
            Problem(
                f"The letter cannot be begun there: the file cannot be written{why}.",
                "Choose another name with -o, such as: -o letter.yaml"
                if named
                else f"Choose another folder with -o, such as: -o {quote_name(str(elsewhere / path.name))}",
                str(path),
            )
        ) from None
    session = Session(path, form, written, recovered=state_files.rescued_copies(path))
    session.store(form)
    return session


def resume(path: Path, library: Library, today: dt.date) -> Session:
    """A draft that is there, at the place where it was left, with the copies that hold answers which it lacks.

    Raises InvalidDraft, UnknownName, InvalidPack; where there is such a copy, the hint says where.
    """
    copies = state_files.rescued_copies(path)
    try:
        seen = drafts.draft_bytes(path)
        loaded = drafts.read(seen, str(path), path)
        pack = library.pack(loaded.draft.template, loaded.draft.language)
    except LetterkitError as error:
        if not copies:
            raise
        problem = error.problems[0]
        also = f"Answers that could not be written to it are in {copies[-1]}."
        raise type(error)(replace(problem, hint=f"{problem.hint} {also}".strip()), *error.problems[1:]) from None
    form = moves.start(pack, library, today, loaded.data)
    left = state_files.restore(form, path)
    found = [one for one in copies if not _same(one, loaded.data)]
    return Session(path, left, seen, recovered=found)


def _same(copy: Path, data: Mapping[str, Any]) -> bool:
    """Whether a copy holds nothing that its draft lacks; then it is not needed any more."""
    with contextlib.suppress(LetterkitError):
        if drafts.load(copy).data == data:
            _unlink(copy)
            return True
    return False


def _unlink(file: Path) -> None:
    with contextlib.suppress(OSError):
        file.unlink()


def _gone(path: Path) -> bool:
    """Whether there is nothing of that name; what is there and cannot be looked at is not gone."""
    try:
        path.stat()
    except FileNotFoundError:
        return True
    except (OSError, ValueError):
        return False
    return False


def _is_draft(raw: bytes) -> bool:
    try:
        drafts.read(raw)
    except InvalidDraft:
        return False
    return True


def _free(path: Path, word: str) -> Path:
    """A name beside a file that is free: a-mine-1.yaml."""
    number = 1
    while os.path.lexists(found := path.with_name(f"{path.stem}-{word}-{number}{path.suffix}")):
        number += 1
    return found


def free_name(folder: Path, pack: Pack, today: dt.date) -> Path:
    """A file name for a new letter that is not taken: template and date."""
    stem = f"{pack.id}-{today.isoformat()}"
    number = 1
    while os.path.lexists(path := folder / (f"{stem}.yaml" if number == 1 else f"{stem}-{number}.yaml")):
        number += 1
    return path
