"""Beginnings and formulas that a folder adds to any letter are tried, and named with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.interview.template_check import TemplateReport, check_templates

STARTERS = """\
questions:
  opening:
    starters:
      any:
        - "Our members in {{ place }} have asked …"
      firm:
        - "We will not be silent about …"
"""
FORMULAS = """\
formulas:
  - id: visits
    title: Visits
    say: "let monitors visit …"
    used_in: [ask/list, minister]
"""


def report_of(root: Path, starters: str = STARTERS, formulas: str = FORMULAS) -> TemplateReport:
    for name, text in (("starters", starters), ("formulas", formulas)):
        (root / name).mkdir()
        (root / name / "en.yaml").write_text(text, "utf-8")
    return check_templates(root)


def test_a_folder_of_beginnings_and_formulas_says_what_it_has(tmp_path: Path) -> None:
    assert report_of(tmp_path) == TemplateReport(
        (), ("starters: 2 beginnings for 1 question [en].", "formulas: 1 formula [en].")
    )


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("  opening:", "  openin:", "starters/en.yaml:2:3: questions.openin: No letter asks a question ‘openin’."),
        ("{{ place }}", "{{ plac }}", "starters/en.yaml:5:11: questions.opening.starters.any[0]: The template uses"),
        ("{{ place }}", "{{ case_name }}", "starters/en.yaml:5:11: questions.opening.starters.any[0]: "),
        ("questions:", "question:", "starters/en.yaml:1:1: question: "),
        ("monitors visit …", "monitors visit", "formulas/en.yaml:4:5: formulas[0].say: ‘let monitors visit’ does"),
        ("minister]", "minster]", "formulas[0].used_in[1]: ‘minster’ is neither a kind of letter nor a move."),
        ("formulas:", "formulae:", "formulas/en.yaml:1:1: formulae: "),
        ("formulas:\n", f"formulas:\n{FORMULAS.partition(chr(10))[2]}", "The formula ‘visits’ stands twice."),
    ],
)
def test_what_is_wrong_with_them_is_told_with_its_place(tmp_path: Path, old: str, new: str, says: str) -> None:
    report = report_of(tmp_path, STARTERS.replace(old, new), FORMULAS.replace(old, new))
    assert says in "\n".join(report.problems)
    assert report.lines == ()
