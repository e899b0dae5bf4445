"""A letter as the rules see it: the draft as typed, its pack, and every text that reaches a reader."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, wraps
from pathlib import Path as Folder
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from letterkit import tags
from letterkit.checks.texts.letter_prose import LetterProse, passage_path
from letterkit.checks.texts.quoted_words import plain_words
from letterkit.checks.texts.text import Origin, Prose, Span, markdown_prose, plain_prose
from letterkit.checks.texts.words import PhraseLists, PhraseMatch, PhraseMatches, find_phrases, word_lists
from letterkit.compose import ComposedPassage, compose_passages
from letterkit.errors import CannotRead, InvalidDraft, KeyPath, Problem
from letterkit.letter.drafts import LoadedDraft
from letterkit.letter.evidence import Evidence
from letterkit.letter.model import Draft
from letterkit.library.library import Library
from letterkit.packs.pack import Pack
from letterkit.packs.plan import MoveStep
from letterkit.protection.consent import Audience

if TYPE_CHECKING:
    from letterkit.library.annex_files import AnnexContent
    from letterkit.library.sources import Sources
    from letterkit.norms.norm import Quotation
    from letterkit.norms.norm_library import NormLibrary
    from letterkit.questions.question import Question

T = TypeVar("T")


class KnownQuotation(NamedTuple):
    """A quotation of the norms library, with its words and those of its wrong forms for comparing.

    Its norm has only its id here: a row is read when something is to be said about it.
    """

    words: tuple[str, ...]
    bag: frozenset[str]
    wrong: tuple[tuple[str, ...], ...]
    text: str
    at: str
    norm_id: str
    is_confirmed: bool


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
        return self.library.pack_for(self.draft)

    @property
    def norms(self) -> NormLibrary:
        """Return the norms that the letter can invoke, its own among them."""
        return self.library.norms_of(self.draft)

    @cached_property
    def sources(self) -> Sources:
        """Return the letter's own sources; its bibliography is found from the draft's folder."""
        from letterkit.library.sources import Sources, read_sources

        if not self.draft.sources and not self.draft.bibliography:
            return Sources()
        return read_sources(self.draft, Folder(self.loaded.tree.file).parent)

    @cached_property
    def passages(self) -> tuple[ComposedPassage, ...]:
        if self.written is not None:
            return tuple(self.written)
        try:
            return compose_passages(self.draft, self.library)
        except InvalidDraft as error:
            raise InvalidDraft.of([self._with_place(problem) for problem in error.problems]) from None

    def _with_place(self, problem: Problem) -> Problem:
        """Return a problem that compose found, which knows the passage and not the file, with file and line."""
        in_file = problem.path[:1] != ("passages",) or self.draft.passages is not None
        path: KeyPath = problem.path if problem.path and in_file else ("language",)
        return self.loaded.tree.problem(path, problem.message, problem.hint)

    @cached_property
    def body_by_passage(self) -> Mapping[int, tuple[Prose, ...]]:
        """Return the body by the number of its passage, from 1."""
        by_number: dict[int, list[Prose]] = {}
        for prose in self.body:
            by_number.setdefault(prose.number, []).append(prose)
        return {number: tuple(group) for number, group in by_number.items()}

    def passage_path(self, composed: ComposedPassage) -> KeyPath:
        """Return the key path of a passage; that of the whole file if the template's plan supplies the passage."""
        return passage_path(self.draft, composed)

    @cached_property
    def texts(self) -> tuple[tuple[KeyPath, str], ...]:
        """Return everything typed that can reach a reader: each text with its key path."""
        typed = _texts(self.loaded.data, ())
        return tuple(
            (path, text)
            for path, text in typed
            if not (_names_source(path) and text in self.sources)
            and not (path[:1] == ("rewordings",) and path not in self._other_words)
        )

    @cached_property
    def _other_words(self) -> Mapping[KeyPath, str]:
        """Return what the version for the audience has in other words, by its place."""
        return {
            ("rewordings", index, "text"): rewording.text
            for index, rewording in enumerate(self.draft.rewordings)
            if rewording.audience == self.audience and rewording.text.strip()
        }

    @cached_property
    def annex_files(self) -> tuple[tuple[KeyPath, AnnexContent], ...]:
        """Return the files that are printed as annexes or go along with the letter, each with the key path of its name,
        but for those that cannot be used."""
        found: list[tuple[KeyPath, AnnexContent]] = []
        for index, annex in enumerate(self.draft.annexes):
            if annex.file.strip():
                from letterkit.library.annex_files import read_annex

                with suppress(CannotRead):
                    content = read_annex(annex, Folder(self.loaded.tree.file).parent)
                    found.append((("annexes", index, "file"), content))
        return tuple(found)

    @cached_property
    def printed(self) -> tuple[tuple[KeyPath, str], ...]:
        """Return everything typed that can be printed, the letter's own sources too: each text with its key path."""
        return (*self.texts, *_texts(self.loaded.data.get("sources"), ("sources",)))

    @cached_property
    def raw_texts(self) -> tuple[tuple[KeyPath, str], ...]:
        """Return the words of the letter as they are typed, with their markup and notes: passages, asks, answers,
        evidence, cases, questions and annexes."""
        return tuple(
            (path, text)
            for path, text in self.texts
            if path[0] in _WORDS_OF_THE_LETTER and path[-1] not in ("at", "deadline", "norm")
        )

    @cached_property
    def citing_texts(self) -> tuple[tuple[KeyPath, str], ...]:
        """Return the texts in which a citation counts, as they are typed: Markdown, and what moves print."""
        printed = self.printed_answers
        return tuple(
            (path, text) for path, text in self.texts if _is_markdown(path) or _is_printed_as_typed(path, printed)
        )

    @cached_property
    def printed_answers(self) -> frozenset[KeyPath]:
        """Return the places of the answers, the evidence and the lists that the letter's moves print."""
        return frozenset(piece.path for composed in self.passages for piece in composed.pieces if piece.path)

    def number_of(self, path: KeyPath) -> int:
        """Return the number of the passage that prints the text at a path, from 1; 0 where none does."""
        return self._numbers.get(path, 0)

    @cached_property
    def _numbers(self) -> Mapping[KeyPath, int]:
        return {prose.path: prose.number for prose in self.body}

    def step(self, composed: ComposedPassage) -> MoveStep | None:
        """Return the move that writes a passage, with what it asks; None for a passage that no move writes."""
        steps = self.pack.steps
        return steps[composed.number - 1] if composed.by_template and composed.number <= len(steps) else None

    def question_of(self, prose: Prose) -> Question | None:
        """Return the question of a move that a text answers; None for any other text."""
        return self._questions_of.get(prose.path)

    @cached_property
    def _questions_of(self) -> Mapping[KeyPath, Question]:
        by_id = {question.id: question for question in self.pack.questions}
        return {
            piece.path: by_id[step.asked[piece.item]]
            for composed in self.passages
            if (step := self.step(composed))
            for piece in composed.pieces
            if piece.path
        }

    def prose_of_fact(self, index: int) -> Prose:
        """Return the text of a fact of the evidence, whether a passage tells it or not."""
        path: KeyPath = ("evidence", index, "text")
        if index not in self._untold:
            fact = self.draft.evidence[index]
            read = next((prose for prose in self.body if prose.path == path), None)
            self._untold[index] = read or next(markdown_prose("passage", Origin(path, fact.text, sources=fact.sources)))
        return self._untold[index]

    @cached_property
    def _untold(self) -> dict[int, Prose]:
        return {}

    def fact_of(self, prose: Prose) -> Evidence | None:
        """Return the evidence that a text is; None for any other text."""
        return self.draft.evidence[int(prose.path[1])] if prose.path[:1] == ("evidence",) else None

    @property
    def reading_day(self) -> dt.date:
        """Return the day on which the letter is read at the earliest: its date, or today if that is later."""
        return max(self.day, self.today)

    @cached_property
    def prose(self) -> tuple[Prose, ...]:
        """Return everything that is read as sentences: subject, passages with headings, asks and notes, greetings,
        annexes. What a move prints is read where it was typed, and what the version for the audience has in other words
        last."""
        letter = LetterProse(self.loaded, self.passages, self._is_citable).read(self.annex_files)
        return (*letter, *(plain_prose("passage", path, text) for path, text in self._other_words.items()))

    def _is_citable(self, name: str) -> bool:
        return name in self.sources or self.norms.find(name) is not None

    @cached_property
    def body(self) -> tuple[Prose, ...]:
        """Return the passages, their asks and questions, and the annexes, without notes and headings."""
        return tuple(prose for prose in self.prose if prose.kind in ("passage", "ask", "question"))

    @cached_property
    def language(self) -> str:
        """Return the first subtag of the letter's language."""
        return tags.base(self.draft.language)

    @cached_property
    def words(self) -> PhraseLists:
        """Return the word lists of the letter's language; empty ones if there are none."""
        return word_lists(self.draft.language, self.library.folders)

    @property
    def quotable(self) -> tuple[KnownQuotation, ...]:
        """Return the quotations that the norms library has in the letter's language."""
        return _quotable(self.library.norms, self.language)

    def matches(self, name: str, prose: Prose) -> tuple[PhraseMatch, ...]:
        """Return where the phrases of a word list occur in a text."""
        if prose not in self._matches:
            self._matches[prose] = find_phrases(self.words, prose)
        return self._matches[prose].get(name)

    def sentences_with(self, name: str, prose: Prose) -> frozenset[Span]:
        """Return the sentences of a text that hold a phrase of a word list."""
        cache = self.cache(f"sentences with {name}")
        if prose not in cache:
            cache[prose] = frozenset(prose.sentence_at(match.start) for match in self.matches(name, prose))
        sentences: frozenset[Span] = cache[prose]
        return sentences

    def cache(self, name: str) -> dict[Prose, Any]:
        """Return a cache, by text, of results that several rules share."""
        return self._caches.setdefault(name, {})

    @cached_property
    def _caches(self) -> dict[str, dict[Prose, Any]]:
        return {}

    @cached_property
    def _matches(self) -> dict[Prose, PhraseMatches]:
        return {}

    @cached_property
    def day(self) -> dt.date:
        """Return the date of the letter, or today if it has none yet."""
        return self.draft.date or self.today


