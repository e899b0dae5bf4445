"""What a letter offers for its answers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from letterkit.interview import transitions
from letterkit.interview.form import Form
from letterkit.interview.offers import beginning
from letterkit.interview.position import Position
from letterkit.library.library import Library, open_library
from letterkit.packs.shelf import Shelf, open_shelf

LIBRARY = open_library()
TODAY = dt.date(2026, 11, 20)
DATA: dict[str, Any] = {
    "recipients": [{"organization": "United Nations Security Council", "style": "un-security-council"}],
    "concerns": ["UG"],
    "sources": [{"id": "ocha", "type": "report", "title": "Situation Report", "author": [{"literal": "UN OCHA"}]}],
    "evidence": [{"id": "a", "text": "It rained.", "sources": ["ocha", "Reuters, 3 June 2026"]}],
    "cases": [{"name": "Mira Sample", "source": "her lawyer"}],
    "facts": {"risk": {"value": "It may rain.", "source": "Reuters, 3 June 2026"}},
}


def form(kind: str = "council-appeal", at: str = "", **data: Any) -> Form:
    begun = transitions.start(LIBRARY.pack(kind), LIBRARY, TODAY, {**DATA, **data})
    return Form(LIBRARY, TODAY, begun.data, Position(at))


def test_sources_are_those_of_the_letter_and_those_that_facts_name_each_once() -> None:
    assert form().context.sources() == (
        ("ocha", "Situation Report, UN OCHA"),
        ("Reuters, 3 June 2026", ""),
        ("her lawyer", ""),
    )


def test_a_letter_without_sources_offers_none() -> None:
    assert form(sources=[], evidence=[], cases=[], facts={}).context.sources() == ()


def test_actors_are_the_reader_the_governments_and_those_who_are_asked_already() -> None:
    names = [name for name, _ in form().context.actors()]
    assert names[0] == "the Security Council" and "the Government of Uganda" in names and "you" not in names
    asked = transitions.answer(transitions.go_to(form(), Position("asks", 0, "action")), "stop all sales of arms")
    typed = transitions.answer(asked, "Every State that sells arms")
    assert typed.context.actors()[-1] == ("Every State that sells arms", "")


def test_formulas_for_the_kind_of_letter_come_first_and_are_filled() -> None:
    formulas = {row.id: row for row in LIBRARY.shelf.moves.formulas("en")}
    for kind in ("urgent-appeal", "council-mandate"):
        titles = [title for _, title in form(kind, "asks").context.formulas()]
        own = [row.title for row in formulas.values() if kind in row.used_in and row.title in titles]
        assert own and set(titles[: len(own)]) >= set(own[:1]), kind
        general = titles.index(next(row.title for row in formulas.values() if not row.used_in))
        assert all(titles.index(title) < general for title in own)
    assert not [text for text, _ in form(at="asks").context.formulas() if "{{" in text or "…" in text]


@pytest.mark.parametrize(
    ("say", "filled", "begun"),
    [
        ("We ask {{ x }} to …", "We ask you to …", "We ask you to "),
        ("Thank you.", "Thank you.", "Thank you."),
        ("We ask {{ x }} to …", "", ""),
    ],
)
def test_a_beginning_ends_in_a_blank_where_the_writer_goes_on(say: str, filled: str, begun: str) -> None:
    assert beginning(say, lambda _: filled) == begun


def test_beginnings_follow_the_tone() -> None:
    by_tone = {tone: set(_starters(tone)) for tone in ("firm", "neutral", "diplomatic")}
    assert by_tone["neutral"] < by_tone["firm"] and by_tone["neutral"] < by_tone["diplomatic"]
    assert by_tone["firm"] & by_tone["diplomatic"] == by_tone["neutral"]


def _starters(tone: str) -> tuple[str, ...]:
    here = form(tone=tone, facts={"meeting": "the briefing"})
    return here.starters(here.question_named("opening"))


def test_the_ways_to_introduce_asks_name_who_is_asked() -> None:
    choices = form().question_named("asks_lead").choices
    assert "We call on the Security Council to:" in [choice.label for choice in choices]
    assert not [choice for choice in choices if "{{" in choice.label]
    assert form().show(form().question_named("asks_lead"), "urge") == "We urge the Security Council to:"


def test_a_template_that_cannot_be_filled_is_not_offered(tmp_path: Path) -> None:
    """A colleague's own beginning with a slip in it keeps nobody from writing."""
    (tmp_path / "starters").mkdir()
    words = 'questions: {opening: {starters: {any: ["{{ sender|nonsense }} asks …", "We ask {{ addressee }} to …"]}}}'
    (tmp_path / "starters" / "en.yaml").write_text(words, "utf-8")
    library = Library(Shelf((("project", tmp_path), *open_shelf().folders)))
    begun = transitions.start(library.pack("council-appeal"), library, TODAY, DATA)
    offered = begun.starters(begun.question_named("opening"))
    assert offered[0] == "We ask the Security Council to " and not [one for one in offered if "asks " in one[:20]]
