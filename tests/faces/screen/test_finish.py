"""The end of an interview: what is missing comes back, objections are said once."""

from __future__ import annotations

from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input

from letterkit.faces.screen.app import Screen
from letterkit.interview import transitions
from letterkit.interview.opening import create
from letterkit.interview.pack_check import sample
from letterkit.letter import drafts
from tests.faces.screen import full_screen
from tests.faces.screen.full_screen import (
    LIBRARY,
    PACK,
    TODAY,
    F,
    Window,
    composed,
    press,
    whole_draft,
)

pytestmark = pytest.mark.slow


def test_a_whole_letter_is_brought_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    form = sample(PACK, LIBRARY)
    session = create(path, PACK, LIBRARY, TODAY, form.data)
    session.store(transitions.go_to_end(session.form))
    assert press(path, F[2]).state.outcome.complete is True


def test_at_the_end_the_first_that_is_missing_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    session = create(path, PACK, LIBRARY, TODAY)
    session.store(transitions.go_to_end(session.form))
    screen = press(path, f"{F[2]}{F[10]}")
    assert screen.state.form.position.question == screen.state.form.missing_questions()[0].id


def test_a_letter_that_is_whole_ends_from_the_review(tmp_path: Path) -> None:
    path = whole_draft(tmp_path / "a.yaml", "subject")
    screen = press(path, f"{F[9]}{F[2]}{F[2]}")
    assert screen.state.outcome.complete


def test_answers_to_questions_that_are_not_asked_any_more_are_gone_at_the_end(tmp_path: Path) -> None:
    from tests.interview.scene import LIBRARY as SHORT
    from tests.interview.scene import PACK as INTERVIEW
    from tests.interview.scene import whole as short

    form = transitions.answer(transitions.jump(short(), "trial"), "no")
    assert form.data["facts"]["judge"]
    session = create(tmp_path / "a.yaml", INTERVIEW, SHORT, TODAY, form.data)
    session.store(transitions.go_to_end(session.form))
    with create_pipe_input() as source, create_app_session(input=source, output=Window()):
        source.send_text(F[2])
        assert Screen(session, composed, input=source, output=Window()).run().complete
    assert "judge" not in drafts.load(tmp_path / "a.yaml").data["facts"]


def test_the_end_says_what_stands_against_it_before_it_finishes(tmp_path: Path) -> None:
    path = full_screen.whole_draft(tmp_path / "a.yaml", "subject", sources=[])
    done = full_screen.press(path, f"{F[9]}{F[2]}")
    assert done.state.outcome.complete
    other = full_screen.whole_draft(tmp_path / "b.yaml", "subject", salutation="Dear [name]")
    done = full_screen.press(other, f"{F[9]}{F[2]}{F[10]}")
    assert not done.state.outcome.complete and "keeps the letter from being written" in done.state.message[1]
    assert full_screen.press(other, f"{F[9]}{F[2]}{F[2]}").state.outcome.complete


def test_what_is_missing_is_said_where_it_is_asked(tmp_path: Path) -> None:
    done = full_screen.press(full_screen.draft_at(tmp_path / "a.yaml", "subject"), f"{F[9]}{F[2]}{F[10]}")
    assert "needed before the letter can be finished" in done.state.message[1]
    assert done.state.form.position.question == done.state.form.missing_questions()[0].id
