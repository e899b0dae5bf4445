"""Completions below an answer: norms, forms of address, paragraphs, choices, phrases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from prompt_toolkit.completion import Completer, Completion
from prompt_toolkit.document import Document

from letterkit.interview.form import Form
from letterkit.interview.suggestions import suggestions


class AnswerCompleter(Completer):
    """Completions of the question that is asked."""

    def __init__(self, form: Callable[[], Form]) -> None:
        self.form = form

    def get_completions(self, document: Document, complete_event: Any) -> Iterator[Completion]:
        """Yield what fits the words before the cursor."""
        form = self.form()
        if form.at_record_list:
            return
        typed = document.text_before_cursor
        for value, words in suggestions(form, typed):
            goes_on = "…" if value.endswith(" ") else ""
            yield Completion(value, start_position=-len(typed), display=f"{value}{goes_on}", display_meta=words)
