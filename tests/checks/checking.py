"""A draft written out, and what the rules find in it."""

from __future__ import annotations

from letterkit.checks.findings import Finding
from letterkit.checks.rules import RULES, check
from letterkit.letter import drafts
from letterkit.library.library import open_library

LIBRARY = open_library()
ABOUT = {rule.name for rule in RULES if rule.find.__module__.endswith((".structure", ".references"))}
HEAD = "letterkit: 1\ntemplate: council-appeal\n"
PARTS = {
    "situation": "- {role: situation, text: Something has happened.}\n",
    "norm": "- {role: norm, text: The Council has bound itself.}\n",
    "ask": "- {role: ask, text: We ask the Council to act.}\n",
    "urgency": "- {role: urgency, text: Delay costs lives.}\n",
}
SIGNED = "signatories:\n- {name: Amina Example}\n"
WHOLE = HEAD + "passages:\n" + "".join(PARTS.values()) + SIGNED


def findings(text: str) -> tuple[Finding, ...]:
    """Return what the rules about parts and references find; the other families have their cases."""
    result = check(drafts.read(text.encode(), "x.yaml"), LIBRARY)
    return tuple(finding for finding in result if finding.name in ABOUT or finding.rule.startswith("LK9"))


def of(name: str, text: str) -> list[Finding]:
    """Return what one rule finds."""
    return [finding for finding in findings(text) if finding.name == name]


def passage(text: str) -> str:
    """Return a sound letter with one more passage, as a block: its words begin in line 6."""
    block = "".join(f"    {line}\n" for line in text.split("\n"))
    return f"{HEAD}passages:\n- role: other\n  text: |\n{block}{''.join(PARTS.values())}{SIGNED}"
