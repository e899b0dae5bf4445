"""The rules as a whole: each documented, named once, and its findings in the order of the file."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
import re

import pytest

from letterkit.checks import families
from letterkit.checks.rules import MOST, RULES, check
from letterkit.errors import InvalidDraft, spell_path
from letterkit.letter import drafts
from letterkit.letter.model import Ask, Signatory

from .checking import HEAD, LIBRARY, WHOLE, findings

STABLE = {"missing-section", "empty-section", "placeholder-left", "unknown-norm", "unknown-source"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_says_why_it_exists_with_an_example_the_remedy_and_a_source(rule: object) -> None:
    text = inspect.getdoc(getattr(rule, "find")) or ""  # noqa: B009  # a rule
    head, *_ = text.split("\n\n")
    assert head.endswith(".") and "\n" not in head
    result = dict(re.findall(r"^(Why|Example|Instead|Source): (.+)$", text, re.MULTILINE))
    assert list(result) == ["Why", "Example", "Instead", "Source"] and all(len(one) > 10 for one in result.values())


def test_codes_and_names_are_unique_and_look_alike() -> None:
    assert (
        len({rule.code for rule in RULES})
        == len({rule.name for rule in RULES})
        == len({rule.find for rule in RULES})
        == len(RULES)
    )
    assert all(re.fullmatch(r"LK\d{3}", rule.code) and re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name) for rule in RULES)
    assert [rule.code for rule in RULES] == sorted(rule.code for rule in RULES)


def test_the_names_of_the_contract_are_there_as_errors() -> None:
    assert {rule.name for rule in RULES if rule.severity == "error"} >= STABLE


FAMILIES = [
    importlib.import_module(f"{families.__name__}.{one.name}") for one in pkgutil.iter_modules(families.__path__)
]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_every_rule_that_is_written_runs(family: object) -> None:
    written = {
        value
        for name, value in vars(family).items()
        if inspect.isfunction(value) and not name.startswith("_") and value.__module__ == getattr(family, "__name__")  # noqa: B009  # a module
    }
    assert written == {rule.find for rule in RULES if rule.find.__module__ == getattr(family, "__name__")}  # noqa: B009


MANY = (
    HEAD + "subject: On [country]\nrecipients:\n- {name: A, style: ministr}\npassages:\n- role: ask\n  text: |\n    One [@a].\n    TODO[^1]\n"
    "- role: norm\n  text: ''\n  invokes:\n  - {norm: wso2005}\nsignatories:\n- name: '[name]'\n"
)  # fmt: skip


def test_findings_stand_in_the_order_of_the_file_each_with_its_place() -> None:
    result = findings(MANY)
    assert [(finding.name, spell_path(finding.path), finding.line, finding.column) for finding in result] == [
        ("placeholder-left", "subject", 3, 13),
        ("unknown-style", "recipients[0].style", 5, 13),
        ("missing-section", "passages", 6, 1),
        ("missing-section", "passages", 6, 1),
        ("unknown-source", "passages[0].text", 9, 9),
        ("placeholder-left", "passages[0].text", 10, 5),
        ("note-without-text", "passages[0].text", 10, 9),
        ("empty-section", "passages[1]", 11, 3),
        ("unknown-norm", "passages[1].invokes[0].norm", 14, 6),
        ("placeholder-left", "signatories[0].name", 16, 10),
    ]
    assert all(finding.message and finding.hint for finding in result)


def test_the_same_draft_has_the_same_findings_twice() -> None:
    assert findings(MANY) == findings(MANY)


def test_a_template_that_is_not_there_is_told_at_its_line() -> None:
    with pytest.raises(InvalidDraft) as caught:
        check(drafts.read(WHOLE.replace("council-appeal", "council-apeal").encode(), "x.yaml"), LIBRARY)
    (problem,) = caught.value.problems
    assert (problem.line, problem.path) == (2, ("template",)) and "council-appeal" in problem.hint


def test_a_draft_in_a_language_that_the_template_does_not_write_is_told_at_its_passage() -> None:
    text = WHOLE.replace(HEAD, HEAD + "language: ky\n").replace("passages:\n", "passages:\n- role: closing\n")
    with pytest.raises(InvalidDraft) as caught:
        check(drafts.read(text.encode(), "x.yaml"), LIBRARY)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line, problem.path) == ("x.yaml", 5, ("passages", 0))


def test_what_stands_in_thousands_of_places_is_counted() -> None:
    text = "to to or or " * MOST
    loaded = drafts.read(
        f"letterkit: 1\ntemplate: joint-letter\npassages: [{{role: situation, text: '{text}'}}]\n".encode()
    )
    result = [finding for finding in check(loaded, LIBRARY) if finding.name == "repeated-word"]
    assert len(result) == MOST + 1
    assert [finding.message for finding in result if "more places" in finding.message] == [
        "This stands in 1,000 more places, which are not listed."
    ]


def test_the_field_of_a_record_that_a_rule_is_about_is_one_of_an_ask_or_a_signatory() -> None:
    fields = {rule.record_field for rule in RULES if rule.record_field}
    assert fields and fields <= {field.name for kind in (Ask, Signatory) for field in dataclasses.fields(kind)}
