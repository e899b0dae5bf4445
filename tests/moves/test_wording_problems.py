"""Words that would come back from letter to letter, and ids that two moves have, are found with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.moves.move_shelf import MoveShelf
from letterkit.moves.wording_problems import id_problems, wording_problems
from letterkit.packs.shelf import open_shelf

from .templating import MOVE, MOVE_WORDS, put_kind, put_move


def said(root: Path) -> list[str]:
    shelf = MoveShelf((("project", root), *open_shelf().folders))
    problems = [*wording_problems(shelf, "en", root), *id_problems(shelf, root)]
    return [f"{Path(one.file).relative_to(root)}:{one.line}: {one.message}" for one in problems]


def test_a_move_of_its_own_words_has_no_problem(tmp_path: Path) -> None:
    put_move(tmp_path)
    put_kind(tmp_path)
    assert said(tmp_path) == []


@pytest.mark.parametrize("say", ["We note that this is so.", "We … note …", "We note that…"])
def test_a_beginning_ends_where_the_writer_goes_on(tmp_path: Path, say: str) -> None:
    put_move(tmp_path, en=MOVE_WORDS.replace("Before {{ meeting }} we note that …", say))
    assert said(tmp_path) == [f"moves/opening/note/en.yaml:10: ‘{say}’ does not end where the writer goes on."]


def test_a_condition_may_stand_around_a_beginning(tmp_path: Path) -> None:
    say = "{% if meeting %}Before {{ meeting }} we note that …{% endif %}"
    put_move(tmp_path, en=MOVE_WORDS.replace("Before {{ meeting }} we note that …", say))
    assert said(tmp_path) == []


def test_the_tone_of_a_beginning_is_one_that_letters_have(tmp_path: Path) -> None:
    put_move(tmp_path, en=MOVE_WORDS.replace("any:", "frim:"))
    assert said(tmp_path) == ["moves/opening/note/en.yaml:9: No letter has the tone ‘frim’."]


def test_beginnings_that_a_folder_adds_to_questions_are_read_too(tmp_path: Path) -> None:
    (tmp_path / "starters").mkdir()
    same = "questions:\n  opening:\n    starters:\n      any:\n        - We ask {{ addressee }} to use {{ meeting }} to …\n"
    (tmp_path / "starters" / "en.yaml").write_text(f"{same}        - As {{{{ meeting }}}} draws near\n", "utf-8")
    run = "we ask {{ addressee }} to use {{ meeting }}"
    assert said(tmp_path) == [
        "starters/en.yaml:6: ‘As {{ meeting }} draws near’ does not end where the writer goes on.",
        f"starters/en.yaml:5: opening/occasion says ‘{run}’ too.",
    ]


SENTENCE = MOVE_WORDS + 'sentences:\n  own: "{}"\n'


@pytest.mark.parametrize(
    ("text", "only_if", "wrong"),
    [
        ("Delay has a cost that can be named.", "", True),
        ("Delay costs {{ meeting }} a place that matters.", "", False),
        ("Names can be withheld by who asks.", "only_if: {own: meeting}\n", False),
        ("**Contact:**", "", False),
    ],
)
def test_a_sentence_of_a_moves_own_says_something_of_the_letter(
    tmp_path: Path, text: str, only_if: str, wrong: bool
) -> None:
    put_move(tmp_path, settings=MOVE.replace("[note_prose]", "[note_prose, own]") + only_if, en=SENTENCE.format(text))
    same = "moves/opening/note/en.yaml:12: This sentence would be the same in every letter."
    assert said(tmp_path) == ([same] if wrong else [])


def test_six_words_stand_in_one_move_alone(tmp_path: Path) -> None:
    long = "Before {{ meeting }} and after it we note that …"
    put_move(tmp_path, en=MOVE_WORDS.replace("Before {{ meeting }} we note that …", long))
    words = MOVE_WORDS.replace("note_prose", "other_prose").replace("Before {{ meeting }} we note", f"Just {long[:-8]}")
    put_move(tmp_path, "closing/other", MOVE.replace("note_prose", "other_prose"), en=words)
    run = "before {{ meeting }} and after it we"
    assert said(tmp_path) == [
        f"moves/opening/note/en.yaml:10: closing/other says ‘{run}’ too.",
        f"moves/closing/other/en.yaml:10: opening/note says ‘{run}’ too.",
    ]


def test_what_a_shipped_move_says_is_not_said_again(tmp_path: Path) -> None:
    say = "Ahead of {{ meeting }} on {{ meeting_date|day }}, we urge {{ addressee }} to …"
    put_move(tmp_path, en=MOVE_WORDS.replace("Before {{ meeting }} we note that …", say))
    (only,) = said(tmp_path)
    assert only.startswith("moves/opening/note/en.yaml:10: opening/occasion says ‘")


@pytest.mark.parametrize(
    ("name", "owner"), [("occasion_chance", "opening/occasion has"), ("meeting", "The shared questions have")]
)
def test_no_two_moves_have_a_question_of_the_same_id(tmp_path: Path, name: str, owner: str) -> None:
    put_move(tmp_path, settings=MOVE.replace("  - {use: meeting, required: true}\n", "").replace("note_prose", name))
    assert f"moves/opening/note/move.yaml:3: {owner} a question ‘{name}’ too." in said(tmp_path)
