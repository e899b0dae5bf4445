"""The rule about quoted words, on passages with a slip and on right ones, and on the quotations of the library."""

from __future__ import annotations

import datetime as dt
import importlib.util
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from letterkit.checks.families.quotations import misquoted_norm
from letterkit.checks.texts.subject import Subject
from letterkit.letter import drafts
from letterkit.norms.norm import Quotation

from ..cases import BASE, LIBRARY

BENCHMARK = Path(__file__).parents[3] / "benchmarks" / "quotations.py"
QUOTATIONS = LIBRARY.norms.quotations


def _benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("quotations_benchmark", BENCHMARK)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _issues(text: str, language: str, norm: str = "") -> list[str]:
    invokes = [{"norm": norm}] if norm else []
    data = BASE | {"language": language, "passages": [{"role": "norm", "text": text, "invokes": invokes}]}
    loaded = drafts.read(drafts.dump(data).encode())
    return [issue.message for issue in misquoted_norm(Subject(loaded, LIBRARY, dt.date(2026, 11, 20)))]


def test_slips_are_found_and_right_quotations_left_alone() -> None:
    benchmark = _benchmark()
    rows = [*benchmark.rows()]
    assert Counter(row.is_slip for row in rows)[True] >= 40 <= Counter(row.is_slip for row in rows)[False]
    wrong = [row.text for row in rows if bool(benchmark.issues(row, LIBRARY)) != row.is_slip]
    assert wrong == []


@pytest.mark.parametrize(("norm", "quotation"), QUOTATIONS, ids=lambda value: getattr(value, "text", value))
def test_exact_words_have_no_finding_whoever_is_invoked(norm: str, quotation: Quotation) -> None:
    others = {name for name, other in QUOTATIONS if other.language == quotation.language}
    for invoked in (norm, *sorted(others)[:3]):
        assert _issues(f"They say: “{quotation.text}.”", quotation.language, invoked) == []


@pytest.mark.parametrize(("norm", "quotation"), QUOTATIONS, ids=lambda value: getattr(value, "text", value))
def test_the_wrong_forms_are_found_where_the_norm_is_cited(norm: str, quotation: Quotation) -> None:
    exact = {other.text.casefold() for _, other in QUOTATIONS}
    for wrong in quotation.also_seen_as:
        if not any(wrong.casefold() in text for text in exact):
            assert _issues(f"They say “{wrong}” [@{norm}].", quotation.language), wrong


def test_words_that_are_not_confirmed_are_right_and_no_measure() -> None:
    text = next(one.text for norm, one in QUOTATIONS if one.status == "unconfirmed" and norm == "iccpr")
    assert _issues(f"«{text}» [@iccpr]. «{text}».", "ru", "udhr") == []
    assert _issues(f"«{text.replace('пыткам', 'мукам')}» [@iccpr].", "ru") == []


def test_words_of_another_language_are_not_compared() -> None:
    text = "Le texte dit “all people are born free and equal in dignity and rights” [@udhr, art. 1]."
    assert _issues(text, "fr", "udhr") == []
    assert _issues(text, "en", "udhr")


def test_a_very_long_quotation_is_left_alone() -> None:
    assert _issues("“" + "born free and equal in rights and dignity " * 400 + "” [@udhr].", "en", "udhr") == []
