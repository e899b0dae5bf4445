"""Everything that is wrong with a draft is told at once, each at its line, with what would be right."""

from __future__ import annotations

import pytest

from letterkit.errors import InvalidDraft, Problem, spell_path
from letterkit.letter import drafts
from tests.letter.samples import HEAD


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(InvalidDraft) as caught:
        drafts.read((HEAD + text).encode(), "x.yaml")
    return caught.value.problems


# each: what is added below the two lines of HEAD; line, column, path; what the message and the hint say
CASES = [
    ("subjct: x\n", 3, 1, "subjct", "There is no key ‘subjct’ here", "‘subject’"),
    ("my own key: x\n", 3, 1, "my own key", "There is no key", "Known here: letterkit, template"),
    ("recipients:\n- nam: x\n", 4, 3, "recipients[0].nam", "no key ‘nam’", "‘name’"),
    ("passages:\n- role: ask\n  asks:\n  - actoin: x\n    action: y\n", 6, 5, "passages[0].asks[0].actoin", "no key", "‘action’"),
    ("sender:\n  nmae: x\n", 4, 3, "sender.nmae", "no key", "‘name’"),
    ("layout: {dat: top}\n", 3, 10, "layout.dat", "no key", "‘date’"),
    ("signatories:\n- witheld: true\n", 4, 3, "signatories[0].witheld", "no key", "‘withheld’"),
    ("subject: 12\n", 3, 1, "subject", "a number (12); expected is a text", '"12"'),
    ("subject: true\n", 3, 1, "subject", "yes or no (true); expected is a text", '"true"'),
    ("subject: [a]\n", 3, 1, "subject", "a list; expected is a text", "Change it"),
    ("subject:\n", 3, 1, "subject", "empty; expected is a text", "Change it"),
    ("sender: x\n", 3, 1, "sender", "‘x’; expected is a group of keys", "Change it"),
    ("signatories: {a: 1}\n", 3, 1, "signatories", "a group of keys; expected is a list", "after a dash"),
    ("enclosures: x\n", 3, 1, "enclosures", "expected is a list", "after a dash"),
    ("signatories:\n- withheld: 'yes'\n", 4, 3, "signatories[0].withheld", "expected is true or false", "Change it"),
    ("layout: {cc: heed}\n", 3, 10, "layout.cc", "one of head or end", "‘head’"),
    ("layout: {cc: nowhere}\n", 3, 10, "layout.cc", "one of head or end", "Change it"),
    ("passages:\n- role: urgancy\n", 4, 3, "passages[0].role", "expected is one of opening, situation", "‘urgency’"),
    ("passages:\n- text: x\n", 4, 3, "passages[0]", "The key ‘role’ is missing", "`role: situation`"),
    ("passages:\n- role: ask\n  asks:\n  - actor: x\n", 6, 5, "passages[0].asks[0]", "‘action’ is missing", "asked for"),
    ("passages:\n- role: norm\n  invokes:\n  - at: x\n", 6, 5, "passages[0].invokes[0]", "‘norm’ is missing", "wso-2005"),
    ("date: 30.6.2010\n", 3, 1, "date", "expected is a date", "2026-11-30"),
    ("date: 2010-06-31\n", 3, 1, "date", "expected is a date", "the day exists"),
    ("date: 2010\n", 3, 1, "date", "expected is a date", "2026-11-30"),
    ("date: 2010-06-30T10:00:00\n", 3, 1, "date", "expected is a date", "2026-11-30"),
    ("date: 2010-06-30T00:00:00Z\n", 3, 1, "date", "expected is a date", "2026-11-30"),
    ("date: '1277856000'\n", 3, 1, "date", "expected is a date", "2026-11-30"),
    ("reply_by: soon\n", 3, 1, "reply_by", "expected is a date", "2026-11-30"),
    ("language: english!\n", 3, 1, "language", "‘english!’ is not a language tag", "en-GB"),
    ("recipients:\n- style: council\n", 4, 3, "recipients[0]", "at least one of name, title and organization", "Change it"),
    ("cc:\n- name: ' '\n", 4, 3, "cc[0]", "at least one of", "Change it"),
    ("passages:\n- role: ask\n  asks:\n  - {action: x, deadline: 2010-13-01}\n", 6, 5, "passages[0].asks[0]", "not a date", "Change it"),
    ("passages:\n- role: ask\n  asks:\n  - {action: x, deadline: 31.12.2010}\n", 6, 5, "passages[0].asks[0]", "not a date", "Change it"),
    ("facts: [1]\n", 3, 1, "facts", "a group of keys", "Change it"),
    ("facts: {a: {value: 1, sorce: x}}\n", 3, 9, "facts.a", "A fact is", "one of these forms"),
    ("facts: {a: [[1]]}\n", 3, 9, "facts.a", "A fact is", "one of these forms"),
    ("facts: {str: {value: {}}}\n", 3, 9, "facts.str", "A fact is", "one of these forms"),
    ("norms:\n- id: nsl\n", 4, 3, "norms[0]", "The key ‘title’ is missing", "as the letter should print it"),
    ("norms:\n- title: ' '\n", 4, 3, "norms[0]", "Needs a title", "Change it"),
    ("norms:\n- {title: x, date: 2020-13-01}\n", 4, 3, "norms[0]", "‘2020-13-01’ is not a date", "Change it"),
    ("norms:\n- {title: x, date: true}\n", 4, 14, "norms[0].date", "yes or no (true)", "in quotes"),
    ("norms:\n- {title: x, date: 123456}\n", 4, 3, "norms[0]", "‘123456’ is not a date", "Change it"),
    ("norms:\n- {title: x, id: a b}\n", 4, 3, "norms[0]", "‘a b’ is not letters, figures and hyphens", "Change it"),
    ("norms:\n- {title: x, kind: treety}\n", 4, 14, "norms[0].kind", "one of charter, treaty", "‘treaty’"),
    ("norms:\n- {title: x, says: [art. 1]}\n", 4, 14, "norms[0].says", "a group of keys", "Change it"),
    ("norms:\n- {title: x, says: {art. 1: [y]}}\n", 4, 21, "norms[0].says.art. 1", "a text", "Change it"),
    ("norms:\n- {title: x, sourc: y}\n", 4, 14, "norms[0].sourc", "no key ‘sourc’", "‘source’"),
    ("norms:\n- title: Law A\n- {title: B, id: law-a}\n", 5, 3, "norms[1]", "Two norms have the id ‘law-a’", "its own"),
    ("norms:\n" + "".join(f"- title: Law {n}\n" for n in range(51)), 54, 3, "norms[50]", "50 norms of its own", "`library`"),
    ("norms:\n- title: x\n  says:\n" + "".join(f"    art. {n}: x\n" for n in range(201)), 4, 3, "norms[0]", "more than 200 places", "Change"),
    ("norms:\n- {title: Law A, symbol: …}\n- {title: Law a, short: '-'}\n", 5, 3, "norms[1]", "Two norms have the id", "its own"),
    ("evidence:\n- {id: a, text: x}\n- {id: b, text: y}\n- {id: a, text: z}\n", 6, 3, "evidence[2]", "Two facts have the id ‘a’", "its own"),
    ("evidence:\n- {id: a b, text: x}\n", 4, 3, "evidence[0]", "‘a b’ is not letters, figures and hyphens", "Change it"),
    ("evidence:\n- {id: '-', text: x}\n", 4, 3, "evidence[0]", "‘-’ is not letters, figures", "Change it"),
    ("evidence:\n- text: x\n", 4, 3, "evidence[0]", "The key ‘id’ is missing", "`id: killed-june`"),
    ("evidence:\n- id: x\n", 4, 3, "evidence[0]", "The key ‘text’ is missing", "in a sentence"),
    ("evidence:\n- {id: a, text: x, status: known}\n", 4, 20, "evidence[0].status", "one of established, reported or alleged", "Change"),
    ("evidence:\n- {id: a, text: x, status: aleged}\n", 4, 20, "evidence[0].status", "one of established", "‘alleged’"),
    ("evidence:\n- {id: a, text: x, as_of: June}\n", 4, 3, "evidence[0]", "‘June’ is not a date", "Change it"),
    ("evidence:\n- {id: a, text: x, as_of: 2026-06-31}\n", 4, 3, "evidence[0]", "‘2026-06-31’ is not a date", "Change it"),
    ("evidence:\n- {id: a, text: x, sources: y}\n", 4, 20, "evidence[0].sources", "expected is a list", "after a dash"),
    ("evidence:\n- {id: a, text: x, source: [y]}\n", 4, 20, "evidence[0].source", "no key ‘source’", "‘sources’"),
    ("evidence:\n- {id: a, text: x, sources: [" + "y," * 31 + "]}\n", 4, 3, "evidence[0]", "more than 30 sources", "Change it"),
    ("evidence:\n" + "".join(f"- {{id: a{n}, text: x}}\n" for n in range(501)), 504, 3, "evidence[500]", "500 facts at most", "an annex"),
    ("cases:\n- {place: Kano}\n", 4, 3, "cases[0]", "Needs a `name`, or `what` happened", "Change it"),
    ("cases:\n- {name: A, date: 31.6.2026}\n", 4, 3, "cases[0]", "‘31.6.2026’ is not a date", "Change it"),
    ("cases:\n- {name: A, date: 31}\n", 4, 3, "cases[0]", "‘31’ is not a date", "Change it"),
    ("cases:\n- {name: A, id: a}\n- {name: B, id: a}\n", 5, 3, "cases[1]", "Two cases have the id ‘a’", "its own"),
    ("cases:\n- {name: A, wat: x}\n", 4, 13, "cases[0].wat", "no key ‘wat’", "‘what’"),
    ("questions: [1]\n", 3, 13, "questions[0]", "a number (1); expected is a text", "in quotes"),
    ("questions:\n- {heading: x}\n", 4, 3, "questions[0]", "The key ‘questions’ is missing", "Add it"),
    ("questions:\n- {heading: x, qestions: [a], questions: []}\n", 4, 16, "questions[0].qestions", "no key ‘qestions’", "‘questions’"),
    ("questions:\n- {heading: x, questions: [1]}\n", 4, 28, "questions[0].questions[0]", "a number (1); expected is a text", "in quotes"),
    ("questions:\n- questions: [" + "x," * 201 + "]\n", 4, 3, "questions[0]", "more than 200 questions", "Change it"),
    ("questions:\n- heading: x\n  questions: y\n", 5, 3, "questions[0].questions", "‘y’; expected is a list", "after a dash"),
    ("annexes:\n- {title: A, text: x, file: y.md}\n", 4, 3, "annexes[0]", "Has both `text` and `file`", "Change it"),
    ("annexes:\n- {title: A, fiel: x}\n", 4, 14, "annexes[0].fiel", "no key ‘fiel’", "‘file’"),
    ("annexes:\n" + "- title: x\n" * 51, 54, 3, "annexes[50]", "50 annexes at most", "several into one"),
    ("tone: frim\n", 3, 1, "tone", "one of firm, neutral or diplomatic", "‘firm’"),
    ("length: short\n", 3, 1, "length", "one of one-page or full", "Change it"),
    ("people:\n- {name: A, consent: not_asked}\n", 4, 13, "people[0].consent", "one of public", "‘not-asked’"),
    ("passages:\n- {role: opening, move: occasion}\n", 4, 3, "passages[0]", "‘occasion’ is not the name of a move", "Change it"),
    ("passages:\n- {role: opening, answers: {a: [[1]]}}\n", 4, 29, "passages[0].answers.a", "A fact is", "one of these forms"),
    ("passages:\n- {role: opening, answers: [a]}\n", 4, 19, "passages[0].answers", "a list; expected is a group of keys", "Change it"),
    ("passages:\n- {role: opening, evidence: a}\n", 4, 19, "passages[0].evidence", "expected is a list", "after a dash"),
    ("passages:\n- role: opening\n  omit: [" + "a," * 501 + "]\n", 4, 3, "passages[0]", "Has more than 500", "Change it"),
    ("norms: {title: x}\n", 3, 1, "norms", "a group of keys; expected is a list", "after a dash"),
    ("sources: [1]\n", 3, 11, "sources[0]", "a number (1); expected is a group of keys", "Change it"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "column", "path", "message", "hint"), CASES)
