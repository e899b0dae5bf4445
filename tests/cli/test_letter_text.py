"""A letter's Markdown on a terminal."""

from __future__ import annotations

import pytest

from letterkit.cli import letter_text


def test_a_terminal_gets_the_letter_laid_out_without_its_marks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(letter_text, "colours", lambda: True)
    letter_text._print_markdown("# A title\n\nTwo\\\nlines, *emphasis*.\n")
    shown = capsys.readouterr().out
    assert "A title" in shown
    assert "Two\nlines, emphasis." in "\n".join(line.strip() for line in shown.splitlines())
