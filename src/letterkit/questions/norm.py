"""A norm of the library, by its id, its symbol or a part of its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from letterkit.errors import suggest
from letterkit.norms.nearest_norm import named
from letterkit.norms.numbers import may_be
from letterkit.questions.answers import AnswerContext, Refused
from letterkit.questions.question import Question
from letterkit.questions.question_type import QuestionType, Suggestion

if TYPE_CHECKING:
    from letterkit.norms.norm import Norm, Pinpoint

MAX_PINPOINTS_SHOWN: Final = 8
_MAX_NORMS_NAMED: Final = 8


class NormType(QuestionType):
    name = "norm"
    description = "the id of a norm; a part of its name finds it"
    retyped = True
    completion = "while typing"
    part_is_enough = True
    details_indented = True
    translated = False

    def _value(self, question: Question, text: str, context: AnswerContext) -> str:
        norms = context.norms
        if norms.find(text.casefold()):
            return text.casefold()
        hits = [norm for norm in norms.search(text, slips=False) if may_be(norm, text, with_places=True)]
        names = named(text, hits)
        if len(names) == 1:
            return names[0]
        if len(hits) == 1:
            return hits[0].id
        if hits:
            several = "; ".join(f"{norm.id} ({norm.localized('title', 'en')})" for norm in hits[:_MAX_NORMS_NAMED])
            raise Refused(f"‘{text}’ fits several norms.", f"Type one of: {several}.")
        near = norms.nearest(text)
        raise Refused(
            f"There is no norm ‘{text}’ in the library.",
            suggest(near)
            or "Type a part of its name, its symbol or its theme. For a norm that is not there, {own words} and "
            "write the passage in your own words.",
        )

    def value_name(self, question: Question, value: str, context: AnswerContext) -> str:
        norm = context.norms.find(value)
        return f"{norm.localized('title', 'en')} ({value})" if norm else ""

    def suggest(self, question: Question, typed: str, context: AnswerContext) -> Sequence[Suggestion]:
        """Return the norms that fit what is typed, those first that the addressee has accepted or applies."""
        library = context.norms
        norms = library.search(typed) if typed.strip() else [library.get(name) for name in library.ids]
        if context.audiences:
            norms = sorted(norms, key=lambda norm: not norm.audiences or not context.audiences & set(norm.audiences))
        return [(norm.id, norm_title(norm)) for norm in norms]

    def consequences(self, question: Question, typed: str, context: AnswerContext) -> Sequence[str]:
        """Return the title of a norm and what it provides; nothing where several fit."""
        try:
            name = self.parse(question, typed, context)
        except Refused:
            return ()
        norm = context.norms.find(str(name)) if name else None
        if norm is None:
            return ()
        return (norm_title(norm), *map(pinpoint_line, norm.pinpoints[:MAX_PINPOINTS_SHOWN]))


def norm_title(norm: Norm) -> str:
    """Return the title of a norm with its symbol; of one that was typed, that the library does not have it."""
    title = norm.localized("title", "en")
    named = f"{title} ({norm.symbol})" if norm.symbol and norm.symbol not in title else title
    return f"{named} – not in the library" if norm.own else named


def pinpoint_line(pinpoint: Pinpoint) -> str:
    """Return a paragraph and what it says, in one line."""
    return f"{pinpoint.at}: {pinpoint_text(pinpoint)}"


def pinpoint_text(pinpoint: Pinpoint) -> str:
    """Return what a paragraph says, in a few words, and that it was not compared with its source, where it was not."""
    words = pinpoint.localized("en") or pinpoint.about.get("en", "")
    return words if pinpoint.status == "confirmed" else f"{words} (check it against the text)".strip()
