"""Who is asked for what, and where: the passages that ask, their lists, and the sentences that put a request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from letterkit.checks.texts.subject import Subject, cached_for_texts
from letterkit.checks.texts.text import Prose, Span, text_words
from letterkit.compose import ComposedPassage
from letterkit.errors import KeyPath
from letterkit.letter.model import Ask

ASKING_ROLES = ("ask", "opening", "urgency", "closing")
"""Parts in which letters ask, and say by when."""
_LIST = re.compile(r"^ {0,3}(?:[-+*]|[0-9]{1,9}[.)])[ ]", re.MULTILINE)


def ask_passages(subject: Subject) -> Iterator[ComposedPassage]:
    """Yield the passages that ask, as their main part or beside it."""
    return (composed for composed in subject.passages if composed.passage.plays("ask"))


def listed_asks(subject: Subject) -> Iterator[tuple[ComposedPassage, KeyPath, Ask]]:
    """Yield every ask of a list that says something, with its passage and its key path."""
    for composed in ask_passages(subject):
        for index, ask in enumerate(composed.passage.asks):
            if ask.action.strip():
                yield composed, (*subject.passage_path(composed), "asks", index), ask


def prose_of(subject: Subject, composed: ComposedPassage) -> Sequence[Prose]:
    return subject.body_by_passage.get(composed.number, ())


def asking_texts(subject: Subject) -> Iterator[Prose]:
    """Yield the texts in which a letter asks: those of passages that ask, open, urge or close."""
    roles = {composed.number: composed.passage for composed in subject.passages}
    for prose in subject.body:
        passage = roles.get(prose.number)
        if passage and any(passage.plays(role) for role in ASKING_ROLES):
            yield prose


def is_typed(prose: Prose) -> bool:
    """True for a passage in the writer's own words. One by the template prints the list of asks."""
    return prose.kind == "passage" and prose.origin.typed


def is_question(text: str) -> bool:
    """True for a question to the reader."""
    return text.rstrip().rstrip("\"'”»’)_*").rstrip().endswith(("?", "؟"))


def lead_texts(subject: Subject, composed: ComposedPassage) -> Sequence[Prose]:
    """Return the texts that introduce the list of a passage: its own. Where they put no request, and the passage has no
    heading, what asks in the passage before goes on in this one."""
    own = [prose for prose in prose_of(subject, composed) if prose.kind == "passage"]
    if not any(requests(subject, prose) for prose in own) and composed.number > 1:
        before = subject.passages[composed.number - 2]
        if before.passage.plays("ask") and not composed.passage.heading:
            own = [*(prose for prose in prose_of(subject, before) if prose.kind == "passage"), *own]
    return own


def requests(subject: Subject, prose: Prose) -> bool:
    """True if somebody is asked, or told what to do, in a text."""
    return any(subject.matches(words, prose) for words in ("ask-lead", "ask-must"))


@cached_for_texts
def asking_sentences(subject: Subject, prose: Prose) -> frozenset[Span]:
    """Return the sentences of a text that put a request: to somebody, with ‘must’ in a passage that asks, or as a
    question there."""
    spans = set(subject.sentences_with("ask-lead", prose))
    if prose.kind in ("ask", "question"):
        return frozenset(prose.sentences)
    if subject.passages[prose.number - 1].passage.plays("ask") if prose.number else False:
        spans |= subject.sentences_with("ask-must", prose)
        spans |= {(start, end) for start, end in prose.sentences if is_question(prose.text[start:end])}
    return frozenset(spans)


def has_list(composed: ComposedPassage) -> bool:
    """True if a passage has a list in its text."""
    return bool(_LIST.search(composed.text))


def prints_asks(composed: ComposedPassage) -> bool:
    """True if a passage prints its asks; there are moves that only keep them, beside what the writer says."""
    if not composed.by_move:
        return bool(composed.passage.asks)
    return any(piece.voice == "data" for piece in composed.pieces)


def asks_anything(subject: Subject) -> bool:
    """True if a letter asks something: by a list, questions, a move, or a sentence in what it asks. What speaks to the
    reader there is taken for a request: orders have too many forms."""
    passages = [composed for composed in ask_passages(subject) if not composed.empty]
    if any(composed.pieces or prints_asks(composed) or has_list(composed) for composed in passages):
        return True
    if any(asking_sentences(subject, prose) for prose in asking_texts(subject)):
        return True
    texts = [prose for composed in passages for prose in prose_of(subject, composed)]
    if any(subject.matches(words, prose) for prose in texts for words in _IMPERSONAL):
        return True
    if any(_is_order(prose, match.start) for prose in texts for match in subject.matches("ask-acts", prose)):
        return True
    endings = tuple(subject.words["ask-order-endings"])
    firsts = (next(iter(text_words(prose.text[start:end])), "") for prose in texts for start, end in prose.sentences)
    return bool(endings) and any(word.endswith(endings) for word in firsts)


_IMPERSONAL = (
    "ask-reader",
    "ask-loose",
    "ask-impersonal",
    "ask-impersonal-last",
    "ask-impersonal-vague",
    "ask-impersonal-on",
    "ask-passive",
)


def _is_order(prose: Prose, position: int) -> bool:
    """True for a verb at the head of a sentence or behind a comma, colon or ‘and’: ‘Open the camp’."""
    before = prose.text[max(position - 8, 0) : position].rstrip()
    return position == prose.sentence_at(position)[0] or before.endswith((",", ":", ";", " and", "First", "Second"))