def test_an_error_says_what_where_and_what_would_be_right(
    text: str, line: int, column: int, path: str, message: str, hint: str
) -> None:
    (problem,) = problems(text)
    assert (problem.file, problem.line, problem.column, spell_path(problem.path)) == ("x.yaml", line, column, path)
    assert message in problem.message
    assert hint in problem.hint


def test_everything_that_is_wrong_is_told_at_once_in_the_order_of_the_file() -> None:
    result = problems(
        "languge: fr\nlanguage: x!\ndate: soon\nrecipients:\n- {}\npassages:\n- role: aks\n  text: 1\nfacts:\n  a: {}\n"
    )
    assert [(one.line, spell_path(one.path)) for one in result] == [
        (3, "languge"), (4, "language"), (5, "date"), (7, "recipients[0]"), (9, "passages[0].role"), (10, "passages[0].text"), (12, "facts.a"),
    ]  # fmt: skip


def test_what_is_missing_at_the_top_is_named() -> None:
    with pytest.raises(InvalidDraft) as caught:
        drafts.read(b"subject: x\n", "x.yaml")
    assert [problem.message for problem in caught.value.problems] == [
        "The key ‘letterkit’ is missing.",
        "The key ‘template’ is missing.",
    ]
    assert "letterkit templates list" in caught.value.problems[1].hint


