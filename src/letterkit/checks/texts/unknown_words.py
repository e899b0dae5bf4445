"""The words of a letter that its language does not have: what a spelling check looks at, and what it passes over.

Passed over are names (a capital inside a sentence), acronyms, words with figures, addresses and symbols, what is
quoted, set in italics or cited, and what is not in the language of the letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Set
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from letterkit.checks.texts.dictionary import Dictionary, dictionary, languages
from letterkit.checks.texts.quotes import is_quoted
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose
from letterkit.library import own_words

_ELISION: Final = re.compile(r"(?:[dljtmnsc]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=\w)", re.IGNORECASE)
_ITALICS: Final = re.compile(r"(?<![*_\w])([*_])(?=[^\s*_])[^*_\n]{1,300}(?<=[^\s*_])\1(?![*_\w])")
_QUOTED_LINES: Final = re.compile(r"^ {0,3}>.*$", re.MULTILINE)
_JOINED_BEFORE: Final = frozenset("/\\@#_&=.~^$€\ufffc")
_JOINED_BEHIND: Final = frozenset("/\\@_&=~^\ufffc")
_SHORTEST: Final = 3
_REST: Final = 5
"""Letters behind a beginning such as `anti`: fewer could be what is left of another word."""
_FEW: Final = 12
"""Words below which no share of unknown ones tells that a text is in another language."""
_FOREIGN: Final = 0.3
_SHORT_TEXT: Final = 40
"""Words of a text of which each is looked up in the other languages too."""
_DECLINED: Final = 2
_NAME: Final = 5


class UnknownWord(NamedTuple):
    """A word that is not in the dictionary, at its place in a text, without an article or ’s that is written on."""

    prose: Prose
    start: int
    end: int
    word: str
    begins: bool
    """True if a sentence begins with it, so that a capital does not make it a name."""


def unknown_words(subject: Subject) -> Iterator[UnknownWord]:
    """Yield the words of a letter that are not known, in the order of reading."""
    if subject.language not in languages():
        return
    words = dictionary(subject.language)
    known = cache(lambda: known_words(subject))  # most letters have no word for which it is needed
    for prose in subject.prose:
        if prose.kind not in ("note", "salutation") and not is_citation(prose):
            yield from _unknown_in(prose, subject, words, known)


def is_citation(prose: Prose) -> bool:
    """True for the name of a person or place in a list, which is read as a heading."""
    return prose.path[:1] == ("cases",) and prose.path[-1] in ("name", "place", "source")


def _unknown_in(
    prose: Prose, subject: Subject, words: Dictionary, known: Callable[[], Set[str]]
) -> Iterator[UnknownWord]:
    found: list[UnknownWord] = []
    text, counted = prose.text, 0
    begins: Set[int] = frozenset()
    for word in prose.words:
        counted += 1
        letters = text[word.start : word.end]
        if len(letters) < _SHORTEST or words.has(letters) or not _is_plain(text, word.start, word.end):
            continue
        start, end = _without_additions(letters, subject.language)
        bare = unicodedata.normalize("NFC", letters[start:end]).replace("’", "'").replace("\u02bc", "'")
        if len(bare) < _SHORTEST or not _is_candidate(bare, subject.language):
            continue
        if words.has(bare) or is_known(bare, words, known(), subject):
            continue
        if not begins:
            begins = _sentence_beginnings(prose)
        begins_sentence = word.start in begins
        if bare[0].isupper() and (not begins_sentence or prose.kind in ("heading", "subject")):
            continue
        found.append(UnknownWord(prose, word.start + start, word.start + end, bare, begins_sentence))
    if len(found) > 1 and counted >= _FEW and len(found) > _FOREIGN * counted:
        return  # a text in another language
    if found and counted <= _SHORT_TEXT and _is_in_another_language(prose, subject.language):
        return
    if found:
        passed = _passed_over(prose)
        yield from (
            one
            for one in found
            if not is_quoted(prose, one.start)
            and not _is_within(prose, one.start, passed)
            and not _is_foreign(one, subject)
        )


def _is_in_another_language(prose: Prose, language: str) -> bool:
    """True if another language has more of the words of a text than its own: a title, a sentence that is not quoted."""
    words = [prose.text[word.start : word.end] for word in prose.words]
    own = sum(map(dictionary(language).has, words))
    return any(sum(map(dictionary(other).has, words)) > own for other in languages() if other != language)


def _sentence_beginnings(prose: Prose) -> Set[int]:
    """Return the places where sentences begin, behind marks that come before their first word."""
    text = prose.text
    beginnings = set[int]()
    for start, end in prose.sentences:
        first = start
        while first < end and not text[first].isalnum():
            first += 1
        beginnings.add(first)
    return beginnings


def _is_plain(text: str, start: int, end: int) -> bool:
    """True if a word stands by itself: no part of an address, a file name or a symbol."""
    before, behind = text[start - 1 : start] if start else "", text[end : end + 2]
    if before in _JOINED_BEFORE and before:
        return False
    return not (behind[:1] in _JOINED_BEHIND and behind) and not (behind[:1] in ".:" and behind[1:].isalnum())


def _without_additions(letters: str, language: str) -> tuple[int, int]:
    """Return where the word itself is, without l’ and qu’ before it or ’s behind it."""
    plain = letters.replace("’", "'").replace("\u02bc", "'")
    if language == "fr" and (elided := _ELISION.match(plain)):
        return elided.end(), len(letters)
    if language == "en" and plain.lower().endswith("'s"):
        return 0, len(letters) - 2
    return 0, len(letters)


def _is_candidate(word: str, language: str) -> bool:
    """True for a word in the script of the language, with no figure in it, and no capital but the first."""
    letters = word.replace("-", "").replace("‑", "").replace("'", "")
    if not letters.isalpha() or letters.isupper() or any(part[1:] != part[1:].lower() for part in word.split("-")):
        return False
    cyrillic = [("\u0400" <= letter <= "\u04ff") for letter in letters]
    return all(cyrillic) if language == "ru" else all(letter < "\u0250" for letter in letters)


def is_known(word: str, words: Dictionary, known: Set[str], subject: Subject) -> bool:
    """True if a word is known by itself, by its parts, or by a beginning such as `anti-`."""
    folded = word.lower().replace("ё", "е")
    if folded in known or folded.replace("-", "") in known:
        return True
    if "oe" in folded and subject.language == "fr" and words.has_common(folded.replace("oe", "œ")):
        return True  # the letter is missing on the keyboard; nobody spells otherwise for it
    beginnings = _beginnings(subject)
    if "-" in word or "‑" in word:
        parts = re.split("[-‑]", word)
        return all(
            len(part) < _SHORTEST
            or part[:1].isupper()
            or part.lower() in beginnings
            or words.has(part)
            or is_known(part, words, known, subject)
            for part in parts
        )
    endings = subject.words["word-endings"]
    if any(folded.endswith(one) and _is_whole(folded[: -len(one)] + end, words, known) for one, end in endings.items()):
        return True
    return any(
        folded.startswith(beginning)
        and len(folded) - len(beginning) >= _REST
        and _is_whole(folded[len(beginning) :], words, known)
        for beginning in beginnings
    )


def _is_whole(rest: str, words: Dictionary, known: Set[str]) -> bool:
    return words.has_common(rest) or rest in known


def _beginnings(subject: Subject) -> Set[str]:
    return subject.words["word-beginnings"].keys()


def known_words(subject: Subject) -> Set[str]:
    """Return the words that are right for this letter beside those of the dictionary, folded."""
    return listed_words(subject) | _names_of_draft(subject)


def listed_words(subject: Subject) -> Set[str]:
    """Return the words that the field, the user and the project have made known, folded."""
    own = own_words.known_words(subject.library, subject.language)
    return _folded(frozenset(subject.words["known-words"])) | own


@lru_cache(maxsize=16)
def _folded(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word.lower().replace("ё", "е") for word in words)


def _names_of_draft(subject: Subject) -> Set[str]:
    """Return the words of the names in the draft: people, recipients, signatories, sender, sources."""
    found = set[str]()
    for key in ("people", "recipients", "cc", "signatories", "sender", "sources", "norms", "cases"):
        for text in _strings(subject.loaded.data.get(key), key == "cases"):
            for word in re.findall(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*", text):
                found.add(word.lower().replace("’", "'").replace("ё", "е"))
    return found


def _strings(data: Any, names_only: bool = False) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for item in data:
            yield from _strings(item, names_only)
    elif isinstance(data, dict):
        for key, item in data.items():
            if not names_only or key in ("name", "place"):
                yield from _strings(item)


def _passed_over(prose: Prose) -> tuple[tuple[int, int], ...]:
    """Return the places in the file's text that are in italics or in lines of a quotation."""
    raw = prose.origin.raw
    spans = [match.span() for match in _ITALICS.finditer(raw)] if "*" in raw or "_" in raw else []
    return (*spans, *(match.span() for match in _QUOTED_LINES.finditer(raw))) if ">" in raw else tuple(spans)


