"""The commands of the plain face: what can be typed in the place of an answer."""

from __future__ import annotations

from collections.abc import Callable

from letterkit.errors import LetterkitError
from letterkit.faces.plain.console import is_command
from letterkit.faces.plain.printer import Speaker
from letterkit.interview import moves
from letterkit.interview.actions import typed
from letterkit.interview.advice import advice
from letterkit.interview.diff import differences
from letterkit.interview.form import Form
from letterkit.interview.outline import passage_in_hand
from letterkit.interview.pending import pending_texts
from letterkit.interview.session import Session
from letterkit.interview.signatory_import import TableImport, TableQuestion, open_table, parse_option, resolve
from letterkit.questions.answers import Refused

COMMANDS = (
    ("<", "one step back"),
    ("?", "explain this question"),
    (":go 12", "to question 12, or to one with a word in it (:go date)"),
    (":skip", "leave this one for later"),
    (":clear", "take this answer out"),
    (":write 3", "passage 3 in your own words (:write alone: the one in hand)"),
    (":answers", "let the template write the passage from your answers again"),
    (":read FILE", "read signatories from a table: CSV, XLSX, ODS"),
    (":typed", "to what you typed and what is not taken as an answer yet"),
    (":undo  :redo", "take back the last change, bring it back"),
    (":language fr", "write the letter, and be asked, in another language"),
    (":review", "all answers, what is missing, and what the checks say"),
    (":preview", "the letter as it stands"),
    (":save", "save and say where (every answer is saved as you go)"),
    (":changes", "what another program changed in the file meanwhile"),
    (":theirs  :mine", "take the other version, or keep what is in hand"),
    (":end", "to the end, past the questions that are left"),
    (":quit", "stop here; go on later with `letterkit edit`"),
)


class Quit(Exception):
    """The person wants to stop."""


