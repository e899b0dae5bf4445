"""Drafts on disk: reading with every error at once, saving without losing a comment or a byte."""

from __future__ import annotations

import codecs
import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import EllipsisType
from typing import Any, Final, NamedTuple

from letterkit.disk import files
from letterkit.errors import InvalidDraft, KeyPath, Problem
from letterkit.letter import builder
from letterkit.letter.extent import Extent, LetterTooLarge
from letterkit.letter.key_order import in_key_order
from letterkit.letter.model import FORMAT, Draft
from letterkit.wording import say
from letterkit.yaml import writing
from letterkit.yaml.source import MAX_BYTES, decode, parse
from letterkit.yaml.tree import Tree, Unreadable


class LoadedDraft(NamedTuple):
    """A draft with the file it came from and the position of every key in it."""

    draft: Draft
    tree: Tree
    path: Path | None = None

    @property
    def data(self) -> dict[str, Any]:
        """The plain data of the file."""
        data: dict[str, Any] = self.tree.data
        return data


@contextlib.contextmanager
def placing_problems(loaded: LoadedDraft) -> Iterator[None]:
    """Give the problems of a draft that is made a letter, which have the key alone, their file and line."""
    try:
        yield
    except InvalidDraft as error:
        raise type(error).of([_placed(problem, loaded.tree) for problem in error.problems]) from None


def _placed(problem: Problem, tree: Tree) -> Problem:
    known = problem.file or not problem.path
    return problem if known else tree.problem(problem.path, problem.message, problem.hint)


def load(path: Path) -> LoadedDraft:
    """Return a draft from its file. Raises InvalidDraft with every problem: file, line, column, key path, remedy."""
    return read(draft_bytes(path), str(path), path)


def read(raw: bytes, name: str = "", path: Path | None = None) -> LoadedDraft:
    """Return a draft from the bytes of a file that messages call `name`. Raises InvalidDraft."""
    tree = _tree(raw, name)
    _check_version(tree)
    return LoadedDraft(to_draft(tree), tree, path)


def from_data(data: Mapping[str, Any], name: str = "") -> LoadedDraft:
    """Return the draft that plain data hold, as if read from a file called `name`. Raises InvalidDraft."""
    tree = Tree(dict(data), {}, name)
    return LoadedDraft(to_draft(tree), tree)


def plain_data_or_none(path: Path) -> Any:
    """Return the plain data of a file that may be no valid draft; None if it is no YAML."""
    try:
        return _tree(draft_bytes(path), str(path)).data
    except InvalidDraft:
        return None


def load_answers(path: Path, template: str = "") -> dict[str, Any]:
    """Return a partial draft, as plain data, for `--answers`: `letterkit` and `template` may be left out."""
    tree = _tree(draft_bytes(path), str(path))
    tree.data.setdefault("letterkit", FORMAT)
    if template:
        tree.data["template"] = template
    _check_version(tree)
    to_draft(tree)
    data: dict[str, Any] = tree.data
    return data


def to_draft(tree: Tree) -> Draft:
    """Return the model of a tree. Raises InvalidDraft."""
    try:
        draft = builder.build(Draft, tree)
    except Unreadable as error:
        raise InvalidDraft.of(error.problems) from None
    _check_extent(draft, tree)
    return draft


_FEW_NOTES: Final = 8
_FEW_CITATIONS: Final = 200
"""Marks up to which a text cannot become far more than it is, and need not be parsed to know."""


def _check_extent(draft: Draft, tree: Tree) -> None:
    """Raise InvalidDraft, with the place, where notes and citations become far more than a letter."""
    extent = Extent()
    for path, text in _markdown_texts(draft):
        if text.count("[^") < _FEW_NOTES and text.count("@") < _FEW_CITATIONS:
            continue
        from letterkit.letter import markdown

        try:
            markdown.read(text, extent)
        except LetterTooLarge as error:
            raise LetterTooLarge.of(
                [tree.problem(path, problem.message, problem.hint) for problem in error.problems]
            ) from None


def _markdown_texts(draft: Draft) -> Iterator[tuple[KeyPath, str]]:
    """Yield every text of a draft that is Markdown, with its key path."""
    for number, passage in enumerate(draft.passages or ()):
        if passage.text:
            yield ("passages", number, "text"), passage.text
        for index, ask in enumerate(passage.asks):
            yield ("passages", number, "asks", index, "action"), ask.action
    for index, fact in enumerate(draft.evidence):
        yield ("evidence", index, "text"), fact.text
    for index, annex in enumerate(draft.annexes):
        yield ("annexes", index, "text"), annex.text


def is_draft(path: Path) -> bool:
    """True if a file has a line that begins with `letterkit:`, or cannot be opened, which is said when it is read."""
    try:
        lines = files.read(path, MAX_BYTES).removeprefix(codecs.BOM_UTF8).split(b"\n")
        return any(line.startswith(b"letterkit:") for line in lines)
    except OSError:
        return True


