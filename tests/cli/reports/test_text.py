"""Findings for a person: the words marked, nothing told by colour alone, notes counted."""

from __future__ import annotations

import io
import re
import sys
from dataclasses import replace

import pytest
from rich.cells import cell_len

from letterkit.checks.findings import Excerpt, Finding
from letterkit.cli.reports import FileReport
from letterkit.cli.reports.text import as_text, print_findings
from letterkit.letter.model import Waiver

WARNING = Finding(
    "LK801", "repeated-word", "warning", "‘the’ stands twice.", "Take one out.", ("passages", 1, "text"), 7, 12,
    Excerpt("We ask ", "the the", " Council to act."),
)  # fmt: skip
NOTE = Finding(
    "LK811", "sentence-too-long", "note", "The sentence has 60 words.", "Cut it.", ("passages", 1, "text"), 9, 5
)
ERROR = Finding("LK101", "missing-section", "error", "No norm.", "Add one.", ("passages",), 3, 1)
REPORT = FileReport(
    "a b.yaml", (ERROR, WARNING, NOTE), ((NOTE, Waiver("LK811", "It is a quotation.")),), ("norm", "ask")
)


def test_a_line_in_a_pipe_begins_with_its_place_and_the_words_are_marked() -> None:
    assert as_text([REPORT]).splitlines() == [
        "a b.yaml:3:1: error [missing-section] passages: No norm.",
        "    Add one.",
        "a b.yaml:7:12: warning [repeated-word] passages[1].text: ‘the’ stands twice.",
        "    We ask »the the« Council to act.",
        "    Take one out.",
        "1 error, 1 warning.",
        "1 note: sentence-too-long. --notes shows them.",
        "1 waived; --waived shows them.",
    ]


def test_beside_a_place_stands_the_question_that_is_answered_there(monkeypatch: pytest.MonkeyPatch) -> None:
    report = replace(REPORT, words_of=lambda path: "“What has\nhappened?”" if path[-1:] == ("text",) else "")
    lines = as_text([report]).splitlines()
    assert lines[0] == "a b.yaml:3:1: error [missing-section] passages: No norm."
    assert lines[2].endswith(" passages[1].text (“What has happened?”): ‘the’ stands twice.")
    printed = [line.strip() for line in shown(report, monkeypatch, 80).splitlines()]
    assert printed[printed.index("“What has happened?”") + 1] == "‘the’ stands twice."


def test_notes_and_waivers_are_shown_when_they_are_asked_for() -> None:
    text = as_text([REPORT], notes=True, waived=True)
    assert "a b.yaml:9:5: note [sentence-too-long]" in text
    assert "Reason: It is a quotation." in text
    assert text.endswith("1 note.\n1 waived.")


FOR_A_PERSON = [
    "Looked at: parts, asks, people at risk, figures, dates, norms, sources, names, signatories, spelling, wording.",
    "No program can judge whether the facts are true, those named consent, and the tone fits its reader.",
    "Still to be read by a person: each ask, each figure and quotation beside its source, each norm in its text.",
]


def test_what_was_looked_at_and_what_a_person_still_reads_stand_below_letters_without_an_error() -> None:
    assert as_text([FileReport("a.yaml", (NOTE, NOTE), language="en-GB")]).splitlines() == [
        "a.yaml: no errors and no warnings.",
        "2 notes: sentence-too-long (2). --notes shows them.",
        *FOR_A_PERSON,
    ]
    assert as_text([FileReport("a.yaml", (WARNING,))]).splitlines()[-4:] == ["no errors, 1 warning.", *FOR_A_PERSON]
    two = as_text([FileReport("a.yaml", ()), FileReport("b.yaml", ()), REPORT]).splitlines()
    assert two[:2] == ["a.yaml: no errors and no warnings.", "b.yaml: no errors and no warnings."]
    assert two[-3:] == FOR_A_PERSON
    assert "Looked at" not in as_text([REPORT])


def test_it_is_said_where_the_words_of_a_language_are_not_known() -> None:
    lines = as_text([FileReport("a.yaml", (), language="ar"), FileReport("b.yaml", (), language="fr")]).splitlines()
    assert lines[3] == "Of a letter in ar, no words were looked at: only what can be told without them."


def test_what_harms_most_is_told_first() -> None:
    people = replace(WARNING, rule="LK610", name="person-not-listed", line=20)
    ask = replace(WARNING, rule="LK204", name="ask-without-deadline", line=30)
    figure, norm = (replace(WARNING, rule=code, name=code.lower(), line=40) for code in ("LK401", "LK307"))
    text = as_text([FileReport("a.yaml", (NOTE, WARNING, norm, figure, ask, ERROR, people))], notes=True)
    assert re.findall(r" \[(.+?)\]", text)[:7] == [
        "person-not-listed", "missing-section", "ask-without-deadline", "lk401", "lk307", "repeated-word",
        "sentence-too-long",
    ]  # fmt: skip


def shown(report: FileReport, monkeypatch: pytest.MonkeyPatch, width: int, **given: bool) -> str:
    screen = io.StringIO()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.delenv("NO_COLOR", raising=False)
    print_findings([report], **given)
    return screen.getvalue()


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_terminal_shows_the_findings_by_passage_and_nothing_is_cut_off(
    monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    wide = Excerpt("在联合国" * 12, "安全理事会", "الأمم المتحدة " * 9)
    text = shown(
        FileReport("a.yaml", (WARNING, replace(WARNING, excerpt=wide)), (), ("norm", "ask")), monkeypatch, width
    )
    assert "Passage 2 · ask" in text
    assert "»the the«" in text.replace("\n    ", " ")
    assert "»安全理事会«" in "".join(text.split())
    assert all(cell_len(line) <= width for line in text.splitlines())


def test_words_that_would_move_the_cursor_are_shown_as_blanks() -> None:
    hostile = replace(WARNING, excerpt=Excerpt("\x1b[2J", "the\nthe", "\x9b"))
    assert "\x1b" not in as_text([FileReport("a.yaml", (hostile,))])
    assert "»the the«" in as_text([FileReport("a.yaml", (hostile,))])
