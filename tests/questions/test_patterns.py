"""The patterns of packs: what a form needs can be used, and what could be tried for ever cannot."""

from __future__ import annotations

import time

import pytest

from letterkit.questions import patterns

ENDLESS = ["(a+)+b", "(a*)*b", "(a|aa)+b", "(a|a)*b", "([a-z]+)*1", "(?:a+)+b", "(a?){50}a{50}", "a*a*a*a*a*b", "(.*)(.*)(.*)(.*)x", r"(a+)\1+b", "(a+?)+b", "((a{1,5}){1,5}){1,5}b", "(?=(a+)+b)a", "(?:(?:a|b|ab)+)*c", ".*.*.*=.*", "(" * 2_000]  # fmt: skip
USABLE = ["[A-Z]{1,3}/RES/[0-9]{1,2}/[0-9]+", r"\d{4}-\d{2}-\d{2}", r"[A-Z0-9]+(?:-[A-Z0-9]{2})?", "(?:yes|no)", r"[^@\s]+@[^@\s]+\.[^@\s]+", r"(?:\d{2}\.){1,5}\d+", "A|B|C", r"\w+"]  # fmt: skip


@pytest.mark.parametrize("pattern", ENDLESS)
def test_a_pattern_that_could_be_tried_for_ever_is_refused(pattern: str) -> None:
    assert patterns.pattern_error(pattern)
    assert not patterns.matches(pattern, "a" * 40)


@pytest.mark.parametrize("pattern", USABLE)
def test_the_patterns_of_forms_can_be_used_and_end(pattern: str) -> None:
    assert patterns.pattern_error(pattern) == ""
    start = time.process_time()
    for sign in "aA1.@-/":
        patterns.matches(pattern, sign * patterns.MAX_ANSWER + "!")
    assert time.process_time() - start < 3


def test_an_answer_longer_than_forms_are_does_not_match() -> None:
    assert patterns.matches(r"\w+", "a" * patterns.MAX_ANSWER)
    assert not patterns.matches(r"\w+", "a" * (patterns.MAX_ANSWER + 1))


@pytest.mark.parametrize("pattern", ["(", "[", "a{2,1}", "*", "(?P<x>a)(?P<x>b)"])
def test_a_pattern_that_is_none_says_why(pattern: str) -> None:
    assert "cannot be read" in patterns.pattern_error(pattern)
