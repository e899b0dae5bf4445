"""docs/reference.md is what the program says of itself."""

from __future__ import annotations

import importlib.util
from typing import Any

import pytest

from letterkit.cli.main import COMMANDS
from letterkit.letter.schema import draft_schema
from tests.docs.pages import ROOT, read

PAGE = "docs/reference.md"


def script() -> Any:
    """Return the script that writes the page."""
    spec = importlib.util.spec_from_file_location("make_reference", ROOT / "docs" / "make_reference.py")
    assert spec is not None and spec.loader is not None
    result = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(result)
    return result


def test_the_page_is_as_the_script_writes_it() -> None:
    assert (ROOT / PAGE).read_bytes() == script().page().encode("utf-8"), "run: python docs/make_reference.py"


def test_it_is_the_same_for_somebody_who_has_packs_norms_and_forms_of_their_own(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    for folder, name in (("templates/mine", "template.yaml"), ("library/languages", "pl.yaml")):
        (tmp_path / "letterkit" / folder).mkdir(parents=True)
        (tmp_path / "letterkit" / folder / name).write_text("letterkit: 1\ntitle: Mine\n", "utf-8")
    assert script().page() == read(PAGE)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_place(name: str) -> None:
    assert f"\n### letterkit {name}\n" in read(PAGE)


def test_every_key_of_a_draft_has_its_line() -> None:
    result = draft_schema()
    keys = [*result["properties"], *(key for part in result["$defs"].values() for key in part["properties"])]
    assert [key for key in keys if f"\n| `{key}`" not in read(PAGE)] == []
