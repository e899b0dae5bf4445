"""The end of an interview: what was written and where, whether anything keeps the letter from being sent, and what can
be done with it now."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import click

from letterkit.cli import faces, finished_files, readers
from letterkit.cli.ending import Ending
from letterkit.cli.faces import Choice
from letterkit.cli.file_writing import FileWriting
from letterkit.cli.finished_letter import FinishedLetter
from letterkit.cli.letter_files import RenderOptions
from letterkit.cli.reports import FileReport
from letterkit.cli.reports.text import as_text
from letterkit.errors import LetterkitError
from letterkit.faces.plain.console import Console, ignore
from letterkit.faces.plain.printer import LinePrinter
from letterkit.interview import transitions
from letterkit.interview.advice import position_of_path
from letterkit.interview.pending import pending_notice
from letterkit.interview.session import Session, quote_name
from letterkit.render import formats, opened_files
from letterkit.wording import say, say_count, say_list, say_worded


class _Row(NamedTuple):
    choice: Choice
    does: Callable[[], None]


class Finishing:
    """What follows the last question, on the whole terminal or line by line. `before` is the last time that this
    interview came to its end: its reader and formats hold."""

    def __init__(self, session: Session, console: Console, on_screen: bool, before: Finishing | None = None) -> None:
        self._session, self._console, self._on_screen = session, console, on_screen
        self._printer = LinePrinter(console)
        self._letter = FinishedLetter(session)
        self._files = FileWriting(self._letter, console, on_screen, self._tell)
        if before is not None:
            self._letter.readers = before._letter.readers
            self._files.formats = before._files.formats
        self._report = FileReport(str(session.path), ())
        self._notice: list[str] = []
        """What was told since the list was last shown; on the screen it stands above it."""
        self._listed: tuple[str, ...] = ()
        """The rows that were last printed line by line."""
        self._key = ""
        """The key of the row that was last chosen on the screen."""
        self._ended = False
        self._ending: Ending | None = None

    def run(self) -> Ending | None:
        """Check the letter, write it in the formats that are wanted, and offer what can be done with it until the
        person leaves; return None where they go back into the letter. Raises KeyboardInterrupt."""
        self._console.on_typed = ignore  # what is typed here is no answer of the letter
        name = quote_name(str(self._session.path))
        if pending := pending_notice(self._session.form):
            again = say("It is there again with: letterkit edit {name}", name=name)
            self._tell(f"{pending} {again}")
        if recreated := self._session.recreate():
            self._tell(recreated)
        with contextlib.suppress(faces.Left):
            self._ask_readers()
        self._check()
        if self._errors:
            self._tell_errors(name)
        else:
            self._tell_warnings(name)
            if not self._letter.waits_for_reader:
                self._attempt(lambda: self._files.write_chosen(stamp=False))
        self._offer()
        return self._ending

    @property
    def _errors(self) -> int:
        return len(self._letter.errors(self._report))

    def _check(self) -> None:
        self._report = self._letter.report()

    # -- what is said -----------------------------------------------------------------------------------

    def _tell(self, text: str) -> None:
        """Say something: at once, or on the screen above the list that is shown next."""
        if self._on_screen:
            self._notice.append(text)
        else:
            for line in text.split("\n"):
                self._printer.wrap(line.strip(), line[: len(line) - len(line.lstrip())])

    def _tell_errors(self, name: str) -> None:
        if self._on_screen:
            return  # they are counted above the list, and shown by the first row
        errors = replace(self._report, findings=self._letter.errors(self._report))
        click.echo(as_text([errors]), err=True)
        self._tell_warnings(name)
        path = self._session.path
        self._tell(say("The draft is in {path}. Put these right with: letterkit edit {name}", path=path, name=name))

    def _tell_warnings(self, name: str) -> None:
        count = sum(finding.severity == "warning" for finding in self._report.findings)
        if count and not self._on_screen:
            told = say_count(
                "{count} warning: letterkit check {name}", "{count} warnings: letterkit check {name}", count, name=name
            )
            click.echo(told, err=True)

    def _head(self) -> str:
        """Return what stands above the list: what was told last, the files and their folder, what the checks say."""
        notice = [*self._notice, ""] if self._notice else []
        files = finished_files.file_lines(self._letter, purposes=not notice)
        return "\n".join([*notice, *files, self._verdict(), self._where_the_draft_is()])

    def _verdict(self) -> str:
        warnings = sum(finding.severity == "warning" for finding in self._report.findings)
        if self._errors:
            return say_count(
                "{count} error keeps the letter from being written.",
                "{count} errors keep the letter from being written.",
                self._errors,
            )
        if self._letter.waits_for_reader:
            return say("Choose who will read the letter: before that it is not written.")
        if warnings:
            return say_count(
                "The checks found no errors, and {count} warning: look at it before you send the letter.",
                "The checks found no errors, and {count} warnings: look at them before you send the letter.",
                warnings,
            )
        return say("The checks found no errors and no warnings. Facts, consent and tone no program can judge.")

    def _where_the_draft_is(self) -> str:
        path = self._session.path
        return say("Your answers are in {file}: letterkit edit {name}", file=path.name, name=quote_name(str(path)))

    # -- the list ---------------------------------------------------------------------------------------

    def _offer(self) -> None:
        """Show what can be done, and do it, until the person leaves or goes back into the letter."""
        while not self._ended:
            rows = list(self._rows())
            try:
                chosen = self._pick(rows)
            except faces.Left:
                break
            self._notice = []
            self._attempt(rows[chosen].does)
        if not self._ended:
            self._leave()

    def _pick(self, rows: list[_Row]) -> int:
        choices, title = [row.choice for row in rows], say("What would you like to do with the letter?")
        if self._on_screen:
            keys = [choice.key for choice in choices]
            row = keys.index(self._key) if self._key in keys else 0
            chosen = faces.pick(self._console, True, title, choices, self._head(), row)
            self._key = choices[chosen].key
            return chosen
        listed = faces.PlainList(self._console, title, choices)
        names = tuple(choice.name for choice in choices)
        if names != self._listed:
            head = "\n".join((*finished_files.file_lines(self._letter), self._verdict()))
            listed.print(head, briefly=bool(self._listed))
        self._listed = names
        return listed.read(say("Type a number; ? lists and explains them. Enter leaves."))

    def _attempt(self, does: Callable[[], None]) -> None:
        """Do something; say what is in its way. A list that was left leads back here."""
        try:
            does()
        except faces.Left:
            return
        except LetterkitError as error:
            self._tell(str(error))

    def _rows(self) -> Iterator[_Row]:
        letter, folder = self._letter, self._session.path.absolute().parent
        if self._errors:
            yield _Row(Choice(say("See what keeps it from being written"), "", "c"), self._show_report)
            yield _Row(Choice(say("Go back into the letter"), say("To the first of these places."), "b"), self._back)
            yield _Row(Choice(say("Write it as a draft, stamped DRAFT"), "", "w"), self._write_draft)
        elif letter.waits_for_reader:
            yield self._row_of_versions()
        for number, file in enumerate(letter.files):
            key = "o" if not number else ""
            yield _Row(
                Choice(say("Open {file}", file=file.name), finished_files.words_on(self._letter, file), key),
                self._opening(file),
            )
        if letter.files:
            yield _Row(Choice(say("Open the folder"), str(folder), "f"), self._open_folder)
        if not self._errors and not letter.waits_for_reader:
            yield from self._rows_of_a_sound_letter()
        yield _Row(Choice(say("Look at it as text"), say("The whole letter, to be turned and read."), "p"), self._read)
        if letter.readers or (self._errors and letter.protects):
            yield self._row_of_versions()
        if letter.waits_for_reader and not self._errors:
            yield self._row_of_return()
        yield _Row(Choice(say("Leave"), say("Nothing is lost; all of it is on your disk."), "q"), self._leave)

    def _row_of_versions(self) -> _Row:
        title = say("See the versions, and choose who reads it")
        return _Row(Choice(title, self._reader(), "a"), self._change_readers)

    def _row_of_return(self) -> _Row:
        words = say("Every answer can still be changed; then finish again.")
        return _Row(Choice(say("Go back into the letter"), words, "b"), self._back)

    def _rows_of_a_sound_letter(self) -> Iterator[_Row]:
        form = self._session.form
        yield _Row(
            Choice(
                say("Make an e-mail, the letter attached as PDF"),
                say("It is not sent. Your mail program opens it; you look at it, and press Send."),
                "e",
            ),
            self._make_email,
        )
        yield _Row(
            Choice(
                say("Make the copy for the legal read"),
                say("A Word file for whoever looks for legal risk: beside each claim stands its source."),
                "l",
            ),
            self._make_legal_copy,
        )
        yield _Row(Choice(say("Check it once more"), say("Everything the checks find, notes too."), "c"), self._recheck)
        yield _Row(
            Choice(say("Write it in other formats"), say_list([row.name for row in formats.BY_USE]), "w"),
            self._write_again,
        )
        yield self._row_of_return()
        if form.companions:
            titles = say_list([form.library.pack(name).title for name in form.companions])
            yield _Row(Choice(say("Begin what goes with it"), titles, "g"), self._begin_companion)

    # -- what the rows do -------------------------------------------------------------------------------

    def _opening(self, file: Path) -> Callable[[], None]:
        def show() -> None:
            opened_files.show_file(file)
            self._tell(say("Opened: {file}", file=file.name))

        return show

    def _open_folder(self) -> None:
        opened_files.show_folder(next(iter(self._letter.files)))
        self._tell(say("The folder is open."))

    def _make_email(self) -> None:
        self._files.write(RenderOptions(("eml",), audience=self._letter.audience, attached=("pdf",)))

    def _make_legal_copy(self) -> None:
        self._files.write_legal_copy(self._letter.file_of_legal_copy(self._letter.audience))

    def _recheck(self) -> None:
        self._check()
        self._show_report()

    def _show_report(self) -> None:
        from letterkit.cli import showing

        showing.show_report(self._console, self._on_screen, self._report)

    def _read(self) -> None:
        from letterkit.cli import showing

        with self._files.telling():
            letter = self._letter.readable()
        showing.show_letter(self._console, self._on_screen, letter)

    def _back(self) -> None:
        """Go back into the letter: to the first place that keeps it from being written, otherwise behind its end."""
        form = transitions.go_to_end(self._session.form)
        for finding in self._letter.errors(self._report)[:1]:
            form = transitions.go_to(form, position_of_path(form, finding.path))
        self._session.store(form)
        self._ended, self._ending = True, None

    def _begin_companion(self) -> None:
        form = self._session.form
        packs = [form.library.pack(name) for name in form.companions]
        rows = [Choice(pack.title, pack.when) for pack in packs]
        chosen = faces.pick(self._console, self._on_screen, say("What goes with this letter?"), rows)
        self._ended, self._ending = True, Ending(0, packs[chosen].id)

    def _leave(self) -> None:
        """Say where everything is, and what goes with the letter."""
        form, name = self._session.form, quote_name(str(self._session.path))
        for line in (*finished_files.file_lines(self._letter), self._where_the_draft_is()) if self._on_screen else ():
            self._printer.wrap(line.strip(), "  ", first=line[: len(line) - len(line.lstrip())])
        if form.companions and not self._errors:
            listed = "; ".join(form.library.pack(one).title for one in form.companions)
            self._printer.wrap(say("What goes with this letter: {listed}.", listed=listed), "")
            first = form.companions[0]
            self._printer.wrap(say("Begin one with: letterkit new {kind} --from {name}", kind=first, name=name), "")
        self._ended, self._ending = True, Ending(1 if self._errors or self._letter.waits_for_reader else 0)

    # -- who will read it -------------------------------------------------------------------------------

    def _ask_readers(self) -> None:
        """Ask who will read the letter, where it names somebody whose name not everybody may read. Where all who are
        named agreed that everybody may, it is the version for everybody. Raises Left."""
        letter = self._letter
        if letter.protects or letter.readers:
            from letterkit.cli.version_choice import VersionChoice

            letter.readers = VersionChoice(letter, self._console, self._on_screen).ask()
        elif letter.speaks_of_people:
            letter.readers = ("public",)

    def _change_readers(self) -> None:
        """Show the versions and ask who will read the letter; say which files that are there are for others, or of
        before, and must not go along."""
        try:
            self._ask_readers()
        finally:
            self._check()
        if not self._on_screen:  # where it stands above the list
            self._tell_on_files()

    def _reader(self) -> str:
        if not self._letter.readers:
            return say("It has not been said yet.")
        return say_list([say_worded(readers.READERS[one][0]) for one in self._letter.readers])

    def _tell_on_files(self) -> None:
        for lines in (finished_files.lines_on_before, finished_files.lines_on_readers):
            for line in lines(self._letter):
                self._tell(line)

    def _write_again(self) -> None:
        """Write it in other formats; say which files are of before, where that does not stand above the list."""
        self._files.write_chosen(stamp=False)
        for line in () if self._on_screen else finished_files.lines_on_before(self._letter):
            self._tell(line)

    def _write_draft(self) -> None:
        self._files.write_chosen(stamp=True)
