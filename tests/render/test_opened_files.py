"""Files that letterkit wrote are shown by the system's programs, without a shell; no other file is."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from letterkit.disk import file_names
from letterkit.errors import CannotOpen
from letterkit.render import opened_files, written_files

pytestmark = pytest.mark.skipif(os.name == "nt", reason="programs in a test are scripts of a shell")


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    file = tmp_path / "-a letter; rm x $(y).docx"
    written_files.put(file, b"PK")
    return file


def program(folder: Path, name: str, ends: str = "exit 0") -> Path:
    """Put a program into a folder that notes what it is given, each argument on a line."""
    file = folder / "bin" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$@\" > '{folder / 'given'}'\n{ends}\n")
    file.chmod(0o755)
    return file.parent


def on(system: str, folder: Path, monkeypatch: pytest.MonkeyPatch, ends: str = "exit 0") -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("PATH", f"{program(folder, 'open' if system == 'darwin' else 'xdg-open', ends)}:/bin:/usr/bin")


@pytest.mark.parametrize("system", ["linux", "darwin"])
def test_a_file_and_its_folder_are_handed_over_as_one_argument(
    system: str, letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(system, tmp_path, monkeypatch)
    monkeypatch.chdir(tmp_path)
    opened_files.show_file(Path(letter.name))
    assert (tmp_path / "given").read_text() == f"{letter}\n"
    opened_files.show_folder(letter)
    assert (tmp_path / "given").read_text() == (f"-R\n{letter}\n" if system == "darwin" else f"{tmp_path}\n")


def test_what_letterkit_did_not_write_is_not_opened(
    letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on("linux", tmp_path, monkeypatch)
    (tmp_path / "other.docx").write_bytes(b"PK")
    script = tmp_path / "a.desktop"
    written_files.put(script, b"x")
    gone = tmp_path / "gone.pdf"
    written_files.put(gone, b"x")
    gone.unlink()
    for file in (tmp_path / "other.docx", script, gone):
        for show in (opened_files.show_file, opened_files.show_folder):
            with pytest.raises(CannotOpen, match="Only files that letterkit wrote"):
                show(file)
    assert not (tmp_path / "given").exists()


def test_a_file_that_was_changed_since_is_still_opened(
    letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on("linux", tmp_path, monkeypatch)
    letter.write_bytes(b"PK changed")
    opened_files.show_file(letter)
    assert (tmp_path / "given").exists()


def test_without_a_desktop_nothing_is_started_and_where_the_file_is_is_said(
    letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on("linux", tmp_path, monkeypatch)
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(CannotOpen, match="There is no desktop here") as refused:
        opened_files.show_file(letter)
    assert str(letter) in str(refused.value)
    assert not (tmp_path / "given").exists()


@pytest.mark.parametrize("ends", ["exit 3", ""])
def test_a_program_that_fails_or_is_not_there_is_told(
    ends: str, letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on("linux", tmp_path, monkeypatch, ends)
    if not ends:
        monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotOpen, match="knows no program" if ends else "no `xdg-open`"):
        opened_files.show_file(letter)


def test_a_program_that_stays_is_not_waited_for(letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on("linux", tmp_path, monkeypatch, "exec sleep 5")
    monkeypatch.setattr(opened_files, "_A_MOMENT", 0.05)
    opened_files.show_file(letter)
    process = opened_files._shown.pop()
    process.kill()
    process.wait()


def test_windows_opens_it_by_itself(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[str] = []
    monkeypatch.setattr(file_names, "WINDOWS", True)
    monkeypatch.setattr(os, "startfile", started.append, raising=False)
    opened_files.show_file(letter)
    opened_files.show_folder(letter)
    assert started == [str(letter), str(letter.parent)]

    def refused(_: str) -> None:
        raise OSError(1155, "No application is associated")

    monkeypatch.setattr(os, "startfile", refused)
    with pytest.raises(CannotOpen, match="No application is associated"):
        opened_files.show_file(letter)
