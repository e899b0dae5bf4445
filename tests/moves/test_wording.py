"""Words of a question from several files: the nearest that says something has the last word."""

from __future__ import annotations

from letterkit.moves.wording import QuestionWords, with_words
from letterkit.questions.question import Choice, Limits, Question, Starter

OWN = QuestionWords(ask="Which council?", starters={"any": ("We ask …",), "firm": ("We urge …",)})
SHARED = QuestionWords(ask="Whom?", help="By name.", example="The Council", starters={"any": ("Dear …", "We ask …")})


def test_the_nearest_text_is_taken_one_by_one() -> None:
    question = with_words(Question(id="q"), (OWN, SHARED))
    assert (question.ask, question.help, question.example) == ("Which council?", "By name.", "The Council")


def test_what_no_file_says_stays_as_it_is() -> None:
    question = Question(id="q", ask="Whom?", default="x")
    assert with_words(question, (QuestionWords(help="H"),)) == Question(id="q", ask="Whom?", default="x", help="H")
    assert with_words(question, ()) == question


def test_starters_of_all_files_are_offered_the_nearest_first_each_once() -> None:
    question = with_words(Question(id="q", starters=(Starter("Old …"),)), (OWN, SHARED))
    assert question.starters == (
        Starter("We ask …"),
        Starter("We urge …", "firm"),
        Starter("Dear …"),
        Starter("Old …"),
    )


def test_choices_limits_and_fields_have_their_words() -> None:
    question = Question(
        id="q",
        choices=(Choice("a"), Choice("b", "B")),
        limits=Limits(pattern="x", says="old"),
        fields=(Question(id="name", ask="Name?"), Question(id="title")),
    )
    words = QuestionWords(choices={"a": "A"}, says="new", fields={"title": QuestionWords(ask="Title?")})
    changed = with_words(question, (words,))
    assert changed.choices == (Choice("a", "A"), Choice("b", "B"))
    assert changed.limits == Limits(pattern="x", says="new")
    assert [field.ask for field in changed.fields] == ["Name?", "Title?"]
