"""The small words that rules pass over: each use has some, as the rules compare them."""

from __future__ import annotations

import re
from pathlib import Path

from letterkit.checks.texts.small_words import DATA, small_words
from letterkit.languages.normal_form import caseless
from letterkit.yaml.shipped import read_shipped

CHECKS = Path(__file__).parents[3] / "src" / "letterkit" / "checks"


def test_each_use_has_words_in_the_form_in_which_they_are_compared() -> None:
    uses = read_shipped(DATA)
    assert uses
    for use in uses:
        words = small_words(use)
        assert words and all(word and word == caseless(word).strip() for word in words), use


def test_every_use_is_read_somewhere_and_no_other() -> None:
    read = {
        use
        for file in CHECKS.rglob("*.py")
        for use in re.findall(r"""small_words\(["'](\w+)["']\)""", file.read_text("utf-8"))
    }
    assert read == set(read_shipped(DATA))
