"""A letter as the rules see it: the draft as typed, its pack, and every text that reaches a reader."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path as Folder
from typing import TYPE_CHECKING, Any, NamedTuple

from letterkit.checks.texts import text as texts
from letterkit.checks.texts.text import Origin, Prose, Span
from letterkit.checks.texts.words import Lists, Match, lists, matches
from letterkit.compose import ComposedPassage, passages
from letterkit.errors import InvalidDraft, KeyPath, Problem
from letterkit.letter.drafts import LoadedDraft
from letterkit.letter.model import Draft
from letterkit.library.library import Library
from letterkit.packs.shelf import Pack
from letterkit.protection.consent import Audience

if TYPE_CHECKING:
    from letterkit.library.sources import Sources
    from letterkit.norms.norm import Norm, Quotation
    from letterkit.norms.norm_library import NormLibrary


class Known(NamedTuple):
    """A quotation of the norms library, with its words and those of its wrong forms for comparing."""

    words: tuple[str, ...]
    bag: frozenset[str]
    wrong: tuple[tuple[str, ...], ...]
    text: str
    at: str
    norm: Norm


@dataclass(frozen=True)
class Subject:
    """A letter as the rules see it. `today` is the day of the check; `audience` is who will read the letter.

    `limits` are the numbers in force, by rule and name: `sentence-too-long.words`. `written` are the passages
    where they are composed already.
    """

    loaded: LoadedDraft
    library: Library
    today: dt.date
    audience: Audience = "public"
    limits: Mapping[str, int] = field(default_factory=dict)
    written: Sequence[ComposedPassage] | None = None

    @property
    def draft(self) -> Draft:
        return self.loaded.draft

    @cached_property
    def pack(self) -> Pack:
        return self.library.pack(self.draft.template, self.draft.language)

    @cached_property
    def sources(self) -> Sources:
        """The letter's own sources; its bibliography is found from the draft's folder."""
        from letterkit.library.sources import Sources, read_sources

        if not self.draft.sources and not self.draft.bibliography:
            return Sources()
        return read_sources(self.draft, Folder(self.loaded.tree.file).parent)

    @cached_property
    def passages(self) -> tuple[ComposedPassage, ...]:
        if self.written is not None:
            return tuple(self.written)
        try:
            return passages(self.draft, self.library)
        except InvalidDraft as error:
            raise InvalidDraft.of([self._placed(one) for one in error.problems]) from None

    def _placed(self, problem: Problem) -> Problem:
        """A problem that compose found, which knows the passage and not the file, with its place."""
        in_file = problem.path[:1] == ("passages",) and self.draft.passages is not None
        path: KeyPath = problem.path if in_file else ("language",)
        return self.loaded.tree.problem(path, problem.message, problem.hint)

    @cached_property
    def body_of(self) -> Mapping[int, tuple[Prose, ...]]:
        """The body by passage, counted from 1."""
        found: dict[int, list[Prose]] = {}
        for one in self.body:
            found.setdefault(one.number, []).append(one)
        return {number: tuple(texts) for number, texts in found.items()}

    def passage_path(self, one: ComposedPassage) -> KeyPath:
        """Where a passage stands in the file; the file as a whole where the template's plan supplies it."""
        return ("passages", one.number - 1) if self.draft.passages is not None else ()

    @cached_property
    def texts(self) -> tuple[tuple[KeyPath, str], ...]:
        """Everything typed that can reach a reader: each text with its key path."""
        return tuple(_texts(self.loaded.data, ()))

    @cached_property
    def printed(self) -> tuple[tuple[KeyPath, str], ...]:
        """Everything typed that can be printed, the letter's own sources too: each text with its key path."""
        return (*self.texts, *_texts(self.loaded.data.get("sources"), ("sources",)))

    @cached_property
    def raw_texts(self) -> tuple[tuple[KeyPath, str], ...]:
        """The passages and asks as they are typed, with their markup and notes."""
        return tuple(
            (path, text)
            for path, text in self.texts
            if path[:1] in (("passages",), ("facts",)) and path[-1] not in ("at", "deadline", "norm")
        )

    @property
    def reading_day(self) -> dt.date:
        """The day on which the letter is read at the earliest: its date, or today if that is later."""
        return max(self.day, self.today)

    @cached_property
    def prose(self) -> tuple[Prose, ...]:
        """Everything that a reader reads as sentences: subject, passages with headings, asks and notes, greetings."""
        return tuple(_prose(self))

    @cached_property
    def body(self) -> tuple[Prose, ...]:
        """The passages and their asks alone, without notes and headings."""
        return tuple(one for one in self.prose if one.kind in ("passage", "ask"))

    @cached_property
    def language(self) -> str:
        """The first subtag of the letter's language."""
        return self.draft.language.split("-", maxsplit=1)[0].lower()

    @cached_property
    def words(self) -> Lists:
        """The word lists of the letter's language; empty where there are none."""
        return lists(self.draft.language, self.library.folders)

    @property
    def quotable(self) -> tuple[Known, ...]:
        """The quotations that the norms library has in the letter's language."""
        return _quotable(self.library.norms, self.language)

    def said(self, name: str, one: Prose) -> tuple[Match, ...]:
        """Where the words of a list occur in a text."""
        if one not in self._matches:
            self._matches[one] = matches(self.words, one)
        return self._matches[one].get(name, ())

    def sentences_with(self, name: str, one: Prose) -> frozenset[Span]:
        """The sentences of a text in which a phrase of a list stands."""
        known = self.remembered(f"sentences with {name}")
        if one not in known:
            known[one] = frozenset(one.sentence_at(match.start) for match in self.said(name, one))
        found: frozenset[Span] = known[one]
        return found

    def remembered(self, what: str) -> dict[Prose, Any]:
        """What has been found in the texts by now, for several rules to share."""
        return self._found.setdefault(what, {})

    @cached_property
    def _found(self) -> dict[str, dict[Prose, Any]]:
        return {}

    @cached_property
    def _matches(self) -> dict[Prose, dict[str, tuple[Match, ...]]]:
        return {}

    @cached_property
    def day(self) -> dt.date:
        """The date of the letter, or today where it has none yet."""
        return self.draft.date or self.today


