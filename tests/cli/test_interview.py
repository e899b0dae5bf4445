"""The end of an interview: the checks, and the letter in the formats that are wanted."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from letterkit.cli import faces
from letterkit.cli.file_writing import FileWriting
from letterkit.compose import compose_passages
from letterkit.faces.plain.face import PlainFace
from letterkit.interview.session import Session
from letterkit.letter import drafts

from .scene import letter, run, without


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_ctrl_c_is_an_interruption_and_says_how_to_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(PlainFace, "_turn", interrupted)
    ended = run("new", "council-appeal", "-o", "a b.yaml")
    assert ended.code == 130
    assert 'letterkit edit "a b.yaml"' in ended.text


def at_the_end(*formats: str) -> Any:
    """Return the end of an interview on a complete letter, answered with these formats."""
    letter(Path("a.yaml"))
    return run("edit", "a.yaml", typed=":end\n\n" + "".join(one + "\n" for one in formats))


def test_enter_at_the_end_writes_docx(tmp_path: Path) -> None:
    assert at_the_end("").code == 0
    assert {path.name for path in tmp_path.iterdir()} == {"a.yaml", "a.docx"}


def test_what_goes_with_the_letter_is_named_at_its_end_with_the_command_that_begins_it() -> None:
    ended = at_the_end("n")
    assert "What goes with this letter: Statement to the press; " in ended.text
    assert ended.text.endswith("Begin one with: letterkit new press-statement --from a.yaml\n")


@pytest.mark.parametrize("typed", ["n", "none", ":quit"])
def test_no_format_at_the_end_is_an_answer(typed: str, tmp_path: Path) -> None:
    assert at_the_end(typed).code == 0
    assert {path.name for path in tmp_path.iterdir()} == {"a.yaml"}


def test_a_mistyped_format_at_the_end_is_asked_for_again(tmp_path: Path) -> None:
    ended = at_the_end("pfd", "txt")
    assert "Did you mean ‘pdf’?" in ended.text
    assert {path.name for path in tmp_path.iterdir()} == {"a.yaml", "a.txt"}


def test_findings_at_the_end_are_shown_and_nothing_is_written(tmp_path: Path) -> None:
    passages = [{"role": "situation", "text": "It happened in [country]."}]
    letter(Path("a.yaml"), passages=passages)
    ended = run("edit", "a.yaml", typed=":end\n\n")
    assert ended.code == 1
    assert "missing-section" in ended.err
    assert {path.name for path in tmp_path.iterdir()} == {"a.yaml"}


def test_after_the_end_only_what_stops_the_letter_is_shown_and_the_rest_is_counted(tmp_path: Path) -> None:
    passages = without("none")
    passages[2]["asks"][0]["deadline"] = "as soon as possible"
    letter(Path("a b.yaml"), passages=passages)
    ended = run("edit", "a b.yaml", typed=":end\n\nmd\n")
    assert ended.code == 0
    assert "warning [" not in ended.err
    assert re.search(r'\d+ warnings?: letterkit check "a b.yaml"', ended.err)


def test_after_the_end_it_is_said_what_is_no_answer(tmp_path: Path) -> None:
    letter(Path("a.yaml"))
    ended = run("edit", "a.yaml", typed=":go date\nsome Friday\n:end\n\nn\n")
    assert ended.code == 0
    told = "‘some Friday’. It is there again with: letterkit edit a.yaml"
    assert " ".join(ended.text.split()).count(told) == 1


def test_ctrl_c_at_the_formats_says_where_the_draft_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    letter(Path("a.yaml"))
    monkeypatch.setattr(FileWriting, "write_chosen", interrupted)
    ended = run("edit", "a.yaml", typed=":end\n\n")
    assert ended.code == 130
    assert "The draft is in a.yaml" in ended.text and "letterkit render a.yaml" in ended.text


def test_a_draft_that_was_renamed_away_is_written_anew_at_the_end_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = faces.line_by_line

    def then_gone(session: Session, *rest: Any) -> Any:
        outcome = kept(session, *rest)
        session.path.rename(tmp_path / "other.yaml")
        return outcome

    monkeypatch.setattr(faces, "line_by_line", then_gone)
    path = letter(tmp_path / "a.yaml")
    ended = run("edit", path, "--plain", typed=":end\n\nn\n")
    assert "was written anew" in ended.text
    assert path.is_file()


def test_at_the_end_no_file_is_read_again_and_the_passages_are_composed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def counted(name: str, function: Any) -> Any:
        def call(*arguments: Any, **options: Any) -> Any:
            calls.append(name)
            return function(*arguments, **options)

        return call

    letter(Path("a.yaml"))
    monkeypatch.setattr(drafts, "load", counted("load", drafts.load))
    monkeypatch.setattr("letterkit.cli.finished_letter.compose_passages", counted("passages", compose_passages))
    monkeypatch.setattr("letterkit.checks.texts.subject.compose_passages", counted("passages again", compose_passages))
    ended = run("edit", "a.yaml", typed=":end\n\npfd\nb.txt\n")
    assert ended.code == 0 and Path("b.txt").read_text("utf-8")
    assert calls.count("load") == 0 and calls.count("passages") == 1 and "passages again" not in calls
