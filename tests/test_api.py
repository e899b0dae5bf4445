"""`import letterkit`: what Python programs are offered, and what it costs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import letterkit
from letterkit import api
from letterkit.errors import NotForAudience
from tests.cli.scene import letter
from tests.docs.pages import ROOT, of_kind

PEOPLE = [{"name": "Mira Samplova", "pseudonym": "Ms S."}]


def test_every_name_that_is_offered_is_there() -> None:
    assert letterkit.__all__ == sorted(letterkit.__all__) and set(letterkit.__all__) < set(api.__all__)
    for name in letterkit.__all__:
        assert getattr(letterkit, name) is getattr(api, name) and name in dir(letterkit)
    with pytest.raises(AttributeError, match="no_such"):
        letterkit.no_such  # noqa: B018


def test_importing_it_imports_nothing_else() -> None:
    code = "import sys; before = set(sys.modules); import letterkit; print(*sorted(set(sys.modules) - before))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {name for name in run.stdout.split() if name.startswith("letterkit")} == {"letterkit", "letterkit.version"}


def test_a_draft_is_read_checked_composed_and_written(tmp_path: Path) -> None:
    loaded = letterkit.load_draft(letter(tmp_path / "a.yaml"))
    assert [finding for finding in letterkit.check_draft(loaded) if finding.severity == "error"] == []
    composed = letterkit.compose_letter(loaded)
    assert b"Something has happened." in letterkit.render_letter(composed, "md")
    assert letterkit.render_letter(composed, "docx").startswith(b"PK")


def test_names_are_protected_here_too(tmp_path: Path) -> None:
    path = letter(tmp_path / "a.yaml", people=PEOPLE, subject="On the arrest of Mira Samplova")
    loaded = letterkit.load_draft(path)
    with pytest.raises(NotForAudience, match="Mira Samplova would be named"):
        letterkit.compose_letter(loaded)
    public = letterkit.compose_letter(loaded, audience="public")
    assert b"On the arrest of Ms S." in letterkit.render_letter(public, "md")
    internal = letterkit.compose_letter(loaded, audience="internal")
    assert b"Mira Samplova" in letterkit.render_letter(internal, "md")


def test_what_is_missing_shows_as_a_gap_where_that_is_asked_for(tmp_path: Path) -> None:
    earlier = {"country": "Exampleland"}  # of a letter in the earlier form, whose sentences have gaps
    loaded = letterkit.load_draft(letter(tmp_path / "a.yaml", passages=[{"role": "situation"}], facts=earlier))
    composed = letterkit.compose_letter(loaded, gaps=True)
    assert b"[event]" in letterkit.render_letter(composed, "md")


def test_the_example_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = of_kind("README.md", "python")
    (tmp_path / "letter.yaml").write_bytes((ROOT / "examples" / "council-appeal.yaml").read_bytes())
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README.md", "exec"), {})
    assert (tmp_path / "letter.docx").read_bytes().startswith(b"PK")
