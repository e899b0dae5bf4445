"""The words of a question in one language, which several files may give: the nearest has the last word."""

# Type hints are no text here (`from __future__ import annotations`): each would be compiled again at each start.

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from letterkit.questions.question import Question, Starter

ANY_TONE: Final = "any"
"""The key of starters for letters of every tone."""
TONES: Final = ("firm", "neutral", "diplomatic")


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """What a file says of a question in its language; what is absent stays as it is. `starters` are by tone."""

    ask: str = ""
    name: str = ""
    help: str = ""
    why: str = ""
    example: str = ""
    default: str = ""
    one: str = ""
    says: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, "QuestionWords"] = field(default_factory=dict)
    starters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


NO_WORDS: Final = QuestionWords()


def with_words(question: Question, layers: Sequence[QuestionWords]) -> Question:
    """Return a question in the words of several files, the nearest first: the first that has a text gives it.

    Starters of all of them are offered, those of the nearest first, each once.
    """
    changed: dict[str, Any] = {
        name: text
        for name in ("ask", "name", "help", "why", "example", "default", "one")
        if (text := _first(layers, name)) or not getattr(question, name)
    }
    if says := _first(layers, "says"):
        changed["limits"] = replace(question.limits, says=says)
    if question.choices:
        changed["choices"] = tuple(
            replace(choice, label=_first_of([layer.choices for layer in layers], choice.value) or choice.label)
            for choice in question.choices
        )
    if question.fields:
        changed["fields"] = tuple(
            with_words(inner, [layer.fields.get(inner.id, NO_WORDS) for layer in layers]) for inner in question.fields
        )
    starters = [Starter(say, _tone(tone)) for layer in layers for tone, says in layer.starters.items() for say in says]
    return replace(question, **changed, starters=tuple(dict.fromkeys((*starters, *question.starters))))


def _first(layers: Sequence[QuestionWords], name: str) -> str:
    return next((text for layer in layers if (text := str(getattr(layer, name)))), "")


def _first_of(mappings: Sequence[Mapping[str, str]], key: str) -> str:
    return next((mapping[key] for mapping in mappings if mapping.get(key)), "")


def _tone(tone: str) -> str:
    return "" if tone == ANY_TONE else tone
