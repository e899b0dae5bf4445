"""`letterkit preview --watch`: the letter beside an editor, shown anew whenever something of it is saved."""

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
from letterkit.faces.plain.console import capable
from letterkit.letter import drafts
from letterkit.library.library import Library, open_library
from letterkit.library.profile import user_file
from letterkit.protection.consent import Audience
from letterkit.render import formats
from letterkit.render.citeproc_server import CiteprocServer

_OFTEN: Final = 0.1
_MOST: Final = 500
"""Files of templates and of the library that are looked at."""


class Watched:
    """A draft and what it is made from. It is read again when a file of it has changed since."""

    def __init__(self, path: Path, server: CiteprocServer, audience: Audience = "internal") -> None:
        self._path, self._server, self._audience = path, server, audience
        self._roots = tuple(dict.fromkeys((path.parent, Path())))
        self._beside: tuple[Hashable, ...] = ()
        self._library: Library | None = None
        self._markdown = ""
        self._named: tuple[Path, ...] = ()
        self.problem: str = ""
        self.read_at = ""

    def state(self) -> Hashable:
        """What is another value whenever a file has been saved."""
        return (_stamp(self._path), *map(_stamp, self._files()))

    def markdown(self) -> str:
        """The letter as Markdown: as it last could be read, with what is wrong now in `problem`."""
        self.read_at = dt.datetime.now().strftime("%H:%M:%S")
        try:
            loaded = drafts.load(self._path)
            self._named = tuple(self._path.parent / one for one in (loaded.draft.bibliography.strip(),) if one)
            written = compose_passages(loaded.draft, self._opened(), gaps=True)
            letter = formats.with_citations_set(compose(loaded.draft, self._opened(), written), self._server)
            refused = io.StringIO()
            with contextlib.redirect_stderr(refused):  # what is said of names stands with the other problems
                readable = for_audience(letter, loaded, self._opened(), self._audience)
                if not sending.is_safe(loaded, self._opened(), self._audience, written, finished=False):
                    readable = None
            self._markdown = formats.write(readable, "md").decode("utf-8") if readable else ""
            self.problem = "" if readable else refused.getvalue().strip()
        except LetterkitError as error:
            self.problem = "\n".join(str(one) for one in error.problems)
        return self._markdown

    def screen(self, width: int) -> str:
        """The letter laid out for a terminal; below it what is wrong with the draft as it is now."""
        from rich.console import Console
        from rich.text import Text

        shown = io.StringIO()
        console = Console(file=shown, force_terminal=True, width=min(width, READABLE), legacy_windows=False)
        text = self.markdown()
        if self.problem:
            console.print(Text(f"{self.problem}\n", style="bold"))
        console.print(laid_out(text))
        return shown.getvalue()

    def says(self) -> str:
        """How long the letter is, and when it was read."""
        words = len(self._markdown.split())
        return f"cannot be read, read {self.read_at}" if self.problem else f"{words:,} words, read {self.read_at}"

    def _opened(self) -> Library:
        beside = tuple(map(_stamp, self._files()))
        if self._library is None or beside != self._beside:
            self._beside, self._library = beside, open_library((self._path.parent, Path()))
        return self._library

    def _files(self) -> Iterator[Path]:
        folders = (root / name for root in self._roots for name in ("templates", "library"))
        found = (file for folder in folders if files.is_folder(folder) for file in folder.rglob("*.*"))
        yield from itertools.islice(found, _MOST)
        yield from (*self._named, user_file())


def watch(path: Path, audience: Audience) -> int:
    """Show a draft to an audience until the person leaves. Raises LetterkitError for a draft that cannot be read at
    first."""
    drafts.load(path)
    with CiteprocServer() as server:
        watched = Watched(path, server, audience)
        if capable():
            from letterkit.faces.screen.letter_viewer import Reader

            Reader(path.name, watched.screen, watched.state, watched.says).run()
        else:
            _print_again(watched)
    return 0


def _print_again(watched: Watched) -> None:
    """Prints the whole letter each time, where no screen can be painted anew. Ctrl-C ends it."""
    known: Hashable = None
    while True:
        if (state := watched.state()) != known:
            known = state
            click.echo(watched.markdown())
            click.echo(watched.problem or f"-- {watched.says()}", err=True)
        time.sleep(_OFTEN)


def _stamp(file: Path) -> Hashable:
    try:
        state = file.stat()
    except (OSError, ValueError):  # between two saves there may be no file for a moment, or it is no name
        return None
    return file, state.st_mtime_ns, state.st_size
