"""What is noted of an interview outside the letter."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from letterkit.interview import transitions
from letterkit.interview.form import Form
from letterkit.interview.opening import create, resume
from letterkit.interview.position import Position
from letterkit.interview.session import Session
from letterkit.interview.session_notes import changes_noted, remember_changes
from letterkit.interview.touched_sentences import leave, undecided
from letterkit.interview.value_changes import ValueChange, ValueChanges
from letterkit.letter import drafts

from .scene import LIBRARY, PACK, TODAY, WHOLE, whole
from .touched_scene import letter, signing, with_facts, with_keys


def start(path: Path) -> Session:
    return create(path, PACK, LIBRARY, TODAY)


def again(path: Path) -> Session:
    return resume(path, LIBRARY, TODAY)


def test_the_interview_goes_on_at_the_same_place_after_every_answer(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    session = start(path)
    for typed in WHOLE:
        session.store(transitions.answer(session.form, typed))
        other = again(path)
        assert (other.form.position, other.form.data) == (session.form.position, session.form.data)


@pytest.mark.parametrize(
    "at", [Position("recipients", 0, "name"), Position("killed", field="source"), Position("signatories"), Position()]
)
def test_the_interview_goes_on_inside_a_record_at_a_source_at_a_list_and_at_the_end(
    tmp_path: Path, at: Position
) -> None:
    path = tmp_path / "a.yaml"
    session = create(path, PACK, LIBRARY, TODAY, whole().data)
    session.store(Form(LIBRARY, TODAY, session.form.data, at, frozenset({"tone"})))
    assert again(path).form.position == at
    assert again(path).form.skipped == {"tone"}


@pytest.mark.parametrize(
    "note",
    [
        "",
        "[]",
        "5",
        "{}",
        '{"question": "no-such", "item": null, "field": "", "skipped": []}',
        '{"question": "recipients", "item": 7, "field": "name", "skipped": []}',
        '{"question": "recipients", "item": 0, "field": "no-such", "skipped": []}',
        '{"question": "recipients", "item": -1, "field": "name", "skipped": []}',
        '{"question": "recipients", "item": null, "field": "source", "skipped": []}',
        '{"question": "country", "item": null, "field": "source", "skipped": []}',
        '{"question": "country", "item": 0, "field": "name", "skipped": []}',
        '{"question": "country", "item": null, "field": "", "skipped": 3}',
    ],
)
def test_a_remembered_place_that_does_not_exist_is_passed_over(tmp_path: Path, note: str, own_home: Path) -> None:
    path = tmp_path / "a.yaml"
    session = start(path)
    session.store(transitions.answer(session.form, "Council of Examples"))
    remembered = next(own_home.rglob("sessions")).iterdir()
    next(remembered).write_text(note)
    assert again(path).form.position == Position("country")


@pytest.fixture
def full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can be written in the person's own folder."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))


@pytest.mark.usefixtures("full_disk")
def test_the_interview_goes_on_without_a_place_to_remember_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "file"))
    session = start(tmp_path / "a.yaml")
    session.store(transitions.answer(session.form, "Council of Examples"))
    assert again(tmp_path / "a.yaml").form.position == Position("country")
    session.remember_input("Rurit")
    assert session.input_unremembered


@pytest.mark.usefixtures("full_disk")
def test_what_is_typed_goes_to_the_systems_folder_where_the_persons_own_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    session = start(tmp_path / "a.yaml")
    session.store(transitions.answer(session.form, "Council of Examples"))
    session.remember_input("Amina Ex")
    assert (again(tmp_path / "a.yaml").form.position, again(tmp_path / "a.yaml").typed) == (
        session.form.position,
        "Amina Ex",
    )
    if os.name != "nt":
        (folder,) = (tmp_path / "tmp").iterdir()
        assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(os.name == "nt", reason="folders on Windows belong to their user")
@pytest.mark.usefixtures("full_disk")
def test_a_folder_that_others_may_write_is_not_trusted_with_what_is_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    session = start(tmp_path / "a.yaml")
    session.remember_input("Amina")
    (folder,) = (tmp_path / "tmp").iterdir()
    folder.chmod(0o777)
    session.remember_input("Amina Ex")
    assert session.input_unremembered


def test_what_is_remembered_says_nothing_of_the_letter(
    tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(own_home / "cache"))
    path = tmp_path / "secret-name.yaml"
    session = start(path)
    for typed in WHOLE:
        session.store(transitions.answer(session.form, typed))
    notes = [path for path in own_home.rglob("*") if path.is_file()]
    assert notes
    for note in notes:
        assert "secret" not in str(note)
        assert "Exampleland" not in note.read_text()
        if os.name != "nt":
            assert note.parent.stat().st_mode & 0o077 == 0


def test_sentences_with_a_former_value_are_there_again(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    session = create(path, LIBRARY.pack("council-appeal"), LIBRARY, TODAY, letter().data)
    session.store(with_facts(session.form, meeting_date="2026-12-17"))
    rows = undecided(session.form)
    assert rows and undecided(again(path).form) == rows
    session.store(leave(session.form, rows[:1]))
    assert undecided(again(path).form) == rows[1:]
    by_hand = path.read_text("utf-8").replace("2026-12-17", "2026-12-10")
    path.write_text(by_hand, "utf-8")
    assert undecided(again(path).form) == ()  # a colleague has put the former day back


def test_changes_that_another_command_noted_are_there_too(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    drafts.save(path, with_keys(letter(), signatories=signing(37)).data)
    assert undecided(again(path).form) == ()
    assert remember_changes(path, ValueChanges((ValueChange("signatories", "", "34", "37"),)))
    resumed = again(path).form
    assert len(undecided(resumed)) == 1 and resumed.position != Position()
    assert changes_noted(path) == resumed.changes


@pytest.mark.parametrize("damage", ['"changed": 1', '"changed": [["x", "", "1", "2"]]', '"left": [["a"]]'])
def test_damaged_changes_are_none(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "a.yaml"
    drafts.save(path, letter().data)
    assert remember_changes(path, ValueChanges())
    (note,) = [note for note in Path(os.environ["XDG_STATE_HOME"]).rglob("*") if note.is_file()]
    note.write_text(f"{{{damage}}}", "utf-8")
    assert again(path).form.changes == ValueChanges()
