"""Sources of sentences line by line: numbered sentences, numbered sources, a new one field by field."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.faces.plain.test_beginnings import Answered

OCHA: dict[str, Any] = {"id": "ocha", "type": "report", "title": "Situation Report", "author": [{"literal": "UN OCHA"}]}
FACTS = {"meeting": "the briefing", "meeting_date": "2026-12-03", "opening": "They fled. More came."}


def answered(path: Path, lines: str, question: str = "opening", **data: Any) -> Answered:
    return Answered(path, question, lines, **{"sources": [OCHA], "facts": FACTS, **data})


def test_sentences_and_sources_are_numbered_and_one_is_put_behind_the_other(tmp_path: Path) -> None:
    done = answered(tmp_path / "a.yaml", ":sources\n1\n1\n:sources\n")
    assert "Which sentence is to have another source? 2 choices." in done.shown
    assert "1. They fled. No source." in done.shown and "2. More came. No source." in done.shown
    assert "1. Situation Report, UN OCHA" in done.shown
    assert done.fact("opening") == "They fled.[@ocha] More came."
    assert "They fled. Source: Situation Report, UN OCHA." in done.shown


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (":source 2\n1\n", "They fled. More came.[@ocha]"),
        (":sources 1\n1\n:undo\n", "They fled. More came."),
        (":sources 1\n1\n:sources 1\n3\n", "They fled. More came."),
        (":sources 1\n\n", "They fled. More came."),
        (":sources 1\n:quit\n", "They fled. More came."),
        (":sources 1\n2\nReport on Osh\nUNHCR\n\n\n", "They fled.[@report-on-osh] More came."),
    ],
)
def test_numbers_put_take_away_and_begin_a_new_one(tmp_path: Path, lines: str, text: str) -> None:
    assert answered(tmp_path / "a.yaml", lines).fact("opening") == text


def test_after_the_fields_of_a_new_source_the_question_is_there_again(tmp_path: Path) -> None:
    done = answered(tmp_path / "a.yaml", ":sources 1\n2\nReport\nUNHCR\nJune 2010\n\n:quit\n")
    assert done.session.form.position.question == "opening"
    assert done.data["sources"][1]["issued"] == {"date-parts": [[2010, 6]]}


def test_the_last_answer_of_prose_is_meant_at_a_question_that_has_none(tmp_path: Path) -> None:
    facts = {name: text for name, text in FACTS.items() if name != "opening"}
    lines = "They fled. More came.\n.\n:go title line\n:sources 2\n1\n"
    done = answered(tmp_path / "a.yaml", lines, facts=facts)
    assert done.fact("opening") == "They fled. More came.[@ocha]"
    assert done.session.form.position.question == "subject"


def test_a_source_field_takes_one_by_its_number(tmp_path: Path) -> None:
    lines = "+\nIt rained.\n.\n:sources\n1\n\n"
    done = answered(tmp_path / "a.yaml", lines, "evidence", evidence=[{"id": "a", "text": "It snowed."}])
    assert done.data["evidence"][1]["sources"] == ["ocha"]


def test_a_number_that_is_none_and_a_letter_without_prose_are_told(tmp_path: Path) -> None:
    done = answered(tmp_path / "a.yaml", ":sources 7\n")
    assert "There is no sentence 7." in done.shown and "from 1 to 2" in done.shown
    empty = answered(tmp_path / "b.yaml", ":sources\n", "subject", facts={})
    assert "There is no sentence here yet." in empty.shown


def test_an_answer_of_several_sentences_says_how_each_gets_its_source(tmp_path: Path) -> None:
    facts = {name: text for name, text in FACTS.items() if name != "opening"}
    several = answered(tmp_path / "a.yaml", "They fled. More came.\n.\n", facts=facts)
    assert "2 sentences. Type :sources to give each its source." in several.shown
    one = answered(tmp_path / "b.yaml", "They fled.\n.\n", facts=facts)
    assert "give each" not in one.shown
    told = answered(tmp_path / "c.yaml", "A b. C d. E f.\n.\n", "evidence")
    assert "3 sentences: each becomes a fact, and the paragraph stays one." in told.shown
