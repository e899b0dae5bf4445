"""CONTRIBUTING.md leads to files that are there, and names the tasks that there are."""

from __future__ import annotations

import re

import pytest

from tests.docs.pages import ROOT

PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`([\w.-]+/[\w./-]*|[\w-]+\.(?:md|py|toml|txt))`", PAGE)))
TASKS = set(re.findall(r"`nox -s (\w+)", PAGE))


def test_the_page_names_files_and_tasks() -> None:
    assert len(NAMED) > 20 and len(TASKS) > 6


@pytest.mark.parametrize("name", NAMED)
def test_every_file_that_it_names_is_there(name: str) -> None:
    folders = (ROOT, ROOT / "docs")
    assert any((folder / name).exists() for folder in folders)


def test_every_task_is_described_and_no_other() -> None:
    sessions = set(re.findall(r"^def (\w+)\(session", (ROOT / "noxfile.py").read_text("utf-8"), re.M))
    assert sessions == TASKS


TABLES = {
    "RULES": "src/letterkit/checks/rules.py",
    "WORDS": "src/letterkit/checks/rules.py",
    "FORMATS": "src/letterkit/render/formats.py",
    "COMMANDS": "src/letterkit/cli/main.py",
    "GRAMMARS": "src/letterkit/languages/grammar.py",
    "ROOMS": "tests/test_architecture.py",
    "DOORS": "tests/test_architecture.py",
}


@pytest.mark.parametrize("table", TABLES)
def test_every_table_that_it_names_is_where_it_says(table: str) -> None:
    assert f"`{table}`" in PAGE and f"`{TABLES[table]}`" in PAGE
    assert re.search(rf"^{table}\b", (ROOT / TABLES[table]).read_text("utf-8"), re.M)
