"""What a person does in a sentence, rather than what happens to somebody; how old a person is, and who is long dead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from letterkit.checks.texts.person_names import PersonName, is_word
from letterkit.checks.texts.text import Prose
from letterkit.languages.normal_form import caseless
from letterkit.wording import say

_NEAR: Final = 24
"""Characters before a name that are read."""


def is_active(prose: Prose, name: PersonName) -> bool:
    """True if a person does or says what the sentence tells, and it does not happen to the person."""
    return does(prose, name) or _acts(prose.text, name) or _is_quoted_for(prose.text, name)


def speaks(prose: Prose, name: PersonName) -> bool:
    """True if a person only speaks or decides: a ruler, an expert."""
    match = _SAYS.match(prose.text, name.end)
    return match is not None and is_word("speaks", caseless(match[1]))


_SAYS = re.compile(r"(?:,[^,.;]{1,60},)?[ \xa0]([^\W\d_]+)")


def is_of_the_past(sentence: str) -> bool:
    """True if a sentence tells only of years so long ago that its people are dead: Steve Example died in 1977."""
    years = [int(year) for year in _YEARS.findall(sentence)]
    return bool(years) and max(years) < _LIVING


_YEARS = re.compile(r"(?<![\d.,/-])(1[0-9]\d\d|20\d\d)(?![\d/-])")
_LIVING: Final = 1980


_NEXT = re.compile(r"[ \xa0](?:has |have |had |a |ha )?([^\W\d_]+)")
_BEFORE = re.compile(r"([^\W\d_]+)[ \xa0]\Z")


def _acts(text: str, name: PersonName) -> bool:
    """True if a person does what the sentence tells, or did it to others."""
    after, before = _NEXT.match(text, name.end), _BEFORE.search(text[max(0, name.start - 20) : name.start])
    return bool(after and is_word("acts", caseless(after[1]))) or bool(
        before and is_word("agents", caseless(before[1]))
    )


def does(prose: Prose, name: PersonName) -> bool:
    """True if the person did to others what the sentence tells: Colonel Example detained his critics."""
    match = _DOES.match(prose.text, name.end) if prose.kind not in ("subject", "heading") else None
    if match is None:
        return False
    return is_word("done_by" if match[1] in _HAVE else "does", caseless(match[2]))


def _is_quoted_for(text: str, name: PersonName) -> bool:
    """True if somebody says what the sentence tells: according to the historian Mira Sample."""
    words = re.findall(r"[\w’']+", text[max(0, name.start - _NEAR * 2) : name.start])
    return any(is_word("according", caseless(word)) for word in words[-4:])


_HAVE: Final = ("a ", "ont ", "avait ")
_DOES = re.compile(r"[ \xa0](a |ont |avait |has |have |had |ha )?([^\W\d_]+)")
_AGED = re.compile(
    r"[^\W\d_](?:,[ \xa0](?:de )?| \()\d{1,2}(?=[),. \xa0])"
    r"|\b\d{1,2}[-‑ ](?:year-old|летн)|\b(?:aged|âgée? de) \d{1,2}\b"
)
_AGE = re.compile(
    r",? ?\(?(\d{1,2})(?:\)|,|\.(?!\d)|$| (?:years|ans|años|лет|года|год)\b)|,? (?:aged|âgée? de|de) \d{1,2}\b"
)
_AGE_BEFORE = re.compile(r"\b\d{1,2}[-‑ ](?:year-old|летн\w+)[ \xa0](?:\w+[ \xa0]){0,2}\Z")


def ages_in(text: str) -> Iterator[int]:
    """Yield where an age stands behind a name, or says itself that it is one."""
    for number in _NUMBER.finditer(text):
        match = _AGED.search(text, max(0, number.start() - _ROUND), number.end() + _ROUND)
        if match:
            yield match.start()


_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_ROUND: Final = 12


def age_of(text: str, name: PersonName) -> str:
    behind = _AGE.match(text, name.end)
    if behind and (behind[0].startswith((",", " (", "(")) or not behind[1]):
        return say("An age stands beside it.")
    return say("An age stands beside it.") if _AGE_BEFORE.search(text[max(0, name.start - 40) : name.start]) else ""
