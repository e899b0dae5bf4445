"""The parts of a letter: what is missing, empty, or still to be filled in, and what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.checks.rules import check
from letterkit.errors import InvalidDraft, spell_path
from letterkit.interview.form import Form
from letterkit.interview.pack_check import sample
from letterkit.letter import drafts
from letterkit.library.library import open_library

from ..checking import HEAD, LIBRARY, PARTS, SIGNED, WHOLE, findings, of, passage

REPOSITORY = Path(__file__).parents[3]
REAL = sorted((REPOSITORY.parent / "shared" / "acceptance").glob("*.yaml"))
EXAMPLES = sorted((REPOSITORY / "examples").glob("*.yaml"))


def without(part: str) -> str:
    return HEAD + "passages:\n" + "".join(text for name, text in PARTS.items() if name != part) + SIGNED


def test_nothing_stands_against_a_whole_letter() -> None:
    assert findings(WHOLE) == ()


@pytest.mark.parametrize("path", [*REAL, *EXAMPLES], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_nothing_stands_against_a_real_letter(path: Path) -> None:
    assert [finding for finding in check(drafts.load(path), open_library()) if finding.severity == "error"] == []


# -- missing-section ------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_is_missing_is_named_with_what_belongs_there(part: str) -> None:
    (finding,) = findings(without(part))
    assert (finding.rule, finding.name, finding.severity, finding.path) == (
        "LK101",
        "missing-section",
        "error",
        ("passages",),
    )
    assert part in finding.message and f"- role: {part}" in finding.hint and finding.line == 3


@pytest.mark.parametrize("people", ["", "signatories: []\n", "signatories: [{name: A, withdrawn: true}]\n", "signatories: [{title: Director}]\n", "signatories: [{name: ' '}]\n"])  # fmt: skip
def test_a_letter_that_nobody_signs_is_told_so(people: str) -> None:
    (finding,) = findings(WHOLE.replace(SIGNED, people))
    assert finding.name == "missing-section" and "signatories" in finding.message and finding.path == ("signatories",)


@pytest.mark.parametrize("people", ["{organization: O}", "{name: A, withheld: true}"])
def test_an_organization_or_a_withheld_name_signs(people: str) -> None:
    assert findings(WHOLE.replace("{name: Amina Example}", people)) == ()


@pytest.mark.parametrize("part", ["situation", "ask", "urgency"])
def test_a_part_may_be_played_beside_another(part: str) -> None:
    text = without(part) + "\n"
    assert findings(text.replace("passages:\n", f"passages:\n- {{role: opening, also: [{part}], text: x}}\n")) == ()


def test_a_norm_may_be_invoked_by_any_passage() -> None:
    assert (
        findings(
            without("norm").replace(
                "passages:\n", "passages:\n- {role: opening, text: x, invokes: [{norm: wso-2005}]}\n"
            )
        )
        == ()
    )


def test_a_template_decides_what_is_required() -> None:
    text = WHOLE.replace("council-appeal", "op-ed").replace(SIGNED, "")
    assert of("missing-section", text) == []


def test_without_passages_the_plan_is_looked_at() -> None:
    result = of("missing-section", HEAD)
    assert {"norm", "ask", "signatories"} <= {
        word for finding in result for word in finding.message.replace(".", "").split()
    }
    assert all(finding.path in (("passages",), ("signatories",)) and finding.line == 1 for finding in result)


# -- empty-section --------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["''", "' '", "|\n\n"])
def test_a_passage_that_is_there_but_empty_is_told(text: str) -> None:
    (finding,) = findings(without("urgency").replace(SIGNED, f"- role: urgency\n  text: {text}\n{SIGNED}"))
    assert (finding.rule, finding.name, finding.path) == ("LK102", "empty-section", ("passages", 3))
    assert "urgency" in finding.message and finding.line == 7


def test_a_passage_of_asks_alone_is_not_empty() -> None:
    assert (
        findings(without("ask").replace(SIGNED, f"- {{role: ask, text: '', asks: [{{action: act}}]}}\n{SIGNED}")) == ()
    )


def test_a_passage_that_the_template_has_no_words_for_is_empty_only_where_it_is_required() -> None:
    assert of("empty-section", WHOLE.replace("passages:\n", "passages:\n- {role: other}\n")) == []


# -- missing-answer -------------------------------------------------------------------------------------


def test_an_answer_that_a_passage_needs_is_told_once_with_its_question() -> None:
    result = of(
        "missing-answer", without("situation").replace("passages:\n", "passages:\n- role: situation\n- role: risk\n")
    )
    assert [finding.path for finding in result if "What has happened?" in finding.message] == [("passages", 0)]
    assert "`passages[0].evidence`" in result[0].hint
    assert len({finding.message for finding in result}) == len(result)


def test_an_answer_that_is_given_is_not_missed() -> None:
    text = without("urgency").replace(
        "passages:\n", "facts: {delay: It will cost lives.}\npassages:\n- role: urgency\n"
    )
    assert [finding.message for finding in of("missing-answer", text) if "delay" in finding.message] == []


# -- moves ----------------------------------------------------------------------------------------------


def test_a_move_that_does_not_exist_is_told_where_it_is_named() -> None:
    text = HEAD + "passages:\n- {role: opening, move: opening/ocasion}\n- {role: ask, move: ask/xyzzy}\n"
    with pytest.raises(InvalidDraft) as caught:
        findings(text)
    assert [(spell_path(one.path), one.line) for one in caught.value.problems] == [
        ("passages[0].move", 4),
        ("passages[1].move", 5),
    ]
    assert "opening/occasion" in caught.value.problems[0].hint
    assert "templates list --moves" in caught.value.problems[1].hint


def test_a_passage_with_the_move_of_another_role_is_not_that_part() -> None:
    text = without("ask") + "evidence: [{id: a, text: It burnt.}]\n"
    text = text.replace("passages:\n", "passages:\n- {role: ask, move: situation/evidence}\n")
    assert [finding.path for finding in of("missing-section", text)] == [("passages", 0)]


def test_an_answer_of_a_move_that_was_exchanged_is_told_with_the_move() -> None:
    text = WHOLE.replace("passages:\n", "facts: {risk: It may happen again.}\npassages:\n- {role: closing}\n")
    (finding,) = of("unknown-answer", text)
    assert (
        finding.path == ("facts", "risk") and "`move: risk/triggers`" in finding.hint and "violence" in finding.message
    )


def test_of_several_moves_that_ask_the_same_all_are_told() -> None:
    text = WHOLE.replace(
        "passages:\n", "facts: {responsibility: The Government cannot.}\npassages:\n- {role: closing}\n"
    )
    (finding,) = of("unknown-answer", text)
    assert "” or “" in finding.message and finding.hint.count("`move: responsibility/") > 1


# -- placeholder-left -----------------------------------------------------------------------------------

LEFT = [
    "Dear [name],", "the [date]", "[Country]", "[name of the minister]", "[insert figures here]", "[your organisation]", "[to be confirmed]", "[tbc]", "[YOUR NAME]",
    "TODO: figures", "as of TBC", "FIXME", "XXX people", "in XXXX", "{{ country }}", "{% if x %}", "???", "____", "[ ]", "[__]", "[....]", "[xx]", "[XXX]", "[?]",
    "<name>", "<insert date>", "Lorem ipsum dolor", "[NAME OF COUNTRY]", "[E-mail]", "[organization]",
]  # fmt: skip
FINE = [
    "resolution 3452 (XXX)", "resolution 2625 (XXV)", "3452(XXX)", "[sic]", "[…]", "[...]", "[T]he", "[t]he [C]ouncil", "[name](https://x.org)", "[date](https://x.org/a)", "[^1]\n\n[^1]: a", "[OSCE]", "[name withheld]",
    "[NGO]", "[1]", "[emphasis added]", "[a]", "World Cup XXXIX", "a? b??", "a_b", "___a", "5 < 6 > 4", "<https://x.org>", "TODOS", "{a}", "[Kyrgyz]", "[translated from Russian]", "[the authorities]",
    "names and dates", "a [country-specific] rapporteur", "[p]eople", "x² [sic!]", "Part [II]", "[dated 2 May]", "[country: Chad]", "[m²]",
]  # fmt: skip


@pytest.mark.parametrize("words", LEFT)
def test_what_is_still_to_be_filled_in_is_told_once(words: str) -> None:
    (finding,) = of("placeholder-left", passage(f"One.\n{words} two."))
    assert (finding.rule, finding.severity, finding.path, finding.line) == (
        "LK103",
        "error",
        ("passages", 0, "text"),
        7,
    )


@pytest.mark.parametrize("words", FINE)
def test_what_only_looks_like_it_is_not_told(words: str) -> None:
    assert findings(passage(f"One {words} two.")) == ()


def test_two_in_one_text_are_two_in_their_order() -> None:
    result = of("placeholder-left", passage("[name]\n\nTODO\n[name]"))
    assert [(finding.line, finding.message.split("‘")[1][:4]) for finding in result] == [
        (6, "[nam"),
        (8, "TODO"),
        (9, "[nam"),
    ]


@pytest.mark.parametrize(
    ("text", "path", "line", "column"),
    [
        ("subject: On [country]\n", "subject", 3, 13),
        ("sender: {name: '[name]'}\n", "sender.name", 3, 17),
        ("facts: {event: {value: TODO, source: x}}\n", "facts.event.value", 3, 24),
        ("facts: {date: TODO}\n", "facts.date", 3, 15),
        ("enclosures:\n- XXX\n", "enclosures[0]", 4, 3),
        ("salutation: Dear [name],\n", "salutation", 3, 18),
    ],
)
def test_every_field_that_is_printed_is_read(text: str, path: str, line: int, column: int) -> None:
    (finding,) = of("placeholder-left", WHOLE.replace(HEAD, HEAD + text))
    assert (spell_path(finding.path), finding.line, finding.column) == (path, line, column)


@pytest.mark.parametrize(
    "text", ["bibliography: '[name]'\n", "sources: [{id: TODO}]\n", "sender: {name: x, logo: TODO.png}\n"]
)
def test_what_is_not_printed_is_not_read(text: str) -> None:
    assert of("placeholder-left", WHOLE.replace(HEAD, HEAD + text)) == []


def test_a_long_one_is_shown_shortened() -> None:
    (finding,) = of("placeholder-left", passage("[insert " + "x" * 50 + "]"))
    assert "…" in finding.message


# -- footnotes ------------------------------------------------------------------------------------------


def test_a_mark_without_its_note_is_told_at_its_line() -> None:
    (finding,) = findings(passage("One.[^1]\nTwo.[^b]\n\n[^1]: The report."))
    assert (finding.rule, finding.name, finding.severity, finding.line) == ("LK105", "note-without-text", "error", 7)
    assert "[^b]" in finding.message and finding.path == ("passages", 0, "text")


def test_a_note_without_its_mark_is_told_at_its_line() -> None:
    (finding,) = findings(passage("One.[^1]\n\n[^1]: a\n[^2]: b"))
    assert (finding.rule, finding.name, finding.severity, finding.line) == ("LK106", "note-unused", "warning", 9)


@pytest.mark.parametrize("words", ["Three things[^1]: a, b and c.\n\n[^1]: The report.", r"As typed: \[^1]", "A[^a-b] B[^a-b]\n\n  [^a-b]: x", "A[^1]\n\n[^1]: see[^2]\n\n[^2]: x"])  # fmt: skip
def test_sound_notes_are_not_told(words: str) -> None:
    assert findings(passage(words)) == ()


def test_the_notes_of_an_ask_are_its_own() -> None:
    text = WHOLE.replace(
        PARTS["ask"],
        '- role: ask\n  text: "We ask:[^1]\\n\\n[^1]: x"\n  asks:\n  - {action: "act[^1]"}\n  - {action: "go[^2]\\n\\n[^2]: y\\n\\n[^3]: z"}\n',
    )
    assert [(finding.name, spell_path(finding.path)) for finding in findings(text)] == [
        ("note-without-text", "passages[2].asks[0].action"), ("note-unused", "passages[2].asks[1].action"),
    ]  # fmt: skip


def test_what_the_template_writes_has_its_own_notes() -> None:
    facts = "facts: {delay: It will cost lives., occasion_date: 2010-07-01}\n"
    text = without("urgency").replace("passages:\n", facts + "passages:\n- role: urgency\n")
    assert not [finding for finding in findings(text) if finding.name.startswith("note")]


def test_the_library_is_the_shipped_one() -> None:
    assert LIBRARY.pack("council-appeal").origin == "letterkit"


@pytest.mark.parametrize(
    ("kind", "answer", "move"),
    [
        ("individuals", "ask_one: We ask you to reopen the archive.", "ask/one"),
        ("op-ed", "ask_prose: The Government should reopen the archive.", "ask/in-prose"),
        ("information-request", "questions_lead: Please answer these questions.", "ask/questions"),
    ],
)
def test_the_writers_sentence_is_an_ask(kind: str, answer: str, move: str) -> None:
    draft = drafts.read(
        f"letterkit: 1\ntemplate: {kind}\nlanguage: en\nquestions: [When was it closed?]\n"
        f"facts: {{{answer}}}\npassages: [{{role: ask, move: {move}}}]\n".encode()
    )
    missing = [finding.message for finding in check(draft, LIBRARY) if finding.name == "missing-section"]
    assert not any("ask" in message for message in missing)


# -- the shipped kinds and moves ------------------------------------------------------------------------

SHELF = LIBRARY.shelf.moves
STAND_ALONE = {"missing-section", "empty-section", "missing-answer", "placeholder-left", "unknown-answer"}
"""Rules that a letter of the template's own examples must pass."""


def structural(form: Form) -> list[tuple[str, str]]:
    loaded = drafts.read(drafts.dump(form.data).encode(), "x.yaml")
    return [(one.name, one.message) for one in check(loaded, LIBRARY) if one.name in STAND_ALONE]


@pytest.mark.parametrize("kind", SHELF.kind_ids())
def test_a_letter_of_the_examples_of_a_kind_has_all_its_parts(kind: str) -> None:
    assert structural(sample(LIBRARY.pack(kind, "en-GB"), LIBRARY)) == []


@pytest.mark.parametrize(
    "move", [name for name in SHELF.move_ids() if name.partition("/")[0] in ("situation", "norm", "ask", "urgency")]
)
def test_a_move_with_its_answers_is_the_part_that_it_is_called(move: str) -> None:
    role = move.partition("/")[0]
    data = {"language": "en-GB", "passages": [{"role": role, "move": move}]}
    form = sample(LIBRARY.pack("council-appeal", "en-GB"), LIBRARY, data=data)
    assert [message for _, message in structural(form) if role in message] == []
