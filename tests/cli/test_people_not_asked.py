"""A letter that speaks of people whom nobody has asked: `render` says what to write, and for whom it writes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from letterkit.letter import drafts

from .scene import letter, run

pytestmark = pytest.mark.slow


def spoken_of(folder: Path, **changes: Any) -> Path:
    path = letter(folder / "a.yaml", **changes)
    data = drafts.load(path).data
    first = {"role": "situation", "text": "On 3 May 2026 the police arrested Mira Samplova in Osh."}
    data = {key: value for key, value in data.items() if key != "people" or "people" in changes}
    drafts.save(path, {**data, "passages": [first, *data["passages"][1:]]})
    return path


@pytest.mark.parametrize("reader", [(), ("--audience", "public")])
def test_it_is_not_written_for_everybody(tmp_path: Path, reader: tuple[str, ...]) -> None:
    target = tmp_path / "out.md"
    ended = run("render", spoken_of(tmp_path), "-o", target, *reader)
    assert ended.code == 1
    assert not target.exists()
    assert "‘Mira Samplova’ (line" in ended.err
    assert "`people: []`" in " ".join(ended.err.split())


@pytest.mark.parametrize("reader", ["recipient", "internal"])
def test_it_is_written_for_those_who_know_the_person(tmp_path: Path, reader: str) -> None:
    target = tmp_path / "out.md"
    assert run("render", spoken_of(tmp_path), "-o", target, "--audience", reader).code == 0
    assert "Mira Samplova" in target.read_text("utf-8")


def test_an_empty_list_is_an_answer(tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    assert run("render", spoken_of(tmp_path, people=[]), "-o", target).code == 0
    assert target.exists()
