"""Rules about what is printed in the place of a name: it must tell neither the name nor two people as one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from letterkit.checks.findings import Issue
from letterkit.checks.texts.subject import Subject
from letterkit.languages.normal_form import fold
from letterkit.letter.person import Person
from letterkit.protection.consent import may_read, name_search, protected_people
from letterkit.wording import say

_WORD = re.compile(r"\w+")


def pseudonym_tells_name(subject: Subject) -> Iterator[Issue]:
    """A pseudonym tells nothing of a protected name.

    Why: a given name with an initial is enough for whoever knows the place and the day.
    Example: `pseudonym: Mira S.` for Mira Sample; a pseudonym that is the name of another protected person.
    Instead: write initials, or another name altogether, such as “Ms S.” or “a nurse from Osh”.
    Source: the practice of human-rights organisations and courts with protected witnesses.
    """
    people = subject.draft.people
    hidden = protected_people(subject.draft, "public", subject.reading_day, subject.pack)
    if not hidden:
        return
    names = name_search(subject.draft, hidden)
    words = [_words_of_name(person, subject) for person in hidden]
    for index, person in enumerate(people):
        pseudonym = person.pseudonym
        own = {fold(word) for word in _WORD.findall(pseudonym)}
        named = {hit.person for hit in names.find(pseudonym)} | {
            index for index, known in enumerate(words) if own & known
        }
        for number in sorted(named)[:1]:
            yield Issue(
                _tells(pseudonym.strip(), hidden[number], index, people),
                say("Write initials, or another name altogether."),
                ("people", index, "pseudonym"),
                (0, len(pseudonym)),
            )


def _tells(pseudonym: str, person: Person, index: int, people: Sequence[Person]) -> str:
    """Return whose name a pseudonym tells, without the name. `index` is the entry that has the pseudonym."""
    if person == people[index]:
        return say("The pseudonym ‘{pseudonym}’ tells something of the name that it stands for.", pseudonym=pseudonym)
    if person in people:
        return say(
            "The pseudonym ‘{pseudonym}’ tells something of the name of entry {index} in the list of people.",
            pseudonym=pseudonym,
            index=people.index(person) + 1,
        )
    return say(
        "The pseudonym ‘{pseudonym}’ tells something of the name of somebody who withholds it.", pseudonym=pseudonym
    )


def _words_of_name(person: Person, subject: Subject) -> frozenset[str]:
    """Return the words of a person's name in their normal form, without initials, particles and titles."""
    titles = {word.rstrip(".") for key in ("title-m", "title-f", "title") for word in subject.words[key]}
    words = (word for name in (person.name, *person.also) for word in _WORD.findall(name))
    return frozenset(fold(word) for word in words if len(word) > 1 and not word.islower() and fold(word) not in titles)


def pseudonym_unclear(subject: Subject) -> Iterator[Issue]:
    """A pseudonym stands for one person.

    Why: “Ms S. met Ms S.” is read as a slip, and what happened to one is told of the other.
    Example: the pseudonym “Ms S.” for two people; one of blanks alone, or that is a name in the letter.
    Instead: tell them apart, as “Ms S. (a nurse)” and “Ms S. (a teacher)”, or as “Witness 1” and “Witness 2”.
    Source: the practice of human-rights organisations and courts with protected witnesses.
    """
    people = subject.draft.people
    first: dict[str, int] = {}
    public = _public_names(subject)
    for index, person in enumerate(people):
        key, path = fold(person.pseudonym), ("people", index, "pseudonym")
        if person.pseudonym and not key:
            yield Issue(say("The pseudonym is nothing but blanks."), say("Write it, or take the line out."), path)
        elif key in first:
            yield Issue(
                say(
                    "‘{pseudonym}’ stands for two people: see entry {first} in the list of people.",
                    pseudonym=person.pseudonym.strip(),
                    first=first[key] + 1,
                ),
                say("Give each a pseudonym of their own."),
                path,
                (0, len(person.pseudonym)),
            )
        elif key in public:
            yield Issue(
                say("‘{pseudonym}’ is the name of somebody else in the letter.", pseudonym=person.pseudonym.strip()),
                say("Choose another pseudonym."),
                path,
                (0, len(person.pseudonym)),
            )
        if key:
            first.setdefault(key, index)


def _public_names(subject: Subject) -> frozenset[str]:
    """Return the names that everybody reads in the letter, in their normal form."""
    draft = subject.draft
    named: Sequence[str] = [
        *(recipient.name for recipient in (*draft.recipients, *draft.cc)),
        *(signatory.name for signatory in draft.signing if not signatory.withheld),
        *(person.name for person in draft.people if may_read(person, "public", subject.reading_day)),
    ]
    return frozenset(filter(None, map(fold, named)))
