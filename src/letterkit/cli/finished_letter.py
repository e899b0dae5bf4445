"""A letter whose questions are all answered: what the checks find in it, the files it becomes, its legal copy."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from letterkit.checks.findings import Finding
from letterkit.cli import letter_files, sending
from letterkit.cli.letter_files import RenderOptions
from letterkit.cli.letter_text import for_audience
from letterkit.cli.readers import name_for
from letterkit.cli.reports import FileReport
from letterkit.cli.reports.collect import report_on_draft, report_on_failure
from letterkit.compose import ComposedPassage, compose, compose_passages
from letterkit.disk import files
from letterkit.errors import InvalidDraft, LetterkitError, NotForAudience, Problem, RenderFailed, WontOverwrite
from letterkit.interview.advice import as_asked
from letterkit.interview.session import Session
from letterkit.letter import drafts
from letterkit.letter.composed import Letter
from letterkit.letter.drafts import LoadedDraft
from letterkit.protection.consent import AUDIENCES, Audience, protected_people
from letterkit.render import formats
from letterkit.wording import say

if TYPE_CHECKING:
    from letterkit.cli.version_differences import Differences

_REPLACED = "person-named-without-consent"
"""The rule on names that are taken out of a letter for its audience, so that it stops none that has one."""
_SEVERAL: Final = 2
_ANY: Final = "txt"
LEGAL: Final = "-legal.docx"
"""How the name of a copy for the legal read ends."""


class FinishedLetter:
    """The letter of a session, as its file has it. `readers` are those for whom it is written, where somebody is to be
    protected; `files` are those that were written, each with its reader."""

    def __init__(self, session: Session) -> None:
        self.session, self.library = session, session.form.library
        self.readers: tuple[Audience, ...] = ()
        self.files: dict[Path, Audience | None] = {}
        self._written: dict[Path, bytes] = {}
        """What the draft was when a file was written."""
        self.reload()

    def reload(self) -> None:
        """Read the letter anew, after its file was changed."""
        self._loaded: LoadedDraft | None = None
        self._passages: tuple[ComposedPassage, ...] | None = None
        self._failure: LetterkitError | None = None
        self._telling: dict[Audience, bool] = {}
        """Whether a reader's version would still tell a name."""
        self.__dict__.pop("letter", None)
        session, raw = self.session, self.session.last_content or b""
        try:
            self._loaded = drafts.read(raw, str(session.path), session.path)
            with contextlib.suppress(LetterkitError):  # which is a finding of the report
                self._passages = compose_passages(self._loaded.draft, self.library)
        except LetterkitError as error:
            self._failure = error

    @property
    def audience(self) -> Audience | None:
        """The reader who is meant where one file is made: the first of them."""
        return self.readers[0] if self.readers else None

    @property
    def readers_of_profile(self) -> tuple[Audience, ...]:
        return tuple(one for one in AUDIENCES if one == self.library.profile.audience)

    def differences(self) -> Differences:
        """Return what differs between the versions for those addressed and for everybody. Raises LetterkitError."""
        from letterkit.cli.version_differences import differences

        return differences(self.letter, self._sound(), self.library)

    @property
    def protects(self) -> bool:
        """True if it names somebody whose name not everybody may read: then it has to be known who will read it."""
        if self._loaded is None:
            return False
        draft = self._loaded.draft
        people = protected_people(draft, "public", self._day(self._loaded), self.library.pack_for(draft))
        return bool(people or draft.rewordings)

    @property
    def speaks_of_people(self) -> bool:
        """True if its draft lists people, whatever they agreed to."""
        return self._loaded is not None and bool(self._loaded.draft.people)

    @property
    def waits_for_reader(self) -> bool:
        """True if it has to be known who will read it, and nobody has said it."""
        return self.protects and not self.readers

    def report(self) -> FileReport:
        """Return what the checks find in it."""
        if self._loaded is None:
            return report_on_failure(self.session.path, self._failure or InvalidDraft(say("Nothing was written.")))
        try:
            reports = [self._report_for(reader, self._loaded) for reader in self.readers or ("public",)]
        except LetterkitError as error:
            return report_on_failure(self.session.path, error)
        findings = list(reports[0].findings)
        findings += [one for report in reports[1:] for one in report.findings if one not in findings]
        findings.sort(key=lambda one: (one.line, one.column, one.rule))
        return replace(reports[0], findings=tuple(findings))

    def _report_for(self, reader: Audience, loaded: LoadedDraft) -> FileReport:
        """Return what the checks find in it for a reader, in the words of the interview, without names that will be
        replaced."""
        report = report_on_draft(loaded, self.library, reader, self._passages)
        findings = [one for one in report.findings if not self._is_replaced(one, reader, loaded)]
        return replace(report, findings=tuple(replace(as_asked(one), severity=one.severity) for one in findings))

    def _is_replaced(self, finding: Finding, reader: Audience, loaded: LoadedDraft) -> bool:
        """True for a name that will not stand in the version for a reader, and is not told otherwise either."""
        if finding.name != _REPLACED:
            return sending.is_replaced(finding, loaded, self.library, reader)
        if not self._tells_names(reader, loaded):
            return True
        from letterkit.protection.consent import name_search

        people = protected_people(loaded.draft, reader, self._day(loaded), self.library.pack_for(loaded.draft))
        words = finding.excerpt.words if finding.excerpt else ""
        return any(hit.exact for hit in name_search(loaded.draft, people).find(words))

    def _tells_names(self, reader: Audience, loaded: LoadedDraft) -> bool:
        """True if the version for a reader would still tell a name, once those that are listed are replaced."""
        if reader not in self._telling:
            self._telling[reader] = self._is_refused(reader, loaded)
        return self._telling[reader]

    def _is_refused(self, reader: Audience, loaded: LoadedDraft) -> bool:
        from letterkit import api

        options = RenderOptions((_ANY,), audience=reader)
        names = [target.stem for target in options.targets(self.session.path)]
        try:
            api.protect(self.letter, loaded, self.library, reader, names, with_letterhead=False)
        except NotForAudience:
            return True
        except LetterkitError:  # which the checks tell
            return False
        return False

    def _day(self, loaded: LoadedDraft) -> dt.date:
        today = dt.date.today()
        return max(loaded.draft.date or today, today)

    def errors(self, report: FileReport) -> tuple[Finding, ...]:
        """Return what keeps it from being written."""
        return tuple(one for one in report.findings if one.severity == "error")

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
        """Write it in some formats for its readers, tell where, and return what to know of the files before they
        leave. Nothing is written before every version can be. What is in the way is printed. Raises LetterkitError."""
        loaded = self._sound()
        versions = [(one, self._version(loaded, one)) for one in self.options_of_readers(options)]
        remarks: list[str] = []
        refused: list[LetterkitError] = []
        for one, letter in versions:
            try:
                remarks += self._put(letter, one, tell)
            except (WontOverwrite, RenderFailed) as error:
                refused.append(error)
        if refused:
            raise type(refused[0]).of([problem for error in refused for problem in error.problems])
        return tuple(dict.fromkeys(remarks))

    def options_of_readers(self, options: RenderOptions) -> list[RenderOptions]:
        """Return what is to be written for each reader; where one name was given for several, each has its own."""
        if options.audience or len(self.readers) < _SEVERAL:
            return [options._replace(audience=options.audience or self.audience)]
        output = Path(options.output) if options.output and options.names_file else None
        return [
            options._replace(
                audience=one, output=str(output.with_stem(name_for(output.stem, one))) if output else options.output
            )
            for one in self.readers
        ]

    def _version(self, loaded: LoadedDraft, options: RenderOptions) -> Letter:
        letter = self._stamped(loaded, options.audience) if options.stamp else self.letter
        from letterkit import api

        stems = [target.stem for target in options.targets(self.session.path)]
        printed = "docx" in options.all_formats
        given = options.apply_to(letter)
        try:
            return api.protect(given, loaded, self.library, options.audience, stems, with_letterhead=printed)
        except NotForAudience as error:
            raise InvalidDraft(*map(self._told_name, error.problems)) from None

    def _told_name(self, problem: Problem) -> Problem:
        """Return why a version is not written, as the interview says it, which has no commands."""
        in_letter = problem.file == str(self.session.path)
        hint = say("Take the name out, or add this spelling to the others of the person.")
        elsewhere = say("Take the name out of the letterhead.")
        message = say("Nothing was written. {why}", why=problem.message)
        return Problem(message, hint if in_letter else elsewhere, "" if in_letter else problem.file)

    def _put(self, letter: Letter, options: RenderOptions, tell: Callable[[str], None]) -> Iterator[str]:
        jobs = formats.start(letter, *options.format_names)
        refused: set[str] = set()
        try:
            letter_files.write_files(self.session.path, jobs, options, tell)
        except LetterkitError as error:
            refused = {problem.file for problem in error.problems}
            raise
        finally:
            self._remember(options, refused)
        return (remark for name in options.all_formats for remark in formats.remarks(letter, name))

    def _remember(self, options: RenderOptions, refused: set[str]) -> None:
        from letterkit.render import written_files

        for target in options.targets(self.session.path):
            if str(target) not in refused and written_files.is_ours(target):
                self.files[target] = options.audience
                self._written[target] = self.session.last_content or b""

    def files_of_before(self) -> tuple[Path, ...]:
        """Return the files, whoever is to read them, that were written before the letter was last changed."""
        now = self.session.last_content or b""
        changed = self.session.path.stat().st_mtime_ns if files.is_file(self.session.path) else 0
        return tuple(
            file
            for file in self.files_of_readers()
            if files.is_file(file)
            and (self._written[file] != now if file in self._written else file.stat().st_mtime_ns < changed)
        )

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

    def _stamped(self, loaded: LoadedDraft, reader: Audience | None) -> Letter:
        """Return the letter as a draft. How to reach a protected person is told in no draft either."""
        with drafts.placing_problems(loaded):
            written = compose_passages(loaded.draft, self.library, gaps=True)
            letter = compose(loaded.draft, self.library, written, stamp=True)
        if not sending.is_safe(loaded, self.library, reader or "public", written, finished=False):
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
        self._written[file] = self.session.last_content or b""

    def _sound(self) -> LoadedDraft:
        if self._loaded is None:
            raise self._failure or InvalidDraft(say("Nothing was written."))
        return self._loaded
