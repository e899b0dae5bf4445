"""The language of a run: the profile's, else that of the letter that is named, else English; before anything is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit import wording
from letterkit.cli.main import run

FRENCH = """\
msgid "There are: {names}."
msgstr "Il y a : {names}."

msgid "Stopped."
msgstr "Arrêté."

msgid "Start a letter: answer questions, one after another."
msgstr "Commencer une lettre."

msgid "Usage:"
msgstr "Emploi :"

msgid "There is no option {option}."
msgstr "Il n’y a pas d’option {option}."

msgid "Ask nothing; fail and name what is missing."
msgstr "Ne rien demander."
"""


@pytest.fixture(autouse=True)
def _english_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "_of_this_run", [wording.ENGLISH])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "library" / "wording").mkdir(parents=True)
    (tmp_path / "library" / "wording" / "xx.po").write_text(FRENCH, "utf-8")
    return tmp_path


def test_a_profile_decides(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "library" / "profile.yaml").write_text("language: fr\ninterface: xx  # ours\n", "utf-8")
    assert run(["--help"]) == 0
    shown = capsys.readouterr().out
    assert "Emploi : letterkit" in shown and "Commencer une lettre." in shown
    assert run(["new", "--help"]) == 0
    assert "Ne rien demander." in capsys.readouterr().out
    assert run(["new", "--nonsense"]) == 2
    assert "Il n’y a pas d’option --nonsense." in capsys.readouterr().err


def test_the_letter_decides_even_where_it_is_broken(folder: Path) -> None:
    Path("a.yaml").write_text("letterkit: 1\nlanguage: 'xx'\npassages: [\n", "utf-8")
    assert run(["check", "a.yaml"]) == 2
    assert wording.spoken().tag == "xx"
    Path("b.yaml").write_text("letterkit: 1\nlanguage: en-GB\n", "utf-8")
    run(["check", "b.yaml"])
    assert wording.spoken() is wording.ENGLISH


def test_a_language_without_a_catalogue_is_english(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["norms", "search", "--language", "zz", "torture"]) == 0
    assert wording.spoken() is wording.ENGLISH


def test_a_broken_catalogue_is_an_error_with_its_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "library" / "wording" / "xx.po").write_text('msgid "a"\nnonsense\n', "utf-8")
    assert run(["norms", "search", "--language", "xx", "torture"]) == 2
    assert "xx.po:2" in capsys.readouterr().err


def test_a_message_that_cannot_be_used_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = 'msgid "There are: {names}."\nmsgstr "Il y a : {noms}."\n'
    (folder / "library" / "wording" / "xx.po").write_text(wrong, "utf-8")
    run(["norms", "search", "--language", "xx", "torture"])
    assert "xx.po:1" in capsys.readouterr().err
