"""Commands on the passages of a letter: in one's own words, another move, left out, twice, elsewhere, struck."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from letterkit.faces.plain.desk import CommandTable, Desk, Obey
from letterkit.interview import passage_plan, transitions
from letterkit.interview.form import Form
from letterkit.interview.letter_places import letter_places, origin_words
from letterkit.interview.outline import OutlineEntry, current_passage, outline
from letterkit.questions.answers import Refused
from letterkit.wording import say, say_count, say_worded


class PassageCommands:
    """Changes passages by their number; without one, the passage in hand."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def table(self) -> CommandTable:
        return {
            "passages": lambda _: self._passages(),
            "outline": lambda _: self._plan(),
            "own words": self._own_words,
            "from answers": self.desk.moving(transitions.restore_template_text),
            "another move": self._another_move,
            "leave out": self._leave_out,
            "twice": self._on_passage(passage_plan.put_twice),
            "passage up": self._on_passage(partial(passage_plan.shift, distance=-1)),
            "passage down": self._on_passage(partial(passage_plan.shift, distance=1)),
            "sentences": self._sentences,
            "strike": self._strike,
        }

    def _number(self, wanted: str) -> int:
        """Return the number that was typed; without one, that of the passage whose question is asked."""
        text = wanted.strip()
        if text.isdecimal():
            return int(text)
        return current_passage(self.desk.form) if not text else 0

    def _passages(self) -> None:
        form = self.desk.form
        for number in range(1, len(form.steps) + 1):
            title = form.title(number)
            empty = not form.passages[number - 1].text.strip()
            text = say("{passage} (nothing yet)", passage=title) if empty else title
            self.desk.printer.wrap(text, "      ", first=f"  {number:>2}. ")

    def _plan(self) -> None:
        """Say the questions in the order of the plan, each with how far it has come."""
        printer = self.desk.printer
        for part in outline(self.desk.form):
            printer.wrap(f"{say_worded(part.title)}.", "  ", first="")
            if part.own:
                printer.wrap(say("In your own words."), "  ")
            for entry in part.entries:
                printer.wrap(f"{entry.name}: {_how_far(entry)}", "      ", first=f"  {entry.number:>2}. ")

    def _own_words(self, wanted: str) -> None:
        self.desk.store(transitions.go_to_passage(self.desk.form, self._number(wanted)))

    def _on_passage(self, change: Callable[[Form, int], Form]) -> Obey:
        """Return what does something with the passage whose number is typed, or with the one in hand."""

        def obey(rest: str) -> None:
            self.desk.store(change(self.desk.form, self._number(rest)))
            self._passages()

        return obey

    def _another_move(self, rest: str) -> None:
        form, number = self.desk.form, self._number(rest)
        choices = passage_plan.move_choices(form, number)
        rows = [
            f"{choice.title}. {choice.when} {say('Not if: {when_not}', when_not=choice.when_not)}"
            if choice.when_not
            else f"{choice.title}. {choice.when}"
            for choice in choices
        ]
        asked = say(
            "How should passage {number}, ‘{title}’, be written? It stays where it is; :up {number} and :down {number} "
            "put it elsewhere.",
            number=number,
            title=form.title(number),
        )
        index = self.desk.pick(asked, rows)
        if index is not None:
            self.desk.store(passage_plan.change_move(form, number, choices[index].id))
            self.desk.printer.wrap(passage_plan.moved_words(form, self.desk.form, number), "  ")

    def _leave_out(self, rest: str) -> None:
        wanted, _, word = rest.strip().partition(" ")
        number = self._number(wanted)
        confirmed = word.strip().lower() == "anyway"
        self.desk.store(passage_plan.leave_out(self.desk.form, number, confirmed=confirmed))
        self._passages()

    def _sentences(self, rest: str) -> None:
        """Print the sentences of a passage with their numbers in the letter, and what each comes from."""
        form, number, printer = self.desk.form, self._number(rest), self.desk.printer
        if rest.strip() and not 1 <= number <= len(form.steps):
            transitions.go_to_passage(form, number)  # refuses it, and names the passages
        listed = [
            (index, sentence)
            for index, sentence in enumerate(letter_places(form).sentences, 1)
            if sentence.passage == number
        ]
        if not listed:
            raise Refused(say("{passage} has no sentence yet.", passage=_title(form, number)))
        printer.wrap(
            say_count(
                "{passage} has {count} sentence.",
                "{passage} has {count} sentences.",
                len(listed),
                passage=_title(form, number),
            ),
            "  ",
        )
        for index, sentence in listed:
            printer.wrap(f"{sentence.text} ({origin_words(form, sentence)})", "      ", first=f"  {index:>2}. ")
        printer.wrap(say("Type :go sentence and a number to go to the answer of one."), "  ")

    def _strike(self, rest: str) -> None:
        form, number = self.desk.form, self._number(rest)
        listed = passage_plan.sentences(form, number)
        if not listed:
            raise passage_plan.without_sentences(form, number)
        rows = [
            say("Struck: {sentence}", sentence=sentence.text) if sentence.struck else sentence.text
            for sentence in listed
        ]
        index = self.desk.pick(say("Which sentence is to be struck? One that is struck stands again."), rows)
        if index is not None:
            self.desk.store(passage_plan.strike(form, number, listed[index].id))


def _how_far(entry: OutlineEntry) -> str:
    """Return in words how far a question has come."""
    if entry.here:
        return say("you are here")
    words = {"done": say("answered"), "empty": say("open"), "attention": say("needed")}
    return words[entry.mark]


def _title(form: Form, number: int) -> str:
    """Return what a passage, counted from 1, is called, to begin a sentence; 0 is what stands around them."""
    if number:
        return say("The passage ‘{title}’", title=form.title(number))
    return say("What stands around the passages")
