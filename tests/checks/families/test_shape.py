"""Examples of a template that were left standing, wherever they were typed."""

from __future__ import annotations

from typing import Any

from letterkit.checks.rules import report
from letterkit.errors import spell_path
from letterkit.letter import drafts
from letterkit.library.library import open_library
from letterkit.questions.question import Question

LIBRARY = open_library()
PACK = LIBRARY.pack("council-appeal", "en-GB")


def question(name: str) -> Question:
    return next(one for one in PACK.questions if one.id == name)


def found(**keys: Any) -> list[str]:
    data = {"letterkit": 1, "template": PACK.id, "language": "en-GB", **keys}
    findings = report(drafts.read(drafts.dump(data).encode(), "x.yaml"), LIBRARY).findings
    return [spell_path(one.path) for one in findings if one.name == "template-text-unedited"]


def test_an_answer_that_is_the_example_is_told_once() -> None:
    passages = [{"role": "opening", "move": "opening/occasion"}]
    assert found(passages=passages, facts={"opening": question("opening").example}) == ["facts.opening"]
    assert found(passages=passages, facts={"opening": f"Note. {question('opening').example}"}) == ["facts.opening"]


def test_the_example_of_a_field_is_found_in_evidence() -> None:
    example = next(field.example for field in question("evidence").fields if field.id == "text")
    keys: dict[str, Any] = {"passages": [{"role": "situation", "evidence": ["a"]}]}
    assert found(**keys, evidence=[{"id": "a", "text": example}]) == ["evidence[0].text"]
    assert found(**keys, evidence=[{"id": "a", "text": example[:50]}]) == []
