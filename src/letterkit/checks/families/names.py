"""The rule about the spelling of names: each is written in one way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from letterkit.checks.findings import Issue
from letterkit.checks.texts.dictionary import dictionary
from letterkit.checks.texts.quotes import is_quoted
from letterkit.checks.texts.small_words import small_words
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import UPPER, Prose
from letterkit.checks.texts.words import PhraseLists
from letterkit.languages.normal_form import caseless, plain
from letterkit.protection.phonetics import one_slip, phonetic_key
from letterkit.wording import say

_SHORTEST: Final = 5
_COUNTRY: Final = 6
_ENDING: Final = {"ru": 3}
"""Letters at the end of a name that may change with its case or number; two in the other languages."""


class _Mention(NamedTuple):
    """A mention of a name, without the ’s behind it."""

    prose: Prose
    start: int
    end: int


def inconsistent_spelling(subject: Subject) -> Iterator[Issue]:
    """A name is spelled in one way.

    Why: a misspelled country in the third line tells the reader how carefully the rest was checked.
    Example: “Krygyzstan” beside “Kyrgyzstan”; “Otunbayeva” beside “Otunbaeva”.
    Instead: decide for one, and use it everywhere; of a country, the name of the library.
    Source: names of countries from CLDR. Endings may differ, because names are declined.
    """
    mentions, inside = _mentioned_names(subject)
    countries = _countries(subject.words)
    recipients = _words_of_recipients(subject)
    known_words = recipients.keys() | countries.keys()
    corrections: dict[str, str] = {}
    for wrong, right in _misspelt_pairs(mentions, known_words, subject):
        if not {wrong, right} <= inside and not _are_one_name(wrong, right):
            continue
        if not _are_two_people(mentions[wrong], mentions[right], subject):
            corrections.setdefault(wrong, right)
    for name in mentions:
        if name in corrections or name in known_words:
            continue
        if name not in inside and dictionary(subject.language).has(name):
            continue
        near = _near_recipient(name, mentions[name], recipients.keys() - mentions.keys(), subject) or _near_country(
            name, mentions[name], subject
        )
        if near:
            corrections[name] = near
    for wrong, right in corrections.items():
        places = mentions[wrong]
        proper = countries.get(right) or (_text_of(mentions[right][0]) if right in mentions else recipients[right])
        words = _text_of(places[0])
        yield Issue(
            _two_spellings(words, proper, len(places), len(mentions.get(right, ())), is_country=right in countries),
            say("Write it in one way."),
            places[0].prose.path,
            places[0].prose.span(places[0].start, places[0].end),
            proper if right in countries and words.istitle() and len(places) == 1 else None,
        )


def _two_spellings(words: str, proper: str, count: int, others: int, *, is_country: bool) -> str:
    if others and count + others > 2:
        return say(
            "‘{words}’ here, ‘{proper}’ elsewhere ({count} and {others} times).",
            words=words,
            proper=proper,
            count=count,
            others=others,
        )
    if others or not is_country:
        return say("‘{words}’ here, ‘{proper}’ elsewhere.", words=words, proper=proper)
    return say("‘{words}’ here; ‘{proper}’ is the name of the country.", words=words, proper=proper)


def _are_two_people(some: Sequence[_Mention], others: Sequence[_Mention], subject: Subject) -> bool:
    """True if each of two names stands beside a first name or a surname of its own: Marina Sample, Martina Example."""
    first, second = ([_beside(mention, subject) for mention in mentions] for mentions in (some, others))
    return all(first) and all(second) and set().union(*first).isdisjoint(set().union(*second))


def _beside(mention: _Mention, subject: Subject) -> frozenset[str]:
    """Return the words with a capital right before and behind a name, without titles."""
    text = mention.prose.text
    before = _NAME_BEFORE.search(text, max(mention.start - 40, 0), mention.start)
    behind = _NAME_BEHIND.match(text, mention.end)
    found = (caseless(match[1]) for match in (before, behind) if match)
    titles = (subject.words[name] for name in ("title-m", "title-f", "title", "office"))
    small = {word for words in titles for word in words} | small_words("articles") | small_words("between_names")
    return frozenset(word for word in found if word not in small)


_NAME_BEFORE: Final = re.compile(rf"([{UPPER}][\w'’]*)(?:[ -]|\. )$")
_NAME_BEHIND: Final = re.compile(rf"[ -]([{UPPER}][\w]*)")


def _are_one_name(wrong: str, right: str) -> bool:
    """True if two words, one of which only begins sentences, are one name and not two words that look alike."""
    return sorted(wrong) == sorted(right) or phonetic_key(wrong) == phonetic_key(right)


def _text_of(mention: _Mention) -> str:
    return mention.prose.text[mention.start : mention.end]


def _mentioned_names(subject: Subject) -> tuple[Mapping[str, Sequence[_Mention]], set[str]]:
    """Return the words with a capital, by their folded spelling; and those of them that do not only begin sentences."""
    mentions: dict[str, list[_Mention]] = {}
    inside: set[str] = set()
    varied = subject.words["gb-spelling"].keys() | subject.words["us-spelling"].keys()
    for prose in subject.prose:
        if prose.kind == "note":
            continue
        begins = {start for start, _ in prose.sentences}
        for word in (prose.words[index] for index in prose.capitals):
            end = word.end - 2 if word.folded.endswith("'s") else word.end
            name = word.folded[: end - word.start]
            if len(name) < _SHORTEST or not prose.text[word.start].isupper() or name in varied or not name.isalpha():
                continue
            if prose.text[word.start : end].isupper() or is_quoted(prose, word.start):
                continue
            mentions.setdefault(name, []).append(_Mention(prose, word.start, end))
            if word.start not in begins and prose.kind != "heading":
                inside.add(name)
    return {name: places for name, places in mentions.items() if name in inside or len(name) > _COUNTRY}, inside


def _words_of_recipients(subject: Subject) -> dict[str, str]:
    """Return the words of the recipients' names, which the writer copied from a list, as they stand there."""
    recipients = (*subject.draft.recipients, *subject.draft.cc)
    return {caseless(word): word for recipient in recipients for word in re.findall(r"[^\W\d_]+", recipient.name)}


