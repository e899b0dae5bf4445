"""From which answer a sentence of the composed letter comes, or which sentence of a move it is.

A letter is text by the time that it is shown. The pieces that a move made a passage of are found again in it by their
letters and figures alone, which no markup, note or typography changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Final, NamedTuple

from letterkit.compose.move_passages import ASKS_LEAD, Piece, Voice
from letterkit.errors import KeyPath
from letterkit.interview.advice import position_of_path
from letterkit.interview.form import Form
from letterkit.interview.position import END, Position
from letterkit.letter.composed import Style
from letterkit.packs.plan import MoveStep

NOTE_MARK: Final = re.compile(r"\[\d+\]|\[[^\[\]]*@[^\[\]]*\]")
"""The mark of a note in a letter that is shown as lines, or a citation that is not set as one yet."""
_NOT_READ: Final = re.compile(r"\[\^[^\]\s]+\]|\[\d+\]|\[[^\[\]]*@[^\[\]]*\]|\]\([^()\s]*\)")
"""Marks of notes, citations and targets of links, in Markdown and in lines."""
_LISTED: Final = re.compile(r"^[ ]*(?:(?:>|[-+*•]|\d{1,9}[.)])[ ]+)+", re.MULTILINE)
_NOT_LETTERS: Final = re.compile(r"[\W_]+")
_BEGINNING: Final = 20
"""Letters of a sentence by which it is found where the rest differs."""
_SHORTEST: Final = 3
"""Letters of an answer that are looked for in a sentence."""


class Origin(NamedTuple):
    """Where a sentence comes from: the position of its answer, None for none; or, by its id, a sentence of the move."""

    position: Position | None = None
    sentence: str = ""
    item: str = ""
    """What the sentence stands for in the move: a question or a sentence, under its id there."""
    voice: Voice = "writer"
    norms: tuple[int, ...] = ()
    """The norms of the passage, from 0, that a sentence of the library on the law is about."""


def letters(text: str) -> str:
    """Return the letters and figures of a text, in Markdown or in lines, without case."""
    return _NOT_LETTERS.sub("", _NOT_READ.sub("", _LISTED.sub("", text)).casefold())


class Origins:
    """Finds where the sentences of a letter come from. They are asked for in the order of the letter."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._passages: dict[int, _PassageOrigins] = {}
        self._positions: dict[KeyPath, Position | None] = {}

    def of_passage(self, number: int, sentence: str) -> Origin:
        """Return the origin of a sentence in a passage, counted from 1."""
        if number not in self._passages:
            self._passages[number] = _PassageOrigins(self._form, number, self._position)
        return self._passages[number].origin(letters(sentence))

    def of_frame(self, style: Style | None, sentence: str) -> Origin:
        """Return the origin of a line above or below the passages, which has a style of its own."""
        data = self._form.data
        for key in _FRAME.get(style, ()) if style else ():
            value = data.get(key)
            if value in (None, "", [], {}):
                continue
            path: KeyPath = (0, "style") if style in _ADDRESSED and key == "recipients" else ()
            path = path or _path_within(value, letters(sentence))
            if style is Style.BODY and not path and isinstance(value, list):
                continue  # an annex has other texts
            if position := self._position((key, *path)) or self._position((key,)):
                return Origin(position)
        return Origin()

    def _position(self, path: KeyPath) -> Position | None:
        if path not in self._positions:
            found = position_of_path(self._form, path)
            self._positions[path] = None if found == Position(END) else found
        return self._positions[path]


