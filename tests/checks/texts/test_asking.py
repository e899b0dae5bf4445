"""Where a letter asks: by its leads, by questions, by what goes on from the passage before."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from letterkit.checks.texts.asking import (
    asking_sentences,
    asks_anything,
    is_question,
    lead_texts,
    listed_asks,
    requests,
)
from letterkit.checks.texts.subject import Subject
from letterkit.letter import drafts

from ..cases import BASE, LIBRARY
from .subjects import subject


def letter(*passages: dict[str, Any], language: str = "en-GB") -> Subject:
    data = BASE | {"language": language, "passages": list(passages)}
    return Subject(drafts.read(drafts.dump(data).encode()), LIBRARY, dt.date(2026, 11, 20))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We, the undersigned, call on the Minister of Relief to act.", "en"),
        ("The Federation strongly urges you to act.", "en"),
        ("I, therefore, ask that it stop.", "en"),
        ("We would thus request a meeting.", "en"),
        ("Les soussignés demandent une enquête.", "fr"),
        ("Nous, médecins, exigeons une réponse.", "fr"),
        ("Las personas firmantes solicitamos una reunión.", "es"),
        ("Exigimos una respuesta.", "es"),
        ("Мы, нижеподписавшиеся, требуем ответа.", "ru"),
        ("Будем признательны за ответ.", "ru"),
    ],
)
def test_the_leads_of_joint_letters_ask(text: str, language: str) -> None:
    of = subject(text, language, "opening")
    assert all(requests(of, prose) and asking_sentences(of, prose) for prose in of.body)


def test_a_question_asks_in_a_passage_that_asks() -> None:
    asked, told = subject("Who decided? It is late.", role="ask"), subject("Who decided?")
    assert [len(asking_sentences(of, prose)) for of in (asked, told) for prose in of.body] == [1, 0]
    assert is_question("Who decided?”") and not is_question("Decide.") and not is_question("")


def test_a_list_goes_on_from_the_passage_before_unless_it_has_a_heading_or_asks_itself() -> None:
    lead = {"role": "ask", "text": "We ask you for this:"}
    second = {"role": "ask", "text": "In the meantime:", "asks": [{"action": "open it"}, {"action": " "}]}
    of = letter(lead, second)
    assert [prose.text for prose in lead_texts(of, of.passages[1])] == ["We ask you for this:", "In the meantime:"]
    headed = letter(lead, {**second, "heading": "Now"})
    assert [prose.text for prose in lead_texts(headed, headed.passages[1])] == ["In the meantime:"]
    assert [ask.action for *_, ask in listed_asks(of)] == ["open it"]


def test_a_letter_asks_by_a_list_a_sentence_or_a_question() -> None:
    assert not asks_anything(letter({"role": "ask", "text": "It is bad."}))
    assert asks_anything(letter({"role": "ask", "text": "It is bad."}, {"role": "closing", "text": "Please act."}))
    assert asks_anything(letter({"role": "ask", "text": "This:", "asks": [{"action": "an inquiry"}]}))
    assert asks_anything(letter({"role": "ask", "text": "Ours:\n\n- food\n- water"}))
