"""`letterkit templates`: what there is, what each asks, and whether a pack of one's own holds together."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.packs.shelf import open_shelf

from ..moves.templating import MOVE, MOVE_WORDS, put_kind, put_move
from .scene import run

SETTINGS = """\
letterkit: 1
title: A note
when: For a short note.
extends: _base
requires: [situation]
plan:
  - role: situation
questions:
  - id: country
    ask: Which country?
    example: Exampleland
    required: true
"""
LETTER = "{% macro situation() %}Something has happened in {{ country }}.{% endmacro %}\n"


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a pack in the project's own `templates` folder."""
    folder = tmp_path / "templates" / "note"
    folder.mkdir(parents=True)
    (folder / "template.yaml").write_text(SETTINGS)
    (folder / "letter.md.j2").write_text(LETTER)
    monkeypatch.chdir(tmp_path)
    return folder


def test_the_list_has_every_template_with_its_title_and_when_to_use_it() -> None:
    ended = run("templates", "list")
    assert (ended.code, ended.err) == (0, "")
    for name in open_shelf().ids():
        found = open_shelf().load(name)
        assert f"{name:<20} {found.title} [{', '.join(found.all_languages)}]" in ended.text
        assert " ".join(found.when.split()) in " ".join(ended.text.split())
    assert "_base" not in ended.text
    assert max(map(len, ended.text.splitlines())) <= 100


def test_a_template_of_the_project_is_listed_as_such(pack: Path) -> None:
    assert "A note [en]  (project)" in run("templates", "list").text


def test_a_template_of_the_user_is_listed_as_such(own_home: Path) -> None:
    folder = own_home / "data" / "letterkit" / "templates" / "note"
    folder.mkdir(parents=True)
    (folder / "template.yaml").write_text(SETTINGS)
    (folder / "letter.md.j2").write_text(LETTER)
    assert "A note [en]  (yours)" in run("templates", "list").text


def test_a_language_that_only_the_earlier_form_writes_is_listed_too() -> None:
    assert "Appeal to a council to protect people [en, fr, es, ru]" in run("templates", "list").text


@pytest.mark.parametrize("name", open_shelf().ids())
def test_a_template_is_shown_with_its_passages_and_questions(name: str) -> None:
    ended = run("templates", "show", name)
    result = open_shelf().load(name)
    assert ended.code == 0
    first, _, more = ended.text.partition("More, if the letter needs it:")
    for question in result.questions:
        line = f"  {'*' if question.required else ' '} {question.id:<15} {question.ask}\n"
        assert line in (more if question.aside else first)
    for part in result.requires:
        assert part in ended.text.split("Passages")[0]


def test_a_kind_is_shown_with_the_moves_that_may_be_taken() -> None:
    text = " ".join(run("templates", "show", "council-appeal").text.split())
    assert "1. opening The occasion and what you want opening/occasion or opening/alarm (What is happening" in text


def test_a_kind_is_shown_in_a_language_of_its_earlier_form() -> None:
    ended = run("templates", "show", "council-appeal", "--language", "fr")
    assert ended.text.startswith("Appel à un conseil (council-appeal), in en, fr, es, ru\n")
    assert run("templates", "show", "financier", "--language", "fr").code == 2


def test_moves_are_listed_by_what_they_do_in_a_letter() -> None:
    ended = run("templates", "list", "--moves")
    assert (ended.code, ended.err) == (0, "")
    parts = [line for line in ended.text.splitlines() if line and not line.startswith(" ")]
    assert parts[:3] == ["Opening", "Situation", "Risk"] and len(parts) == len(set(parts))
    for name in open_shelf().moves.move_ids():
        move = open_shelf().moves.move(name, "en")
        assert f"  {name:<29} {move.title} [en]" in ended.text
        assert " ".join(move.words.when.split()) in " ".join(ended.text.split())
    assert max(map(len, ended.text.splitlines())) <= 100


def test_a_move_of_the_project_is_listed_as_such_and_one_that_is_wrong_is_told(pack: Path) -> None:
    put_move(pack.parent)
    put_move(pack.parent, "opening/broken", MOVE.replace("[note_prose]", "[no_prose]"))
    ended = run("templates", "list", "--moves")
    assert "A note [en]  (project)" in ended.text
    assert "‘no_prose’ is neither a question nor a sentence" in ended.err


