"""A file is wholly new or wholly old, whatever happens meanwhile."""

from __future__ import annotations

import contextlib
import os
import socket
import stat
import sys
import time
from pathlib import Path

import pytest

from letterkit.disk import file_names, files
from letterkit.errors import CannotRead, CannotWrite, WontOverwrite

NOT_ON_WINDOWS = pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights and links")
NOT_AS_ROOT = pytest.mark.skipif(
    sys.platform == "win32" or getattr(os, "geteuid", lambda: 1)() == 0, reason="root may write anywhere"
)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


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
        files.local_path(tmp_path, name)


def test_a_file_is_found_from_the_folder_of_the_draft(tmp_path: Path) -> None:
    assert files.local_path(tmp_path, " our logo.png ") == tmp_path / "our logo.png"
    assert files.local_path(tmp_path, str(tmp_path / "a.png")) == tmp_path / "a.png"


def test_a_file_that_is_not_there_is_said_with_what_to_do(tmp_path: Path) -> None:
    with (
        pytest.raises(CannotRead, match=r"The picture is not there\.") as refused,
        files.raising_cannot_read(tmp_path, files.PICTURE, "Do this."),
    ):
        (tmp_path / "none.png").read_bytes()
    assert refused.value.problems[0].hint == "Do this."


# -- what is no file ------------------------------------------------------------------------------------


@pytest.fixture
def no_files(tmp_path: Path) -> dict[str, Path]:
    """Things that have a name and are no files."""
    pipe, closed = tmp_path / "pipe", tmp_path / "socket"
    os.mkfifo(pipe)
    with socket.socket(socket.AF_UNIX) as end:
        end.bind(str(closed))
    (tmp_path / "zero").symlink_to("/dev/zero")
    (tmp_path / "to-pipe").symlink_to(pipe)
    (tmp_path / "round").symlink_to(tmp_path / "round")
    return {path.name: path for path in tmp_path.iterdir()}


@NOT_ON_WINDOWS
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("zero", "a device"),
        ("pipe", "a pipe"),
        ("to-pipe", "a pipe"),
        ("socket", "a socket"),
        ("round", "symbolic links"),
    ],
)
def test_what_is_no_file_is_neither_waited_for_nor_replaced(no_files: dict[str, Path], name: str, words: str) -> None:
    with pytest.raises(OSError, match=words):
        files.read(no_files[name])
    if name != "round":
        with pytest.raises(CannotWrite, match=words):
            files.write(no_files[name], b"x")
    assert files.read_or_none(no_files[name]) is None


@NOT_ON_WINDOWS
def test_a_file_that_becomes_a_pipe_before_it_is_opened_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.touch()
    opens = os.open

    def swapped(name: Path, flags: int) -> int:
        path.unlink()
        os.mkfifo(path)
        return opens(name, flags)

    monkeypatch.setattr(os, "open", swapped)
    with pytest.raises(OSError, match="a pipe"):
        files.read(path)


@pytest.mark.parametrize("name", ["a\0b", "x" * 300, "\udc80" * 3])
def test_what_is_no_name_is_an_os_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(OSError):
        files.read(tmp_path / name)
    assert not files.is_file(tmp_path / name) and not files.is_folder(tmp_path / name)


def test_a_file_is_read_to_one_byte_beyond_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 100)
    assert files.read(tmp_path / "a", 10) == b"x" * 11


@pytest.mark.parametrize("name", ["CON", "con.bib", "nul.yaml", "com1.docx", "LPT¹.txt"])
def test_windows_does_not_read_its_devices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    (tmp_path / name).touch()
    assert files.read(tmp_path / name) == b""
    monkeypatch.setattr(file_names, "WINDOWS", True)
    with pytest.raises(OSError, match="for a device"):
        files.read(tmp_path / name)


@pytest.mark.parametrize("name", ["con.docx", "AUX", "a.docx.", "a.docx ", "a\nb.md"])
def test_a_new_file_has_a_name_that_every_system_takes_and_an_old_one_is_kept(tmp_path: Path, name: str) -> None:
    with pytest.raises(CannotWrite, match="Nothing was changed"):
        files.write(tmp_path / name, b"x")
    assert names(tmp_path) == []
    (tmp_path / name).write_bytes(b"old")
    files.write(tmp_path / name, b"new")
    assert (tmp_path / name).read_bytes() == b"new"


# -- what somebody else writes meanwhile ----------------------------------------------------------------


def meanwhile(monkeypatch: pytest.MonkeyPatch, path: Path, content: bytes) -> None:
    """Another program writes a file while ours is being flushed to the disk."""

    def flush(_: int) -> None:
        path.write_bytes(content)

    monkeypatch.setattr(os, "fsync", flush)


@pytest.mark.parametrize("before", [b"old", None])
def test_a_file_that_was_changed_at_the_last_moment_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: bytes | None
) -> None:
    path = tmp_path / "a.yaml"
    if before is not None:
        path.write_bytes(before)
    meanwhile(monkeypatch, path, b"theirs")
    with pytest.raises(WontOverwrite, match="changed meanwhile"):
        files.write(path, b"ours", instead_of=before)
    assert path.read_bytes() == b"theirs" and names(tmp_path) == ["a.yaml"]


def test_a_file_that_is_as_it_was_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    files.write(path, b"one", instead_of=None)
    files.write(path, b"two", instead_of=b"one")
    assert path.read_bytes() == b"two" and names(tmp_path) == ["a.yaml"]


# -- other systems --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("refusals", "written"), [(3, True), (99, False)])
def test_windows_is_asked_again_for_a_file_that_is_held_for_a_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusals: int, written: bool
) -> None:
    path, replace, left = tmp_path / "a.md", Path.replace, [None] * refusals

    def held(self: Path, target: Path) -> Path:
        if left:
            left.pop()
            raise PermissionError(13, "The process cannot access the file")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    monkeypatch.setattr(file_names, "WINDOWS", True)
    path.write_bytes(b"old")
    with contextlib.nullcontext() if written else pytest.raises(CannotWrite, match="cannot access"):
        files.write(path, b"new")
    assert path.read_bytes() == (b"new" if written else b"old") and names(tmp_path) == ["a.md"]


@NOT_ON_WINDOWS
def test_macos_is_asked_to_have_the_disk_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    asked: list[int] = []
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda _, order: asked.append(order))
    files.write(tmp_path / "a.md", b"x")
    assert asked == [51]


@pytest.mark.parametrize("name", ["a", "a.md", "x" * 250 + ".yaml"])
def test_the_name_of_the_temporary_file_is_not_longer_than_that_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda _: seen.extend(names(tmp_path)))
    files.write(tmp_path / name, b"x")
    assert len(seen[0]) <= max(len(name), 6)


@NOT_ON_WINDOWS
def test_what_others_may_not_read_is_closed_to_them_while_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, modes = tmp_path / "a.yaml", set[int]()
    path.touch(0o600)
    monkeypatch.setattr(os, "fsync", lambda _: modes.update(stat.S_IMODE(x.stat().st_mode) for x in tmp_path.iterdir()))
    files.write(path, b"x")
    assert modes == {0o600}
