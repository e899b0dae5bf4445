"""The interview on disk: nothing that was answered is lost, and nothing of anybody else's is overwritten."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from letterkit.errors import CannotWrite, InvalidDraft, WontOverwrite
from letterkit.interview import actions, transitions
from letterkit.interview.diff import differences
from letterkit.interview.opening import create, resume
from letterkit.interview.session import Session
from letterkit.letter import drafts

from .scene import LIBRARY, PACK, TODAY, WHOLE


def start(path: Path) -> Session:
    return create(path, PACK, LIBRARY, TODAY)


def again(path: Path) -> Session:
    return resume(path, LIBRARY, TODAY)


def test_every_answer_is_in_the_file_before_the_next_question(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    session = start(path)
    for typed in WHOLE:
        session.store(transitions.answer(session.form, typed))
        assert drafts.load(path).data == session.form.data
    assert session.form.finished


def test_a_draft_that_was_changed_meanwhile_is_left_alone_and_the_answers_are_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    session = start(path)
    theirs = path.read_text() + "subject: Theirs\n"
    path.write_text(theirs)
    with pytest.raises(WontOverwrite, match="changed by another program") as refused:
        session.store(transitions.answer(session.form, "Council of Examples"))
    message = str(refused.value)
    assert ":theirs takes the changed file, :mine keeps your answers. Your answers are kept in" in actions.typed(
        message
    )
    assert "F9 shows what differs. Your answers are kept in" in actions.pressed(message)
    assert path.read_text() == theirs
    assert session.rescue.file and "Council of Examples" in session.rescue.file.read_text("utf-8")
    assert "a-mine-1.yaml" in session.leave()
    assert not session.rescue.file
    aside = drafts.load(tmp_path / "a-mine-1.yaml").data
    assert aside["recipients"] == [{"organization": "Council of Examples"}]
    assert path.read_text() == theirs


def test_the_changed_file_can_be_taken_and_ones_own_answers_come_back_with_undo(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    session = start(path)
    path.write_text(path.read_text() + "subject: Theirs\n")
    mine = transitions.answer(session.form, "Council of Examples")
    with pytest.raises(WontOverwrite):
        session.store(mine)
    assert [(d.mine, d.theirs) for d in differences(mine, session.load_theirs())] == [
        ("Council of Examples", ""),
        ("", "Theirs"),
    ]
    session.take_theirs()
    assert session.form.data["subject"] == "Theirs"
    session.store(transitions.undo(session.form))
    assert drafts.load(path).data == mine.data
    assert [file.name for file in tmp_path.iterdir()] == ["a.yaml"]


@pytest.mark.parametrize("theirs", ["subject: Theirs\n", "  ]["])
def test_ones_own_answers_can_be_kept_and_the_other_version_stands_beside(tmp_path: Path, theirs: str) -> None:
    path = tmp_path / "a.yaml"
    session = start(path)
    path.write_text(path.read_text() + theirs)
    changed = path.read_text()
    with pytest.raises(WontOverwrite):
        session.store(transitions.answer(session.form, "Council of Examples"))
    assert session.keep_mine() == tmp_path / "a-theirs-1.yaml"
    assert (tmp_path / "a-theirs-1.yaml").read_text() == changed
    assert drafts.load(path).data == session.form.data
    session.store(transitions.answer(session.form, "council"))
    assert drafts.load(path).data == session.form.data


def test_a_changed_file_that_is_no_draft_cannot_be_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    session = start(path)
    path.write_text("][")
    with pytest.raises(InvalidDraft):
        session.take_theirs()
    assert path.read_text() == "]["


def test_answers_put_aside_take_a_name_that_is_free(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    (tmp_path / "a-mine-1.yaml").write_text("somebody's")
    session = start(path)
    path.write_text("letterkit: 1\ntemplate: interview\n")
    with pytest.raises(WontOverwrite):
        session.store(transitions.answer(session.form, "Council of Examples"))
    assert "a-mine-2.yaml" in session.leave()
    assert (tmp_path / "a-mine-1.yaml").read_text() == "somebody's"


@pytest.mark.parametrize("kind", ["gone", "folder"])
def test_a_draft_that_went_away_meanwhile_loses_no_answer(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.yaml"
    session = start(path)
    path.unlink()
    if kind == "folder":
        path.mkdir()
    with pytest.raises(WontOverwrite) as refused:
        session.store(transitions.answer(session.form, "Council of Examples"))
    assert ("renamed, moved or deleted" in str(refused.value)) == (kind == "gone")
    if kind == "gone":
        assert "was written anew" in session.leave()
        assert drafts.load(path).data["recipients"][0]["organization"] == "Council of Examples"
        return
    assert "a-mine-1.yaml" in session.leave()
    assert "Council of Examples" in (tmp_path / "a-mine-1.yaml").read_text("utf-8")


def test_moving_about_does_not_touch_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("letterkit: 1\ntemplate: interview # by hand\n")
    session = again(path)
    session.store(transitions.jump(session.form, "subject"))
    assert path.read_text() == "letterkit: 1\ntemplate: interview # by hand\n"


HAND = """\
# Ours, begun by hand.
letterkit: 1
template: interview
language: en-GB   # as the Council writes
subject: 'On  Exampleland'
facts:
  # from the field office
  country: Exampleland
  killed: {value: 200, source: "OCHA"}   # check again
passages:
  - role: situation
  # the norm comes last
  - role: ask
  - role: norm
"""


def test_comments_and_spacing_of_a_hand_written_draft_survive_an_answer(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(HAND)
    session = again(path)
    session.store(transitions.answer(transitions.jump(session.form, "tone"), "sharp"))
    after = path.read_text().splitlines()
    assert [line for line in HAND.splitlines() if line not in after] == []
    assert [line.strip() for line in after if line not in HAND.splitlines()] == ["tone: sharp"]


def test_a_disk_that_refuses_leaves_the_former_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    session = start(path)
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite, match="No space left"):
        session.store(transitions.answer(session.form, "Council of Examples"))
    assert path.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


def test_answers_that_cannot_be_written_are_kept_elsewhere_and_written_as_soon_as_it_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    session = start(path)
    before = path.read_bytes()
    save = drafts.save

    def full(*_: object, **__: object) -> None:
        raise CannotWrite("The disk is full.")

    monkeypatch.setattr(drafts, "save", full)
    with pytest.raises(CannotWrite) as error:
        session.store(transitions.answer(session.form, WHOLE[0]))
    kept = Path(error.value.problems[0].hint.removeprefix("Your answers are kept in ").split(" meanwhile")[0])
    assert drafts.load(kept).data == session.form.data
    assert path.read_bytes() == before
    monkeypatch.setattr(drafts, "save", save)
    session.store(session.form)
    assert drafts.load(path).data == session.form.data
    assert not kept.exists()


def test_a_draft_that_was_renamed_away_is_written_anew_on_leaving_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    session = start(path)
    session.store(transitions.answer(session.form, "Council of Examples"))
    assert session.leave().startswith("Saved in")
    path.rename(tmp_path / "b.yaml")
    output = session.leave()
    assert "a.yaml was not there any more" in output
    assert "letterkit edit" in output
    assert drafts.load(path).data == session.form.data
    assert session.recreate() == ""
