"""The rule about the names that institutions and instruments give themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from letterkit.checks.findings import Issue
from letterkit.checks.texts.small_words import small_words
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import UPPER, Prose, Word, plain_prose, text_words
from letterkit.checks.texts.words import PhraseLists
from letterkit.errors import KeyPath
from letterkit.languages.normal_form import caseless
from letterkit.wording import say


def institution_name_wrong(subject: Subject) -> Iterator[Issue]:
    """An institution is called what it calls itself.

    Why: the reader works there.
    Example: “Organization for the Security and Cooperation of Europe”, for “Organization for Security and Co-operation
    in Europe”; “the Declaration of Human rights”; “l’Organisation Mondiale du Commerce”, of which only the first word
    has a capital in French.
    Instead: the official name; the hint has it. Both spellings of -ise and co-operation are left alone.
    Source: the names are in the word lists (`institutions`, `institutions-wrong`).
    """
    known = _institutions(subject.words)
    told = set[str]()
    for prose in subject.prose:
        if not prose.origin.typed:
            continue
        yield from _listed_as_wrong(subject, prose, told)
        for start, end, right, mechanical in _misnamed_institutions(prose, known, subject.language):
            if right not in told:
                told.add(right)
                yield _misnamed_issue(
                    prose.text[start:end], right, prose.path, prose.span(start, end), mechanical=mechanical
                )
    organizations = [
        (path, text) for path, text in subject.texts if path[0] in _IN_LISTS and path[-1] == "organization"
    ]
    signing = caseless("\n".join(text for path, text in organizations if path[0] == "signatories"))
    is_wrong_in_list = any(caseless(wrong) in signing for wrong in subject.words["institutions-wrong"])
    for path, text in organizations:
        if path[0] == "signatories" and not is_wrong_in_list:
            continue
        prose = plain_prose("subject", path, text)
        yield from _listed_as_wrong(subject, prose, told)
        for start, end, right, mechanical in (
            _misnamed_institutions(prose, known, subject.language) if path[0] != "signatories" else ()
        ):
            yield _misnamed_issue(text[start:end], right, path, (start, end), mechanical=mechanical)


_IN_LISTS: Final = ("recipients", "cc", "signatories")


def _listed_as_wrong(subject: Subject, prose: Prose, told: set[str]) -> Iterator[Issue]:
    """Yield the forms that the word lists call wrong, each right name once. A word with a capital right before or
    behind makes another name of them: the Cairo Declaration of Human Rights."""
    for match in subject.matches("institutions-wrong", prose):
        words = prose.text[match.start : match.end]
        before = _CAPITAL_BEFORE.search(prose.text, max(match.start - 40, 0), match.start)
        begins = before is not None and before.start() in {start for start, _ in prose.sentences}
        named = before is not None and not begins and not before[0].strip().isupper()
        if (
            words[:1].isupper()
            and match.value not in told
            and not (named and match.value in subject.words["institutions"])
        ):
            told.add(match.value)
            yield _misnamed_issue(words, match.value, prose.path, prose.span(match.start, match.end), mechanical=False)


_CAPITAL_BEFORE: Final = re.compile(rf"[{UPPER}][\w’'-]* $")


def _misnamed_issue(words: str, right: str, path: KeyPath, span: tuple[int, int] | None, *, mechanical: bool) -> Issue:
    return Issue(
        say("‘{words}’ is not the name of the institution.", words=words),
        say("It is ‘{right}’.", right=right),
        path,
        span,
        right if mechanical else None,
    )


_TOO_FEW: Final = 4
"""Words of weight from which a name is known by its likeness; of one fewer only the capitals are looked at."""
_LETTERS: Final = 5
_MORE: Final = 4
"""Little words by which a wrong name may be longer than the right one."""


class _Institution(NamedTuple):
    name: str
    words: tuple[str, ...]
    content: frozenset[str]


def _misnamed_institutions(
    prose: Prose, known: Mapping[str, Sequence[_Institution]], language: str
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
        right = [
            (institution, part)
            for institution, part in parts
            if _without_articles(map(_one_spelling, _folded_words(part))) == institution.words
        ]
        for institution, part in right:
            if _has_other_capitals(text, part, institution, language):
                yield start, part[-1].end, institution.name, True
                break
        for institution, part in parts if not right else ():
            if len(institution.content) < _TOO_FEW:
                continue
            content = _content(map(_one_spelling, _folded_words(part)))
            missing, extra = institution.content - content, content - institution.content
            if not missing or (len(missing) == len(extra) == 1 and _are_forms_of_one_word(*missing, *extra)):
                yield start, part[-1].end, institution.name, not missing
                break


def _has_other_capitals(text: str, part: Sequence[Word], institution: _Institution, language: str) -> bool:
    """True if words of a name have other capitals: in English small letters for capitals, in French a capital of the
    word behind the first. In other languages usage differs."""
    typed, proper = [text[word.start : word.end] for word in part], institution.name.split()
    if len(typed) != len(proper) or all(word.isupper() for word in typed):
        return False
    if language == "fr":
        return typed[1][0].isupper() and typed[1][1:].islower() and proper[1][0].islower() and len(typed[1]) > _LETTERS
    return language == "en" and any(
        one[0].islower() and other[0].isupper() for one, other in zip(typed, proper, strict=True)
    )


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
    """Return the institutions of three words of weight or more, by their first word."""
    by_first_word: dict[str, list[_Institution]] = {}
    for name in words["institutions"]:
        normal = _without_articles(map(_one_spelling, text_words(name)))
        institution = _Institution(name, normal, _content(normal))
        if len(institution.content) >= _TOO_FEW - 1:
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
    return shared >= _LETTERS and first[: shared - 1] == second[: shared - 1] and abs(len(first) - len(second)) <= 2
