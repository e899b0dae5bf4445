"""Thousands of records in a draft: written in one pass, with every comment and every entry that did not change."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterkit.letter import drafts
from letterkit.yaml import long_lists
from letterkit.yaml.source import parse

pytestmark = pytest.mark.slow

HEAD = "letterkit: 1 # mine\ntemplate: joint-letter\n"
TAIL = "# the sources\nsources:\n  - id: a\n    type: report # here\n"


def people(count: int) -> list[dict[str, Any]]:
    return [
        {"name": f"Person {number}", "organization": f"Forum: no. {number}", "places": ["Osh", "no"]}
        for number in range(count)
    ]


@pytest.mark.parametrize("style", ["- name: Ana # first\n  places: [Osh]\n", "  - {name: Ana, places: [Osh]} # first\n", "    -   name:   Ana # first\n        places: [ Osh ]\n"])  # fmt: skip
def test_a_long_list_joins_what_is_there_and_the_rest_stays_as_it_was(tmp_path: Path, style: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"{HEAD}signatories: # who signs\n{style}{TAIL}", "utf-8")
    data = drafts.load(path).data
    drafts.save(path, {**data, "signatories": [*data["signatories"], *people(60)], "place": "Osh"})
    text = path.read_text("utf-8")
    assert text.startswith("letterkit: 1 # mine\ntemplate: joint-letter\n") and text.endswith(TAIL)
    assert "# first" in text and "place: Osh" in text
    assert drafts.load(path).data["signatories"] == [{"name": "Ana", "places": ["Osh"]}, *people(60)]


def test_entries_that_did_not_change_keep_their_text(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    entries = "".join(f'- name:   "Person {number}" # no. {number}\n' for number in range(50))
    path.write_text(f"{HEAD}signatories:\n{entries}{TAIL}", "utf-8")
    data = drafts.load(path).data
    rows = [*data["signatories"], {"name": "Last: one"}]
    drafts.save(path, {**data, "signatories": rows})
    assert path.read_text("utf-8") == f'{HEAD}signatories:\n{entries}- name: "Last: one"\n{TAIL}'
    changed = [{"name": "Person 0", "title": "Chair"}, *rows[1:]]
    drafts.save(path, {**data, "signatories": changed})
    assert "# no. 0" in path.read_text("utf-8")  # a comment is worth the slower way
    assert drafts.load(path).data["signatories"] == changed


def test_another_key_is_changed_quickly_beside_a_long_list(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    drafts.save(path, {"letterkit": 1, "template": "joint-letter", "signatories": people(9_000)})
    data = drafts.load(path).data
    began = time.process_time()
    drafts.save(path, {**data, "subject": "On Exampleland"})
    assert time.process_time() - began < 6
    assert drafts.load(path).data["subject"] == "On Exampleland"


def test_line_ends_and_the_mark_at_the_start_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(("\ufeff" + HEAD).replace("\n", "\r\n").encode())
    drafts.save(path, {**drafts.load(path).data, "signatories": people(50)})
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") and raw.count(b"\n") == raw.count(b"\r\n") > 50


VALUES = st.text(max_size=20) | st.sampled_from(
    [
        "no",
        "null",
        "2026-05-01",
        "1",
        "0x1",
        "- a",
        "a: b",
        "#a",
        "a #b",
        "'a",
        "",
        " a",
        "a\nb",
        "\u2028",
        "~",
        "{a}",
        "a:",
        "é",
    ]
)
RECORDS = st.lists(st.dictionaries(st.sampled_from(["name", "title", "places"]), VALUES, min_size=1), min_size=long_lists.MIN_LENGTH, max_size=long_lists.MIN_LENGTH + 4)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(RECORDS)
def test_what_is_written_is_read_back(records: list[dict[str, str]]) -> None:
    lines = long_lists.list_lines("signatories", (), "", records, (0, 2))
    assert lines is not None
    assert parse(lines).data == {"signatories": records}
