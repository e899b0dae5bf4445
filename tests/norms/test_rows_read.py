"""A letter reads the rows of the norms that it cites, and no others."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import letterkit
from letterkit.disk import files
from letterkit.library.library import open_library
from letterkit.yaml.row_files import DATA

EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("example", "cited"),
    [("council-appeal", {"wso-2005"}), ("head-of-state", {"hrd-declaration", "role-of-lawyers"})],
)
def test_a_letter_reads_the_rows_that_it_cites(example: str, cited: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = letterkit.load_draft(EXAMPLES / f"{example}.yaml")
    letterkit.check_draft(loaded, open_library(), today=TODAY)  # what is quoted from norms is kept by then
    rows: set[str] = set()
    read = files.read

    def noted(path: Path, *limit: int) -> bytes:
        if DATA / "norms" in path.parents:
            rows.add(path.stem)
        return read(path, *limit)

    monkeypatch.setattr(files, "read", noted)
    letterkit.compose_letter(loaded, open_library())
    assert cited <= rows and len(rows) <= len(cited) + 6, rows
    letterkit.check_draft(loaded, open_library(), today=TODAY)
    assert len(rows) <= len(cited) + 6, rows
