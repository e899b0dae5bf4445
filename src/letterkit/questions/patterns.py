"""Patterns that a pack sets for answers, bounded so that none can be tried for ever.

Python's `re` tries every way in which a pattern can match: `(a+)+b` has 2³⁰ of them for thirty letters, and no way to
be stopped. So the ways are counted before a pattern is used, and answers have a length. A library that matches in
linear time would be a compiled one for each system; the patterns of forms (a symbol, a number, a code) need none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from letterkit.wording import say

MAX_ANSWER: Final = 300
"""Characters of an answer that a pattern is tried on."""
_MOST_WAYS: Final = 30_000_000
"""Three repetitions without bound, as in an address. They are tried in a third of a second."""
_PARSER: Final[Any] = getattr(re, "_parser")  # noqa: B009  # `re` has no public door to how it reads a pattern


def pattern_error(pattern: str) -> str:
    """Return what is wrong with a pattern, as the end of a sentence; empty when it can be used."""
    try:
        re.compile(pattern)
        ways = _ways(_PARSER.parse(pattern))
    except (re.error, RecursionError, OverflowError, ValueError, MemoryError) as error:
        return say("it cannot be read: {error}", error=error)
    except _Endless as endless:
        return str(endless)
    return "" if ways <= _MOST_WAYS else say("it has too many repetitions that can share an answer in different ways")


def matches(pattern: str, answer: str) -> bool:
    """Return whether a whole answer has the form of a pattern; one longer than `MAX_ANSWER` has not."""
    return len(answer) <= MAX_ANSWER and _usable(pattern) and re.fullmatch(pattern, answer) is not None


@cache
def _usable(pattern: str) -> bool:
    return not pattern_error(pattern)


class _Endless(Exception):
    """A pattern without a bound; the words say what in it has none."""


def _ways(parsed: Iterable[Any]) -> int:
    """Return in how many ways a pattern can be tried on the longest answer, at most."""
    ways = 1
    for operation, argument in parsed:
        ways *= _ways_of(str(operation), argument)
        if ways > _MOST_WAYS:
            raise _Endless(say("it has repetitions inside or beside each other that can share an answer in many ways"))
    return ways


def _ways_of(name: str, argument: Any) -> int:
    match name:
        case "GROUPREF" | "GROUPREF_EXISTS":
            raise _Endless(say("it refers back to what a group has matched"))
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, body = argument
            inner, most = _ways(body), min(int(most), MAX_ANSWER)
            if inner > 1 and most > 1:
                raise _Endless(say("a repetition stands inside a repetition"))
            return inner * (most - min(int(least), most) + 1)
        case "BRANCH":
            branches = argument[1]
            starts = {_start(branch) for branch in branches}
            apart = None not in starts and len(starts) == len(branches)
            inner = max(_ways(branch) for branch in branches)
            return inner if apart else sum(_ways(branch) for branch in branches)
        case "SUBPATTERN":
            return _ways(argument[-1])
        case "ASSERT" | "ASSERT_NOT":
            return _ways(argument[1])
        case "ATOMIC_GROUP":
            return _ways(argument)
    return 1


def _start(branch: Any) -> int | None:
    """Return the character that an alternative begins with, or None where it can be another."""
    first = next(iter(branch), None)
    return first[1] if first is not None and str(first[0]) == "LITERAL" else None
