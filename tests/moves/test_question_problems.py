"""What is wrong with questions in a file of a template is told with its place and a remedy."""

from __future__ import annotations

import pytest

from letterkit.moves.question_problems import question_problems
from letterkit.questions.question import Choice, Limits, Question
from letterkit.yaml.source import parse


def said(*questions: Question, shared: tuple[str, ...] = ("meeting",), worded: bool = False) -> list[str]:
    text = "letterkit: 1\nquestions:\n" + "".join(f"  - id: {index}\n" for index in range(len(questions)))
    problems = question_problems(questions, ("questions",), parse(text, "move.yaml"), shared, worded=worded)
    return [f"{one.line}: {one.message} {one.hint}".strip() for one in problems]


def test_questions_that_hold_together_have_no_problems() -> None:
    assert said(Question(id="one"), Question(use="meeting"), Question(id="two", type="prose")) == []


@pytest.mark.parametrize(
    ("question", "message"),
    [
        (Question(id="One"), "3: ‘One’ cannot be the id of a question. Use small letters, digits and _"),
        (Question(), "3: ‘’ cannot be the id of a question."),
        (Question(use="meting"), "3: There is no question ‘meting’ to use. Did you mean ‘meeting’?"),
        (Question(id="one", type="txt"), "3: This is ‘txt’; expected is one of text, "),
        (Question(id="one", type="choice"), "3: The question ‘one’ offers nothing to choose. List `choices:`."),
        (Question(id="one", type="records"), "3: The question ‘one’ has records without fields."),
        (Question(id="one", limits=Limits(pattern="(")), "3: The pattern is wrong:"),
        (Question(id="one", type="records", fields=(Question(id="f", type="x"),)), "3: This is ‘x’; expected is one of"),
        (Question(id="one", type="choice", choices=(Choice("a"),), fields=(Question(id="f", type="x"),)), "3: This is ‘x’"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(question: Question, message: str) -> None:
    (only,) = said(question)
    assert only.startswith(message)


def test_an_id_stands_once() -> None:
    assert said(Question(id="one"), Question(id="one")) == [
        "4: The question ‘one’ stands twice. Keep one, or give it another id."
    ]


def test_where_words_stand_in_the_same_file_they_are_missed() -> None:
    assert said(Question(id="one"), worded=True) == ["3: The question ‘one’ has no wording. Write it in `ask:`."]
