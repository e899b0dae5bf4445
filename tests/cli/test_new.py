"""`letterkit new` and `letterkit edit`: the interview from the command line, and letters without one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from letterkit.interview.pack_check import sample
from letterkit.letter import drafts
from letterkit.library.library import open_library
from letterkit.library.profile import user_file
from tests.packs.packing import macro, put

from .scene import run


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def complete() -> dict[str, Any]:
    """Return the required answers of a council appeal, as plain data, and the day ahead for which it is written."""
    library = open_library()
    data = dict(sample(library.pack("council-appeal"), library, required_only=True).data)
    return {**data, "people": [], "concerns": ["KG"], "facts": {**data["facts"], "meeting_date": "2010-07-01"}}


def answers(path: Path, data: dict[str, Any]) -> Path:
    with path.open("w", encoding="utf-8") as file:
        YAML(typ="safe").dump(data, file)
    return path


# -- without asking -------------------------------------------------------------------------------------


def test_a_complete_file_of_answers_gives_a_draft_that_renders(tmp_path: Path) -> None:
    given = answers(tmp_path / "given.yaml", complete())
    ended = run("new", "council-appeal", "-o", "a.yaml", "--answers", given, "--no-input")
    assert (ended.code, ended.text) == (0, "")
    assert "Wrote a.yaml" in ended.err
    assert run("check", "a.yaml").code == 0
    assert run("render", "a.yaml", "--to", "md").code == 0


def test_the_template_may_stand_in_the_answers_and_the_command_line_goes_first(tmp_path: Path) -> None:
    given = answers(tmp_path / "given.yaml", complete())
    assert run("new", "--answers", given, "--no-input", "-o", "a.yaml").code == 0
    assert drafts.load(Path("a.yaml")).draft.template == "council-appeal"
    other = answers(tmp_path / "other.yaml", {**complete(), "template": "no-such"})
    assert run("new", "--answers", other, "--no-input", "-o", "b.yaml").code == 2
    assert run("new", "council-appeal", "--answers", other, "--no-input", "-o", "b.yaml").code == 0


def test_suggestions_stand_in_for_answers(tmp_path: Path) -> None:
    data = {key: value for key, value in complete().items() if key not in ("date", "subject")}
    given = answers(tmp_path / "given.yaml", data)
    assert run("new", "council-appeal", "--answers", given, "--no-input", "-o", "a.yaml").code == 0
    draft = drafts.load(Path("a.yaml")).draft
    assert draft.date == dt.date.today()
    assert "Kyrgyzstan" in draft.subject


def test_every_missing_answer_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    ended = run("new", "council-appeal", "-o", "a.yaml", "--no-input")
    assert (ended.code, ended.text) == (1, "")
    for question in open_library().pack("council-appeal").questions:
        named = f"  {question.ask} ({question.path})\n" in ended.err
        assert named == (question.required and question.id != "date")
    assert list(tmp_path.iterdir()) == []


def test_answers_that_cannot_be_taken_are_named_and_nothing_is_written(tmp_path: Path) -> None:
    data = complete()
    data["facts"]["meeting_date"] = "24/06/2026"
    data["sender"]["email"] = "info at example"
    given = answers(tmp_path / "given.yaml", data)
    ended = run("new", "council-appeal", "-o", "a.yaml", "--answers", given, "--no-input")
    assert ended.code == 1
    assert "On which day is it? (facts.meeting_date) ‘24/06/2026’ is not a date" in ended.err
    assert "(sender.email) " in ended.err and "email (" not in ended.err
    assert "Missing" not in ended.err
    assert not Path("a.yaml").exists()


@pytest.mark.parametrize("content", ["facts: [1]", "sbject: x", "", "- a", "letterkit: 2"])
def test_a_file_of_answers_that_cannot_be_read_exits_2(tmp_path: Path, content: str) -> None:
    (tmp_path / "given.yaml").write_text(content)
    ended = run("new", "council-appeal", "-o", "a.yaml", "--answers", "given.yaml", "--no-input")
    assert ended.code == 2
    assert "given.yaml" in ended.err
    assert not Path("a.yaml").exists()


def test_a_file_that_is_there_is_not_begun_again(tmp_path: Path) -> None:
    Path("a.yaml").write_text("mine")
    for arguments in (["--no-input", "--answers", str(answers(tmp_path / "given.yaml", complete()))], []):
        ended = run("new", "council-appeal", "-o", "a.yaml", *arguments)
        assert ended.code == 2
        assert "letterkit edit a.yaml" in ended.err
    assert Path("a.yaml").read_text() == "mine"


# -- asking ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["2", "council-appeal", "appeal to a council to protect"])
def test_the_kind_of_letter_is_chosen_by_number_name_or_a_word_of_it(typed: str) -> None:
    ended = run("new", "-o", "a.yaml", "--plain", typed=typed + "\n\n:quit\n")
    assert ended.code == 0
    assert drafts.load(Path("a.yaml")).draft.template == "council-appeal"


def test_a_kind_of_letter_that_is_none_is_asked_for_again() -> None:
    ended = run("new", "-o", "a.yaml", typed="99\nletter\n\n1\n:quit\n")
    assert ended.text.count("Type a number from 1 to") == 3
    assert Path("a.yaml").exists()


@pytest.mark.parametrize("typed", ["", ":quit\n"])
def test_without_a_kind_of_letter_nothing_is_begun(typed: str, tmp_path: Path) -> None:
    ended = run("new", typed=typed)
    assert ended.code == 130
    assert list(tmp_path.iterdir()) == []


def test_a_new_letter_is_named_after_template_and_day_where_no_name_is_given(tmp_path: Path) -> None:
    for _ in range(2):
        assert run("new", "council-appeal", typed=":quit\n").code == 0
    today = dt.date.today().isoformat()
    assert {path.name for path in tmp_path.iterdir()} == {
        f"council-appeal-{today}.yaml",
        f"council-appeal-{today}-2.yaml",
    }


def test_an_interview_goes_on_where_it_was_left_and_ends_with_the_letter(tmp_path: Path) -> None:
    given = answers(tmp_path / "given.yaml", {**complete(), "subject": ""})
    assert run("new", "council-appeal", "-o", "a.yaml", "--answers", given, typed=":go subject\n:quit\n").code == 0
    ended = run("edit", "a.yaml", typed="On Exampleland\n:end\n\nmd\n")
    assert ended.code == 0
    assert ended.text.count("The title line of the letter") == 1
    assert "On Exampleland" in Path("a.md").read_text("utf-8")


def test_the_end_of_the_input_is_an_interruption_and_keeps_the_answers() -> None:
    ended = run("new", "council-appeal", "-o", "a.yaml", typed="Council of Examples\n")
    assert ended.code == 130
    assert "Council of Examples" in Path("a.yaml").read_text("utf-8")


# -- the language of the letter -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "language", "asked"),
    [
        ("", "en-GB", "Which council"),
        ("fr", "fr", "À quel conseil"),
        ("Français", "fr", "À quel conseil"),
        ("ru", "ru", "Какому совету"),
        ("es-MX", "es-MX", "¿A qué consejo"),
        ("xx\nes", "es", "¿A qué consejo"),
    ],
)
def test_the_language_is_asked_after_the_kind_of_letter(typed: str, language: str, asked: str) -> None:
    ended = run("new", "-o", "a.yaml", "--plain", typed=f"council-appeal\n{typed}\n:quit\n")
    assert ended.code == 0 and asked in ended.text
    assert drafts.load(Path("a.yaml")).draft.language == language


def test_the_language_can_be_named_at_once_and_changed_later() -> None:
    ended = run("new", "council-appeal", "--language", "fr", "-o", "a.yaml", "--plain", typed=":language ru\n:language\n:undo\n:quit\n")  # fmt: skip
    assert "À quel conseil" in ended.text and "Какому совету" in ended.text and "In which language is" in ended.text
    assert drafts.load(Path("a.yaml")).draft.language == "fr"
    other = run("new", "council-appeal", "--language", "de", "-o", "b.yaml", "--plain", typed=":language ky\n:quit\n")
    assert drafts.load(Path("b.yaml")).draft.language == "ky" and "does not write ky" in other.text
    assert run("new", "council-appeal", "--language", "not a tag", "--no-input").code == 2


def test_who_usually_signs_stays_before_those_of_a_table_also_line_by_line(tmp_path: Path) -> None:
    user_file().parent.mkdir(parents=True, exist_ok=True)
    user_file().write_text("signatory: {name: Lena Sample, title: Director}\n", "utf-8")
    (tmp_path / "people.csv").write_text("Name\nBo Sample\n", "utf-8")
    ended = run("new", "council-appeal", "-o", "a.yaml", typed=":go signatories\n:read people.csv\n\n:quit\n")
    assert "Lena Sample, who usually signs, stands first." in ended.text
    assert [signatory["name"] for signatory in drafts.load(Path("a.yaml")).data["signatories"]] == [
        "Lena Sample",
        "Bo Sample",
    ]


def test_templates_beside_a_draft_in_another_folder_are_found(tmp_path: Path) -> None:
    put(tmp_path / "folder" / "templates", "mine", letter=macro("Something has happened."))
    ended = run("new", "mine", "-o", "folder/a.yaml", "--no-input")
    assert "There is no template" not in ended.err, ended.err
    assert (tmp_path / "folder" / "a.yaml").exists()
