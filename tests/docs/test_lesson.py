"""docs/templates.md: the lesson is followed step by step, and what there is to look up is whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2.filters import FILTERS as JINJA_FILTERS

from letterkit.compose import template_variables
from letterkit.interview.template_check import check_templates
from letterkit.letter.drafts import from_data
from letterkit.library.library import open_library
from letterkit.moves.kind import FromLetter, KindSettings, KindWords, PlanStep, StepWords
from letterkit.moves.move import MoveSettings, MoveWords
from letterkit.moves.move_shelf import Formula
from letterkit.moves.wording import QuestionWords
from letterkit.packs.plan import Step
from letterkit.packs.sandbox import sandbox
from letterkit.packs.settings import Settings
from letterkit.packs.shelf import open_shelf
from letterkit.questions.question import Choice, Limits, Question
from tests.docs.following import Reader
from tests.docs.pages import read
from tests.docs.running import apart

pytestmark = pytest.mark.slow

PAGE = "docs/templates.md"
LESSON = read(PAGE)
EARLIER = LESSON[LESSON.index("### Packs of the earlier form") :]
FILES_OF_MOVES = (
    *(FromLetter, KindSettings, KindWords, PlanStep, StepWords),
    *(MoveSettings, MoveWords, QuestionWords, Formula),
    *(Question, Choice, Limits),
)


def test_the_lesson_can_be_followed_and_what_it_makes_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    reader = Reader(PAGE, obeyed=apart)
    reader.follow()
    assert reader.compared == 14
    assert check_templates(tmp_path / "templates").problems == ()


@pytest.mark.parametrize("form", FILES_OF_MOVES)
def test_every_key_of_moves_and_kinds_is_told_of(form: type) -> None:
    page = LESSON.replace(EARLIER, "")
    assert [key for key in form.__dataclass_fields__ if f"`{key}`" not in page] == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("form", [Settings, Step])
def test_every_key_of_the_earlier_form_is_told_of(form: type) -> None:
    assert [key for key in form.__dataclass_fields__ if f"`{key}`" not in EARLIER] == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("for_moves", [True, False])
def test_every_filter_is_told_of(for_moves: bool) -> None:
    filters = {name for name in sandbox(open_shelf(), for_moves=for_moves).filters if " " not in name}
    page = LESSON.replace(EARLIER, "") if for_moves else LESSON
    wanted = filters if for_moves else filters - set(JINJA_FILTERS)
    assert wanted and [name for name in wanted if not re.search(rf"`{name}\b", page)] == []


def test_every_value_is_told_of() -> None:
    library = open_library()
    draft = from_data({"letterkit": 1, "template": "thanks", "language": "en"}).draft
    pack = library.pack_for(draft)
    asked = {*library.shelf.moves.shared_questions("en"), *(question.id for question in pack.questions)}
    values = {*template_variables(draft, pack, library)} - asked
    assert values and [name for name in values if f"`{name}`" not in LESSON] == []
