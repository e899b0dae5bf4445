"""Errors: where a problem is, in words, and the name that was probably meant."""

from __future__ import annotations

import pytest

from letterkit.errors import LetterkitError, Problem, did_you_mean, nearest

KNOWN = ("council-appeal", "open-letter", "statement", "press-release", "op-ed")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("statment", "statement"),
        ("statemnet", "statement"),  # two letters in each other's place
        ("council", "council-appeal"),
        ("openletter", "open-letter"),
        ("oped", "op-ed"),
        ("zzzz", ""),
        ("", ""),
    ],
)
def test_the_nearest_name(typed: str, meant: str) -> None:
    assert nearest(typed, KNOWN) == meant
    assert did_you_mean(typed, iter(KNOWN)) == (f"Did you mean ‘{meant}’?" if meant else "")


def test_a_caller_can_ask_for_more_similarity() -> None:
    assert nearest("council", KNOWN, 0.72) == ""
    assert nearest("statment", KNOWN, 0.72) == "statement"
    assert nearest("x", ()) == ""


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem("Wrong."), "Wrong."),
        (Problem("Wrong.", "Mend it."), "Wrong.\n  Mend it."),
        (Problem("Wrong.", file="a.yaml"), "a.yaml: Wrong."),
        (Problem("Wrong.", file="a.yaml", line=3), "a.yaml:3: Wrong."),
        (Problem("Wrong.", file="a.yaml", line=3, column=5, path=("asks", 0)), "a.yaml:3:5: asks[0]: Wrong."),
        (Problem("Wrong.", line=3, column=5), "line 3: Wrong."),
    ],
)
def test_a_problem_says_where_it_is(problem: Problem, text: str) -> None:
    assert str(problem) == text


def test_an_error_holds_all_its_problems() -> None:
    problems = (Problem("One."), Problem("Two."))
    error = LetterkitError.of(problems)
    assert error.problems == problems and str(error) == "One.\nTwo."
    assert LetterkitError("One.", hint="Mend it.").problems == (Problem("One.", "Mend it."),)
