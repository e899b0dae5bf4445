"""What stands in each pane: the question, what is said about the answer, what can be done, explanations.

Pure but for the size of the window: a state in, text out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from prompt_toolkit.formatted_text import StyleAndTextTuples

from letterkit.faces.screen.styles import columns, cut, filled, middle_width
from letterkit.interview.form import Form
from letterkit.letter.word_count import count_words

Mode = Literal["ask", "explain", "letter", "find", "rail", "review", "changes", "table"]

KEYS: Final = (
    ("F1", "help"),
    ("F2", "next"),
    ("F3", "back"),
    ("F4", "letter"),
    ("F5", "find"),
    ("F6", "undo"),
    ("F7", "redo"),
    ("F8", "skip"),
    ("F9", "review"),
    ("F10", "stop"),
)
"""The bar at the foot: what can be done from everywhere."""
_ALL_KEYS: Final = 100
"""Columns that the bar with all keys takes."""
_MOST_KEYS: Final = 80
"""Columns that it takes without those that one misses least, and with single blanks."""
_FEWEST: Final = ("F1", "F2", "F3", "F5", "F9", "F10")
"""Keys that even the smallest window names."""

OTHER_KEYS: Final = (
    ("Shift-Tab", "the parts of the letter; Enter goes to one"),
    ("Ctrl-O", "the passage in hand in your own words"),
    ("Ctrl-T", "let the template write it from your answers again"),
    ("F12, Alt-E", "write in your own editor ($EDITOR)"),
    ("Ctrl-R", "read signatories from a table (CSV, XLSX)"),
    ("Ctrl-N, Ctrl-P", "next, back, as F2 and F3"),
    ("Ctrl-Z, Ctrl-Y", "undo, redo, as F6 and F7"),
    ("PgUp, PgDn", "turn the letter"),
    ("Ctrl-C", "stop, as F10; nothing is lost"),
)
SIGNS: Final = (
    ("✓ · !", "answered; open; needed, or not taken as it stands"),
    ("▌ ▸", "the passage in hand in the letter; the row that Enter takes"),
)
"""What the signs mean that stand before words."""
"""Keys that the foot shows only where they are of use, or not at all."""


def here(form: Form, mode: Mode, passes: bool = False) -> str:
    """What can be done in this place. `passes`: Enter goes on, because nothing is written and nothing is needed."""
    if mode == "ask" and form.finished:
        mode = "review"
    elsewhere = {
        "find": "Type words  ↑↓ choose  Enter go there  Esc back",
        "rail": "↑↓ choose  Enter go there  Esc back",
        "review": "↑↓ choose  Enter go there  F2 finish" if form.finished else "↑↓ choose  Enter go there  Esc back",
        "changes": "↑↓ choose  Enter take it  Esc decide later",
        "table": "Type the name of the file  Enter read it  Esc back",
        "letter": "↑↓ PgUp PgDn turn  Esc back",
        "explain": "↑↓ PgUp PgDn turn  Esc back",
    }
    if mode in elsewhere:
        return elsewhere[mode]
    table = "  Ctrl-R read a table" if form.at_question and form.question.path == "signatories" else ""
    if form.at_record_list:
        return f"↑↓ choose  Enter change  + add  Del remove  Alt-↑↓ move{table}"
    parts = "  Shift-Tab parts"
    if form.position.passage:
        return f"F2 keep  Ctrl-T from your answers  F12 editor{parts}"
    if form.multiline:
        onward = "Enter leaves it out" if passes else "F2 or Alt-Enter next"
        return f"{onward}  Ctrl-O own words  F12 editor{parts}"
    offers = "  Tab, ↓ choose" if form.prompt_type.completion else ""
    if form.position.item is not None:
        return f"Enter next{offers}  Esc to the list{table}{parts}"
    return f"Enter next{offers}  Ctrl-O own words{parts}"


def bar() -> str:
    """What can be done from everywhere; what does not fit in a small window is left to F1."""
    wide = columns()
    shown = [
        f"{key} {word}"
        for key, word in KEYS
        if wide >= _ALL_KEYS or (word != "redo" if wide >= _MOST_KEYS else key in _FEWEST)
    ]
    return bar_gap().join(shown)


def bar_gap() -> str:
    """What stands between two keys of the bar."""
    return "  " if not _MOST_KEYS <= columns() < _ALL_KEYS else " "


def head(form: Form, saved: str) -> str:
    """The line above: the kind of letter, how far it has come, where it is saved."""
    number, total = form.progress
    step = (
        "the end"
        if form.finished
        else f"passage {form.position.passage}"
        if form.position.passage
        else f"question {number} of {total}"
    )
    return f" {cut(f'{step} · {saved} · {form.pack.title}', columns() - 2)}"


def question(form: Form, width: int) -> StyleAndTextTuples:
    """What is asked, why it matters, an example, what there is to choose from."""
    asked, of = form.prompt, form.question
    text: StyleAndTextTuples = [("class:head", f"{filled(of.ask, width)}\n")]
    if form.at_record_list:
        return [*text, ("", f"{filled(of.why, width)}\n" if of.why else "")]
    if asked != of:
        which = f"{of.one or 'entry'} {form.position.item + 1}: " if form.position.item is not None else ""
        text.append(("class:head", f"{filled(which + asked.ask, width, '   ')}\n"))
    for words in dict.fromkeys((of.why, asked.help)):
        if words:
            text.append(("", f"{filled(words, width)}\n"))
    if asked.example:
        text.append(("", f"{filled(f'For example: {asked.example}', width)}\n"))
    for number, one in enumerate(asked.choices, 1):
        text.append(("", f"{filled(one.label or one.value, width, ' ' * 6, f'   {number}. ')}\n"))
    return [*text, ("", " " + "─" * min(width - 2, 60) + "\n")]


def said(form: Form, typed: str | None, message: tuple[str, str], follows: Sequence[str]) -> StyleAndTextTuples:
    """What is to be said about the answer: what is wrong with it, what follows from it, how many words it has. `typed`
    is None where nothing is being written."""
    width = middle_width()
    wrong, hint = message
    text: StyleAndTextTuples = [("", f"{filled(one, width, '   ', ' ')}\n") for one in follows]
    words = count_words(typed) if typed and form.multiline else 0
    if words:
        text.append(("", f" {words} word{'s' if words > 1 else ''}\n"))
    if wrong:
        text.append(("class:wrong", f"{filled(wrong, width)}\n"))
    if hint:
        text.append(("", f"{filled(hint, width, '   ')}\n"))
    return text


def explanation(form: Form, width: int) -> str:
    """What is asked, why, how, with an example, and every key."""
    texts: list[str] = []
    if not form.finished:
        asked, of = form.prompt, form.question
        example = f"For example: {asked.example}" if asked.example else ""
        texts = [*dict.fromkeys((of.ask, asked.ask, of.why, of.help, asked.why, asked.help, example))]
    keys = "\n".join(filled(word, width, " " * 17, f" {key:<15} ") for key, word in (*KEYS, *OTHER_KEYS, *SIGNS))
    return "\n\n".join([*(filled(text, width) for text in texts if text), keys])
