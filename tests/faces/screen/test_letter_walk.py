"""The letter sentence by sentence: to the answer of one and back, and sentences of the template struck."""

from __future__ import annotations

from pathlib import Path

import pytest
from prompt_toolkit.data_structures import Point

from letterkit.interview import transitions
from letterkit.interview.opening import create
from letterkit.interview.position import Position
from letterkit.letter import drafts
from tests.faces.screen.full_screen import (
    DELETE,
    DOWN,
    END,
    ESC,
    HOME,
    LIBRARY,
    SHIFT_TAB,
    TODAY,
    UP,
    F,
    open_screen,
    pane_text,
    press,
)

pytestmark = pytest.mark.slow
EXAMPLES = Path(__file__).parents[3] / "examples"


def example(path: Path, question: str, kind: str = "council-appeal") -> Path:
    """Return a copy of an example whose interview stands at a question."""
    data = drafts.load(EXAMPLES / f"{kind}.yaml").data
    session = create(path, LIBRARY.pack(kind, "en"), LIBRARY, TODAY, data)
    session.store(transitions.go_to(session.form, Position(question)))
    return path


@pytest.mark.parametrize("columns", [60, 80, 120, 160])
def test_the_letter_opens_at_the_answer_in_hand_and_leads_to_another_one(tmp_path: Path, columns: int) -> None:
    path = example(tmp_path / "a.yaml", "risk")
    screen = press(path, f"{F[4]}{F[10]}", columns)
    screen.letter.now()
    chosen = screen.walk.chosen
    assert chosen is not None and chosen.text.startswith("Large groups of men")
    marked = "".join(part[1] for part in screen.walk.text() if part[0] == "class:here")
    assert "".join(marked.split()) == "".join(chosen.text.split())
    assert press(path, f"{F[4]}{DOWN}{DOWN}{DOWN}\r{F[10]}", columns).state.form.position == Position(
        "norms", 0, "norm"
    )
    path = example(tmp_path / "b.yaml", "norms")
    assert press(path, f"{F[4]}{UP}\r{F[10]}", columns).state.form.position.question == "risk"


def test_the_cursor_stands_before_the_words_of_the_sentence(tmp_path: Path) -> None:
    path = example(tmp_path / "a.yaml", "risk")
    answer = press(path, f"{F[4]}{DOWN}{DOWN}\r{F[10]}").state.answer
    assert answer.document.text_after_cursor.startswith("That risk has not passed")


def test_the_first_and_the_last_line_are_reached_and_the_letter_is_left_as_it_was_entered(tmp_path: Path) -> None:
    path = example(tmp_path / "a.yaml", "risk")
    assert press(path, f"{F[4]}{HOME}\r{F[10]}").state.form.position.question == "sender"
    assert press(path, f"{F[4]}{END}{F[10]}").walk.at > 40
    for back in (ESC, F[4]):
        screen = press(path, f"{F[5]}risk\r{F[4]}{DOWN}{back}{F[10]}")
        assert (screen.state.mode, screen.state.form.position.question) == ("ask", "risk")


def test_a_sentence_of_the_template_is_struck_and_put_back(tmp_path: Path) -> None:
    path = example(tmp_path / "a.yaml", "victim_birth", "submission")
    screen = press(path, f"{F[4]}{DELETE}{F[10]}")
    number = next(row for row in drafts.load(path).data["passages"] if row.get("omit"))
    assert number["omit"] == ["birth_line"]
    assert "[struck: Date of birth:" in " ".join(pane_text(screen.walk, "text").split())
    assert screen.walk.chosen is not None and screen.walk.chosen.struck
    for name, back in (("b", DELETE), ("c", F[6])):
        other = example(tmp_path / f"{name}.yaml", "victim_birth", "submission")
        press(other, f"{F[4]}{DELETE}{back}{F[10]}")
        assert not any(row.get("omit") for row in drafts.load(other).data["passages"])


def test_what_was_typed_is_not_struck(tmp_path: Path) -> None:
    path = example(tmp_path / "a.yaml", "risk")
    screen = press(path, f"{F[4]}{DELETE}{F[10]}")
    assert screen.state.message == ("This is your answer to ‘What is to be feared’.", "Enter goes to it.")
    assert not any(row.get("omit") for row in drafts.load(path).data["passages"])


def test_from_the_plan_one_comes_to_the_sentences_that_can_be_struck(tmp_path: Path) -> None:
    path = example(tmp_path / "a.yaml", "victim_birth", "submission")
    screen = press(path, f"{SHIFT_TAB}s{F[10]}")
    screen.letter.now()
    assert screen.state.mode == "letter"
    assert screen.walk.chosen is not None and screen.walk.chosen.sentence
    other = example(tmp_path / "b.yaml", "risk")
    message = press(other, f"{SHIFT_TAB}s{F[10]}").state.message
    assert message[0] == "The template has no sentence in ‘What may happen next’ that could be struck."


