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

from letterkit.checks.texts.small_words import small_words
from letterkit.errors import KeyPath
from letterkit.languages.normal_form import caseless
from letterkit.letter.citation_syntax import citation
from letterkit.letter.roles import Role

Span = tuple[int, int]
"""The first character of some words in a text, and the one after the last."""

Kind = Literal["subject", "salutation", "heading", "passage", "ask", "question", "note", "closing"]

ADDRESS = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Replaces an address on the net in `Prose.text`: no rule reads its letters."""

UPPER: Final = "".join(ch for ch in map(chr, range(0x41, 0x587)) if ch.isupper())
"""The capital letters of the scripts that have them, for a class in a pattern."""


@cache
def _pattern() -> re.Pattern[str]:
    """Return the markup that is no part of the prose. Compiled for the first text that has some: it takes a while."""
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
_STOP = re.compile(
    r"[.!?…。！？؟۔।॥։።]+[\"'’”»)\]」』）]*(?=\s|$|\ufffc)"
    r"|[。！？]+[’”»」』）]*"  # scripts without blanks between words
)


class Word(NamedTuple):
    """A word in `Prose.text`; `folded` is for comparing, with a straight apostrophe."""

    start: int
    end: int
    folded: str


class Origin(NamedTuple):
    """The source of a text: `raw` as it is in the file under `path`, or as the template wrote it (`typed` is false,
    `path` the passage then). `number` counts passages from 1; 0 is outside them. `sources` are those that the file
    gives for the text as a whole."""

    path: KeyPath
    raw: str
    typed: bool = True
    role: Role | None = None
    number: int = 0
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Prose:
    """One text of the letter as it is read. `text` begins somewhere in its origin's `raw`."""

    kind: Kind
    origin: Origin
    text: str
    clean_starts: tuple[int, ...]
    raw_starts: tuple[int, ...]

    @property
    def path(self) -> KeyPath:
        return self.origin.path

    @property
    def role(self) -> Role | None:
        """Return the role of the passage that the text belongs to."""
        return self.origin.role

    @property
    def number(self) -> int:
        """Return the number of the passage that the text belongs to, from 1; 0 outside passages."""
        return self.origin.number

    def __hash__(self) -> int:
        return id(self)

    def span(self, start: int, end: int) -> Span | None:
        """Return the place in the file's text of some words of `text`; None for words that the template wrote."""
        if not self.origin.typed:
            return None
        return (self._raw(start), self._raw(max(start, end - 1)) + min(1, end - start))

    def _raw(self, position: int) -> int:
        index = bisect_right(self.clean_starts, position) - 1
        return self.raw_starts[index] + position - self.clean_starts[index]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Return every word in its order."""
        text, folded = self.text, caseless(self.text)
        spans = [match.span() for match in _WORD.finditer(text)]
        if len(folded) == len(text):
            return tuple([Word(start, end, folded[start:end]) for start, end in spans])
        return tuple([Word(start, end, caseless(text[start:end])) for start, end in spans])

    @cached_property
    def capitals(self) -> tuple[int, ...]:
        """Return the indices in `words` of the words that have a capital letter."""
        text = self.text
        return tuple([index for index, (start, end, _) in enumerate(self.words) if not text[start:end].islower()])

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """Return paragraphs and items of lists."""
        return tuple(_split(self.text, [match.span() for match in _BREAK.finditer(self.text)]))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Return the sentences, with their stop. A stop after an initial or an abbreviation does not end one."""
        return tuple(piece for start, end in self.paragraphs for piece in _sentences(self.text, start, end))

    def paragraph_at(self, position: int) -> Span:
        index = bisect_right(self.paragraphs, (position, len(self.text) + 1)) - 1
        return self.paragraphs[index] if index >= 0 else (0, len(self.text))

    @cached_property
    def _sentence_starts(self) -> tuple[int, ...]:
        return tuple(start for start, _ in self.sentences)

    def sentence_at(self, position: int) -> Span:
        index = bisect_right(self._sentence_starts, position) - 1
        return self.sentences[index] if index >= 0 else (0, len(self.text))


def text_words(text: str) -> tuple[str, ...]:
    """Return the words of a text, caseless."""
    return tuple(caseless(word) for word in _WORD.findall(text))


def markdown_prose(kind: Kind, origin: Origin) -> Iterator[Prose]:
    """Yield the prose of one Markdown text: its body, then each of its notes."""
    raw = origin.raw
    notes = [*_NOTE_TEXT.finditer(raw)] if "[^" in raw else []
    edges = [note.start() for note in notes] + [len(raw)]
    yield _clean_prose(kind, origin, 0, edges[0])
    for note, end in zip(notes, edges[1:], strict=True):
        yield _clean_prose("note", origin, note.end(), end)


