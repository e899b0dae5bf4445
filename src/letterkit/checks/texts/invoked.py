"""The norms of a letter: those that it invokes or cites, and those that a sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose, Span
from letterkit.errors import KeyPath
from letterkit.letter.citation_syntax import citations
from letterkit.norms.norm import Localized, Norm


class Invoked(NamedTuple):
    """A norm where a letter invokes or cites it. `span` is the citation; None where `path` is the key itself. `number`
    is that of the passage, from 1; 0 for an annex."""

    norm: Norm
    at: str
    path: KeyPath
    span: Span | None
    number: int = 0


def invoked_norms(subject: Subject) -> Iterator[Invoked]:
    """Yield every norm that the letter invokes or cites, in the order of the file."""
    citing = _citing_texts(subject)
    for index, passage in enumerate(subject.draft.passages or ()):
        path: KeyPath = ("passages", index)
        for number, invoked in enumerate(passage.invokes):
            norm = subject.norms.find(invoked.norm)
            if norm is not None:
                yield Invoked(norm, invoked.at, (*path, "invokes", number), None, index + 1)
        for where, text in citing.pop(index, ()):
            yield from _cited_norms(subject, where, text)
    for where, text in citing.get(_ELSEWHERE, ()):
        yield from _cited_norms(subject, where, text)


_ELSEWHERE: Final = -1
"""Texts that stand in no passage of the file: answers, evidence, cases, annexes."""


def _citing_texts(subject: Subject) -> dict[int, list[tuple[KeyPath, str]]]:
    """Return the texts that may cite a norm, by the index of their passage in the file."""
    by_passage: dict[int, list[tuple[KeyPath, str]]] = {}
    for path, text in subject.citing_texts if any("@" in text for _, text in subject.texts) else ():
        if "@" in text:
            index = path[1] if path[0] == "passages" and isinstance(path[1], int) else _ELSEWHERE
            by_passage.setdefault(index, []).append((path, text))
    return by_passage


def _cited_norms(subject: Subject, path: KeyPath, text: str) -> Iterator[Invoked]:
    start = -1
    number = subject.number_of(path)
    for typed, citation in citations(text):
        start = text.find(typed, start + 1)
        for item in citation.items:
            norm = None if item.key in subject.sources else subject.norms.find(item.key)
            if norm is not None:
                yield Invoked(norm, item.after, path, (start, start + len(typed)), number)


def is_named(norm: Norm, sentence: str, subject: Subject) -> bool:
    """True if a sentence, case folded, has the title or the short name of a norm, in Russian in any case."""
    return name_in(norm, sentence, subject) is not None


def is_called(norm: Norm, sentence: str, subject: Subject) -> bool:
    """True if a sentence, case folded, has a name of a norm, or what people call it: ‘the Universal Declaration’."""
    if is_named(norm, sentence, subject):
        return True
    called = (name.casefold() for name in norm.also_known_as if not name.islower())
    return any(name in sentence and _as_words(name).search(sentence) is not None for name in called)


def name_in(norm: Norm, sentence: str, subject: Subject) -> Span | None:
    """Return where a sentence, case folded, has the title or the short name of a norm; None if it has neither."""
    sentence = sentence.replace("’", "'")
    for field in NAMES:
        name = norm.localized(field, subject.draft.language).casefold().replace("’", "'")
        if name and subject.language == "ru":
            if match := _in_any_case(name).search(sentence):
                return match.span()
        elif name and name in sentence and (match := _as_words(name).search(sentence)):
            return match.span()
    return None


NAMES: Final[tuple[Localized, ...]] = ("title", "short")


@lru_cache(maxsize=2048)
def _in_any_case(name: str) -> re.Pattern[str]:
    """Return the pattern of a Russian name whose words may have other endings."""
    words = (re.escape(word[: max(_STEM, len(word) - _ENDING)]) + r"\w*" for word in re.findall(r"\w+", name))
    return re.compile(r"(?<!\w)" + r"\W{1,3}".join(words))


@lru_cache(maxsize=2048)
def _as_words(name: str) -> re.Pattern[str]:
    """Return the pattern of a name that is no part of a longer word: CAT is not in ‘indicated’."""
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


_STEM, _ENDING = 3, 2


def sentence_text(prose: Prose, position: int) -> str:
    """Return the sentence at a position, case folded; of one that never ends, the part round the position."""
    start, end = sentence_window(prose, position)
    return prose.text[start:end].casefold()


def sentence_window(prose: Prose, position: int) -> Span:
    """Return where `sentence_text` begins and ends."""
    start, end = prose.sentence_at(position)
    return max(start, position - _FAR), min(end, position + _FAR)


_FAR = 600


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