def _known(norm: Norm, one: Quotation) -> Known:
    words, wrong = texts.words_of(one.text), tuple(map(texts.words_of, one.also_seen_as))
    return Known(words, frozenset((*words, *(word for form in wrong for word in form))), wrong, one.text, one.at, norm)


@lru_cache(maxsize=16)
def _quotable(norms: NormLibrary, language: str) -> tuple[Known, ...]:
    return tuple(
        _known(norm, one)
        for norm in norms
        for one in norm.quotations
        if one.language.split("-", maxsplit=1)[0] == language
    )


def _prose(letter: Subject) -> Iterator[Prose]:
    draft = letter.draft
    for kind, key, value in (
        ("subject", "subject", draft.subject),
        ("salutation", "salutation", draft.salutation or ""),
    ):
        if value:
            yield texts.plain(kind, (key,), value)  # type: ignore[arg-type]  # two of the kinds
    for one in letter.passages:
        path, role = letter.passage_path(one), one.passage.role
        typed = not one.by_template
        if one.passage.heading and letter.draft.passages is not None:
            yield texts.plain("heading", (*path, "heading"), one.passage.heading)
        if one.text:
            origin = Origin((*path, "text") if typed else path, one.text, typed, role, one.number)
            yield from texts.prose("passage", origin)
        for index, ask in enumerate(one.passage.asks):
            if ask.action:
                asked: KeyPath = (*path, "asks", index, "action")
                yield from texts.prose("ask", Origin(asked, ask.action, True, role, one.number))
    if draft.closing:
        yield texts.plain("closing", ("closing",), draft.closing)


_NOT_PRINTED = {
    "letterkit",
    "template",
    "language",
    "layout",
    "sources",
    "bibliography",
    "role",
    "also",
    "style",
    "norm",
    "logo",
    "date",
    "capacity",
    "people",
    "waive",
}


def _texts(data: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from _texts(item, (*path, index))
    elif isinstance(data, dict):
        for key, item in data.items():
            if path[:1] == ("facts",) or key not in _NOT_PRINTED:
                yield from _texts(item, (*path, key))
