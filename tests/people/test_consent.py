"""Answers about the printing of a name: what is not understood whole is not understood."""

from __future__ import annotations

import pytest

from letterkit.people.consent import explicit_verdict, strictest, verdict, verdict_in_text, verdict_of_sheet

ANSWERS = {
    ("publish", "publish"): ["Yes", "yes, please", "Y", "x", "✓", "TRUE", "1", "I agree", "Yes - publish my name", "Of course", "Oui", "Oui, bien sûr", "Sí",
                             "De acuerdo", "Да", "Да, можно", "Согласен", "Ja, gerne", "نعم", "是", "OK"],
    ("publish", "withheld"): ["No", "no.", "N", "0", "FALSE", "No, thank you", "No, please keep me anonymous", "I do not agree", "Do not publish", "don't publish",
                              "Anonymous", "Non", "Non merci", "Non, je préfère rester anonyme", "Ne pas publier", "No publicar", "Нет", "Не согласен", "Не публиковать", "Нельзя", "Nein", "لا", "不公开"],
    ("publish", "withdrawn"): ["Withdrawn", "Retiré", "Отозвано"],
    ("withheld", "withheld"): ["Yes", "Yes, keep me anonymous", "Oui", "Sí", "Да", "x", "TRUE"],
    ("withheld", "publish"): ["No", "No, you may publish my name", "Non", "Нет", "FALSE", "not anonymous"],
    ("withdrawn", "withdrawn"): ["Yes", "x", "2026-05-01", "01.05.2026", "Withdrawn"],
    ("withdrawn", "publish"): ["No", "Нет", "not withdrawn"],
    ("status", "publish"): ["Confirmed", "Signed", "Confirmé", "Подтверждено"],
    ("status", "withdrawn"): ["Withdrawn", "withdrew", "Retirada", "Отозвано"],
    ("status", "withheld"): ["Anonymous"],
    ("status", "unsigned"): ["Pending", "rejected", "Pendiente", "Ожидает"],
    ("either", "publish"): ["Publish"],
    ("either", "withheld"): ["Anonymous", "anonymously, please"],
}  # fmt: skip
UNCLEAR = [
    ("publish", "Maybe"),
    ("publish", "Yes, but only my organisation"),
    ("publish", "Yes, anonymously"),
    ("publish", "Ask me first"),
    ("publish", "Initials"),
    ("publish", "not yet"),
    ("publish", "Oui mais pas en ligne"),
    ("publish", "только организацию"),
    ("publish", "-"),
    ("either", "Yes"),
    ("either", "No"),
    ("status", "Yes"),
    ("status", "see e-mail"),
]


@pytest.mark.parametrize(
    ("about", "answer", "meant"),
    [(about, answer, meant) for (about, meant), answers in ANSWERS.items() for answer in answers],
)
def test_an_answer_is_understood_by_the_question_it_answers(about: str, answer: str, meant: str) -> None:
    assert verdict(about, answer) == meant


@pytest.mark.parametrize(("about", "answer"), UNCLEAR)
def test_what_is_not_understood_whole_is_not_understood(about: str, answer: str) -> None:
    assert verdict(about, answer) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("I sign because it matters to all of us.", None),
        ("no comment", None),
        ("Please do not publish my name", "withheld"),
        ("High risk: do not name her", "withheld"),
        ("I don't want my name to be made public", "withheld"),
        ("I would like to stay anonymous", "withheld"),
        ("Merci de ne pas publier mon nom", "withheld"),
        ("Por favor, no publicar mi nombre", "withheld"),
        ("Прошу не указывать имя", "withheld"),
        ("We withdraw our signature", "withdrawn"),
        ("Отзываю подпись", "withdrawn"),
    ],
)
def test_a_comment_that_speaks_of_being_named_is_heard(text: str, meant: str | None) -> None:
    assert verdict_in_text(text) == meant


def test_names_of_sheets_say_what_holds_for_everybody() -> None:
    assert [
        verdict_of_sheet(name)
        for name in ("List", "Withdrawn", "Anonymous signers", "Not public", "Retirés", "Pending")
    ] == [
        None,
        "withdrawn",
        "withheld",
        "withheld",
        "withdrawn",
        "unsigned",
    ]


def test_words_that_say_it_outright_need_no_heading() -> None:
    assert [explicit_verdict(text) for text in ("Anonymous", "do not publish", "Yes", "Norway")] == [
        "withheld",
        "withheld",
        None,
        None,
    ]


def test_the_verdict_that_protects_more_holds() -> None:
    assert strictest({"publish", "withheld"}) == "withheld"
    assert strictest({"withdrawn", "withheld"}) == "withdrawn"
    assert strictest(set()) == "publish"
