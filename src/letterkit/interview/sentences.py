"""A text in sentences, each with its place, and the marks of sources behind them.

Sentences are those of the checks (`checks/texts/text.py`); a quotation of several is not torn apart. A mark is put
behind a sentence, never into a word, a note, a link or another citation.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from letterkit.checks.texts.quotes import quotations
from letterkit.checks.texts.text import ADDRESS, Origin, Prose, Span, markdown_prose
from letterkit.letter.citation_syntax import citation

_BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")
_BLOCK_END: Final = re.compile(r"\n[ \t]*\n|\n(?= {0,3}(?:[-+*•]|[0-9]{1,9}[.)]) )")
"""The end of a paragraph, or of an entry of a list."""
_BULLET: Final = re.compile(r"\s*(?:[-+*•>] +)+")
_FOOTNOTE: Final = re.compile(r"^ {0,3}\[\^[^\]\s\[]+\]:", re.MULTILINE)
_BRACKETS: Final = re.compile(r"(?<!\\)\[([^\[\]\n]*)\](?!\()")
_NOTE: Final = re.compile(r"\^([^\]\s\[]{1,60})")
_BEHIND: Final = re.compile(r"(?:[ \t]*\[[^\[\]\n]*\])+|[^\s\[]+")
"""What may stand between two sentences and belongs to the first: marks of sources, the end of emphasis or of a link."""
_AT_AN_END: Final = re.compile(r"\s|\[(?:\^[^\]\s\[]+|[^\[\]\n]*@[^\[\]\n]*)\]")
_PLAIN_KEY: Final = re.compile(r"\w(?:\w|[:.#$%&+?<>~/-](?=\w))*")
_BRACED_KEY: Final = re.compile(r"[^{}\s\[\];]+")


class Sentence(NamedTuple):
    """A sentence of a text: its first character and the one after its last, marks of sources included; the paragraph
    that it stands in, from 0; its words in one line, without those marks."""

    start: int
    end: int
    paragraph: int
    words: str


class Mark(NamedTuple):
    """A mark of a source in a text: its place, and what it names: the key of a citation, or the label of a note."""

    start: int
    end: int
    name: str
    is_note: bool


def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text in their order; footnotes below it are none."""
    spans = [*_spans(text)]
    breaks = [match.start() for match in _BLANK_LINE.finditer(text)]
    return tuple(
        Sentence(start, end, bisect_right(breaks, start), _without_marks(text, start, end)) for start, end in spans
    )


def sentence_at(text: str, index: int) -> Sentence | None:
    """Return the sentence in which a character stands, or behind which; None for a text without any."""
    found = sentences(text)
    number = bisect_right([sentence.start for sentence in found], index) - 1
    return found[max(number, 0)] if found else None


def _spans(text: str) -> Iterator[Span]:
    body, first = _body_end(text), 0
    for match in [*_BLOCK_END.finditer(text, 0, body), None]:
        last = match.start() if match else body
        first += len(bullet[0]) if (bullet := _BULLET.match(text[first:last])) else 0
        yield from ((first + start, first + end) for start, end in _spans_of_block(text[first:last]))
        first = match.end() if match else body


def _spans_of_block(text: str) -> Iterator[Span]:
    prose = next(markdown_prose("passage", Origin((), text)))
    spans = [span for span in _whole(prose) if _says(prose, *span)]
    places = [place for span in spans if (place := prose.span(*span))]
    begin = 0
    for number, (_, last) in enumerate(places, 1):
        end = _behind(text, last, places[number][0]) if number < len(places) else len(text.rstrip())
        yield begin + len(text[begin:]) - len(text[begin:].lstrip()), end
        begin = end


def _says(prose: Prose, start: int, end: int) -> bool:
    """True if there are words, and not only marks."""
    return any(character.isalnum() or character == ADDRESS for character in prose.text[start:end])


def _body_end(text: str) -> int:
    """Return where the text ends, and its footnotes begin."""
    match = _FOOTNOTE.search(text)
    return match.start() if match else len(text)


