"""The numbers of sources as the letter prints them."""

from __future__ import annotations

from letterkit.interview.position import Position
from letterkit.interview.source_attachment import AttachedSource, SourcedSentence, SourceTarget
from letterkit.interview.source_numbers import printed_marks
from letterkit.letter.plain_text import Line


def sentence(words: str, *names: str) -> SourcedSentence:
    sources = tuple(AttachedSource(name, 0, name, "text") for name in names)
    return SourcedSentence(SourceTarget(Position("opening"), 0), words, sources)


def letter(*texts: str, notes: tuple[str, ...]) -> list[Line]:
    return [*(Line(text, 1) for text in texts), *(Line(note) for note in notes)]


NOTES = ("[1]: Bulletin.", "[2]: UN OCHA, Situation Report.", "[3]: his family, July 2025.")


def test_each_source_has_the_mark_of_its_note_in_whatever_order_they_are_printed() -> None:
    found = [sentence("It rained.", "his family, July 2025", "Bulletin"), sentence("It rose.")]
    assert printed_marks(found, letter("It rained.[1][3] It rose.", notes=NOTES)) == (("[3]", "[1]"), ())


def test_a_sentence_that_stands_twice_has_the_marks_of_each_place() -> None:
    found = [sentence("It rained.", "Bulletin"), sentence("It rained.", "Situation Report, UN OCHA")]
    assert printed_marks(found, letter("It rained.[1] It rained.[2]", notes=NOTES)) == (("[1]",), ("[2]",))


def test_what_the_letter_does_not_print_one_by_one_has_no_number() -> None:
    found = [sentence("It rained.", "Bulletin"), sentence("It rose.", "iccpr", "cat"), sentence("It fell.", "iccpr")]
    text = letter("It rained. It rose.[4][5] It fell.[6]", notes=NOTES)
    assert printed_marks(found, text) == ((), (), ("[6]",))
