"""An interview on disk: every change is in the draft file before the next question is asked.

What belongs to the interview and not to the letter is noted beside it (`session_notes.py`), and answers that cannot be
written to their file are kept elsewhere (`rescue.py`).
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from letterkit import wording
from letterkit.disk import files
from letterkit.errors import CannotWrite, InvalidDraft, LetterkitError, Problem, WontOverwrite
from letterkit.interview import session_notes, transitions
from letterkit.interview.form import Form
from letterkit.interview.history import with_pending
from letterkit.interview.pending import pending_notice
from letterkit.interview.rescue import RescueCopy, delete, remedy_for
from letterkit.interview.touched_sentences import noted
from letterkit.letter import drafts
from letterkit.wording import say


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an interview ended. `complete`: it was brought to its end; `interrupted`: there was nothing more to read."""

    complete: bool
    interrupted: bool = False


def speak_language_of(form: Form) -> None:
    """Speak the language of an interview from now on: the profile's, else that of the letter. Raises InvalidLibrary."""
    wording.speak(form.library.wording(str(form.data.get("language") or "")))


@dataclass(slots=True)
class Session:
    """A form and the file it is kept in. `last_content` is what the file held when it was last read or written."""

    path: Path
    form: Form
    last_content: bytes | None = None
    unsaved: bool = False
    """The file lacks answers, because it could not be written."""
    recovered: list[Path] = field(default_factory=list)
    """Copies of an earlier interview that could not write its answers, until the person says what is to stay."""
    input_text: str | None = None
    """The text of the input field that was not entered; None where there is none."""
    input_unremembered: bool = False
    """There is no place for the text of the input field: it is kept only when it is entered."""
    conflicted: bool = False
    """Another program has changed the file, and the person has not said yet which version is to stay."""
    options: str = ""
    """The options of the command that goes on with the letter as this interview was held."""
    rescue: RescueCopy = field(init=False)

    def __post_init__(self) -> None:
        self.rescue = RescueCopy(self.path)

    @property
    def typed(self) -> str:
        """Return the text at this position that was not entered; empty where there is none."""
        return self.form.pending.get(self.form.position.input_key, "") if self.input_text is None else self.input_text

    def store(self, form: Form) -> None:
        """Take the new state and write it. The state is kept even where it cannot be written.

        Raises CannotWrite, which says where the answers are meanwhile, and WontOverwrite where the file was changed by
        another program: then `take_theirs` or `keep_mine` says what is to stay, and until then nothing is overwritten.
        """
        if form.errand is not None:
            from letterkit.interview.source_attachment import settled  # not at the start of an interview

            form = settled(form)
        changed = form.data != self.form.data or self.last_content is None or self.unsaved
        if form.data.get("language") != self.form.data.get("language"):
            speak_language_of(form)
        self.form, self.input_text = noted(self.form, form), None
        self._remember()
        if changed and self.detect_conflict():
            self._refuse_to_overwrite()
        if changed:
            self._save()

    def store_input(self, typed: str) -> None:
        """Store the text of the input field when the person leaves it. Raises as `store`."""
        form = transitions.store_input(self.form, typed)
        if form is not self.form or self.input_text is not None:
            self.store(form)

    def remember_input(self, typed: str | None) -> None:
        """Note the text of the input field until it is entered: a window that is closed costs no words."""
        if typed != self.input_text:
            self.input_text = typed
            self._remember()

    def _remember(self) -> None:
        self.input_unremembered = not session_notes.remember(self.path, self.form, self.input_text)

    # -- a file that cannot be written --------------------------------------------------------------------

    def _save(self) -> None:
        self.unsaved = True
        try:
            self.last_content = drafts.save(self.path, self.form.data, instead_of=self.last_content)
        except CannotWrite as error:
            raise CannotWrite(self._rescued(error), reason=error.reason) from None
        except WontOverwrite:  # it was changed since it was looked at
            self.detect_conflict()
            self._refuse_to_overwrite()
        self.unsaved = False
        self.rescue.discard()

    def _refuse_to_overwrite(self) -> NoReturn:
        self.unsaved = True
        raise WontOverwrite(self._conflict()) from None

    def _rescued(self, error: CannotWrite) -> Problem:
        """Keep the answers elsewhere, and return the problem with a hint that says where."""
        copy, remedy = self.rescue.write(self.form.data), remedy_for(error)
        hint = (
            say(
                "Your answers are kept in {copy} meanwhile. {remedy}; your next answer is then saved.",
                copy=copy,
                remedy=remedy,
            )
            if copy
            else say(
                "Your answers are only in this window: do not close it. {remedy}; your next answer is then saved.",
                remedy=remedy,
            )
        )
        return error.problems[0]._replace(hint=hint)

    def leave(self) -> str:
        """Write what is not written yet, and return where the letter is, in words. Raises nothing."""
        command = " ".join(filter(None, ("letterkit edit", self.options, quote_name(str(self.path)))))
        where = say("Saved in {path}. Go on with: {command}", path=self.path, command=command)
        try:
            if recreated := self.recreate():
                where = say("{recreated} Go on with: {command}", recreated=recreated, command=command)
            elif self.unsaved and self.detect_conflict():
                where = say(
                    "{path} was changed by another program, and is as that program left it.\nYour answers "
                    "are in {save_aside}. Compare the two before you go on.",
                    path=self.path,
                    save_aside=self.save_aside(),
                )
            elif self.input_text is None:
                self.store(self.form)
            else:  # a signal came before the text was stored
                self.store_input(self.input_text)
        except (CannotWrite, WontOverwrite) as error:
            where = f"{self.path}: {error.problems[0].message}\n{self._where_kept(error, command)}"
        pending = pending_notice(self.form)
        more = [say("{pending} It is there again when you go on.", pending=pending)] if pending else []
        more += [
            say("Nobody has said yet what becomes of the answers in {copy}.", copy=copy) for copy in self.recovered
        ]
        return "\n".join([where, *more])

    def recreate(self) -> str:
        """Write the file again where it was renamed, moved or deleted, and return a line that says so; empty where it
        is there. Raises CannotWrite."""
        if not self.file_missing:
            return ""
        self.last_content = None
        self._save()
        self.conflicted = False
        return say(
            "{path} was not there any more (renamed or deleted?). It was written anew, with all your answers.",
            path=self.path,
        )

    def _where_kept(self, error: LetterkitError, command: str) -> str:
        copy = self.rescue.file or self.rescue.write(self.form.data)
        if not copy:
            return say("Your answers could be written nowhere. Make room on the disk, and type them again.")
        remedy = remedy_for(error) if isinstance(error, CannotWrite) else say("Look at the file")
        return say(
            "Your answers are in {copy}. {remedy}; then {command} takes them over.",
            copy=copy,
            remedy=remedy,
            command=command,
        )

    # -- another version: a file that another program changed, or answers that an earlier interview could not write ----

    @property
    def other_version(self) -> Path | None:
        """Return the version about which the person has not said yet whether it is to stay."""
        return self.path if self.conflicted else self.recovered[0] if self.recovered else None

    @property
    def version_names(self) -> tuple[str, str]:
        """Return what the person's own version and the other one are called."""
        return (say("yours"), say("theirs")) if self.conflicted else (say("in the file"), say("found"))

    def detect_conflict(self) -> bool:
        """Return whether the file is no longer what was last read or written here. Looks at the disk."""
        self.conflicted = files.read_or_none(self.path) != self.last_content
        return self.conflicted

    def load_theirs(self) -> Form:
        """Return the letter as the other version has it, at this position; undo brings the person's own back.

        Raises InvalidDraft, UnknownName, InvalidPack for a file that is no letter: it has to be put right there.
        """
        return transitions.take_over(self.form, drafts.load(self.other_version or self.path).data)

    def take_theirs(self) -> None:
        """Go on with the other version. Raises as `load_theirs`; for recovered answers also as `store`."""
        form = self.load_theirs()
        if self.input_text is not None:
            form = with_pending(form, self.form.position, self.input_text)
        if self.conflicted or not self.recovered:
            self.form, self.last_content = noted(self.form, form), files.read_or_none(self.path)
            self.conflicted, self.unsaved, self.input_text = False, False, None
            self.rescue.discard()
            self._remember()
        else:
            self.rescue.file, self.unsaved = self.recovered.pop(0), True
            self.store(form)

    def keep_mine(self) -> Path | None:
        """Keep the person's own answers, after putting the other version beside them.

        Returns where that is, or None where there was no file. Raises CannotWrite.
        """
        if self.recovered and not self.conflicted:
            return self._put_recovered_beside()
        content, other = files.read_or_none(self.path), None
        if content is not None:
            other = _free_name_beside(self.path, "theirs")
            files.write(other, content, instead_of=None)
        if content is not None and not _is_draft(content):  # it has no comments that could be kept
            mine = drafts.dump(self.form.data).encode("utf-8")
            files.write(self.path, mine, instead_of=content)
            content = mine
        self.last_content = content
        self._save()
        self.conflicted = False
        self._remember()
        return other

    def _put_recovered_beside(self) -> Path:
        """Move recovered answers beside the draft, where their owner sees them."""
        beside = _free_name_beside(self.path, "found")
        files.write(beside, files.read(self.recovered[0]), instead_of=None)
        delete(self.recovered.pop(0))
        return beside

    def save_aside(self) -> Path:
        """Write the person's own answers beside the file that another program changed, and return where."""
        beside = _free_name_beside(self.path, "mine")
        files.write(beside, drafts.dump(self.form.data).encode("utf-8"), instead_of=None)
        self.rescue.discard()
        return beside

    @property
    def file_missing(self) -> bool:
        """True if the file was renamed, moved or deleted; what cannot be looked at is not missing."""
        try:
            self.path.stat()
        except FileNotFoundError:
            return True
        except (OSError, ValueError):
            return False
        return False

    def _conflict(self) -> Problem:
        copy = self.rescue.write(self.form.data)
        safe = (" " + say("Your answers are kept in {copy} meanwhile.", copy=copy)) if copy else ""
        if self.file_missing:
            return Problem(
                say("The draft is not there any more: it was renamed, moved or deleted."),
                say("{mine}.") + safe,
                str(self.path),
            )
        return Problem(
            say("The draft was changed by another program while you were working. It was not overwritten."),
            say("{changes}.") + safe,
            str(self.path),
        )


def quote_name(name: str) -> str:
    """Return the name of a file as a person types it in a command."""
    return f'"{name}"' if " " in name else name


def _is_draft(content: bytes) -> bool:
    try:
        drafts.read(content)
    except InvalidDraft:
        return False
    return True


def _free_name_beside(path: Path, word: str) -> Path:
    """Return a name beside a file that is free: a-mine-1.yaml."""
    number = 1
    while os.path.lexists(beside := path.with_name(f"{path.stem}-{word}-{number}{path.suffix}")):
        number += 1
    return beside
