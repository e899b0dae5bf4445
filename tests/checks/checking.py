"""A draft written out, and what the rules find in it."""

from __future__ import annotations

from letterkit.checks.findings import Finding
from letterkit.checks.rules import check
from letterkit.letter import drafts
from letterkit.library.shelves import open_library

LIBRARY = open_library()
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
    return check(drafts.read(text.encode(), "x.yaml"), LIBRARY)


def of(name: str, text: str) -> list[Finding]:
    """What one rule finds."""
    return [one for one in findings(text) if one.name == name]


def passage(text: str) -> str:
    """A sound letter with one more passage, as a block: its words begin in line 6."""
    block = "".join(f"    {line}\n" for line in text.split("\n"))
    return f"{HEAD}passages:\n- role: other\n  text: |\n{block}{''.join(PARTS.values())}{SIGNED}"
