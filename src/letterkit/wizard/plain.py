"""The plain face: one question after another, in words that a screen reader can read out.

Everything it does is done by the form; this module asks, shows and passes on. Answers are on disk before
the next question is asked.
"""

from __future__ import annotations

import contextlib
import shutil
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, replace

from letterkit.errors import CannotWrite, LetterkitError
from letterkit.library.questions import Question
from letterkit.wizard import moves
from letterkit.wizard.answers import Refused
from letterkit.wizard.form import Form
from letterkit.wizard.session import Session
from letterkit.wizard.terminal import END_OF_TEXT, Console, Interrupted, is_command

WIDTH = 78

COMMANDS = (
    ("<", "one step back"),
    ("?", "explain this question"),
    (":go 12", "to question 12, or to one with a word in it (:go date)"),
    (":skip", "leave this one for later"),
    (":clear", "take this answer out"),
    (":undo  :redo", "take back the last change, bring it back"),
    (":language fr", "write the letter, and be asked, in another language"),
    (":review", "all answers, and what is missing"),
    (":preview", "the letter as it stands"),
    (":save", "save and say where (every answer is saved as you go)"),
    (":end", "to the end, past the questions that are left"),
    (":quit", "stop here; go on later with `letterkit edit`"),
)


_WHOLE = ("number", "figure", "date", "deadline", "choice", "yes-no", "norm", "style")
"""Types of answer that one types anew rather than changes."""


class _Quit(Exception):
    """The person wants to stop."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an interview ended. `complete`: it was brought to its end; `interrupted`: there was nothing more to read."""

    complete: bool
    interrupted: bool = False