def is_emphasized(prose: Prose, position: int) -> bool:
    """True for a place in italics or in a line of a quotation."""
    return _is_within(prose, position, _passed_over(prose))


def _is_within(prose: Prose, position: int, spans: tuple[tuple[int, int], ...]) -> bool:
    place = prose.span(position, position + 1) if spans else None
    return place is not None and any(start <= place[0] < end for start, end in spans)


def _is_foreign(one: UnknownWord, subject: Subject) -> bool:
    """True for a word of another language in a foreign phrase, and a small word inside a name."""
    text = one.prose.text
    before = text[max(one.start - 60, 0) : one.start].split()[-1:]
    behind = text[one.end : one.end + 60].split()[:1]
    neighbours = [part.strip("(),.;:“”«»\"'’") for part in (*before, *behind)]
    if len(one.word) < _NAME and any(part[:1].isupper() for part in neighbours):
        return True
    own = dictionary(subject.language)
    strange = [part for part in neighbours if len(part) > 1 and not own.has(part)]
    others = [dictionary(other) for other in languages() if other not in (subject.language, "ru")]
    return any(other.has_common(one.word) and any(map(other.has, strange)) for other in others)


def is_name_at_beginning(one: UnknownWord, subject: Subject) -> bool:
    """True if a word with a capital at the beginning of a sentence is a name: a capital stands beside it, or the letter
    has it inside a sentence too."""
    text = one.prose.text
    behind = text[one.end : one.end + 40].split()[:1]
    if text[one.end : one.end + 1] in (" ", "\u00a0", ".") and behind and behind[0][:1].isupper():
        return True
    return one.word in _names_inside(subject)


def _names_inside(subject: Subject) -> Set[str]:
    """Return the words with a capital that stand inside sentences of the letter."""
    cache = subject.cache("names inside sentences")
    for prose in subject.prose:
        if prose not in cache:
            begins = _sentence_beginnings(prose)
            cache[prose] = {
                prose.text[word.start : word.end]
                for word in (prose.words[index] for index in prose.capitals)
                if word.start not in begins
            }
    return {name for names in cache.values() for name in names}
