"""The words that a user or a project has made known: `words/en/own-words.yaml` in a library folder.

    known-words: [Jakubowska, thirdparty]

The file is a word list like the others, so that it can be edited and shared. It is written anew word by word; comments
stay.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from letterkit.disk import files
from letterkit.errors import CannotWrite, InvalidLibrary, Problem
from letterkit.library.library import Library
from letterkit.packs.shelf import user_folder
from letterkit.tags import base
from letterkit.wording import say
from letterkit.yaml import row_files, writing
from letterkit.yaml.source import decode, parse
from letterkit.yaml.tree import Unreadable

KEY: Final = "known-words"
NAME: Final = "own-words.yaml"
_WORD: Final = re.compile(r"[^\W\d_](?:[^\W_]|['’\u02bc\-‑](?=[^\W_])){0,59}")


def user_file(language: str) -> Path:
    """Return the file of the user's own words of a language."""
    return file_in(user_folder().parent / "library", language)


def file_in(folder: Path, language: str) -> Path:
    """Return the file of the own words of a language in a library folder."""
    return folder / "words" / base(language) / NAME


def is_word(text: str) -> bool:
    """True for one word: letters, with hyphens or apostrophes inside."""
    return _WORD.fullmatch(text) is not None


def folded(word: str) -> str:
    """Return a word as it is compared: in small letters, with one apostrophe, е for ё."""
    return word.lower().replace("’", "'").replace("\u02bc", "'").replace("‑", "-").replace("ё", "е")


def known_words(library: Library, language: str) -> frozenset[str]:
    """Return the own words of the user and of the project, folded. They are read again when a file has changed, as one
    does in the middle of an interview. Raises InvalidLibrary, with file and line."""
    found = frozenset[str]()
    for file in _files(library, language):
        if files.is_file(file):
            state = files.stat_file(file)
            found |= _words(file, state.st_mtime_ns, state.st_size)
    return found


def _files(library: Library, language: str) -> tuple[Path, ...]:
    folders = [folder / "library" for folder in library.project]
    return tuple(dict.fromkeys((user_file(language), *(file_in(folder, language) for folder in folders))))


@lru_cache(maxsize=32)
def _words(file: Path, _changed: int, _size: int) -> frozenset[str]:
    return frozenset(map(folded, read_words(file)))


def read_words(file: Path) -> tuple[str, ...]:
    """Return the words of a file, in its order; none if it does not exist. Raises InvalidLibrary."""
    if not files.is_file(file):
        return ()
    problems: list[Problem] = []
    words = row_files.read_mapping(file, problems).texts(KEY)
    row_files.raise_if_any(problems)
    return tuple(words)


def add_words(file: Path, words: Sequence[str]) -> tuple[str, ...]:
    """Write words into a file; return those that it did not have. Raises CannotWrite, WontOverwrite, InvalidLibrary."""
    known = set(map(folded, read_words(file)))
    new: dict[str, str] = {}
    for word in words:
        if folded(word) not in known:
            new.setdefault(folded(word), word)
    if new:
        _change(file, [*read_words(file), *new.values()])
    return tuple(new.values())


def remove_words(file: Path, words: Sequence[str]) -> tuple[str, ...]:
    """Take words out of a file; return those that it had. Raises CannotWrite, WontOverwrite, InvalidLibrary."""
    unwanted = set(map(folded, words))
    kept = [word for word in read_words(file) if folded(word) not in unwanted]
    gone = tuple(word for word in read_words(file) if folded(word) in unwanted)
    if gone:
        _change(file, kept)
    return gone


def _change(file: Path, words: Sequence[str]) -> None:
    """Write the words; comments and what other programs wrote meanwhile stay."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        message = say("The folder cannot be made ({why}).", why=error.strerror)
        raise CannotWrite(Problem(message, say("Check that you may write there."), str(file.parent))) from None
    raw = files.read_or_none(file)
    text, data = _text_and_data(raw or b"", file)
    changed = {**data, KEY: [*words]}
    new = writing.update(text, data, changed, (KEY,)) if text.strip() else writing.dump(changed, (KEY,))
    files.write(file, new.encode("utf-8"), instead_of=raw)


def _text_and_data(raw: bytes, file: Path) -> tuple[str, Mapping[str, Any]]:
    try:
        text = decode(raw, str(file)).replace("\r\n", "\n")
        data = parse(text, str(file)).data
    except Unreadable as error:
        raise InvalidLibrary(*error.problems) from None
    return text, data if isinstance(data, dict) else {}