class PlainFace:
    """Asks the questions of a session on a console."""

    def __init__(self, session: Session, console: Console, show: Callable[[Form], str]) -> None:
        """`show` turns a form into the text of the letter, for `:preview`."""
        self.session, self.console, self.show = session, console, show
        self.refused = ""
        """What was typed and not taken, to be put right where the console can edit it."""

    @property
    def form(self) -> Form:
        return self.session.form

    def run(self) -> Outcome:
        """Asks until the end, or until the person stops. Raises KeyboardInterrupt for Ctrl-C; all is saved by then."""
        self._welcome()
        while True:
            try:
                if self.form.finished:
                    if self._end():
                        return Outcome(complete=True)
                    continue
                self._turn()
            except _Quit:
                self._farewell()
                return Outcome(complete=False)
            except CannotWrite as error:  # the answer is in the form; it is written with the next one
                self._say(str(error))
            except EOFError:
                self._say(f"\nNothing more to read. Saved in {self.session.path}.")
                return Outcome(complete=False, interrupted=True)

    def _farewell(self) -> None:
        try:
            self.session.keep(self.form)
        except CannotWrite as error:
            self._say(str(error))
        else:
            self._say(f"Saved in {self.session.path}. Go on with: letterkit edit {_quoted(str(self.session.path))}")

    # -- a question -------------------------------------------------------------------------------------

    def _welcome(self) -> None:
        self._wrap(f"{self.form.pack.title}. Every answer is saved in {self.session.path}.", "")
        needed = sum(one.required for one in self.form.questions)
        self._wrap(f"Of the {len(self.form.questions)} questions, {needed} need an answer.", "")
        self._wrap("Type an answer and press Enter. ? explains, < goes back, :help shows more.", "")
        others = [one for one in self.form.pack.languages if one != self.form.pack.language]
        if others:
            self._wrap(f"To write it in another language: :language {others[0]} ({', '.join(others)}).", "")

    def _turn(self) -> None:
        form = self.form
        self._ask_words(form)
        try:
            typed, self.refused = self._read(form), ""
        except Interrupted as stopped:
            self._take_in(form, stopped.typed)
            raise
        if is_command(typed):
            self._command(typed.strip())
            return
        if typed.startswith("\\") and is_command(typed[1:]):
            typed = typed[1:]
        try:
            self.session.keep(moves.answer(form, typed))
        except Refused as error:
            long = len(typed) > WIDTH // 2  # a short one is typed again faster than it is mended
            self.refused = typed if long and self.console.edits and not form.choosing else ""
            self._refuse(error)
            return
        self._confirm(form)

    def _take_in(self, form: Form, typed: str) -> None:
        """Keeps what was typed when Ctrl-C came, as far as it can be an answer; the place stays."""
        if not typed.strip() or is_command(typed) or form.choosing:
            return
        with contextlib.suppress(Refused):
            self.session.keep(replace(moves.answer(form, typed), at=form.at))

    def _ask_words(self, form: Form) -> None:
        number, total = form.step
        question, asked = form.question, form.prompt
        self._say()
        if form.choosing:
            self._say(f"[{number} of {total}] {question.ask}")
            for index, line in enumerate(form.items(), 1):
                self._wrap(f"{index}. {line}", "     ")
            self._say(self._choices(form))
            return
        if form.at.item is not None:
            if asked is question.fields[0]:
                self._say(f"[{number} of {total}] {question.ask}  ({question.one or 'entry'} {form.at.item + 1})")
            self._wrap(asked.ask + self._optional(form), "  ")
        else:
            head = f"[{number} of {total}] " if not form.at.field else ""
            self._wrap(head + asked.ask + self._optional(form), "  " if not form.at.field else "    ", first="")
        self._details(asked)

    def _choices(self, form: Form) -> str:
        """What can be done with a list of records."""
        one = form.question.one or "entry"
        one = f"an {one}" if one[0] in "aeiou" else f"a {one}"
        if form.items():
            return f"  Enter goes on; + adds {one}; 1 changes entry 1; -1 removes it."
        return f"  + adds {one}." if form.question.required else f"  Enter goes on without; + adds {one}."

    def _optional(self, form: Form) -> str:
        """Says that a question may be left out, where Enter does that and does not keep an answer."""
        return "" if form.prompt.required or form.current else " (Enter: leave out)"

    def _details(self, asked: Question) -> None:
        if asked.help:
            self._wrap(asked.help, "  ")
        if asked.example and asked.type not in ("choice", "yes-no"):
            for number, line in enumerate(asked.example.split("\n") if asked.type == "list" else [asked.example]):
                self._wrap(line if number else f"For example: {line}", "    " if number else "  ")
        for index, choice in enumerate(asked.choices, 1):
            self._say(f"  {index}. {choice.label or choice.value}")
        if asked.type == "paragraph" or (asked.type == "list" and self.form.at.item is None):
            what = "One to a line" if asked.type == "list" else "Several lines"
            keeps = "Enter keeps it as it is; " if self.console.edits and self.form.current else ""
            self._say(f"  {keeps}{what.lower() if keeps else what}; a line with only {END_OF_TEXT} ends it.")
        if asked.type in ("norm", "style"):
            self._say("  Tab shows what there is; a part of the name is enough.")

    def _read(self, form: Form) -> str:
        if form.choosing:
            return self.console.ask("", None)
        asked, there = form.prompt, self.refused or form.current
        if asked.type == "paragraph" or (asked.type == "list" and form.at.item is None):
            return self.console.ask_lines(there)
        suggest = form.suggestions if asked.type in ("norm", "style", "choice", "yes-no") else None
        if asked.type in _WHOLE and there and not self.refused and self.console.edits:
            self._say(f"  [Enter keeps: {there}]")  # typed anew, not behind what is there
            typed = self.console.ask("", suggest)
            return typed if typed.strip() else there
        return self.console.ask(there, suggest)

    def _confirm(self, before: Form) -> None:
        """Says how a date or a norm was understood, where that is not what was typed."""
        asked = before.prompt
        if before.choosing or asked.type not in ("date", "norm"):
            return
        after = self.form
        if asked.type == "date" and before.at.item is None and not before.at.field:
            shown = {one.id: text for one, text in after.review()}.get(before.at.question, "")
            if shown:
                self._say(f"  {shown}")
        elif asked.type == "norm" and before.at.item is not None:
            items = after.value(before.question) or []
            named = items[before.at.item].get(asked.id) if before.at.item < len(items) else None
            norm = after.library.norms.find(named) if named else None
            if norm:
                self._wrap(norm.localized("title", "en") + (f" ({norm.symbol})" if norm.symbol else ""), "  ")
                for point in norm.pinpoints[:8]:
                    self._wrap(f"{point.at}: {point.localized('en')}", "    ")

    def _refuse(self, error: Refused) -> None:
        self._wrap(f"! {error.message}", "  ")
        if error.hint:
            self._wrap(error.hint, "    ")

    # -- commands ---------------------------------------------------------------------------------------

    def _command(self, typed: str) -> None:
        name, _, rest = typed.partition(" ")
        simple = {
            "<": moves.back,
            ":back": moves.back,
            ":skip": moves.skip,
            ":clear": moves.clear,
            ":undo": moves.undo,
            ":redo": moves.redo,
            ":end": moves.at_end,
        }
        shows = {
            "?": self._explain,
            ":help": self._help,
            ":review": self._review,
            ":preview": self._preview,
            ":save": self._save,
        }
        try:
            if name in simple:
                self.session.keep(simple[name](self.form))
            elif name == ":go":
                self.session.keep(moves.go(self.form, rest))
            elif name == ":language":
                self._language(rest)
            elif name in shows:
                shows[name]()
            elif name in (":quit", ":q", ":exit"):
                raise _Quit
            else:
                raise Refused(
                    f"There is no command {name}.",
                    "Type :help to see them, or \\ before an answer that starts with a colon.",
                )
        except Refused as error:
            self._refuse(error)

    def _language(self, wanted: str) -> None:
        pack = self.form.pack
        if not wanted.strip():
            raise Refused(f"Which language? The template writes: {', '.join(pack.languages)}.", "Type :language fr.")
        self.session.keep(moves.in_language(self.form, wanted))
        if not pack.writes(wanted):
            self._wrap(
                f"The template does not write {wanted.strip()}, only: {', '.join(pack.languages)}. Date, salutation "
                "and close follow the language; the passages you write yourself, in the draft.",
                "  ",
            )

    def _help(self) -> None:
        for name, words in COMMANDS:
            self._say(f"  {name:<14} {words}")

    def _explain(self) -> None:
        if self.form.finished:
            self._help()
            return
        asked, question = self.form.prompt, self.form.question
        self._say()
        for text in dict.fromkeys((question.why, asked.why, question.help, asked.help)):
            if text:
                self._wrap(text, "  ")
        if asked.example:
            self._wrap(f"For example: {asked.example}", "  ")
        if not (question.why or asked.why or question.help or asked.help or asked.example):
            self._say("  There is nothing to add to the question.")

    def _review(self) -> None:
        self._say()
        for number, (question, text) in enumerate(self.form.review(), 1):
            mark = "*" if question.required and not text else " "
            self._wrap(f"{number:>2}.{mark}{question.ask} {text or '–'}", "      ", first="")
        self._missing()

    def _missing(self) -> None:
        missing = self.form.missing()
        if missing:
            self._wrap(f"Still needed (*): {', '.join(one.id for one in missing)}.", "  ", first="")
        for question, error in self.form.refused():
            self._wrap(f"{question.id}: {error.message} {error.hint}", "  ")

    def _preview(self) -> None:
        self._say()
        try:
            self._say(self.show(self.form))
        except LetterkitError as error:
            self._say(str(error))

    def _save(self) -> None:
        self.session.keep(self.form)
        self._say(f"Saved in {self.session.path}.")

    # -- the end ----------------------------------------------------------------------------------------

    def _end(self) -> bool:
        """After the last question: what is missing, and whether to stop. True when the interview is over."""
        self._say()
        missing = self.form.missing()
        if not missing:
            self._say("That was the last question. Nothing is missing.")
            self._say("Enter finishes; :review and :preview show the letter; :go changes an answer.")
        else:
            self._missing()
            self._say("Enter goes to the first of them; :quit stops here and keeps everything.")
        typed = self.console.ask("", None)
        if is_command(typed):
            self._command(typed.strip())
            return False
        if typed.strip():
            self._refuse(Refused("There is no question here.", "Press Enter, or type a command such as :review."))
            return False
        if missing:
            self.session.keep(moves.go(self.form, missing[0].id))
            return False
        return True

    def _say(self, text: str = "") -> None:
        self.console.say(text)

    @property
    def _width(self) -> int:
        """Never wider than reads well, never wider than the window as it is now."""
        return max(min(WIDTH, shutil.get_terminal_size((WIDTH + 2, 24)).columns - 1), 30)

    def _wrap(self, text: str, indent: str, first: str | None = None) -> None:
        lines = textwrap.wrap(
            text,
            self._width,
            initial_indent=indent if first is None else first,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in lines:
            self.console.say(line)


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name
