"""Packs and profiles set rules: severity, none, numbers; what cannot be set is told with its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from letterkit.checks import rules
from letterkit.checks.findings import Finding, Issue, Rule
from letterkit.checks.rules import RULES, check, report
from letterkit.checks.texts.subject import Subject
from letterkit.errors import InvalidLibrary, InvalidPack
from letterkit.letter import drafts
from letterkit.library.library import open_library

from .checking import WHOLE

LETTER = WHOLE.replace("text: Something has happened.", "text: They fled the the village.")


def found(folder: Path, text: str = LETTER) -> list[Finding]:
    loaded = drafts.read(text.encode(), str(folder / "x.yaml"))
    return [
        finding for finding in check(loaded, open_library((folder,))) if finding.name in ("repeated-word", "no-date")
    ]


def profile(folder: Path, text: str) -> None:
    (folder / "library").mkdir(exist_ok=True)
    (folder / "library" / "profile.yaml").write_text(text)


def pack(folder: Path, checks: str) -> str:
    mine = folder / "templates" / "mine"
    mine.mkdir(parents=True)
    (mine / "template.yaml").write_text(f"letterkit: 1\ntitle: Mine\nextends: council-appeal\nchecks: {checks}\n")
    (mine / "letter.md.j2").touch()
    return LETTER.replace("template: council-appeal", "template: mine")


def test_without_settings_a_rule_has_its_own_severity(tmp_path: Path) -> None:
    assert [(finding.name, finding.severity) for finding in found(tmp_path)] == [
        ("no-date", "warning"),
        ("repeated-word", "warning"),
    ]


def test_a_profile_changes_a_severity_and_switches_a_rule_off(tmp_path: Path) -> None:
    profile(tmp_path, "checks:\n  repeated-word: error\n  no-date: off\n")
    assert [(finding.name, finding.severity) for finding in found(tmp_path)] == [("repeated-word", "error")]


def test_a_pack_sets_rules_and_the_profile_has_the_last_word(tmp_path: Path) -> None:
    letter = pack(tmp_path, "{repeated-word: error, no-date: note}")
    profile(tmp_path, "checks: {no-date: {severity: off}}\n")
    assert [(finding.name, finding.severity) for finding in found(tmp_path, letter)] == [("repeated-word", "error")]


def test_a_number_can_be_set(tmp_path: Path) -> None:
    loaded = drafts.read(LETTER.encode(), "x.yaml")
    profile(tmp_path, "checks: {sentence-too-long: {words: 4, severity: warning}}\n")
    names = [(finding.name, finding.severity) for finding in report(loaded, open_library((tmp_path,))).findings]
    assert ("sentence-too-long", "warning") in names


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ("repeated-wrd: off", "‘repeated-word’"),
        ("repeated-word: loud", "is not one of"),
        ("missing-section: off", "cannot be switched off"),
        ("missing-section: note", "cannot be switched off"),
        ("repeated-word: {words: 4}", "has no number"),
        ("sentence-too-long: {words: many}", "whole number"),
        ("sentence-too-long: {words: -1}", "whole number"),
    ],
)
def test_what_cannot_be_set_is_told(tmp_path: Path, setting: str, says: str) -> None:
    profile(tmp_path, f"checks:\n  {setting}\n")
    with pytest.raises(InvalidLibrary, match=says) as refused:
        found(tmp_path)
    assert (refused.value.problems[0].line, "profile.yaml" in refused.value.problems[0].file) == (2, True)


def test_a_pack_with_a_wrong_setting_is_refused_by_name(tmp_path: Path) -> None:
    letter = pack(tmp_path, "{no-such-rule: off}")
    with pytest.raises(InvalidPack, match="no-such-rule"):
        found(tmp_path, letter)


def test_a_project_adds_words_and_takes_some_away(tmp_path: Path) -> None:
    words = tmp_path / "library" / "words" / "en"
    words.mkdir(parents=True)
    (words / "ours.yaml").write_text("may-repeat: {the: ''}\ninsults: {fool*: Name the act., scum: null}\n")
    text = WHOLE.replace("Something has happened.", "The the fools; scum.")
    loaded = drafts.read(text.encode(), "x.yaml")
    names = [finding.name for finding in check(loaded, open_library((tmp_path,))) if finding.rule >= "LK801"]
    assert names == ["insult-or-ideology"]


PROTECTING = [rule for rule in RULES if rule.protects]


def test_every_rule_about_people_protects() -> None:
    assert {rule.name for rule in PROTECTING} >= {rule.name for rule in RULES if rule.code.startswith("LK6")}


@pytest.mark.parametrize("rule", PROTECTING, ids=lambda rule: rule.name)
@pytest.mark.parametrize("severity", ["off", "note"])
def test_no_folder_from_elsewhere_switches_off_or_lowers_a_rule_about_people(
    tmp_path: Path, rule: Rule, severity: str
) -> None:
    letter = pack(tmp_path, f"{{{rule.name}: {severity}}}")
    with pytest.raises(InvalidPack, match="cannot be switched off"):
        found(tmp_path, letter)
    profile(tmp_path, f"checks:\n  {rule.name}: {{severity: {severity}}}\n")
    with pytest.raises(InvalidLibrary, match="cannot be switched off"):
        found(tmp_path)


def test_a_rule_about_people_can_be_made_graver(tmp_path: Path) -> None:
    profile(tmp_path, "checks: {minor-identified: error}\n")
    text = WHOLE.replace("Something has happened.", "'Ali Sample, aged 14, was beaten.'")
    loaded = drafts.read(text.encode(), "x.yaml")
    (finding,) = [finding for finding in check(loaded, open_library((tmp_path,))) if finding.name == "minor-identified"]
    assert finding.severity == "error"


def graver(subject: Subject) -> Iterator[Issue]:
    yield Issue("Once.", "Do.", severity="error")
    yield Issue("Twice.", "Do.")
    yield Issue("Thrice.", "Do.", severity="note")


@pytest.mark.parametrize(
    ("protects", "setting", "severities"),
    [
        (True, "", ["error", "warning", "note"]),
        (True, "warning", ["error", "warning", "warning"]),
        (True, "error", ["error", "error", "error"]),
        (False, "note", ["note", "note", "note"]),
        (False, "off", []),
    ],
)
def test_an_issue_may_be_graver_or_less_grave_than_its_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, protects: bool, setting: str, severities: list[str]
) -> None:
    rule = Rule("LK999", "graver", "warning", graver, protects=protects, gravest="error")
    monkeypatch.setattr(rules, "RULES", (rule,))
    if setting:
        profile(tmp_path, f"checks: {{graver: {setting}}}\n")
    loaded, library = drafts.read(LETTER.encode(), "x.yaml"), open_library((tmp_path,))
    assert [finding.severity for finding in check(loaded, library)] == severities
    errors = [] if setting in ("note", "off") else [severity for severity in severities if severity == "error"]
    assert [finding.severity for finding in rules.sending_errors(loaded, library)] == errors
    assert len(rules.sending_errors(loaded, library, protecting=True)) == (len(errors) if protects else 0)


@pytest.mark.parametrize(
    "line",
    ["personal-contact: {her phone: null}", "staying: {hiding at: null}", "child-aged: {aged: null}"],
)
def test_the_words_by_which_people_are_protected_cannot_be_taken_away(tmp_path: Path, line: str) -> None:
    words = tmp_path / "library" / "words" / "en"
    words.mkdir(parents=True)
    (words / "theirs.yaml").write_text(f"{line}\n")
    loaded = drafts.read(WHOLE.encode(), "x.yaml")
    with pytest.raises(InvalidLibrary, match="protects people") as refused:
        check(loaded, open_library((tmp_path,)))
    assert "theirs.yaml" in refused.value.problems[0].file
