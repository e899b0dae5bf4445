"""The words of the shipped moves: what colleagues who write one are asked to keep, held by reading all of them."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from letterkit.interview.form import Form
from letterkit.library.library import open_library
from letterkit.yaml.source import parse

TEMPLATES: Final = Path(__file__).parent.parent / "templates"
MOVES: Final = sorted(path.parent for path in (TEMPLATES / "moves").glob("*/*/move.yaml"))
BENDING: Final = re.compile(r"\|\s*(lower_first|no_stop|sentence|counted|plural)\b")
MOST_SHARED_WORDS: Final = 5


def data_of(path: Path) -> dict[str, Any]:
    data = parse(path.read_text("utf-8"), str(path)).data
    assert isinstance(data, dict), path
    return data


SHARED: Final = {row["id"]: row for row in data_of(TEMPLATES / "questions" / "questions.yaml")["questions"]}
SHARED_WORDS: Final = data_of(TEMPLATES / "questions" / "en.yaml")["questions"]


def name_of(folder: Path) -> str:
    return f"{folder.parent.name}/{folder.name}"


def questions(folder: Path) -> Iterator[tuple[str, Mapping[str, Any], Mapping[str, Any]]]:
    """Yield the id of each question of a move, its settings and its words."""
    words = data_of(folder / "en.yaml").get("questions") or {}
    for row in data_of(folder / "move.yaml").get("questions") or ():
        name = row.get("id") or row["use"]
        yield name, {**SHARED.get(row.get("use", ""), {}), **row}, {**SHARED_WORDS.get(name, {}), **words.get(name, {})}


def starters(folder: Path) -> Iterator[str]:
    for _, _, words in questions(folder):
        yield from (say for of_tone in words.get("starters", {}).values() for say in of_tone)


def runs(text: str) -> Iterator[str]:
    """Yield each run of more words than two moves may share."""
    words = re.findall(r"\{\{.*?\}\}|[\w’'-]+", text.lower())
    size = MOST_SHARED_WORDS + 1
    return (" ".join(words[start : start + size]) for start in range(len(words) - size + 1))


def test_shared_questions_have_words_and_words_have_a_question() -> None:
    assert set(SHARED) == set(SHARED_WORDS)
    for name, row in SHARED.items():
        words = SHARED_WORDS[name]
        assert {inner["id"] for inner in row.get("fields", ())} == set(words.get("fields", {})), name
        assert {choice["value"] for choice in row.get("choices", ())} == set(words.get("choices", {})), name


@pytest.mark.parametrize("folder", MOVES, ids=name_of)
def test_a_move_says_when_to_take_it_and_asks_in_words(folder: Path) -> None:
    words = data_of(folder / "en.yaml")
    assert all(words.get(key) for key in ("title", "when", "when_not"))
    for name, question, said in questions(folder):
        assert said.get("ask"), name
        chosen = question.get("type") in ("yes-no", "choice", "consent")
        assert chosen or said.get("example") or said.get("fields"), f"{name} has no example"


@pytest.mark.parametrize("folder", MOVES, ids=name_of)
def test_prose_has_beginnings_to_choose_from_and_none_is_finished(folder: Path) -> None:
    for name, question, said in questions(folder):
        of_tones = said.get("starters", {})
        for say in (say for of_tone in of_tones.values() for say in of_tone):
            assert re.sub(r"\{%[^%]*%\}", "", say).endswith(" …") and say.count("…") == 1, say
            assert not BENDING.search(say), say
        if question.get("type") == "prose":
            always = len(of_tones.get("any", ()))
            offered = [always + len(of_tones.get(tone, ())) for tone in ("neutral", "firm", "diplomatic")]
            assert min(offered) >= 2 and 3 <= max(offered) <= 7, name


def test_a_question_of_a_moves_own_has_an_id_that_no_other_has() -> None:
    owners = defaultdict(list)
    for folder in MOVES:
        for row in data_of(folder / "move.yaml").get("questions") or ():
            if "id" in row:
                owners[row["id"]].append(name_of(folder))
    assert {name: where for name, where in owners.items() if len(where) > 1 or name in SHARED} == {}


def test_no_two_moves_share_six_words_of_a_beginning_or_of_a_sentence_of_theirs() -> None:
    where = defaultdict(set)
    for folder in MOVES:
        own = (data_of(folder / "en.yaml").get("sentences") or {}).values()
        for text in (*starters(folder), *own):
            for run in runs(text):
                where[run].add(name_of(folder))
    assert {run: names for run, names in where.items() if len(names) > 1} == {}


def test_a_sentence_of_a_move_has_what_was_typed_only_behind_a_label() -> None:
    for folder in MOVES:
        typed = {name for name, row, _ in questions(folder) if row.get("type") in ("text", "prose", "paragraph")}
        for name, text in (data_of(folder / "en.yaml").get("sentences") or {}).items():
            used = {found for found in re.findall(r"\{\{\s*(\w+)", text) if found in typed}
            assert not used or re.match(r"\*\*[^*]+:\*\* ", text), f"{name_of(folder)}: {name}"


LIBRARY: Final = open_library()
KINDS: Final = LIBRARY.shelf.moves.kind_ids()
LETTER: Final = {
    "place": "Accra",
    "recipients": [{"organization": "United Nations Security Council", "style": "un-security-council"}],
    "concerns": ["SD"],
    "sender": {"name": "Example Centre"},
    "signatories": [{"organization": "Example Centre"}, {"organization": "Sample Forum"}],
}


def with_every_alternative(kind: str) -> Iterator[dict[str, Any]]:
    """Yield letters of a kind in which each move of its plan stands once."""
    steps = LIBRARY.shelf.moves.kind(kind, "en").settings.plan
    for number in range(max(1 + len(step.instead) for step in steps)):
        moves = [(step.move, *step.instead)[: number + 1][-1] for step in steps]
        passages = [{"role": move.partition("/")[0], "move": move} for move in moves]
        yield {"letterkit": 1, "template": kind, "language": "en", "passages": passages}


def answered_by_examples(form: Form) -> Form:
    asked = [question for question in form.pack.questions if question.path.startswith("facts.") and question.example]
    facts = {one.id: True if one.type in ("yes-no", "consent") else one.example for one in asked}
    return Form(form.library, form.today, {**form.data, **LETTER, "facts": facts})


@pytest.mark.parametrize("kind", KINDS)
def test_every_beginning_can_be_filled_in_whatever_moves_a_letter_has(kind: str) -> None:
    for data in with_every_alternative(kind):
        form = Form(LIBRARY, dt.date(2009, 6, 2), data)
        for filled in (form, answered_by_examples(form)):
            for question in filled.pack.questions:
                for text in filled.starters(question):
                    assert "None" not in text and "{" not in text
