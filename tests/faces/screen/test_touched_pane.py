"""Sentences that hold a value which has changed, by real keys: shown after the answer, changed, left, written anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from letterkit.faces.screen import touched_pane
from letterkit.faces.screen.app import Screen
from letterkit.interview import transitions
from letterkit.interview.opening import create
from letterkit.interview.position import Position
from letterkit.letter import drafts
from tests.faces.screen import full_screen as screen
from tests.interview.touched_scene import letter

F = screen.F
ENTER, ESC, DOWN, CTRL_R = "\r", screen.ESC, screen.DOWN, screen.CTRL_R
MORE = "".join(f"+{ENTER}{ENTER}More Centre {number}{ENTER}{ENTER}{ENTER}" for number in (1, 2, 3))
"""Three more entries: no name, no title, an organization, no place, and the name is printed."""
COUNT = "On behalf of the {} undersigned organizations"


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys decide as soon as the sentence is shown: they come through a pipe, without a person who looks first."""
    monkeypatch.setattr(touched_pane, "SETTLES", 0.0)


def draft(path: Path, question: str, item: int | None = None, field: str = "") -> Path:
    """Return a draft whose interview stands at a question."""
    session = create(path, screen.PACK, screen.LIBRARY, screen.TODAY, letter().data)
    session.store(transitions.go_to(session.form, Position(question, item, field)))
    return path


def opening(path: Path) -> str:
    return str(drafts.load(path).data["facts"]["opening"])


def head_of(app: Screen) -> str:
    return screen.pane_text(app.list, "head")


def test_a_meeting_that_moves_is_changed_with_one_key(tmp_path: Path) -> None:
    path = draft(tmp_path / "a.yaml", "meeting_date")
    app = screen.press(path, f"17 December 2026{ENTER}{F[10]}")
    assert app.state.mode == "touched"
    shown = head_of(app)
    assert "As it is:" in shown and "On 10 December 2026 it meets." in shown
    assert "As it would be:" in shown and "On 17 December 2026 it meets." in shown
    assert "First sentences" in shown  # the name of the question
    marked = "".join(text for style, text, *_ in app.list.head() if style == "class:new")
    assert marked.replace(" ", "") == "10December202617December2026"
    assert "10 December" in opening(path)  # nothing is changed without being told
    path = draft(tmp_path / "b.yaml", "meeting_date")
    app = screen.press(path, f"17 December 2026{ENTER}{ENTER}{ESC}{F[10]}")
    assert "On 17 December 2026 it meets." in opening(path)
    assert len(app.state.touched) == 2 and app.state.mode == "ask"


@pytest.mark.parametrize("key", ["A", "a"])
def test_all_that_are_left_are_changed_with_one_key_and_come_back_with_one(tmp_path: Path, key: str) -> None:
    path = draft(tmp_path / "a.yaml", "meeting_date")
    app = screen.press(path, f"17 December 2026{ENTER}{key}{F[10]}")
    assert app.state.touched == () and app.state.mode == "ask"
    assert app.state.message[1] == "3 sentences were changed. F6 takes it back."
    assert "17 December" in opening(path) and set(screen.asks(path)) == {"Discuss Uganda on 17 December"}
    path = draft(tmp_path / "b.yaml", "meeting_date")
    app = screen.press(path, f"17 December 2026{ENTER}{key}{F[6]}{F[10]}")
    assert "10 December" in opening(path) and set(screen.asks(path)) == {"Discuss Uganda on 10 December"}
    assert len(app.state.touched) == 3 and app.state.mode == "ask"  # they are in the review, and not shown again


@pytest.mark.parametrize("key", ["n", "N", screen.DELETE])
def test_one_is_left_as_it_is(tmp_path: Path, key: str) -> None:
    path = draft(tmp_path / "a.yaml", "meeting_date")
    app = screen.press(path, f"17 December 2026{ENTER}{key}{F[10]}")
    assert len(app.state.touched) == 2 and app.state.mode == "touched"
    assert "10 December" in opening(path)


def test_the_answer_is_opened_at_the_sentence_and_the_others_are_shown_afterwards(tmp_path: Path) -> None:
    path = draft(tmp_path / "a.yaml", "meeting_date")
    app = screen.press(path, f"17 December 2026{ENTER}eThen, {F[2]}{F[10]}")
    assert "Then, On 10 December 2026 it meets." in opening(path)
    assert app.state.mode == "touched"


def test_what_is_undecided_is_in_the_review_also_after_a_stop(tmp_path: Path) -> None:
    path = draft(tmp_path / "a.yaml", "meeting_date")
    screen.press(path, f"17 December 2026{ENTER}{ESC}{F[10]}")
    app = screen.press(path, F[10])
    assert "3 sentences still hold a value that has changed. F9 lists them." in app.state.message[1]
    app = screen.press(path, f"{F[9]}{F[10]}")
    assert "3 sentences still hold" in app.list.rows[0].text
    app = screen.press(path, f"{F[9]}{ENTER}{ENTER}{F[10]}")
    assert "17 December" in opening(path)


