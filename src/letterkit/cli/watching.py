"""`letterkit preview --watch`: the letter beside an editor, shown again whenever a file of it is saved."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import itertools
import time
from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Final

import click

from letterkit.cli import sending
from letterkit.cli.letter_text import READABLE, for_audience, laid_out
from letterkit.compose import compose, compose_passages
from letterkit.disk import files
from letterkit.errors import LetterkitError
from letterkit.faces.plain.terminal import can_edit_lines
from letterkit.letter import drafts
from letterkit.library.library import Library, open_library
from letterkit.library.profile import user_file
from letterkit.protection.consent import Audience
from letterkit.render import formats
from letterkit.render.citeproc_server import CiteprocServer
from letterkit.wording import say, say_number

_INTERVAL: Final = 0.1
"""Seconds between two looks at the files."""
_MOST_FILES: Final = 500
"""Files of templates and of the library that are looked at."""


class Watched:
    """A draft and the files that it is made from. It is read again when one of them has changed."""

    def __init__(self, path: Path, server: CiteprocServer, audience: Audience = "internal") -> None:
        self._path, self._server, self._audience = path, server, audience
        self._roots = tuple(dict.fromkeys((path.parent, Path())))
        self._library_state: tuple[Hashable, ...] = ()
        self._library: Library | None = None
        self._markdown = ""
        self._named_files: tuple[Path, ...] = ()
        self.problem: str = ""
        self.read_at = ""

    def state(self) -> Hashable:
        """Return a value that changes whenever a file is saved."""
        return (_stamp(self._path), *map(_stamp, self._files()))

    def markdown(self) -> str:
        """Return the letter as Markdown, as it last could be read; `problem` is what is wrong with it now."""
        self.read_at = dt.datetime.now().strftime("%H:%M:%S")
        try:
            loaded = drafts.load(self._path)
            bibliography = loaded.draft.bibliography.strip()
            named = (bibliography, *(annex.file.strip() for annex in loaded.draft.annexes))
            self._named_files = tuple(files.local_path(self._path.parent, name) for name in named if name)
            with drafts.placing_problems(loaded):
                written = compose_passages(loaded.draft, self._current_library(), gaps=True)
                composed = compose(loaded.draft, self._current_library(), written)
            letter = formats.with_citations_set(composed, self._server)
            refused = io.StringIO()
            with contextlib.redirect_stderr(refused):  # what is printed of names is shown with the other problems
                readable = for_audience(letter, loaded, self._current_library(), self._audience)
                if not sending.is_safe(loaded, self._current_library(), self._audience, written, finished=False):
                    readable = None
            self._markdown = formats.write(readable, "md").decode("utf-8") if readable else ""
            self.problem = "" if readable else refused.getvalue().strip()
        except LetterkitError as error:
            self.problem = "\n".join(str(problem) for problem in error.problems)
        return self._markdown

    def screen(self, width: int) -> str:
        """Return the letter laid out for a terminal, below what is wrong with the draft now."""
        from rich.console import Console
        from rich.text import Text

        shown = io.StringIO()
        console = Console(file=shown, force_terminal=True, width=min(width, READABLE), legacy_windows=False)
        text = self.markdown()
        if self.problem:
            console.print(Text(f"{self.problem}\n", style="bold"))
        console.print(laid_out(text))
        return shown.getvalue()

    def status(self) -> str:
        """Return how long the letter is, and when it was read."""
        words = len(self._markdown.split())
        return (
            say("cannot be read, read {read_at}", read_at=self.read_at)
            if self.problem
            else say("{words} words, read {read_at}", words=say_number(words), read_at=self.read_at)
        )

    def _current_library(self) -> Library:
        state = tuple(map(_stamp, self._files()))
        if self._library is None or state != self._library_state:
            self._library_state, self._library = state, open_library((self._path.parent, Path()))
        return self._library

    def _files(self) -> Iterator[Path]:
        folders = (root / name for root in self._roots for name in ("templates", "library"))
        candidates = (file for folder in folders if files.is_folder(folder) for file in folder.rglob("*.*"))
        yield from itertools.islice(candidates, _MOST_FILES)
        yield from (*self._named_files, user_file())


def watch(path: Path, audience: Audience) -> int:
    """Show a draft to an audience until the person leaves; return the exit code. Raises LetterkitError for a draft that
    cannot be read at first."""
    drafts.load(path)
    with CiteprocServer() as server:
        watched = Watched(path, server, audience)
        if can_edit_lines():
            from letterkit.faces.screen.letter_viewer import LetterViewer

            LetterViewer(path.name, watched.screen, watched.state, watched.status).run()
        else:
            _print_again(watched)
    return 0


def _print_again(watched: Watched) -> None:
    """Print the whole letter each time, where no screen can be painted again. Ctrl-C ends it."""
    known: Hashable = None
    while True:
        if (state := watched.state()) != known:
            known = state
            click.echo(watched.markdown())
            click.echo(watched.problem or f"-- {watched.status()}", err=True)
        time.sleep(_INTERVAL)


def _stamp(file: Path) -> Hashable:
    try:
        state = file.stat()
    except (OSError, ValueError):  # between two saves there may be no file for a moment, or it is no name
        return None
    return file, state.st_mtime_ns, state.st_size
