"""Who is named in a sentence, and who is said to have said it."""

from __future__ import annotations

import re
from functools import cache

from letterkit.checks.texts.small_words import small_words
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import UPPER, Prose, Span, plain_prose
from letterkit.checks.texts.words import find_phrases


@cache
def full_name() -> re.Pattern[str]:
    """Return the pattern of a name of one to five words with capitals, and the small words inside it."""
    capital = rf"[{UPPER}][\w’'-]{{0,30}}"
    particle = rf"(?:(?:{'|'.join(sorted(small_words('in_personal_names')))})[ -])?"
    return re.compile(rf"{capital}(?: {particle}{capital}){{0,4}}")


def is_sourced(subject: Subject, prose: Prose, sentence: Span) -> bool:
    """True if a sentence says who says so: by a note, a citation, a link, in words (`attribution`), or by the sources
    that the draft gives for the whole text."""
    if prose.origin.sources or sentence in subject.sentences_with("attribution", prose):
        return True
    cache = subject.cache("noted").setdefault(prose, {})
    if sentence not in cache:
        cache[sentence] = is_noted(prose, sentence)
    noted: bool = cache[sentence]
    return noted


def is_introduced_by(subject: Subject, prose: Prose, name: str) -> bool:
    """True if what a move writes before an answer, in its sentence or the one before, has a phrase of a word list:
    “According to our colleagues: …”."""
    composed = next((one for one in subject.passages if one.number == prose.number and one.pieces), None)
    begin = prose.origin.raw.strip()[:_TELLING]
    at = composed.text.find(begin) if composed is not None and begin else -1
    if composed is None or at < 1:
        return False
    before = composed.text[max(at - _BEFORE, 0) : at].rpartition("\n\n")[2]
    return name in find_phrases(subject.words, plain_prose("passage", prose.path, before))


_TELLING, _BEFORE = 60, 160


def is_noted(prose: Prose, sentence: Span) -> bool:
    """True if a note, a citation or a link is in a sentence or right after it."""
    raw = prose.span(*sentence)
    if raw is None:
        return False
    behind = prose.origin.raw[raw[1] : raw[1] + 60].lstrip(' .”"»')
    return bool(_NOTED.search(prose.origin.raw, *raw) or _NOTED.match(behind))


_NOTED = re.compile(r"\[\^[^\]\s]{1,60}\]|\[[^\[\]@]{0,80}@[^\[\]]{1,200}\]|\]\(")
