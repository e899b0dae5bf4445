"""Findings for programs: JSON, SARIF 2.1.0 and GitHub annotations."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.checks.findings import Excerpt, Finding
from letterkit.checks.rules import RULES
from letterkit.cli.reports import FileReport
from letterkit.cli.reports.data import as_json
from letterkit.cli.reports.github import as_github
from letterkit.cli.reports.sarif import as_sarif
from letterkit.letter.model import Waiver

FIXABLE = Finding(
    "LK801", "repeated-word", "warning", "‘the’ stands twice.", "Take one out.", ("passages", 1, "text"), 7, 12,
    Excerpt("We ask ", "the the", " Council."), 7, 99, "the",
)  # fmt: skip
ERROR = Finding("LK101", "missing-section", "error", "No norm: 100%,\nreally.", "Add one.", ("passages",), 3, 1)


def run_of(*reports: FileReport) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(as_sarif(reports))
    assert (result["version"], len(result["runs"])) == ("2.1.0", 1)
    run: dict[str, Any] = result["runs"][0]
    return run


def test_json_has_the_words_and_the_fix_beside_the_keys_of_the_contract() -> None:
    (file,) = json.loads(as_json([FileReport("a.yaml", (FIXABLE,))]))["files"]
    (one,) = file["findings"]
    assert (one["words"], one["fix"]) == ("the the", "the")


def test_sarif_describes_every_rule_and_each_result_points_at_its_own() -> None:
    run = run_of(FileReport("a.yaml", (FIXABLE, ERROR)))
    rules = run["tool"]["driver"]["rules"]
    assert {rule["id"] for rule in rules} == {rule.code for rule in RULES} | {"LK001", "LK901", "LK902"}
    assert all(rule["help"]["markdown"] and rule["shortDescription"]["text"] for rule in rules)
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert [result["level"] for result in run["results"]] == ["warning", "error"]


def test_sarif_has_the_place_the_fix_and_what_is_waived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = str(tmp_path / "ä letters" / "a b.yaml")
    result, waived = run_of(FileReport(file, (FIXABLE,), ((ERROR, Waiver("LK101", "An annex.")),)))["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "%C3%A4%20letters/a%20b.yaml"}
    assert place["region"] == {"startLine": 7, "startColumn": 12, "endColumn": 19, "snippet": {"text": "the the"}}
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "the"}
    assert "suppressions" not in result
    assert waived["suppressions"] == [{"kind": "inSource", "justification": "An annex."}]


def test_a_finding_that_moved_keeps_its_fingerprint() -> None:
    moved = replace(FIXABLE, line=90, column=1)
    first, second = run_of(FileReport("a.yaml", (FIXABLE, moved)))["results"]
    assert first["partialFingerprints"] == second["partialFingerprints"]


@given(st.text(), st.text())
def test_sarif_is_json_whatever_the_letter_says(words: str, file: str) -> None:
    hostile = Finding("LK101", "missing-section", "error", words, words, (words,), 1, 1, Excerpt(words, words, words))
    run = run_of(FileReport(f"x{file}".replace("\0", ""), (hostile,)))
    assert run["results"][0]["ruleId"] == "LK101"


def test_a_github_annotation_is_one_line_with_its_text_escaped() -> None:
    assert as_github([FileReport("a,b:c.yaml", (ERROR,))]) == (
        "::error file=a%2Cb%3Ac.yaml,line=3,col=1,title=missing-section::No norm: 100%25,%0Areally. Add one."
    )


@given(st.text(), st.text())
def test_nothing_in_a_letter_begins_a_command_of_its_own(words: str, file: str) -> None:
    hostile = Finding("LK101", "missing-section", "error", words, words, (), 1, 1)
    text = as_github([FileReport(file, (hostile,))])
    assert re.fullmatch(r"::error file=[^\r\n]*,line=1,col=1,title=missing-section::[^\r\n]*", text)
