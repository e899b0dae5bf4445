"""Every factual claim has a remark with its source; what is asked for has none, and no word of the letter changes."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from letterkit.checks.claims import Claim, annotate_claims
from letterkit.checks.texts.subject import Subject
from letterkit.compose import compose
from letterkit.letter import drafts
from letterkit.letter.composed import Letter
from letterkit.render.markdown import write

from .cases import BASE, LIBRARY


def read(text: str, role: str = "situation", **changes: object) -> tuple[Letter, Letter, tuple[Claim, ...]]:
    data = BASE | {"passages": [{"role": role, "text": text}]} | changes
    loaded = drafts.read(drafts.dump(data).encode())
    letter = compose(loaded.draft, LIBRARY)
    return (letter, *annotate_claims(letter, Subject(loaded, LIBRARY, dt.date(2026, 11, 20), "internal")))


def remarks(text: str, role: str = "situation", **changes: object) -> list[str]:
    return [one.remark for one in read(text, role, **changes)[2]]


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("Since June 1,400 homes were burnt.", "A figure, an act of violence. No source."),
        ("According to UNHCR, 1,400 homes were burnt.", "In the text: ‘According to’."),
        ("On 14 June they went from house to house.", "A date. No source."),
        (
            "That day Colonel Jan Sample tortured them.",
            "An accusation, an act of violence, names Colonel Jan Sample. No source.",
        ),
        ("They were told so.[^1]\n\n[^1]: Interview.", None),
        ("The people fled, says Mira Sample.[^1]\n\n[^1]: Interview, 12 October.", "Note: Interview, 12 October."),
        ("See [Sample Watch](https://example.org/a), which saw it.", "Link: https://example.org/a"),
    ],
)
def test_a_claim_is_told_with_its_source(text: str, remark: str | None) -> None:
    result = remarks(text)
    assert (result == []) if remark is None else (len(result) == 1 and remark in result[0]), result


def test_the_source_of_an_answer_is_that_of_the_figure() -> None:
    (finding,) = remarks(
        "Some 400,000 were displaced.", facts={"displaced": {"value": 400000, "source": "UNHCR, 18 June"}}
    )
    assert "From the answers: UNHCR, 18 June" in finding


def test_each_sentence_has_a_remark_of_its_own_and_asks_have_none() -> None:
    assert len(remarks("On 14 June homes burnt. Nobody came. *On 15 June* more burnt.")) == 2
    assert remarks("We ask that Colonel Sample be tried by 14 June 2027.", "ask") == []


@pytest.mark.parametrize(
    "text",
    [
        "On **14 June 2010** homes burnt.[^1] Nobody *came. On 15 June* more burnt.\n\n[^1]: A note.",
        "- On 14 June, Osh\n- two\n\n> On 15 June [they](https://example.org) fled to Mira Sample.",
    ],
)
def test_the_words_of_the_letter_stay_as_they_are(text: str) -> None:
    letter, copy, claims = read(text)
    assert claims
    assert write(copy) == write(letter)


# -- what moves print -----------------------------------------------------------------------------------

TOLD: dict[str, Any] = {
    "evidence": [
        {
            "id": "a",
            "text": "The camp is closed. Nobody came.",
            "sources": ["rep", "Radio Example"],
            "status": "reported",
        },
        {"id": "b", "text": "They met on 14 June.", "as_of": "2026-06", "status": "established"},
    ],
    "sources": [{"id": "rep", "type": "report", "title": "A report"}],
}


def test_a_fact_of_the_evidence_is_a_claim_with_its_sources_and_how_sure_it_is() -> None:
    first, second, third = remarks("", **TOLD, passages=[{"role": "situation", "evidence": ["a", "b"]}])
    assert first == (
        "A fact of the evidence. From the draft: A report. From the draft: Radio Example. In the draft: called reported."
    )
    assert "Note: " in second and "From the draft" not in second
    assert third == "A date. No source. In the draft: called established, as of 2026-06."


def test_sources_that_are_not_printed_are_told_all_the_same() -> None:
    (remark,) = remarks(
        "",
        template="op-ed",
        evidence=TOLD["evidence"][:1],
        passages=[{"role": "situation", "move": "situation/evidence", "evidence": ["a"]}],
    )[1:]
    assert "From the draft: Radio Example." in remark


def test_every_sentence_of_an_answer_has_the_source_of_the_answer() -> None:
    answer = {"value": "On 14 June homes burnt. On 15 June more burnt.", "source": "A survey"}
    passages = [{"role": "risk", "move": "risk/triggers", "answers": {"risk": answer}}]
    first, second = remarks("", passages=passages)
    assert "From the draft: A survey." in first and "Note: A survey" in second


def test_cases_are_claims() -> None:
    cases = [{"name": "A. Example", "what": "He was held.", "place": "Osh", "source": "A lawyer"}]
    (remark,) = remarks("", cases=cases, passages=[{"role": "situation", "move": "situation/cases"}])
    assert "Note: A lawyer" in remark


def test_what_is_asked_has_no_claims_but_the_facts_that_it_repeats() -> None:
    asked = {"role": "ask", "text": "We ask that by 14 June 2027 you act. The camp is closed. They met on 14 June."}
    result = remarks("", **TOLD, passages=[{"role": "situation", "evidence": ["a"]}, asked])
    assert len(result) == 3
    assert "A report" in result[2]


def test_an_annex_has_claims_too() -> None:
    (remark,) = remarks("Nothing.", annexes=[{"title": "Accounts", "text": "On 14 June they met. So we think."}])
    assert remark == "A date. No source."
