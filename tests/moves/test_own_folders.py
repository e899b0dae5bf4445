"""A project's and a user's folders add moves, kinds, starters, formulas and shared questions, and replace them."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.errors import InvalidPack, UnknownName
from letterkit.interview import transitions
from letterkit.interview.form import Form
from letterkit.library.library import Library, open_library
from letterkit.packs.shelf import user_folder
from tests.interview.scene import TODAY

from .templating import KIND, KIND_WORDS, MOVE, MOVE_WORDS, put_kind, put_move


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "templates").mkdir()
    return tmp_path / "templates"


@pytest.fixture
def user(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("home")))
    user_folder().mkdir(parents=True)
    return user_folder()


def library(project: Path) -> Library:
    return open_library((project.parent,))


def letter(project: Path, kind: str, **data: object) -> Form:
    found = library(project)
    return transitions.start(found.pack(kind), found, TODAY, data or None)


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


# -- kinds and moves ------------------------------------------------------------------------------------


def test_a_kind_of_ones_own_stands_beside_the_shipped_ones_and_uses_their_moves(project: Path, user: Path) -> None:
    put_move(user)
    put_kind(project)
    shelf = library(project).shelf
    assert {"short", "council-appeal"} <= set(shelf.ids())
    pack = shelf.load("short")
    assert (pack.title, pack.origin) == ("A short letter", "project")
    assert [step.macro for step in pack.plan] == ["opening/note", "situation/evidence"]
    assert {"note_prose", "evidence", "meeting", "recipients"} <= {question.id for question in pack.questions}


def test_the_nearest_folder_has_a_kind_and_a_move(project: Path, user: Path) -> None:
    put_move(user)
    alarm = MOVE.replace("note_prose", "own_prose")
    put_move(user, "opening/alarm", alarm, en=MOVE_WORDS.replace("note_prose", "own_prose").replace("A note", "Theirs"))
    put_kind(user, "council-appeal", KIND, en=KIND_WORDS.replace("A short letter", "The user's"))
    found = library(project).shelf
    assert (found.moves.move("opening/alarm", "en").title, found.load("council-appeal").title) == (
        "Theirs",
        "The user's",
    )
    put_move(
        project, "opening/alarm", alarm, en=MOVE_WORDS.replace("note_prose", "own_prose").replace("A note", "Ours")
    )
    put_kind(project, "council-appeal", KIND, en=KIND_WORDS.replace("A short letter", "The project's"))
    (project.parent / "sub" / "templates").mkdir(parents=True)  # what was read is kept for the same folders
    nearer = open_library((project.parent, project.parent / "sub")).shelf
    assert nearer.moves.move("opening/alarm", "en").title == "Ours"
    assert (nearer.load("council-appeal").title, nearer.load("council-appeal").origin) == ("The project's", "project")


def test_a_letter_of_a_shipped_kind_is_written_by_a_move_of_ones_own(project: Path) -> None:
    put_move(project, "opening/alarm", en=MOVE_WORDS.replace("A note", "Our way"))
    passages = [{"role": "opening", "move": "opening/alarm"}]
    form = letter(
        project, "council-appeal", template="council-appeal", passages=passages, facts={"note_prose": "We note."}
    )
    assert form.title(1) in ("Our way", "The danger and what you want")
    assert form.passages[0].text == "We note\\."


def test_a_new_move_can_be_taken_in_every_letter(project: Path) -> None:
    from letterkit.interview import passage_plan

    put_move(project)
    form = letter(project, "council-appeal")
    assert "opening/note" in [choice.id for choice in passage_plan.move_choices(form, 1)]
    changed = passage_plan.change_move(form, 1, "opening/note")
    assert changed.pack.question("note_prose") is not None


def test_a_move_that_is_gone_is_told_with_the_nearest(project: Path) -> None:
    found = library(project)
    with pytest.raises(UnknownName, match="Did you mean ‘opening/occasion’"):
        found.shelf.moves.move("opening/ocasion", "en")


def test_a_move_of_ones_own_that_is_wrong_is_told_with_its_line(project: Path) -> None:
    put_move(project, "opening/alarm", MOVE.replace("[note_prose]", "[note_pros]"))
    with pytest.raises(InvalidPack, match=r"move\.yaml:7:11: passage\[0\]"):
        library(project).shelf.moves.move("opening/alarm", "en")


# -- what is shared -------------------------------------------------------------------------------------


def test_starters_are_added_to_a_question_wherever_it_is_asked(project: Path) -> None:
    put(project / "starters" / "en.yaml", 'questions:\n  opening:\n    starters: {any: ["Our organization asks …"]}\n')
    for kind in ("council-appeal", "company"):
        pack = library(project).pack(kind)
        opening = pack.question("opening")
        assert opening is not None and opening.starters[0].say == "Our organization asks …"
        assert len(opening.starters) > 1


def test_formulas_are_added_and_replaced_by_their_id(project: Path) -> None:
    shipped = open_library().shelf.moves.formulas("en")
    row = f"- {{id: {shipped[0].id}, title: Ours, say: act at once …}}"
    put(project / "formulas" / "en.yaml", f"formulas:\n- {{id: own, title: Own, say: do this …}}\n{row}\n")
    found = library(project).shelf.moves.formulas("en")
    assert [formula.id for formula in found][:2] == ["own", shipped[0].id]
    assert found[1].say == "act at once …" and len(found) == len(shipped) + 1


def test_a_shared_question_is_added_and_replaced(project: Path) -> None:
    put(
        project / "questions" / "questions.yaml",
        "letterkit: 1\nquestions:\n  - {id: docket, type: text}\n  - {id: meeting, type: text, required: true}\n",
    )
    put(
        project / "questions" / "en.yaml",
        "questions:\n  docket: {ask: Which docket?}\n  meeting: {ask: Our meeting?}\n",
    )
    put_move(project, settings=MOVE.replace("{use: meeting, required: true}", "{use: docket}"))
    put_kind(project)
    pack = library(project).pack("short")
    assert [(one.id, one.ask) for one in pack.questions if one.id == "docket"] == [("docket", "Which docket?")]
    meeting = library(project).pack("council-appeal").question("meeting")
    assert meeting is not None and meeting.ask == "Our meeting?"


def test_a_letter_in_a_language_that_one_adds_is_asked_and_written_in_it(project: Path) -> None:
    words = "title: Note\nquestions:\n  note_prose: {ask: Was ist zu sagen?, example: Es regnet.}\n"
    put_move(project, settings=MOVE.replace("  - {use: meeting, required: true}\n", ""), en=MOVE_WORDS, de=words)
    plan = "letterkit: 1\nrequires: []\nplan: [{move: opening/note}]\n"
    put_kind(project, "notiz", plan, en=KIND_WORDS, de="title: Eine Notiz\n")
    found = library(project)
    form = transitions.start(found.pack("notiz", "de"), found, TODAY, {"language": "de"})
    assert (form.pack.title, form.question.ask) == ("Eine Notiz", "Was ist zu sagen?")
    assert transitions.answer(form, "Es regnet.").passages[0].text == "Es regnet\\."
