"""The table of actions: hints are worded for each face, and no row names what does nothing."""

from __future__ import annotations

import re
from pathlib import Path

from letterkit.interview import actions, navigation, records, transitions
from tests.faces.screen import full_screen as screen

F = screen.F


def test_a_hint_is_worded_for_each_face() -> None:
    hint = "{Skip} to come back to it later."
    assert actions.typed(hint) == "Type :skip to come back to it later."
    assert actions.pressed(hint) == "Press F8 to come back to it later."


def test_no_hint_of_the_interview_names_a_command_by_itself() -> None:
    for module in (transitions, navigation, records):
        text = Path(str(module.__file__)).read_text("utf-8")
        assert not re.search(r'"[^"\n]*(?<![\w"]):(?:skip|go|review|write|read|end)\b', text), module


def test_every_command_of_the_plain_face_has_a_key_or_says_which_keys_do_it() -> None:
    for name, action in actions.BY_COMMAND.items():
        assert action.instead or not name.startswith(":"), f"{name}: say in `instead` how it is done with keys"
        assert action.keys or action.instead, name


def test_every_key_has_a_command_or_says_what_is_typed() -> None:
    for action in actions.ACTIONS:
        if action.keys:
            assert action.commands or action.typed, f"{action.id}: give it a command, or say what is typed"
        assert not (action.commands and action.typed), action.id


def test_a_place_names_no_key_that_does_nothing_there() -> None:
    for action in actions.ACTIONS:
        for place, words in action.here.items():
            key = words.split()[0].rstrip(",")
            assert action.id in ("type", "step", "move") or place in action.keys[key], (action.id, place)
