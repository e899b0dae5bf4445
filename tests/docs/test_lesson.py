"""docs/templates.md: the lesson is followed step by step, and ends with the pack that it shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2.filters import FILTERS as JINJA_FILTERS

from letterkit.interview.pack_check import check_pack
from letterkit.packs.plan import Step
from letterkit.packs.sandbox import sandbox
from letterkit.packs.settings import Settings
from letterkit.packs.shelf import open_shelf
from letterkit.questions.question import Question
from tests.docs.following import Reader
from tests.docs.pages import blocks, read
from tests.docs.running import apart

pytestmark = pytest.mark.slow

PAGE = "docs/templates.md"
LESSON = read(PAGE)


def test_the_lesson_can_be_followed_and_its_pack_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    reader = Reader(PAGE, obeyed=apart)
    reader.follow()
    assert reader.compared == 13
    pack, trial = check_pack(tmp_path / "templates" / "thanks")
    assert (pack.title, pack.languages, trial.problems) == ("Thanks after a visit", ("en", "fr"), ())
    whole = {block.kind: block.text for block in blocks(PAGE) if block.section == "The whole pack"}
    result = {kind: (pack.folder / name).read_text("utf-8") for kind, name in FILES.items()}
    assert result == whole


FILES = {"yaml": "template.yaml", "jinja": "letter.md.j2"}


def test_every_filter_is_told_of() -> None:
    own = {name for name in sandbox(open_shelf()).filters if " " not in name} - set(JINJA_FILTERS)
    assert own
    assert all(re.search(rf"`{name}\b", LESSON) for name in own)


@pytest.mark.parametrize("kind", [Settings, Step, Question])
def test_every_key_of_a_pack_is_told_of(kind: type) -> None:
    assert [key for key in kind.__dataclass_fields__ if f"`{key}`" not in LESSON] == []  # type: ignore[attr-defined]