def _whole(prose: Prose) -> Iterator[Span]:
    """Yield the sentences of a text; those of one quotation, which is closed, are one."""
    closed = [(start, end) for start, end in quotations(prose) if prose.text[end : end + 1].strip()]
    starts = [start for start, _ in closed]
    begun: int | None = None
    for start, end in prose.sentences:
        begun = start if begun is None else begun
        quote = bisect_right(starts, end) - 1
        if quote >= 0 and end < closed[quote][1]:
            continue
        yield begun, end
        begun = None
    if begun is not None:
        yield begun, prose.sentences[-1][1]


def _behind(text: str, end: int, limit: int) -> int:
    """Return where a sentence ends with all that belongs to it; the next one begins at the limit."""
    while match := _BEHIND.match(text, end, limit):
        if match[0].lstrip().startswith("["):
            marks = [*_marks(text, match.start(), match.end())]
            if not marks:
                break
            end = max(mark.end for mark in marks)
        elif not _AT_AN_END.match(text, match.end()):  # the next sentence follows at once
            break
        else:
            end = match.end()
    return end


# -- marks ----------------------------------------------------------------------------------------------


def marks(text: str, sentence: Sentence) -> tuple[Mark, ...]:
    """Return the marks of sources in a sentence: citations, and marks of footnotes that stand below the text."""
    return tuple(mark for mark in _marks(text, sentence.start, sentence.end) if not mark.is_note or _has(text, mark))


def _marks(text: str, first: int, last: int) -> Iterator[Mark]:
    for match in _BRACKETS.finditer(text, first, last):
        if note := _NOTE.fullmatch(match[1]):
            yield Mark(match.start(), match.end(), note[1], is_note=True)
        elif cited := citation(match[1]):
            yield from (Mark(match.start(), match.end(), item.key, is_note=False) for item in cited.items)


def _has(text: str, mark: Mark) -> bool:
    return _definition(mark.name).search(text) is not None


def note_words(text: str, label: str) -> str:
    """Return the words of a footnote that stands below a text; empty where there is none."""
    match = _definition(label).search(text)
    return " ".join(match[1].split()) if match else ""


def _definition(label: str) -> re.Pattern[str]:
    """Return the pattern of a footnote: it goes on to a blank line or the next one."""
    return re.compile(rf"^ {{0,3}}\[\^{re.escape(label)}\]:(.*(?:\n(?![ \t]*\n| {{0,3}}\[\^).+)*)\n?", re.MULTILINE)


def _without_marks(text: str, start: int, end: int) -> str:
    words, position = "", start
    for mark in _marks(text, start, end):
        words += text[position : mark.start].rstrip() if mark.start >= position else ""
        position = max(position, mark.end)
    return " ".join((words + text[position:end]).split())


def spelled_key(key: str) -> str:
    """Return a key as a citation has it; empty for one that no citation can have."""
    if _PLAIN_KEY.fullmatch(key):
        return f"@{key}"
    return f"@{{{key}}}" if _BRACED_KEY.fullmatch(key) else ""


def with_mark(text: str, sentence: Sentence, key: str) -> str:
    """Return a text with a citation behind a sentence; the text as it is where it stands there already."""
    if any(mark.name == key and not mark.is_note for mark in marks(text, sentence)):
        return text
    before, after = text[: sentence.end], text[sentence.end :]
    escaped = " " if before.endswith("\\") else ""
    link = " " if after.startswith("(") else ""
    return f"{before}{escaped}[{spelled_key(key)}]{link}{after}"


def without_mark(text: str, mark: Mark) -> str:
    """Return a text without a mark; of a footnote that nothing else points at, without its words either."""
    inside = text[mark.start + 1 : mark.end - 1]
    if not mark.is_note and ";" in inside:
        kept = [part.strip() for part in inside.split(";") if not _names(part, mark.name)]
        if kept:
            return f"{text[: mark.start]}[{'; '.join(kept)}]{text[mark.end :]}"
    shorter = text[: mark.start].rstrip(" ") + text[mark.end :]
    if mark.is_note and f"[^{mark.name}]" not in _definition(mark.name).sub("", shorter):
        shorter = _definition(mark.name).sub("", shorter).rstrip("\n")
    return shorter


def _names(part: str, key: str) -> bool:
    cited = citation(part)
    return cited is not None and any(item.key == key for item in cited.items)
