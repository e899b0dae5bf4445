"""Rules about those who sign: each once, with a place and a capacity, and as many as the text says."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from letterkit.checks.findings import Issue
from letterkit.checks.texts.figures import parse_figure
from letterkit.checks.texts.small_words import small_words
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose, text_words
from letterkit.languages.normal_form import fold
from letterkit.letter.duplicates import find_duplicates, signatory_key
from letterkit.letter.model import Signatory
from letterkit.wording import say

_LIST = 3
"""Signatories from which there is a list, in which one that differs is seen."""


def duplicate_signatory(subject: Subject) -> Iterator[Issue]:
    """Everybody signs once.

    Why: an opponent who finds one name twice says that the list is padded.
    Example: “Dr. Mónica Serrano” and “Monica Serrano”, of one organization.
    Instead: keep the entry with the title and the place.
    Source: the practice of sign-on letters. Two people of one organization are two signatories, and so are two of one
    name of whom nothing else agrees. Whoever signs without a name, or has it withheld, is not compared.
    """
    signing = subject.draft.signatories
    for index, earlier in find_duplicates(signing, _titles(subject)):
        yield Issue(
            say(
                "Entry {index}, ‘{display_name}’, may sign twice: see entry {earlier}, ‘{display_name_2}’.",
                index=index + 1,
                display_name=_display_name(signing[index]),
                earlier=earlier + 1,
                display_name_2=_display_name(signing[earlier]),
            ),
            say("If it is the same signatory, keep one of the two."),
            ("signatories", index),
        )


def _titles(subject: Subject) -> frozenset[str]:
    lists = (subject.words[name] for name in ("title-m", "title-f", "title"))
    return frozenset(fold(word).rstrip(".") for phrases in lists for word in phrases)


def _display_name(signatory: Signatory) -> str:
    return ", ".join(part for part in (signatory.name.strip(), signatory.organization.strip()) if part)


def signatory_without_place(subject: Subject) -> Iterator[Issue]:
    """In a list with places, every organization has one.

    Why: the places show how far the concern reaches; a gap looks like something to hide.
    Example: eighteen organizations with city and country, and one without.
    Instead: add `places: [City, Country]`.
    Source: the joint letter of 2010, in which each of nineteen organizations has its place.
    """
    signing = subject.draft.signing
    placed = sum(bool(signatory.places) for signatory in signing)
    if len(signing) < _LIST or placed * 2 <= len(signing):
        return
    for index, signatory in enumerate(subject.draft.signatories):
        if signatory.organization.strip() and not (signatory.places or signatory.withdrawn or signatory.withheld):
            yield Issue(
                say("‘{display_name}’ has no place; the others have.", display_name=_display_name(signatory)),
                say("Add city and country."),
                ("signatories", index),
            )


def capacity_unclear(subject: Subject) -> Iterator[Issue]:
    """Where persons and organizations sign together, it is clear who signs for whom.

    Why: an organization that finds itself bound by an employee withdraws, in public.
    Example: “Amina Example, Example Watch” in a list of organizations, without `capacity:`; a title that says “in a
    personal capacity” with another capacity.
    Instead: write `capacity: organization`, `individual` or `personal`.
    Source: the practice of sign-on letters.
    """
    organizations = any(
        signatory.organization.strip() and not signatory.name.strip() for signatory in subject.draft.signing
    )
    for index, signatory in enumerate(subject.draft.signatories):
        if signatory.withdrawn:
            continue
        words = f" {' '.join(text_words(f'{signatory.title} {signatory.organization}'))} "
        personal = any(f" {' '.join(text_words(phrase))} " in words for phrase in subject.words["personal-capacity"])
        if personal and signatory.capacity != "personal":
            yield Issue(
                say(
                    "‘{display_name}’ signs in a personal capacity by the words, and not by the capacity that is set.",
                    display_name=_display_name(signatory),
                ),
                say("Set the capacity to personal, and take the words out."),
                ("signatories", index),
            )
        elif organizations and signatory.name.strip() and signatory.organization.strip() and signatory.capacity is None:
            yield Issue(
                say(
                    "It is not clear whether ‘{display_name}’ signs for the organization.",
                    display_name=_display_name(signatory),
                ),
                say("Say in which capacity: for the organization, as an individual, or in a personal capacity."),
                ("signatories", index),
            )


def withdrawn_still_listed(subject: Subject) -> Iterator[Issue]:
    """Whoever has withdrawn is nowhere in the letter.

    Why: a name that stays after its owner asked to have it taken off is a matter for lawyers.
    Example: `withdrawn: true`, and the same organization a second time in the list, or named in the opening.
    Instead: take the name out there too.
    Source: the practice of sign-on letters.
    """
    withdrawn = [signatory for signatory in subject.draft.signatories if signatory.withdrawn]
    if not withdrawn:
        return
    titles = _titles(subject)
    keys = {signatory_key(signatory, titles) for signatory in withdrawn}
    for index, signatory in enumerate(subject.draft.signatories):
        if not signatory.withdrawn and signatory_key(signatory, titles) in keys:
            yield Issue(
                say("‘{display_name}’ has withdrawn, and is listed.", display_name=_display_name(signatory)),
                say("Take it out."),
                ("signatories", index),
            )
    names = {
        name for signatory in withdrawn for name in (signatory.name.strip() or signatory.organization.strip(),) if name
    }
    for path, text in subject.texts:
        if path[0] == "signatories":
            continue
        for name in sorted(names):
            start = text.find(name)
            if start >= 0 and (path[0] != "facts" or path in subject.printed_answers):
                yield Issue(
                    say("‘{name}’ has withdrawn, and is named.", name=name),
                    say("Take the name out."),
                    path,
                    (start, start + len(name)),
                )


def count_in_text_disagrees(subject: Subject) -> Iterator[Issue]:
    """The number of signatories in the text is the number of signatories.

    Why: the list grows until the last hour, and the sentence does not.
    Example: “We, the 19 undersigned organizations”, or “83 organizations (listed below)”, above a list of twenty-one.
    Instead: correct the number, or write “the undersigned”.
    Source: the practice of sign-on letters; the words are in the word lists (`undersigned`, `numbers`,
    `listed-below`, `we-who-sign`).
    """
    signing = subject.draft.signing
    organizations = sum(
        bool(signatory.organization.strip()) and signatory.capacity in (None, "organization") for signatory in signing
    )
    for prose in subject.prose:
        for count in sorted({*_stated_numbers(subject, prose)}):
            right = {len(signing), organizations} if subject.matches("organizations", prose) else {len(signing)}
            if count.number in right or (count.at_least and count.number < max(right)):
                continue
            yield Issue(
                say("The text says {number}, and {number_2} sign", number=count.number, number_2=len(signing))
                + (
                    say(", {organizations} of them organizations.", organizations=organizations)
                    if organizations != len(signing)
                    else "."
                ),
                say("Correct the number, or leave it out."),
                prose.path,
                prose.span(count.start, count.end),
            )


class _Count(NamedTuple):
    """A number of those who sign, as the text says it: “more than 80” is 80 at least."""

    start: int
    end: int
    number: int
    at_least: bool


def _stated_numbers(subject: Subject, prose: Prose) -> Iterator[_Count]:
    """Yield the numbers within three words before ‘undersigned’ or right after it, those of organizations that are
    listed below, and those behind ‘We’."""
    words = prose.words
    starts = [word.start for word in words]
    for match in subject.matches("undersigned", prose):
        index = bisect_left(starts, match.start)
        before = [
            number for number in range(index - 1, index - 4, -1) if number >= 0 and match.start - starts[number] <= 60
        ]
        behind = [number for number in range(index, len(words)) if match.end <= starts[number] < match.end + 20][:1]
        count = next(filter(None, (_count_at(subject, prose, number) for number in (*before, *behind))), None)
        if count:
            yield count
    for match in (*subject.matches("organizations", prose), *subject.matches("signers", prose)):
        index = bisect_left(starts, match.start)
        for number in range(index - 1, max(index - _NEAR - 1, -1), -1):
            between = prose.text[starts[number] : match.start]
            if words[number].folded in subject.words["counts-others"] or "." in between or ";" in between:
                break
            count = _count_at(subject, prose, number)
            if count:
                if _signs(subject, prose, number, match.end):
                    yield count
                break


_NEAR: Final = 5
"""Words between a number and what it counts: 34 national and international …"""


def _signs(subject: Subject, prose: Prose, index: int, end: int) -> bool:
    """True if the organizations that a number counts are those who sign: “We, 34 organizations”, “listed below”."""
    before = [word.folded for word in prose.words[max(index - 3, 0) : index]]
    small = small_words("articles") | subject.words["counts-at-least"].keys()
    while before and before[-1] in small:
        before.pop()
    _, sentence_end = prose.sentence_at(end - 1)
    listed = any(
        end <= match.start < sentence_end and not _OTHERS.search(prose.text, end, match.start)
        for match in subject.matches("listed-below", prose)
    )
    return listed or (bool(before) and before[-1] in subject.words["we-who-sign"])


_OTHERS: Final = re.compile(r"[;\d]")


def _count_at(subject: Subject, prose: Prose, index: int) -> _Count | None:
    """Return the number at an index of the words, if it is more than one and not a rough one."""
    word = prose.words[index]
    value = parse_figure(prose.text[word.start : word.end]) or _number_in_words(word.folded, subject.words["numbers"])
    before = " ".join(one.folded for one in prose.words[max(index - 2, 0) : index])
    if not value or value < 2 or any(f" {before}".endswith(f" {phrase}") for phrase in subject.words["counts-roughly"]):
        return None
    at_least = any(f" {before}".endswith(f" {phrase}") for phrase in subject.words["counts-at-least"])
    return _Count(word.start, word.end, value, at_least)


def _number_in_words(word: str, numbers: Mapping[str, str]) -> int:
    """Return the value of a number in words, such as nineteen or quatre-vingt-dix; 0 for any other word."""
    if word in numbers:
        return int(numbers[word])
    parts = re.split("[- ]", word)
    if not all(part in numbers for part in parts):
        return 0
    return sum(int(numbers[part]) for part in parts)
