"""Drafts on disk: reading with every error at once, saving without losing a comment or a byte."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import EllipsisType
from typing import Any

from letterkit.errors import InvalidDraft, Problem
from letterkit.letter import files, reading, yaml_writing
from letterkit.letter.model import FORMAT, Draft
from letterkit.letter.yaml_source import MAX_BYTES, Tree, Unreadable, decode, parse


@dataclass(frozen=True, slots=True)
class LoadedDraft:
    """A draft with the file it came from and the place of every key in it."""

    draft: Draft
    tree: Tree
    path: Path | None = None

    @property
    def data(self) -> dict[str, Any]:
        """The plain data of the file."""
        found: dict[str, Any] = self.tree.data
        return found


def load(path: Path) -> LoadedDraft:
    """A draft from its file. Raises InvalidDraft with every problem: file, line, column, key path, remedy."""
    return read(content(path), str(path), path)


def read(raw: bytes, name: str = "", path: Path | None = None) -> LoadedDraft:
    """A draft from the bytes of a file called `name` in messages."""
    tree = _tree(raw, name)
    _check_version(tree)
    return LoadedDraft(to_draft(tree), tree, path)


def load_answers(path: Path, template: str = "") -> dict[str, Any]:
    """A partial draft, as plain data, for `--answers`: `letterkit` and `template` may be left out."""
    tree = _tree(content(path), str(path))
    tree.data.setdefault("letterkit", FORMAT)
    if template:
        tree.data["template"] = template
    _check_version(tree)
    to_draft(tree)
    data: dict[str, Any] = tree.data
    return data


def to_draft(tree: Tree) -> Draft:
    """The model of a tree. Raises InvalidDraft."""
    try:
        return reading.read(Draft, tree)
    except Unreadable as error:
        raise InvalidDraft.of(error.problems) from None


def content(path: Path) -> bytes:
    """The bytes of a draft's file, one more than it may have where it is too large. Raises InvalidDraft."""
    try:
        return files.read(path, MAX_BYTES)
    except FileNotFoundError:
        raise InvalidDraft(Problem("There is no such file.", "Check the name and the folder.", str(path))) from None
    except IsADirectoryError:
        raise InvalidDraft(Problem("This is a folder, not a draft.", "Name the file.", str(path))) from None
    except OSError as error:
        raise InvalidDraft(
            Problem(
                f"The file cannot be read ({error.strerror}).",
                "Check that it is a file and that you may open it.",
                str(path),
            )
        ) from None


def _tree(raw: bytes, name: str) -> Tree:
    try:
        tree = parse(decode(raw, name), name)
    except Unreadable as error:
        raise InvalidDraft.of(error.problems) from None
    if tree.data is None:
        raise InvalidDraft(Problem("The file is empty.", "Start a letter with `letterkit new`.", name, 1, 1))
    if not isinstance(tree.data, dict):
        raise InvalidDraft(
            Problem(
                "This is not a letterkit draft: it does not start with keys such as `template:`.",
                "Start a letter with `letterkit new`.",
                name,
                1,
                1,
            )
        )
    return tree


def _check_version(tree: Tree) -> None:
    version = tree.data.get("letterkit")
    if isinstance(version, int) and not isinstance(version, bool) and version != FORMAT:
        if version > FORMAT:
            raise InvalidDraft(
                tree.problem(
                    ("letterkit",),
                    f"This draft is in format {version}, from a newer letterkit; this one reads format {FORMAT}.",
                    "Update with `pip install --upgrade letterkit`.",
                )
            )
        raise InvalidDraft(
            tree.problem(("letterkit",), f"There is no draft format {version}.", f"Write `letterkit: {FORMAT}`.")
        )


# -- saving ---------------------------------------------------------------------------------------------


def save(path: Path, data: Mapping[str, Any], *, instead_of: bytes | EllipsisType | None = ...) -> bytes:
    """Writes a draft, and returns what was written: an existing file keeps its comments, key order and quoting
    wherever nothing changed.

    `instead_of` is what the file held when it was last looked at, None where there was none: one that was changed
    since is left. All or nothing. Raises CannotWrite, WontOverwrite; InvalidDraft where the existing file is not a
    draft, which is left as it is. What is written is read back before it replaces the old file.
    """
    old = (content(path) if path.exists() else None) if isinstance(instead_of, EllipsisType) else instead_of
    raw = _updated(old, data, str(path)) if old and old.strip() else fresh(data).encode("utf-8")
    read(raw, str(path))
    files.write(path, raw, instead_of=old)
    return raw


def fresh(data: Mapping[str, Any]) -> str:
    """A draft as a new YAML text: keys in the contract's order, long texts as blocks."""
    return yaml_writing.fresh(data, _ORDER)


_ORDER = tuple(Draft.__dataclass_fields__)


def _updated(raw: bytes, data: Mapping[str, Any], name: str) -> bytes:
    """The bytes of a file with only the changes made; written anew where YAML has no way to change so little."""
    try:
        text = decode(raw, name)
        was = parse(text, name).data
    except Unreadable as error:
        raise InvalidDraft.of(error.problems) from None
    if was is not None and not isinstance(was, dict):
        raise InvalidDraft(
            Problem("This file holds something else than a draft.", "Choose another file name.", name, 1, 1)
        )
    if yaml_writing.alike(was, data):
        return raw
    made = yaml_writing.changed(text.replace("\r\n", "\n"), was or {}, data, _ORDER)
    if not _holds(made, data):  # a part that stands in two places (&name, *name) was changed in one
        made = fresh(data)
    if "\r\n" in text:
        made = made.replace("\n", "\r\n")
    return made.encode("utf-8-sig" if raw.startswith(codecs.BOM_UTF8) else "utf-8")


def _holds(text: str, data: Mapping[str, Any]) -> bool:
    try:
        return yaml_writing.alike(parse(text).data, data)
    except Unreadable:
        return False
