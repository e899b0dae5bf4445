"""What `:help` says: a first page of few lines, and a subject for every command."""

from __future__ import annotations

from letterkit.interview import actions, command_help


def test_every_action_has_one_subject() -> None:
    ids = [name for subject in command_help.SUBJECTS for name in subject.ids]
    assert len(ids) == len(set(ids))
    assert command_help.commands_without_subject() == ()
    assert set(ids) <= {action.id for action in actions.ACTIONS}


def test_a_subject_is_found_by_its_word() -> None:
    subject = command_help.subject_named(" Lists ")
    assert subject is not None
    assert dict(command_help.commands_of(subject))["+"] == "add an entry to a list"
    assert command_help.subject_named("weather") is None


def test_all_subjects_together_say_every_command() -> None:
    said = [row for subject in command_help.SUBJECTS for row in command_help.commands_of(subject)]
    assert sorted(said) == sorted(actions.command_help())
