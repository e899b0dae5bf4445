"""Fixes that need no judgement, in the text of the file, at the exact places, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from letterkit.checks.findings import Finding
from letterkit.errors import KeyPath, LetterkitError
from letterkit.letter.drafts import LoadedDraft, read


@dataclass(frozen=True, slots=True)
class FixResult:
    """The text of a draft with its fixes. `left` are those that could not be made without changing something else."""

    text: str
    applied: tuple[Finding, ...]
    left: tuple[Finding, ...]


def apply_fixes(loaded: LoadedDraft, findings: Sequence[Finding]) -> FixResult:
    """Return a draft's text with every fix that its findings offer. Pure: nothing is written.

    The result is read again and compared: every value must be the same, but for the words that were replaced. If it is
    not (because of a colon in an unquoted YAML value, say), each fix is tried by itself, and one that does harm is
    left.
    """
    text = loaded.tree.text
    offered, left = _separate([finding for finding in findings if finding.fix is not None], text)
    edited = _replace_words(text, offered)
    if not offered or _is_sound(edited, loaded, offered):
        return FixResult(edited, tuple(offered), tuple(left))
    good: list[Finding] = []
    for finding in offered:
        trial = sorted([*good, finding], key=_offset)
        (good if _is_sound(_replace_words(text, trial), loaded, trial) else left).append(finding)
    return FixResult(_replace_words(text, good), tuple(good), tuple(left))


def _offset(finding: Finding) -> int:
    return finding.offset


def _separate(findings: Sequence[Finding], text: str) -> tuple[list[Finding], list[Finding]]:
    """Return the fixes whose words are at their place and that do not overlap, in the order of the file; and the
    others."""
    good: list[Finding] = []
    left: list[Finding] = []
    end = 0
    for finding in sorted(findings, key=lambda finding: (finding.offset, finding.rule)):
        words = finding.excerpt.words if finding.excerpt else ""
        if finding.offset >= end and words and text.startswith(words, finding.offset):
            good.append(finding)
            end = finding.offset + len(words)
        else:
            left.append(finding)
    return good, left


def _replace_words(text: str, findings: Sequence[Finding]) -> str:
    parts, end = [], 0
    for finding in sorted(findings, key=_offset):
        assert finding.excerpt is not None
        parts += [text[end : finding.offset], finding.fix or ""]
        end = finding.offset + len(finding.excerpt.words)
    return "".join([*parts, text[end:]])


def _is_sound(text: str, loaded: LoadedDraft, findings: Sequence[Finding]) -> bool:
    """True if the text reads as the draft did, with nothing but the fixes changed."""
    by_path: dict[KeyPath, list[Finding]] = {}
    for finding in findings:
        by_path.setdefault(finding.path, []).append(finding)
    try:
        data = read(text.encode("utf-8"), loaded.tree.file).data
    except LetterkitError:
        return False
    return bool(_with_fixes(loaded.data, (), by_path) == data)


def _with_fixes(value: Any, path: KeyPath, by_path: Mapping[KeyPath, Sequence[Finding]]) -> Any:
    """Return plain data with the fixes made in their values."""
    if isinstance(value, str):
        for finding in sorted(by_path.get(path, ()), key=lambda finding: -finding.start):
            assert finding.excerpt is not None
            end = finding.start + len(finding.excerpt.words)
            value = value[: finding.start] + (finding.fix or "") + value[end:]
        return value
    if isinstance(value, list):
        return [_with_fixes(item, (*path, index), by_path) for index, item in enumerate(value)]
    if isinstance(value, dict):
        return {key: _with_fixes(item, (*path, key), by_path) for key, item in value.items()}
    return value
