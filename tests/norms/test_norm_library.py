"""The norms library: every shipped row is well formed, wrong rows are refused with their place."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

import pytest

from letterkit.errors import InvalidLibrary, Problem, UnknownName
from letterkit.languages.reading import read_language
from letterkit.norms import row_reader
from letterkit.norms.norm import Norm
from letterkit.norms.norm_library import NormLibrary
from letterkit.norms.pinpoints import parse_locators
from letterkit.yaml import row_files

LANGUAGES = ("en-GB", "fr", "es", "ru")
UNSEEN = ("general knowledge, not seen in a source",)
SYMBOLS = {
    "A": r"A/(?:RES/\d+/\d+(?: B)?|RES/\d+\([IVX]+\) A|CONF\.\d+/[\w./]+|HRC/[\w/.]+|\d+/\d+)",
    "S": r"S/RES/\d+ \(\d{4}\)$|SUM\.DOC",
}
SHIPPED = NormLibrary()
ALL = list(SHIPPED)
EXPECTED = {
    "un-charter",
    "wso-2005",
    "a-res-63-308",
    "udhr",
    "hrd-declaration",
    "s-res-1674",
    "s-res-1894",
    "genocide-convention",
    "geneva-conventions-1949",
    "iccpr",
    "cat",
    "rome-statute",
    "role-of-lawyers",
    "copenhagen-1990",
    "moscow-1991",
}
CRIMES = "genocide, war crimes, ethnic cleansing and crimes against humanity"

ROW = """\
- id: my-norm
  title:
    en: My Norm
  in_text:
    en: my norm
  kind: soft-law
  source:
    - https://example.org/
  checked: 2026-11-22
