"""No answer, however it is made, slows down what templates do to words more than it is longer."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from letterkit.languages.language import Language
from letterkit.languages.reading import read_language
from letterkit.packs import language_filters, text_filters
from letterkit.packs.text_filters import Markdown, Paragraphs

pytestmark = pytest.mark.slow

SMALL, TIMES = 5_000, 4
UNITS = ["a", " ", "\n", "\t", "\u00a0", "\u2003", "\u2003 ", ".", ". ", '."', ",", ", ", "1", "1 ", "1,000", "1,000 ", "a1", "aa1 ", "и ", " и ", "и, ", ", и", "новый ", "новый, ", "власть и ",
         "la ", "le ", "l'", "et ", " et la ", "que ", "de la ", "the ", "a, ", "a; ", "a,\n", "s ", "’", "\\", "\\.", "-", "- ", "\n- ", "\n\n", " \n", "« ", " »", "* ", "A", "Aa ", "art. ", "para. ", "hundreds "]  # fmt: skip
ENDS = ["", "x", "1x"]
TWO, FIVE = ("one", "many"), ("m", "f", "mpl", "fpl", "n")


def _in_language(change: Callable[..., Any]) -> Callable[[Any, Language], Any]:
    return lambda text, language: change(text, language=language)


FILTERS: dict[str, Callable[[Any, Language], Any]] = {
    "printed": language_filters.to_markdown,
    "paragraphs": lambda text, language: language_filters.to_markdown(Paragraphs(text), language),
    "plural": lambda text, language: language_filters.plural(text, *TWO, language=language),
    "counted": lambda text, language: language_filters.counted(text, *TWO, language=language),
    "agree": lambda text, language: language_filters.agree(text, *TWO, language=language),
    "gendered": lambda text, language: language_filters.gendered(text, *FIVE, language=language),
    "upper_first": lambda text, _: text_filters.upper_first(text),
    "lower_first": lambda text, _: text_filters.lower_first(text),
    "no_stop": lambda text, _: text_filters.no_stop(Markdown(text)),
    "sentence": lambda text, _: text_filters.sentence(text),
    "place": lambda text, language: language_filters.place(text, language=language),
    "pinpoint": lambda text, language: language.pinpoints.short(text),
    "read_date": lambda text, language: language.read_date(text),
    "read_yes_no": lambda text, language: language.read_yes_no(text),
    "tidy": text_filters.tidy,
    "tidy, begun": lambda text, language: text_filters.tidy("a" + text, language),
    **{name: _in_language(change) for name, change in language_filters.PHRASE_FILTERS.items()},
}  # fmt: skip
ANY_LANGUAGE = ("printed", "paragraphs", "upper_first", "lower_first", "no_stop", "sentence", "tidy, begun")
CASES = ("genitive", "dative", "accusative", "instrumental", "prepositional")


def seconds(change: Callable[[Any, Language], Any], text: str, language: Language) -> float:
    start = time.process_time()
    change(text, language)
    return time.process_time() - start


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru"])
@pytest.mark.parametrize("name", FILTERS)
def test_no_filter_is_slower_than_linear(name: str, language: str) -> None:
    """Four times the text takes about four times as long; what is quadratic would take sixteen times."""
    if (name in CASES and language != "ru") or (name in ANY_LANGUAGE and language != "en"):
        return
    slow, spoken = [], read_language(language)
    for unit in UNITS:
        for end in ENDS:
            row = unit * (SMALL // len(unit))
            large = seconds(FILTERS[name], row * TIMES + end, spoken)
            if large > 0.02:  # what is so fast is not worth a second look
                small = min(seconds(FILTERS[name], row + end, spoken) for _ in range(2))
                large = min(large, seconds(FILTERS[name], row * TIMES + end, spoken))
                slow += [(unit, end, small, large)] if large > 9 * small + 0.01 else []
    assert not slow
