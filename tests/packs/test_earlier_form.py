"""Drafts that were written for the earlier form of a kind of letter print as they did."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.api import compose_letter, load_draft, render_letter
from letterkit.letter.drafts import from_data, load
from letterkit.packs.shelf import open_shelf

EARLIER = Path(__file__).parent / "earlier"
DRAFTS = sorted(EARLIER.glob("*.yaml"))
SHELF = open_shelf()


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.stem)
def test_a_draft_of_the_earlier_form_prints_as_it_did(path: Path) -> None:
    printed = render_letter(compose_letter(load_draft(path)), "md").decode("utf-8")
    assert printed == path.with_suffix(".md").read_text("utf-8")


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.stem)
def test_it_is_known_by_answers_that_only_the_earlier_form_asks_for(path: Path) -> None:
    draft = load(path).draft
    assert SHELF.in_earlier_form(draft)
    assert SHELF.load_for(draft).kind is None


@pytest.mark.parametrize(
    ("data", "earlier"),
    [
        ({"language": "en-GB"}, False),
        ({"language": "fr"}, True),
        ({"language": "de"}, False),
        ({"facts": {"main_ask": "act"}}, True),
        ({"facts": {"meeting": "the meeting"}}, False),
        ({"facts": {"main_ask": "act"}, "evidence": [{"id": "a", "text": "It happened."}]}, False),
        ({"facts": {"main_ask": "act"}, "passages": [{"role": "opening", "move": "opening/alarm"}]}, False),
        ({"language": "fr", "passages": [{"role": "opening", "move": "opening/alarm"}]}, False),
    ],
)
def test_what_makes_a_draft_one_of_the_earlier_form(data: dict[str, object], earlier: bool) -> None:
    draft = from_data({"letterkit": 1, "template": "council-appeal", **data}).draft
    assert SHELF.in_earlier_form(draft) is earlier
