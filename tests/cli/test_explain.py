"""`letterkit explain`: every rule, by name or code; the page in docs/ is what it prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.checks import explanations
from letterkit.checks.rules import RULES

from .scene import run

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("rule", explanations.all_explanations(), ids=lambda one: one.name)
def test_every_rule_explains_itself(rule: explanations.Explanation) -> None:
    assert all((rule.says, rule.why, rule.example, rule.instead, rule.source))
    assert all(text.endswith((".", "”", "’", "?", ")")) for text in (rule.says, rule.why, rule.instead))
    by_name, by_code = run("explain", rule.name), run("explain", rule.code.lower())
    assert by_name == by_code
    assert by_name.code == 0
    for word in ("Why:", "Example:", "Instead:", "Source:"):
        assert word in by_name.text
    assert all(len(line) <= 80 for line in by_name.text.splitlines())


def test_without_a_rule_all_of_them_are_listed_by_family() -> None:
    text = run("explain").text
    assert all(f"{rule.code}  {rule.severity:8}{rule.name}" in text for rule in RULES)
    assert text.index("Structure") < text.index("Asks") < text.index("Language")


def test_a_rule_that_does_not_exist_has_a_neighbour() -> None:
    ended = run("explain", "mising-section")
    assert (ended.code, "missing-section" in ended.err) == (2, True)


def test_the_page_of_all_rules_is_as_the_program_writes_it() -> None:
    assert (DOCS / "rules.md").read_text("utf-8") == run("explain", "--all").text
