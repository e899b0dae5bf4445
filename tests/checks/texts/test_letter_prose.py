"""Every text of a letter is read once, in the place where it was typed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from letterkit.checks.fixing import apply_fixes
from letterkit.checks.rules import report
from letterkit.checks.texts.subject import Subject
from letterkit.errors import InvalidDraft, spell_path
from letterkit.letter import drafts
from letterkit.library.library import open_library

LIBRARY = open_library()
DRAFT = """\
letterkit: 1
template: council-appeal
language: en-GB
date: 2026-11-20
subject: An appeal
recipients: [{organization: the Security Council, style: un-security-council}]
concerns: [UG]
facts:
  meeting: the session
  meeting_date: 2026-12-01
  opening: We write before the the session [@iccpr, art. 9] with *stars*.
  responsibility: {value: The State  cannot do it., source: Its own  words}
evidence:
- {id: a, text: "They *fled* the the camp.", sources: [Radio Example  One, rep]}
- {id: b, text: Nobody tells this.}
cases:
- {name: A. Example, what: He was was held., place: Osh, status: held, source: A lawyer}
questions:
- heading: On the dam
  questions: [Who who built it?]
annexes:
- {title: Accounts, text: "One *account* of of it."}
sources: [{id: rep, type: report, title: A report}]
passages:
- {role: opening, move: opening/occasion}
- {role: situation, evidence: [a]}
- {role: situation, move: situation/cases}
- {role: responsibility, move: responsibility/unable}
- {role: norm, invokes: [{norm: iccpr, at: art. 9}]}
- {role: ask, asks: [{action: send a a mission, actor: the Security Council}]}
- {role: ask, move: ask/questions, answers: {questions_lead: Please please answer., questions_more: We thank you.}}
- {role: closing, move: closing/thanks, text: With thanks thanks.}
"""


def subject_of(text: str) -> Subject:
    return Subject(drafts.read(text.encode(), "x.yaml"), LIBRARY, dt.date(2026, 11, 20))


def places(subject: Subject, kind: str) -> dict[str, str]:
    return {spell_path(prose.path): prose.text for prose in subject.prose if prose.kind == kind and prose.origin.typed}


def test_what_moves_print_is_read_where_it_was_typed() -> None:
    subject = subject_of(DRAFT)
    assert places(subject, "passage") == {
        "facts.opening": "We write before the the session with *stars*.",
        "evidence[0].text": "They fled the the camp.",
        "cases[0].what": "He was was held.",
        "facts.responsibility.value": "The State  cannot do it.",
        "passages[6].answers.questions_lead": "Please please answer.",
        "passages[6].answers.questions_more": "We thank you.",
        "passages[7].text": "With thanks thanks.",
        "annexes[0].text": "One account of of it.",
    }
    assert places(subject, "ask") == {"passages[5].asks[0].action": "send a a mission"}
    assert places(subject, "question") == {"questions[0].questions[0]": "Who who built it?"}
    assert places(subject, "note") == {
        "evidence[0].sources[0]": "Radio Example  One",
        "cases[0].source": "A lawyer",
        "facts.responsibility.source": "Its own  words",
    }
    assert {"subject", "heading"} <= {prose.kind for prose in subject.prose}


def test_nothing_is_read_twice() -> None:
    subject = subject_of(DRAFT)
    typed = [prose.path for prose in subject.prose if prose.origin.typed]
    assert len(typed) == len(set(typed))
    ours = " ".join(prose.text for prose in subject.prose if not prose.origin.typed)
    assert "Covenant" in ours
    assert not any(words in ours for words in ("They fled", "send a a mission", "Please please", "was was"))


def test_a_fact_that_two_passages_tell_is_read_with_the_first() -> None:
    text = DRAFT.replace("situation/cases}", "situation/evidence, evidence: [a]}")
    (prose,) = [prose for prose in subject_of(text).body if prose.path == ("evidence", 0, "text")]
    assert (prose.number, prose.role, prose.origin.sources) == (2, "situation", ("Radio Example  One", "rep"))


def test_without_passages_the_plan_tells() -> None:
    text = DRAFT[: DRAFT.index("passages:")]
    assert {"facts.opening", "evidence[0].text", "evidence[1].text"} <= {*places(subject_of(text), "passage")}


def test_a_passage_in_own_words_is_read_alone() -> None:
    text = DRAFT.replace("move: opening/occasion}", "move: opening/occasion, text: In own words.}")
    assert "facts.opening" not in places(subject_of(text), "passage")
    assert places(subject_of(text), "passage")["passages[0].text"] == "In own words."


def test_an_answer_that_is_no_text_is_read_as_it_is_printed() -> None:
    text = DRAFT.replace("  opening: We write before", "  opening: 2010\n  other: We write before")
    (prose,) = [prose for prose in subject_of(text).body if prose.path == ("facts", "opening")]
    assert prose.text == "2010" and not prose.origin.typed and prose.span(0, 3) is None


def test_an_answer_that_cannot_be_printed_is_told_where_it_stands() -> None:
    with pytest.raises(InvalidDraft, match=r"x.yaml:11:3: facts.opening: ‘opening’ is a list"):
        assert subject_of(DRAFT.replace("opening: We write", "opening: [a, b]\n  other: We write")).prose


def test_a_file_that_is_an_annex_is_read(tmp_path: Path) -> None:
    (tmp_path / "more.md").write_text("The *the* accounts.[^1]\n\n[^1]: A note.\n", "utf-8")
    (tmp_path / "more.txt").write_text("Plain *stars*.\n", "utf-8")
    draft = tmp_path / "letter.yaml"
    text = DRAFT.replace("annexes:\n", "annexes:\n- {title: B, file: more.md}\n- {title: C, file: more.txt}\n")
    draft.write_text(text, "utf-8")
    subject = Subject(drafts.load(draft), open_library([tmp_path]), dt.date(2026, 11, 20))
    read = {(spell_path(prose.path), prose.kind): prose.text for prose in subject.prose if not prose.origin.typed}
    assert read["annexes[0].file", "passage"].strip() == "The the accounts."
    assert read["annexes[0].file", "note"] == "A note."
    assert read["annexes[1].file", "passage"].strip() == "Plain *stars*."


def test_slips_are_mended_in_answers_evidence_cases_and_annexes() -> None:
    loaded = drafts.read(DRAFT.encode(), "x.yaml")
    result = apply_fixes(loaded, report(loaded, LIBRARY, dt.date(2026, 11, 20)).findings)
    for mended in (
        "before the session [@iccpr, art. 9] with *stars*.",
        "value: The State cannot do it., source: Its own words",
        '"They *fled* the camp.", sources: [Radio Example One, rep]',
        "what: He was held.",
        "One *account* of it.",
        "questions: [Who built it?]",
        "action: send a mission",
        "questions_lead: Please answer.",
        "text: With thanks.",
    ):
        assert mended in result.text, mended
    assert not result.left