"""

ENGLISH = read_language("en-GB")


def folder(tmp_path: Path, **files: str) -> Path:
    (tmp_path / "norms").mkdir(exist_ok=True)
    for name, text in files.items():
        (tmp_path / "norms" / f"{name}.yaml").write_text(text, "utf-8")
    return tmp_path


def refused(tmp_path: Path, text: str) -> tuple[Problem, ...]:
    with pytest.raises(InvalidLibrary) as caught:
        NormLibrary(folder(tmp_path, mine=text)).ids  # noqa: B018  # reading happens on first use
    return caught.value.problems


# -- the shipped rows -----------------------------------------------------------------------------------


def test_the_first_norms_are_there() -> None:
    assert set(SHIPPED.ids) >= EXPECTED
    assert len(SHIPPED) == len(ALL) == len(SHIPPED.ids)


# -- finding --------------------------------------------------------------------------------------------


def test_get_and_find() -> None:
    assert SHIPPED.get("cat").id == "cat"
    assert SHIPPED.find("dog") is None
    assert "cat" in SHIPPED and "dog" not in SHIPPED
    with pytest.raises(UnknownName, match="s-rse-1674") as caught:
        SHIPPED.get("s-rse-1674")
    assert "s-res-1674" in caught.value.problems[0].hint
    with pytest.raises(UnknownName, match="s-res-1647") as caught:
        SHIPPED.get("s-res-1647")
    assert "1674" not in caught.value.problems[0].hint and "`norms:`" in caught.value.problems[0].hint
    with pytest.raises(UnknownName):
        SHIPPED.get("qqqq")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wso2005", "wso-2005"),
        ("WSO-2005", "wso-2005"),
        ("A/RES/60/1", "wso-2005"),
        ("world summit outcome", "wso-2005"),
        ("S/RES/1674 (2006)", "s-res-1674"),
        ("icpcr", "iccpr"),
        ("genocide", "genocide-convention"),
        ("zzzzzz", ""),
    ],
)
def test_nearest(typed: str, meant: str) -> None:
    assert SHIPPED.nearest(typed) == meant


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("60/1", "wso-2005"),
        ("1674", "s-res-1674"),
        ("GENOCIDE convention", "genocide-convention"),
        ("moscow", "moscow-1991"),
        ("torture", "cat"),
        ("lawyers", "role-of-lawyers"),
        ("iccpr", "iccpr"),
    ],
)
def test_search_puts_the_best_first(words: str, first: str) -> None:
    assert SHIPPED.search(words)[0].norm.id == first


def test_search_wants_all_words_and_looks_at_themes() -> None:
    assert {hit.norm.id for hit in SHIPPED.search("OSCE")} >= {"moscow-1991", "copenhagen-1990"}
    assert SHIPPED.search("moscow genocide") == []
    assert SHIPPED.search("   ") == []


def test_localized_falls_back_to_the_wider_tag() -> None:
    norm = SHIPPED.get("wso-2005")
    assert norm.localized("title", "en-GB") == norm.localized("title", "EN") == "2005 World Summit Outcome"
    assert norm.localized("title", "fr-CH") == "Document final du Sommet mondial de 2005"
    assert norm.localized("title", "ky") == ""
    assert norm.pinpoints[0].localized("en-US-posix") == norm.pinpoints[0].provides["en"]


# -- other folders --------------------------------------------------------------------------------------


def test_a_row_of_a_project_replaces_the_shipped_one(tmp_path: Path) -> None:
    mine = ROW.replace("my-norm", "cat").replace("My Norm", "Our own row")
    library = NormLibrary(tmp_path / "nowhere", folder(tmp_path, mine=mine, other=ROW))
    assert library.get("cat").title == {"en": "Our own row"}
    assert library.get("my-norm").localized("in_text", "en-GB") == "my norm"
    assert library.ids[-1] == "my-norm" and len(library) == len(SHIPPED) + 1


def test_the_later_folder_wins(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.mkdir()
    second.mkdir()
    library = NormLibrary(folder(first, x=ROW), folder(second, x=ROW.replace("My Norm", "Newer")))
    assert library.get("my-norm").title["en"] == "Newer"


@pytest.mark.parametrize(
    ("change", "line", "says"),
    [
        (("  kind: soft-law", "  kindd: soft-law"), 6, "kindd"),
        (("soft-law", "hard-law"), 6, "hard-law"),
        (("2026-11-22", "22 November 2026"), 9, "not a date"),
        (("2026-11-22", "2026-02-30"), 9, "not a date"),
        (("id: my-norm", "id: My Norm"), 1, "cannot be a name"),
        (("  title:\n    en: My Norm", "  title: My Norm"), 2, "by language"),
        (("    en: My Norm", "    english language: My Norm"), 3, "not a language tag"),
        (("    en: My Norm", "    en: 12"), 3, "must be a text"),
        (("  source:\n    - https://example.org/", "  source: https://example.org/"), 7, "list of texts"),
        (("  checked: 2026-11-22\n", ""), 1, "‘checked’ is missing"),
        (("  checked:", "  confirmed: [titel]\n  checked:"), 9, "‘titel’ is not a field"),
        (("  checked:", "  pinpoints: [x]\n  checked:"), 9, "list of mappings"),
        (("  checked:", "  pinpoints:\n    - at: somewhere\n      provides:\n        en: x\n  checked:"), 10, "place"),
        (
            ("  checked:", "  pinpoints:\n    - at: art. 1\n      provide:\n        en: x\n  checked:"),
            11,
            "no key ‘provide’",
        ),
        (("  checked:", "  quotations:\n    - text: x\n      at: art. 1\n  checked:"), 10, "‘language’ is missing"),
        (("  checked:", "  extent: {art: many, source: x}\n  checked:"), 9, "last number of its kind"),
        (("  checked:", "  extent: {art: 53}\n  checked:"), 9, "‘source’ is missing"),
        (("  checked:", "  extent: {articles: 53, source: x}\n  checked:"), 9, "no key ‘articles’"),
    ],
)
def test_a_wrong_row_is_refused_with_file_and_line(
    tmp_path: Path, change: tuple[str, str], line: int, says: str
) -> None:
    problems = refused(tmp_path, ROW.replace(*change))
    result = next(problem for problem in problems if says in problem.message)
    assert Path(result.file).name == "mine.yaml"
    assert result.line == line


def test_an_unknown_key_names_the_nearest(tmp_path: Path) -> None:
    problems = refused(tmp_path, ROW + "  symbl: A/RES/1/1\n")
    assert "‘symbol’" in problems[0].hint
    assert problems[0].path == ("my-norm", "symbl")


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    two = ROW.replace("soft-law", "x") + ROW.replace("my-norm", "other").replace("2026-11-22", "x")
    assert len(refused(tmp_path, two)) == 2


def test_a_pinpoint_twice_is_refused(tmp_path: Path) -> None:
    pin = "    - at: {at}\n      provides:\n        en: x\n"
    problems = refused(tmp_path, ROW + "  pinpoints:\n" + pin.format(at="art. 2") + pin.format(at="Article II"))
    assert problems[0].line == 14 and "twice" in problems[0].message


def test_an_id_twice_is_refused_with_both_places(tmp_path: Path) -> None:
    with pytest.raises(InvalidLibrary, match=r"already used \(a.yaml, line 1\)"):
        NormLibrary(folder(tmp_path, a=ROW, b=ROW)).ids  # noqa: B018


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("x: y\n", "list of rows"),
        ("- just text\n", "not a row"),
        ("- id: [\n", ""),
        ("- a: 1\n  a: 2\n", "twice"),
    ],
)
def test_a_file_of_another_shape_is_refused(tmp_path: Path, text: str, says: str) -> None:
    assert any(says in problem.message and problem.line for problem in refused(tmp_path, text))


def test_an_empty_file_and_other_files_are_nothing(tmp_path: Path) -> None:
    folder(tmp_path, empty="# nothing yet\n")
    (tmp_path / "norms" / "readme.txt").write_text("x", "utf-8")
    assert NormLibrary(tmp_path).ids == SHIPPED.ids


def test_positions_in_a_shipped_file_count_from_its_start(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text("# a comment\n" + ROW + "\n" + ROW.replace("my-norm", "next").replace("soft-law", "x"), "utf-8")
    row_text = row_files.split_rows(file, "id")[1]
    with pytest.raises(InvalidLibrary) as caught:
        row_files.parse_row_text(row_text, "id", partial(row_reader.parse_norm, shared=row_reader.shared_names(())))
    assert (caught.value.problems[0].line, caught.value.problems[0].path) == (17, ("next", "kind"))


def test_opening_the_library_is_quick() -> None:
    def once() -> float:
        start = time.process_time()
        NormLibrary().get("wso-2005")
        return time.process_time() - start

    assert min(once() for _ in range(5)) < 0.01


@pytest.mark.parametrize("norm", [norm for norm in ALL if norm.extent], ids=lambda norm: norm.id)
def test_no_place_of_a_row_lies_beyond_its_extent(norm: Norm) -> None:
    for pinpoint in norm.pinpoints:
        for locator in parse_locators(pinpoint.at):
            if locator.kind in norm.extent and not locator.within and locator.first[0].isdigit():
                assert int(locator.last[0]) <= norm.extent[locator.kind], pinpoint.at


def test_the_last_articles_of_the_best_known_treaties() -> None:
    known = {"iccpr": 53, "udhr": 30, "echr": 59, "crc": 54, "cat": 33, "rome-statute": 128, "un-charter": 111}
    assert {name: SHIPPED.get(name).extent["art"] for name in known} == known


def test_quotations_are_those_of_the_rows_with_a_cache_and_without() -> None:
    rows = [(norm.id, quotation) for norm in SHIPPED for quotation in norm.quotations]
    for _ in range(2):
        assert [*NormLibrary().quotations] == rows


def test_sixty_phrases_and_more_are_confirmed_in_english_and_others_in_each_language() -> None:
    counts = dict.fromkeys(("en", "fr", "es", "ru"), 0)
    for _, quotation in SHIPPED.quotations:
        counts[quotation.language] += quotation.status == "confirmed" and bool(quotation.source)
    assert counts["en"] >= 140 and counts["fr"] >= 40 and counts["es"] >= 20 and counts["ru"] >= 18


def test_the_quotations_of_a_folders_row_replace_those_of_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "norms").mkdir()
    row = "- id: udhr\n  kind: resolution\n  title: {en: A text}\n  in_text: {en: the text}\n"
    row += "  source: [seen]\n  checked: 2026-11-28\n"
    words = "  quotations:\n  - {text: words of its own, at: art. 1, language: en, source: a book}\n"
    (tmp_path / "norms" / "own.yaml").write_text(row + words, encoding="utf-8")
    quotations = NormLibrary(tmp_path).quotations
    assert [(quotation.text, quotation.source) for norm, quotation in quotations if norm == "udhr"] == [
        ("words of its own", "a book")
    ]
    assert any(norm == "iccpr" for norm, _ in quotations)


@pytest.mark.parametrize("name", ["1" * 5_000, "iccpr " * 5_000, "1 2 " * 5_000])
def test_what_is_far_too_long_for_a_name_is_like_no_norm(name: str) -> None:
    assert NormLibrary().nearest(name) == ""
