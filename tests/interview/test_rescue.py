"""Answers that could not be written to their file are found again, shown, and never overwritten by what lacks them."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input

from letterkit.errors import CannotWrite, InvalidDraft, Problem
from letterkit.faces.plain.console import Lines
from letterkit.faces.plain.face import PlainFace
from letterkit.faces.screen.app import Screen
from letterkit.interview import rescue, transitions
from letterkit.interview.opening import create, resume
from letterkit.interview.session import Session
from letterkit.letter import drafts
from tests.faces.screen.full_screen import DOWN, ESC, HOME, F, Window, composed
from tests.interview.scene import LIBRARY, PACK, TODAY, new


def refuses(monkeypatch: pytest.MonkeyPatch, number: int = errno.EACCES) -> None:
    """From now on nothing can be written to a draft."""

    def save(path: Path, *_: Any, **__: Any) -> None:
        reason = OSError(number, os.strerror(number))
        raise CannotWrite(Problem(f"The file could not be written ({reason.strerror})."), reason=reason)

    monkeypatch.setattr(drafts, "save", save)


def left_behind(path: Path, country: str = "Exampleland") -> None:
    """A session whose answer could not be written, and that was killed then."""
    with pytest.MonkeyPatch.context() as patch:
        one = create(path, PACK, LIBRARY, TODAY) if not path.exists() else resume(path, LIBRARY, TODAY)
        refuses(patch)
        with pytest.raises(CannotWrite):
            one.store(transitions.answer(transitions.jump(one.form, "country"), country))


def country(path: Path) -> Any:
    return (drafts.load(path).data.get("facts") or {}).get("country")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    left_behind(tmp_path / "a.yaml")
    return tmp_path / "a.yaml"


def again(path: Path) -> Session:
    return resume(path, LIBRARY, TODAY)


def test_a_copy_is_found_and_taken_over_and_is_then_not_needed_any_more(path: Path) -> None:
    session = again(path)
    assert country(path) is None
    assert session.other_version == session.recovered[0]
    session.take_theirs()
    assert country(path) == "Exampleland"
    assert again(path).recovered == rescue.rescued_copies(path) == []
    session.store(transitions.undo(session.form))
    assert country(path) is None


def test_a_copy_that_is_left_alone_is_put_beside_the_letter(path: Path, tmp_path: Path) -> None:
    session = again(path)
    beside = session.keep_mine()
    assert beside == tmp_path / "a-found-1.yaml"
    assert country(tmp_path / "a-found-1.yaml") == "Exampleland"
    assert again(path).other_version is None


def test_a_copy_is_not_overwritten_by_answers_that_lack_its_own(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = again(path)
    refuses(monkeypatch)
    with pytest.raises(CannotWrite):
        session.store(transitions.answer(transitions.jump(session.form, "tone"), "sharp"))
    held = [drafts.load(file).data["facts"] for file in again(path).recovered]
    assert held == [{"country": "Exampleland"}, {"tone": "sharp"}]
    left = again(path)
    with pytest.raises(CannotWrite):  # still no room: the copy stays until its answers are elsewhere
        left.take_theirs()
    assert {"country": "Exampleland"} in [drafts.load(file).data["facts"] for file in again(path).recovered]


def test_a_new_letter_of_the_same_name_overwrites_no_copy(path: Path) -> None:
    path.unlink()
    with pytest.raises(InvalidDraft, match=r"Answers that could not be written to it are in .*a-"):
        again(path)
    assert create(path, PACK, LIBRARY, TODAY).recovered


def test_leaving_says_where_the_answers_are_and_how_to_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, remedy in ((errno.EACCES, "See that you may write in that folder"), (errno.ENOSPC, "Make room")):
        one = create(tmp_path / f"{number}.yaml", PACK, LIBRARY, TODAY)
        with monkeypatch.context() as patch:
            refuses(patch, number)
            with pytest.raises(CannotWrite, match=f"{remedy}.*; your next answer is then saved"):
                one.store(transitions.answer(transitions.jump(one.form, "country"), "Exampleland"))
            output = one.leave()
        assert f"Your answers are in {one.rescue.file}. {remedy}" in output
        assert "letterkit edit" in output and "takes them over" in output and "next answer" not in output


@pytest.mark.parametrize("typed", [":changes\n:theirs\n:quit\n", ":mine\n:quit\n", ":quit\n"])
def test_the_plain_face_offers_a_copy(path: Path, tmp_path: Path, typed: str) -> None:
    shown = io.StringIO()
    PlainFace(again(path), Lines(io.StringIO(typed), shown)).run()
    output = " ".join(shown.getvalue().split())
    assert "Answers that could not be saved the last time were found." in output
    assert ("found: Exampleland" in output) == typed.startswith(":changes")
    assert country(path) == ("Exampleland" if ":theirs" in typed else None)
    assert (tmp_path / "a-found-1.yaml").exists() == (":mine" in typed)
    assert bool(again(path).recovered) == (typed == ":quit\n")
    assert ("Nobody has said yet" in output) == (typed == ":quit\n")


@pytest.mark.parametrize("keys", [f"{HOME}\r", f"{HOME}{DOWN}\r", ESC, f"{ESC}{F[9]}\r{HOME}\r"])
def test_the_full_screen_begins_with_a_copy(path: Path, tmp_path: Path, keys: str) -> None:
    with create_pipe_input() as source, create_app_session(input=source, output=Window()):
        screen = Screen(again(path), composed, input=source, output=Window())
        assert any("could not be saved" in row.text for row in screen.list.rows)
        source.send_text(f"{keys}{F[10]}")
        screen.run()
    assert country(path) == ("Exampleland" if keys.endswith(f"{HOME}\r") else None)
    assert (tmp_path / "a-found-1.yaml").exists() == (DOWN in keys)
    assert bool(again(path).recovered) == (keys == ESC)


def test_a_copy_that_cannot_be_read_is_kept(path: Path) -> None:
    session = again(path)
    session.recovered[0].write_text("][")
    with pytest.raises(InvalidDraft):
        session.take_theirs()
    beside = session.keep_mine()
    assert beside and beside.read_text() == "]["


def test_a_copy_of_what_is_in_the_draft_is_not_offered(path: Path) -> None:
    (copy,) = rescue.rescued_copies(path)
    path.write_bytes(copy.read_bytes())
    assert again(path).other_version is None
    assert not copy.exists()


def test_the_copy_of_another_letter_is_its_own(path: Path, tmp_path: Path) -> None:
    assert create(tmp_path / "b.yaml", PACK, LIBRARY, TODAY).other_version is None
    assert new().pending == {}


def test_where_no_letter_can_be_begun_another_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuses(monkeypatch)
    with pytest.raises(CannotWrite, match="Choose another folder with -o") as error:
        create(tmp_path / "a.yaml", PACK, LIBRARY, TODAY)
    assert "Your answers" not in str(error.value) and "Make room" not in str(error.value)
    assert rescue.rescued_copies(tmp_path / "a.yaml") == []
