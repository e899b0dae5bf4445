"""Finding a question by what people remember of it: its id, some words, words with a slip of the pen."""

from __future__ import annotations

from collections.abc import Sequence

from letterkit.library.questions import Question
from letterkit.wizard.form import Form


def matching(form: Form, wanted: str) -> list[Question]:
    """The questions that fit some words, best first: by id, by their words, by words that are only alike."""
    text = wanted.strip().casefold()
    questions: Sequence[Question] = form.questions
    exact = [one for one in questions if one.id == text.replace(" ", "_")]
    if exact or not text:
        return exact or list(questions)
    plain = [one for one in questions if text in one.id or text in one.ask.casefold()]
    from letterkit.library.search import Index

    index = Index(([(4.0, [one.id.replace("_", " ")]), (2.0, [one.ask]), (1.0, [one.help])], ()) for one in questions)
    return [*plain, *(one for at in index.search(text) if (one := questions[at]) not in plain)]
