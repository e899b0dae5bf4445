"""A letter whose questions are all answered: what the checks find in it, the files it becomes, its legal copy."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Final

from letterkit.checks.findings import Finding
from letterkit.cli import letter_files, sending
from letterkit.cli.letter_files import RenderOptions
from letterkit.cli.letter_text import for_audience
from letterkit.cli.readers import name_for
from letterkit.cli.reports import FileReport
from letterkit.cli.reports.collect import report_on_draft, report_on_failure
from letterkit.compose import ComposedPassage, compose, compose_passages
from letterkit.errors import InvalidDraft, LetterkitError, Problem
from letterkit.interview.session import Session
from letterkit.letter import drafts
from letterkit.letter.composed import Letter
from letterkit.letter.drafts import LoadedDraft
from letterkit.protection.consent import AUDIENCES, Audience, protected_people
from letterkit.render import formats
from letterkit.wording import say

_REPLACED = "person-named-without-consent"
"""The rule on names that are taken out of a letter for its audience, so that it stops none that has one."""
LEGAL: Final = "-legal.docx"
"""How the name of a copy for the legal read ends."""


class FinishedLetter:
    """The letter of a session, as its file has it. `audience` is who will read it, where somebody is to be protected;
    `files` are those that were written, each with its reader."""

    def __init__(self, session: Session) -> None:
        self.session, self.library = session, session.form.library
        self.audience: Audience | None = None
        self.files: dict[Path, Audience | None] = {}
        self._loaded: LoadedDraft | None = None
        self._passages: tuple[ComposedPassage, ...] | None = None
        self._failure: LetterkitError | None = None
        raw = session.last_content or b""
        try:
            self._loaded = drafts.read(raw, str(session.path), session.path)
            with contextlib.suppress(LetterkitError):  # which is a finding of the report
                self._passages = compose_passages(self._loaded.draft, self.library)
        except LetterkitError as error:
            self._failure = error

    @property
    def protects(self) -> bool:
        """True if it names somebody whose name not everybody may read: then it has to be known who will read it."""
        if self._loaded is None:
            return False
        draft, today = self._loaded.draft, dt.date.today()
        pack = self.library.pack_for(draft)
        return bool(protected_people(draft, "public", max(draft.date or today, today), pack))

    def report(self) -> FileReport:
        """Return what the checks find in it."""
        if self._loaded is None:
            return report_on_failure(self.session.path, self._failure or InvalidDraft(say("Nothing was written.")))
        try:
            return report_on_draft(self._loaded, self.library, self.audience or "public", self._passages)
        except LetterkitError as error:
            return report_on_failure(self.session.path, error)

    def errors(self, report: FileReport) -> tuple[Finding, ...]:
        """Return what keeps it from being written."""
        replaced = _REPLACED if self.audience else ""
        return tuple(one for one in report.findings if one.severity == "error" and one.name != replaced)

    @cached_property
    def letter(self) -> Letter:
        """Return the letter; what is missing shows as a gap where it is not complete. Raises LetterkitError."""
        loaded = self._sound()
        with drafts.placing_problems(loaded):
            written = self._passages or compose_passages(loaded.draft, self.library, gaps=True)
            return compose(loaded.draft, self.library, written)

    def readable(self) -> Letter:
        """Return the letter as its audience may read it, with everything for the organisation's own house where it has
        none. What is in the way is printed. Raises LetterkitError."""
        letter = for_audience(self.letter, self._sound(), self.library, self.audience or "internal")
        if letter is None:
            raise InvalidDraft(say("It cannot be shown as its reader may read it."))
        return letter

    def put(self, options: RenderOptions, tell: Callable[[str], None]) -> tuple[str, ...]:
        """Write it in some formats for its audience, tell where, and return what to know of the files before they
        leave. What is in the way is printed. Raises LetterkitError."""
        options, loaded = options._replace(audience=self.audience), self._sound()
        letter = self._stamped(loaded) if options.stamp else self.letter
        readable = letter_files.letter_to_write(options.apply_to(letter), loaded, self.library, options)
        if readable is None:
            raise InvalidDraft(Problem(say("Nothing was written."), file=str(self.session.path)))
        jobs = formats.start(readable, *options.format_names)
        refused: set[str] = set()
        try:
            letter_files.write_files(self.session.path, jobs, options, tell)
        except LetterkitError as error:
            refused = {problem.file for problem in error.problems}
            raise
        finally:
            self._remember(options, refused)
        return tuple(remark for name in options.all_formats for remark in formats.remarks(readable, name))

    def _remember(self, options: RenderOptions, refused: set[str]) -> None:
        from letterkit.render import written_files

        for target in options.targets(self.session.path):
            if str(target) not in refused and written_files.is_ours(target):
                self.files[target] = options.audience

    def files_of_readers(self) -> dict[Path, Audience | None]:
        """Return the files of the letter that lie in its folder, also those of earlier runs, each with its reader."""
        from letterkit.render import written_files

        readers: tuple[Audience | None, ...] = (None, *AUDIENCES)
        names, draft = tuple(formats.FORMATS), self.session.path
        possible: dict[Path, Audience | None] = {}
        for reader in readers:
            for stamp in (False, True):
                for target in RenderOptions(names, audience=reader, stamp=stamp).targets(draft):
                    possible[target] = reader
            possible[self.file_of_legal_copy(reader)] = reader
        return {file: reader for file, reader in possible.items() if written_files.is_ours(file)} | self.files

    def _stamped(self, loaded: LoadedDraft) -> Letter:
        """Return the letter as a draft. How to reach a protected person is told in no draft either."""
        with drafts.placing_problems(loaded):
            written = compose_passages(loaded.draft, self.library, gaps=True)
            letter = compose(loaded.draft, self.library, written, stamp=True)
        if not sending.is_safe(loaded, self.library, self.audience or "public", written, finished=False):
            raise InvalidDraft(Problem(say("Nothing was written."), file=str(self.session.path)))
        return letter

    def file_of_legal_copy(self, reader: Audience | None) -> Path:
        """Return the file for its copy for the legal read, which says for whom it is."""
        path = self.session.path
        return path.with_name(f"{name_for(path.stem, reader)}{LEGAL}")

    def put_legal_copy(self, file: Path, *, force: bool = False) -> None:
        """Write its copy for the legal read, for the organisation's own house where nobody else is to read it; tell
        where on standard error. Raises LetterkitError."""
        from letterkit.cli.legal_read import write_legal_copy

        audience = self.audience or "internal"
        if not write_legal_copy(self.session.path, self.library, file, audience, force=force):
            raise InvalidDraft(Problem(say("Nothing was written."), file=str(self.session.path)))
        self.files[file] = audience

    def _sound(self) -> LoadedDraft:
        if self._loaded is None:
            raise self._failure or InvalidDraft(say("Nothing was written."))
        return self._loaded
