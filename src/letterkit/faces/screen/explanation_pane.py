"""What F1 explains: first what the screen does not show already, then the keys of the place, then all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from prompt_toolkit.formatted_text import StyleAndTextTuples

from letterkit.faces.screen.styles import filled
from letterkit.interview import actions
from letterkit.interview.action import RECORDS, WRITING, Place
from letterkit.interview.form import Form
from letterkit.interview.outline import current_passage
from letterkit.wording import say, say_worded

SIGNS: Final = (
    ("✓ · !", "answered; open; needed, or not taken as it stands"),
    ("▌ ▸", "the passage in hand in the letter; the row that Enter takes"),
)
"""What the signs mean that are before words."""


_KEYS: Final = 17
"""Columns of the keys before what they do."""


class _Said(NamedTuple):
    """Something that can be said of a question, and the words by which it is known on the screen."""

    text: str
    known_by: tuple[str, ...]


def explanation(form: Form, place: Place, shown: str, width: int) -> StyleAndTextTuples:
    """Return what is explained in a place. `shown` is what the screen said of the question before; what it had is not
    said again."""
    keys = _keys(actions.keys_of(place), width)
    everywhere = _keys((*actions.key_help(), *SIGNS), width)
    return [
        *(_told(form, shown, width) if not form.finished and place in (*WRITING, *RECORDS) else ()),
        ("class:head", f" {say('Keys of this place')}\n"),
        ("", f"{keys}\n\n"),
        ("class:head", f" {say('All keys and signs')}\n"),
        ("", everywhere),
    ]


def _told(form: Form, shown: str, width: int) -> Iterator[tuple[str, str]]:
    """Yield what is said of the question in hand that the screen does not show."""
    on_screen = " ".join(shown.split())
    every = dict.fromkeys(_of_question(form))
    unknown = [said.text for said in every if not all(words in on_screen for words in said.known_by)]
    texts = unknown or [say("The screen says all there is to say about this question.")]
    yield "", "\n\n".join(filled(text, width) for text in texts) + "\n\n"


def _of_question(form: Form) -> Iterator[_Said]:
    """Yield everything that is said of the question in hand: what is asked, why, how, an example, what there is to
    choose from, beginnings, and what its passage is for."""
    prompt, whole = form.prompt, form.question
    for text in (whole.ask, prompt.ask, whole.why, whole.help, prompt.why, prompt.help):
        if text:
            yield _said(text)
    if prompt.example:
        yield _said(say("For example: {example}", example=prompt.example), prompt.example)
    for choice in prompt.choices:
        if choice.when:
            when_not = say("Not if: {case}", case=choice.when_not) if choice.when_not else ""
            text = f"{choice.label or choice.value}: {choice.when} {when_not}"
            yield _said(text.strip(), choice.when, when_not)
    for starter in form.starters(prompt):
        yield _said(say("A beginning: {words} …", words=starter.strip()), starter)
    number = current_passage(form)
    step = form.steps[number - 1] if number else None
    if step is not None and step.advice:
        text = say("The passage ‘{title}’: {advice}", title=form.title(number), advice=step.advice)
        yield _said(text, step.advice)


def _said(text: str, *known_by: str) -> _Said:
    return _Said(text, tuple(" ".join(words.split()) for words in known_by or (text,)))


def _keys(rows: Sequence[tuple[str, str]], width: int) -> str:
    return "\n".join(filled(say_worded(words), width, " " * _KEYS, f" {key:<{_KEYS - 2}} ") for key, words in rows)
