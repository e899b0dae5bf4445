"""The estimate of pages is near what is printed: in every shipped language, on both papers, short and long."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from letterkit.checks.texts.length import pages
from letterkit.checks.texts.subject import Subject
from letterkit.compose.letter import compose
from letterkit.letter import drafts
from letterkit.letter.drafts import LoadedDraft
from letterkit.render.formats import with_citations_set, write

from ..cases import BASE, LIBRARY

pytestmark = pytest.mark.slow

EXAMPLES = Path(__file__).parents[3] / "examples"
TEXT = "The people of the south wait at the gate, and nobody tells them why, or how long it will be until they go home."
LINES = 43
"""Lines of text on a full page."""


def printed(loaded: LoadedDraft) -> float:
    """Pages as printed, the last one by its lines."""
    letter = with_citations_set(compose(loaded.draft, LIBRARY))
    sheets = PdfReader(io.BytesIO(write(letter, "pdf"))).pages
    heights: set[int] = set()  # lines of two columns that stand beside each other are one

    def see(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text.strip():
            heights.add(round(cm[5] + cm[3] * tm[5]))

    sheets[-1].extract_text(visitor_text=see)
    return len(sheets) - 1 + len(heights) / LINES


def estimated(loaded: LoadedDraft) -> float:
    return pages(Subject(loaded, LIBRARY, dt.date(2026, 11, 20)))


@pytest.mark.parametrize("name", ["council-appeal", "joint-letter", "op-ed", "fr/head-of-state", "ru/joint-letter"])
def test_the_estimate_of_an_example_is_near_what_is_printed(name: str) -> None:
    loaded = drafts.load(EXAMPLES / f"{name}.yaml")
    assert estimated(loaded) == pytest.approx(printed(loaded), abs=0.3)


@pytest.mark.parametrize("language", ["en-GB", "en-US"])
def test_the_estimate_of_a_long_letter_is_near_what_is_printed(language: str) -> None:
    passages: list[Any] = [{"role": "situation", "text": "\n\n".join([" ".join([TEXT] * 7)] * 20)}]
    loaded = drafts.read(drafts.dump(BASE | {"language": language, "passages": passages}).encode())
    assert estimated(loaded) == pytest.approx(printed(loaded), rel=0.08)


@pytest.mark.parametrize(
    ("number", "signatory"),
    [
        (40, {"organization": "Example Network {}", "places": ["Exampletown"]}),
        (900, {"organization": "Forum {}"}),
        (900, {"name": "Amina Example-Sample", "title": "Director", "organization": "Exampletown Rights Forum {}"}),
        (300, {"name": "A. Example", "title": "Professor of law", "organization": "The university of Exampletown in the far south of the country {}"}),
    ],
)  # fmt: skip
def test_the_estimate_of_a_sign_on_list_is_near_what_is_printed(number: int, signatory: dict[str, Any]) -> None:
    signing = [{**signatory, "organization": signatory["organization"].format(one)} for one in range(number)]
    loaded = drafts.read(drafts.dump(BASE | {"signatories": signing}).encode())
    letter = with_citations_set(compose(loaded.draft, LIBRARY))
    sheets = PdfReader(io.BytesIO(write(letter, "pdf"))).pages
    assert len(sheets) - 1 - 0.1 * len(sheets) - 0.3 <= estimated(loaded) <= len(sheets) + 0.1 * len(sheets)


def test_a_long_list_makes_no_letter_too_long() -> None:
    signing = [{"organization": f"Forum {one}"} for one in range(2000)]
    result = [
        pages(
            Subject(drafts.read(drafts.dump(BASE | more).encode()), LIBRARY, dt.date(2026, 11, 20)), sign_on_list=False
        )
        for more in ({}, {"signatories": signing})
    ]
    assert result[1] == pytest.approx(result[0], abs=0.3)
