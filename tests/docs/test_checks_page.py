"""docs/checks.md: its settings, waivers and people are read, and its report is one that the program writes."""

from __future__ import annotations

from pathlib import Path

from letterkit.checks import explanations
from letterkit.checks.rules import report
from letterkit.errors import spell_path
from letterkit.letter import drafts
from letterkit.library.library import open_library
from tests.docs.pages import ROOT, of_kind


def block(kind: str, holding: str) -> str:
    (result,) = of_kind("docs/checks.md", kind, holding)
    return result


def test_the_settings_waivers_and_people_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    (folder / "words" / "en").mkdir(parents=True)
    (folder / "profile.yaml").write_text(block("yaml", "readability: warning"), "utf-8")
    (folder / "words" / "en" / "ours.yaml").write_text(block("yaml", "fool*"), "utf-8")
    text = (ROOT / "examples" / "head-of-state.yaml").read_text("utf-8")
    text += block("yaml", "waive:") + block("yaml", "people:")
    loaded = drafts.read(text.encode(), str(tmp_path / "x.yaml"))
    result = report(loaded, open_library((tmp_path,)))
    assert {finding.severity for finding in result.findings if finding.name == "sentence-too-long"} <= {"warning"}
    assert [person.consent for person in loaded.draft.people] == ["recipient-only", "never"]


def test_what_is_said_of_facts_is_what_the_program_says(tmp_path: Path) -> None:
    letter = "letterkit: 1\ntemplate: minister\nlanguage: en-GB\ndate: 2026-07-01\n"
    told = "passages:\n- role: situation\n  evidence: [arrests, killings]\n"
    loaded = drafts.read(f"{letter}{block('yaml', 'evidence:')}{told}".encode(), str(tmp_path / "x.yaml"))
    findings = report(loaded, open_library()).findings
    printed = [f"{one.severity} [{one.name}] {spell_path(one.path)}: {one.message}" for one in findings]
    shown = block("text", "report-without-attribution").splitlines()
    assert len(shown) == 2 and set(shown) <= set(printed)


def test_the_report_is_one_that_the_program_writes() -> None:
    shown = block("text", "stray-letters")
    assert "warning [stray-letters] passages[4].text: ‘ay’ is not a word." in shown
    assert explanations.explain("stray-letters").severity == "warning"
