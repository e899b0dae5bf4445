"""Drafts on disk: reading with every error at once, saving without losing a comment or a byte."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from letterkit.errors import InvalidDraft, Problem
from letterkit.letter import files, reading
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
    return read(_bytes_of(path), str(path), path)


def read(raw: bytes, name: str = "", path: Path | None = None) -> LoadedDraft:
    """A draft from the bytes of a file called `name` in messages."""
    tree = _tree(raw, name)
    _check_version(tree)
    return LoadedDraft(to_draft(tree), tree, path)


def load_answers(path: Path, template: str = "") -> dict[str, Any]:
    """A partial draft, as plain data, for `--answers`: `letterkit` and `template` may be left out."""
    tree = _tree(_bytes_of(path), str(path))
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


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_file() and path.stat().st_size > MAX_BYTES:
            with path.open("rb") as file:
                return file.read(MAX_BYTES + 1)
        return path.read_bytes()
    except FileNotFoundError:
        raise InvalidDraft(Problem("There is no such file.", "Check the name and the folder.", str(path))) from None
    except IsADirectoryError:
        raise InvalidDraft(Problem("This is a folder, not a draft.", "Name the file.", str(path))) from None
    except (OSError, ValueError) as error:
        words = error.strerror if isinstance(error, OSError) and error.strerror else "not a file name"
        raise InvalidDraft(
            Problem(
                f"The file cannot be read ({words}).", "Check that it is a file and that you may open it.", str(path)
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


def save(path: Path, data: Mapping[str, Any]) -> None:
    """Writes a draft: an existing file keeps its comments, key order and quoting wherever nothing changed.

    All or nothing. Raises CannotWrite; InvalidDraft where the existing file is not a draft, which is left as it is.
    What is written is read back before it replaces the old file.
    """
    old = _bytes_of(path) if path.exists() else b""
    raw = _updated(old, data, str(path)) if old.strip() else fresh(data).encode("utf-8")
    read(raw, str(path))
    files.write(path, raw)


def fresh(data: Mapping[str, Any]) -> str:
    """A draft as a new YAML text: keys in the contract's order, long texts as blocks."""
    ordered = {key: data[key] for key in Draft.__dataclass_fields__ if key in data}
    return _dumped(_round_trip(), _styled(ordered))


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
    if _alike(was, data):
        return raw
    made = _changed(text.replace("\r\n", "\n"), was or {}, data)
    if not _holds(made, data):  # a part that stands in two places (&name, *name) was changed in one
        made = fresh(data)
    if "\r\n" in text:
        made = made.replace("\n", "\r\n")
    return made.encode("utf-8-sig" if raw.startswith(codecs.BOM_UTF8) else "utf-8")


def _holds(text: str, data: Mapping[str, Any]) -> bool:
    try:
        return _alike(parse(text).data, data)
    except Unreadable:
        return False