def cached_for_texts(function: Callable[[Subject, Prose], T]) -> Callable[[Subject, Prose], T]:
    """Keep what a function returns for each text of a subject, because several rules ask for it."""

    @wraps(function)
    def cached(subject: Subject, prose: Prose) -> T:
        cache = subject.cache(function.__qualname__)
        if prose not in cache:
            cache[prose] = function(subject, prose)
        result: T = cache[prose]
        return result

    return cached


def _known(norm_id: str, quotation: Quotation) -> KnownQuotation:
    words, wrong = plain_words(quotation.text), tuple(map(plain_words, quotation.also_seen_as))
    bag = frozenset((*words, *(word for words_of_form in wrong for word in words_of_form)))
    confirmed = quotation.status == "confirmed"
    return KnownQuotation(words, bag, wrong, quotation.text, quotation.at, norm_id, confirmed)


@lru_cache(maxsize=16)
def _quotable(norms: NormLibrary, language: str) -> tuple[KnownQuotation, ...]:
    return tuple(
        _known(norm_id, quotation)
        for norm_id, quotation in norms.quotations
        if tags.base(quotation.language) == language
    )


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
    "id",
    "kind",
    "source",
    "logo",
    "date",
    "capacity",
    "people",
    "waive",
    "tone",
    "length",
    "move",
    "omit",
    "sentence",
    "audience",
}
_PRINTED_IN = {
    "evidence": ("text", "sources"),
    "cases": ("name", "what", "date", "place", "status", "source"),
    "annexes": ("title", "text"),
}
"""What is printed of the records of some lists."""
_WORDS_OF_THE_LETTER = ("passages", "facts", "evidence", "cases", "questions", "annexes", "rewordings")


