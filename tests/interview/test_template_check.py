"""Folders of templates are tried: a kind, a move, a pack of the earlier form, everything at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.errors import UnknownName
from letterkit.interview.template_check import check_templates
from letterkit.packs.shelf import open_shelf, shipped_folder

from ..moves.templating import KIND, KIND_WORDS, MOVE, MOVE_WORDS, put_kind, put_move

SHELF = open_shelf().moves


def test_the_shipped_templates_have_no_problems() -> None:
    report = check_templates(shipped_folder())
    assert list(report.problems) == []
    told = {line.partition(":")[0] for line in report.lines}
    assert {*SHELF.kind_ids(), *SHELF.move_ids()} <= told


@pytest.mark.parametrize("name", ["letters/council-appeal", "letters/op-ed", "moves/opening/alarm", "moves/ask/one", "earlier/op-ed"])  # fmt: skip
def test_a_shipped_template_has_no_problems_by_itself(name: str) -> None:
    report = check_templates(shipped_folder() / name)
    assert list(report.problems) == []
    (line,) = report.lines
    assert line.startswith(f"{name.partition('/')[2]}: ")


def test_a_folder_with_everything_is_told_line_by_line(tmp_path: Path) -> None:
    put_move(tmp_path)
    put_kind(tmp_path)
    steps: list[str] = []
    report = check_templates(tmp_path, steps.append)
    assert report.problems == ()
    assert report.lines[0] == "opening/note: A note [en], 2 questions."
    assert report.lines[1].startswith("short: A short letter [en], 9 questions, 2 passages; from its own examples")
    assert steps == ["opening/note", "short"]


def test_a_pack_of_the_earlier_form_beside_kinds_is_tried(tmp_path: Path) -> None:
    put_move(tmp_path)
    folder = tmp_path / "note"
    folder.mkdir()
    (folder / "template.yaml").write_text("letterkit: 1\ntitle: Note\nrequires: []\nplan:\n  - role: situation\n")
    (folder / "letter.md.j2").write_text("{% macro situation() %}It rains.{% endmacro %}\n")
    report = check_templates(tmp_path)
    assert report.problems == ()
    assert report.lines[-1] == "note: 0 questions, 1 passage; from its own examples it writes a letter of 2 words."


def test_a_folder_without_templates_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match=f"‘{tmp_path.name}’ holds no template"):
        check_templates(tmp_path)


MOVE_FILE, WORDS_FILE = "moves/opening/note/move.yaml", "moves/opening/note/en.yaml"
KIND_FILE, KIND_WORDS_FILE = "letters/short/kind.yaml", "letters/short/en.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (WORDS_FILE, "    example: The council meets again in the spring.\n", "", "en.yaml:5:3: questions.note_prose: ‘note_prose’ has no example."),
        (WORDS_FILE, "    ask: What is there to note?\n", "", "en.yaml:5:3: questions.note_prose: ‘note_prose’ has no wording."),
        (WORDS_FILE, "{{ meeting }} we", "{{ meting }} we", "en.yaml:10:11: questions.note_prose.starters.any[0]: The template uses ‘meting’"),
        (WORDS_FILE, "{{ meeting }} we", "{{ earlier_date }} we", "This beginning is never offered"),
        (WORDS_FILE, "{{ meeting }} we", "{{ meeting|lower_first }} we", "There is no filter ‘lower_first’"),
        (MOVE_FILE, "passage: [note_prose]", "passage: [note_pros]", "move.yaml:7:11: passage[0]: ‘note_pros’ is neither a question nor a sentence"),
        (MOVE_FILE, "passage: [note_prose]", "passage: [note_prose]\nonly_if: {note_prose: meeting_dat}", "The template uses ‘meeting_dat’"),
        (MOVE_FILE, "passage: [note_prose]", "passage: [note_prose]\nonly_if: {note_prose: not meeting}", "the passage opening/note is empty"),
        (MOVE_FILE, "    type: prose\n    required: true\n", "    type: prose\n", "kind.yaml:5:5: plan[0]: short in en, with the required answers alone: the passage opening/note is empty"),
        (KIND_FILE, "instead: [opening/alarm]", "instead: [opening/alrm]", "kind.yaml:5:36: plan[0].instead[0]: There is no move ‘opening/alrm’."),
        (KIND_FILE, "instead: [opening/alarm]", "instead: [urgency/delay]", "has another role than opening/note"),
        (KIND_FILE, "requires: [opening", "requires: [ask", "kind.yaml:2:1: requires: short in en, with all answers: nothing carries ask."),
        (KIND_FILE, "plan:", "companions: [shrt]\nplan:", "There is no kind of letter ‘shrt’."),
        (KIND_FILE, "plan:", "from_letter: {facts: {meting: date}}\nplan:", "No question has the id ‘meting’."),
        (KIND_WORDS_FILE, "when:", "plan: {opening/noted: {title: N}}\nwhen:", "The plan has no move ‘opening/noted’."),
        (KIND_WORDS_FILE, "when:", "questions: {subjct: {ask: What?}}\nwhen:", "No question of this kind has the id ‘subjct’."),
        (KIND_WORDS_FILE, "when:", "questions: {date: {example: soon}}\nwhen:", "The example of ‘date’ is no answer that it takes"),
        (KIND_WORDS_FILE, "title: A short", "titel: A short", "Did you mean ‘title’?"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, file: str, old: str, new: str, says: str) -> None:
    put_move(tmp_path)
    put_kind(tmp_path)
    text = (tmp_path / file).read_text("utf-8")
    assert old in text
    (tmp_path / file).write_text(text.replace(old, new), "utf-8")
    report = check_templates(tmp_path)
    assert report.lines == ()
    assert says in "\n".join(report.problems)


def test_a_part_that_nothing_carries_is_told_once(tmp_path: Path) -> None:
    put_move(tmp_path)
    put_kind(tmp_path, settings=KIND.replace("requires: [opening", "requires: [ask"))
    report = check_templates(tmp_path)
    assert len([line for line in report.problems if "nothing carries ask" in line]) == 1


def test_each_choice_is_tried(tmp_path: Path) -> None:
    choice = (
        "  - id: note_kind\n    type: choice\n    choices: [{value: short}, {value: long}]\npassage: [note_prose, own]"
    )
    only_if = "\nonly_if: {own: note_kind == 'long'}\n"
    words = (
        MOVE_WORDS
        + "  note_kind: {ask: Which?, choices: {short: short, long: long}}\nsentences: {own: '{{ nobody }}'}\n"
    )
    put_move(tmp_path, settings=MOVE.replace("passage: [note_prose]", choice) + only_if, en=words)
    report = check_templates(tmp_path / "moves/opening/note")
    assert len(report.problems) == 1 and "The template uses ‘nobody’" in report.problems[0]


def test_every_language_of_a_move_and_a_kind_is_tried(tmp_path: Path) -> None:
    put_move(tmp_path, en=MOVE_WORDS, fr=MOVE_WORDS.replace("    ask: What is there to note?\n", ""))
    put_kind(tmp_path, en=KIND_WORDS, fr=KIND_WORDS)
    problems = "\n".join(check_templates(tmp_path / "letters" / "short").problems)
    assert "fr.yaml:5:3: questions.note_prose: ‘note_prose’ has no wording." in problems
    assert "There is no move" not in problems


def test_a_beginning_of_another_file_is_not_told_where_it_was_not_looked_for(tmp_path: Path) -> None:
    put_move(tmp_path, en=MOVE_WORDS.replace("{{ meeting }} we", "{{ earlier_date }} we"))
    kind = put_kind(tmp_path)
    assert check_templates(kind).problems == ()
    assert "never offered" in "\n".join(check_templates(tmp_path).problems)


def test_a_kind_in_a_plan_of_a_move_of_ones_own_uses_it(tmp_path: Path) -> None:
    put_move(tmp_path)
    put_kind(tmp_path, settings=KIND.replace("before:", "companions: [press-statement]\nbefore:"))
    assert check_templates(tmp_path / "moves" / "opening" / "note").problems == ()
