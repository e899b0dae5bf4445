"""Long lists of records in YAML, such as thousands of signatories, written in one pass.

ruamel keeps comments and quoting by loading and writing everything in pure Python, which takes a minute for a letter
with ten thousand signatories. Here such a list is cut out of the text, the rest is left to ruamel, and the list is put
back: entries that did not change as the text they were, the others anew. The caller reads the result back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

MIN_LENGTH: Final = 30
"""Entries from which a list is written here."""
_PLACEHOLDER: Final = "place-of-a-long-list"
_PLAIN_SCALAR: Final = re.compile(r"[^\W\d_](?:[\w.,'’()&/+-]| (?=[^\s#]))*")
_RESERVED: Final = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))
_SCALARS: Final = (str, bool, int)


def long_list(was: Mapping[str, Any], data: Mapping[str, Any]) -> str:
    """Return the first key of the first level that holds, or held, a long list of plain records; empty for none."""
    for key in data:
        lists = [mapping.get(key) or [] for mapping in (was, data)]
        lengths = [len(value) if isinstance(value, (list, tuple)) else 0 for value in lists]
        if max(lengths) >= MIN_LENGTH and all(map(_are_plain_records, lists)):
            return key
    return ""


def _are_plain_records(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and all(isinstance(item, Mapping) and _is_plain(item) for item in value)


def _is_plain(record: Mapping[str, Any]) -> bool:
    return bool(record) and all(
        re.fullmatch("[a-z_]+", str(name))
        and (
            isinstance(value, _SCALARS)
            or (isinstance(value, (list, tuple)) and value and all(isinstance(item, str) for item in value))
        )
        for name, value in record.items()
    )


def with_placeholder(data: Mapping[str, Any], key: str) -> dict[str, Any]:
    """Return data with a placeholder for the list."""
    return {name: _PLACEHOLDER if name == key else value for name, value in data.items()}


def cut_out(text: str, key: str) -> tuple[str, str] | None:
    """Return a text with a placeholder for the list, and the lines it replaces; None if they are not certain."""
    starts = list(re.finditer(rf"^{re.escape(key)}:", text, re.M))
    if len(starts) != 1:
        return None
    start = starts[0].start()
    next_key = re.compile(r"^[^\s#-]", re.M).search(text, starts[0].end())
    block = text[start : next_key.start() if next_key else len(text)]
    lines = re.sub(r"\n(?:[ \t]*(?:#[^\n]*)?\n?)*\Z", "\n", block)  # comments before the next key belong to it
    if not lines.endswith("\n"):
        lines += "\n"
        text = f"{text}\n" if start + len(block) == len(text) else text
    return f"{text[:start]}{key}: {_PLACEHOLDER}\n{text[start + len(lines) :]}", lines


def put_back(text: str, key: str, lines: str) -> str:
    """Return a text with the list in the place of the placeholder."""
    return text.replace(f"{key}: {_PLACEHOLDER}\n", lines, 1)


def list_lines(
    key: str, was: Sequence[Mapping[str, Any]], old: str, data: Sequence[Mapping[str, Any]], indent: tuple[int, int]
) -> str | None:
    """Return the lines of a list: entries that did not change as they are in `old`, which held `was`.

    `indent` is the indentation of an entry and that of the keys in it. None if comments would be lost.
    """
    offset, inner = indent
    chunks = _chunks(old, len(was))
    unused: dict[str, list[str]] = {}
    for record, chunk in zip(was, chunks, strict=False):
        unused.setdefault(_identity(record), []).append(chunk)
    lines = [f"{old.partition(chr(10))[0]}\n" if chunks else f"{key}:\n"]
    for record in data:
        old_chunks = unused.get(_identity(record))
        lines.append(old_chunks.pop(0) if old_chunks else "".join(_entry(record, offset, inner)))
    lost = "".join(chunk for rest in unused.values() for chunk in rest) if chunks else old
    return None if re.search(r"(?:^|\s)#", lost) else "".join(lines)


def _identity(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, default=list)


def _chunks(block: str, count: int) -> list[str]:
    """Return the text of each entry of a list; none if the entries cannot be told apart."""
    head, _, body = block.partition("\n")
    first = re.match(r"( *)- ", body)
    if not first or head.partition(":")[2].split("#")[0].strip():
        return []
    starts = [match.start() for match in re.finditer(rf"^{first[1]}- ", body, re.M)]
    if len(starts) != count:
        return []
    return [body[begin:end] for begin, end in zip(starts, [*starts[1:], len(body)], strict=True)]


def _entry(record: Mapping[str, Any], offset: int, inner: int) -> Iterator[str]:
    lead = " " * offset + "-" + " " * (inner - offset - 1)
    for name, value in record.items():
        if isinstance(value, (list, tuple)):
            yield f"{lead}{name}:\n"
            for item in value:
                yield f"{' ' * (inner + offset)}-{' ' * (inner - offset - 1)}{_scalar(item)}\n"
        else:
            yield f"{lead}{name}: {_scalar(value)}\n"
        lead = " " * inner


def _scalar(value: str | bool | int) -> str:
    if not isinstance(value, str):
        return str(value).lower()
    if _PLAIN_SCALAR.fullmatch(value) and value.casefold() not in _RESERVED and value.isprintable():
        return value
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return "".join(ch if ch.isprintable() else f"\\U{ord(ch):08X}" for ch in quoted)
