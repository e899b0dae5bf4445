"""The examples are letters that can be sent, and what stands beside each is what it gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.checks.rules import check
from letterkit.compose import compose, passages
from letterkit.letter import drafts
from letterkit.library.packs import shelf
from letterkit.library.shelves import open_library
from letterkit.render import formats

EXAMPLES = Path(__file__).parents[1] / "examples"
NAMES = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))


def test_every_template_has_an_example() -> None:
    assert sorted(shelf().ids()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_an_example_gives_just_the_letter_beside_it(name: str) -> None:
    loaded = drafts.load(EXAMPLES / f"{name}.yaml")
    written = formats.write(compose(loaded.draft, open_library()), "md").decode("utf-8")
    assert written == (EXAMPLES / f"{name}.md").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_at_all_is_found_in_an_example(name: str) -> None:
    assert check(drafts.load(EXAMPLES / f"{name}.yaml"), open_library()) == ()


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_a_whole_letter(name: str) -> None:
    draft = drafts.load(EXAMPLES / f"{name}.yaml").draft
    assert sum(len(one.text.split()) for one in passages(draft, open_library())) >= 450


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_sent_by_nobody_real(name: str) -> None:
    draft = drafts.load(EXAMPLES / f"{name}.yaml").draft
    senders = [one.organization or one.name for one in draft.signatories]
    senders += [draft.byline.author] if draft.byline else []
    assert senders
    assert all("Example" in one or "Sample" in one for one in senders)