def test_a_sentence_of_the_law_takes_its_norm_out_and_undo_says_what_comes_back(tmp_path: Path) -> None:
    path = example(tmp_path / "a.yaml", "norms")
    screen = press(path, f"{F[4]}{DELETE}{F[10]}")
    assert not any(row.get("invokes") for row in drafts.load(path).data["passages"])
    assert screen.state.message[1].endswith("was taken out. F6 brings it back.")
    assert screen.state.mode == "letter"
    other = example(tmp_path / "b.yaml", "norms")
    screen = press(other, f"{F[4]}{DELETE}{F[6]}{F[10]}")
    assert any(row.get("invokes") for row in drafts.load(other).data["passages"])
    assert screen.state.message == ("", f"Taken back: “{screen.state.form.name_of(screen.state.form.question)}”.")


def test_what_introduces_asks_leads_to_how_they_are_introduced(tmp_path: Path) -> None:
    path = example(tmp_path / "a.yaml", "asks")
    screen = press(path, f"{F[4]}{UP}{DELETE}{F[10]}")
    assert screen.state.form.position == Position("asks_lead")
    assert screen.state.message[1] == "Here you choose the words that introduce your asks."


def test_the_letter_opens_again_at_the_sentence_that_one_came_from(tmp_path: Path) -> None:
    path = example(tmp_path / "a.yaml", "risk")
    screen = press(path, f"{F[4]}{DOWN}{DOWN}\r{F[4]}{F[10]}")
    screen.letter.now()
    assert screen.walk.chosen is not None and screen.walk.chosen.text == "That risk has not passed."


def test_after_a_refused_strike_undo_says_what_it_took_back(tmp_path: Path) -> None:
    path = example(tmp_path / "a.yaml", "risk")
    screen = press(path, f"{F[5]}subject\rAnother title\r{F[5]}risk\r{F[4]}{DELETE}{F[6]}{F[10]}")
    assert screen.state.message == ("", "Taken back: “Title line”.")


def test_another_move_is_offered_for_the_passage_of_the_sentence(tmp_path: Path) -> None:
    path = example(tmp_path / "a.yaml", "risk")
    screen = press(path, f"{F[4]}m{F[10]}")
    assert screen.state.mode == "moves" and screen.state.form.title(screen.state.passage) == "What may happen next"
    assert press(path, f"{F[4]}m{ESC}{F[10]}").state.mode == "letter"
    assert press(path, f"{F[4]}{HOME}m{F[10]}").state.message[0] == "This line is in no passage."


@pytest.mark.parametrize("beside", [True, False])
def test_a_click_on_a_sentence_goes_to_its_answer(tmp_path: Path, beside: bool) -> None:
    path = example(tmp_path / "a.yaml", "subject")
    with open_screen(path, 140) as (screen, _):
        if not beside:
            screen.state.show("letter")
        rows = screen.walk.rows
        number = next(index for index, row in enumerate(rows) if "Nobody has come." in row.text)
        column = rows[number].text.index("Nobody has come.") + 3
        if beside:
            screen.walk.click_beside(Point(column, number))
        else:
            screen.walk.click(Point(column, number - screen.walk.top))
        assert screen.state.mode == "ask" and screen.state.form.position.question == "help_requested"
        assert screen.state.answer.document.text_after_cursor.startswith("Nobody has come")


def test_an_empty_letter_has_nothing_to_choose_and_breaks_nothing(tmp_path: Path) -> None:
    screen = press(tmp_path / "a.yaml", f"{F[4]}{DOWN}{UP}{DELETE}m\r{F[10]}")
    assert screen.outline.rows


def test_words_of_the_letter_are_found_with_f5(tmp_path: Path) -> None:
    path = example(tmp_path / "a.yaml", "subject")
    with open_screen(path) as (screen, _):
        screen.state.show("find")
        screen.state.search.text = "ethnic uzbeks"
        first = screen.list.rows[0].text
        assert "homes of ethnic Uzbeks" in first and first.endswith("– What has happened")
    assert press(path, f"{F[5]}ethnic uzbeks\r{F[10]}").state.form.position == Position("evidence", 2, "text")


def test_the_whole_letter_is_turned_by_the_wheel(tmp_path: Path) -> None:
    with open_screen(example(tmp_path / "a.yaml", "subject"), 80) as (screen, _):
        screen.state.show("letter")
        top = screen.walk.top
        screen.walk.turn(6)
        assert screen.walk.top == top + 6
        screen.walk.turn(-600)
        assert screen.walk.top == 0
