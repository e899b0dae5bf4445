"""Commands that move between questions, and change what is asked: back, to a question, undo, another language."""

from __future__ import annotations

from typing import Final

from letterkit.faces.plain.desk import CommandTable, Desk
from letterkit.interview import transitions
from letterkit.interview.letter_places import go_to_words, is_question, is_sentence, search_letter
from letterkit.interview.pending import pending_texts
from letterkit.questions.answers import Refused
from letterkit.tags import written_language

_MOST_FOUND: Final = 12
"""Sentences that are listed."""
STAY: Final = "Enter stays here."


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
            "undo": moving(transitions.undo),
            "redo": moving(transitions.redo),
            "skip": moving(transitions.skip),
            "more": moving(transitions.go_to_more),
            "clear": moving(transitions.clear),
            "end": moving(transitions.go_to_end),
            "typed": lambda _: self._to_pending(),
            "language": self._language,
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
        more = f" There are {len(hits)}; more words find fewer." if len(hits) > _MOST_FOUND else ""
        index = self.desk.pick(f"‘{wanted.strip()}’ stands in these sentences.{more} To which answer?", rows, STAY)
        if index is not None:
            self.desk.store(transitions.go_to(form, hits[index].position))

    def _stop(self, _: str) -> None:
        raise Quit

    def _to_pending(self) -> None:
        """Go to the first text that is not taken as an answer yet; from there to the next one."""
        form = self.desk.form
        positions = [text.position for text in pending_texts(form)]
        if not positions:
            raise Refused("Everything you typed is an answer.")
        here = form.position.input_key
        index = positions.index(here) + 1 if here in positions else 0
        self.desk.store(transitions.go_to(form, positions[index % len(positions)]))

    def _language(self, wanted: str) -> None:
        pack, tag, printer = self.desk.form.pack, wanted.strip(), self.desk.printer
        if not tag:
            raise Refused(f"Which language? The template writes: {', '.join(pack.languages)}.", "Type :language fr.")
        self.desk.store(transitions.change_language(self.desk.form, wanted))
        if pack.writes(tag):
            return
        printer.wrap(
            f"The template does not write {tag}, only: {', '.join(pack.languages)}. Date, salutation "
            "and close follow the language; the passages you write yourself, in the draft.",
            "  ",
        )
        if pack.kind and written_language(self.desk.form.library.pack(pack.id).earlier_languages, tag):
            printer.wrap(
                f"A new letter in {tag} is written by the earlier form: letterkit new {pack.id} --language {tag}", "  "
            )
