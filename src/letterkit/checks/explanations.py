"""The docstring of each rule, taken apart, for `explain`, docs/rules.md and SARIF."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from letterkit.checks.few_notes import MORE_NOTES
from letterkit.checks.findings import Severity
from letterkit.checks.rules import RULES, UNUSED_WAIVER
from letterkit.errors import UnknownName, did_you_mean
from letterkit.wording import say, say_worded, worded

FAMILIES: Final = {
    "LK0": worded("The draft"),
    "LK1": worded("Structure"),
    "LK2": worded("Asks"),
    "LK3": worded("Norms and sources"),
    "LK4": worded("Facts"),
    "LK5": worded("Names and terms"),
    "LK6": worded("Protection"),
    "LK7": worded("Signatories"),
    "LK8": worded("Language"),
    "LK9": worded("Waivers"),
}
"""The families of rules, by the beginning of their codes."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule and what its docstring says. `languages` are those it reads (empty: every one); `limits` may be set."""

    code: str
    name: str
    severity: Severity
    says: str
    why: str = ""
    example: str = ""
    instead: str = ""
    source: str = ""
    languages: tuple[str, ...] = ()
    limits: tuple[tuple[str, int], ...] = ()
    waivable: bool = True
    protects: bool = False

    @property
    def family(self) -> str:
        return say_worded(FAMILIES[self.code[:3]])


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


def more_notes() -> None:
    """A letter has six notes a thousand words at most; the others are counted.

    Why: who is told thirty small things reads none of them, and not what matters either.
    Example: “12 more notes: sentence-too-long (8), double-space (4).”
    Instead: look at those that are shown; the next ones take their place.
    Source: editorial practice: a margin that is full is not read.
    """


def all_explanations() -> tuple[Explanation, ...]:
    """Return the explanation of every rule, in the order of the codes, with the findings that no rule makes."""
    return (
        _explanation(invalid_draft, "LK001", "invalid-draft", "error", waivable=False),
        *(
            _explanation(
                rule.find,
                rule.code,
                rule.name,
                rule.severity,
                languages=rule.languages,
                limits=tuple(rule.limits.items()),
                waivable=rule.waivable,
                protects=rule.protects,
            )
            for rule in RULES
        ),
        _explanation(unused_waiver, *UNUSED_WAIVER, "warning", waivable=False),
        _explanation(more_notes, *MORE_NOTES, "note", waivable=False),
    )


def explain(name: str) -> Explanation:
    """Return the explanation of a rule, by name or code. Raises UnknownName with the nearest name."""
    wanted = name.strip().lower()
    explanations = all_explanations()
    for explanation in explanations:
        if wanted in (explanation.name, explanation.code.lower()):
            return explanation
    hint = did_you_mean(wanted, [explanation.name for explanation in explanations])
    raise UnknownName(say("There is no rule ‘{name}’.", name=name), hint=hint or say("`letterkit explain` lists them."))


_PART = re.compile(r"^(Why|Example|Instead|Source): ", re.MULTILINE)


def _explanation(
    function: Callable[..., Any], code: str, name: str, severity: Severity, **settings: Any
) -> Explanation:
    summary, *parts = _PART.split(inspect.getdoc(function) or "")
    pairs = zip(parts[::2], parts[1::2], strict=True)
    texts: dict[str, Any] = {key.lower(): say_worded(_one_line(text)) for key, text in pairs}
    return Explanation(code, name, severity, say_worded(_one_line(summary)), **texts, **settings)


def _one_line(text: str) -> str:
    text = " ".join(text.split())
    return text[:1].upper() + text[1:]