def _alike(one: Any, other: Any) -> bool:
    """Whether plain data are the same, types included: 1, 1.0 and yes are three things."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(_alike(value, other[key]) for key, value in one.items())
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(map(_alike, one, other))
    return type(one) is type(other) and bool(one == other)


def _changed(text: str, was: Mapping[str, Any], data: Mapping[str, Any]) -> str:
    yaml = _round_trip()
    mapping, sequence, offset = _indents(text)
    yaml.indent(mapping=mapping, sequence=sequence, offset=offset)
    document = yaml.load(text)
    if document is None:  # comments alone
        return f"{text.rstrip()}\n{fresh(data)}"
    _merge(document, was, data)
    return _dumped(yaml, document)


def _dumped(yaml: Any, document: Any) -> str:
    stream = io.StringIO()
    yaml.dump(document, stream)
    return stream.getvalue()


def _round_trip() -> Any:
    from ruamel.yaml import YAML
    from ruamel.yaml.nodes import ScalarNode
    from ruamel.yaml.resolver import VersionedResolver

    class AsTyped(VersionedResolver):
        """Takes every scalar for text, so that 0012, 2.50, +44 and True are written again as they are typed."""

        def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
            return self.DEFAULT_SCALAR_TAG if kind is ScalarNode else super().resolve(kind, value, implicit)

    yaml = YAML(typ="rt", pure=True)
    yaml.Resolver = AsTyped
    yaml.preserve_quotes = True
    yaml.width = 1_000_000
    yaml.allow_unicode = True
    return yaml


def _indents(text: str) -> tuple[int, int, int]:
    """How the file indents mappings and lists, so that saving does not re-indent what did not change."""
    lists = re.search(r"^( *)[^\s#-][^\n]*:[ \t]*\n(?:[ \t]*(?:#[^\n]*)?\n)*( *)-( +)\S", text, re.M)
    inner = re.search(r"^[^\s#-][^\n]*:[ \t]*\n( +)[^\s#-]", text, re.M)
    mapping = len(inner[1]) if inner else 2
    if lists and len(lists[2]) > len(lists[1]):
        offset = len(lists[2]) - len(lists[1])
        return (mapping, offset + 1 + len(lists[3]), offset)
    return (mapping, 2, 0)


def _merge(old: Any, was: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    """Changes a loaded mapping, which held the data `was`, into the new data, touching only what differs."""
    for key in [key for key in old if key not in new]:
        del old[key]
    order = list(Draft.__dataclass_fields__)
    for key, value in new.items():
        if key not in old:
            before = [k for k in old if key in order and k in order and order.index(k) < order.index(key)]
            index = list(old).index(before[-1]) + 1 if before else len(old)
            old.insert(index, _key(key), _styled(value))
        elif not _alike(was.get(key), value) and not _merged(old[key], was.get(key), value):
            old[key] = _styled(value)


def _merge_list(old: Any, was: list[Any], new: Sequence[Any]) -> None:
    for index, value in enumerate(new):
        if index >= len(old):
            old.append(_styled(value))
        elif not _alike(was[index], value) and not _merged(old[index], was[index], value):
            old[index] = _styled(value)
    del old[len(new) :]


def _merged(old: Any, was: Any, new: Any) -> bool:
    """Changes what is inside a group or a list; False where one thing is to stand for another as a whole."""
    if isinstance(old, dict) and isinstance(was, dict) and isinstance(new, Mapping):
        _merge(old, was, new)
    elif isinstance(old, list) and isinstance(was, list) and isinstance(new, (list, tuple)):
        _merge_list(old, was, new)
    else:
        return False
    return True


def _styled(value: Any) -> Any:
    """New data as ruamel writes them best: several lines as a block, text that looks like a number quoted."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString, PlainScalarString

    if isinstance(value, Mapping):
        made = CommentedMap()
        for key, item in value.items():
            made[_key(key)] = _styled(item)
        return made
    if isinstance(value, (list, tuple)):
        return CommentedSeq([_styled(item) for item in value])
    if isinstance(value, str):
        if "\n" in value and _fits_block(value):
            return LiteralScalarString(value)
        return value if _reads_back(value) else DoubleQuotedScalarString(value)
    return PlainScalarString("null" if value is None else str(value).lower() if isinstance(value, bool) else value)


def _key(text: str) -> str:
    """A key, in quotes unless it is a plain word."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    return text if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_-]*", text) else DoubleQuotedScalarString(text)


def _fits_block(text: str) -> bool:
    """Whether a literal block holds the text exactly: no line of leading or trailing blanks, no controls."""
    lines = text.split("\n")
    return (
        all(line == line.rstrip() for line in lines)
        and not text[:1].isspace()
        and all(ch == "\n" or ch.isprintable() for ch in text)
        and not text.endswith("\n\n")
    )


def _reads_back(text: str) -> bool:
    """Whether the text, written plainly, is read again as the same text."""
    if not text or "\n" in text or text != text.strip() or not text.isprintable():
        return False
    try:
        return bool(parse(f"key: {text}\n").data == {"key": text})
    except Unreadable:
        return False
