"""Cases and questions of a draft, as Markdown."""

from __future__ import annotations

import pytest

from letterkit.compose.printed_lists import case_list, numbered_questions
from letterkit.compose.source_marks import SourceMarks
from letterkit.languages.reading import read_language
from letterkit.letter.escapes import unescape
from letterkit.letter.evidence import Case
from letterkit.letter.markdown import read
from letterkit.letter.markup import OrderedList, Paragraph, Strong, Text
from letterkit.letter.model import QuestionGroup

CASES = (
    Case(name="A. B.", what="was taken from his home.", date="2026-06-03", place="Kano", status="held", source="ocha"),
    Case(name="*C*", date="2026-06"),
    Case(what="A raid", date="in the night of 3 June", source="Radio, 3 June"),
    Case(what="A raid", date=2026),
)


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("en", "**A. B.** (Kano, 3 June 2026; held): was taken from his home.[@ocha]", r"**\*C\*** (June 2026)"),
        ("fr", "**A. B.** (Kano, 3 juin 2026; held)\u00a0: was taken from his home.[@ocha]", r"**\*C\*** (juin 2026)"),
        ("ar", "**A. B.** (Kano، 3 يونيو 2026؛ held): was taken from his home.[@ocha]", r"**\*C\*** (يونيو 2026)"),
    ],
)
def test_a_case_has_place_day_and_how_it_stands_behind_its_name(language: str, first: str, second: str) -> None:
    marks = SourceMarks(("ocha",))
    lines = case_list(CASES, read_language(language), ("ocha",), marks).split("\n")
    assert lines[1] == f"- {second}"
    assert unescape(lines[0]) == f"- {first}"
    assert marks.notes == "\n\n[^source-1]: Radio\\, 3 June"


def test_a_case_without_a_name_and_a_day_in_words_or_a_year() -> None:
    lines = case_list(CASES[2:], read_language("en"), (), SourceMarks(())).split("\n")
    assert lines == ["- (in the night of 3 June): A raid[^source-1]", "- (2026): A raid"]


def test_questions_are_numbered_through_their_groups() -> None:
    groups = ("Where is he?", "Is he alive?", QuestionGroup("On the *contract*", questions=("Who signed it?", "When?")))
    written = numbered_questions(groups, ())
    assert (
        unescape(written) == "1. Where is he?\n2. Is he alive?\n\n**On the *contract***\n\n3. Who signed it?\n4. When?"
    )
    first, heading, second = read(written)
    assert isinstance(first, OrderedList) and isinstance(second, OrderedList)
    assert (first.start, second.start, len(second.items)) == (1, 3, 2)
    assert heading == Paragraph((Strong((Text("On the *contract*"),)),))
