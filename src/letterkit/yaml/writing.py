"""Writing YAML so that a person recognises the file: comments, order and quoting stay wherever nothing changed."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

from letterkit.yaml import long_lists
from letterkit.yaml.source import parse
from letterkit.yaml.tree import Unreadable


def dump(data: Mapping[str, Any], order: Sequence[str]) -> str:
    """Return data as a new YAML text: keys in a given order, long texts as blocks."""
    ordered = {key: data[key] for key in order if key in data}
    if key := long_lists.long_list({}, ordered):
        lines = long_lists.list_lines(key, (), "", ordered[key], (0, 2))
        if lines is not None:
            return long_lists.put_back(dump(long_lists.with_placeholder(ordered, key), order), key, lines)
    return _dump(_round_trip(), _styled(ordered))


def same_data(first: Any, second: Any) -> bool:
    """True if plain data are the same, types included: 1, 1.0 and yes are three things."""
    if isinstance(first, Mapping) and isinstance(second, Mapping):
        return first.keys() == second.keys() and all(same_data(value, second[key]) for key, value in first.items())
    if isinstance(first, (list, tuple)) and isinstance(second, (list, tuple)):
        return len(first) == len(second) and all(map(same_data, first, second))
    return type(first) is type(second) and bool(first == second)


def update(text: str, was: Mapping[str, Any], data: Mapping[str, Any], order: Sequence[str]) -> str:
    """Return a YAML text that held `was` and now holds `data`, in which only what differs is touched.

    New keys of the first level go where `order` has them. The caller reads the text back: a part that occurs in two
    places (&name, *name) would be changed in both.
    """
    yaml = _round_trip()
    mapping, sequence, offset = _indents(text)
    yaml.indent(mapping=mapping, sequence=sequence, offset=offset)
    document = yaml.load(text)
    if document is None:  # comments alone
        return f"{text.rstrip()}\n{dump(data, order)}"
    _merge(document, was, data, order)
    return _dump(yaml, document)


def update_long_list(text: str, was: Mapping[str, Any], data: Mapping[str, Any], order: Sequence[str]) -> str | None:
    """Return what `update` does, quickly, for data with a long list of records; None if that cannot be done.

    The caller reads the text back.
    """
    key = long_lists.long_list(was, data)
    parts = long_lists.cut_out(text, key) if key in was else (text, "")
    if not key or parts is None:
        return None
    rest, old = parts
    _, inner, offset = _indents(text)
    lines = long_lists.list_lines(key, was.get(key) or (), old, data[key], (offset, inner))
    before = long_lists.with_placeholder(was, key) if key in was else was
    after = long_lists.with_placeholder(data, key)
    if lines is None or not _reads_as(rest, before):
        return None
    updated = rest if same_data(before, after) else update(rest, before, after, order)
    return long_lists.put_back(updated, key, lines)


def _reads_as(text: str, data: Mapping[str, Any]) -> bool:
    try:
        return same_data(parse(text).data, data)
    except Unreadable:
        return False


def _dump(yaml: Any, document: Any) -> str:
    stream = io.StringIO()
    yaml.dump(document, stream)
    return stream.getvalue()


def _round_trip() -> Any:
    from ruamel.yaml import YAML
    from ruamel.yaml.nodes import ScalarNode
    from ruamel.yaml.resolver import VersionedResolver

    class AsTyped(VersionedResolver):
        """A resolver that takes every scalar for text: 0012, 2.50, +44 and True are written again as typed."""

        def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
            return self.DEFAULT_SCALAR_TAG if kind is ScalarNode else super().resolve(kind, value, implicit)

    yaml = YAML(typ="rt", pure=True)
    yaml.Resolver = AsTyped
    yaml.preserve_quotes = True
    yaml.width = 1_000_000
    yaml.allow_unicode = True
    return yaml


def _indents(text: str) -> tuple[int, int, int]:
    """Return how the file indents mappings, lists and dashes, so that saving does not re-indent what did not change."""
    lists = re.search(r"^( *)[^\s#-][^\n]*:[ \t]*\n(?:[ \t]*(?:#[^\n]*)?\n)*( *)-( +)\S", text, re.M)
    inner = re.search(r"^[^\s#-][^\n]*:[ \t]*\n( +)[^\s#-]", text, re.M)
    mapping = len(inner[1]) if inner else 2
    if lists and len(lists[2]) > len(lists[1]):
        offset = len(lists[2]) - len(lists[1])
        return (mapping, offset + 1 + len(lists[3]), offset)
    return (mapping, 2, 0)


def _merge(old: Any, was: Mapping[str, Any], new: Mapping[str, Any], order: Sequence[str]) -> None:
    """Change a loaded mapping, which held the data `was`, into the new data, touching only what differs."""
    for key in [key for key in old if key not in new]:
        del old[key]
    for key, value in new.items():
        if key not in old:
            before = [k for k in old if key in order and k in order and order.index(k) < order.index(key)]
            index = list(old).index(before[-1]) + 1 if before else len(old)
            old.insert(index, _key(key), _styled(value))
        elif not same_data(was.get(key), value) and not _merge_inside(old[key], was.get(key), value, order):
            old[key] = _styled(value)


def _merge_list(old: Any, was: list[Any], new: Sequence[Any], order: Sequence[str]) -> None:
    for index, value in enumerate(new):
        if index >= len(old):
            old.append(_styled(value))
        elif not same_data(was[index], value) and not _merge_inside(old[index], was[index], value, order):
            old[index] = _styled(value)
    del old[len(new) :]


def _merge_inside(old: Any, was: Any, new: Any, order: Sequence[str]) -> bool:
    """Change the inside of a mapping or a list; return False if the value must be replaced as a whole."""
    if isinstance(old, dict) and isinstance(was, dict) and isinstance(new, Mapping):
        _merge(old, was, new, order)
    elif isinstance(old, list) and isinstance(was, list) and isinstance(new, (list, tuple)):
        _merge_list(old, was, new, order)
    else:
        return False
    return True


def _styled(value: Any) -> Any:
    """Return new data as ruamel writes them best: several lines as a block, text that looks like a number quoted."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString, PlainScalarString

    if isinstance(value, Mapping):
        mapping = CommentedMap()
        for key, item in value.items():
            mapping[_key(key)] = _styled(item)
        return mapping
    if isinstance(value, (list, tuple)):
        return CommentedSeq([_styled(item) for item in value])
    if isinstance(value, str):
        if "\n" in value and _fits_block(value):
            return LiteralScalarString(value)
        return value if _reads_back(value) else DoubleQuotedScalarString(value)
    return PlainScalarString("null" if value is None else str(value).lower() if isinstance(value, bool) else value)


def _key(text: str) -> str:
    """Return a key, in quotes unless it is a plain word."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    return text if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_-]*", text) else DoubleQuotedScalarString(text)


def _fits_block(text: str) -> bool:
    """True if a literal block holds the text exactly: no line of leading or trailing blanks, no controls."""
    lines = text.split("\n")
    return (
        all(line == line.rstrip() for line in lines)
        and not text[:1].isspace()
        and all(ch == "\n" or ch.isprintable() for ch in text)
        and not text.endswith("\n\n")
    )


def _reads_back(text: str) -> bool:
    """True if the text, written plainly, is read again as the same text."""
    if not text or "\n" in text or text != text.strip() or not text.isprintable():
        return False
    try:
        return bool(parse(f"key: {text}\n").data == {"key": text})
    except Unreadable:
        return False
