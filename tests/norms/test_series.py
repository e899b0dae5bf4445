"""Series: how numbered texts of a body are named, shipped and of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.errors import InvalidLibrary
from letterkit.norms.norm_library import NormLibrary
from letterkit.norms.series import NAMES, load_series

SHIPPED = load_series()
SERIES = """\
- id: city-decision
  body: un-general-assembly
  in_text: {en: "decision {number} of the City Council"}
  short: {en: "Decision {number}"}
"""
NORM = """\
- id: city-7
  kind: resolution
  series: city-decision
  number: 7/2026
  title: {en: On the river}
  source: [https://example.org/]
  checked: 2026-11-22
"""


def library(tmp_path: Path, series: str = SERIES, norm: str = NORM) -> NormLibrary:
    (tmp_path / "series.yaml").write_text(series, "utf-8")
    (tmp_path / "norms").mkdir(exist_ok=True)
    (tmp_path / "norms" / "mine.yaml").write_text(norm, "utf-8")
    return NormLibrary(tmp_path)


@pytest.mark.parametrize("name", SHIPPED.names)
def test_every_shipped_series_names_its_texts_in_each_language(name: str) -> None:
    series = SHIPPED.find(name)
    assert series is not None
    for field in ("in_text", "short"):
        assert {"en", "fr", "es", "ru"} <= set(series.names[field]), field
    assert "ru" in series.names["genitive"]
    assert set(series.names["brief"]) in (set(), {"en", "fr", "es", "ru", "ar"})
    assert bool(series.names["brief"]) == bool(series.names["brief_genitive"])
    assert set(series.agreement) == {"fr", "es", "ru"}
    for field in NAMES:
        assert all("17" in text and "{" not in text for text in series.name(field, "17").values())


def test_a_row_takes_its_names_from_its_series(tmp_path: Path) -> None:
    norm = library(tmp_path).get("city-7")
    assert norm.in_text == {"en": "decision 7/2026 of the City Council"}
    assert norm.short == {"en": "Decision 7/2026"}
    assert norm.adopted_by["en"] == "the United Nations General Assembly"
    assert norm.number == "7/2026"


def test_what_a_row_says_itself_goes_before_its_series(tmp_path: Path) -> None:
    own = NORM.replace("  title:", "  short: {en: River Decision}\n  adopted_by: {en: the City}\n  title:")
    norm = library(tmp_path, norm=own).get("city-7")
    assert norm.short == {"en": "River Decision"} and norm.adopted_by == {"en": "the City"}


@pytest.mark.parametrize(
    ("change", "line", "says"),
    [
        (("series: city-decision", "series: city-decisions"), 3, "There is no series ‘city-decisions’."),
        (("  number: 7/2026\n", ""), 1, "‘number’ is missing here."),
    ],
)
def test_a_wrong_series_of_a_row_is_told_with_its_line(
    tmp_path: Path, change: tuple[str, str], line: int, says: str
) -> None:
    with pytest.raises(InvalidLibrary) as caught:
        library(tmp_path, norm=NORM.replace(*change)).ids  # noqa: B018  # reading happens on first use
    problem = next(problem for problem in caught.value.problems if says in problem.message)
    assert problem.line == line


def test_a_pattern_without_a_number_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidLibrary, match="where the number goes") as caught:
        library(tmp_path, SERIES.replace("Decision {number}", "Decision")).ids  # noqa: B018
    assert caught.value.problems[0].line == 4


def test_a_body_that_does_not_exist_is_told_at_the_row(tmp_path: Path) -> None:
    with pytest.raises(InvalidLibrary, match="no body ‘city-council’"):
        library(tmp_path, SERIES.replace("un-general-assembly", "city-council")).ids  # noqa: B018
