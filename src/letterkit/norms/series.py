"""Texts that a body numbers through, such as resolutions and general comments: how each is named (`data/series.yaml`).

    - id: hrc-resolution
      body: human-rights-council          the id of the body that adopts them
      in_text: {en: "Human Rights Council resolution {number}", …}
      brief: …                            the same without the body; with `genitive` and other forms: see `norm.py`

A row of the norms library that gives `series` and `number` takes its names from here, so that a hundred resolutions are
named in one way in every language. Users and projects add series of the same form.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from letterkit.disk import files
from letterkit.wording import say
from letterkit.yaml.row_files import RowIndex
from letterkit.yaml.rows import DataRow

_NUMBER: Final = "{number}"
NAMES: Final = ("in_text", "brief", "genitive", "brief_genitive", "brief_inside", "short")


class Series(NamedTuple):
    """A series. `names` has the patterns of NAMES, by language tag; `{number}` stands for the number."""

    id: str
    body: str
    names: Mapping[str, Mapping[str, str]]
    agreement: Mapping[str, str]

    def name(self, field: str, number: str) -> dict[str, str]:
        """Return how the text with a number is named, by language tag."""
        return {tag: pattern.replace(_NUMBER, number) for tag, pattern in self.names[field].items()}


def load_series(*folders: Path) -> RowIndex[Series]:
    """Return the series of the shipped library and of further folders."""
    return RowIndex("id", _parse_series, _series_file, folders)


def _series_file(folder: Path) -> list[Path]:
    file = folder / "series.yaml"
    return [file] if files.is_file(file) else []


def _parse_series(row: DataRow) -> Series:
    series = Series(
        row.slug("id"),
        row.text("body", required=True),
        {field: row.localized(field, required=field in ("in_text", "short")) for field in NAMES},
        row.localized("agreement"),
    )
    for field, patterns in series.names.items():
        for tag, pattern in patterns.items():
            if _NUMBER not in pattern:
                row.report(
                    say("The pattern does not say where the number goes."),
                    say("Write {number} there.", number=_NUMBER),
                    field,
                    tag,
                )
    row.report_unknown_keys()
    return series
