"""`preview --watch`: the letter anew at each save, with what is wrong where it cannot be read."""

from __future__ import annotations

import os
import re
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from letterkit.cli.watching import Watched
from letterkit.render.citeproc_server import CiteprocServer

from .scene import letter, run

pytestmark = pytest.mark.slow

terminals = pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is needed")


@pytest.fixture
def server() -> Iterator[CiteprocServer]:
    with CiteprocServer() as result:
        yield result


def touched(path: Path) -> None:
    """Makes sure that a save has another time than the last one, on any file system."""
    os.utime(path, ns=(time.time_ns(), path.stat().st_mtime_ns + 1_000_000))


def test_a_save_is_seen_and_nothing_else(tmp_path: Path, server: CiteprocServer) -> None:
    watched = Watched(letter(tmp_path / "a.yaml"), server)
    first = watched.state()
    assert watched.state() == first
    letter(tmp_path / "a.yaml", subject="Quite another")
    touched(tmp_path / "a.yaml")
    assert watched.state() != first
    assert "Quite another" in watched.markdown()
    assert "words, read" in watched.status()


def test_a_template_beside_the_draft_is_watched_too(tmp_path: Path, server: CiteprocServer) -> None:
    watched = Watched(letter(tmp_path / "a.yaml"), server)
    watched.markdown()
    before = watched.state()
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "profile.yaml").write_text("paper: A4\n", "utf-8")
    assert watched.state() != before
    assert watched.markdown()


def test_a_bibliography_is_watched_whatever_its_name(tmp_path: Path, server: CiteprocServer) -> None:
    (tmp_path / "refs.yaml").write_text("[]", "utf-8")
    watched = Watched(letter(tmp_path / "a.yaml", bibliography="refs.yaml"), server)
    watched.markdown()
    before = watched.state()
    (tmp_path / "refs.yaml").write_text("[ ]", "utf-8")
    assert watched.state() != before


def test_a_draft_that_is_half_written_leaves_the_last_letter_and_says_why(
    tmp_path: Path, server: CiteprocServer
) -> None:
    path = letter(tmp_path / "a.yaml")
    watched = Watched(path, server)
    whole = watched.markdown()
    path.write_text(path.read_text("utf-8") + "\nnew: [", "utf-8")
    assert watched.markdown() == whole
    assert "a.yaml:" in watched.problem and "cannot be read" in watched.status()
    shown = re.sub(r"\x1b\[[\d;]*m|\s", "", watched.screen(80))  # the path of the draft may be longer than a line
    assert shown.index("a.yaml:") < shown.index("OnExampleland")
    path.unlink()
    assert watched.markdown() == whole and watched.problem
    letter(path)
    assert watched.markdown() == whole and not watched.problem


def test_a_draft_that_is_not_there_ends_at_once(tmp_path: Path) -> None:
    ended = run("preview", tmp_path / "none.yaml", "--watch")
    assert ended.code == 2 and "There is no such file" in ended.err


@terminals
def test_in_a_terminal_it_follows_the_file_and_keeps_the_place(tmp_path: Path) -> None:
    from .terminal import Terminal

    text = "\n\n".join(f"Paragraph number {number}." for number in range(60))
    passages = [{"role": "situation", "text": text}]
    path = letter(tmp_path / "a.yaml", passages=passages)
    with Terminal(["preview", str(path), "--watch"], 24, 90) as terminal:
        terminal.until("On Exampleland")
        terminal.keys("\x1b[6~")
        terminal.until("Paragraph number 8.")
        letter(path, passages=[{"role": "situation", "text": text.replace("number 50.", "number fifty.")}])
        touched(path)
        terminal.until("Paragraph number fifty.")
        path.write_text("letterkit: [", "utf-8")
        touched(path)
        terminal.until("cannot be read")
        letter(path, subject="All is well again", passages=passages)
        touched(path)
        terminal.until("All is well again")
        terminal.keys("\x1b")
        assert terminal.ended() == 0


@terminals
def test_ctrl_c_ends_it_in_a_terminal_that_cannot_be_painted_on(tmp_path: Path) -> None:
    from .terminal import Terminal

    path = letter(tmp_path / "a.yaml")
    with Terminal(["preview", str(path), "--watch"], 24, 90, TERM="dumb") as terminal:
        terminal.until("words, read")
        threading.Timer(0.1, lambda: letter(path, subject="Once more")).start()
        terminal.until("Once more")
        terminal.keys("\x03")
        assert terminal.ended() == 130


def test_who_watches_through_a_pipe_reads_no_protected_name(tmp_path: Path, server: CiteprocServer) -> None:
    people = [{"name": "Mira Samplova", "pseudonym": "Ms S."}]
    watched = Watched(letter(tmp_path / "a.yaml", people=people, subject="On Mira Samplova"), server, "public")
    assert "On Ms S." in watched.markdown() and watched.problem == ""
    letter(tmp_path / "a.yaml", people=people, subject="On Mira Smaplova")
    assert watched.markdown() == "" and "would be named" in watched.problem
