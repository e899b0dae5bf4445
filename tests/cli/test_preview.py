"""`letterkit preview`: the letter in the terminal, as far as it is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from letterkit.cli import preview

from .scene import letter, run


def test_a_pipe_gets_the_markdown_that_render_writes(tmp_path: Path) -> None:
    path = letter(tmp_path / "a.yaml")
    ended = run("preview", path)
    assert (ended.code, ended.err) == (0, "")
    assert ended.text == run("render", path, "-o", "-").text


def test_what_the_earlier_form_lacks_shows_as_a_gap(tmp_path: Path) -> None:
    ended = run("preview", letter(tmp_path / "a.yaml", language="fr", passages=[{"role": "situation"}]))
    assert ended.code == 0
    assert "[event]" in ended.text


@pytest.mark.parametrize("content", ["", "letterkit: 1\ntemplate: no-such\n"])
def test_a_draft_that_cannot_be_read_exits_2(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.yaml").write_text(content)
    ended = run("preview", tmp_path / "a.yaml")
    assert (ended.code, ended.text) == (2, "")
    assert ended.err


WITH_PEOPLE: dict[str, Any] = {
    "people": [{"name": "Mira Samplova", "pseudonym": "Ms S."}],
    "subject": "On the arrest of Mira Samplova",
}


def test_a_preview_that_goes_into_a_file_is_for_the_public(tmp_path: Path) -> None:
    ended = run("preview", letter(tmp_path / "a.yaml", **WITH_PEOPLE))
    assert (ended.code, "Samplova" in ended.text, "arrest of Ms S." in ended.text) == (0, False, True)


def test_a_preview_for_ones_own_eyes_has_the_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = letter(tmp_path / "a.yaml", **WITH_PEOPLE)
    assert "Mira Samplova" in run("preview", path, "--audience", "internal").text
    monkeypatch.setattr(preview, "usual_audience", lambda: "internal")
    assert "Mira Samplova" in run("preview", path).text


def test_a_preview_of_what_cannot_be_replaced_is_refused(tmp_path: Path) -> None:
    path = letter(tmp_path / "a.yaml", **(WITH_PEOPLE | {"subject": "On Mira Smaplova"}))
    ended = run("preview", path)
    assert (ended.code, ended.text) == (1, "")
    assert "»Mira Smaplova«" in ended.err and "--audience internal" in ended.err
