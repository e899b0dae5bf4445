"""`letterkit preview`: the letter in the terminal, as far as it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.cli import preview

from .scene import letter, run


def test_a_pipe_gets_the_markdown_that_render_writes(tmp_path: Path) -> None:
    path = letter(tmp_path / "a.yaml")
    ended = run("preview", path)
    assert (ended.code, ended.err) == (0, "")
    assert ended.text == run("render", path, "-o", "-").text


def test_what_is_missing_shows_as_a_gap(tmp_path: Path) -> None:
    ended = run("preview", letter(tmp_path / "a.yaml", passages=[{"role": "situation"}]))
    assert ended.code == 0
    assert "[event]" in ended.text


@pytest.mark.parametrize("content", ["", "letterkit: 1\ntemplate: no-such\n"])
def test_a_draft_that_cannot_be_read_exits_2(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.yaml").write_text(content)
    ended = run("preview", tmp_path / "a.yaml")
    assert (ended.code, ended.text) == (2, "")
    assert ended.err


def test_a_terminal_gets_the_letter_laid_out_without_its_marks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(preview, "colours", lambda: True)
    preview.show("# A title\n\nTwo\\\nlines, *emphasis*.\n")
    shown = capsys.readouterr().out
    assert "A title" in shown
    assert "Two\nlines, emphasis." in "\n".join(line.strip() for line in shown.splitlines())
