"""Every rule finds what its cases say, and nothing in those that are sound; and every rule has its cases."""

from __future__ import annotations

import pytest

from letterkit.checks.rules import RULES
from letterkit.errors import spell_path

from .cases import FOLDER, Case, cases

CASES = [*cases()]


@pytest.mark.parametrize("case", [case for case in CASES if case.fails], ids=str)
def test_what_is_wrong_is_found_where_it_stands(case: Case) -> None:
    found = case.found()
    assert found, f"{case}: nothing found in {case.given}"
    if case.marks:
        assert sorted(
            (spell_path(finding.path), finding.excerpt.words if finding.excerpt else "") for finding in found
        ) == sorted(case.marks)
    if "at" in case.given:
        assert sorted(spell_path(finding.path) for finding in found) == sorted(case.given["at"])
    if "says" in case.given:
        assert case.given["says"] in f"{found[0].message} {found[0].hint}"
    if "fix" in case.given:
        assert [finding.fix for finding in found] == case.given["fix"]
    assert all(finding.message and finding.hint for finding in found)


@pytest.mark.parametrize("case", [case for case in CASES if not case.fails], ids=str)
def test_what_is_sound_is_left_alone(case: Case) -> None:
    assert [(finding.message, finding.excerpt) for finding in case.found()] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda one: one.name)
def test_every_rule_has_cases_in_each_language_it_claims(rule: object) -> None:
    one = next(each for each in RULES if each is rule)
    of = [case for case in CASES if case.rule == one.name]
    for language in one.languages or (None,):
        for fails in (True, False):
            assert any(case.fails == fails and language in (None, case.language) for case in of), (
                f"{one.name}: no case that {'fails' if fails else 'passes'} in {language or 'any language'}"
            )


def test_no_case_is_of_a_rule_that_does_not_exist() -> None:
    assert {case.rule for case in CASES} == {rule.name for rule in RULES}


def test_the_cases_stand_in_the_file_of_their_family() -> None:
    families = {rule.name: rule.find.__module__.rpartition(".")[2] for rule in RULES}
    named = [
        (line.rstrip(":"), file.stem)
        for file in FOLDER.glob("*.yaml")
        for line in file.read_text(encoding="utf-8").splitlines()
        if line and line[0] not in " #-"
    ]
    assert len(named) == len(RULES)
    assert dict(named) == families