_FRAME: Final[Mapping[Style, tuple[str, ...]]] = {
    Style.LETTERHEAD: ("sender",),
    Style.LETTERHEAD_DETAILS: ("sender",),
    Style.DATE: ("date", "place"),
    Style.ADDRESS: ("recipients",),
    Style.COPY: ("cc",),
    Style.SUBJECT: ("subject",),
    Style.BYLINE: ("byline",),
    Style.SALUTATION: ("salutation", "recipients"),
    Style.BODY: ("questions", "annexes", "reply_by"),
    Style.CLOSE: ("closing", "recipients"),
    Style.SIGNATURE: ("signatories",),
    Style.SIGNATORY_GROUP: ("signatories",),
    Style.SIGNATORY_LIST: ("signatories",),
    Style.SIGNATORY_COUNT: ("signatories",),
    Style.ENCLOSURES: ("enclosures", "annexes"),
    Style.ANNEX_HEADING: ("annexes", "questions"),
}
"""The keys of a draft that a line of each style may come from, the first that has something."""
_ADDRESSED: Final = (Style.SALUTATION, Style.CLOSE)
"""Lines that the form of address of the first addressee decides."""


def _path_within(value: Any, sentence: str) -> KeyPath:
    """Return the path, below a list or a mapping, of the longest text that a sentence has; empty for none."""
    texts = [(path, letters(text)) for path, text in _texts(value)]
    found = [(len(text), path) for path, text in texts if len(text) >= _SHORTEST and text in sentence]
    if found:
        return max(found, key=lambda row: row[0])[1]
    around = [path for path, text in texts if len(sentence) >= _SHORTEST and sentence in text]
    return around[0] if around else ()


def _texts(value: Any) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from (((key, *path), text) for path, text in _texts(inner))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from (((index, *path), text) for path, text in _texts(inner))
    elif isinstance(value, (str, int)) and not isinstance(value, bool):
        yield (), str(value)


def typed_words(value: Any) -> str:
    """Return all that was typed in the entries of a list."""
    return " · ".join(text for _, text in _texts(value))


