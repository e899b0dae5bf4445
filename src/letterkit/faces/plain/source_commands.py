"""Commands on sources: the sentences of an answer with theirs, one more behind a sentence, one that is taken away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from letterkit.faces.plain.desk import Desk
from letterkit.interview.source_attachment import (
    SourcedSentence,
    SourceTarget,
    answer_with_sentences,
    attach,
    begin_source,
    names_sources,
    sourced_sentences,
    take_away,
)
from letterkit.questions.answers import Refused, shorten
from letterkit.wording import say, say_list

_SHOWN: Final = 240
"""Characters of a sentence that are shown."""


class SourceCommands:
    """Puts sources behind sentences."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def show(self, typed: str) -> None:
        """Show the sentences of the answer in hand, else of the last one; give the chosen one a source."""
        form = self.desk.form
        if names_sources(form) and not typed.strip():
            self._for_target(SourceTarget(form.position), ())
            return
        found = sourced_sentences(answer_with_sentences(form))
        if not found:
            raise Refused(say("There is no sentence here yet."), say("Sources stand behind sentences of prose."))
        number = self._chosen(found, typed.strip())
        if number is not None:
            self._for_sentence(found[number])

    def _chosen(self, found: Sequence[SourcedSentence], typed: str) -> int | None:
        """Return the index of the sentence whose number is typed, or that is chosen; None where none is."""
        if not typed:
            return self.desk.pick(say("Which sentence is to have another source?"), [_row(one) for one in found])
        if not (typed.isdecimal() and 1 <= int(typed) <= len(found)):
            raise Refused(
                say("There is no sentence {number}.", number=typed),
                say("Type :sources to read them, or a number from 1 to {count}.", count=len(found)),
            )
        return int(typed) - 1

    def _for_sentence(self, sentence: SourcedSentence) -> None:
        self.desk.printer.wrap(_row(sentence), "  ")
        self._for_target(sentence.target, [source.name for source in sentence.sources])

    def _for_target(self, target: SourceTarget, attached: Sequence[str]) -> None:
        """Let a source be chosen: one of the letter's, one of those that are there to be taken away, or a new one."""
        desk = self.desk
        offered = desk.form.context.sources()
        rows = [words or key for key, words in offered]
        rows.append(say("A new source: its title, publisher, date and link."))
        rows += [say("Take away: {source}", source=name) for name in attached]
        chosen = desk.pick(say("Which source is it?"), rows)
        if chosen is None:
            return
        if chosen < len(offered):
            desk.store(attach(desk.form, target, offered[chosen][0]))
            desk.printer.wrap(say("It is there now. :undo takes it away."), "  ")
        elif chosen == len(offered):
            desk.store(begin_source(desk.form, target))
        else:
            desk.store(take_away(desk.form, target, chosen - len(offered) - 1))
            desk.printer.wrap(say("It was taken away. :undo brings it back."), "  ")


def _row(sentence: SourcedSentence) -> str:
    words = shorten(sentence.words, _SHOWN)
    if not sentence.sources:
        return say("{sentence} No source.", sentence=words)
    return say(
        "{sentence} Source: {sources}.", sentence=words, sources=say_list([one.name for one in sentence.sources])
    )
