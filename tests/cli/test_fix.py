"""`check --fix`: shown first, asked about, made all at once; the rest of the file stays as it is."""

from __future__ import annotations

import codecs
import json
from pathlib import Path

import pytest

from letterkit.cli import fix

from .scene import LETTER, run

SLIPS = LETTER.replace("Something has happened.", "In Osh , where  they the the people fled.It went on.").replace(
    "letterkit: 1\n", "# a comment\nletterkit: 1   # kept\n"
)
RIGHT = SLIPS.replace(
    "In Osh , where  they the the people fled.It went on.", "In Osh, where they the people fled. It went on."
)


def test_changes_are_shown_and_made_with_yes(tmp_path: Path) -> None:
    path = tmp_path / "a b.yaml"
    path.write_bytes(codecs.BOM_UTF8 + SLIPS.replace("\n", "\r\n").encode())
    ended = run("check", path, "--fix", "--yes")
    assert path.read_bytes() == codecs.BOM_UTF8 + RIGHT.replace("\n", "\r\n").encode()
    assert "4 changes made." in ended.err
    assert "- In Osh , where  they" in ended.text
    assert "+ In Osh, where  they" in ended.text
    assert ended.code == 0
    assert run("check", path, "--fix", "--yes").err.startswith("Nothing can be put right")


def test_nothing_is_changed_where_nobody_can_be_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(SLIPS)
    ended = run("check", path, "--fix")
    assert ended.code == 2
    assert "--yes" in ended.err
    assert path.read_text() == SLIPS


@pytest.mark.parametrize(("answer", "changed"), [("y\n", True), ("n\n", False), ("\n", False)])
def test_on_a_terminal_it_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, changed: bool) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(SLIPS)
    monkeypatch.setattr(fix, "both_terminals", lambda: True)
    run("check", path, "--fix", typed=answer)
    assert path.read_text() == (RIGHT if changed else SLIPS)


def test_stopping_at_the_question_leaves_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(SLIPS)
    monkeypatch.setattr(fix, "both_terminals", lambda: True)
    assert run("check", path, "--fix", typed="").code == 130
    assert path.read_text() == SLIPS


def test_a_file_that_changed_meanwhile_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(SLIPS)

    def meanwhile(changes: int, yes: bool) -> bool:
        path.write_text(SLIPS + "# mine\n")
        return True

    monkeypatch.setattr(fix, "_agreed", meanwhile)
    ended = run("check", path, "--fix", "--yes")
    assert (ended.code, path.read_text()) == (2, SLIPS + "# mine\n")
    assert "changed meanwhile" in ended.err


def test_the_report_for_a_program_stays_a_report(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(SLIPS)
    ended = run("check", path, "--fix", "--yes", "--format", "json")
    assert json.loads(ended.text)["summary"]["errors"] == 0
    assert "- In Osh" in ended.err


def test_a_draft_that_cannot_be_read_is_told_as_ever(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("letterkit: [")
    assert run("check", path, "--fix", "--yes").code == 2


IN_MOVES = """\
letterkit: 1
template: council-appeal
date: 2026-11-20
recipients: [{organization: the Security Council, style: un-security-council}]
subject: An appeal
facts:
  urgency: |-  # kept
    Winter comes , and
    the the roads close.
evidence:
- id: a
  text: |
    They fled the the camp. # no comment
    In Osh ,  nobody came.
  sources:  # kept
  - "Radio  Example"
cases:
- {name: A. Example, what: 'He was was held.'}  # kept
passages:
- {role: situation, evidence: [a]}
- {role: situation, move: situation/cases}
- {role: norm, invokes: [{norm: wso-2005}], answers: {application: "It means that  they must act."}}
- {role: ask, asks: [{action: send a a mission, deadline: 2026-12-15}]}
- {role: urgency}
signatories: [{name: Amina Example, title: Director, organization: Example Watch}]
"""


def test_slips_are_mended_in_what_moves_print_and_nothing_else_changes(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(IN_MOVES)
    run("check", path, "--fix", "--yes")
    right = IN_MOVES
    for slip, mended in (
        ("They fled the the camp.", "They fled the camp."),
        ("In Osh ,  nobody", "In Osh, nobody"),
        ("Radio  Example", "Radio Example"),
        ("was was held", "was held"),
        ("comes , and", "comes, and"),
        ("    the the roads", "    the roads"),
        ("that  they", "that they"),
        ("send a a mission", "send a mission"),
    ):
        right = right.replace(slip, mended)
    assert path.read_text() == right
