"""The words of a letter without their markup, each still knowing where it was typed.

Rules about wording read `Prose.text`: no emphasis marks, notes, citations or targets of links. `Prose.span` leads from
a place in it back to the text in the file. Everything here is linear in the length of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final, Literal, NamedTuple

from letterkit.errors import KeyPath
from letterkit.letter.citation_syntax import citation
from letterkit.letter.roles import Role

Span = tuple[int, int]
"""The first character of some words in a text, and the one after the last."""

Kind = Literal["subject", "salutation", "heading", "passage", "ask", "note", "closing"]

ADDRESS = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in `Prose.text` for an address on the net, of which no rule reads the letters."""

UPPER: Final = "".join(ch for ch in map(chr, range(0x41, 0x587)) if ch.isupper())
"""The capital letters of the scripts that have them, for a class in a pattern."""


@cache
def _pattern() -> re.Pattern[str]:
    """The markup that is no part of the prose. Made for the first text that has some, because it takes a while."""
    return re.compile(
        r"""
      (?P<escape> \\[!-/:-@\[-`{-~] )
    | (?P<net>    (?:https?://|www\.)[^\s<>()\[\]]+[^\s<>()\[\].,;:!?'"’”»]
                | [\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8} )
    | (?P<note>   \[\^[^\]\s\[]{1,60}\] )
    | (?P<cited>  \[[^\[\]\n]{0,400}\](?!\() )
    | (?P<target> \]\([^()\s]{0,2000}\) )
    | (?P<open>   \[ (?=[^\[\]\n]{1,400}\]\() )
    | (?P<line>   ^[ ]{0,3}(?:>[ ]?|[-+*][ ]+|[0-9]{1,9}[.)][ ]+)+ )
    | (?P<strong> \*+(?=\S) | (?<=\S)\*+ | (?<!\w)_+(?=\S) | (?<=\S)_+(?!\w) )
    | (?P<raised> \^(?=[^\s^]{1,40}\^) | (?<=\S)\^ )
    """,
        re.VERBOSE | re.MULTILINE,
    )


