"""Long lists of records in YAML, such as thousands of signatories, written in one pass.

ruamel keeps comments and quoting by loading and writing everything in pure Python, which takes a minute for a letter
with ten thousand signatories. Here such a list is cut out of the text, the rest is left to ruamel, and the list is put
back: entries that did not change as the text they were, the others anew. Whoever calls reads the result back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

LONG: Final = 30
"""Entries from which a list is written here."""
_PLACE: Final = "place-of-a-long-list"
_SAFE: Final = re.compile(r"[^\W\d_](?:[\w.,'’()&/+-]| (?=[^\s#]))*")
_WORDS: Final = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))
_SCALARS: Final = (str, bool, int)


def long_list(was: Mapping[str, Any], data: Mapping[str, Any]) -> str:
    """Return the first key of the first level that holds, or held, a long list of plain records; empty for none."""
    for key in data:
        lists = [each.get(key) or [] for each in (was, data)]
        if max(len(each) if isinstance(each, (list, tuple)) else 0 for each in lists) >= LONG and all(
            map(_plain_records, lists)
        ):
            return key
    return ""


def _plain_records(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and all(isinstance(each, Mapping) and _is_plain(each) for each in value)


def _is_plain(record: Mapping[str, Any]) -> bool:
    return bool(record) and all(
        re.fullmatch("[a-z_]+", str(name))
        and (
            isinstance(value, _SCALARS)
            or (isinstance(value, (list, tuple)) and value and all(isinstance(each, str) for each in value))
        )
        for name, value in record.items()
    )


def with_placeholder(data: Mapping[str, Any], key: str) -> dict[str, Any]:
    """Return data in which a word stands for the list."""
    return {name: _PLACE if name == key else value for name, value in data.items()}


def cut_out(text: str, key: str) -> tuple[str, str] | None:
    """Return a text in which a word stands for the list, and the lines it replaces; None where that is not plain."""
    begins = re.search(rf"^{re.escape(key)}:", text, re.M)
    if begins is None or len(re.findall(rf"^{re.escape(key)}:", text, re.M)) != 1:
        return None
    behind = re.compile(r"^[^\s#-]", re.M).search(text, begins.end())
    block = text[begins.start() : behind.start() if behind else len(text)]
    own = re.sub(r"\n(?:[ \t]*(?:#[^\n]*)?\n?)*\Z", "\n", block)  # what stands before the next key belongs to it
    if not own.endswith("\n"):
        own += "\n"
        text = f"{text}\n" if begins.start() + len(block) == len(text) else text
    return f"{text[: begins.start()]}{key}: {_PLACE}\n{text[begins.start() + len(own) :]}", own


def put_back(text: str, key: str, lines: str) -> str:
    """Return a text in which the list stands again in the place of its word."""
    return text.replace(f"{key}: {_PLACE}\n", lines, 1)


def list_lines(
    key: str, was: Sequence[Mapping[str, Any]], old: str, data: Sequence[Mapping[str, Any]], indent: tuple[int, int]
) -> str | None:
    """Return the lines of a list: entries that did not change as they stood in `old`, which held `was`.

    `indent` says how far an entry, and what stands in it, is set in. None where comments would be lost.
    """
    offset, inner = indent
    chunks = _chunks(old, len(was))
    kept: dict[str, list[str]] = {}
    for record, chunk in zip(was, chunks, strict=False):
        kept.setdefault(_mark(record), []).append(chunk)
    made = [f"{old.partition(chr(10))[0]}\n" if chunks else f"{key}:\n"]
    for record in data:
        there = kept.get(_mark(record))
        made.append(there.pop(0) if there else "".join(_entry(record, offset, inner)))
    lost = "".join(chunk for rest in kept.values() for chunk in rest) if chunks else old
    return None if re.search(r"(?:^|\s)#", lost) else "".join(made)


def _mark(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, default=list)


def _chunks(block: str, count: int) -> list[str]:
    """The text of each entry of a list, empty where the entries cannot be told apart."""
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
            for each in value:
                yield f"{' ' * (inner + offset)}-{' ' * (inner - offset - 1)}{_scalar(each)}\n"
        else:
            yield f"{lead}{name}: {_scalar(value)}\n"
        lead = " " * inner


def _scalar(value: str | bool | int) -> str:
    if not isinstance(value, str):
        return str(value).lower()
    if _SAFE.fullmatch(value) and value.casefold() not in _WORDS and value.isprintable():
        return value
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return "".join(ch if ch.isprintable() else f"\\U{ord(ch):08X}" for ch in quoted)