class Commands:
    """Obeys commands on a session. `show` turns a form into the text of the letter."""

    def __init__(self, session: Session, speaker: Speaker, show: Callable[[Form], str]) -> None:
        self.session, self.speaker, self.show = session, speaker, show
        self.left = ""
        """The command with which somebody left a question about a table."""

    @property
    def form(self) -> Form:
        return self.session.form

    def obey(self, line: str) -> None:
        """Does what a command says, or says why it cannot. Raises Quit, CannotWrite, WontOverwrite."""
        name, _, rest = line.partition(" ")
        simple = {
            "<": moves.back,
            ":back": moves.back,
            ":skip": moves.skip,
            ":clear": moves.clear,
            ":undo": moves.undo,
            ":redo": moves.redo,
            ":end": moves.go_to_end,
            ":answers": moves.restore_template_text,
        }
        shows = {
            "?": self._explain,
            ":help": self._help,
            ":review": self._review,
            ":preview": self._preview,
            ":save": self._save,
            ":changes": self._changes,
            ":theirs": self._take_theirs,
            ":mine": self._keep_mine,
        }
        try:
            if name in simple:
                self.session.store(simple[name](self.form))
            elif name == ":go":
                self.session.store(moves.jump(self.form, rest))
            elif name == ":language":
                self._language(rest)
            elif name == ":write":
                self.session.store(moves.go_to_passage(self.form, self._passage(rest)))
            elif name == ":typed":
                self._to_typed()
            elif name == ":read":
                self._read_table(rest)
            elif name in shows:
                shows[name]()
            elif name in (":quit", ":q", ":exit"):
                raise Quit
            else:
                raise Refused(
                    f"There is no command {name}.",
                    "Type :help to see them, or \\ before an answer that starts with a colon.",
                )
        except Refused as error:
            self.speaker.refuse(error)

    def _language(self, wanted: str) -> None:
        pack = self.form.pack
        if not wanted.strip():
            raise Refused(f"Which language? The template writes: {', '.join(pack.languages)}.", "Type :language fr.")
        self.session.store(moves.change_language(self.form, wanted))
        if not pack.writes(wanted):
            self.speaker.wrap(
                f"The template does not write {wanted.strip()}, only: {', '.join(pack.languages)}. Date, salutation "
                "and close follow the language; the passages you write yourself, in the draft.",
                "  ",
            )

    def _passage(self, wanted: str) -> int:
        """The number of a passage: as typed, or of the one in hand. Raises Refused."""
        text = wanted.strip()
        if text.isdecimal():
            return int(text)
        return passage_in_hand(self.form) if not text else 0

    def _read_table(self, name: str) -> None:
        table = open_table(self.form, name)
        self._show(table)
        ready = resolve(table, self._choose)
        if ready is None:
            self.speaker.say("  Nothing was taken over.")
            if self.left:
                self.obey(self.left)
            return
        if ready is not table:
            self._show(ready)
        added = ready.take()
        self.session.store(added.form)
        for line in added.lines:
            self.speaker.wrap(line, "  ")

    def _show(self, table: TableImport) -> None:
        for line in table.preview():
            text = line.strip()
            self.speaker.wrap(text, "      ", first="  " + line[: len(line) - len(text)])

    def _choose(self, asked: TableQuestion) -> str | None:
        """Asks something about a table; None where a command is typed instead, which is obeyed afterwards."""
        console = self.speaker.console
        self.left = ""
        self.speaker.wrap(asked.text, "  ")
        for number, (value, words) in enumerate(asked.options, 1):
            self.speaker.wrap(f"{number}. {value}: {words}", "     ", first="  ")
        heard, console.heard = console.heard, lambda _: None  # it is no answer of the letter
        try:
            while True:
                typed = console.ask("", None)
                if is_command(typed):
                    self.left = typed.strip() if typed.strip() != "<" else ""
                    return None
                try:
                    return parse_option(asked, typed)
                except Refused as error:
                    self.speaker.refuse(error)
        finally:
            console.heard = heard

    def _to_typed(self) -> None:
        """To the first text that waits; from there to the next one."""
        waits = [one.position for one in pending_texts(self.form)]
        if not waits:
            raise Refused("Everything you typed is an answer.")
        here = self.form.position.input_key
        self.session.store(moves.go_to(self.form, waits[(waits.index(here) + 1) % len(waits) if here in waits else 0]))

    def _settled(self) -> bool:
        """Whether there is only one version of the letter; says so."""
        self.session.detect_conflict()
        if self.session.other_version is None:
            self.speaker.say("  The file is as it was written here.")
        return self.session.other_version is None

    def _changes(self) -> None:
        if self._settled():
            return
        mine, theirs = self.session.version_names
        try:
            found = differences(self.form, self.session.load_theirs())
        except LetterkitError as error:
            self.speaker.say(str(error))
            return
        for one in found:
            self.speaker.wrap(one.name, "  ")
            self.speaker.wrap(f"{mine}: {one.mine or '–'}", "    ")
            self.speaker.wrap(f"{theirs}: {one.theirs or '–'}", "    ")
        if self.session.conflicted:
            self.speaker.wrap(":theirs takes the changed file, :mine keeps your answers.", "  ")
        else:
            self.speaker.wrap(":theirs takes over what was found, :mine leaves it beside the letter.", "  ")

    def _take_theirs(self) -> None:
        if self._settled():
            return
        try:
            self.session.take_theirs()
        except LetterkitError as error:
            self.speaker.say(str(error))
        else:
            self.speaker.say("  The other version was taken. :undo brings yours back.")

    def _keep_mine(self) -> None:
        if self._settled():
            return
        other = self.session.keep_mine()
        self.speaker.wrap(f"Your answers are saved.{f' The other version is in {other}.' if other else ''}", "  ")

    def _help(self) -> None:
        for name, words in COMMANDS:
            self.speaker.say(f"  {name:<14} {words}")

    def _explain(self) -> None:
        if self.form.finished:
            self._help()
            return
        asked, question = self.form.prompt, self.form.question
        self.speaker.say()
        for text in dict.fromkeys((question.why, asked.why, question.help, asked.help)):
            if text:
                self.speaker.wrap(text, "  ")
        if asked.example:
            self.speaker.wrap(f"For example: {asked.example}", "  ")
        if not (question.why or asked.why or question.help or asked.help or asked.example):
            self.speaker.say("  There is nothing to add to the question.")

    def _review(self) -> None:
        self.speaker.say()
        for number, (question, text) in enumerate(self.form.review(), 1):
            mark = "*" if question.required and not text else " "
            self.speaker.wrap(f"{number:>2}.{mark}{question.ask} {text or '–'}", "      ", first="")
        self.missing()
        for one in advice(self.form, str(self.session.path)):
            if one.finding.severity != "note":
                self.speaker.wrap(
                    f"{one.finding.message} {one.finding.hint}", "    ", first=f"  {one.finding.severity}: "
                )

    def missing(self) -> None:
        """Says which answers are still needed, and which cannot be taken."""
        missing = self.form.missing_questions()
        if missing:
            self.speaker.wrap(f"Still needed (*): {', '.join(one.id for one in missing)}.", "  ", first="")
        for number in self.form.unwritten:
            self.speaker.wrap(f"To write: {self.form.title(number)} (:write {number})", "  ")
        for question, error in self.form.refused_answers():
            self.speaker.wrap(f"{question.id}: {error.message} {typed(error.hint)}", "  ")
        self.unentered()

    def unentered(self) -> None:
        """Says what was typed and is not taken as an answer yet."""
        for one in pending_texts(self.form):
            self.speaker.wrap(f"Not taken as an answer yet: {one} (:typed goes there)", "  ")

    def _preview(self) -> None:
        self.speaker.say()
        try:
            self.speaker.say(self.show(self.form))
        except LetterkitError as error:
            self.speaker.say(str(error))

    def _save(self) -> None:
        self.session.store(self.form)
        self.speaker.say(f"Saved in {self.session.path}.")
