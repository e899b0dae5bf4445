"""The person's own editor, for those who would rather write there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document

from letterkit.disk import files, temporary_folders

_NAME: Final = "text.md"
_MOST: Final = 5_000_000


def ensure_named() -> bool:
    """Return False where no editor is named: one that was not chosen (vi) may be one that people cannot leave. On
    Windows, name the one that every computer has."""
    if os.environ.get("VISUAL") or os.environ.get("EDITOR"):
        return True
    if os.name == "nt":
        os.environ["EDITOR"] = "notepad"
        return True
    return False


class AnswerBuffer(Buffer):
    """The text that is being written. `failed` is called where the editor could not be opened, or gave up: the text
    stays as it was."""

    def __init__(self, failed: Callable[[], None], **options: Any) -> None:
        super().__init__(multiline=True, **options)
        self._failed = failed
        self._file: Path | None = None
        """The file that the editor writes, while it is open."""

    @property
    def words(self) -> str:
        """Return the text; while the editor is open, the one that was last saved in it."""
        if self._file is None:
            return self.text
        try:
            return files.read(self._file, _MOST).decode("utf-8").removesuffix("\n")
        except (OSError, UnicodeDecodeError):  # the editor is about to write it
            return self.text

    @property
    def editor_is_open(self) -> bool:
        return self._file is not None

    def _editor_simple_tempfile(self) -> tuple[str, Callable[[], None]]:  # in a folder that does not outlive us
        folder = temporary_folders.make({_NAME: self.text.encode("utf-8", "replace")})
        self._file = file = folder / _NAME

        def closed() -> None:
            if self._file is not None:  # the editor is still open, and the run is ended from outside
                words, self._file = self.words, None
                self.document = Document(words, len(words))
            temporary_folders.remove(folder)

        return str(file), closed

    def _open_file_in_editor(self, filename: str) -> bool:  # the only place that knows how the editor ended
        succeeded = super()._open_file_in_editor(filename)
        self._file = None
        if not succeeded:
            self._failed()
        return succeeded


def edited(text: str) -> str | None:
    """Return a text as the person left it in their editor, which is opened at once; None where it gave up.

    For a face that has no screen of its own. Raises LetterkitError where there is no room for the file.
    """
    folder = temporary_folders.make({_NAME: text.encode("utf-8", "replace")})
    try:
        file = folder / _NAME
        succeeded = Buffer()._open_file_in_editor(str(file))  # prompt_toolkit knows how editors are named
        return files.read(file, _MOST).decode("utf-8", "replace").removesuffix("\n") if succeeded else None
    finally:
        temporary_folders.remove(folder)
