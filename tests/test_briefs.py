"""Letters on nine situations that the templates were not written for, from drafts that others answered: what each has to
show is there, in its order, and what would harm somebody or be untrue is not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from letterkit.api import compose_letter, load_draft, render_letter
from letterkit.checks.rules import report
from letterkit.letter.drafts import load
from letterkit.library.library import open_library
from letterkit.protection.consent import Audience
from letterkit.yaml.source import parse

BRIEFS = Path(__file__).parent / "briefs"
POINTS: dict[str, dict[str, Any]] = parse(
    (BRIEFS.parent / "brief_points.yaml").read_text("utf-8"), "brief_points.yaml"
).data
NAMES = tuple(POINTS)


def printed(name: str, audience: Audience) -> str:
    letter = compose_letter(load_draft(BRIEFS / f"{name}.yaml"), audience=audience)
    text = render_letter(letter, "md").decode("utf-8")
    return " ".join(re.sub(r"[\N{NO-BREAK SPACE}\\*]", " ", text).split())


def place(text: str, words: object, start: int = 0) -> int:
    """Return where the first of several spellings stands in a text, from a place on; -1 if none does."""
    spellings = [spelling.strip() for spelling in str(words).split(" | ")]
    found = (re.search(rf"(?<!\w){re.escape(spelling)}(?!\d)", text[start:]) for spelling in spellings)
    return min((start + match.start() for match in found if match), default=-1)


def missing(text: str, words: Sequence[object]) -> list[object]:
    return [one for one in words if place(text, one) < 0]


@pytest.mark.parametrize("name", NAMES)
def test_what_has_to_stand_in_the_letter_does(name: str) -> None:
    text = printed(name, "recipient")
    assert missing(text, POINTS[name]["contains"]) == []


@pytest.mark.parametrize("name", NAMES)
def test_it_stands_in_the_order_of_an_advocate(name: str) -> None:
    text, at = printed(name, "recipient"), 0
    for words in POINTS[name]["in_order"]:
        at = place(text, words, at)
        assert at >= 0, words


@pytest.mark.parametrize("name", NAMES)
def test_what_must_not_stand_there_does_not(name: str) -> None:
    looked_for: tuple[tuple[Audience, str], ...] = (
        ("recipient", "lacks"),
        ("public", "lacks"),
        ("public", "public_lacks"),
    )
    for audience, key in looked_for:
        text = printed(name, audience)
        assert [words for words in POINTS[name].get(key, ()) if place(text, words) >= 0] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_stops_the_letter(name: str) -> None:
    path = BRIEFS / f"{name}.yaml"
    findings = report(load(path), open_library((BRIEFS,)), audience="recipient").findings
    assert [finding for finding in findings if finding.severity == "error"] == []
