"""Beginning a letter in a new file, and going on with one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from letterkit.errors import CannotWrite, InvalidDraft, UnknownName, WontOverwrite
from letterkit.interview import transitions
from letterkit.interview.opening import create, free_name, resume
from letterkit.interview.session import Session

from .scene import LIBRARY, PACK, TODAY


def again(path: Path) -> Session:
    return resume(path, LIBRARY, TODAY)


def start(path: Path) -> Session:
    return create(path, PACK, LIBRARY, TODAY)


def test_a_draft_is_not_begun_over_a_file_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("mine")
    with pytest.raises(WontOverwrite, match="letterkit edit"):
        start(path)
    assert path.read_text() == "mine"


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        start(tmp_path / "no" / "such" / "a.yaml")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="an administrator may write anywhere")
def test_a_folder_that_may_only_be_read_is_an_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(CannotWrite):
        start(tmp_path / "a.yaml")


@pytest.mark.parametrize(
    ("text", "error"),
    [("", InvalidDraft), ("letterkit: 1\ntemplate: no-such\n", UnknownName), ("letterkit: 1\nx: [", InvalidDraft)],
)
def test_a_draft_that_cannot_be_read_is_not_edited(tmp_path: Path, text: str, error: type[Exception]) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(text)
    with pytest.raises(error):
        again(path)
    assert path.read_text() == text


def test_a_new_letter_is_named_after_its_template_and_day(tmp_path: Path) -> None:
    assert free_name(tmp_path, PACK, TODAY).name == "interview-2026-11-30.yaml"
    for number in ("", "-2"):
        (tmp_path / f"interview-2026-11-30{number}.yaml").touch()
    assert free_name(tmp_path, PACK, TODAY).name == "interview-2026-11-30-3.yaml"


def test_a_letter_reached_by_another_path_is_at_the_same_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = start(tmp_path / "a.yaml")
    session.store(transitions.skip(transitions.jump(session.form, "event")))
    monkeypatch.chdir(tmp_path)
    assert again(Path("a.yaml")).form.position == session.form.position
    assert resume(Path("./a.yaml"), LIBRARY, TODAY).form.position == session.form.position
