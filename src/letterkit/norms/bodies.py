"""Who adopts norms and whom they concern: names that many rows share, kept once (`data/bodies/*.yaml`).

    name   names the body inside a sentence, with its article: ‘the United Nations General Assembly’; in Russian in
           the nominative, to be declined
    cite   names it at the head of a note, without article: ‘General Assembly’

A row of the norms library refers to a body by its id. Users and projects add bodies of the same form.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from letterkit.yaml.row_files import RowIndex, yaml_files
from letterkit.yaml.rows import DataRow


class Body(NamedTuple):
    """A body, or a circle of States or others. Texts are by language tag."""

    id: str
    name: Mapping[str, str]
    cite: Mapping[str, str] = {}


def load_bodies(*folders: Path) -> RowIndex[Body]:
    """Return the bodies of the shipped library and of further folders."""
    return RowIndex("id", _parse_body, lambda folder: yaml_files(folder, "bodies"), folders)


def _parse_body(row: DataRow) -> Body:
    body = Body(row.slug("id"), row.localized("name", required=True), row.localized("cite"))
    row.report_unknown_keys()
    return body