@pytest.mark.parametrize("name", open_shelf().moves.move_ids())
def test_a_move_is_shown_with_when_to_take_it_its_questions_beginnings_and_sentences(name: str) -> None:
    ended = run("templates", "show", name)
    move = open_shelf().moves.move(name, "en")
    said = " ".join(ended.text.split())
    assert ended.code == 0 and ended.text.startswith(f"{move.title} ({name}), in en\n")
    assert f"When: {' '.join(move.words.when.split())} When not: {' '.join(move.words.when_not.split())}" in said
    for question in move.questions:
        assert f" {question.id:<15} {question.ask}\n" in ended.text
        assert all(" ".join(starter.say.split()) in said for starter in question.starters)
    for sentence in move.sentences:
        assert f"    {sentence:<15} " in ended.text.partition("Its own sentences:")[2]


@pytest.mark.parametrize("arguments", [("opening/ocasion",), ("opening/occasion", "--language", "fr")])
def test_an_unknown_move_or_language_of_one_exits_2(arguments: tuple[str, ...]) -> None:
    ended = run("templates", "show", *arguments)
    assert ended.code == 2
    assert "‘opening/occasion’?" in ended.err or "It has: en." in ended.err


def test_an_unknown_template_exits_2_with_the_nearest() -> None:
    ended = run("templates", "show", "council-apeal")
    assert ended.code == 2
    assert "Did you mean ‘council-appeal’?" in ended.err


@pytest.mark.parametrize("place", ["templates/note", "templates/note/", "."])
def test_a_pack_that_holds_together_is_counted(pack: Path, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if place == ".":
        monkeypatch.chdir(pack)
    ended = run("templates", "check", place)
    assert (ended.code, ended.err) == (0, "")
    assert ended.text == "note: 1 question, 1 passage; from its own examples it writes a letter of 5 words.\n"


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("letter.md.j2", "country", "contry", "letter.md.j2:1"),
        ("letter.md.j2", "situation()", "risk()", "no macro ‘situation’"),
        ("template.yaml", "    example: Exampleland\n", "", "‘country’ has no example"),
        ("template.yaml", "example: Exampleland", "example: maybe\n    type: yes-no", "not an answer"),
    ],
)
def test_what_is_wrong_with_a_pack_is_said_with_its_file(pack: Path, file: str, old: str, new: str, says: str) -> None:
    (pack / file).write_text((pack / file).read_text().replace(old, new))
    ended = run("templates", "check", pack)
    assert ended.code == 1
    assert says in ended.text
    assert "words" not in ended.text


@pytest.mark.parametrize(
    ("old", "new"), [("letterkit: 1", "letterkit: 9"), ("extends: _base", "extends: _no"), ("plan:", "plan: [")]
)
def test_a_pack_that_cannot_be_read_exits_2(pack: Path, old: str, new: str) -> None:
    (pack / "template.yaml").write_text(SETTINGS.replace(old, new))
    ended = run("templates", "check", pack)
    assert (ended.code, ended.text) == (2, "")
    assert "fault" not in ended.err


def test_a_folder_that_is_not_there_exits_2(pack: Path) -> None:
    assert "no folder ‘no-such’" in run("templates", "check", "no-such").err
    (pack.parent / "empty").mkdir()
    assert "‘empty’ holds no template" in run("templates", "check", pack.parent / "empty").err


def test_a_whole_folder_of_templates_is_tried(pack: Path) -> None:
    put_move(pack.parent)
    put_kind(pack.parent)
    ended = run("templates", "check", "templates")
    assert (ended.code, ended.err) == (0, "")
    assert [line.partition(":")[0] for line in ended.text.splitlines()] == ["opening/note", "short", "note"]


def test_what_is_wrong_with_a_move_is_said_with_file_and_line(pack: Path) -> None:
    folder = put_move(pack.parent, en=MOVE_WORDS.replace("{{ meeting }}", "{{ meting }}"))
    ended = run("templates", "check", folder)
    assert ended.code == 1
    assert "en.yaml:10:11: questions.note_prose.starters.any[0]: The template uses ‘meting’" in ended.text
