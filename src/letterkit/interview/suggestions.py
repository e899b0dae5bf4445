"""What is offered while an answer is typed, and what follows from it.

Pure: a form and what is typed in, rows and lines out. Types of question know what they offer; here is what depends on
the letter around a question.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import Final

from letterkit.interview.form import Form
from letterkit.letter.drafts import from_data
from letterkit.norms.norm import Norm, Pinpoint
from letterkit.questions.answers import AnswerContext, Refused
from letterkit.questions.norm import MAX_PINPOINTS_SHOWN, pinpoint_line, pinpoint_text
from letterkit.questions.question_type import Suggestion
from letterkit.wording import say, say_worded, worded


def suggestions(form: Form, typed: str) -> tuple[Suggestion, ...]:
    """Return completions for what is typed so far; with nothing typed, everything there is to choose from."""
    if form.finished:
        return ()
    if _asks_for_pinpoint(form):
        text = typed.strip().casefold()
        rows = [(point.at, pinpoint_text(point)) for norm in _norm_of_record(form) for point in norm.pinpoints]
        return tuple(row for row in rows if text in row[0].casefold() or text in row[1].casefold())
    if form.at_question and form.question.path == SALUTATION:
        usual = usual_salutation(form)
        return ((usual, say("what the forms of address give")),) if usual and not typed.strip() else ()
    return tuple(form.prompt_type.suggest(form.prompt, typed, _context(form)))


def offers_more(form: Form) -> bool:
    """True if the question has something to choose from that it does not show by itself: formulas, sources, actors."""
    kind = form.prompt_type
    is_shown = kind.has_paragraphs or not kind.needs_example
    return kind.completion == "on request" and not is_shown and bool(suggestions(form, ""))


def example_words(form: Form) -> str:
    """Return the example of the question in words; of a norm or a form of address its name."""
    example = form.prompt.example
    if example and form.prompt_type.offers_ids:
        with contextlib.suppress(Refused):  # an example that the organization's own library does not have
            return form.show(form.prompt, form.parse(form.prompt, example))
    return example


def enter_takes(form: Form) -> str:
    """Return what Enter alone does at a question with choices: it takes the answer that is there, or leaves it out."""
    if form.current_text:
        return say("Enter takes ‘{answer}’.", answer=form.current_text)
    return "" if form.prompt.required else say("Enter leaves it out.")


def what_follows(form: Form, typed: str) -> tuple[str, ...]:
    """Return lines that say what an answer leads to: the greeting of a form of address, what a norm provides."""
    if not form.at_question or form.at_record_list:
        return ()
    if _asks_for_pinpoint(form):
        return tuple(line for norm in _norm_of_record(form) for line in _said_of_places(norm, typed))
    if form.question.path == SALUTATION and not typed.strip():
        usual = usual_salutation(form)
        return (say("Left open, the letter begins: {salutation}", salutation=usual),) if usual else ()
    if form.question.kept_as == "asks" and form.position.item is not None and typed.strip():
        return tuple(_findings_of_ask(form, typed))
    return tuple(form.prompt_type.consequences(form.prompt, typed, _context(form)))


def _context(form: Form) -> AnswerContext:
    """Return the context of an answer with what the letter around it adds: who reads it, how they are greeted."""
    book = form.library.addresses
    audiences = frozenset(audience for person in form.draft.recipients for audience in book.row_for(person).audiences)
    return form.context._replace(audiences=audiences, greeting=lambda typed: _greeting(form, typed))


def _asks_for_pinpoint(form: Form) -> bool:
    """True if a paragraph or an article of a norm is asked for."""
    return form.at_question and form.question.kept_as == "invokes" and form.position.field == "at"


def _said_of_places(norm: Norm, typed: str) -> Iterator[str]:
    """Yield what the places provide that are typed, else those that the library has; and which of them it lacks."""
    places = norm.places(typed)
    known: dict[str, Pinpoint] = {place.pinpoint.at: place.pinpoint for place in places if place.pinpoint}
    lacking = [place.at for place in places if place.pinpoint is None and place.locator is not None]
    if known or not lacking:
        yield from map(pinpoint_line, (tuple(known.values()) or norm.pinpoints)[:MAX_PINPOINTS_SHOWN])
    if lacking and not norm.own:
        yield f"{', '.join(lacking)}: {say_worded(LACKS_CONTENT)}"


LACKS_CONTENT: Final = worded(
    "the library does not have what it says, so the letter names the number alone. Check "
    "it against the text, and say in a sentence of your own what it provides."
)


def _norm_of_record(form: Form) -> Iterator[Norm]:
    norm = form.context.norms.find(str(form.record.get("norm") or ""))
    if norm:
        yield norm


def _findings_of_ask(form: Form, typed: str) -> Iterator[str]:
    """Yield what the checks say of the field of an ask as it is being typed."""
    from letterkit.interview import transitions
    from letterkit.interview.advice import ask_findings

    try:
        after = transitions.answer(form, typed)
    except Refused:
        return
    for finding in ask_findings(after, form.position.item or 0, form.position.field):
        yield f"{finding.message} {finding.hint}"


SALUTATION: Final = "salutation"


def usual_salutation(form: Form) -> str:
    """Return the line that greets the recipients where the writer gives none."""
    language = form.library.language(form.draft.language)
    return form.library.addresses.salutation(form.draft.recipients, language)


def _greeting(form: Form, typed: str) -> Sequence[str]:
    """Return the salutation and the close that follow from a form of address."""
    from letterkit.interview import transitions

    try:
        draft = from_data(transitions.answer(form, typed or form.current_text).data).draft
    except Refused:
        return ()
    book = form.library.addresses
    recipients = draft.recipients if form.question.path == "recipients" else ()
    language = form.library.language(draft.language)
    salutation = book.salutation(recipients, language)
    close = book.close(recipients, language) if salutation else ""
    return (
        *([say("The letter begins: {salutation}", salutation=salutation)] if salutation else []),
        *([say("It closes: {close}", close=close)] if close else []),
    )
