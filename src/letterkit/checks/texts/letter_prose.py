"""Everything in a letter that is read as sentences, each text once and where it was typed.

A passage in the writer's own words is one text. Of one that a move writes, each answer is a text, in the place where
the draft has it, and so is each fact that it tells; the sentences of the move and of the library are the template's. A
passage of the earlier form is the template's as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from letterkit.checks.texts.text import Kind, Origin, Prose, answer_prose, markdown_prose, plain_prose
from letterkit.compose import ComposedPassage
from letterkit.errors import KeyPath
from letterkit.letter.drafts import LoadedDraft
from letterkit.letter.model import Draft, QuestionGroup

if TYPE_CHECKING:
    from letterkit.compose.move_passages import Piece
    from letterkit.library.annex_files import AnnexContent


def passage_path(draft: Draft, composed: ComposedPassage) -> KeyPath:
    """Return the key path of a passage; that of the whole file if the template's plan supplies the passage."""
    return ("passages", composed.number - 1) if draft.passages is not None else ()


class LetterProse:
    """The texts of a letter. `is_citable` tells whether a source is named by its id, and not in words."""

    def __init__(
        self, loaded: LoadedDraft, passages: Sequence[ComposedPassage], is_citable: Callable[[str], bool]
    ) -> None:
        self._loaded, self._draft, self._passages = loaded, loaded.draft, passages
        self._is_citable = is_citable

    def read(self, annex_files: Iterable[tuple[KeyPath, AnnexContent]]) -> Iterator[Prose]:
        """Yield the prose of the letter in the order of reading."""
        draft = self._draft
        if draft.subject:
            yield plain_prose("subject", ("subject",), draft.subject)
        if draft.salutation:
            yield plain_prose("salutation", ("salutation",), draft.salutation)
        seen = set[KeyPath]()
        for composed in self._passages:
            path = passage_path(draft, composed)
            if composed.passage.heading and draft.passages is not None:
                yield plain_prose("heading", (*path, "heading"), composed.passage.heading)
            for piece in composed.pieces:
                if not piece.path or piece.path not in seen:
                    seen.add(piece.path)
                    yield from self._piece(composed, piece)
            if composed.text and not composed.pieces:
                yield from self._whole_passage(composed)
            yield from self._asks(composed)
        yield from self._annexes(annex_files)
        if draft.closing:
            yield plain_prose("closing", ("closing",), draft.closing)

    def _origin(
        self, composed: ComposedPassage, path: KeyPath, text: str, sources: Iterable[str] = (), *, typed: bool = True
    ) -> Origin:
        named = tuple(source for source in sources if source.strip())
        return Origin(path, text, typed, composed.passage.role, composed.number, named)

    def _whole_passage(self, composed: ComposedPassage) -> Iterator[Prose]:
        """Yield a passage in own words, or one that the earlier form wrote."""
        path, typed = passage_path(self._draft, composed), not composed.by_template
        where: KeyPath = (*path, "text") if typed else path
        yield from markdown_prose("passage", self._origin(composed, where, composed.text, typed=typed))

    def _asks(self, composed: ComposedPassage) -> Iterator[Prose]:
        for index, ask in enumerate(composed.passage.asks):
            if ask.action:
                path: KeyPath = (*passage_path(self._draft, composed), "asks", index, "action")
                yield from markdown_prose("ask", self._origin(composed, path, ask.action))

    # -- what a move writes -----------------------------------------------------------------------------

    def _piece(self, composed: ComposedPassage, piece: Piece) -> Iterator[Prose]:
        if piece.voice == "data":  # the asks, which are read one by one
            return
        match piece.path[:1]:
            case ():
                path = passage_path(self._draft, composed)
                yield from markdown_prose("passage", self._origin(composed, path, piece.text, typed=False))
            case ("cases",):
                yield from self._cases(composed)
            case ("questions",):
                yield from self._questions(composed)
            case ("evidence",):
                yield from self._fact(composed, int(piece.path[1]))
            case _:
                yield from self._answer(composed, piece)

    def _fact(self, composed: ComposedPassage, number: int) -> Iterator[Prose]:
        fact = self._draft.evidence[number]
        path: KeyPath = ("evidence", number)
        yield from markdown_prose("passage", self._origin(composed, (*path, "text"), fact.text, fact.sources))
        for index, source in enumerate(fact.sources):
            yield from self._source(composed, (*path, "sources", index), source)

    def _answer(self, composed: ComposedPassage, piece: Piece) -> Iterator[Prose]:
        """Yield an answer and its source; an answer that is no text, such as a list, as the move printed it."""
        *path, last = piece.path
        value, source = _value_at(self._loaded.data, piece.path), ""
        if last == "value":
            source = str(_value_at(self._loaded.data, (*path, "source")) or "")
        if isinstance(value, str):
            yield answer_prose("passage", self._origin(composed, piece.path, value, [source]))
        else:
            origin = self._origin(composed, piece.path, piece.text, [source], typed=False)
            yield from markdown_prose("passage", origin)
        yield from self._source(composed, (*path, "source"), source)

    def _cases(self, composed: ComposedPassage) -> Iterator[Prose]:
        for index, case in enumerate(self._draft.cases):
            path: KeyPath = ("cases", index)
            for key, text in (("name", case.name), ("place", case.place), ("status", case.status)):
                if text.strip():
                    yield plain_prose("heading", (*path, key), text)
            if case.what.strip():
                yield answer_prose("passage", self._origin(composed, (*path, "what"), case.what, [case.source]))
            yield from self._source(composed, (*path, "source"), case.source)

    def _questions(self, composed: ComposedPassage) -> Iterator[Prose]:
        def one(kind: Kind, path: KeyPath, text: str) -> Prose:
            return answer_prose(kind, self._origin(composed, path, text))

        for index, group in enumerate(self._draft.questions):
            if isinstance(group, QuestionGroup):
                yield one("heading", ("questions", index, "heading"), group.heading)
                for inner, text in enumerate(group.questions):
                    yield one("question", ("questions", index, "questions", inner), text)
            else:
                yield one("question", ("questions", index), group)

    def _source(self, composed: ComposedPassage, path: KeyPath, source: str) -> Iterator[Prose]:
        """Yield a source that is printed as it was typed; not one that names an entry of the letter's sources."""
        if source.strip() and not self._is_citable(source):
            yield answer_prose("note", self._origin(composed, path, source))

    # -- behind the letter ------------------------------------------------------------------------------

    def _annexes(self, annex_files: Iterable[tuple[KeyPath, AnnexContent]]) -> Iterator[Prose]:
        for index, annex in enumerate(self._draft.annexes):
            if annex.title.strip():
                yield plain_prose("heading", ("annexes", index, "title"), annex.title)
            if annex.text.strip():
                yield from markdown_prose("passage", Origin(("annexes", index, "text"), annex.text))
        for path, content in annex_files:
            origin = Origin(path, content.text, typed=False)
            if content.is_markdown and content.text:
                yield from markdown_prose("passage", origin)
            elif content.text:
                yield answer_prose("passage", origin)


def _value_at(data: Any, path: KeyPath) -> Any:
    """Return what stands at a path of plain data; None for a path that leads nowhere."""
    for key in path:
        try:
            data = data[key]
        except (LookupError, TypeError):
            return None
    return data
