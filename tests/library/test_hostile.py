"""No answer, however it is made, slows down what templates do to words more than it is longer."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from letterkit.languages import by_tag as languages
from letterkit.packs import filters
from letterkit.packs.filters import Markdown, Paragraphs

SMALL, TIMES = 5_000, 4
UNITS = ["a", " ", "\n", "\t", "\u00a0", "\u2003", "\u2003 ", ".", ". ", '."', ",", ", ", "1", "1 ", "1,000", "1,000 ", "a1", "aa1 ", "и ", " и ", "и, ", ", и", "новый ", "новый, ", "власть и ",
         "la ", "le ", "l'", "et ", " et la ", "que ", "de la ", "the ", "a, ", "a; ", "a,\n", "s ", "’", "\\", "\\.", "-", "- ", "\n- ", "\n\n", " \n", "« ", " »", "* ", "A", "Aa ", "art. ", "para. ", "hundreds "]  # fmt: skip
ENDS = ["", "x", "1x"]
TWO, FIVE = ("one", "many"), ("m", "f", "mpl", "fpl", "n")


def _in_language(change: Callable[..., Any]) -> Callable[[Any, str], Any]:
    return lambda text, language: change(text, language=language)


FILTERS: dict[str, Callable[[Any, str], Any]] = {
    "printed": filters.printed,
    "paragraphs": lambda text, language: filters.printed(Paragraphs(text), language),
    "plural": lambda text, language: filters.plural(text, *TWO, language=language),
    "counted": lambda text, language: filters.counted(text, *TWO, language=language),
    "agree": lambda text, language: filters.agree(text, *TWO, language=language),
    "gendered": lambda text, language: filters.gendered(text, *FIVE, language=language),
    "upper_first": lambda text, _: filters.upper_first(text),
    "lower_first": lambda text, _: filters.lower_first(text),
    "no_stop": lambda text, _: filters.no_stop(Markdown(text)),
    "sentence": lambda text, _: filters.sentence(text),
    "place": lambda text, language: filters.place(text, language=language),
    "pinpoint": languages.pinpoint,
    "tidy": filters.tidy,
    "tidy, begun": lambda text, language: filters.tidy("a" + text, language),
    **{name: _in_language(change) for name, change in filters.GRAMMATICAL.items()},
}  # fmt: skip
ANY_LANGUAGE = ("printed", "paragraphs", "upper_first", "lower_first", "no_stop", "sentence", "tidy, begun")
CASES = ("genitive", "dative", "accusative", "instrumental", "prepositional")


def seconds(change: Callable[[Any, str], Any], text: str, language: str) -> float:
    start = time.process_time()
    change(text, language)
    return time.process_time() - start


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru"])
@pytest.mark.parametrize("name", FILTERS)
def test_no_filter_is_slower_than_linear(name: str, language: str) -> None:
    """Four times the text takes about four times as long; what is quadratic would take sixteen times."""
    if (name in CASES and language != "ru") or (name in ANY_LANGUAGE and language != "en"):
        return
    slow = []
    for unit in UNITS:
        for end in ENDS:
            row = unit * (SMALL // len(unit))
            large = seconds(FILTERS[name], row * TIMES + end, language)
            if large > 0.02:  # what is so fast is not worth a second look
                small = min(seconds(FILTERS[name], row + end, language) for _ in range(2))
                large = min(large, seconds(FILTERS[name], row * TIMES + end, language))
                slow += [(unit, end, small, large)] if large > 9 * small + 0.01 else []
    assert not slow