def test_three_more_sign(tmp_path: Path) -> None:
    path = draft(tmp_path / "a.yaml", "signatories")
    app = screen.press(path, f"{MORE}{F[10]}")
    rows: Any = drafts.load(path).data["signatories"]
    assert len(rows) == 37 and rows[-1] == {"organization": "More Centre 3"}
    assert app.state.mode == "ask" and len(app.state.touched) == 1  # the list is not left yet


def test_three_more_sign_and_the_list_is_left(tmp_path: Path) -> None:
    path = draft(tmp_path / "a.yaml", "signatories")
    app = screen.press(path, f"{MORE}{F[2]}{ENTER}{F[10]}")
    assert opening(path).startswith(COUNT.format(37))
    assert "34 people were killed" in opening(path)
    assert app.state.touched == ()


def test_a_table_of_signatories_is_followed_by_the_sentences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "more.csv").write_text("Organization\nAda Centre\nBo Centre\nCy Centre\n", "utf-8")
    path = draft(tmp_path / "a.yaml", "signatories")
    app = screen.press(path, f"{CTRL_R}more.csv{ENTER}{ENTER}{F[10]}")
    assert app.state.mode == "touched" and "3 signatories were added" in app.state.message[1]
    path = draft(tmp_path / "b.yaml", "signatories")
    screen.press(path, f"{CTRL_R}more.csv{ENTER}{ENTER}{ENTER}{F[10]}")
    assert opening(path).startswith(COUNT.format(37))


def test_the_name_of_a_body_changes(tmp_path: Path) -> None:
    path = draft(tmp_path / "a.yaml", "recipients", 0, "organization")
    app = screen.press(path, f"Council of the European Union{ENTER}{ENTER}{ENTER}eu-council{ENTER}{ENTER}{F[10]}")
    rows: Any = drafts.load(path).data["recipients"]
    assert rows[0]["style"] == "eu-council", rows
    assert app.state.mode == "touched"
    assert {change.old for row in app.state.touched for change in row.changes} == {"the Security Council"}


def test_a_long_sentence_is_shown_around_its_differing_words(tmp_path: Path) -> None:
    path = draft(tmp_path / "a.yaml", "meeting_date")
    session = create(tmp_path / "long.yaml", screen.PACK, screen.LIBRARY, screen.TODAY, letter().data)
    text = f"{'word ' * 400}on 10 December 2026 {'more ' * 400}end."
    form = transitions.answer(transitions.go_to(session.form, Position("opening")), text)
    session.store(transitions.go_to(form, Position("meeting_date")))
    app = screen.press(tmp_path / "long.yaml", f"17 December 2026{ENTER}{F[10]}", columns=80)
    shown = " ".join(head_of(app).split())
    assert "on 10 December 2026 more" in shown and "…" in shown
    assert head_of(app).count("\n") < 34 and path.exists()


def test_a_change_back_before_anything_is_decided_closes_the_list(tmp_path: Path) -> None:
    path = draft(tmp_path / "a.yaml", "meeting_date")
    app = screen.press(path, f"17 December 2026{ENTER}{F[6]}{F[10]}")
    assert app.state.touched == () and app.state.mode == "ask"
    assert drafts.load(path).data["facts"]["meeting_date"] == "2026-12-10"


@pytest.mark.parametrize("keys", ["Another one, and more", "e", "N", ENTER, screen.DELETE])
def test_whoever_types_on_decides_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: str) -> None:
    monkeypatch.setattr(touched_pane, "SETTLES", 1e6)
    path = draft(tmp_path / "a.yaml", "meeting_date")
    app = screen.press(path, f"17 December 2026{ENTER}{keys}{F[10]}")
    assert len(app.state.touched) == 3 and app.state.mode == "touched"
    assert "10 December" in opening(path) and "Decide about this sentence first" in app.state.message[1]


def test_the_other_version_of_a_file_is_followed_by_the_sentences(tmp_path: Path) -> None:
    path = draft(tmp_path / "a.yaml", "subject")
    with screen.open_screen(path) as (app, source):
        path.write_text(path.read_text("utf-8").replace("2026-12-10", "2026-12-17"), "utf-8")
        app.state.session.detect_conflict()
        source.send_text(f"{F[9]}{screen.HOME}{ENTER}{F[10]}")
        app.run()
    assert app.state.form.data["facts"]["meeting_date"] == "2026-12-17"
    assert app.state.mode == "touched" and len(app.state.touched) == 3
