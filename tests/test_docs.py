"""What the README says is true: its commands run, its example reads, and no command is left out."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from jinja2.filters import FILTERS as JINJA_FILTERS

from letterkit.checks import guidance
from letterkit.checks.rules import report
from letterkit.cli import main
from letterkit.cli.main import COMMANDS
from letterkit.letter import drafts
from letterkit.library.packs import shelf
from letterkit.library.sandbox import sandbox
from letterkit.library.shelves import open_library
from letterkit.wizard.commands import COMMANDS as KEYS
from letterkit.wizard.trial import try_pack

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.M | re.S)


def test_the_readme_opens_with_two_commands_one_to_use_it_and_one_to_test_it() -> None:
    use, test = blocks("sh")
    assert use.startswith("python -m pip install . && python -m letterkit render examples/")
    assert test.rstrip().endswith("python -m pytest")


def test_the_first_command_turns_an_example_into_a_word_file(tmp_path: Path) -> None:
    command = shlex.split(blocks("sh")[0].split("&&")[1])
    assert command[:3] == ["python", "-m", "letterkit"]
    target = tmp_path / command[-1]
    run = subprocess.run(
        [sys.executable, *command[1:-1], str(target)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (run.returncode, target.read_bytes()[:2]) == (0, b"PK")


def test_the_draft_in_the_readme_reads() -> None:
    text, _ = blocks("yaml")
    draft = drafts.read(text.encode(), "README.md").draft
    assert draft.passages is not None
    assert draft.passages[1].text


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"`letterkit {name}" in README


def test_every_command_in_the_readme_exists() -> None:
    named = set(re.findall(r"`letterkit ([a-z]+)", README))
    assert named <= set(COMMANDS)


def test_the_keys_in_the_readme_are_those_of_the_wizard() -> None:
    known = " ".join(keys for keys, _ in KEYS)
    for row in re.findall(r"^\| (`[<?:][^|]*) \|", README, re.M):
        for key in re.findall(r"`(:?[a-z]+|[<?])", row):
            assert key in known


def test_links_in_the_documentation_lead_somewhere() -> None:
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "examples" / "README.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_the_pack_in_the_guide_for_authors_holds_together(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "templates.md").read_text("utf-8")
    settings, letter = (re.findall(rf"^```{kind}\n(.*?)^```", text, re.M | re.S)[0] for kind in ("yaml", "jinja"))
    folder = tmp_path / "thanks"
    folder.mkdir()
    (folder / "template.yaml").write_text(settings, "utf-8")
    (folder / "letter.md.j2").write_text(letter, "utf-8")
    pack, trial = try_pack(folder)
    assert trial.problems == ()
    assert pack.title == "Thanks after a visit"


def test_every_filter_is_in_the_guide_for_authors() -> None:
    text = (ROOT / "docs" / "templates.md").read_text("utf-8")
    own = {name for name in sandbox(shelf()).filters if " " not in name} - set(JINJA_FILTERS)
    assert all(re.search(rf"`{name}\b", text) for name in own)


CHECKS = (ROOT / "docs" / "checks.md").read_text("utf-8")


def checks_block(kind: str, holding: str) -> str:
    found = [one for one in re.findall(rf"^```{kind}\n(.*?)^```", CHECKS, re.M | re.S) if holding in one]
    assert len(found) == 1, holding
    return str(found[0])


def test_every_command_in_the_guide_to_checks_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("STATE", "DATA", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    example = (ROOT / "examples" / "head-of-state.yaml").read_text("utf-8")
    (tmp_path / "letter.yaml").write_text(example, "utf-8")
    commands = [line for block in re.findall(r"^```sh\n(.*?)^```", CHECKS, re.M | re.S) for line in block.splitlines()]
    commands += re.findall(r"`(letterkit [a-z]+ [^`]*)`", CHECKS)
    assert len(commands) > 5
    for command in commands:
        arguments = shlex.split(command.replace("letters/*.yaml", "letter.yaml"))[1:]
        assert main.run(arguments) == 0, command


def test_the_settings_waivers_and_people_in_the_guide_to_checks_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    (folder / "words" / "en").mkdir(parents=True)
    (folder / "profile.yaml").write_text(checks_block("yaml", "readability: warning"), "utf-8")
    (folder / "words" / "en" / "ours.yaml").write_text(checks_block("yaml", "fool*"), "utf-8")
    text = (ROOT / "examples" / "head-of-state.yaml").read_text("utf-8")
    text += checks_block("yaml", "waive:") + checks_block("yaml", "people:")
    loaded = drafts.read(text.encode(), str(tmp_path / "x.yaml"))
    found = report(loaded, open_library((tmp_path,)))
    assert {one.severity for one in found.findings if one.name == "sentence-too-long"} <= {"warning"}
    assert [one.consent for one in loaded.draft.people] == ["recipient-only", "never"]


def test_the_report_in_the_guide_to_checks_is_one_that_the_program_writes() -> None:
    shown = checks_block("text", "stray-letters")
    assert "warning [stray-letters] passages[4].text: ‘ay’ is not a word." in shown
    assert guidance.of("stray-letters").severity == "warning"
