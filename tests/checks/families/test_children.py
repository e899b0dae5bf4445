"""Children in sentences as letters and reports have them: those who are named or recognised, and all the others."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from letterkit.checks.families.children import minor_identified
from letterkit.checks.rules import report, sending_errors
from letterkit.letter import drafts
from letterkit.protection.consent import Audience
from letterkit.yaml.source import parse

from ..cases import BASE, LIBRARY
from ..texts.subjects import subject

FILE = Path(__file__).parent / "children.yaml"
SENTENCES = parse(FILE.read_text(encoding="utf-8"), str(FILE)).data
_MARK = re.compile(r"⟦([^⟧]*)⟧")


def marked(sentence: str, language: str) -> list[str]:
    """Return the words that the rule marks in a sentence."""
    text = _MARK.sub(r"\1", sentence)
    issues = minor_identified(subject(text, language))
    return [text[issue.span[0] : issue.span[1]] for issue in issues if issue.span]


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("kind", ["found", "left"])
def test_children_are_found_where_they_can_be_recognised_and_nobody_else_is(kind: str, language: str) -> None:
    wrong = [
        f"{sentence} -> {found}"
        for sentence in SENTENCES[language][kind]
        if (found := marked(sentence, language)) != _MARK.findall(sentence)
    ]
    assert not wrong, "\n".join(wrong)


MIRA: dict[str, Any] = {"name": "Mira Sample"}
ALI: dict[str, Any] = {"name": "Ali Sample", "minor": True}


@pytest.mark.parametrize(
    ("text", "people", "audience", "severity"),
    [
        ("They took the younger daughter of Mira Sample.", [], "public", "warning"),
        ("They took the younger daughter of Mira Sample.", [MIRA | {"consent": "public"}], "public", "warning"),
        ("They took the younger daughter of Mira Sample.", [MIRA | {"consent": "recipient-only"}], "public", "warning"),
        ("They took the younger daughter of Mira Sample.", [MIRA | {"consent": "never"}], "public", "error"),
        ("They took the younger daughter of Mira Sample.", [MIRA | {"consent": "not-asked"}], "recipient", "error"),
        ("They took her 9-year-old son Ali.", [MIRA | {"consent": "public", "until": "2026-01-01"}], "public", "error"),
        ("They took the younger daughter of Mira Sample.", [MIRA | {"consent": "never"}], "internal", "warning"),
        ("They took Ali Sample.", [ALI | {"consent": "public"}], "public", "warning"),
        ("They took Ali Sample.", [ALI | {"consent": "recipient-only"}], "recipient", "warning"),
        ("They took Ali Sample.", [ALI | {"consent": "recipient-only"}], "public", "error"),
        ("They took Ali Sample, aged 9.", [ALI | {"consent": "never"}], "recipient", "error"),
    ],
)
def test_a_child_is_an_error_beside_somebody_who_may_not_be_named(
    text: str, people: list[dict[str, Any]], audience: Audience, severity: str
) -> None:
    data = BASE | {"people": people, "passages": [{"role": "situation", "text": text}]}
    loaded = drafts.read(drafts.dump(data).encode())
    findings = report(loaded, LIBRARY, audience=audience).findings
    assert [finding.severity for finding in findings if finding.name == "minor-identified"] == [severity]
    errors = sending_errors(loaded, LIBRARY, audience, protecting=True)
    assert any(finding.name == "minor-identified" for finding in errors) == (severity == "error")


def test_a_child_whom_this_version_does_not_name_is_not_found_there() -> None:
    def places(
        audience: Audience, text: str, people: list[dict[str, Any]], *sentences: tuple[str, str]
    ) -> list[object]:
        other = [{"audience": "public", "sentence": old, "text": new} for old, new in sentences]
        data = BASE | {"people": people, "rewordings": other, "passages": [{"role": "situation", "text": text}]}
        findings = report(drafts.read(drafts.dump(data).encode()), LIBRARY, audience=audience).findings
        return [finding.path[0] for finding in findings if finding.name == "minor-identified"]

    text, old = "Rain fell. They took Ali Sample, aged 9.", "They took Ali Sample, aged 9."
    for people in ([MIRA | {"consent": "never"}], [ALI | {"consent": "public"}]):
        assert places("public", text, people, (old, "They took a child.")) == []
        assert places("public", text, people, (old, "")) == []
        assert places("public", text, people, (old, "They beat Ali Sample, aged 9.")) != []
        assert places("recipient", text, people, (old, "They took a child.")) == ["passages"]
        assert places("public", text, people) == ["passages"]
