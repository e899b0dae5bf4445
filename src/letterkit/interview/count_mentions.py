"""Where a text says how many sign the letter: “the 34 undersigned organizations”, « trente-quatre organisations ».

A number counts those who sign where a word for them stands close behind it, or words such as “signed by” before it.
“34 people were killed” and “34 of the undersigned” are other numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from letterkit.checks.texts.figures import parse_figure
from letterkit.checks.texts.text import Prose
from letterkit.checks.texts.words import PhraseLists, PhraseMatches, find_phrases
from letterkit.interview.value_changes import ValueChange
from letterkit.interview.value_mentions import Mention
from letterkit.languages.language import Language

_FIGURE: Final = re.compile(
    r"(?<![\w.,/-])\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})*(?![\w/-]|[.,]\d)|(?<![\w.,/-])\d{4}(?!\w)"
)
_BETWEEN: Final = 4
"""Words that may stand between a number and those whom it counts: 34 national, regional and international …"""
_ENDS: Final = frozenset(".;:()!?…")
"""What ends the words that belong to a number."""


class Counts(NamedTuple):
    """How many sign now, and how many of them are organizations."""

    signatories: int
    organizations: int


class _Number(NamedTuple):
    start: int
    end: int
    value: int
    in_words: bool


def count_mentions(
    prose: Prose, changes: Sequence[ValueChange], counts: Counts, words: PhraseLists, language: Language
) -> Iterator[Mention]:
    """Yield where a text has a former number of those who sign."""
    if not (_FIGURE.search(prose.text) or words["numbers"]):
        return
    found = find_phrases(words, prose)
    for number in _numbers(prose, found, frozenset(int(change.old) for change in changes)):
        counted = _counted(prose, number, found)
        change = _change_of(number.value, counted, changes, counts) if counted else None
        if change is not None:
            new = _in_words(int(change.new), words) if number.in_words else ""
            new = new or language.format_number(int(change.new))
            if prose.text[number.start].isupper():
                new = new[:1].upper() + new[1:]
            yield Mention(number.start, number.end, new, change)


def _numbers(prose: Prose, found: PhraseMatches, wanted: frozenset[int]) -> Iterator[_Number]:
    """Yield where a text has one of some numbers, in figures or in words, but for days of a month."""
    months = [(match.start, match.end) for match in found.get("months")]
    for match in _FIGURE.finditer(prose.text):
        value = parse_figure(match[0])
        if value not in wanted:
            continue
        dated = any(start - 4 <= match.end() <= start or end <= match.start() <= end + 2 for start, end in months)
        if value and not dated:
            yield _Number(match.start(), match.end(), value, False)
    for phrase in found.get("numbers"):
        if int(phrase.value) in wanted:
            yield _Number(phrase.start, phrase.end, int(phrase.value), True)


def _counted(prose: Prose, number: _Number, found: PhraseMatches) -> str:
    """Return the list of the word that a number counts; empty where it counts no one who signs."""
    begin, _ = prose.sentence_at(number.start)
    behind = sorted(
        (match.start, match.end, name)
        for name in ("undersigned", "signers", "organizations")
        for match in found.get(name)
        if match.start >= number.end and _are_close(prose, number.end, match.start, found)
    )
    if behind:
        of_organizations = any(name == "organizations" for _, _, name in behind)
        return "organizations" if of_organizations else "signatories"
    for match in found.get("signed-by"):
        if begin <= match.start and match.end <= number.start and not prose.text[match.end : number.start].strip():
            return "signatories"
    return ""


def _are_close(prose: Prose, start: int, end: int, found: PhraseMatches) -> bool:
    """True if only a few words stand between two places, and none that makes the number another one."""
    between = prose.text[start:end]
    if len(between.split()) > _BETWEEN or _ENDS & {*between}:
        return False
    return not any(start <= match.start < end for match in found.get("counts-others"))


def _change_of(value: int, counted: str, changes: Sequence[ValueChange], counts: Counts) -> ValueChange | None:
    """Return the change that makes a number wrong; None for a number that is right now, or was never right."""
    right = {counts.signatories, counts.organizations} if counted == "organizations" else {counts.signatories}
    if value in right:
        return None
    kinds = ("organizations", "signatories") if counted == "organizations" else ("signatories",)
    fitting = [change for change in changes if change.kind in kinds and change.old == str(value)]
    return min(fitting, key=lambda change: kinds.index(change.kind), default=None)


def _in_words(number: int, words: PhraseLists) -> str:
    """Return a number in words; empty where the list has none."""
    return next((phrase for phrase, value in words["numbers"].items() if value == str(number)), "")
