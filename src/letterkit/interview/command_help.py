"""What `:help` says: first the few commands that everybody needs, then the others by subject."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from letterkit.interview.action import Action
from letterkit.interview.actions import ACTIONS
from letterkit.wording import hears, say_worded, worded

FIRST: Final = ("explain", "back", "find", "skip", "undo", "review", "letter", "stop")
"""The actions that the first page explains."""


class Subject(NamedTuple):
    """A subject of `:help`: the word that is typed behind it, what it is about, and its actions."""

    word: str
    about: str
    ids: tuple[str, ...]


SUBJECTS: Final = (
    Subject(
        worded("answers"),
        worded("answers, and going from one to another"),
        (
            *("explain", "back", "find", "skip", "more", "end", "clear", "typed", "undo", "redo", "complete", "known"),
            *("editor", "language", "next", "new line", "choose", "type", "leave", "interrupt"),
        ),
    ),
    Subject(
        worded("passages"),
        worded("the passages of the letter"),
        (
            *("outline", "passages", "own words", "from answers", "another move", "leave out", "twice"),
            *(
                "passage up",
                "passage down",
                "sentences",
                "strike",
                "sources",
                "touched",
                "leave sentence",
                "change all",
                "open sentence",
            ),
        ),
    ),
    Subject(
        worded("lists"),
        worded("lists: recipients, facts, signatories"),
        ("add", "remove", "move", "move up", "move down", "sort", "read table", "step"),
    ),
    Subject(worded("letter"), worded("the letter, and what the checks say"), ("letter", "review", "turn", "commands")),
    Subject(worded("file"), worded("the file, and stopping"), ("save", "stop", "changes", "theirs", "mine")),
)
ALL: Final = worded("all")
"""The word behind `:help` for everything."""
_BY_ID: Final[Mapping[str, Action]] = {action.id: action for action in ACTIONS}


def first_page() -> tuple[tuple[str, str], ...]:
    """Return the commands that everybody needs, each with what it does."""
    return tuple(_row(_BY_ID[name]) for name in FIRST)


def subject_named(word: str) -> Subject | None:
    """Return the subject of a word that is typed behind `:help`; None for another word."""
    return next((subject for subject in SUBJECTS if hears(word, subject.word)), None)


def commands_of(subject: Subject) -> tuple[tuple[str, str], ...]:
    """Return the commands of a subject, and what is typed where there is no command, each with what it does."""
    actions = (_BY_ID[name] for name in subject.ids if name in _BY_ID)
    return tuple(_row(action) for action in actions if action.typed_help)


def commands_without_subject() -> tuple[tuple[str, str], ...]:
    """Return the commands of actions that no subject names."""
    known = {name for subject in SUBJECTS for name in subject.ids}
    return tuple(_row(action) for action in ACTIONS if action.typed_help and action.id not in known)


def _row(action: Action) -> tuple[str, str]:
    return say_worded(action.commands[0] if action.commands else action.typed), say_worded(action.typed_help)