def draft_bytes(path: Path) -> bytes:
    """Return the bytes of a draft's file, one more than allowed if it is too large. Raises InvalidDraft."""
    try:
        return files.read(path, MAX_BYTES)
    except FileNotFoundError:
        raise InvalidDraft(
            Problem(say("There is no such file."), say("Check the name and the folder."), str(path))
        ) from None
    except IsADirectoryError:
        raise InvalidDraft(Problem(say("This is a folder, not a draft."), say("Name the file."), str(path))) from None
    except OSError as error:
        raise InvalidDraft(
            Problem(
                say("The file cannot be read ({strerror}).", strerror=error.strerror),
                say("Check that it is a file and that you may open it."),
                str(path),
            )
        ) from None


def _tree(raw: bytes, name: str) -> Tree:
    try:
        tree = parse(decode(raw, name), name)
    except Unreadable as error:
        raise InvalidDraft.of(error.problems) from None
    if tree.data is None:
        raise InvalidDraft(Problem(say("The file is empty."), say("Start a letter with `letterkit new`."), name, 1, 1))
    if not isinstance(tree.data, dict):
        raise InvalidDraft(
            Problem(
                say("This is not a letterkit draft: it does not start with keys such as `template:`."),
                say("Start a letter with `letterkit new`."),
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
                    say(
                        "This draft is in format {version}, from a newer letterkit; this one reads format {format}.",
                        version=version,
                        format=FORMAT,
                    ),
                    say("Update with `pip install --upgrade letterkit`."),
                )
            )
        raise InvalidDraft(
            tree.problem(
                ("letterkit",),
                say("There is no draft format {version}.", version=version),
                say("Write `letterkit: {format}`.", format=FORMAT),
            )
        )


# -- saving ---------------------------------------------------------------------------------------------


def save(path: Path, data: Mapping[str, Any], *, instead_of: bytes | EllipsisType | None = ...) -> bytes:
    """Write a draft and return the bytes written.

    An existing file keeps its comments, key order and quoting wherever nothing changed. `instead_of` is its content
    when it was last read, None if there was none: a file that was changed since is left as it is. All or nothing: the
    new text is parsed before it replaces the old one. Raises CannotWrite, WontOverwrite, and InvalidDraft if the
    existing file is no draft.
    """
    old = (draft_bytes(path) if path.exists() else None) if isinstance(instead_of, EllipsisType) else instead_of
    raw, tree = _write_text(old or b"", in_key_order(data), str(path))
    _check_version(tree)
    to_draft(tree)
    files.write(path, raw, instead_of=old)
    return raw


def _write_text(old: bytes, data: Mapping[str, Any], name: str) -> tuple[bytes, Tree]:
    """Return the bytes of a draft and their tree: the first way of writing that holds the data."""
    raw = b""
    for raw in _possible_texts(old, data, name) if old.strip() else ():
        try:
            tree = parse(decode(raw, name), name)
        except Unreadable as error:
            if len(raw) > _LARGE:  # too large whichever way it is written, and the other ways take long
                raise InvalidDraft.of(error.problems) from None
            continue
        if writing.same_data(tree.data, data):
            return raw, tree
    if not old.strip():
        raw = dump(data).encode("utf-8")
    return raw, _tree(raw, name)


_LARGE = 1_000_000


def dump(data: Mapping[str, Any]) -> str:
    """Return a draft as a new YAML text: keys in the contract's order, long texts as blocks."""
    return writing.dump(in_key_order(data), _ORDER)


_ORDER = tuple(Draft.__dataclass_fields__)


def _possible_texts(raw: bytes, data: Mapping[str, Any], name: str) -> Iterator[bytes]:
    """Yield the bytes of a file with only the changes made, the quick way first.

    The last is written anew, for a file in which no smaller change is possible (a part in two places: &name, *name).
    """
    try:
        text = decode(raw, name)
        was = parse(text, name).data
    except Unreadable as error:
        raise InvalidDraft.of(error.problems) from None
    if was is not None and not isinstance(was, dict):
        raise InvalidDraft(
            Problem(say("This file holds something else than a draft."), say("Choose another file name."), name, 1, 1)
        )
    if writing.same_data(was, data):
        yield raw
    lines = text.replace("\r\n", "\n")
    quick = writing.update_long_list(lines, was or {}, data, _ORDER)
    if quick is not None:
        yield _encode_as(quick, raw, text)
    yield _encode_as(writing.update(lines, was or {}, data, _ORDER), raw, text)
    yield _encode_as(dump(data), raw, text)


def _encode_as(new: str, raw: bytes, text: str) -> bytes:
    """Return a new text with the line ends and the byte order mark of the old file."""
    lines = new.replace("\n", "\r\n") if "\r\n" in text else new
    return lines.encode("utf-8-sig" if raw.startswith(codecs.BOM_UTF8) else "utf-8")