def _near_recipient(name: str, mentions: Sequence[_Mention], recipients: Iterable[str], subject: Subject) -> str:
    """Return the one word of a recipient's name that differs by a slip; empty if there is none. Words of the language
    are left alone, and names beside a first name or a surname that no recipient has."""
    if len(name) < _COUNTRY:
        return ""
    near = [
        other
        for other in recipients
        if len(other) >= _COUNTRY and other[0] == name[0] and _is_slip_of(name, other, subject.language)
    ]
    if len(near) != 1 or dictionary(subject.language).has_common(name):
        return ""
    beside = [_beside(mention, subject) for mention in mentions]
    return near[0] if all(not words or words & set(recipients) for words in beside) else ""


def _is_slip_of(name: str, other: str, language: str) -> bool:
    """True if a name differs by a slip from another, and not by an ending alone."""
    if language == "ru":
        return _differ_inside(name, other, _ENDING["ru"])
    return one_slip(name, other) and not name.startswith(other) and not other.startswith(name)


def _misspelt_pairs(
    mentions: Mapping[str, Sequence[_Mention]], known: Iterable[str], subject: Subject
) -> Iterator[tuple[str, str]]:
    """Yield misspelt names, each with the name that was meant: one slip apart, or the same by sound."""
    known = set(known)
    ending = _ENDING.get(subject.language, 2)
    by_key: dict[str, list[str]] = {}
    for name in mentions:
        for key in {*_without_each_letter(name), f"~{phonetic_key(name)}"}:
            by_key.setdefault(key, []).append(name)
    for names in by_key.values():
        for first, second in pairwise(names):
            if (
                first[0] != second[0]
                or (first in known and second in known)
                or not _differ_inside(first, second, ending)
            ):
                continue
            counts = [
                (name in known, len(mentions[name]), -_first_position(mentions[name])) for name in (first, second)
            ]
            yield (first, second) if counts[0] < counts[1] else (second, first)


def _first_position(mentions: Sequence[_Mention]) -> int:
    return mentions[0].prose.number * 1_000_000 + mentions[0].start


def _differ_inside(first: str, second: str, ending: int) -> bool:
    """True if two names differ inside, and not only in their endings."""
    index = next(
        (index for index, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
    )
    if index >= min(len(first), len(second)) - ending:
        return ending == 2 and _is_slip_near_the_end(first, second, index)
    return one_slip(first, second) or (phonetic_key(first) == phonetic_key(second) and len(first) >= _COUNTRY)


def _is_slip_near_the_end(first: str, second: str, index: int) -> bool:
    """True for Jalalabad and Jalalabat, Harcourt and Harcout: endings differ in vowels, in an s, or in the last letter
    and their length."""
    if min(len(first), len(second)) < _COUNTRY or not one_slip(first, second):
        return False
    if len(first) != len(second):
        return first[-1] == second[-1] and first[-1] not in "sn"
    return index == len(first) - 1 and not {first[-1], second[-1]} & set("aeiouyáéíóúsxnr")


def _without_each_letter(name: str) -> Iterator[str]:
    yield name
    for index in range(1, min(len(name), 40)):
        yield name[:index] + name[index + 1 :]


@lru_cache(maxsize=8)
def _countries(words: PhraseLists) -> Mapping[str, str]:
    """Return the words of the names of countries: folded, to as written."""
    return {
        caseless(word): word
        for name in words["countries"]
        for word in re.findall(r"[^\W\d_]+", name)
        if len(word) >= _SHORTEST
    }


@lru_cache(maxsize=8)
def _country_keys(words: PhraseLists) -> Mapping[str, frozenset[str]]:
    """Return the names of countries that have one word, by the keys of their slips: Solomon and Martin are names of
    people, and only with another word those of islands."""
    by_key: dict[str, set[str]] = {}
    for name in words["countries"]:
        word = caseless(name)
        if len(word) >= _COUNTRY and word.isalpha():
            for key in _without_each_letter(word):
                by_key.setdefault(key, set()).add(word)
    return {key: frozenset(names) for key, names in by_key.items()}


def _near_country(name: str, mentions: Sequence[_Mention], subject: Subject) -> str:
    """Return the one country whose name differs by a slip inside; empty if there is none, or more than one, and for
    a word beside another with a capital, which is a name of its own."""
    if subject.language == "ru" or len(name) < _COUNTRY:  # declined forms of names differ too much
        return ""
    keys = _country_keys(subject.words)
    near = {country for key in _without_each_letter(name) for country in keys.get(key, ())}
    near = {
        country
        for country in near
        if country[0] == name[0] and one_slip(name, country) and _differ_inside(name, country, 2)
    }
    if len(near) != 1 or any(plain(country) == plain(name) for country in near):
        return ""
    if any(_beside(mention, subject) or _has_title(mention, subject) for mention in mentions):
        return ""
    return near.pop()


def _has_title(mention: _Mention, subject: Subject) -> bool:
    """True if a title of a person stands right before a name: Mr, Madame."""
    before = _NAME_BEFORE.search(mention.prose.text, max(mention.start - 40, 0), mention.start)
    return before is not None and any(
        caseless(before[1]) in subject.words[name] for name in ("title-m", "title-f", "title", "office")
    )
