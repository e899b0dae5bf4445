"""A name that an answer gives is protected until the question on consent beside it is answered with yes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from letterkit.checks.rules import sending_errors
from letterkit.compose import compose
from letterkit.letter import drafts
from letterkit.letter.drafts import LoadedDraft
from letterkit.library.library import Library, open_library
from letterkit.protection.consent import Audience, people_to_protect
from letterkit.protection.redaction import Protection
from letterkit.render.markdown import write

DAY = dt.date(2026, 11, 20)
MOVE = """\
letterkit: 1
questions:
- {id: somebody, type: text, required: true}
- {id: may_name, type: yes-no, consent_to: somebody}
- {id: what, type: prose}
passage: [somebody, "-", what]
"""
WORDS = """\
title: Somebody
questions: {somebody: {ask: Who?}, may_name: {ask: May the name be printed?}, what: {ask: What happened?}}
"""
KIND = """\
letterkit: 1
requires: []
after: [{use: subject}]
plan: [{move: situation/somebody}, {move: situation/somebody}]
"""
HOSTILE = [
    "Mira Zanzibarova",
    "  mira   ZANZIBAROVA ",
    "Zanzibarova, Mira",
    "Мира Занзибарова",
    "Mira\u200b Zanzi\u00adbarova",
    "M\u0456ra Zanzibarova",
]
"""Ways in which the same name comes again: in capitals, turned round, in another script, with letters that hide."""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    move, kind = (tmp_path / "templates" / folder for folder in ("moves/situation/somebody", "letters/note"))
    for folder in (move, kind):
        folder.mkdir(parents=True)
    (move / "move.yaml").write_text(MOVE, "utf-8")
    (move / "en.yaml").write_text(WORDS, "utf-8")
    (kind / "kind.yaml").write_text(KIND, "utf-8")
    (kind / "en.yaml").write_text("title: A note\n", "utf-8")
    return open_library([tmp_path])


def draft(facts: dict[str, Any], answers: dict[str, Any] | None = None, **more: Any) -> LoadedDraft:
    passages: list[dict[str, Any]] = [{"role": "situation", "move": "situation/somebody"}]
    if answers is not None:
        passages.append({"role": "situation", "move": "situation/somebody", "answers": answers})
    data = {"letterkit": 1, "template": "note", "language": "en-GB", "date": "2026-11-20", "facts": facts}
    return drafts.read(drafts.dump(data | {"passages": passages} | more).encode(), "x.yaml")


def protected(library: Library, loaded: LoadedDraft) -> list[str]:
    return [person.name for person in people_to_protect(loaded.draft, library.pack_for(loaded.draft))]


def test_the_question_is_asked_for_each_passage_that_prints_a_name(library: Library) -> None:
    pack = library.pack_for(draft({}, {}).draft)
    assert [(one.id, one.path) for one in pack.questions if one.consent_to] == [
        ("may_name", "facts.may_name"),
        ("may_name_2", "passages.1.answers.may_name"),
    ]


@pytest.mark.parametrize(
    ("facts", "answers", "names"),
    [
        ({"somebody": "Mira Sample"}, None, ["Mira Sample"]),
        ({"somebody": "Mira Sample", "may_name": False}, None, ["Mira Sample"]),
        ({"somebody": "Mira Sample", "may_name": "true"}, None, ["Mira Sample"]),
        ({"somebody": "Mira Sample", "may_name": True}, None, []),
        ({"somebody": {"value": "Mira Sample", "source": "x"}, "may_name": {"value": True, "source": "x"}}, None, []),
        # consent counts for the name beside it, and for no other
        ({"somebody": "Mira Sample", "may_name": True}, {"somebody": "Ali Sample"}, ["Ali Sample"]),
        ({"somebody": "Mira Sample"}, {"somebody": "Ali Sample", "may_name": True}, ["Mira Sample"]),
        ({"somebody": "Mira Sample"}, {"may_name": True}, ["Mira Sample"]),
        ({"may_name": True}, {"somebody": "Ali Sample"}, ["Ali Sample"]),
        ({"somebody": "Mira Sample", "may_name": True}, {"somebody": "Ali Sample", "may_name": True}, []),
    ],
)
def test_a_name_waits_for_the_consent_beside_it(
    library: Library, facts: dict[str, Any], answers: dict[str, Any] | None, names: list[str]
) -> None:
    assert protected(library, draft(facts, answers)) == names


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize(
    "place",
    [
        {"facts": {"what": "They took NAME."}},
        {"answers": {"what": "They took NAME."}},
        {"evidence": [{"id": "a", "text": "They took NAME.", "sources": ["A report"]}]},
        {"evidence": [{"id": "a", "text": "It burnt.", "sources": ["Interview with NAME"]}]},
        {"cases": [{"name": "NAME", "what": "taken"}]},
        {"cases": [{"name": "A case", "what": "It was NAME.", "status": "NAME is held"}]},
        {"questions": ["Where is NAME?"]},
        {"questions": [{"heading": "On NAME", "questions": ["Where is she?"]}]},
        {"annexes": [{"title": "On NAME", "text": "We asked."}]},
        {"annexes": [{"title": "Accounts", "text": "We asked.[^1]\n\n[^1]: Of NAME."}]},
    ],
    ids=lambda place: "-".join(f"{key}" for key in place),
)
def test_a_name_that_waits_for_consent_is_found_wherever_else_it_stands(
    library: Library, place: dict[str, Any], words: str
) -> None:
    def filled(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: filled(inner) for key, inner in value.items()}
        return [filled(inner) for inner in value] if isinstance(value, list) else value.replace("NAME", words)

    more = filled(place)
    facts = {"somebody": "Mira Zanzibarova", **more.pop("facts", {})}
    loaded = draft(facts, {"somebody": "A woman", "may_name": True, **more.pop("answers", {})}, **more)
    found = sending_errors(loaded, library, "public")
    assert [one for one in found if one.name == "person-named-without-consent" and one.path[1:2] != ("somebody",)]


def test_the_letter_for_the_public_has_the_name_nowhere(library: Library) -> None:
    name = "Mira Zanzibarova"
    loaded = draft(
        {"somebody": name, "what": f"They took {name}."},
        {"somebody": name, "what": f"Nobody has seen {name} since.", "may_name": None},
        annexes=[{"title": f"On {name}", "text": f"We asked **{name}**."}],
    )
    pack = library.pack_for(loaded.draft)
    protection = Protection(loaded.draft, "public", DAY, library.language("en-GB"), pack)
    letter = protection.apply(compose(loaded.draft, library))
    assert "Zanzibar" not in write(letter) and write(letter).count("withheld") >= 5
    assert protection.leaks(letter) == ()


def test_the_answer_itself_is_told_where_a_move_prints_it(library: Library) -> None:
    loaded = draft({"somebody": "Mira Zanzibarova"})
    (found,) = [one for one in sending_errors(loaded, library) if one.name == "person-named-without-consent"]
    assert found.path == ("facts", "somebody")


# -- the four answers -----------------------------------------------------------------------------------

WRITTEN: dict[str, dict[str, bool]] = {
    "public": {"public": True, "recipient": True, "internal": True},
    "recipient-only": {"public": False, "recipient": True, "internal": True},
    "never": dict.fromkeys(("public", "recipient", "internal"), False),
    "not-asked": dict.fromkeys(("public", "recipient", "internal"), False),
}
"""Whether the letter of one person at risk has the name, by consent and audience: a ‘never’ is not printed at all."""


def letter_for_one(consent: object, audience: Audience) -> str:
    shipped = open_library()
    facts = {"consent": consent, "name": "Mira Zanzibarova", "description": "a teacher", "persons": "she"}
    sentences = ("concern", "main_ask", "work", "incident", "danger", "delay")
    texts = {name: f"is held ({name})" for name in sentences}
    data = {"letterkit": 1, "template": "defender-at-risk", "language": "en-GB", "date": "2026-11-20"}
    earlier = shipped.shelf.load_earlier("defender-at-risk")
    passages = [{"role": step.role} for step in earlier.plan]
    draft = drafts.from_data({**data, "facts": facts | texts, "passages": passages}).draft
    pack = shipped.pack_for(draft)
    assert pack.kind is None
    protection = Protection(draft, audience, DAY, shipped.language("en-GB"), pack)
    return write(protection.apply(compose(draft, shipped)))


@pytest.mark.parametrize("consent", [*WRITTEN, True, False])
@pytest.mark.parametrize("audience", ["public", "recipient", "internal"])
def test_the_name_is_written_for_those_who_may_read_it_and_described_for_the_others(
    consent: object, audience: Audience
) -> None:
    written = letter_for_one(consent, audience)
    of_four = {True: "public", False: "never"}.get(consent, consent) if isinstance(consent, bool) else consent
    assert ("Zanzibarova" in written) is WRITTEN[str(of_four)][audience]
    assert "We write to you about a teacher" in written or "Mira Zanzibarova" in written
    assert "withheld" not in written
    assert "a teacher, a teacher" not in written


@pytest.mark.parametrize(
    ("answer", "consent"), [("recipient-only", "recipient-only"), ("never", "never"), ("?", "never")]
)
def test_an_answer_of_the_four_protects_as_the_same_consent_of_a_list(
    library: Library, answer: str, consent: str
) -> None:
    loaded = draft({"somebody": "Mira Sample", "may_name": answer})
    (person,) = people_to_protect(loaded.draft, library.pack_for(loaded.draft))
    assert (person.name, person.consent) == ("Mira Sample", consent)
    assert protected(library, draft({"somebody": "Mira Sample", "may_name": "public"})) == []
