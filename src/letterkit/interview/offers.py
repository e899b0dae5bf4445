"""What a letter offers for its answers: its sources, who can be asked, set formulas, beginnings of sentences.

Each is a row: what can be taken, and words that explain it. They are worked out once for each state of a letter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, Final

from letterkit.compose.ask_leads import YOU, known_actors
from letterkit.errors import InvalidPack
from letterkit.letter.model import Draft, Sourced
from letterkit.library.library import Library
from letterkit.library.source_records import record_of
from letterkit.moves.move_shelf import Formula
from letterkit.questions.question import Question
from letterkit.questions.question_type import Suggestion

_GOES_ON: Final = "…"
"""The end of a beginning, where the writer goes on."""
_MOST_WORDS: Final = 3
"""Fields that say which source it is."""
Fill = Callable[[str], str]
"""Returns a template of plain text with the answers so far; empty where one of them is missing."""


class Offers:
    """What a draft offers. `fill` fills templates with its answers."""

    def __init__(self, draft: Draft, library: Library, fill: Fill) -> None:
        self._draft, self._library, self._fill = draft, library, fill
        self._starters: dict[Question, tuple[str, ...]] = {}

    def starters(self, question: Question) -> tuple[str, ...]:
        """Return the beginnings that a question offers in the tone of the letter, filled in, with a blank in the place
        of their `…`; one that lacks something is not offered."""
        if question not in self._starters:
            self._starters[question] = offered_starters(question, self._draft.tone or "", self._fill)
        return self._starters[question]

    @cached_property
    def sources(self) -> tuple[Suggestion, ...]:
        return offered_sources(self._draft, self._library)

    @cached_property
    def actors(self) -> tuple[Suggestion, ...]:
        return offered_actors(self._draft, self._library)

    def formulas(self, language: str, fitting: frozenset[str]) -> tuple[Suggestion, ...]:
        """Return the set formulas for asks, first those for some moves or kinds of letter."""
        return offered_formulas(self._library.shelf.moves.formulas(language), fitting, self._fill)


def offered_sources(draft: Draft, library: Library) -> tuple[Suggestion, ...]:
    """Return the sources that a letter has by their ids, then those that its facts name in plain text."""
    has_sources = draft.sources or draft.bibliography.strip()
    known: dict[str, str] = {}
    if has_sources:
        sources, language = library.sources(draft), library.language(draft.language)
        known = dict.fromkeys(sources.keys, "") | {
            key: ", ".join(filter(None, record_of(item, language)[:_MOST_WORDS])) for key, item in sources.items.items()
        }
    plain = dict.fromkeys(text for text in map(str.strip, _named_sources(draft)) if text and text not in known)
    return (*known.items(), *((text, "") for text in plain))


def _named_sources(draft: Draft) -> Iterator[str]:
    for fact in draft.evidence:
        yield from fact.sources
    yield from (case.source for case in draft.cases)
    answers: list[Mapping[str, Any]] = [draft.facts, *(passage.answers for passage in draft.passages or ())]
    yield from (fact.source for facts in answers for fact in facts.values() if isinstance(fact, Sourced))


def offered_actors(draft: Draft, library: Library) -> tuple[Suggestion, ...]:
    """Return who can be asked by name: those that data know, then those that other asks name."""
    known = [name for name in known_actors(draft, library) if name != YOU]
    typed = [ask.actor.strip() for passage in draft.passages or () for ask in passage.asks]
    return tuple((name, "") for name in dict.fromkeys((*known, *typed)) if name)


def offered_formulas(formulas: Sequence[Formula], fitting: frozenset[str], fill: Fill) -> tuple[Suggestion, ...]:
    """Return set formulas, filled in: first those for one of these moves or kinds of letter, then those for every ask,
    then the others. One that goes on ends in a blank, one that lacks a value is left out."""

    def order(formula: Formula) -> int:
        return 0 if fitting & set(formula.used_in) else 1 if not formula.used_in else 2

    rows = ((beginning(formula.say, fill), formula.title) for formula in sorted(formulas, key=order))
    return tuple(row for row in rows if row[0])


def offered_starters(question: Question, tone: str, fill: Fill) -> tuple[str, ...]:
    """Return the beginnings that a question offers in a tone, filled in; without a tone, those of every tone."""
    fitting = (one.say for one in question.starters if not (tone and one.tone) or one.tone == tone)
    filled = (beginning(say, fill) for say in fitting)
    return tuple(dict.fromkeys(text for text in filled if text))


def beginning(say: str, fill: Fill) -> str:
    """Return the beginning of a sentence with its values, a blank in the place of its `…`; empty where one is missing,
    and for a template that cannot be filled, of which `letterkit templates check` tells."""
    text = _filled(say, fill).strip()
    begun = text.removesuffix(_GOES_ON).strip()
    return f"{begun} " if begun and begun != text else begun


def _filled(text: str, fill: Fill) -> str:
    try:
        return fill(text)
    except InvalidPack:  # nobody is kept from answering by it
        return ""


def with_choices_filled(question: Question, fill: Fill) -> Question:
    """Return a question with values in the words of its choices; words that lack one stay as they are."""
    choices = (replace(choice, label=_filled(choice.label, fill) or choice.label) for choice in question.choices)
    return replace(question, choices=tuple(choices))
