"""The profile as a file: each answer is written by itself, and comments and what other programs wrote stay."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from letterkit.disk import files, folders
from letterkit.errors import CannotWrite, InvalidLibrary, Problem, WontOverwrite
from letterkit.library import profile as profiles
from letterkit.wording import say
from letterkit.yaml import writing
from letterkit.yaml.source import decode, parse
from letterkit.yaml.tree import Unreadable


def read_data(file: Path) -> dict[str, Any]:
    """Return the profile as plain data. Raises InvalidLibrary for one that cannot be read."""
    if not files.is_file(file):
        return {}
    profiles.read_profile((file,))
    return _data(text_of(files.read(file), file), file)


def change_answer(file: Path, path: str, value: Any) -> dict[str, Any]:
    """Write one answer into the profile, or take it out with None; return the profile as it is then.

    It is read again each time, so what another program wrote meanwhile stays, comments too.
    Raises CannotWrite, WontOverwrite, InvalidLibrary.
    """
    make_folder(file.parent)
    for last in (False, False, True):
        raw = files.read_or_none(file)
        text = text_of(raw or b"", file)
        data = _data(text, file)
        _put(data, path, value)
        try:
            files.write(file, _rewritten(text, data, file).encode("utf-8"), instead_of=raw)
        except WontOverwrite:  # it was written between reading and writing
            if last:
                raise
        else:
            break
    return data


def text_of(raw: bytes, file: Path) -> str:
    try:
        return decode(raw, str(file)).replace("\r\n", "\n")
    except Unreadable as error:
        raise InvalidLibrary(*error.problems) from None


def _data(text: str, file: Path) -> dict[str, Any]:
    try:
        tree = parse(text, str(file))
    except Unreadable as error:
        raise InvalidLibrary(*error.problems) from None
    if not isinstance(tree.data, dict | None):
        raise InvalidLibrary(tree.problem((), say("The file must be a mapping."), say("Write `key: …` on each line.")))
    return tree.data or {}


def _rewritten(text: str, data: Mapping[str, Any], file: Path) -> str:
    """Return the profile as a text in which what did not change stays as it was."""
    if not text.strip():
        return writing.dump(data, profiles.KEYS)
    changed = writing.update(text, _data(text, file), data, profiles.KEYS)
    return changed if writing.same_data(_data(changed, file), data) else writing.dump(data, profiles.KEYS)


def make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        nowhere = folder == folders.NOWHERE
        hint = say("Name one in the environment variable HOME.") if nowhere else say("Check that you may write there.")
        message = (
            say("The system knows no home folder of yours, so there is no place for a profile.")
            if nowhere
            else say("The folder cannot be made ({why}), so there is no place for a profile.", why=error.strerror)
        )
        raise CannotWrite(Problem(message, hint, str(folder))) from None


def get_answer(data: Mapping[str, Any], path: str) -> Any:
    first, _, inner = path.partition(".")
    value = data.get(first)
    return value.get(inner) if inner and isinstance(value, dict) else None if inner else value


def _put(data: dict[str, Any], path: str, value: Any) -> None:
    first, _, inner = path.partition(".")
    into = data.setdefault(first, {}) if inner else data
    into.pop(inner or first, None)
    if value is not None:
        into[inner or first] = value
    if inner and not into:
        del data[first]