class _PassageOrigins:
    """Finds where the sentences of one passage come from."""

    def __init__(self, form: Form, number: int, position: Callable[[KeyPath], Position | None]) -> None:
        self._form, self._number, self._position = form, number, position
        self._written = form.passages[number - 1]
        self._step = form.steps[number - 1]
        self._pieces = self._written.pieces
        self._letters = [letters(piece.text) for piece in self._pieces]
        self._all = "".join(self._letters)
        self._heading = letters(self._written.passage.heading)
        self._read = 0
        """Letters of the pieces that were found so far."""
        self._norms: tuple[int, ...] = ()
        """The norms that the sentence before was about, from 0."""

    def origin(self, sentence: str) -> Origin:
        """Return the origin of a sentence, given as its letters."""
        if not sentence or sentence == self._heading:
            return Origin(voice="ours")
        if not self._written.by_template:
            return Origin(self._asked("asks", "action", sentence) or Position(passage=self._number))
        if not self._pieces:
            return self._by_words(sentence)
        piece = self._piece_of(sentence)
        if piece.voice == "ours":
            step = self._step
            known = isinstance(step, MoveStep) and piece.item in step.move.sentences
            named = piece.item if known else ""
            return self._by_words(sentence)._replace(sentence=named, item=piece.item, voice="ours")
        position = self._position_in(piece, sentence)
        return Origin(position, "", piece.item, piece.voice, self._norms if piece.voice == "law" else ())

    def _piece_of(self, sentence: str) -> Piece:
        start = self._all.find(sentence, self._read)
        if start < 0:
            start = self._all.find(sentence[:_BEGINNING], self._read)
        if start < 0:
            start = min(self._read, max(len(self._all) - 1, 0))
        else:
            self._read = start + len(sentence)
        end = 0
        for piece, text in zip(self._pieces, self._letters, strict=True):
            end += len(text)
            if start < end:
                return piece
        return self._pieces[-1]

    def _position_in(self, piece: Piece, sentence: str) -> Position | None:
        """Return the position of an answer: that of the record and field in a list."""
        found: Position | None = None
        if piece.path and isinstance(value := self._form.data.get(str(piece.path[0])), list) and len(piece.path) == 1:
            found = self._position((*piece.path, *_path_within(value, sentence)))
        elif piece.path:
            found = self._position(piece.path)
        elif piece.voice == "law":
            found = self._invoked(sentence)
        elif piece.voice == "data":
            found = self._asked("asks", "action", sentence) or self._label(sentence) or self._question(ASKS_LEAD)
        return found or self._question(piece.item)

    def _question(self, item: str) -> Position | None:
        """Return the position of a question of the move."""
        name = self._step.asked.get(item, "") if isinstance(self._step, MoveStep) else ""
        asked = any(question.id == name for question in self._form.questions)
        return Position(name) if asked else None

    def _asked(self, key: str, field: str, sentence: str) -> Position | None:
        """Return the position of the ask that a sentence has, or that has the sentence."""
        asks = [ask.action for ask in self._written.passage.asks]
        path = _path_within(asks, sentence)
        return self._position(("passages", self._number - 1, key, path[0], field)) if path else None

    def _label(self, sentence: str) -> Position | None:
        """Return the position of the actor whose name stands alone before the asks."""
        actors = [letters(ask.actor) for ask in self._written.passage.asks]
        if sentence not in actors:
            return None
        return self._position(("passages", self._number - 1, "asks", actors.index(sentence), "actor"))

    def _invoked(self, sentence: str) -> Position | None:
        """Return the position of the norm that a sentence is about: the one whose contents it tells; else the one that
        it names first, because what a norm provides may name another; one that names none goes on with the one before.
        """
        told = [index for index, texts in enumerate(self._contents) if any(text in sentence for text in texts)]
        named = {
            index: min((sentence.find(name), -len(name)) for name in names if name in sentence)
            for index, names in enumerate(self._norm_names)
            if any(name in sentence for name in names)
        }
        self._norms = tuple(told) or tuple(sorted(named, key=lambda index: named[index])) or self._norms
        if not self._norms:
            return None
        return self._position(("passages", self._number - 1, "invokes", self._norms[0], "norm"))

    @cached_property
    def _contents(self) -> Sequence[Sequence[str]]:
        """Return what the library says that the places of each norm provide, in letters."""
        form, language = self._form, self._form.context.language.base
        norms = form.library.norms_of(form.draft)
        contents: list[Sequence[str]] = []
        for invoked in self._written.passage.invokes:
            norm = norms.find(invoked.norm)
            places = norm.places(invoked.at) if norm and invoked.at else ()
            texts = [letters(place.pinpoint.localized(language)) for place in places if place.pinpoint]
            contents.append([text for text in texts if len(text) >= _BEGINNING])
        return contents

    @cached_property
    def _norm_names(self) -> Sequence[Sequence[str]]:
        """Return what each norm that the passage invokes is called, in letters."""
        form, called = self._form, []
        norms = form.library.norms_of(form.draft)
        for invoked in self._written.passage.invokes:
            norm = norms.find(invoked.norm)
            names: Iterable[str] = (invoked.norm,)
            if norm is not None:
                fields = (norm.title, norm.in_text, norm.short, norm.brief)
                names = (*(text for texts in fields for text in texts.values()), norm.symbol)
            called.append([name for name in map(letters, names) if len(name) >= _SHORTEST])
        return called

    def _by_words(self, sentence: str) -> Origin:
        """Return the origin of a sentence of the template: the longest answer of the passage that it has, or that has
        it."""
        form = self._form
        names = form.names_used_by(self._number)
        found: list[tuple[int, Position]] = []
        for question in form.questions:
            if (question.id in names or question.path in names) and (value := form.value(question)) is not None:
                path = _path_within(value, sentence)
                shown = letters(form.show(question, value))
                told = len(shown) >= _SHORTEST and not isinstance(value, bool) and shown in sentence
                if path or told or sentence in shown:
                    position = self._position((*question.path.split("."), *path)) or Position(question.id)
                    found.append((min(len(shown), len(sentence)), position))
        return Origin(max(found, key=lambda row: row[0])[1] if found else None)
