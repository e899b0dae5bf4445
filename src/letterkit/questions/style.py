"""A form of address, by its id or a part of its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from letterkit.errors import did_you_mean
from letterkit.questions.answers import AddressForm, AnswerContext, Refused
from letterkit.questions.question import Question
from letterkit.questions.question_type import QuestionType, Suggestion
from letterkit.wording import say, worded

_ALL_OF_A_BODY: Final = ("members", "all members", "the members")
NEUTRAL: Final = "other"
"""The style of everybody without one of their own."""


class StyleType(QuestionType):
    name = "style"
    description = worded("a form of address; a part of its name finds it")
    retyped = True
    completion = "while typing"
    part_is_enough = offers_ids = True
    translated = False

    def _value(self, question: Question, text: str, context: AnswerContext) -> str:
        names = {form.style: form.localized("en") for form in context.library.addresses.styles}
        typed = text.casefold()
        if typed in names:
            return typed
        named = [style for style, name in names.items() if typed == name.casefold()]
        fitting = named or [style for style, name in names.items() if typed in style or typed in name.casefold()]
        if len(fitting) == 1:
            return fitting[0]
        raise Refused(
            say("‘{text}’ is not one form of address.", text=text),
            say("Type one of: {fitting}.", fitting="; ".join(names[style] for style in fitting[:8]))
            if fitting
            else did_you_mean(text, [*names.values(), *names])
            or say(
                "Type a word of it: president, minister, council. For an office that is not there take ‘{other}’; the "
                "greeting can be written under ‘Salutation’ when all else is answered.",
                other=names.get(NEUTRAL, NEUTRAL),
            ),
        )

    def value_name(self, question: Question, value: str, context: AnswerContext) -> str:
        forms = context.library.addresses.styles
        return next((form.localized("en") for form in forms if form.style == value), "")

    def suggest(self, question: Question, typed: str, context: AnswerContext) -> Sequence[Suggestion]:
        """Return the forms of address that fit what is typed, the one whose name it is first."""
        text = typed.strip().casefold()
        named = [
            (form, {name.casefold() for name in (form.style, *form.label.values())})
            for form in context.library.addresses.styles
        ]
        fitting = [(form, names) for form, names in named if any(text in name for name in names)]
        fitting.sort(key=lambda row: text not in row[1])
        tag = context.language.tag
        return [(form.style, form.localized(tag) or form.localized("en")) for form, _ in fitting]

    def consequences(self, question: Question, typed: str, context: AnswerContext) -> Sequence[str]:
        return context.greeting(typed)

    def default_in_record(self, question: Question, record: Mapping[str, Any], context: AnswerContext) -> str:
        """Return the form of address whose name begins the office typed in the same record, or is in the name of the
        body where no office is typed, or only that of its members. Otherwise one with words that are in it; the neutral
        one, where the usual one is for other offices."""
        office, body = (str(record.get(key) or "").casefold().strip() for key in ("title", "organization"))
        is_person = bool(office) and not office.startswith(_ALL_OF_A_BODY)
        forms = context.library.addresses.styles
        for form in forms:
            name = form.localized("en").casefold().removesuffix(", collectively")
            begins = office.startswith(name)
            if " " in name and (begins if is_person else begins or name.removeprefix("osce ") in body):
                return form.style
        first = office.split()[:1]
        named = next((form.style for form in forms if first == [form.localized("en").casefold()]), "")
        return named or _fitting(forms, question.default, office if is_person else "", body)


def _fitting(forms: Sequence[AddressForm], usual: str, office: str, body: str) -> str:
    """Return the style that has the most of an office in its words; of one word alone only the usual style, because a
    president may be that of a court. Empty where the usual one may stand."""
    if not office and not body:
        return ""
    words = {form.style: form.words_in(office, body) for form in forms if form.is_for_some}
    known = {style for style, phrase in words.items() if style == usual or (office and " " in phrase)}
    best = max(known, key=lambda style: (len(words[style]), style == usual), default="")
    if best and words[best]:
        return best
    return NEUTRAL if usual in words else ""
