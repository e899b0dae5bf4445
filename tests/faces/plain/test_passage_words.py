"""What the letter says where an answer went: the paragraph with the new words, shortly."""

from __future__ import annotations

from pathlib import Path

from letterkit.faces.plain.passage_words import reads_now
from letterkit.interview.marked_words import Span
from letterkit.interview.passage_preview import PRINTS_NOTHING, Preview
from tests.faces.plain.test_beginnings import Answered


def test_the_paragraph_with_the_new_words_is_read_out() -> None:
    lines = ((Span("Before."),), (Span("We ask. "), Span("It is late.", is_new=True)), (), (Span("Now.", is_new=True),))
    assert reads_now(Preview("Asks", lines)) == (
        "‘Asks’ reads now: We ask. It is late.",
        "1 more paragraph has new words. :preview shows the letter.",
    )


def test_of_a_long_paragraph_what_stands_round_the_new_words_is_read_out() -> None:
    line = (Span("word " * 300), Span("new words ", is_new=True), Span("more " * 300))
    (said,) = reads_now(Preview("Asks", (line,)))
    assert "word new words more" in said and said.count("…") == 2 and len(said) < 450
    (end,) = reads_now(Preview("Asks", (line[:2],)))
    assert end.endswith("word new words")


def test_what_changes_nothing_says_why() -> None:
    assert reads_now(Preview("Asks", ((Span("Old."),),), remarks=(PRINTS_NOTHING,))) == (str(PRINTS_NOTHING),)


def test_it_is_read_out_after_an_answer_in_sentences(tmp_path: Path) -> None:
    done = Answered(tmp_path / "a.yaml", "opening", "We write to you.\n.\n")
    assert "reads now: We write to you." in done.shown
    kept = Answered(tmp_path / "b.yaml", "opening", "\n", facts={"opening": "We write to you."})
    assert "reads now" not in kept.shown
