"""The texts around a question, as functions of a form: what is asked, remarks on the answer, what F1 explains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from prompt_toolkit.formatted_text import StyleAndTextTuples

from letterkit.faces.screen import beginnings
from letterkit.faces.screen.styles import (
    READABLE,
    cut,
    filled,
    middle_width,
    screen_columns,
    screen_lines,
    text_columns,
)
from letterkit.interview import actions
from letterkit.interview.action import Action, Place
from letterkit.interview.form import Form
from letterkit.interview.outline import progress_words
from letterkit.interview.suggestions import enter_takes, example_words
from letterkit.questions.question import Choice
from letterkit.questions.types import type_of
from letterkit.wording import say


def here(form: Form, place: Place) -> tuple[Action, ...]:
    """Return what can be done in a place, for the line above the bar."""
    missing = set()
    if not (form.at_question and form.question.path == "signatories"):
        missing.add("read table")
    if form.finished or not _has_completions(form):
        missing.add("complete")
    if not form.more_questions:
        missing.add("more")
    if not (form.finished or form.at_record_list or form.prompt_type.has_paragraphs):
        missing.add("sources")
    return _that_fit([action for action in actions.here(place) if action.id not in missing], place)


def _that_fit(named: list[Action], place: Place) -> tuple[Action, ...]:
    """Return the actions that the line has room for: the first ones, and those that stand behind all others. F1 names
    all of them."""
    while len(named) > 1 and sum(text_columns(action.here[place]) + 2 for action in named) > screen_columns() + 1:
        others = [action for action in named if not action.here_last] or named
        named.remove(others[-1])
    return tuple(named)


def _has_completions(form: Form) -> bool:
    if form.at_record_list:
        return False
    kind = form.prompt_type
    return bool(form.starters(form.prompt)) if kind.has_paragraphs else bool(kind.completion)


def head(form: Form, saved: str) -> str:
    """Return the line above: how far the letter has come, where it is saved, which kind of letter it is."""
    step = (
        say("the end")
        if form.finished
        else say("passage {number}", number=form.position.passage)
        if form.position.passage
        else say("question {progress}", progress=progress_words(form))
    )
    return f" {cut(f'{step} · {saved} · {form.pack.title}', screen_columns() - 2)}"


def question(form: Form, width: int, beginning: int = 0) -> StyleAndTextTuples:
    """Return what is asked, why it matters, an example, what there is to choose from; `beginning` is the number of the
    one that is in the answer."""
    prompt, whole = form.prompt, form.question
    text: StyleAndTextTuples = [*_asked(form, width)]
    if form.at_record_list:
        helps = whole.help if type_of(whole).none_is_answer and not form.is_answered(whole) else ""
        return [*text, *(("", f"{filled(words, width)}\n") for words in (whole.why, helps) if words)]
    for words in dict.fromkeys((whole.why, prompt.help)):
        if words:
            text.append(("", f"{filled(words, width)}\n"))
    if prompt.example:
        text.append(("", f"{filled(say('For example: {example}', example=example_words(form)), width)}\n"))
    listed = form.prompt_type.choices(prompt)
    text.append(("", "".join(f"{line}\n" for line in _choices(listed, width, _room(text)))))
    if listed and (takes := enter_takes(form)):
        text.append(("", f"{filled(takes, width)}\n"))
    begun = beginnings.listed(form.starters(prompt), width, _room(text), beginning)
    text.append(("", "".join(f"{line}\n" for line in begun)))
    return [*text, _rule(width)]


def _asked(form: Form, width: int) -> Iterator[tuple[str, str]]:
    """Yield the question, and in a record the field of it that is asked."""
    prompt, whole, item = form.prompt, form.question, form.position.item
    yield ("class:head", f"{filled(whole.ask, width)}\n")
    if prompt != whole and not form.at_record_list:
        which = f"{entry_name(form)}: " if item is not None else ""
        yield ("class:head", f"{filled(which + prompt.ask, width, '   ')}\n")


def entry_name(form: Form) -> str:
    """Return what the entry in hand is called: a person by name, any other by its number."""
    name = form.record.get("name") if type_of(form.question).none_is_answer and form.position.field != "name" else ""
    return str(name or f"{form.question.one or say('entry')} {(form.position.item or 0) + 1}")


def question_in_short(form: Form, width: int) -> StyleAndTextTuples:
    """Return what is asked and one line that helps to write it, for while it is being written; what there is to choose
    from stays."""
    prompt, whole = form.prompt, form.question
    text: StyleAndTextTuples = [*_asked(form, width)]
    helps = prompt.help or prompt.why or whole.why
    listed = form.prompt_type.choices(prompt)
    if helps and (not listed or prompt.type == "consent"):
        text.append(("", f" {cut(helps, width - 2)}\n"))
    choices = [cut(line, width - 1) for line in _choices(listed, width, 0)]
    return [*text, ("", "".join(f"{line}\n" for line in choices)), _rule(width)]


def _rule(width: int) -> tuple[str, str]:
    return ("", " " + "─" * (min(width, READABLE) - 2) + "\n")


_BELOW: Final = 9
"""Lines of the window that the question leaves: the three bars, the answer, two rules, a line of the passage."""


def _room(text: StyleAndTextTuples) -> int:
    """Return the lines that are left below a text for what may be left out."""
    return screen_lines() - _BELOW - sum(part[1].count("\n") for part in text)


def _choices(choices: Sequence[Choice], width: int, room: int) -> list[str]:
    """Return what there is to choose from; with when each fits where there is room for all of it."""
    short, whole = [], []
    for number, choice in enumerate(choices, 1):
        label = filled(choice.label or choice.value, width, " " * 6, f"   {number}. ")
        when_not = say("Not if: {when_not}", when_not=choice.when_not) if choice.when_not else ""
        short.append(label)
        whole += [label, *(filled(words, width, " " * 8) for words in (choice.when, when_not) if words)]
    return whole if _lines(whole) <= room else short


def _lines(texts: Sequence[str]) -> int:
    return sum(text.count("\n") + 1 for text in texts)


def remarks(message: tuple[str, str], follows: Sequence[str]) -> StyleAndTextTuples:
    """Return what is said about the answer: what is wrong with it, and what follows from it."""
    width = middle_width()
    wrong, hint = message
    text: StyleAndTextTuples = []
    if wrong:
        text.append(("class:wrong", f"{filled(wrong, width)}\n"))
    if hint:
        text.append(("", f"{filled(hint, width, '   ')}\n"))
    return [*text, *(("", f"{filled(line, width, '   ', ' ')}\n") for line in follows)]