def plain_prose(kind: Kind, path: KeyPath, raw: str) -> Prose:
    """Return the prose of a text that is printed as it is typed."""
    return Prose(kind, Origin(path, raw), raw, (0,), (0,))


def answer_prose(kind: Kind, origin: Origin) -> Prose:
    """Return the prose of an answer: citations are its only markup."""
    return _clean_prose(kind, origin, 0, len(origin.raw), frozenset({"cited", "net"}))


_EVERY: Final = frozenset({"escape", "net", "note", "cited", "target", "open", "line", "strong", "raised"})


def _clean_prose(kind: Kind, origin: Origin, first: int, last: int, markup: frozenset[str] = _EVERY) -> Prose:
    raw = origin.raw
    pieces: list[str] = []
    clean_starts, raw_starts, length, end = [0], [first], 0, first

    def keep(text: str, start: int) -> None:
        nonlocal length
        if text:
            pieces.append(text)
            clean_starts.append(length)
            raw_starts.append(start)
            length += len(text)

    for match in _markup(raw, first, last):
        if match.lastgroup not in markup:
            continue
        if match.lastgroup == "cited" and citation(match[0][1:-1]) is None:
            continue
        before = raw[end : match.start()]
        keep(
            before.rstrip(" ") if match.lastgroup in ("note", "cited") and _ends_phrase(raw, match.end()) else before,
            end,
        )
        if match.lastgroup == "escape":
            keep(match[0][1], match.start() + 1)
        elif match.lastgroup == "net":
            keep(ADDRESS, match.start())
        elif match.lastgroup == "line":
            keep(" " * len(match[0]), match.start())
        end = match.end()
    keep(raw[end:last].rstrip("\n") if last == len(raw) else raw[end:last], end)
    return Prose(kind, origin, "".join(pieces), tuple(clean_starts), tuple(raw_starts))


def _markup(raw: str, first: int, last: int) -> Iterator[re.Match[str]]:
    """Yield the markup of a text; only paragraphs that hold one of its characters are searched."""
    start = first
    while start < last:
        end = raw.find("\n\n", start, last)
        end = last if end < 0 else end
        part = raw[start:end]
        if any(mark in part for mark in _MARKS) or _LISTED.search(part):
            yield from _pattern().finditer(raw, start, end)
        start = end + 2


_MARKS: Final = ("[", "*", "_", "^", "\\", "@", "://", "www.")
_LISTED = re.compile(r"(?:\A|\n) {0,3}[-+*>0-9]")


def _ends_phrase(raw: str, position: int) -> bool:
    """True if a blank or a stop follows, so that a note takes the blank before it away with it."""
    return raw[position : position + 1] in ("", " ", "\n", ".", ",", ";", ":", "!", "?", ")", "[")


def _split(text: str, breaks: list[Span]) -> Iterator[Span]:
    start = 0
    for begin, end in [*breaks, (len(text), len(text))]:
        inner = text[start:begin]
        if inner.strip():
            yield start + len(inner) - len(inner.lstrip()), begin - (len(inner) - len(inner.rstrip()))
        start = end


_LAST = re.compile(r"[\w.°]+$")


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    for match in _STOP.finditer(text, start, end):
        if match[0].startswith(".") and not match[0].startswith("..") and _is_abbreviation(text, match, begin, end):
            continue
        if text[match.end() : end].lstrip()[:1].islower() and match[0][0] in "….?!":  # “Where?” he asked
            continue
        yield begin, match.end()
        begin = match.end()
        while begin < end and text[begin].isspace():
            begin += 1
    if begin < end:
        yield begin, end


def _is_abbreviation(text: str, stop: re.Match[str], begin: int, end: int) -> bool:
    """True if a full stop ends an abbreviation or an initial, so that the sentence goes on."""
    last = _LAST.search(text, max(begin, stop.start() - 12), stop.start())
    word = last[0].casefold() if last else ""
    after = text[stop.end() : min(end, stop.end() + 6)].lstrip()
    if word == "г" and not text[max(begin, stop.start() - 4) : stop.start() - 1].rstrip()[-1:].isdigit():
        return True  # a city; behind a number it is a year, which may end a sentence
    if after[:1].islower():
        return True
    if word in small_words("abbreviations"):
        return bool(after) and not (word in small_words("abbreviations_at_the_end") and after[:1].isupper())
    return last is not None and len(word) == 1 and last[0].isupper() and bool(after)  # an initial
