"""Writing the files of a finished letter: in which formats, and what is to become of files that somebody changed."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from letterkit.cli import faces, letter_files, readers
from letterkit.cli.faces import Choice
from letterkit.cli.finished_letter import FinishedLetter
from letterkit.cli.letter_files import RenderOptions, say_on_stderr
from letterkit.errors import LetterkitError, WontOverwrite
from letterkit.faces.plain.console import Console
from letterkit.render import formats
from letterkit.wording import hears, say, say_list, worded

_NONE: Final = ("n", worded("no"), worded("none"), ":quit")


class FileWriting:
    """Writes files of a letter, and asks what it has to know for it. `tell` says something to the person."""

    def __init__(self, letter: FinishedLetter, console: Console, on_screen: bool, tell: Callable[[str], None]) -> None:
        self._letter, self._console, self._on_screen, self._tell = letter, console, on_screen, tell
        self._draft = letter.session.path
        self.formats: tuple[str, ...] = (faces.USUAL,)
        """The formats that were last chosen."""

    def write_chosen(self, *, stamp: bool) -> None:
        """Ask for the formats, and write the letter in them."""
        options = self._chosen_formats()
        if options is None:
            self._tell(say("The draft is in {path}.", path=self._draft))
        else:
            self.write(options._replace(stamp=stamp))

    def _chosen_formats(self) -> RenderOptions | None:
        if self._on_screen:
            chosen = tuple(faces.choose_formats(self.formats, self._limit()))
            self.formats = chosen or self.formats
            return RenderOptions(chosen) if chosen else None
        listed, usual = say_list([row.name for row in formats.BY_USE]), say_list(self.formats)
        self._console.say(
            say(
                "In which formats should the letter be written? {formats}; Enter: {usual}; n: none.",
                formats=listed,
                usual=usual,
            )
        )
        return self._typed_formats()

    def _limit(self) -> str:
        """Return what may be done with the files, where none of them is for everybody."""
        reader = self._letter.audience
        return readers.limit_of(reader) if reader and "public" not in self._letter.readers else ""

    def _typed_formats(self) -> RenderOptions | None:
        """Return what is to be written, from the formats or the name of a file that are typed; None for nothing."""
        while True:
            try:
                typed = self._console.ask("", None).strip() or ",".join(self.formats)
            except EOFError:
                return None
            if hears(typed, *_NONE):
                return None
            output = str(self._draft.parent / typed) if "." in typed.strip(". ") else None
            try:
                names = letter_files.requested_formats(output, None if output else typed)
                self.formats = self.formats if output else names
                return RenderOptions(names, output)
            except LetterkitError as error:
                self._console.say(str(error))

    def write(self, options: RenderOptions) -> None:
        """Write the letter, and say what to know of the files. Of a file that is not letterkit's, or that somebody has
        changed, it is asked what is to become. Raises LetterkitError."""
        names = Path(options.output).name if options.output else say_list(options.format_names)
        self._console.say(say("Writing {formats} …", formats=names))
        try:
            with self.telling():
                remarks = self._letter.put(options, (lambda _: None) if self._on_screen else say_on_stderr)
        except WontOverwrite as error:
            for problem in error.problems:
                self._write_beside(options, Path(problem.file))
            return
        for remark in remarks:
            self._tell(remark)

    def _write_beside(self, options: RenderOptions, file: Path) -> None:
        other = self._other_file(file)
        if other is not None:
            ending = file.suffix.lower().removeprefix(".")
            given = self._letter.options_of_readers(options)
            reader = next((one.audience for one in given if file in one.targets(self._draft)), options.audience)
            self.write(
                options._replace(format_names=(ending,), output=str(other), force=other == file, audience=reader)
            )

    def _other_file(self, file: Path) -> Path | None:
        """Return where to write instead of a file that is not letterkit's, or that somebody has changed: beside it, or
        there all the same; None for nowhere. Raises Left."""
        beside = _free_name(file)
        title = say("{file} was not written by letterkit, or somebody has changed it since.", file=file.name)
        choices = [
            Choice(say("Write the new one beside it: {file}", file=beside.name)),
            Choice(say("Replace it"), say("What was changed in it is lost.")),
            Choice(say("Leave it as it is"), say("The new one is not written.")),
        ]
        chosen = faces.pick(self._console, self._on_screen, title, choices, usual=0)
        return (beside, file, None)[chosen]

    @contextlib.contextmanager
    def telling(self) -> Iterator[None]:
        """Take what is printed meanwhile on standard error to the screen, where the list would hide it."""
        if not self._on_screen:
            yield
            return
        printed = io.StringIO()
        try:
            with contextlib.redirect_stderr(printed):
                yield
        finally:
            if text := printed.getvalue().strip():
                self._tell(text)

    def write_legal_copy(self, file: Path, *, force: bool = False) -> None:
        try:
            with self.telling():
                self._letter.put_legal_copy(file, force=force)
        except WontOverwrite:
            other = self._other_file(file)
            if other is not None:
                self.write_legal_copy(other, force=other == file)


def _free_name(file: Path) -> Path:
    """Return a name beside a file that is free: letter-2.docx."""
    number = 2
    while os.path.lexists(beside := file.with_name(f"{file.stem}-{number}{file.suffix}")):
        number += 1
    return beside
