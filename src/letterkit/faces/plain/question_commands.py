"""Commands that move between questions, and change what is asked: back, to a question, undo, another language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from letterkit.faces.plain.desk import CommandTable, Desk
from letterkit.interview import transitions
from letterkit.interview.change_words import redone_words, undone_words
from letterkit.interview.form import Form
from letterkit.interview.language_choice import language_choices, named_language
from letterkit.interview.letter_places import go_to_words, is_question, is_sentence, search_letter
from letterkit.interview.pending import pending_texts
from letterkit.questions.answers import Refused
from letterkit.tags import written_language
from letterkit.wording import say, say_list, say_worded, worded

_MOST_FOUND: Final = 12
"""Sentences that are listed."""
STAY: Final = worded("Enter stays here.")


class Quit(Exception):
    """The person wants to stop."""


class QuestionCommands:
    """Goes from question to question."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def table(self) -> CommandTable:
        moving = self.desk.moving
        return {
            "back": moving(transitions.back),
            "find": self._find,
            "undo": lambda _: self._step(transitions.undo, undone_words),
            "redo": lambda _: self._step(transitions.redo, redone_words),
            "skip": moving(transitions.skip),
            "more": moving(transitions.go_to_more),
            "clear": lambda _: self._clear(),
            "end": moving(transitions.go_to_end),
            "typed": lambda _: self._to_pending(),
            "language": self._language,
            "editor": lambda _: self._edit(),
            "stop": self._stop,
        }

    def _find(self, wanted: str) -> None:
        """Go to a question by its number or words, or to the answer of a sentence; of several, one is chosen."""
        form = self.desk.form
        hits = () if is_question(form, wanted) or is_sentence(wanted) else search_letter(form, wanted)
        if len(hits) < 2:
            self.desk.store(go_to_words(form, wanted))
            return
        rows = [f"“{hit.words}” {hit.name}." for hit in hits[:_MOST_FOUND]]
        text = say("‘{words}’ stands in these sentences. To which answer?", words=wanted.strip())
        if len(hits) > _MOST_FOUND:
            text = say(
                "‘{words}’ stands in {count} sentences, of which these are the first; more words find fewer. "
                "To which answer?",
                words=wanted.strip(),
                count=len(hits),
            )
        index = self.desk.pick(text, rows, say_worded(STAY))
        if index is not None:
            self.desk.store(transitions.go_to(form, hits[index].position))

    def _step(self, move: Callable[[Form], Form], words: Callable[[Form, Form], str]) -> None:
        """Go a change back or forward, and say which it is."""
        before = self.desk.form
        self.desk.store(move(before))
        self.desk.printer.wrap(words(before, self.desk.form), "  ")

    def _stop(self, _: str) -> None:
        raise Quit

    def _clear(self) -> None:
        """Drop what was typed here and is no answer yet; where nothing was, take the answer out."""
        form = self.desk.form
        if form.pending.get(form.position.input_key, "").strip():
            self.desk.store(transitions.with_pending(form, form.position, None))
            self.desk.printer.wrap(say("What you typed was dropped. :clear again takes the answer out."), "  ")
        else:
            self.desk.store(transitions.clear(form))

    def _to_pending(self) -> None:
        """Go to the first text that is not taken as an answer yet; from there to the next one."""
        form = self.desk.form
        positions = [text.position for text in pending_texts(form)]
        if not positions:
            raise Refused(say("Everything you typed is an answer."))
        here = form.position.input_key
        index = positions.index(here) + 1 if here in positions else 0
        self.desk.store(transitions.go_to(form, positions[index % len(positions)]))

    def _edit(self) -> None:
        """Take as the answer what is written in the person's own editor; what cannot be one waits."""
        from letterkit.faces.screen import editor  # prompt_toolkit, which a pipe does not need

        form = self.desk.form
        if form.finished or form.at_record_list:
            raise Refused(say("There is no text here to write."))
        if not editor.ensure_named():
            raise Refused(say("No editor is named."), say("Set EDITOR, for example to nano, and start again."))
        text = editor.edited(form.pending.get(form.position.input_key) or form.current_text)
        if text is None:
            raise Refused(say("The editor gave up. Everything is as it was."))
        try:
            after = transitions.answer(form, text)
        except Refused:
            self.desk.store(transitions.with_pending(form, form.position, text))
            raise
        self.desk.store(after)

    def _language(self, wanted: str) -> None:
        pack, printer = self.desk.form.pack, self.desk.printer
        tag = named_language(self.desk.form, wanted) or self._chosen_language()
        if not tag:
            return
        self.desk.store(transitions.change_language(self.desk.form, tag))
        if pack.writes(tag):
            return
        written = say_list([choice.name for choice in language_choices(self.desk.form)])
        printer.wrap(
            say(
                "The template does not write {tag}, only: {languages}. Date, salutation and close follow the language; "
                "the passages you write yourself.",
                tag=tag,
                languages=written,
            ),
            "  ",
        )
        if pack.kind and written_language(self.desk.form.library.pack(pack.id).earlier_languages, tag):
            command = f"letterkit new {pack.id} --language {tag}"
            printer.wrap(
                say("A new letter in {tag} is written by the earlier form: {command}", tag=tag, command=command), "  "
            )

    def _chosen_language(self) -> str:
        """Return the tag of a language that is chosen; empty for none."""
        choices = language_choices(self.desk.form)
        rows = [say("{language}, as now", language=row.name) if row.here else row.name for row in choices]
        index = self.desk.pick(say("In which language is the letter to be written?"), rows)
        return "" if index is None else choices[index].tag
