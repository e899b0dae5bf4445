"""Putting right what needs no judgement: in the text of the file, at the exact places, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from letterkit.checks.findings import Finding
from letterkit.errors import KeyPath, LetterkitError
from letterkit.letter.drafts import LoadedDraft, read


@dataclass(frozen=True, slots=True)
class Fixed:
    """The text of a draft with its fixes. `left` are those that could not be made without changing something else."""

    text: str
    made: tuple[Finding, ...]
    left: tuple[Finding, ...]


def fixed(loaded: LoadedDraft, findings: Sequence[Finding]) -> Fixed:
    """A draft's text with every fix that its findings offer. Pure: nothing is written.

    What comes out is read again and compared: every value must be the same, but for the words that were replaced.
    Where that does not hold (a colon in an unquoted YAML value, say), each fix is tried by itself, and one that does
    harm is left.
    """
    text = loaded.tree.text
    offered, left = _apart([one for one in findings if one.fix is not None], text)
    made = _edited(text, offered)
    if not offered or _sound(made, loaded, offered):
        return Fixed(made, tuple(offered), tuple(left))
    good: list[Finding] = []
    for one in offered:
        trial = sorted([*good, one], key=lambda each: each.offset)
        (left if not _sound(_edited(text, trial), loaded, trial) else good).append(one)
    return Fixed(_edited(text, good), tuple(good), tuple(left))


def _apart(findings: Sequence[Finding], text: str) -> tuple[list[Finding], list[Finding]]:
    """The fixes that stand where they say and do not overlap, in the order of the file, and the others."""
    good: list[Finding] = []
    left: list[Finding] = []
    end = 0
    for one in sorted(findings, key=lambda each: (each.offset, each.rule)):
        words = one.excerpt.words if one.excerpt else ""
        if one.offset >= end and words and text.startswith(words, one.offset):
            good.append(one)
            end = one.offset + len(words)
        else:
            left.append(one)
    return good, left


def _edited(text: str, findings: Sequence[Finding]) -> str:
    pieces, at = [], 0
    for one in sorted(findings, key=lambda each: each.offset):
        assert one.excerpt is not None
        pieces += [text[at : one.offset], one.fix or ""]
        at = one.offset + len(one.excerpt.words)
    return "".join([*pieces, text[at:]])


def _sound(text: str, loaded: LoadedDraft, findings: Sequence[Finding]) -> bool:
    """Whether the text reads as the draft did, with nothing but the fixes changed."""
    wanted = loaded.data
    by_path: dict[KeyPath, list[Finding]] = {}
    for one in findings:
        by_path.setdefault(one.path, []).append(one)
    try:
        got = read(text.encode("utf-8"), loaded.tree.file).data
    except LetterkitError:
        return False
    return bool(_replaced(wanted, (), by_path) == got)


def _replaced(value: Any, path: KeyPath, by_path: Mapping[KeyPath, Sequence[Finding]]) -> Any:
    """Plain data with the fixes made in their values."""
    if isinstance(value, str):
        for one in sorted(by_path.get(path, ()), key=lambda each: -each.start):
            assert one.excerpt is not None
            value = value[: one.start] + (one.fix or "") + value[one.start + len(one.excerpt.words) :]
        return value
    if isinstance(value, list):
        return [_replaced(item, (*path, index), by_path) for index, item in enumerate(value)]
    if isinstance(value, dict):
        return {key: _replaced(item, (*path, key), by_path) for key, item in value.items()}
    return value
