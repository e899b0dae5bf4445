"""Any sentence of a version can be chosen: each once, in the order of the letter, and no line of an address."""

from __future__ import annotations

import io
from typing import Any

import pytest

from letterkit.cli.faces import Left
from letterkit.cli.sentence_choice import pick_sentence, words_on_what_goes_along
from letterkit.faces.plain.console import Lines

from .test_version_differences import of

TEXT = "It rained. Mira Samplova fled. It rained."


def picked(typed: str, audience: Any = "public", **changes: Any) -> tuple[str, str]:
    """Return the sentence that is chosen by what is typed, and what was shown."""
    out = io.StringIO()
    row = pick_sentence(Lines(io.StringIO(typed), out), False, of(TEXT, **changes), audience)
    return row.sentences[audience], out.getvalue()


def test_each_sentence_is_listed_once_as_the_version_has_it() -> None:
    sentence, shown = picked("2\n")
    assert sentence == "B., a student, fled."
    assert shown.count("It rained.") == 1 and "Samplova" not in shown
    assert picked("2\n", "recipient")[0] == "Mira Samplova fled."


def test_the_lines_of_an_address_are_no_sentences_and_those_of_enclosures_are() -> None:
    recipients = [{"organization": "Council of Examples", "style": "council"}]
    shown = picked("1\n", recipients=recipients, enclosures=["Photographs", "A map"])[1]
    assert "Council of Examples" not in shown and "Photographs" in shown and "A map" in shown


def test_who_chooses_none_goes_back() -> None:
    with pytest.raises(Left):
        picked("\n")


def test_what_goes_along_is_told_where_something_does() -> None:
    assert words_on_what_goes_along(of(TEXT)) == ""
    assert "‘Order on B., a student’" in words_on_what_goes_along(of(TEXT, enclosures=["Order on Mira Samplova"]))