_NOTE_TEXT = re.compile(r"^ {0,3}\[\^[^\]\s\[]+\]:[ \t]*", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+(?:['’\u02bc\-‑][^\W_]+)*")
_BREAK = re.compile(r"\n[ \t]*\n|\n(?=[ ]{0,3}(?:[-+*]|[0-9]{1,9}[.)])[ ])")
_STOP = re.compile(r"[.!?…。！？؟۔]+[\"'’”»)\]]*(?=\s|$|\ufffc)|[。！？]")


class Word(NamedTuple):
    """A word in `Prose.text`; `folded` is for comparing, with a straight apostrophe."""

    start: int
    end: int
    folded: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text comes from: `raw` as it stands in the file under `path`, or as the template wrote it (`typed`
    false; `path` is the passage then). `number` counts passages from 1; 0 is outside them."""

    path: KeyPath
    raw: str
    typed: bool = True
    role: Role | None = None
    number: int = 0


@dataclass(frozen=True)
class Prose:
    """One text of the letter as a reader meets it: `text` begins somewhere in its origin's `raw`."""

    kind: Kind
    origin: Origin
    text: str
    clean_starts: tuple[int, ...]
    raw_starts: tuple[int, ...]

    @property
    def path(self) -> KeyPath:
        """The key path of the text."""
        return self.origin.path

    @property
    def role(self) -> Role | None:
        """The role of the passage that it belongs to."""
        return self.origin.role

    @property
    def number(self) -> int:
        """The passage that it belongs to, from 1; 0 outside passages."""
        return self.origin.number

    def __hash__(self) -> int:
        return id(self)

    def span(self, start: int, end: int) -> Span | None:
        """The place in the file's text of some words of `text`; None for words that the template wrote."""
        if not self.origin.typed:
            return None
        return (self._raw(start), self._raw(max(start, end - 1)) + min(1, end - start))

    def _raw(self, at: int) -> int:
        index = bisect_right(self.clean_starts, at) - 1
        return self.raw_starts[index] + at - self.clean_starts[index]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Every word in its order."""
        text, folded = self.text, fold(self.text)
        spans = [found.span() for found in _WORD.finditer(text)]
        if len(folded) == len(text):
            return tuple([Word(start, end, folded[start:end]) for start, end in spans])
        return tuple([Word(start, end, fold(text[start:end])) for start, end in spans])

    @cached_property
    def capitals(self) -> tuple[int, ...]:
        """The words, by their place in `words`, that have a capital letter."""
        text = self.text
        return tuple([at for at, (start, end, _) in enumerate(self.words) if not text[start:end].islower()])

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """Paragraphs and items of lists."""
        return tuple(_pieces(self.text, [found.span() for found in _BREAK.finditer(self.text)]))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences, with their stop. A stop after an initial or an abbreviation does not end one."""
        return tuple(piece for start, end in self.paragraphs for piece in _sentences(self.text, start, end))

    def paragraph_at(self, at: int) -> Span:
        """The paragraph that holds a place."""
        index = bisect_right(self.paragraphs, (at, len(self.text) + 1)) - 1
        return self.paragraphs[index] if index >= 0 else (0, len(self.text))

    @cached_property
    def _sentence_starts(self) -> tuple[int, ...]:
        return tuple(start for start, _ in self.sentences)

    def sentence_at(self, at: int) -> Span:
        """The sentence that holds a place."""
        index = bisect_right(self._sentence_starts, at) - 1
        return self.sentences[index] if index >= 0 else (0, len(self.text))


def fold(word: str) -> str:
    """A word for comparing: case folded, straight apostrophes and hyphens."""
    return word.casefold().replace("’", "'").replace("\u02bc", "'").replace("‑", "-")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, for comparing."""
    return tuple(fold(found) for found in _WORD.findall(text))


def prose(kind: Kind, origin: Origin) -> Iterator[Prose]:
    """The prose of one Markdown text: its body, then each of its notes."""
    raw = origin.raw
    notes = [*_NOTE_TEXT.finditer(raw)] if "[^" in raw else []
    edges = [note.start() for note in notes] + [len(raw)]
    yield _cleaned(kind, origin, 0, edges[0])
    for note, end in zip(notes, edges[1:], strict=True):
        yield _cleaned("note", origin, note.end(), end)


def plain(kind: Kind, path: KeyPath, raw: str) -> Prose:
    """The prose of a text that is printed as it is typed."""
    return Prose(kind, Origin(path, raw), raw, (0,), (0,))


def _cleaned(kind: Kind, origin: Origin, first: int, last: int) -> Prose:
    raw = origin.raw
    pieces: list[str] = []
    clean_starts, raw_starts, length, at = [0], [first], 0, first

    def keep(text: str, start: int) -> None:
        nonlocal length
        if text:
            pieces.append(text)
            clean_starts.append(length)
            raw_starts.append(start)
            length += len(text)

    for found in _markup(raw, first, last):
        if found.lastgroup == "cited" and citation(found[0][1:-1]) is None:
            continue
        before = raw[at : found.start()]
        keep(before.rstrip(" ") if found.lastgroup in ("note", "cited") and _ends(raw, found.end()) else before, at)
        if found.lastgroup == "escape":
            keep(found[0][1], found.start() + 1)
        elif found.lastgroup == "net":
            keep(ADDRESS, found.start())
        elif found.lastgroup == "line":
            keep(" " * len(found[0]), found.start())
        at = found.end()
    keep(raw[at:last].rstrip("\n") if last == len(raw) else raw[at:last], at)
    return Prose(kind, origin, "".join(pieces), tuple(clean_starts), tuple(raw_starts))


def _markup(raw: str, first: int, last: int) -> Iterator[re.Match[str]]:
    """The markup of a text, looked for only in the paragraphs that hold one of its characters."""
    at = first
    while at < last:
        end = raw.find("\n\n", at, last)
        end = last if end < 0 else end
        part = raw[at:end]
        if any(mark in part for mark in _MARKS) or _LISTED.search(part):
            yield from _pattern().finditer(raw, at, end)
        at = end + 2


_MARKS: Final = ("[", "*", "_", "^", "\\", "@", "://", "www.")
_LISTED = re.compile(r"(?:\A|\n) {0,3}[-+*>0-9]")


def _ends(raw: str, at: int) -> bool:
    """Whether a blank or a stop follows, so that a note takes the blank before it away when it goes."""
    return raw[at : at + 1] in ("", " ", "\n", ".", ",", ";", ":", "!", "?", ")", "[")


def _pieces(text: str, breaks: list[Span]) -> Iterator[Span]:
    start = 0
    for begin, end in [*breaks, (len(text), len(text))]:
        inner = text[start:begin]
        if inner.strip():
            yield start + len(inner) - len(inner.lstrip()), begin - (len(inner) - len(inner.rstrip()))
        start = end


_ABBREVIATED: Final = (
    "mr mrs ms dr prof st rev hon gen col lt sen gov no nos vol art arts para paras p pp ch cf e.g i.e vs etc "
    "inc ltd approx jan feb mar apr jun jul aug sep sept oct nov dec u.s u.n u.k h.e a.m p.m fig ed eds al rt "
    "m mm mme mmes me av env n° ex réf tél sr sra srta ud uds núm págs pág dña lic ing ст п пп гл г гг т д др "
    "им ул тыс млн млрд руб стр см проф св н э т.е т.д т.п т.к "
)
_ABBREVIATIONS: Final = frozenset(_ABBREVIATED.split())
_LAST = re.compile(r"[\w.°]+$")


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    for found in _STOP.finditer(text, start, end):
        if found[0].startswith(".") and not found[0].startswith("..") and _goes_on(text, found, begin, end):
            continue
        yield begin, found.end()
        begin = found.end()
        while begin < end and text[begin].isspace():
            begin += 1
    if begin < end:
        yield begin, end


def _goes_on(text: str, found: re.Match[str], begin: int, end: int) -> bool:
    """Whether a full stop ends an abbreviation or an initial, so that the sentence goes on."""
    last = _LAST.search(text, max(begin, found.start() - 12), found.start())
    word = last[0].casefold() if last else ""
    after = text[found.end() : min(end, found.end() + 6)].lstrip()
    if word == "г" and not text[max(begin, found.start() - 4) : found.start() - 1].rstrip()[-1:].isdigit():
        return True  # a city; behind a number it is a year, which may end a sentence
    if after[:1].islower():
        return True
    if word in _ABBREVIATIONS:
        return bool(after) and not (
            word in ("etc", "a.m", "p.m", "г", "гг", "др", "т.д", "т.п") and after[:1].isupper()
        )
    return last is not None and len(word) == 1 and last[0].isupper() and bool(after)  # an initial
