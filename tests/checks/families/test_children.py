"""Children in sentences as letters and reports have them: those who are named or recognised, and all the others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from letterkit.checks.families.children import minor_identified
from letterkit.yaml.source import parse

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
