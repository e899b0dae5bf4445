"""`letterkit profile`: asked once, kept in the user's own folder, offered in every new letter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from ruamel.yaml import YAML

from letterkit.cli import profile, profile_file
from letterkit.disk import files, folders
from letterkit.errors import InvalidLibrary
from letterkit.faces.plain.printer import LinePrinter
from letterkit.faces.plain.terminal import Terminal
from letterkit.library.profile import user_file
from tests.faces.plain.typing import AS_TYPED

from .scene import run

ANSWERS = [
    "Example Watch",
    "Parent Body; 12 Sample Street",
    "www.example.org",
    "info@example.org",
    "",
    "",
    "Geneva",
    "Amina Example",
    "Director",
    "",
    "Geneva; Switzerland",
    "fr",
    "Letter",
    "",
    "We stand ready to meet.",
]


def told(*answers: str) -> str:
    ended = run("profile", "--plain", typed="\n".join(answers) + "\n")
    assert ended.code == 0, ended.err
    return ended.text


def test_the_answers_are_kept_in_the_users_own_folder() -> None:
    assert str(user_file()) in told(*ANSWERS)
    assert YAML(typ="safe").load(user_file().read_text("utf-8")) == {
        "language": "fr",
        "place": "Geneva",
        "paper": "Letter",
        "sender": {
            "name": "Example Watch",
            "lines": ["Parent Body", "12 Sample Street"],
            "website": "www.example.org",
            "email": "info@example.org",
        },
        "signatory": {
            "name": "Amina Example",
            "title": "Director",
            "organization": "Example Watch",
            "places": ["Geneva", "Switzerland"],
        },
        "phrases": ["We stand ready to meet."],
    }


def test_enter_keeps_a_dash_takes_out_and_less_goes_back() -> None:
    told(*ANSWERS)
    told("", "-", "<", "One Street", "", ":quit")
    text = user_file().read_text("utf-8")
    assert "One Street" in text
    assert "Parent Body" not in text
    assert "name: Example Watch" in text


def test_what_cannot_be_an_answer_is_told_and_asked_again() -> None:
    text = told(
        "A", "", "", "no address", "a@b.example", "", "", "", "", "", "", "", "français!", "fr", "A5", "A4", "", ""
    )
    assert "An e-mail address has one @" in text
    assert "A language is a tag" in text
    assert "Type one of: A4, Letter." in text
    assert "email: a@b.example" in user_file().read_text("utf-8")


@pytest.mark.parametrize(
    ("number", "typed", "says"),
    [
        (1, "123", "There is no letter in it."),
        (3, "our site", "A website is an address such as www.example.org."),
        (5, '"a picture', "A telephone number has digits, at least five"),
        (5, "12 34", "A telephone number has digits, at least five"),
    ],
)
def test_what_is_no_name_website_or_telephone_number_is_told(number: int, typed: str, says: str) -> None:
    text = told(*[""] * (number - 1), typed, ":quit")
    assert f"! {says}" in text
    assert not user_file().exists()


@pytest.mark.parametrize("typed", ["+41 22 010 20 30", "(022) 010-2030 ext. 12", "٠٢٢ ٠١٠ ٢٠ ٣٠"])
def test_a_telephone_number_may_be_written_in_many_ways(typed: str) -> None:
    told("", "", "", "", typed, ":quit")
    assert profile_file.read_data(user_file()) == {"sender": {"phone": typed}}


@pytest.mark.parametrize("typed", ["example.org", "https://www.example.org/en/?a=1", "пример.рф"])
def test_a_website_may_be_written_in_many_ways(typed: str) -> None:
    told("", "", typed, ":quit")
    assert profile_file.read_data(user_file()) == {"sender": {"website": typed}}


@pytest.mark.parametrize(
    "typed", [("12 Sample Street", "Geneva", ""), ("12 Sample Street; Geneva",), ("12 Sample Street", "Geneva", ".")]
)
def test_an_address_is_typed_line_by_line_or_in_one_line(typed: tuple[str, ...]) -> None:
    text = told("", *typed, "www.example.org", ":quit")
    data = {"lines": ["12 Sample Street", "Geneva"], "website": "www.example.org"}
    assert profile_file.read_data(user_file()) == {"sender": data}
    assert ("an empty one ends it" in text) is (";" not in typed[0])


def test_a_command_in_the_place_of_a_line_of_the_address_is_obeyed_and_no_line() -> None:
    told("", "12 Sample Street", "Geneva", ":quit")
    assert profile_file.read_data(user_file()) == {"sender": {"lines": ["12 Sample Street", "Geneva"]}}


def test_the_organisation_that_writes_is_offered_for_who_signs() -> None:
    text = told("Example Watch", *[""] * 8, "", ":quit")
    assert "[Enter keeps: Example Watch]" in text.partition("Their organisation")[2]
    told(*[""] * 9, "-", ":quit")
    assert "signatory" not in profile_file.read_data(user_file())


def test_each_answer_is_saved_at_once_and_comments_stay() -> None:
    told("Example Watch", ":quit")
    user_file().write_text(
        "# ours\n" + user_file().read_text("utf-8") + "checks: {double-space: off}  # loud\n", "utf-8"
    )
    told("Sample Watch")
    text = user_file().read_text("utf-8")
    assert text.startswith("# ours\n")
    assert "name: Sample Watch" in text
    assert "checks: {double-space: off}  # loud" in text


def test_it_can_be_shown_without_being_asked() -> None:
    assert run("profile", "--show").text == ""
    told("Example Watch")
    assert run("profile", "--show").text == "sender:\n  name: Example Watch\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("sendr: {}\n", "sender"),
        ("paper: A5\n", "A4, Letter"),
        ("language: '!'\n", "language tag"),
        ("- a\n", "mapping"),
    ],
)
def test_a_profile_that_is_wrong_is_told_with_its_place(text: str, says: str, tmp_path: Path) -> None:
    user_file().parent.mkdir(parents=True, exist_ok=True)
    user_file().write_text(text, "utf-8")
    ended = run("profile", "--show")
    assert (ended.code, says in ended.err, "profile.yaml:1:" in ended.err) == (2, True, True)


def test_a_new_letter_is_offered_the_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told(*ANSWERS)
    ended = run(
        "new",
        "council-appeal",
        "-o",
        "a.yaml",
        "--plain",
        typed=":go sender\n\n\n\n\n\n:go signatories\n\n\n\n\n:quit\n",
    )
    assert ended.code == 0, ended.err
    text = (tmp_path / "a.yaml").read_text("utf-8")
    assert "language: fr" in text
    assert "name: Example Watch" in text
    assert "name: Amina Example" in text


def test_the_paper_of_the_profile_is_that_of_the_letter(tmp_path: Path) -> None:
    from pypdf import PdfReader

    from .scene import letter

    told(*ANSWERS)
    path = letter(tmp_path / "a.yaml")
    assert run("render", path, "-o", tmp_path / "a.pdf").code == 0
    assert [round(float(side)) for side in PdfReader(tmp_path / "a.pdf").pages[0].mediabox[2:]] == [612, 792]


def test_a_question_mark_explains_and_is_no_answer() -> None:
    text = told("?", "Example Watch", "?", ":quit")
    assert "It stands at the head of each letter." in text
    assert "each between two ; is a line" in text
    assert YAML(typ="safe").load(user_file().read_text("utf-8")) == {"sender": {"name": "Example Watch"}}


def second(typed: str) -> tuple[str, str]:
    """Return the website of a profile that has one, where something is typed behind it in a terminal; what was said."""
    user_file().parent.mkdir(parents=True, exist_ok=True)
    user_file().write_text("sender: {website: www.example.org}\n", "utf-8")
    with create_pipe_input() as source:
        heard = DummyOutput()
        output: list[str] = []
        heard.write = output.append  # type: ignore[assignment, method-assign]
        face = Terminal(pace=AS_TYPED, input=source, output=heard)
        source.send_text(f"\r\r{typed}\r\x15:quit\r")
        profile._ask_all(face, LinePrinter(face), user_file())
    return str(profile_file.read_data(user_file()).get("sender", {}).get("website", "")), "".join(output)


def test_what_is_typed_behind_an_answer_that_stands_there_does_as_the_head_says() -> None:
    assert second("-")[0] == ""
    assert second(" -")[0] == ""
    assert second("?")[0] == "www.example.org"
    assert "[2 of 17]" in second("<")[1].split("[3 of 17]")[1]
    kept, output = second(":quit")
    assert (kept, "[4 of 17]" in output) == ("www.example.org", False)
    kept, output = second(":go 6")
    assert kept == "www.example.org"
    assert "There is no :go here." in output
    assert second("/a-b")[0] == "www.example.org/a-b"


def test_a_command_that_is_none_is_refused_and_not_saved() -> None:
    assert "! There is no :skip here." in told("Example Watch", ":skip", ":quit")
    assert YAML(typ="safe").load(user_file().read_text("utf-8")) == {"sender": {"name": "Example Watch"}}


def test_a_picture_that_is_not_there_is_told_with_the_folder_and_quotation_marks_are_no_part_of_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PIL import Image

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    Image.new("RGB", (20, 10)).save(tmp_path / "our logo.png")
    text = told("", "", "", "", "", "logo.png", "pictures/logo.png", '"our logo.png"', ":quit")
    assert f"There is no picture ‘logo.png’ in this folder ({tmp_path})." in text.replace("\n  ", " ")
    assert "There is no picture ‘pictures/logo.png’ there." in text
    assert "`logo:`" not in text
    assert YAML(typ="safe").load(user_file().read_text("utf-8")) == {"sender": {"logo": str(tmp_path / "our logo.png")}}


@pytest.mark.parametrize("name", ["a" * 300, "~no-such-person/logo.png"])
def test_a_name_that_no_file_can_have_is_refused_as_one_that_is_not_there(name: str) -> None:
    assert "There is no picture" in told("", "", "", "", "", name, ":quit")
    assert not user_file().exists()


def test_no_line_is_wider_than_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = told(*ANSWERS).splitlines()
    assert all(len(line) < 60 for line in lines if str(user_file()) not in line and " " in line.strip())


def test_what_another_program_writes_meanwhile_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    write, added = files.write, ["# a note\nplace: Geneva\nphrases: [We stand ready.]\n", "language: fr\n"]

    def meanwhile(path: Path, content: bytes, **options: Any) -> None:
        if added and path == user_file():  # before we write, and between our look at the file and its renaming
            path.write_text((path.read_text("utf-8") if path.exists() else "") + added.pop(0), "utf-8")
        write(path, content, **options)

    with monkeypatch.context() as patched:
        patched.setattr(files, "write", meanwhile)
        told("Example Watch", *[""] * 6, ":quit")
    result = user_file().read_text("utf-8")
    assert "# a note" in result
    assert YAML(typ="safe").load(result) == {
        "place": "Geneva",
        "phrases": ["We stand ready."],
        "language": "fr",
        "sender": {"name": "Example Watch"},
    }


def test_an_answer_that_another_program_gave_is_shown_and_kept() -> None:
    told("Example Watch", ":quit")
    text = user_file().read_text("utf-8")
    user_file().write_text(f"{text}place: Geneva\nsignatory: {{name: Amina Example}}\n", "utf-8")
    shown = told(*[""] * 5, "", "", "", "Director", ":quit")
    assert "[Enter keeps: Geneva]" in shown
    assert YAML(typ="safe").load(user_file().read_text("utf-8"))["signatory"] == {
        "name": "Amina Example",
        "title": "Director",
    }


def test_a_profile_that_was_broken_meanwhile_is_left_and_the_answer_is_asked_for_again() -> None:
    profile_file.change_answer(user_file(), "place", "Geneva")
    user_file().write_text("place: [", "utf-8")
    with pytest.raises(InvalidLibrary):
        profile_file.change_answer(user_file(), "language", "fr")
    assert user_file().read_text("utf-8") == "place: ["


def test_what_is_typed_when_somebody_stops_is_kept() -> None:
    with create_pipe_input() as source:
        face = Terminal(pace=AS_TYPED, input=source, output=DummyOutput())
        source.send_text("Example Watch\x03")
        with pytest.raises(KeyboardInterrupt):
            profile._ask_all(face, LinePrinter(face), user_file())
    assert YAML(typ="safe").load(user_file().read_text("utf-8")) == {"sender": {"name": "Example Watch"}}


def test_without_a_home_folder_there_is_no_place_for_a_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "settings", lambda: folders.NOWHERE)
    ended = run("profile", "--plain", typed="Example Watch\n")
    assert ended.code == 2 and "knows no home folder" in ended.err and "HOME" in ended.err
