"""Sources of sentences with keys: seen, chosen, typed anew, taken away, from an answer, a fact and a source field."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from letterkit.faces.screen import editing
from letterkit.faces.screen.app import Screen
from letterkit.interview import transitions
from letterkit.interview.opening import create
from letterkit.letter import drafts
from tests.faces.screen.full_screen import (
    CTRL_O,
    DELETE,
    DOWN,
    ESC,
    LIBRARY,
    PACK,
    TODAY,
    F,
    fact,
    open_screen,
    pane_text,
    press,
    type_in_turn,
)

pytestmark = pytest.mark.slow

CTRL_S = "\x13"
PASTE, PASTED = "\x1b[200~", "\x1b[201~"
OCHA: dict[str, Any] = {"id": "ocha", "type": "report", "title": "Situation Report", "author": [{"literal": "UN OCHA"}]}
TEXT = "They fled. More came."


def draft(path: Path, question: str = "opening", **data: Any) -> Path:
    """Return a draft with one source, whose interview stands at a question."""
    facts = {"meeting": "the briefing", "meeting_date": "2026-12-03", "opening": TEXT, **data.pop("facts", {})}
    session = create(path, PACK, LIBRARY, TODAY, {"concerns": ["UG"], "sources": [OCHA], "facts": facts, **data})
    session.store(transitions.jump(session.form, question))
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return draft(tmp_path / "a.yaml")


def listed(screen: Screen) -> str:
    return " ".join((pane_text(screen.list, "head") + pane_text(screen.list, "text")).split())


def test_a_sentence_is_given_a_source_of_the_letter_and_its_mark_is_seen(path: Path) -> None:
    with open_screen(path) as (screen, source):
        screen.list.show_sources()
        assert "1. They fled. ▸ 2. More came." in listed(screen)
        screen.list.step(-1)
        screen.list.choose()
        assert "Which source is behind “They fled.”?" in listed(screen)
        assert "1. Situation Report, UN OCHA" in listed(screen) and "+ a new source" in listed(screen)
        screen.list.choose()
        assert "They fled. [1]" in listed(screen) and "[1] Situation Report, UN OCHA" in listed(screen)
        assert screen.state.answer.text == "They fled.[@ocha] More came."
        assert "Del takes it away" in screen.state.message[1]
        assert screen.state.shows_passage
        source.send_text(F[10])
        screen.run()
    assert fact(path, "opening") == "They fled.[@ocha] More came."


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (f"{CTRL_S}\r\r", "They fled. More came.[@ocha]"),
        (f"{CTRL_S}1\r\r", "They fled.[@ocha] More came."),
        (f"{CTRL_S}1statements\r", "They fled.[@statements] More came."),
        (f"{CTRL_S}1\r{DOWN}statements\r", "They fled.[@statements] More came."),
        (f"{CTRL_S}1\r{DOWN}2025 report\r", "They fled.[@2025-report] More came."),
        (f"{CTRL_S}1{PASTE}Some report{PASTED}\r", "They fled.[@some-report] More came."),
        (f"{CTRL_S}1\r\r{DELETE}", TEXT),
        (f"{CTRL_S}1\r\r{DOWN}{DELETE}", TEXT),
        (f"{CTRL_S}1\r\r{F[6]}", TEXT),
        (f"{CTRL_S}1\r\r{F[6]}{F[7]}", "They fled.[@ocha] More came."),
        (f"{CTRL_S}1\r\r{CTRL_S} x", "They fled.[@ocha] x More came."),
        (f"{CTRL_S}1\r{CTRL_S}{CTRL_S} And.", "They fled. And. More came."),
        (f"{CTRL_S}{CTRL_S} And.", "They fled. More came. And."),
        (f" And.{CTRL_S}\r\r", "They fled. More came. And.[@ocha]"),
    ],
)
def test_keys_walk_choose_and_take_away(path: Path, keys: str, text: str) -> None:
    press(path, f"{keys}{F[10]}")
    assert fact(path, "opening") == text


def test_a_new_source_is_typed_as_fields_and_the_sentences_are_there_again(path: Path) -> None:
    typed = "Report on Osh\rUNHCR\rJune 2010\rhttps://example.org/a\r"
    with open_screen(path) as (screen, source):
        seen = []
        screen.state.left += lambda state: seen.append((state.mode, state.form.position.question, listed(screen)))
        type_in_turn(screen, source, f"{CTRL_S}1+{typed}{F[10]}")
        screen.run()
    assert seen[0][:2] == ("sources", "opening")
    assert "They fled. [1]" in seen[0][2] and "[1] Report on Osh, UNHCR, June 2010" in seen[0][2]  # as it prints
    assert fact(path, "opening") == "They fled.[@report-on-osh] More came."
    assert drafts.load(path).data["sources"][1]["URL"] == "https://example.org/a"


def test_undo_among_the_sentences_takes_a_whole_new_source_away(path: Path) -> None:
    screen = press(path, f"{CTRL_S}1+Report\rUNHCR\r2010\r\r{F[6]}{F[10]}")
    assert fact(path, "opening") == TEXT and len(drafts.load(path).data["sources"]) == 1
    assert (screen.state.mode, screen.state.form.position.question) == ("sources", "opening")


def test_undo_that_leads_to_another_place_leaves_the_sentences(path: Path) -> None:
    with open_screen(path) as (screen, _):
        screen.state.take(lambda form: transitions.answer(transitions.jump(form, "subject"), "A title"))
        screen.state.take(lambda form: transitions.jump(form, "opening"))
        screen.list.show_sources()
        screen.state.move(transitions.undo)
        assert screen.state.mode == "ask" and screen.state.form.position.question == "subject"


def test_for_which_sentence_a_source_is_typed_is_said_at_every_field(path: Path) -> None:
    with open_screen(path) as (screen, _):
        screen.list.show_sources()
        screen.list.add()
        for text in ("Report", "UNHCR", "2010"):
            assert "For “More came.”" in screen.state.message[1]
            screen.state.take(partial(transitions.answer, typed=text))
        screen.state.take(partial(transitions.answer, typed="www none"))
        assert "is not a web address" in screen.state.message[0]


@pytest.mark.parametrize("end", ["\r\r\r", ESC, F[8]])
def test_a_source_that_is_there_is_changed_from_its_sentence_and_one_is_back_there(path: Path, end: str) -> None:
    screen = press(path, f"{CTRL_S}1\r\r{DOWN}\r{DOWN}\r, corrected\r{end}{F[10]}")
    assert [item["title"] for item in drafts.load(path).data["sources"]] == ["Situation Report, corrected"]
    assert fact(path, "opening") == "They fled.[@ocha] More came."
    assert (screen.state.mode, screen.state.form.position.question) == ("sources", "opening")
    assert screen.state.message[1].startswith("The source is as you left it.")


def test_the_numbers_are_those_of_the_notes_in_the_letter(tmp_path: Path) -> None:
    evidence = [{"id": "a", "text": "It rained.[@b] It rose.", "sources": ["ocha", "b"]}]
    sources = [OCHA, {"id": "b", "type": "report", "title": "Bulletin"}]
    path = draft(tmp_path / "a.yaml", "evidence", evidence=evidence, sources=sources)
    with open_screen(path) as (screen, _):
        screen.list.show_sources()
        assert "1. It rained. [1] [1] Bulletin 2. It rose. [1][2] [2] Situation Report, UN OCHA [1] Bulletin" in listed(
            screen
        )
        printed = [line.text for line in screen.letter.now().lines]
        assert "[1]: Bulletin." in printed and any(line.startswith("[2]: UN OCHA") for line in printed)


def test_f1_and_esc_come_back_to_the_sentences_and_f3_leads_back_to_the_answer(path: Path) -> None:
    screen = press(path, f"{CTRL_S}1{F[1]}{ESC}{F[10]}")
    assert screen.state.mode == "sources"
    screen = press(path, f"{CTRL_S}1\r{F[3]}{F[3]}{F[10]}")
    assert (screen.state.mode, screen.state.form.position.question) == ("ask", "opening")
    screen = press(path, f"{CTRL_S}1+{F[3]}{F[10]}")
    assert (screen.state.mode, screen.state.form.position.question) == ("sources", "opening")


@pytest.mark.parametrize("leave", [ESC, F[8]])
def test_a_new_source_that_is_left_half_typed_keeps_its_title_and_its_mark(path: Path, leave: str) -> None:
    screen = press(path, f"{CTRL_S}1+Report on Osh\r{leave}{F[10]}")
    assert "[@report-on-osh]" in str(fact(path, "opening"))
    assert screen.state.form.position.question == "opening"


def test_what_is_typed_of_a_new_source_when_it_is_stopped_is_there_again(path: Path) -> None:
    press(path, f"{CTRL_S}1+Report on{F[10]}")
    assert [item["title"] for item in drafts.load(path).data["sources"]] == ["Situation Report", "Report on"]
    assert "[@report-on]" in str(fact(path, "opening"))


@pytest.mark.parametrize(
    ("question", "pasted", "said"),
    [
        ("opening", " A b. C d. E f.", "3 sentences. Press Ctrl-S to give each its source."),
        ("opening", " A b.", ""),
        ("evidence", "A b. C d. E f.", "3 sentences: each becomes a fact, and the paragraph stays one."),
        ("evidence", "A b. C d.", "2 sentences. Press Ctrl-S to give each its source."),
    ],
)
def test_a_pasted_text_says_how_its_sentences_get_their_sources(
    tmp_path: Path, question: str, pasted: str, said: str
) -> None:
    with open_screen(draft(tmp_path / "a.yaml", question)) as (screen, _):
        editing.paste(screen.state, pasted)
        assert screen.state.message[1].startswith(said) and bool(said) == bool(screen.state.message[1])


def test_a_pasted_paragraph_of_facts_is_walked_at_once(tmp_path: Path) -> None:
    path = draft(tmp_path / "a.yaml", "evidence")
    press(path, f"{PASTE}It rained. It rose. It fell.{PASTED}{CTRL_S}2\r\r{F[10]}")
    facts = drafts.load(path).data["evidence"]
    assert [one["text"] for one in facts] == ["It rained.", "It rose.", "It fell."]
    assert [one.get("sources") for one in facts] == [None, ["ocha"], None]


def test_facts_have_sources_from_their_list_and_are_not_sorted(tmp_path: Path) -> None:
    path = draft(tmp_path / "a.yaml", "evidence", evidence=[{"id": "a", "text": "It rained."}])
    with open_screen(path) as (screen, _):
        assert screen.state.place == "facts"
        here = pane_text(screen.texts, "here")
        assert "Ctrl-S sources" in here and "sort" not in here
    press(path, f"{CTRL_S}\r\r{F[10]}")
    assert drafts.load(path).data["evidence"][0]["sources"] == ["ocha"]


def test_a_source_field_offers_those_of_the_letter_and_a_new_one(tmp_path: Path) -> None:
    evidence = [{"id": "a", "text": "It rained."}]
    path = draft(tmp_path / "a.yaml", "evidence", evidence=evidence)
    press(path, f"1\r{F[2]}{CTRL_S}\r{F[10]}")
    assert drafts.load(path).data["evidence"][0]["sources"] == ["ocha"]
    other = draft(tmp_path / "b.yaml", "evidence", evidence=evidence)
    screen = press(other, f"1\r{F[2]}{CTRL_S}+Report\r\r\r\r{F[10]}")
    assert drafts.load(other).data["evidence"][0]["sources"] == ["report"]
    assert screen.state.form.position.field == "sources"


def test_own_words_of_a_passage_get_sources_too(tmp_path: Path) -> None:
    path = draft(tmp_path / "a.yaml")
    press(path, f"{CTRL_O}{CTRL_S}1\r\r{F[10]}")
    (text,) = [passage["text"] for passage in drafts.load(path).data["passages"] if "text" in passage]
    assert "They fled.[@ocha] More came." in text


def test_where_there_is_no_sentence_it_is_said(tmp_path: Path) -> None:
    path = draft(tmp_path / "a.yaml", "subject")
    with open_screen(path) as (screen, _):
        screen.list.show_sources()
        assert screen.state.mode == "ask"
        assert "no sentence here" in screen.state.message[0]


def test_a_letter_without_any_source_offers_a_new_one(tmp_path: Path) -> None:
    path = draft(tmp_path / "a.yaml", sources=[])
    press(path, f"{CTRL_S}1\r\rReport\r{F[10]}")
    assert fact(path, "opening") == "They fled.[@report] More came."


@pytest.mark.parametrize("columns", [60, 80, 160])
def test_it_is_read_at_every_width(path: Path, columns: int) -> None:
    with open_screen(path, columns) as (screen, _):
        screen.list.show_sources()
        screen.list.choose()
        lines = (pane_text(screen.list, "head") + pane_text(screen.list, "text")).split("\n")
        assert all(len(line) <= columns for line in lines)


def test_a_paragraph_of_facts_that_was_ended_says_how_each_gets_its_source(tmp_path: Path) -> None:
    with open_screen(draft(tmp_path / "a.yaml", "evidence")) as (screen, _):
        editing.paste(screen.state, "It rained. It rose. It fell.")
        editing.enter(screen.state)
        assert screen.state.choosing_record
        assert "Press Ctrl-S to give each its source." in screen.state.message[1]
