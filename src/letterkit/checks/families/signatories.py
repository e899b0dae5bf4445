"""Rules about those who sign: each once, with a place and a capacity, and as many as the text says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from letterkit.checks.findings import Found
from letterkit.checks.texts.figures import number
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose, words_of
from letterkit.languages.normal_form import fold
from letterkit.letter.duplicates import find_duplicates, signatory_key
from letterkit.letter.model import Signatory

_LIST = 3
"""Signatories from which there is a list, in which one that differs is seen."""


def duplicate_signatory(letter: Subject) -> Iterator[Found]:
    """Everybody signs once.

    Why: an opponent who finds one name twice says that the list is padded.
    Example: “Dr. Mónica Serrano” and “Monica Serrano”, of one organization.
    Instead: keep the entry with the title and the place.
    Source: the practice of sign-on letters. Two people of one organization are two signatories, and so are two of one
    name of whom nothing else agrees. Whoever signs without a name, or has it withheld, is not compared.
    """
    signing = letter.draft.signatories
    for index, earlier in find_duplicates(signing, _titles(letter)):
        yield Found(
            f"Entry {index + 1}, ‘{_called(signing[index])}’, may sign twice: see entry {earlier + 1}, "
            f"‘{_called(signing[earlier])}’.",
            "If it is the same signatory, keep one of the two.",
            ("signatories", index),
        )


def _titles(letter: Subject) -> frozenset[str]:
    lists = (letter.words[name] for name in ("title-m", "title-f", "title"))
    return frozenset(fold(word).rstrip(".") for each in lists for word in each)


def _called(one: Signatory) -> str:
    return ", ".join(part for part in (one.name.strip(), one.organization.strip()) if part)


def signatory_without_place(letter: Subject) -> Iterator[Found]:
    """In a list with places, every organization has one.

    Why: the places show how far the concern reaches; a gap looks like something to hide.
    Example: eighteen organizations with city and country, and one without.
    Instead: add `places: [City, Country]`.
    Source: the joint letter of 2010, in which each of nineteen organizations has its place.
    """
    signing = letter.draft.signing
    placed = sum(bool(one.places) for one in signing)
    if len(signing) < _LIST or placed * 2 <= len(signing):
        return
    for index, one in enumerate(letter.draft.signatories):
        if one.organization.strip() and not (one.places or one.withdrawn or one.withheld):
            yield Found(
                f"‘{_called(one)}’ has no place; the others have.",
                "Add city and country.",
                ("signatories", index),
            )


def capacity_unclear(letter: Subject) -> Iterator[Found]:
    """Where persons and organizations sign together, it is clear who signs for whom.

    Why: an organization that finds itself bound by an employee withdraws, in public.
    Example: “Amina Example, Example Watch” in a list of organizations, without `capacity:`; a title that says “in a
    personal capacity” with another capacity.
    Instead: write `capacity: organization`, `individual` or `personal`.
    Source: the practice of sign-on letters.
    """
    organizations = any(one.organization.strip() and not one.name.strip() for one in letter.draft.signing)
    for index, one in enumerate(letter.draft.signatories):
        if one.withdrawn:
            continue
        said = f" {' '.join(words_of(f'{one.title} {one.organization}'))} "
        personal = any(f" {' '.join(words_of(phrase))} " in said for phrase in letter.words["personal-capacity"])
        if personal and one.capacity != "personal":
            yield Found(
                f"‘{_called(one)}’ signs in a personal capacity by the words, and not by the capacity that is set.",
                "Set the capacity to personal, and take the words out.",
                ("signatories", index),
            )
        elif organizations and one.name.strip() and one.organization.strip() and one.capacity is None:
            yield Found(
                f"It is not clear whether ‘{_called(one)}’ signs for the organization.",
                "Say in which capacity: for the organization, as an individual, or in a personal capacity.",
                ("signatories", index),
            )


def withdrawn_still_listed(letter: Subject) -> Iterator[Found]:
    """Whoever has withdrawn is nowhere in the letter.

    Why: a name that stays after its owner asked to have it taken off is a matter for lawyers.
    Example: `withdrawn: true`, and the same organization a second time in the list, or named in the opening.
    Instead: take the name out there too.
    Source: the practice of sign-on letters.
    """
    gone = [one for one in letter.draft.signatories if one.withdrawn]
    if not gone:
        return
    titles = _titles(letter)
    keys = {signatory_key(one, titles) for one in gone}
    for index, one in enumerate(letter.draft.signatories):
        if not one.withdrawn and signatory_key(one, titles) in keys:
            yield Found(f"‘{_called(one)}’ has withdrawn, and is listed.", "Take it out.", ("signatories", index))
    names = {name for one in gone for name in (one.name.strip() or one.organization.strip(),) if name}
    for path, text in letter.texts:
        if path[0] == "signatories":
            continue
        for name in sorted(names):
            at = text.find(name)
            if at >= 0 and path[0] != "facts":
                yield Found(f"‘{name}’ has withdrawn, and is named.", "Take the name out.", path, (at, at + len(name)))


def count_in_text_disagrees(letter: Subject) -> Iterator[Found]:
    """The number of signatories in the text is the number of signatories.

    Why: the list grows until the last hour, and the sentence does not.
    Example: “We, the 19 undersigned organizations”, above a list of twenty-one.
    Instead: correct the number, or write “the undersigned”.
    Source: the practice of sign-on letters; the words are in the word lists (`undersigned`, `numbers`).
    """
    signing = letter.draft.signing
    organizations = sum(bool(one.organization.strip()) and one.capacity in (None, "organization") for one in signing)
    for one in letter.prose:
        numbers = (
            _count(one, each.start, each.end, letter.words["numbers"]) for each in letter.said("undersigned", one)
        )
        for start, end, said in sorted({found for found in numbers if found}):
            right = {len(signing), organizations} if letter.said("organizations", one) else {len(signing)}
            if said not in right:
                yield Found(
                    f"The text says {said}, and {len(signing)} sign"
                    + (f", {organizations} of them organizations." if organizations != len(signing) else "."),
                    "Correct the number, or leave it out.",
                    one.path,
                    one.span(start, end),
                )


def _count(one: Prose, start: int, end: int, numbers: Mapping[str, str]) -> tuple[int, int, int] | None:
    """The number within three words before ‘undersigned’, or right behind it."""
    before = [word for word in one.words if start - 60 <= word.start < start][-3:]
    behind = [word for word in one.words if end <= word.start < end + 20][:1]
    for word in (*reversed(before), *behind):
        said = number(one.text[word.start : word.end]) or _in_words(word.folded, numbers)
        if said and said > 1:
            return word.start, word.end, said
    return None


def _in_words(word: str, numbers: Mapping[str, str]) -> int:
    """A number in words, such as nineteen or twenty-three; 0 for any other word."""
    parts = re.split("[- ]", word)
    if not all(part in numbers for part in parts):
        return 0
    return sum(int(numbers[part]) for part in parts)
