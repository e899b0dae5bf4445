"""What the README says is true: its example reads, and no command is left out."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from letterkit.cli.main import COMMANDS
from letterkit.interview.actions import BY_COMMAND
from letterkit.letter import drafts
from letterkit.packs.shelf import Shelf, shipped_folder
from tests.cli.scene import run
from tests.docs.following import pattern, tidy, typed
from tests.docs.pages import PAGES, ROOT, of_kind, read

README = read("README.md")


def test_the_readme_opens_with_two_commands_one_to_use_it_and_one_to_test_it() -> None:
    use, test = of_kind("README.md", "sh")
    assert use.startswith("python -m pip install . && python -m letterkit render examples/")
    assert test.rstrip().endswith("python -m pytest -n auto")


def test_the_first_command_turns_an_example_into_a_word_file(tmp_path: Path) -> None:
    command = shlex.split(of_kind("README.md", "sh")[0].split("&&")[1])
    assert command[:3] == ["python", "-m", "letterkit"]
    target = tmp_path / command[-1]
    result = subprocess.run(
        [sys.executable, *command[1:-1], str(target)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (result.returncode, target.read_bytes()[:2]) == (0, b"PK")


def test_the_draft_in_the_readme_reads() -> None:
    text, _ = of_kind("README.md", "yaml")
    draft = drafts.read(text.encode(), "README.md").draft
    assert draft.passages is not None
    assert draft.passages[1].text and draft.passages[2].move
    assert draft.passages[2].evidence == tuple(fact.id for fact in draft.evidence)


def test_the_conversation_in_the_readme_is_one_that_the_wizard_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (shown,) = of_kind("README.md", "text")
    before = ["United Nations Security Council", "", "", "", "", ""]
    output = run("new", "council-appeal", "--plain", typed="\n".join([*before, *typed(shown), ""])).text
    assert re.search(pattern(shown), tidy(output)), output


def test_every_kind_of_letter_is_in_the_readme_once() -> None:
    kinds = re.findall(r"^\|[^|`]*\| `([a-z-]+)` \|", README, re.M)
    assert sorted(kinds) == sorted(Shelf((("letterkit", shipped_folder()),)).ids())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"`letterkit {name}" in README


def test_the_keys_in_the_readme_are_those_of_the_wizard() -> None:
    known = " ".join(BY_COMMAND)
    rows = re.findall(r"^\| (`[<?:][^|]*) \|", README, re.M)
    named = [key for row in rows for key in re.findall(r"`(:?[a-z]+|[<?])", row)]
    assert len(rows) > 10 and [key for key in named if key not in known] == []


def test_uv_installs_and_runs_it_as_pip_does() -> None:
    assert "`uv tool install .`" in README
    assert any(line.startswith("uvx --from . letterkit render examples/") for line in README.splitlines())


def test_the_guide_the_reference_and_the_lesson_are_linked() -> None:
    assert {"docs/guide.md", "docs/reference.md", "docs/templates.md"} <= set(re.findall(r"\]\(([^)#]+)", README))


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    links = re.findall(r"\]\(([^)#:\s]*)(?:#([^)\s]*))?\)", read(page))
    assert links or "](" not in re.sub(r"\]\(https?:", "", read(page))
    for target, heading in links:
        path = (ROOT / page).parent / target if target else ROOT / page
        assert path.exists(), f"{page}: {target}"
        if heading:
            assert heading in anchors(path), f"{page}: {target}#{heading}"


def anchors(path: Path) -> set[str]:
    """Return the names by which the headings of a page are linked to."""
    headings = re.findall(r"^#+ (.*)$", path.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
