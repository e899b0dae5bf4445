"""The pack of a kind of letter: which questions a letter asks, under which ids, and where their answers go."""

from __future__ import annotations

from pathlib import Path

from letterkit.letter.drafts import from_data
from letterkit.packs.pack import Pack
from letterkit.packs.shelf import Shelf

QUESTIONS = """\
letterkit: 1
questions:
- {id: subject, fills: subject, required: true}
- {id: meeting}
- {id: closing, type: prose, required: true}
- {id: norms, type: records, fills: invokes, required: true, fields: [{id: norm, type: norm}]}
"""
WORDS = (
    "questions:\n  subject: {ask: Title?}\n  meeting: {ask: Which?}\n  closing: {ask: Close?}\n  norms: {ask: Norms?}\n"
)
MOVES = {
    "closing/thanks": "questions: [{use: closing}, {use: meeting}]\npassage: [closing]\n",
    "closing/reply": "questions: [{use: meeting, required: true}, {use: closing}]\npassage: [closing]\n",
    "norm/library": "questions: [{use: norms}]\npassage: [norms]\n",
}


def put(root: Path, plan: str) -> Shelf:
    (root / "questions").mkdir(parents=True)
    (root / "questions" / "questions.yaml").write_text(QUESTIONS, "utf-8")
    (root / "questions" / "en.yaml").write_text(WORDS, "utf-8")
    for name, settings in MOVES.items():
        folder = root / "moves" / name
        folder.mkdir(parents=True)
        (folder / "move.yaml").write_text(f"letterkit: 1\n{settings}", "utf-8")
        (folder / "en.yaml").write_text(f"title: {name}\n", "utf-8")
    kind = root / "letters" / "note"
    kind.mkdir(parents=True)
    (kind / "kind.yaml").write_text(f"letterkit: 1\nrequires: []\nafter: [{{use: subject}}]\nplan:\n{plan}", "utf-8")
    (kind / "en.yaml").write_text("title: A note\n", "utf-8")
    return Shelf((("project", root),))


def paths(pack: Pack) -> dict[str, str]:
    return {question.id: question.path for question in pack.questions}


def test_what_a_second_passage_prints_is_asked_again_and_kept_in_it(tmp_path: Path) -> None:
    pack = put(tmp_path, "- move: closing/thanks\n- move: closing/reply\n").load("note")
    assert paths(pack) == {
        "closing": "facts.closing",
        "meeting": "facts.meeting",
        "closing_2": "passages.1.answers.closing",
        "subject": "subject",
    }
    assert pack.steps[1] is not None and dict(pack.steps[1].asked) == {"meeting": "meeting", "closing": "closing_2"}


def test_norms_belong_to_their_passage(tmp_path: Path) -> None:
    pack = put(tmp_path, "- move: norm/library\n- move: closing/thanks\n- move: norm/library\n").load("note")
    assert paths(pack)["norms"] == "passages.0.invokes"
    assert paths(pack)["norms_2"] == "passages.2.invokes"


def test_what_is_asked_at_once_has_the_plain_id_before_what_is_aside(tmp_path: Path) -> None:
    pack = put(tmp_path, "- {move: closing/thanks, aside: true}\n- move: closing/reply\n").load("note")
    asked = [question.id for question in pack.questions if not question.aside]
    assert asked == ["meeting", "closing", "subject"]
    assert paths(pack)["closing"] == "facts.closing"
    assert paths(pack)["closing_2"] == "passages.0.answers.closing"
    assert [question.id for question in pack.questions if question.required] == ["meeting", "closing", "subject"]


def test_a_passage_that_is_optional_needs_no_answer(tmp_path: Path) -> None:
    pack = put(tmp_path, "- {move: closing/reply, optional: true}\n").load("note")
    assert [question.id for question in pack.questions if question.required] == ["subject"]
    assert pack.steps[0] is not None and pack.steps[0].needed == ()


def test_a_letter_of_one_page_asks_aside_what_the_plan_marks(tmp_path: Path) -> None:
    shelf = put(tmp_path, "- {move: closing/reply, full: true}\n- move: closing/thanks\n")
    draft = {"letterkit": 1, "template": "note", "passages": [{"role": "closing"}, {"role": "closing"}]}
    full = shelf.load_for(from_data(draft).draft)
    short = shelf.load_for(from_data({**draft, "length": "one-page"}).draft)
    assert [question.id for question in full.questions if question.aside] == []
    assert [question.id for question in short.questions if question.aside] == ["closing_2"]


def test_the_move_of_a_draft_takes_the_place_of_the_plan(tmp_path: Path) -> None:
    shelf = put(tmp_path, "- {move: closing/thanks, instead: [closing/reply], choose: true}\n")
    draft = {"letterkit": 1, "template": "note", "passages": [{"role": "closing", "move": "closing/reply"}]}
    (step,) = shelf.load_for(from_data(draft).draft).steps
    assert step is not None and step.move.id == "closing/reply"
    (choice,) = (question for question in shelf.load("note").questions if question.type == "move")
    assert choice.path == "passages.0.move"
    assert [one.value for one in choice.choices] == ["closing/thanks", "closing/reply"]


def steps(root: Path, plan: str, *names: str) -> list[tuple[bool, bool]]:
    """Return whether each passage of a letter with these moves is optional, and aside, in its plan."""
    passages = [{"role": name.partition("/")[0], "move": name} for name in names]
    pack = put(root, plan).load_for(from_data({"letterkit": 1, "template": "note", "passages": passages}).draft)
    found = []
    for step in pack.steps:
        assert step is not None
        questions = [pack.question(asked) for name, asked in step.asked.items() if name == "closing"]
        found += [(not one.required, one.aside) for one in questions if one]
    return found


def test_a_passage_keeps_its_step_of_the_plan_when_another_is_left_out_or_put_before_it(tmp_path: Path) -> None:
    plan = "- {move: closing/thanks}\n- {move: closing/reply, aside: true}\n"
    whole = {"closing/thanks": (False, False), "closing/reply": (True, True)}
    for number, names in enumerate([("closing/thanks", "closing/reply"), ("closing/reply",), ("closing/reply", "closing/thanks")]):  # fmt: skip
        assert steps(tmp_path / str(number), plan, *names) == [whole[name] for name in names]


def test_a_move_in_the_place_of_another_has_that_step_also_where_a_later_one_names_it(tmp_path: Path) -> None:
    plan = "- {move: closing/thanks, instead: [closing/reply]}\n- {move: closing/reply, aside: true}\n"
    assert steps(tmp_path, plan, "closing/reply", "closing/reply") == [(False, False), (True, True)]


def test_a_passage_that_stands_twice_is_no_other_step(tmp_path: Path) -> None:
    plan = "- {move: closing/thanks}\n- {move: closing/reply, aside: true}\n"
    assert steps(tmp_path, plan, "closing/thanks", "closing/thanks", "closing/reply") == [
        (False, False),
        (False, False),
        (True, True),
    ]
