"""Searching norms as people look for them: names, numbers, articles, subjects, States, in four languages."""

from __future__ import annotations

import importlib.util
import sys
import time
from pathlib import Path

import pytest

from letterkit.norms.norm_library import NormLibrary

_SPEC = importlib.util.spec_from_file_location(
    "benchmark_of_search", Path(__file__).parents[2] / "benchmarks" / "search.py"
)
assert _SPEC and _SPEC.loader
benchmark = importlib.util.module_from_spec(_SPEC)
sys.modules[_SPEC.name] = benchmark
_SPEC.loader.exec_module(benchmark)

SHIPPED = NormLibrary()
QUERIES = benchmark.read_queries()
FIRST, FIRST_FIVE = 0.90, 0.98
"""What the list of queries must reach as a whole."""


def found(words: str) -> list[tuple[str, str]]:
    return [(hit.id, hit.at) for hit in SHIPPED.search(words)]


def test_what_should_come_first_does() -> None:
    number, first, first_five = benchmark.shares(QUERIES, SHIPPED)
    assert number >= 150
    assert first >= FIRST * number, [query.words for query in QUERIES if wrong(query, 1)]
    assert first_five >= FIRST_FIVE * number, [query.words for query in QUERIES if wrong(query, 5)]


def wrong(query: object, last: int) -> bool:
    return not 0 < benchmark.place_of_right_row(query, SHIPPED.search(query.words)) <= last  # type: ignore[attr-defined]


def test_the_list_names_norms_that_there_are() -> None:
    ids = {name for query in QUERIES for name in query.expected} - {benchmark.NOTHING}
    assert ids <= set(SHIPPED.ids)
    assert len({query.words for query in QUERIES}) == len(QUERIES)


@pytest.mark.parametrize(
    ("words", "hit"),
    [
        ("ICCPR 19", ("iccpr", "art. 19")),
        ("iccpr 9(3)", ("iccpr", "art. 9(3)")),
        ("art 8 echr", ("echr", "art. 8")),
        ("article 7 of the Rome Statute", ("rome-statute", "art. 7")),
        ("UNGP 17", ("ungps", "principle 17")),
        ("common article 3", ("geneva-conventions-1949", "common art. 3")),
        ("статья 9 МПГПП", ("iccpr", "art. 9")),
        ("charter 2(4)", ("un-charter", "art. 2(4)")),
        ("article 48 of the ICCPR", ("iccpr", "art. 48")),
    ],
)
def test_a_norm_with_a_place_is_that_place(words: str, hit: tuple[str, str]) -> None:
    assert found(words)[0] == hit


@pytest.mark.parametrize(
    ("words", "hit"),
    [
        ("A/RES/60/1", ("wso-2005", "")),
        ("a/res/60/1", ("wso-2005", "")),
        ("S/RES/2417", ("s-res-2417", "")),
        ("HRC 58/20", ("hrc-res-58-20", "")),
        ("general comment 36", ("hrcttee-gc-36", "")),
        ("CEDAW general recommendation 30", ("cedaw-gr-30", "")),
        ("1577 UNTS 3", ("crc", "")),
    ],
)
def test_an_exact_symbol_or_name_comes_first_and_is_no_place(words: str, hit: tuple[str, str]) -> None:
    assert found(words)[0] == hit


@pytest.mark.parametrize("words", ["2737", "S/RES/1556", "HRC 99/1", "resolution 2738", "ILO 999", "GC 99"])
def test_another_number_is_never_found_for_a_number(words: str) -> None:
    assert found(words) == []


def test_a_number_is_found_while_it_is_typed_and_only_then() -> None:
    assert "s-res-2417" in {hit.id for hit in SHIPPED.search("241", typing=True)}
    assert found("241") == []
    assert "iccpr" in {hit.id for hit in SHIPPED.search("icc", typing=True)}


def test_a_subject_shows_the_article_that_is_about_it() -> None:
    hit = SHIPPED.search("right to protest")[0]
    assert (hit.id, hit.at) == ("iccpr", "art. 21")
    assert "assembly" in hit.about


def test_a_norm_that_is_about_a_subject_shows_no_article() -> None:
    assert found("torture")[0] == ("cat", "")


@pytest.mark.parametrize(
    "words", ["peaceful assembly", "droit de manifester", "derecho a la protesta", "право на мирные собрания"]
)
def test_words_of_one_meaning_find_the_same_in_every_language(words: str) -> None:
    assert found(words)[0] == ("iccpr", "art. 21")


def test_a_state_finds_what_is_about_it_the_newest_first() -> None:
    for words in ("Belarus", "Беларусь", "Biélorussie"):
        years = [str(SHIPPED.get(name).adopted) for name, _ in found(words) if name.startswith("hrc-res")][:4]
        assert years == sorted(years, reverse=True) and len(years) == 4, words
    assert {name for name, _ in found("Burma")[:3]} == {name for name, _ in found("Myanmar")[:3]}
    assert {name for name, _ in found("South Sudan")[:9]} >= {"hrc-res-61-2", "hrc-res-58-1"}
    assert "hrc-res-61-2" not in {name for name, _ in found("Sudan")[:6]}


def test_slips_are_put_right_and_only_where_they_are_wanted() -> None:
    assert found("minesota protocol")[0][0] == "minnesota-protocol"
    assert found("enforced dissapearance")[0][0] in ("ced", "enforced-disappearance-declaration")
    assert SHIPPED.search("minesota", slips=False) == []


def test_what_is_quoted_is_found_by_its_words() -> None:
    assert found("timely and decisive measures")[0][0] == "wso-2005"


@pytest.mark.parametrize("words", ["", " ", "?!", "the of", "qqqq zzzz", "\0", "9" * 5000, "a" * 5000, "[ ( *"])
def test_nothing_and_nonsense_find_nothing_and_are_no_fault(words: str) -> None:
    assert found(words) == []


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("ICCPR", ["iccpr"]),
        ("CEDAW GR 30", ["cedaw-gr-30"]),
        ("A/RES/60/1", ["wso-2005"]),
        ("60/1", ["wso-2005", "hrc-res-60-1"]),
        ("UNGP", ["ungps"]),
        ("rome statute", ["rome-statute"]),
        ("no such norm", []),
    ],
)
def test_an_exact_name_is_those_norms(name: str, ids: list[str]) -> None:
    assert [norm.id for norm in SHIPPED.named(name)] == ids


def test_of_norms_that_share_a_name_the_weightier_comes_first() -> None:
    assert found("R2P")[0] == ("wso-2005", "")


@pytest.mark.parametrize("words", ["art. ", "torture ", "iccpr art. 1, ", "a b ", "1 ", "第"])
def test_a_text_that_somebody_pasted_is_searched_by_its_beginning(words: str) -> None:
    start = time.process_time()
    SHIPPED.search(words * 20_000, typing=True)
    SHIPPED.meant(words * 20_000)
    SHIPPED.named(words * 20_000)
    assert time.process_time() - start < 3
