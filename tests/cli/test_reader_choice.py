"""A letter that speaks of people is written for a reader who was named, by the command or the profile, or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from letterkit.cli import profile_file
from letterkit.errors import InvalidLibrary
from letterkit.library.profile import read_profile, user_file

from .scene import letter, run

PEOPLE = [{"name": "Mira Samplova", "consent": "recipient-only", "pseudonym": "Ms S."}]
TEXT = [{"role": "situation", "text": "Mira Samplova was taken."}]


def people(*consents: str) -> list[dict[str, str]]:
    return [{"name": f"Mira{number} Samplova", "consent": consent} for number, consent in enumerate(consents)]


@pytest.mark.parametrize("more", [(), ("--draft",), ("-o", "out.md"), ("-o", "-"), ("--to", "docx,md", "--draft")])
def test_nothing_is_written_and_the_command_for_each_version_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    letter(Path("a letter.yaml"), people=PEOPLE)
    ended = run("render", "a letter.yaml", *more)
    assert (ended.code, ended.text, [path.name for path in Path().iterdir()]) == (2, "", ["a letter.yaml"])
    assert "nobody has said who will read it. Nothing was written." in ended.err
    for reader in ("public", "recipient"):
        command = next(line for line in ended.err.splitlines() if line.endswith(f"--audience {reader}"))
        assert 'letterkit render "a letter.yaml" ' in command
        words = command.partition("letterkit ")[2].replace('"a letter.yaml"', "a-letter").split()
        assert {*more} <= {*words}


@pytest.mark.parametrize(
    ("consents", "readers"),
    [
        (["recipient-only"], ["public", "recipient"]),
        (["never"], ["public", "internal"]),
        (["recipient-only", "not-asked"], ["public", "recipient", "internal"]),
        (["public"], ["public"]),
    ],
)
def test_versions_that_are_alike_are_told_once(tmp_path: Path, consents: list[str], readers: list[str]) -> None:
    ended = run("render", letter(tmp_path / "a.yaml", people=people(*consents)))
    assert [line.rpartition(" ")[2] for line in ended.err.splitlines() if "--audience" in line] == readers


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"people": []}, 0),
        ({}, 0),
        ({"signatories": [{"name": "Amina Example"}, {"name": "Jo Sample", "withheld": True}]}, 0),
        ({"rewordings": [{"audience": "public", "sentence": "Something has happened.", "text": "It rained."}]}, 2),
    ],
)
def test_a_reader_is_needed_only_where_there_are_versions(tmp_path: Path, changes: dict[str, Any], code: int) -> None:
    assert run("render", letter(tmp_path / "a.yaml", **changes), "--to", "md").code == code


def test_the_profile_names_the_reader_once_for_all(tmp_path: Path) -> None:
    path = letter(tmp_path / "a.yaml", people=PEOPLE, passages=TEXT)
    profile_file.change_answer(user_file(), "audience", "public")
    ended = run("render", path, "--to", "md", "--draft")
    assert (ended.code, (tmp_path / "a-public-draft.md").is_file()) == (0, True)
    assert "It is the version that everybody may read. Your profile says so." in ended.err
    ended = run("render", path, "-o", "-", "--draft", "--audience", "recipient")
    assert "Mira Samplova was taken." in ended.text and "those to whom it is addressed" in ended.err
    assert run("render", letter(tmp_path / "b.yaml"), "--to", "md").code == 0
    assert (tmp_path / "b.md").is_file(), "a letter that speaks of nobody has one version"


def test_what_the_profile_says_is_asked_in_words() -> None:
    skipped = "\n" * 15
    for typed, kept in (("everybody", "public"), ("those addressed", "recipient"), ("own house", "internal")):
        run("profile", "--plain", typed=f"{skipped}{typed}\n:quit\n")
        assert f"audience: {kept}" in user_file().read_text("utf-8")
    assert "Type one of: everybody, those addressed" in run("profile", "--plain", typed=f"{skipped}maybe\n").text
    run("profile", "--plain", typed=f"{skipped}ask each time\n:quit\n")
    assert "audience" not in user_file().read_text("utf-8")


@pytest.mark.parametrize(("audience", "wrong"), [("recipient", True), ("internal", True), ("public", False)])
def test_a_profile_that_came_with_a_draft_cannot_have_names_told(tmp_path: Path, audience: str, wrong: bool) -> None:
    file = tmp_path / "profile.yaml"
    file.write_text(f"audience: {audience}\n")
    if not wrong:
        assert read_profile((file,)).audience == "public"
        return
    with pytest.raises(InvalidLibrary, match="cannot say that its names are told"):
        read_profile((file,))


def test_a_sentence_in_other_words_that_stands_nowhere_is_told_when_the_letter_is_written(tmp_path: Path) -> None:
    gone = [{"audience": "public", "sentence": "She fled.", "text": "x"}]
    path = letter(tmp_path / "a.yaml", rewordings=gone)
    ended = run("render", path, "--audience", "public", "--to", "md")
    assert ended.code == 0 and "‘She fled.’ was to stand there in other words" in ended.err
    assert "She fled" not in run("render", path, "--audience", "recipient", "--to", "md").err


@pytest.mark.slow
@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_the_other_words_stand_in_every_format(tmp_path: Path, form: str) -> None:
    from tests.protection.reading_files import told_by

    other = [{"audience": "public", "sentence": "Ms S. was taken.", "text": "A nurse was led away."}]
    path = letter(tmp_path / "a.yaml", people=PEOPLE, passages=TEXT, rewordings=other)
    assert run("render", path, "--audience", "public", "--to", form, "--draft").code == 0
    told = told_by(tmp_path / f"a-public-draft.{form}")
    assert "a nurse was led away." in told.casefold() and "ms s." not in told.casefold()
