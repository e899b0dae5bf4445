"""What a person agreed to: who may read the name, or the words. Never yes or no, which would not say who."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from letterkit.letter.consent_words import CONSENTS, consent_named, consent_words
from letterkit.letter.person import Consent, as_consent
from letterkit.questions.answers import AnswerContext, Refused, shorten, without_source
from letterkit.questions.question import Choice, Question
from letterkit.questions.question_type import QuestionType, Suggestion, starting_with
from letterkit.wording import say, says_yes, worded


class ConsentType(QuestionType):
    name = "consent"
    description = worded(
        "who may read a name: everybody, those to whom the letter goes, nobody outside, or not asked yet"
    )
    retyped = True
    completion = "while typing"
    needs_example = False
    translated = False

    def choices(self, question: Question) -> tuple[Choice, ...]:
        return tuple(Choice(consent, consent_words(consent)) for consent in CONSENTS)

    def _value(self, question: Question, text: str, context: AnswerContext) -> Consent:
        """Return the consent of a number, a value or words. Raises Refused for a sentence, and for yes and no."""
        if text.isdecimal() and 1 <= int(text) <= len(CONSENTS):
            return CONSENTS[int(text) - 1]
        consent = consent_named(text, context.language.tag)
        if consent is not None:
            return consent
        raise Refused(_why_refused(text), _four())

    def spell(self, question: Question, value: Any) -> str:
        """Return the words of a consent; also of the yes or no of an older draft."""
        consent = as_consent(without_source(value))
        return consent_words(consent) if consent else super().spell(question, value)

    def value_name(self, question: Question, value: str, context: AnswerContext) -> str:
        return self.spell(question, value)

    def check(self, question: Question, value: Any, context: AnswerContext) -> None:
        """Look at a consent in the draft, which may be the yes or no of an older one. Raises Refused."""
        value = without_source(value)
        if value is not None and as_consent(value) is None:
            raise Refused(_why_refused(str(value)), _four())

    def suggest(self, question: Question, typed: str, context: AnswerContext) -> Sequence[Suggestion]:
        return starting_with(typed, [(consent_words(consent), "") for consent in CONSENTS])

    def offered(self, question: Question, text: str, context: AnswerContext) -> str:
        return self.spell(question, text)

    def template_value(self, value: Any) -> Any:
        """Return `public` or `recipient-only`, and nothing where nobody outside may read the name: `{% if consent %}`
        then prints none."""
        consent = as_consent(value)
        return consent if consent in ("public", "recipient-only") else ""


def _why_refused(text: str) -> str:
    if says_yes(text) is not None:
        return say("‘{text}’ does not say who may read the name, and this is not guessed.", text=text)
    return say("‘{text}’ can be understood in more than one way, and this is not guessed.", text=shorten(text, 60))


def _four() -> str:
    numbered = "; ".join(f"{number} {consent_words(consent)}" for number, consent in enumerate(CONSENTS, 1))
    return say("Type a number: {numbered}.", numbered=numbered)
