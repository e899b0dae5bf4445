"""Rules about names: one way of writing each, and the names that institutions give themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from letterkit.checks.findings import Issue
from letterkit.checks.texts.quotes import is_quoted
from letterkit.checks.texts.small_words import small_words
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose, Word, plain_prose, text_words
from letterkit.checks.texts.words import PhraseLists
from letterkit.errors import KeyPath
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
    known_words = _words_of_recipients(subject) | countries.keys()
    corrections: dict[str, str] = {}
    for wrong, right in _misspelt_pairs(mentions, known_words, subject):
        if not {wrong, right} <= inside and not _are_one_name(wrong, right):
            continue
        corrections.setdefault(wrong, right)
    for name in mentions:
        if name in inside and name not in corrections and name not in known_words and len(name) >= _COUNTRY:
            near = _near_country(name, subject)
            if near:
                corrections[name] = near
    for wrong, right in corrections.items():
        proper = countries.get(right) or _text_of(mentions[right][0])
        for mention in mentions[wrong]:
            words = _text_of(mention)
            yield Issue(
                say("‘{words}’ here, ‘{proper}’ elsewhere.", words=words, proper=proper)
                if right in mentions
                else say("‘{words}’ here; ‘{proper}’ is the name of the country.", words=words, proper=proper),
                say("Write it in one way."),
                mention.prose.path,
                mention.prose.span(mention.start, mention.end),
                proper if right in countries and words.istitle() else None,
            )


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


def _words_of_recipients(subject: Subject) -> set[str]:
    """Return the words of the recipients' names, which the writer copied from a list."""
    recipients = (*subject.draft.recipients, *subject.draft.cc)
    return {word for recipient in recipients for word in text_words(recipient.name)}


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
        return False
    return one_slip(first, second) or (phonetic_key(first) == phonetic_key(second) and len(first) >= _COUNTRY)


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
    by_key: dict[str, set[str]] = {}
    for name in _countries(words):
        if len(name) >= _COUNTRY:
            for key in _without_each_letter(name):
                by_key.setdefault(key, set()).add(name)
    return {key: frozenset(names) for key, names in by_key.items()}


def _near_country(name: str, subject: Subject) -> str:
    """Return the one country whose name differs by a slip inside; empty if there is none, or more than one."""
    if subject.language == "ru":  # declined forms of names differ too much
        return ""
    keys = _country_keys(subject.words)
    near = {country for key in _without_each_letter(name) for country in keys.get(key, ())}
    near = {
        country
        for country in near
        if country[0] == name[0] and one_slip(name, country) and _differ_inside(name, country, 2)
    }
    if any(plain(country) == plain(name) for country in near):
        return ""
    return near.pop() if len(near) == 1 else ""


def institution_name_wrong(subject: Subject) -> Iterator[Issue]:
    """An institution is called what it calls itself.

    Why: the reader works there.
    Example: “Organization for the Security and Cooperation of Europe”, for “Organization for Security and Co-operation
    in Europe”.
    Instead: the official name; the hint has it. Both spellings of -ise and co-operation are left alone.
    Source: the names are in the word lists (`institutions`).
    """
    known = _institutions(subject.words)
    for prose in subject.prose:
        if not prose.origin.typed:
            continue
        for match in subject.matches("institutions-wrong", prose):
            words = prose.text[match.start : match.end]
            if words[:1].isupper():
                yield _misnamed_issue(
                    words, match.value, prose.path, prose.span(match.start, match.end), mechanical=False
                )
        for start, end, right, mechanical in _misnamed_institutions(prose, known):
            yield _misnamed_issue(
                prose.text[start:end], right, prose.path, prose.span(start, end), mechanical=mechanical
            )
    for path, text in subject.texts:
        if path[0] in ("recipients", "cc") and path[-1] == "organization":
            for start, end, right, mechanical in _misnamed_institutions(plain_prose("subject", path, text), known):
                yield _misnamed_issue(text[start:end], right, path, (start, end), mechanical=mechanical)


