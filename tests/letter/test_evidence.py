"""Facts, cases, questions and annexes of a draft, as they are typed."""

from __future__ import annotations

import pytest

from letterkit.letter.builder import build, try_build
from letterkit.letter.evidence import Case, Evidence
from letterkit.letter.model import Annex, Draft, QuestionGroup
from letterkit.yaml.source import parse
from tests.letter.samples import HEAD

FULL = """\
tone: firm
length: one-page
evidence:
- {id: killed-june, text: 'At least 12 people were killed.', sources: [ohchr, 'Radio, 3 June'], as_of: 2026-06, status: reported}
- {id: "2", text: They were searched, as_of: 2026}
cases:
- {id: a, name: A. B., what: was taken, date: in the night of 3 June, place: Kano, status: held, source: ohchr}
- {what: A raid, date: 2026-06-03}
questions:
- Where is he held?
- heading: On the contract
  questions: [Who signed it?, When?]
annexes:
- {title: List of cases, text: "* one"}
- {title: The petition, file: petition.pdf}
passages:
- role: situation
  move: situation/evidence
  answers: {opening: Go on., meeting: {value: The 60th session, source: Programme}}
  evidence: [killed-june, "-", "2"]
  omit: [lead]
"""


def test_each_key_is_read_the_short_way() -> None:
    draft = try_build(Draft, parse(HEAD + FULL).data)
    assert draft is not None and draft == build(Draft, parse(HEAD + FULL))
    assert draft.evidence[0] == Evidence(
        "killed-june", "At least 12 people were killed.", ("ohchr", "Radio, 3 June"), "2026-06", "reported"
    )
    assert draft.evidence[1].as_of == 2026
    assert draft.cases[1] == Case(what="A raid", date="2026-06-03")
    assert draft.questions == (
        "Where is he held?",
        QuestionGroup("On the contract", questions=("Who signed it?", "When?")),
    )
    assert draft.annexes == (Annex("List of cases", "* one"), Annex("The petition", file="petition.pdf"))
    passage = (draft.passages or ())[0]
    assert (passage.move, passage.evidence, passage.omit) == (
        "situation/evidence",
        ("killed-june", "-", "2"),
        ("lead",),
    )


@pytest.mark.parametrize("date", ["2026-06-03", "2026-06", 2026, "", "3–5 June", "around 3 June 2026", "before 2026"])
def test_a_case_has_a_day_or_words_for_it(date: str | int) -> None:
    assert Case("", "A", date=date).date == date


@pytest.mark.parametrize("date", ["2026-6-3", "3/6/2026", "2026-13", 3, True])
def test_what_is_meant_as_a_day_is_one(date: str | int) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        Case("", "A", date=date)
