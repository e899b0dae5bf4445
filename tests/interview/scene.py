"""A library with a short letter that has questions of most types, and forms to begin with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from letterkit.interview import actions, transitions
from letterkit.interview.form import Form
from letterkit.library.library import Library
from letterkit.packs.pack import Pack
from letterkit.packs.shelf import Shelf, shipped_folder
from letterkit.questions.answers import Refused

TODAY = dt.date(2026, 11, 30)
LIBRARY = Library(Shelf((("project", Path(__file__).parent / "packs"), ("letterkit", shipped_folder()))))
PACK: Pack = LIBRARY.pack("interview")

WHOLE: tuple[str, ...] = (
    *("Council of Examples", "Amina Example", "council", ""),
    "Exampleland",
    *("Something has happened.\nIt was not the first time.", "Eye-witnesses, 2 November 2026"),
    "teachers\nnurses",
    *("1,400", "UN OCHA"),
    *("yes", "Judge Example"),
    "sharp",
    "6",
    "10 December 2026",
    *("wso-2005", "para. 139", ""),
    *("Send a mission", "the Council", "2026-12-15", ""),
    "On the situation in Exampleland",
    "Example Centre",
    "info@example.org",
    "today",
    *("Amina Example", "Example Centre", "Geneva, Switzerland; Exampleton", ""),
)
"""Answers to every question of the short letter, in the order in which they are asked."""


def new(data: Mapping[str, Any] | None = None) -> Form:
    """Return the short letter at its first open question."""
    return transitions.start(PACK, LIBRARY, TODAY, data)


def answered(form: Form, typed: Iterable[str]) -> Form:
    """Return the form after these answers."""
    for one in typed:
        form = transitions.answer(form, one)
    return form


def whole() -> Form:
    """Return the short letter with every question answered."""
    return answered(new(), WHOLE)


def at(form: Form, name: str) -> Form:
    return transitions.jump(form, name)


def refused(move: Callable[[], Form]) -> str:
    with pytest.raises(Refused) as caught:
        move()
    return actions.typed(str(caught.value))


def two_recipients() -> Form:
    """Return a letter to two recipients, at the list of them."""
    return answered(at(whole(), "recipients"), ["+", "Second Council", "", ""])
