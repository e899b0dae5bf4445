"""Prints lines in the width of the window, and never wider than reads well."""

from __future__ import annotations

from letterkit.faces.plain.console import Console
from letterkit.faces.text_width import terminal_width, wrapped
from letterkit.interview.actions import typed
from letterkit.questions.answers import Refused
from letterkit.wording import say

WIDTH = 78
_PROMPT = 2
"""Columns of the prompt: the next line is printed behind it where nothing echoes what is typed."""


class LinePrinter:
    """Prints on a console."""

    def __init__(self, console: Console) -> None:
        self.console = console

    def print(self, text: str = "") -> None:
        self.console.say(text)

    def wrap(self, text: str, indent: str, first: str | None = None) -> None:
        """Print a text broken at words; `first` is before its first line in the place of `indent`."""
        for line in wrapped(text, terminal_width(30, WIDTH - _PROMPT), indent, first, break_words=False):
            self.console.say(line)

    def refuse(self, error: Refused) -> None:
        """Print why an answer cannot be taken, and what would be right."""
        self._print_refusal(say("Not taken: {reason}", reason=error.message), error)

    def refuse_command(self, error: Refused) -> None:
        """Print why a command cannot be obeyed, and what can be done instead."""
        self._print_refusal(say("Not done: {reason}", reason=error.message), error)

    def _print_refusal(self, sentence: str, error: Refused) -> None:
        self.wrap(f"{sentence} {typed(error.hint)}".strip(), "  ")