def _misnamed_issue(words: str, right: str, path: KeyPath, span: tuple[int, int] | None, *, mechanical: bool) -> Issue:
    return Issue(
        say("‘{words}’ is not the name of the institution.", words=words),
        say("It is ‘{right}’.", right=right),
        path,
        span,
        right if mechanical else None,
    )


_TOO_FEW: Final = 4
_MORE: Final = 4
"""Little words by which a wrong name may be longer than the right one."""


class _Institution(NamedTuple):
    name: str
    words: tuple[str, ...]
    content: frozenset[str]


def _misnamed_institutions(
    prose: Prose, known: Mapping[str, Sequence[_Institution]]
) -> Iterator[tuple[int, int, str, bool]]:
    """Yield words that begin like the name of an institution and have its words in another order, with other small
    words, or with one word in another form: (start, end, right name, True if only order and small words differ)."""
    text, words = prose.text, prose.words
    for index in prose.capitals:
        word = words[index]
        start = word.start + _elision_length(word.folded)
        if not text[start].isupper() or not (candidates := known.get(_one_spelling(word.folded))):
            continue
        parts = [
            (institution, part) for institution in candidates if (part := _window(text, words, index, institution))
        ]
        if any(
            _without_articles(map(_one_spelling, _folded_words(part))) == institution.words
            for institution, part in parts
        ):
            continue
        for institution, part in parts:
            content = _content(map(_one_spelling, _folded_words(part)))
            missing, extra = institution.content - content, content - institution.content
            if not missing or (len(missing) == len(extra) == 1 and _are_forms_of_one_word(*missing, *extra)):
                yield start, part[-1].end, institution.name, not missing
                break


def _folded_words(words: Iterable[Word]) -> Iterator[str]:
    return (word.folded for word in words)


def _window(text: str, words: Sequence[Word], first: int, institution: _Institution) -> Sequence[Word]:
    """Return as many words of weight as the name has, from an index on, within one clause; none if the text ends
    before."""
    heavy, last = 0, first
    for index in range(first, min(first + len(institution.words) + _MORE, len(words))):
        if index > first and text[words[index - 1].end : words[index].start].strip(" ,\n"):
            break
        heavy += _one_spelling(words[index].folded) not in small_words("between_names")
        last = index
        if heavy == len(institution.content):
            return words[first : last + 1]
    return ()


def _without_articles(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words without articles, which come and go."""
    return tuple(word for word in words if word not in small_words("articles"))


@lru_cache(maxsize=8)
def _institutions(words: PhraseLists) -> Mapping[str, Sequence[_Institution]]:
    """Return the institutions of four words of weight or more, by their first word."""
    by_first_word: dict[str, list[_Institution]] = {}
    for name in words["institutions"]:
        normal = _without_articles(map(_one_spelling, text_words(name)))
        institution = _Institution(name, normal, _content(normal))
        if len(institution.content) >= _TOO_FEW:
            by_first_word.setdefault(normal[0], []).append(institution)
    return by_first_word


_ELIDED = re.compile(r"(?:[dl]|qu)'(?=\w)")


def _elision_length(word: str) -> int:
    """Return the number of letters of an article written on to a word: l’homme, d’Europe."""
    match = _ELIDED.match(word) if word[1:2] == "'" or word[2:3] == "'" else None
    return match.end() if match else 0


@lru_cache(maxsize=20_000)
def _one_spelling(word: str) -> str:
    """Return one spelling for words with two usual ones: organisation, co-operation, l’homme, ё."""
    word = word[_elision_length(word) :].replace("-", "").replace("ё", "е")
    return word.replace("organis", "organiz").removesuffix("'s").removesuffix("s'")


def _content(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in words if word not in small_words("between_names"))


def _are_forms_of_one_word(first: str, second: str) -> bool:
    """True if two words are forms of one: Commission, Commissioner; Right, Rights."""
    shared = min(len(first), len(second))
    return shared >= _SHORTEST and first[: shared - 1] == second[: shared - 1] and abs(len(first) - len(second)) <= 2
