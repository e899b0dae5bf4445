"""Every command line in the README and the other pages is run: those in blocks, and those in running text."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest

from tests.cli.scene import Ended
from tests.docs.following import Reader
from tests.docs.pages import PAGES, ROOT, command_lines, named_commands
from tests.docs.running import command_of, obeyed, unknown, words_of

pytestmark = pytest.mark.slow

PLACES = {
    "DRAFT": "letter.yaml",
    "TABLE": "people.csv",
    "FILE": "letter.yaml",
    "RULE": "sentence-too-long",
    "WORDS": "torture",
    "ID": "wso-2005",
    "STYLE": "head-of-state",
    "STATE": "UG",
    "TEMPLATE": "council-appeal",
    "KIND": "follow-up",
    "FOLDER": "templates",
    "ROLE/MOVE": "opening/thanks",
    "TAG": "fr",
}
"""What the reader puts in the place of a word in capitals."""

MISSING = {"draft": "letter.yaml", "rule": "sentence-too-long", "folder": "templates", "template": "council-appeal",
           "norm": "wso-2005", "words": "torture", "file": "letter.docx", "table": "people.csv"}  # fmt: skip
"""What a reader knows to add to the name of a command."""

FOLLOWED_ELSEWHERE = ("docs/guide.md", "docs/templates.md")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with everything that the pages speak of."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copytree(ROOT / "templates" / "letters" / "thanks", tmp_path / "templates" / "letters" / "mine")
    shutil.copytree(ROOT / "templates" / "earlier", tmp_path / "templates" / "earlier")
    (tmp_path / "letters").mkdir()
    for name in ("letter.yaml", "letters/letter.yaml"):
        shutil.copy(ROOT / "examples" / "head-of-state.yaml", tmp_path / name)
    shutil.copy(Path(__file__).with_name("camps.yaml"), tmp_path / "camps.yaml")
    (tmp_path / "people.csv").write_text("Name,Country\nBo Sample,Exampleland\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", [page for page in PAGES if page not in FOLLOWED_ELSEWHERE and command_lines(page)])
def test_the_commands_in_blocks_run(page: str, desk: Path) -> None:
    Reader(page).follow()


def test_the_pages_that_have_commands_are_those_that_are_followed() -> None:
    assert {page for page in PAGES if command_lines(page)} >= {"README.md", "docs/checks.md", *FOLLOWED_ELSEWHERE}


@pytest.mark.parametrize("page", [page for page in PAGES if named_commands(page)])
def test_the_commands_in_running_text_run(page: str, desk: Path) -> None:
    commands = [*named_commands(page)]
    assert commands
    for command in commands:
        line, _, target = command.partition(" > ")
        words = words_of(line)
        assert words is not None
        words = [PLACES.get(word, word) for word in words]
        assert not unknown(words), f"{page}: {command}: the program has no {unknown(words)}"
        words += lacking(words)
        ended = as_a_reader(words)
        wanted = 130 if words[:1] == ["new"] and len(words) == 1 else 0
        assert ended.code == wanted, f"{page}: {command}\n{ended.err}{ended.text}"
        if target:
            assert ended.text == (ROOT / target).read_text("utf-8"), f"{command} writes another page"


def lacking(words: list[str]) -> list[str]:
    """Return what a reader adds where a page names a command alone."""
    command, rest = command_of(words)
    given = [one for one in rest if not one.startswith("-")]
    needed = [param for param in command.params if param.required and param.param_type_name == "argument"]
    return [] if given else [MISSING[str(one.name)] for one in needed]


def as_a_reader(words: list[str]) -> Ended:
    """Runs a command, and stops it where it asks."""
    return obeyed(words, ":quit\n")


def test_the_line_for_the_shell_is_one_that_a_shell_reads() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert (
        shlex.split("_LETTERKIT_COMPLETE=bash_source letterkit")
        and "`_LETTERKIT_COMPLETE=bash_source letterkit`" in text
    )
