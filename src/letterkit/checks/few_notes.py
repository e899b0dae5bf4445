"""As many notes as somebody reads: the others are counted in one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from letterkit.checks.findings import Finding
from letterkit.checks.harm import harm
from letterkit.wording import say, say_count

MORE_NOTES: Final = ("LK902", "more-notes")
"""What counts the notes that are not told; no rule makes it."""
A_THOUSAND: Final = 6
"""Notes that a thousand words have at most."""
_LEAST: Final = 3
"""Notes that a short letter may have."""
_PEOPLE: Final = "LK6"


def few_notes(findings: Sequence[Finding], words: int) -> tuple[Finding, ...]:
    """Return findings with six notes a thousand words of the letter at most, in their order, and behind them one note
    that counts the others. Of every rule the first notes stay, by worth; those about people all do."""
    notes = [one for one in findings if one.severity == "note" and not one.rule.startswith(_PEOPLE)]
    most = max(_LEAST, A_THOUSAND * words // 1_000)
    if len(notes) <= most:
        return tuple(findings)
    kept = set(map(id, sorted(notes, key=_worth(notes))[: most - 1]))
    left = [one for one in notes if id(one) not in kept]
    counted = set(map(id, left))
    return (*(one for one in findings if id(one) not in counted), _more(left))


def _worth(notes: Sequence[Finding]) -> Callable[[Finding], tuple[int, tuple[int, int]]]:
    """Return the key that puts the first note of each rule before the second of any, and the graver family first."""
    seen: Counter[str] = Counter()
    turns = dict[int, int]()
    for note in notes:
        turns[id(note)] = seen[note.name]
        seen[note.name] += 1
    return lambda note: (turns[id(note)], harm(note))


def _more(left: Sequence[Finding]) -> Finding:
    names = Counter(note.name for note in left)
    listed = ", ".join(f"{name} ({number})" if number > 1 else name for name, number in names.most_common())
    message = say_count("{count} more note: {listed}.", "{count} more notes: {listed}.", len(left), listed=listed)
    first = left[0]
    hint = say("Put right those that are shown; then the next are.")
    return replace(
        first, rule=MORE_NOTES[0], name=MORE_NOTES[1], message=message, hint=hint, path=(), excerpt=None, start=-1,
        offset=-1, fix=None, asked=None, line=1, column=1,
    )  # fmt: skip
