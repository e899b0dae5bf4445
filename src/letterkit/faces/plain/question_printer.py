"""Prints a question of the plain face in whole sentences: where it stands, what is asked, how it is answered."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import Final

from letterkit.faces.plain.console import HOW_TO_END, Console
from letterkit.faces.plain.desk import counted_choices
from letterkit.faces.plain.offered_rows import MOST_FITTING, OfferedRow, offered_rows
from letterkit.faces.plain.printer import LinePrinter
from letterkit.interview.form import Form
from letterkit.interview.suggestions import example_words
from letterkit.questions.answers import Refused, shorten
from letterkit.questions.people import NOBODY
from letterkit.questions.question import Choice, Question
from letterkit.questions.types import type_of
from letterkit.wording import say, say_count, say_worded

FIRST_ROWS: Final = 6
"""Rows of what is offered that stand at the question; `?` reads out the others."""
_STOPS: Final = (*".?!:…؟。", "")
_MOST_ROWS: Final = 60
_MOST_KEPT: Final = 300
"""Characters of an answer that is there already, in the line that says what Enter keeps."""


class QuestionPrinter:
    """Prints on a console."""

    def __init__(self, printer: LinePrinter, console: Console) -> None:
        self.printer, self.console = printer, console

    def print(self, form: Form) -> None:
        """Print what is asked now."""
        self.printer.print()
        if form.at_record_list:
            self._print_list(form)
            return
        question, prompt = form.question, form.prompt
        if form.position.item is not None:
            if form.position.field == question.fields[0].id:
                self.printer.wrap(f"{place_words(form)} {question.ask} {_entry_words(form)}", "  ", first="")
            self.printer.wrap(f"{_person_words(form)}{ended(prompt.ask)}{_optional(form)}", "  ")
        elif form.position.field:
            self.printer.wrap(f"{ended(prompt.ask)}{_optional(form)}", "  ")
        else:
            self.printer.wrap(f"{place_words(form)} {ended(prompt.ask)}{_optional(form)}", "  ", first="")
        self._print_details(form, prompt)

    def _print_list(self, form: Form) -> None:
        self.printer.wrap(f"{place_words(form)} {form.question.ask}", "  ", first="")
        lines = form.record_lines()
        if lines:
            self.printer.wrap(say_count("There is {count} entry.", "There are {count} entries.", len(lines)), "  ")
        self.print_numbered(lines)
        if type_of(form.question).none_is_answer:
            self._print_people_offered(form, len(lines))
        self.printer.wrap(_list_words(form), "  ")

    def _print_people_offered(self, form: Form, listed: int) -> None:
        """Print what the list of people has beside its entries: why it is asked, and the names that are offered."""
        from letterkit.interview.people_offers import offered_people  # not at the start of an interview

        if not form.is_answered(form.question):
            for words in (form.question.why, form.question.help):
                self.printer.wrap(words, "  ")
        elif not listed:
            self.printer.wrap(say("Your answer: {answer}.", answer=say_worded(NOBODY)), "  ")
        offered = offered_people(form)
        if not offered:
            return
        self.printer.wrap(say("In your answers, and not in this list:"), "  ")
        for number, person in enumerate(offered, listed + 1):
            self.printer.wrap(person.words, "     ", first=f"  {number}. ")
        self.printer.wrap(say("Type the number of one to add it, or * to add all of these."), "  ")

    def _print_details(self, form: Form, prompt: Question) -> None:
        if prompt.help:
            self.printer.wrap(prompt.help, "  ")
        kind = form.prompt_type
        if prompt.example and kind.needs_example:
            example = example_words(form)
            for number, line in enumerate(example.split("\n") if kind.is_list else [example]):
                self.printer.wrap(line if number else say("For example: {example}", example=line), "    ", "  ")
        self._print_choices(kind.choices(prompt))
        self._print_starters(form)
        self._print_offered(form)
        if form.multiline:
            keeps = form.current_text and self.console.edits
            first = f"{say('Enter keeps it as it is.')} " if keeps else ""
            self.printer.wrap(f"{first}{say_worded(kind.lines_hint)}. {say_worded(HOW_TO_END)}", "  ")
        if kind.part_is_enough:
            self.printer.wrap(say("Type a part of its name; you choose from what fits."), "  ")
        self._print_pending(form)

    def _print_choices(self, choices: Sequence[Choice]) -> None:
        if choices:
            self.printer.wrap(f"{counted_choices(len(choices))} {say('Type a number.')}", "  ")
        for index, choice in enumerate(choices, 1):
            self.printer.wrap(choice.label or choice.value, "     ", first=f"  {index}. ")
            not_if = say("Not if: {condition}", condition=choice.when_not) if choice.when_not else ""
            for words in (choice.when, not_if):
                if words:
                    self.printer.wrap(words, "       ")

    def _print_starters(self, form: Form) -> None:
        """Print the beginnings that can be taken, each with its number."""
        starters = form.starters(form.prompt)
        if not starters:
            return
        counted = say_count("{count} beginning.", "{count} beginnings.", len(starters))
        self.printer.wrap(f"{counted} {say('To take one, type its number, alone or with the rest behind it.')}", "  ")
        self.print_numbered([f"{starter.strip()} …" for starter in starters])

    def _print_offered(self, form: Form) -> None:
        rows = offered_rows(form)
        if not rows:
            return
        counted = say_count("{count} is offered.", "{count} are offered.", len(rows))
        self.printer.wrap(f"{counted} {say('Type the number of one, or your own words.')}", "  ")
        self.print_numbered([row.words for row in rows[:FIRST_ROWS]])
        if len(rows) > FIRST_ROWS:
            self.printer.wrap(say("? shows the others."), "  ")

    def print_all_offered(self, form: Form) -> bool:
        """Print everything that is offered at this question, and return whether there is anything."""
        rows = offered_rows(form)
        self.print_numbered([row.words for row in rows[:_MOST_ROWS]])
        return bool(rows)

    def print_fitting(self, rows: tuple[OfferedRow, ...]) -> None:
        """Print what fits a text that was typed."""
        self.printer.wrap(counted_choices(len(rows)), "  ")
        self.print_numbered([row.words for row in rows])
        ways = (
            say("Type a number, or other words. Enter takes none of them.")
            if len(rows) < MOST_FITTING
            else say("Type a number, or other words: more may fit. Enter takes none of them.")
        )
        self.printer.wrap(ways, "  ")

    def print_numbered(self, lines: list[str] | tuple[str, ...]) -> None:
        for number, line in enumerate(lines, 1):
            self.printer.wrap(line, "     ", first=f"  {number}. ")

    def _print_pending(self, form: Form) -> None:
        """Say what was typed here and is no answer, where it cannot be put right in place, and how to drop it."""
        text = form.pending.get(form.position.input_key, "").strip()
        if not text or self.console.edits:
            return
        way = (
            say("Enter drops it and keeps what stands there.")
            if form.current_text
            else say("Type it anew, or :clear to drop it.")
        )
        shown = shorten(text, _MOST_KEPT)
        self.printer.wrap(f"{say('You typed this, and it is not an answer yet: ‘{text}’.', text=shown)} {way}", "  ")


def place_words(form: Form) -> str:
    """Return where a question stands: `Question 4 of 18.`"""
    number, total = form.progress
    if form.at_more:
        return say("More: question {number} of {total}.", number=number, total=total)
    return say("Question {number} of {total}.", number=number, total=total)


def kept_words(form: Form) -> str:
    """Return the answer that Enter keeps in words: what a choice, a norm, a form of address is called."""
    text, kind = form.current_text, form.prompt_type
    if text and (kind.retyped or kind.offers_ids):
        with contextlib.suppress(Refused):  # a profile or a template may suggest what is no answer
            text = form.show(form.prompt, form.parse(form.prompt, text))
    return shorten(text.replace("\n", " / "), _MOST_KEPT)


def _entry_words(form: Form) -> str:
    """Return which entry of a list is in hand: `Recipient 2.`"""
    return f"{(form.question.one or say('entry')).capitalize()} {(form.position.item or 0) + 1}."


def _person_words(form: Form) -> str:
    """Return the name of the person whose field is asked, in a list of people: `Mira Sample: `"""
    name = form.record.get("name") if type_of(form.question).none_is_answer and form.position.field != "name" else ""
    return f"{name}: " if name else ""


def ended(text: str) -> str:
    """Return what is asked with a stop at its end, so that the next sentence stands apart."""
    return text if text[-1:] in _STOPS else f"{text}."


def _optional(form: Form) -> str:
    """Return that a question may be left out, where Enter does that and does not keep an answer."""
    return "" if form.prompt.required or form.current_text else f" {say('Enter leaves it out.')}"


def _list_words(form: Form) -> str:
    """Return what can be done with a list of records."""
    noun = form.question.one or say("entry")
    if type_of(form.question).none_is_answer and not form.record_lines():
        words = say("+ adds the first {noun}. 0 says that it is nobody.", noun=noun)
        return f"{say('Enter goes on.')} {words}" if form.is_answered(form.question) else words
    if form.record_lines():
        return say(
            "Enter goes on. + adds another {noun}. 1 changes entry 1; -1 removes it; 2>1 moves it up.", noun=noun
        )
    if form.question.required:
        return say("+ adds the first {noun}.", noun=noun)
    return say("Enter goes on without. + adds the first {noun}.", noun=noun)
