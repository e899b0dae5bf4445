from __future__ import annotations

from letterkit.letter.composed import Style
from letterkit.render.formats import write

from . import sample


def test_lines_fit_an_email() -> None:
    text = write(sample.english(), "txt").decode()
    assert max(len(line) for line in text.splitlines() if "https://" not in line) <= 72
    assert "\r" not in text


def test_ordinals_and_notes() -> None:
    text = write(sample.english(), "txt").decode()
    assert "10th" in text
    assert "[1] OHCHR, Situation of human rights" in text
    assert text.index(sample.SIGNATORIES[-1]) < text.index("[1] OHCHR")


def test_subject_and_signature_lines() -> None:
    text = write(sample.english(), "txt").decode()
    assert "Dr. Miriam Sample\nExecutive Director\n" in text
    assert "Open Letter to the UN Security Council" in text
    assert Style.SUBJECT.value not in text
