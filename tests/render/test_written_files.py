"""What letterkit remembers of the files that it wrote."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from letterkit.disk import files
from letterkit.errors import CannotWrite, WontOverwrite
from letterkit.render import written_files

PUT = """
import sys
from pathlib import Path
from letterkit.render import written_files
for number in range(15):
    written_files.put(Path("letter.txt"), f"{sys.argv[1]} {number}".encode())
"""


def test_what_we_wrote_is_replaced_and_what_somebody_changed_is_not(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    assert written_files.put(path, b"one")
    assert not written_files.put(path, b"one")
    assert written_files.put(path, b"two") and written_files.put(path, b"three")
    path.write_bytes(b"somebody's")
    with pytest.raises(WontOverwrite):
        written_files.put(path, b"four")
    assert path.read_bytes() == b"somebody's"
    assert written_files.put(path, b"four", force=True) and written_files.put(path, b"five")


def test_several_letterkits_write_one_output_one_after_another(tmp_path: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", PUT, str(number)], cwd=tmp_path, stderr=subprocess.PIPE)
        for number in range(6)
    ]
    complaints = [writer.communicate(timeout=120)[1] for writer in writers]
    assert complaints == [b""] * len(writers)
    assert written_files.put(tmp_path / "letter.txt", b"afterwards")


def test_an_output_is_ours_where_letterkit_was_ended_before_it_could_say_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "letter.txt"
    written_files.put(path, b"one")
    write = files.write

    def killed(target: Path, content: bytes, **how: Any) -> None:
        write(target, content, **how)
        if target == path:
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(files, "write", killed)
        with pytest.raises(KeyboardInterrupt):
            written_files.put(path, b"two")
    assert written_files.put(path, b"three")


def test_an_output_that_could_not_be_written_is_still_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "letter.txt"
    written_files.put(path, b"one")
    write = files.write

    def full(target: Path, content: bytes, **how: Any) -> None:
        if target == path:
            raise CannotWrite("The disk is full.")
        write(target, content, **how)

    for attempt in (b"two", b"three", b"four"):
        with monkeypatch.context() as patched:
            patched.setattr(files, "write", full)
            with pytest.raises(CannotWrite):
                written_files.put(path, attempt)
    assert written_files.put(path, b"five")
