"""The texts around a question, as functions of a form: what is asked, remarks on the answer, what F1 explains."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from prompt_toolkit.formatted_text import StyleAndTextTuples

from letterkit.faces.screen.styles import cut, filled, middle_width, screen_columns
from letterkit.interview import actions
from letterkit.interview.actions import Action, Place
from letterkit.interview.form import Form
from letterkit.letter.word_count import count_words

SIGNS: Final = (
    ("✓ · !", "answered; open; needed, or not taken as it stands"),
    ("▌ ▸", "the passage in hand in the letter; the row that Enter takes"),
)
"""What the signs mean that are before words."""


def here(form: Form, place: Place) -> tuple[Action, ...]:
    """Return what can be done in a place, for the line above the bar."""
    missing = set()
    if not (form.at_question and form.question.path == "signatories"):
        missing.add("read table")
    if form.finished or not form.prompt_type.completion:
        missing.add("complete")
    return tuple(action for action in actions.here(place) if action.id not in missing)


def head(form: Form, saved: str) -> str:
    """Return the line above: how far the letter has come, where it is saved, which kind of letter it is."""
    number, total = form.progress
    step = (
        "the end"
        if form.finished
        else f"passage {form.position.passage}"
        if form.position.passage
        else f"question {number} of {total}"
    )
    return f" {cut(f'{step} · {saved} · {form.pack.title}', screen_columns() - 2)}"


def question(form: Form, width: int) -> StyleAndTextTuples:
    """Return what is asked, why it matters, an example, what there is to choose from."""
    prompt, whole = form.prompt, form.question
    text: StyleAndTextTuples = [("class:head", f"{filled(whole.ask, width)}\n")]
    if form.at_record_list:
        return [*text, ("", f"{filled(whole.why, width)}\n" if whole.why else "")]
    if prompt != whole:
        which = f"{whole.one or 'entry'} {form.position.item + 1}: " if form.position.item is not None else ""
        text.append(("class:head", f"{filled(which + prompt.ask, width, '   ')}\n"))
    for words in dict.fromkeys((whole.why, prompt.help)):
        if words:
            text.append(("", f"{filled(words, width)}\n"))
    if prompt.example:
        text.append(("", f"{filled(f'For example: {prompt.example}', width)}\n"))
    for number, choice in enumerate(prompt.choices, 1):
        text.append(("", f"{filled(choice.label or choice.value, width, ' ' * 6, f'   {number}. ')}\n"))
    return [*text, ("", " " + "─" * min(width - 2, 60) + "\n")]


def remarks(form: Form, typed: str | None, message: tuple[str, str], follows: Sequence[str]) -> StyleAndTextTuples:
    """Return what is said about the answer: what follows from it, how many words it has, what is wrong with it. `typed`
    is None where nothing is being written."""
    width = middle_width()
    wrong, hint = message
    text: StyleAndTextTuples = [("", f"{filled(line, width, '   ', ' ')}\n") for line in follows]
    words = count_words(typed) if typed and form.multiline else 0
    if words:
        text.append(("", f" {words} word{'s' if words > 1 else ''}\n"))
    if wrong:
        text.append(("class:wrong", f"{filled(wrong, width)}\n"))
    if hint:
        text.append(("", f"{filled(hint, width, '   ')}\n"))
    return text


def explanation(form: Form, width: int) -> str:
    """Return what is asked, why, how, with an example, and every key."""
    texts: list[str] = []
    if not form.finished:
        prompt, whole = form.prompt, form.question
        example = f"For example: {prompt.example}" if prompt.example else ""
        texts = [*dict.fromkeys((whole.ask, prompt.ask, whole.why, whole.help, prompt.why, prompt.help, example))]
    rows = (*actions.key_help(), *SIGNS)
    keys = "\n".join(filled(words, width, " " * 17, f" {key:<15} ") for key, words in rows)
    return "\n\n".join([*(filled(text, width) for text in texts if text), keys])