def _is_printed(path: KeyPath, key: str) -> bool:
    """True if what stands under a key at a place of a draft can reach a reader."""
    if path[:1] == ("facts",) or path[2:3] == ("answers",):
        return True
    if len(path) == 2 and path[0] in _PRINTED_IN:
        return key in _PRINTED_IN[str(path[0])]
    return key not in _NOT_PRINTED and not (path[:1] == ("passages",) and key == "evidence")


_MARKDOWN = (("passages", "text"), ("passages", "action"), ("evidence", "text"), ("annexes", "text"))
"""The first and the last key of texts in Markdown."""


def _is_markdown(path: KeyPath) -> bool:
    return (path[0], path[-1]) in _MARKDOWN and path[2:3] != ("answers",)


def _is_printed_as_typed(path: KeyPath, printed: Container[KeyPath]) -> bool:
    """True for an answer that a move prints, and for what it prints of cases and questions."""
    if path[:1] == ("cases",):
        return path[-1] == "what" and path[:1] in printed
    if path[:1] == ("questions",):
        return path[-1] != "heading" and path[:1] in printed
    return path in printed


def _names_source(path: KeyPath) -> bool:
    """True for a place where a source is named by its id or in words."""
    return (path[:1] == ("evidence",) and path[2:3] == ("sources",)) or (
        path[:1] == ("cases",) and path[2:] == ("source",)
    )


def _texts(data: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from _texts(item, (*path, index))
    elif isinstance(data, dict):
        for key, item in data.items():
            if _is_printed(path, key):
                yield from _texts(item, (*path, key))