def test_a_long_value_is_shown_shortened() -> None:
    (problem,) = problems(f"date: {'x' * 500}\n")
    assert "…" in problem.message and len(problem.message) < 100


@pytest.mark.parametrize(
    ("version", "says"), [("2", "newer letterkit"), ("99", "format 99"), ("0", "no draft format 0"), ("-1", "-1")]
)
def test_another_version_is_refused_by_name_before_anything_else(version: str, says: str) -> None:
    with pytest.raises(InvalidDraft) as caught:
        drafts.read(f"template: x\nletterkit: {version}\nunknown: 1\n".encode(), "x.yaml")
    (problem,) = caught.value.problems
    assert says in problem.message and (problem.line, problem.path) == (2, ("letterkit",))


@pytest.mark.parametrize("version", ["'1'", "1.0", "true", "one", "", "[1]"])
def test_a_version_that_is_no_whole_number_is_wrong(version: str) -> None:
    with pytest.raises(InvalidDraft) as caught:
        drafts.read(f"letterkit: {version}\ntemplate: x\n".encode(), "x.yaml")
    assert caught.value.problems[0].path == ("letterkit",)


def test_facts_that_are_no_group_are_said_to_be_none() -> None:
    with pytest.raises(InvalidDraft) as error:
        drafts.read(b"letterkit: 1\ntemplate: x\nfacts: 5\n", "x.yaml")
    (problem,) = error.value.problems
    assert (problem.path, problem.line) == (("facts",), 3)
    assert "a group of keys" in problem.message
