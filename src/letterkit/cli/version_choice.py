"""At the end of an interview: the versions of a letter compared, sentences put in other words, readers chosen."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any, Final

from letterkit.cli import faces, readers
from letterkit.cli.faces import Choice
from letterkit.cli.finished_letter import FinishedLetter
from letterkit.cli.sentence_choice import pick_sentence, words_on_what_goes_along
from letterkit.cli.version_differences import OUTSIDE, Difference, Differences
from letterkit.errors import LetterkitError
from letterkit.faces.plain.console import Console
from letterkit.faces.plain.printer import LinePrinter
from letterkit.faces.version_rows import VersionRow, VersionText, differing, marked_text
from letterkit.interview.history import with_data
from letterkit.protection.consent import Audience
from letterkit.wording import say, say_count, say_worded, worded

_FOR: Final[dict[Audience, str]] = {
    "recipient": worded("For those addressed"),
    "public": worded("For everybody"),
}
_IN_OTHER_WORDS: Final[dict[Audience, str]] = {
    "recipient": worded("For those addressed, in other words"),
    "public": worded("For everybody, in other words"),
}
_GONE: Final[dict[Audience, str]] = {
    "recipient": worded("For those addressed: a sentence that the letter no longer has"),
    "public": worded("For everybody: a sentence that the letter no longer has"),
}
_ASKED: Final[dict[Audience, str]] = {
    "recipient": worded("Other words for those addressed"),
    "public": worded("Other words for everybody"),
}
Readers = tuple[Audience, ...]


class VersionChoice:
    """Shows what differs between the versions, and asks which are to be written."""

    def __init__(self, letter: FinishedLetter, console: Console, on_screen: bool) -> None:
        self._letter, self._console, self._on_screen = letter, console, on_screen
        self._printer = LinePrinter(console)
        self._row, self._notice = 0, ""
        self._typed: dict[tuple[Audience, str], str] = {}
        """What was typed for a sentence, and not taken."""

    def ask(self) -> Readers:
        """Return for whom the letter is to be written. Raises Left, LetterkitError, KeyboardInterrupt."""
        return self._ask_on_screen() if self._on_screen else self._ask_in_lines()

    def _differences(self) -> Differences | None:
        try:
            return self._letter.differences()
        except LetterkitError:  # what is wrong is said by the checks, which follow
            return None

    # -- on the whole terminal --------------------------------------------------------------------------

    def _ask_on_screen(self) -> Readers:
        from letterkit.faces.screen.versions_screen import VersionsScreen

        while (found := self._differences()) is not None:
            title = say("What those addressed read, and what everybody reads")
            chosen = VersionsScreen(title, self._head(found), [*_rows(found)], self._row).run()
            self._notice = ""
            if chosen is None:
                raise faces.Left
            self._row = chosen.row
            if chosen.act == "write":
                with contextlib.suppress(faces.Left):  # back to the versions
                    return self._pick(found)
            elif chosen.act == "take-back":
                self._take_back(found.rows[chosen.row])
            else:
                row = found.rows[chosen.row] if chosen.act == "reword" else None
                audience: Audience | None = "public" if chosen.is_public else "recipient"
                with contextlib.suppress(faces.Left):
                    self._put(found, row, audience if chosen.is_public is not None else None)
        return self._pick(None)

    def _head(self, found: Differences) -> str:
        return " ".join(filter(None, (self._notice, *_heads(found))))

    def _pick(self, found: Differences | None) -> Readers:
        offered = [*_offered(found)]
        choices, usual = [choice for _, choice in offered], self._usual(offered)
        head = say("The letter names people whose names not everybody may read.")
        chosen = faces.pick(self._console, True, say_worded(_TITLE), choices, head, usual)
        return offered[chosen][0]

    def _usual(self, offered: list[tuple[Readers, Choice]]) -> int:
        wanted = self._letter.readers or self._letter.readers_of_profile
        return next((index for index, (those, _) in enumerate(offered) if those == wanted), 0)

    # -- line by line -----------------------------------------------------------------------------------

    def _ask_in_lines(self) -> Readers:
        while True:
            found = self._differences()
            if found is not None:
                self._print(found)
            offered = [*_offered(found)]
            acts = [*_acts(found)] if found is not None else []
            choices = [*(choice for _, choice in offered), *acts]
            chosen = faces.pick(self._console, False, say_worded(_TITLE), choices, usual=self._usual(offered))
            if chosen < len(offered):
                return offered[chosen][0]
            assert found is not None
            with contextlib.suppress(faces.Left):
                self._act(found, choices[chosen].key)

    def _act(self, found: Differences, key: str) -> None:
        """Do what is chosen by its letter with one of the sentences. Raises Left."""
        if key == _ANOTHER:
            self._put(found, None, None)
            return
        row = found.rows[self._ask_number(len(found.rows))]
        if key == _TAKE_BACK:
            self._take_back(row)
        else:
            self._put(found, row, None)

    def _print(self, found: Differences) -> None:
        self._console.say()
        for head in _heads(found):
            self._printer.wrap(head, "")
        for number, row in enumerate(_rows(found), 1):
            self._console.say()
            sign = f"{number:>3}. "
            for version in row.versions:
                words = say("{label}: {text}", label=version.label, text=marked_text(version.text, version.marked))
                self._printer.wrap(words, "     ", first=sign)
                if version.hint:
                    self._printer.wrap(f"→ {version.hint}", "       ", first="     ")
                sign = "     "

    def _ask_number(self, last: int) -> int:
        if last == 1:
            return 0
        self._printer.wrap(say("Which sentence? Type its number. Enter goes back."), "")
        while True:
            typed = self._read()
            if not typed:
                raise faces.Left
            if typed.isdecimal() and 1 <= int(typed) <= last:
                return int(typed) - 1
            self._printer.wrap("! " + say("Type a number from 1 to {last}.", last=last), "")

    def _ask_version(self) -> Audience:
        audiences: tuple[Audience, ...] = ("public", "recipient")
        choices = [Choice(say_worded(_FOR[audience])) for audience in audiences]
        return audiences[
            faces.pick(self._console, self._on_screen, say("For whom are the other words?"), choices, usual=0)
        ]

    def _read(self, current: str = "") -> str:
        try:
            return self._console.ask(current, None).strip()
        except EOFError:
            raise faces.Left from None

    # -- other words ------------------------------------------------------------------------------------

    def _put(self, found: Differences, row: Difference | None, audience: Audience | None) -> None:
        """Put a sentence in other words, any of the letter where none is given. Other words whose sentence is gone are
        offered for the one that is chosen. Raises Left."""
        orphan = row if row is not None and row.gone else None
        if orphan is not None:
            audience = next(iter(orphan.sentences))
        audience = audience or self._ask_version()
        if row is None or orphan is not None:
            row = pick_sentence(self._console, self._on_screen, found, audience)
        if orphan is not None and orphan.texts[audience]:
            self._typed.setdefault((audience, row.sentences[audience]), orphan.texts[audience])
        if self._reword(found, row, audience) and orphan is not None:
            self._keep(orphan.sentences[audience], audience, None)

    def _reword(self, found: Differences, row: Difference, audience: Audience) -> bool:
        """Ask for other words, until they name nobody whom the audience may not read of, and keep them in the draft;
        return whether they are there."""
        key, wrong = (audience, row.sentences[audience]), ""
        while True:
            taken, typed = self._ask_words(row, audience, self._typed.get(key, row.texts[audience]), wrong)
            self._typed[key] = typed
            if not taken:
                return False
            leaks = found.leaks(audience, typed)
            if not leaks:
                break
            wrong = say("Not taken: ‘{words}’ names {name}.", words=leaks[0].words, name=leaks[0].person.name.strip())
        if not self._keep(row.sentences[audience], audience, None if typed == row.sentences[audience] else typed):
            return False
        del self._typed[key]
        self._say(say("The sentence has other words now."))
        return True

    def _ask_words(self, row: Difference, audience: Audience, typed: str, wrong: str) -> tuple[bool, str]:
        by_itself = say("By itself the sentence is: {sentence}", sentence=row.sentences[audience])
        if self._on_screen:
            from letterkit.faces.screen.sentence_editor import SentenceEditor

            other = row.texts.get("recipient", "") if audience == "public" else ""
            named = say("Those addressed read: {sentence}", sentence=other) if other else ""
            head = "\n".join(filter(None, (named, by_itself, wrong)))
            editor = SentenceEditor(say_worded(_ASKED[audience]), head, typed)
            try:
                return editor.run()
            except KeyboardInterrupt:
                if editor.words.text != typed:
                    self._console.say(say("These words were not taken: {words}", words=editor.words.text))
                raise
        self._printer.wrap(wrong or by_itself, "")
        self._printer.wrap(say("Type it in other words; - leaves it out. Enter changes nothing."), "")
        is_ready = typed not in ("", row.texts[audience])
        if is_ready:
            self._printer.wrap(say("These words are there: ‘{words}’. + takes them.", words=typed), "")
        words = " ".join(self._read().split())
        if is_ready and words == "+":
            return True, typed
        return bool(words), "" if words == "-" else words

    def _take_back(self, row: Difference) -> None:
        taken = [audience for audience in OUTSIDE if row.is_reworded(audience)]
        if not taken:
            self._say(say("This sentence has no other words to be taken back."))
        elif all(self._keep(row.sentences[audience], audience, None) for audience in taken):
            self._say(say("The sentence is as it was."))

    def _keep(self, sentence: str, audience: Audience, words: str | None) -> bool:
        """Write other words for a sentence into the draft, None takes those out that are there; return False after
        saying why they cannot be written."""
        session = self._letter.session
        given: list[Any] = [*session.form.data.get("rewordings", ())]
        wanted = _id(audience, sentence)
        kept = [one for one in given if _id(one.get("audience"), one.get("sentence")) != wanted]
        if words is not None:
            kept.append({"audience": audience, "sentence": sentence, "text": words})
        data = {key: value for key, value in session.form.data.items() if key != "rewordings"}
        try:
            session.store(with_data(session.form, data | ({"rewordings": kept} if kept else {})))
        except LetterkitError as error:
            self._say(str(error))
            return False
        self._letter.reload()
        return True

    def _say(self, text: str) -> None:
        if self._on_screen:
            self._notice = text
        else:
            self._printer.wrap(text, "")


_TITLE: Final = worded("Who will read the files?")


def _id(audience: Any, sentence: Any) -> str:
    return f"{audience}: {' '.join(str(sentence or '').split())}"


def _offered(found: Differences | None) -> Iterator[tuple[Readers, Choice]]:
    """Yield for whom the letter can be written: where those outside read one version, it is offered once."""
    if found is None or found.has_two_versions:
        both = say("Two sets of files, each named for its readers.")
        yield ("recipient", "public"), Choice(say("Those to whom it is addressed, and everybody"), both)
    for audience in ("public", "recipient", "internal"):
        if audience != "recipient" or found is None or found.has_two_versions:
            name, words = readers.READERS[audience]
            yield (audience,), Choice(say_worded(name), say_worded(words))


_ANOTHER, _TAKE_BACK = "o", "u"


def _acts(found: Differences) -> Iterator[Choice]:
    """Yield what can be done with the sentences."""
    if found.rows:
        yield Choice(say("Put a sentence in other words"), "", "e")
    if found.sentences_of("public"):
        yield Choice(say("Put another sentence of the letter in other words"), "", _ANOTHER)
    if any(row.is_reworded(audience) for row in found.rows for audience in OUTSIDE):
        yield Choice(say("Take other words back"), "", _TAKE_BACK)


def _heads(found: Differences) -> Iterator[str]:
    """Yield what is to be known of the versions, before their sentences."""
    yield from filter(None, (_summary(found), found.tires, words_on_what_goes_along(found)))


def _summary(found: Differences) -> str:
    count = sum(row.differs and not row.gone for row in found.rows)
    if count:
        return say_count(
            "Those addressed and everybody read {count} sentence that is not the same.",
            "Those addressed and everybody read {count} sentences that are not the same.",
            count,
        )
    if found.rows:
        return say("Those addressed read what everybody reads; names are replaced in these sentences.")
    return say("No name stands in the letter that somebody may not read.")


def _rows(found: Differences) -> Iterator[VersionRow]:
    for row in found.rows:
        yield VersionRow(tuple(_versions(row)))


def _versions(row: Difference) -> Iterator[VersionText]:
    if row.gone:
        for audience, sentence in row.sentences.items():
            words = row.texts[audience]
            hint = say("Its other words stand nowhere: ‘{words}’. Use them for another sentence.", words=words)
            yield VersionText(say_worded(_GONE[audience]), sentence, (), hint if words else "")
        return
    if not row.differs:
        text = row.texts["public"]
        label = say("For both, in other words") if row.is_reworded("public") else say("For both")
        yield VersionText(label, _shown(text), differing(text, row.original), row.hints.get("public", ""))
        return
    pairs: tuple[tuple[Audience, Audience], ...] = (("recipient", "public"), ("public", "recipient"))
    for audience, other in pairs:
        label = (_IN_OTHER_WORDS if row.is_reworded(audience) else _FOR)[audience]
        text = row.texts[audience]
        marked = differing(text, row.texts[other])
        yield VersionText(say_worded(label), _shown(text), marked if text else (), row.hints.get(audience, ""))


def _shown(text: str) -> str:
    return text or say("(left out)")
