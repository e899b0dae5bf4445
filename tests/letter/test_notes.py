"""Notes: one stop at the end of each, and one number for those that are the same."""

from __future__ import annotations

import pytest

from letterkit.languages.language import NoteStyle, Points
from letterkit.languages.reading import read_language
from letterkit.letter.composed import Letter, Part, Style
from letterkit.letter.markdown import read
from letterkit.letter.markup import Note, Paragraph, blocks_text
from letterkit.letter.notes import marks, number_notes, settle, without_own_stop


def letter(text: str, language: str = "en") -> Letter:
    return Letter("", language, None, (Part(Style.BODY, read(text)),), note_style=read_language(language).note_style)


def note(text: str, language: str = "en") -> str:
    (settled,) = marks(settle(letter(f"x[^1]\n\n[^1]: {text}\n", language)).parts)
    return blocks_text(settled.blocks)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Report", "Report."),
        ("Report.", "Report."),
        ("Why?", "Why?"),
        ("Enough!", "Enough!"),
        ("and so on…", "and so on…"),
        ("and so on...", "and so on..."),
        ("see p. 5 ff.", "see p. 5 ff."),
        ("“Where is it?”", "“Where is it?”"),
        ("“Where is it”", "“Where is it”."),
        ("“It is here.”", "“It is here.”"),
        ("*Report.*", "Report."),
        ("*Report*", "Report."),
        ("Report (Geneva, 2010)", "Report (Geneva, 2010)."),
        ("Report (2nd ed.)", "Report (2nd ed.)."),
        ("(See the annex.)", "(See the annex.)"),
        ("https://example.org/a", "https://example.org/a."),
        ("<https://example.org/a?>", "https://example.org/a?."),
        ("see [the report](https://example.org/a)", "see the report."),
        ("Report;", "Report."),
        ("Report,", "Report."),
    ],
)
def test_a_note_ends_in_one_stop(typed: str, printed: str) -> None:
    assert note(typed) == printed


@pytest.mark.parametrize(
    ("language", "typed", "printed"),
    [
        ("zh", "报告", "报告。"),
        ("zh", "报告。", "报告。"),
        ("zh", "The report", "The report."),
        ("ar", "تقرير", "تقرير."),
        ("ur", "رپورٹ", "رپورٹ۔"),
        ("hi", "रिपोर्ट", "रिपोर्ट।"),
        ("ja", "報告書", "報告書。"),
        ("hy", "Զեկույց", "Զեկույց։"),
        ("am", "ሪፖርት", "ሪፖርት።"),
        ("mr", "अहवाल", "अहवाल."),
        ("ru", "Доклад, 18 июня 2010 г.", "Доклад, 18 июня 2010 г."),
    ],
)
def test_the_stop_is_that_of_the_language(language: str, typed: str, printed: str) -> None:
    assert note(typed, language) == printed


def test_only_the_end_of_a_note_of_several_paragraphs_has_a_stop_added() -> None:
    assert note("One\n\n    Two") == "One\n\nTwo."
    assert note("One\n\n    - two\n    - three") == "One\n\ntwo\nthree."
    assert note("One\n\n    > two") == "One\n\ntwo."


def test_a_note_that_is_marked_twice_is_one_note() -> None:
    settled = settle(letter("a[^1] b[^2] c[^1] d[^3]\n\n[^1]: The  report\n\n[^2]: Other.\n\n[^3]: The report.\n"))
    assert [found.number for found in marks(settled.parts)] == [1, 2, 1, 1]
    assert [found.number for found in marks(number_notes(settled).parts)] == [1, 2, 1, 1]


def test_a_number_stays_where_words_come_to_be_alike() -> None:
    """Two people whose names are taken out are still two sources."""
    first, second = (Note(read("Interview with [name withheld]."), number=number) for number in (1, 2))
    withheld = Letter("", "en", None, (Part(Style.BODY, (Paragraph((first, second)),)),))
    assert [found.number for found in marks(number_notes(withheld).parts)] == [1, 2]


def test_the_stop_of_the_citation_style_gives_way_to_another() -> None:
    assert without_own_stop("", "“Where?”.") == "“Where?”"
    assert without_own_stop("", "A.") == "A."
    assert without_own_stop("第", "6条.") == "6条"
    assert NoteStyle().points == Points()
