"""What a rule says of itself: its docstring, taken apart, for `explain`, docs/rules.md and SARIF."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from letterkit.checks.findings import Severity
from letterkit.checks.rules import RULES, UNUSED_WAIVER
from letterkit.errors import UnknownName, nearest

FAMILIES: Final = {
    "LK0": "The draft",
    "LK1": "Structure",
    "LK2": "Asks",
    "LK3": "Norms and sources",
    "LK4": "Facts",
    "LK5": "Names and terms",
    "LK6": "Protection",
    "LK7": "Signatories",
    "LK8": "Language",
    "LK9": "Waivers",
}
"""The families of rules, by the beginning of their codes."""


@dataclass(frozen=True, slots=True)
class Guidance:
    """What a colleague is told of a rule. `languages` are those it reads (empty: every one); `limits` may be set."""

    code: str
    name: str
    severity: Severity
    says: str
    why: str
    example: str
    instead: str
    source: str
    languages: tuple[str, ...] = ()
    limits: tuple[tuple[str, int], ...] = ()
    waivable: bool = True
    protects: bool = False

    @property
    def family(self) -> str:
        """The family that the code names."""
        return FAMILIES[self.code[:3]]


def invalid_draft() -> None:
    """A draft must be a file that letterkit can read.

    Why: nothing can be checked in a file that is not a draft, and nothing is guessed.
    Example: `subjekt:` for `subject:`, a tab in the indentation, a date such as 2026-02-30.
    Instead: the message has line, column and the nearest key; correct it there.
    Source: contract, section 1; `letterkit schema` prints what a draft may hold.
    """


def unused_waiver() -> None:
    """A waiver that nothing needs should go.

    Why: it would hide the next finding of its rule at that place, which nobody has looked at.
    Example: `waive: [{rule: relative-date, reason: …}]`, in a letter that has a date there by now.
    Instead: take the waiver out. One of a rule that cannot be waived has no effect, and is told here too.
    Source: a waiver is a decision about one finding.
    """


def every() -> tuple[Guidance, ...]:
    """The guidance of every rule, in the order of the codes, with the two findings that no rule makes."""
    named = [_read(rule.find, rule.code, rule.name, rule.severity) for rule in RULES]
    full = [
        Guidance(*_fields(one), rule.languages, tuple(rule.limits.items()), rule.waivable, rule.protects)
        for one, rule in zip(named, RULES, strict=True)
    ]
    draft = _read(invalid_draft, "LK001", "invalid-draft", "error")
    waiver = _read(unused_waiver, *UNUSED_WAIVER, "warning")
    return (Guidance(*_fields(draft), waivable=False), *full, Guidance(*_fields(waiver), waivable=False))


def of(name: str) -> Guidance:
    """The guidance of a rule, by name or code. Raises UnknownName with the nearest name."""
    wanted = name.strip().lower()
    for one in every():
        if wanted in (one.name, one.code.lower()):
            return one
    near = nearest(wanted, [one.name for one in every()])
    raise UnknownName(
        f"There is no rule ‘{name}’.",
        hint=f"Did you mean ‘{near}’?" if near else "`letterkit explain` lists them.",
    )


def _fields(guidance: Guidance) -> tuple[str, str, Severity, str, str, str, str, str]:
    return (
        guidance.code,
        guidance.name,
        guidance.severity,
        guidance.says,
        guidance.why,
        guidance.example,
        guidance.instead,
        guidance.source,
    )


_PART = re.compile(r"^(Why|Example|Instead|Source): ", re.MULTILINE)


def _read(written: Callable[..., Any], code: str, name: str, severity: Severity) -> Guidance:
    parts = _PART.split(inspect.getdoc(written) or "")
    texts = {key: _joined(text) for key, text in zip(parts[1::2], parts[2::2], strict=True)}
    return Guidance(
        code,
        name,
        severity,
        _joined(parts[0]),
        texts.get("Why", ""),
        texts.get("Example", ""),
        texts.get("Instead", ""),
        texts.get("Source", ""),
    )


def _joined(text: str) -> str:
    text = " ".join(text.split())
    return text[:1].upper() + text[1:]
