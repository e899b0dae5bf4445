"""A file is wholly new or wholly old, whatever happens meanwhile."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from letterkit.errors import CannotRead, CannotWrite
from letterkit.letter import files

NOT_ON_WINDOWS = pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights and links")
NOT_AS_ROOT = pytest.mark.skipif(
    sys.platform == "win32" or getattr(os, "geteuid", lambda: 1)() == 0, reason="root may write anywhere"
)


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_a_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    files.write(tmp_path / "a.md", b"one")
    files.write(tmp_path / "a.md", b"two")
    assert (tmp_path / "a.md").read_bytes() == b"two" and names(tmp_path) == ["a.md"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")

    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((os, "fsync", fails) if step == "fsync" else (Path, "replace", fails)))
    with pytest.raises(CannotWrite, match="No space left") as caught:
        files.write(path, b"new")
    assert str(path) in str(caught.value)
    assert path.read_bytes() == b"old" and names(tmp_path) == ["a.md"]


def test_an_interruption_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")

    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        files.write(path, b"new")
    assert path.read_bytes() == b"old" and names(tmp_path) == ["a.md"]


@NOT_ON_WINDOWS
def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target, link = tmp_path / "real" / "a.md", tmp_path / "link.md"
    target.write_bytes(b"old")
    link.symlink_to(target)
    files.write(link, b"new")
    assert link.is_symlink() and target.read_bytes() == b"new"


@NOT_ON_WINDOWS
def test_the_rights_of_a_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    path.chmod(0o640)
    files.write(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@NOT_AS_ROOT
def test_a_folder_that_may_not_be_written_is_an_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(CannotWrite, match="Nothing was changed"):
            files.write(tmp_path / "a.md", b"x")
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize("name", ["none/a.md", "x" * 300, "nul\0.md", "."])
def test_a_place_that_cannot_be_written_is_an_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(CannotWrite):
        files.write(tmp_path / name, b"x")
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", ["x" * 250 + ".yaml", "ж" * 120 + ".yaml", "\U0001f600" * 60 + ".yaml"])
def test_the_longest_names_that_a_folder_takes_can_be_written(tmp_path: Path, name: str) -> None:
    files.write(tmp_path / name, b"x")
    assert len(names(tmp_path)) == 1


@pytest.mark.parametrize(
    "name", [r"\\server\share\logo.png", "//server/logo.png", "https://x.org/logo.png", "file:///x"]
)
def test_nothing_is_asked_for_over_the_network(tmp_path: Path, name: str) -> None:
    with pytest.raises(CannotRead, match="not a file on this computer"):
        files.beside(tmp_path, name)


def test_a_file_is_found_from_the_folder_of_the_draft(tmp_path: Path) -> None:
    assert files.beside(tmp_path, " our logo.png ") == tmp_path / "our logo.png"
    assert files.beside(tmp_path, str(tmp_path / "a.png")) == tmp_path / "a.png"


def test_a_file_that_is_not_there_is_said_with_what_to_do(tmp_path: Path) -> None:
    with (
        pytest.raises(CannotRead, match="The logo is not there") as refused,
        files.reading(tmp_path, "logo", "Do this."),
    ):
        (tmp_path / "none.png").read_bytes()
    assert refused.value.problems[0].hint == "Do this."
