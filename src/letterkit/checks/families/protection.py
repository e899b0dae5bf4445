"""Rules that protect the people whom a letter speaks of: their names, where they are, how they can be reached."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path as File
from typing import TYPE_CHECKING

from letterkit.checks.findings import Asked, Issue
from letterkit.checks.texts.printed_names import printed_names
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Origin, Prose, Span
from letterkit.errors import KeyPath
from letterkit.letter.citation_syntax import citations
from letterkit.letter.person import Consent, Person
from letterkit.protection.consent import name_search, people_to_protect, protected_people
from letterkit.wording import say, say_worded, worded

if TYPE_CHECKING:  # names are looked for in few letters
    from letterkit.protection.name_search import NameSearch


def person_named_without_consent(subject: Subject) -> Iterator[Issue]:
    """A person is named only to those whom the person allowed to read the name.

    Why: people are arrested, dismissed and killed for what a letter says that they said.
    Example: a witness with `consent: never` in `people:`, named in a note; or her name in another spelling, or in
    another script.
    Instead: write the pseudonym, or render with `--audience public`, which replaces every form of the name that
    `people:` lists. What only looks like the name is not replaced: put it right yourself.
    Source: the rule of informed consent in human-rights work: for whom, for what, until when.
    """
    people = protected_people(subject.draft, subject.audience, subject.reading_day, subject.pack)
    if not people:
        return
    names = name_search(subject.draft, people)
    for path, text, hit in printed_names(subject, names):
        person = people[hit.person]
        name, words = _name_of(person), text[hit.start : hit.end]
        yield Issue(
            say(
                "‘{words}’ names {name}; {consent}.", words=words, name=name, consent=_consent_in_words(person, subject)
            )
            if hit.exact
            else say(
                "‘{words}’ looks like {name}; {consent}.",
                words=words,
                name=name,
                consent=_consent_in_words(person, subject),
            ),
            _remedy(person) if hit.exact else say("Take it out, or list it under `also:` of {name}.", name=name),
            path,
            (hit.start, hit.end),
            asked=_asked(words, hit.exact, person, subject),
        )
    yield from _names_in_annex_files(subject, names, people)
    file = File(subject.loaded.tree.file).stem
    for hit in names.find(file, address=True)[:1]:
        yield Issue(
            say(
                "The name of this file, ‘{file}’, names {name_of}, and so would the letter's.",
                file=file,
                name_of=_name_of(people[hit.person]),
            ),
            say("Give the draft another name, or name the output with -o."),
        )


def _names_in_annex_files(subject: Subject, names: NameSearch, people: Sequence[Person]) -> Iterator[Issue]:
    """Yield each name in a file that is printed as an annex, and in the name of one that goes along with the letter."""
    for path, content in subject.annex_files:
        name = content.file.stem if content.file else ""
        for text, hits in ((content.text, names.find(content.text)), (name, names.find(name, address=True))):
            for hit in hits:
                person = people[hit.person]
                yield Issue(
                    _in_annex(text[hit.start : hit.end], hit.exact, person, subject),
                    say("Give the file another name.") if text == name else _remedy(person),
                    path,
                )


def _in_annex(words: str, exact: bool, person: Person, subject: Subject) -> str:
    name, consent = _name_of(person), _consent_in_words(person, subject)
    if exact:
        return say("‘{words}’ in this annex names {name}; {consent}.", words=words, name=name, consent=consent)
    return say("‘{words}’ in this annex looks like {name}; {consent}.", words=words, name=name, consent=consent)


def _name_of(person: Person) -> str:
    return person.name.strip()


def _asked(words: str, exact: bool, person: Person, subject: Subject) -> Asked:
    """Return what the interview says of a name. Who reads the letter is chosen at its end, and the name is replaced
    then for those who may not read it; what only looks like it is not."""
    name, ended = _name_of(person), person.until is not None and subject.reading_day > person.until
    consent = _consent_in_words(person, subject) if ended else say_worded(_ALLOWED[person.consent])
    if not exact:
        message = say("‘{words}’ looks like {name}; {consent}.", words=words, name=name, consent=consent)
        return Asked(say("Take it out, or add it to the other spellings of {name}.", name=name), message)
    message = say("‘{words}’ names {name}; {consent}.", words=words, name=name, consent=consent)
    if person.consent == "recipient-only" and not ended:
        hint = say(
            "Who will read the letter is chosen at its end: those to whom it is addressed read the name, and for "
            "everybody else it is replaced."
        )
        return Asked(hint, message, "note")
    if person.consent == "not-asked":
        hint = say(
            "Ask, and change the answer on consent. Until then the name is replaced when the letter is written, for "
            "all but your own house."
        )
    elif person.pseudonym.strip():
        hint = say(
            "Write ‘{pseudonym}’. What is left is replaced when the letter is written, for all but your own house.",
            pseudonym=person.pseudonym.strip(),
        )
    else:
        hint = say("Take it out. What is left is replaced when the letter is written, for all but your own house.")
    return Asked(hint, message)


def _consent_in_words(person: Person, subject: Subject) -> str:
    if person.until is not None and subject.reading_day > person.until:
        return say("the consent ended on {until}", until=person.until)
    return f"{say_worded(_ALLOWED[person.consent])} (`consent: {person.consent}`)"


_ALLOWED: dict[Consent, str] = {
    "public": worded("everybody may read it"),
    "recipient-only": worded("only those addressed may read it"),
    "never": worded("nobody outside may read it"),
    "not-asked": worded("nobody has asked yet whether it may be printed"),
}


def _remedy(person: Person) -> str:
    if person.consent == "not-asked":
        return say(
            "Ask, and write the answer as `consent:`; until then take the name out, or render with `--audience`."
        )
    if person.pseudonym.strip():
        return say("Write ‘{pseudonym}’, or render with `--audience`, which does.", pseudonym=person.pseudonym.strip())
    return say("Take it out, or render with `--audience`, which replaces it.")


def contact_details_of_person_at_risk(subject: Subject) -> Iterator[Issue]:
    """How to reach a person at risk is not in the letter.

    Why: a telephone number or an address leads others to the door.
    Example: “Mira Sample can be reached at +996 555 010 203.”
    Instead: give the contact of your own organisation, which passes messages on.
    Source: security practice of human-rights organisations.
    """
    reported: set[tuple[object, int]] = set()
    for issue in (
        *_contacts_near_names(subject),
        *(issue for prose in subject.body for issue in _announced_contacts(subject, prose)),
    ):
        place = (issue.path, issue.span[0] if issue.span else -1)
        if place not in reported:
            reported.add(place)
            yield issue


def _contacts_near_names(subject: Subject) -> Iterator[Issue]:
    """Yield contacts near the name, or the pseudonym, of a person whom the draft lists."""
    people = people_to_protect(subject.draft, subject.pack)
    if not people:
        return
    names = name_search(subject.draft, people)
    pseudonyms = [person.pseudonym.strip() for person in people if person.pseudonym.strip()]
    own, cases = _own_contacts(subject), _cases_of(subject, names, pseudonyms)
    for path, text, in_file in _raw_texts(subject):
        contacts = [span for span in _contacts(text) if text[slice(*span)] not in own]
        starts = sorted(_name_starts(text, names, pseudonyms)) if contacts else []
        in_case = path[:2] in cases
        for start, end in contacts:
            near = bisect_left(starts, start - _FAR)
            if in_case or (near < len(starts) and starts[near] <= end + _FAR):
                yield Issue(
                    say("‘{text}’ stands beside the name of a person at risk.", text=text[start:end]),
                    say("Give the contact of your own organisation."),
                    path,
                    None if in_file else (start, end),
                )


def _cases_of(subject: Subject, names: NameSearch, pseudonyms: Sequence[str]) -> set[KeyPath]:
    """Return the cases of people at risk: all that is said of a case is said of its person."""
    told = ((path, text) for path, text in subject.raw_texts if path[0] == "cases")
    return {path[:2] for path, text in told if any(_name_starts(text, names, pseudonyms))}


def _raw_texts(subject: Subject) -> Iterator[tuple[KeyPath, str, bool]]:
    """Yield every text of the letter as it is typed, and whether it is in another file than the draft."""
    yield from ((path, text, False) for path, text in subject.raw_texts)
    yield from ((path, content.text, True) for path, content in subject.annex_files if content.text)


def _name_starts(text: str, names: NameSearch, pseudonyms: Sequence[str]) -> Iterator[int]:
    """Yield where names and pseudonyms of people at risk begin in a text."""
    yield from (hit.start for hit in names.find(text))
    for pseudonym in pseudonyms:
        yield from (match.start() for match in re.finditer(re.escape(pseudonym), text))


def _own_contacts(subject: Subject) -> set[str]:
    """Return how to reach the sender, who passes messages on."""
    sender = subject.draft.sender
    return {text for text in (sender.email, sender.phone, sender.website) if text} if sender else set()


def _announced_contacts(subject: Subject, prose: Prose) -> Iterator[Issue]:
    """Yield contacts after ‘her telephone’, ‘reach him at’ and the like, in a letter that does not list its people."""
    matches, own = subject.matches("personal-contact", prose), _own_contacts(subject)
    raw = prose.origin.raw if matches and prose.origin.typed else ""
    for match in matches if raw else ():
        span = prose.span(match.start, match.end)
        offset = span[1] if span else 0
        near = next((contact for contact in _contacts(raw[offset : offset + _SOON])), None)
        if near and raw[offset + near[0] : offset + near[1]] not in own:
            yield Issue(
                say("‘{raw}’ is how to reach a person.", raw=raw[offset + near[0] : offset + near[1]]),
                say("Give the contact of your own organisation."),
                prose.path,
                (offset + near[0], offset + near[1]),
            )


_SOON = 60
_FAR = 300
"""Characters before and behind a contact in which a name makes it that person's."""
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}")
_PHONE = re.compile(r"(?<![\w/.,-])\+?(?:\(\d{1,4}\)|\d)[\d ()./-]{6,20}\d(?![\w/])")
_HANDLE = re.compile(r"(?<![\w@./\[{-])@[A-Za-z0-9_]{3,32}\b(?!\.\w)")
_DATES = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}\s?[-–/]\s?\d{4}|\d{1,3}(?: \d{3})+")


def _contacts(text: str) -> Iterator[Span]:
    if "@" in text:
        yield from (match.span() for match in _EMAIL.finditer(text))
        cited = {typed for typed, _ in citations(text)} if "[" in text else set()
        keys = "".join(cited)
        yield from (match.span() for match in _HANDLE.finditer(text) if match[0] not in keys)
    for match in _PHONE.finditer(text):
        digits = sum(ch.isdigit() for ch in match[0])
        if (digits >= 9 or (match[0][0] == "+" and digits >= 7)) and not _DATES.fullmatch(match[0]):
            yield match.span()


def location_too_precise(subject: Subject) -> Iterator[Issue]:
    """A letter does not lead anybody to people who hide.

    Why: the street of a shelter, or its coordinates, is all that an attacker needs.
    Example: “She is hiding at 12 Mill Street”; “42.8746, 74.5698”.
    Instead: name the district or the city; give the place to the recipient by a safe way, if it is needed.
    Source: security practice of human-rights organisations; the words are in the word lists (`staying`, `streets`).
    """
    for path, text, in_file in _raw_texts(subject):
        for place in re.finditer(_COORDINATES, text) if _MAYBE_COORDINATES.search(text) else ():
            span = None if in_file else place.span()
            yield Issue(
                say("‘{place}’ is a place on the map.", place=place[0]),
                say("Name the district or the city."),
                path,
                span,
            )
    for prose in (*subject.body, *_cases_with_places(subject)):
        streets = subject.matches("streets", prose)
        starts = [street.start for street in streets]
        for match in subject.matches("staying", prose) if streets else ():
            end = prose.sentence_at(match.start)[1]
            index = bisect_left(starts, match.end)
            if index < len(starts) and starts[index] < end:
                street = streets[index]
                yield Issue(
                    say("‘{text}’ says where somebody can be found.", text=prose.text[match.start : street.end]),
                    say("Name the district or the city."),
                    prose.path,
                    prose.span(match.start, street.end),
                )


def _cases_with_places(subject: Subject) -> Iterator[Prose]:
    """Yield what happened in each case and where, as one sentence: is hiding, at, 12 Mill Street."""
    for index, case in enumerate(subject.draft.cases):
        for word in subject.words["staying-joined"] if case.what.strip() and case.place.strip() else ():
            text = f"{case.what.rstrip(' .')} {word} {case.place}"
            yield Prose("passage", Origin(("cases", index, "place"), text, typed=False), text, (0,), (0,))


_MAYBE_COORDINATES = re.compile(r"\.\d{3}|\d°")
_SEXAGESIMAL = r"""\d{1,3}° ?\d{1,2}[′'](?: ?\d{1,2}(?:\.\d{1,4})?[″"])? ?"""
_COORDINATES = (
    r"(?<![\d.])-?\d{1,2}\.\d{3,8}°? ?[NS]?, ?-?\d{1,3}\.\d{3,8}°?(?: ?[EW]\b)?"
    rf"|(?<!\d){_SEXAGESIMAL}[NS],? ?{_SEXAGESIMAL}[EW]"
)


def consent_run_out(subject: Subject) -> Iterator[Issue]:
    """Consent that has ended is asked for again, or the person is not named.

    Why: what was safe to say in spring may not be in autumn.
    Example: `until: 2026-06-30`, in a letter of November.
    Instead: ask the person again and write the new day, or set `consent: never`.
    Source: the rule of informed consent: for whom, for what, until when.
    """
    for index, person in enumerate(subject.draft.people):
        ended = (
            person.until is not None
            and subject.reading_day > person.until
            and person.consent not in ("never", "not-asked")
        )
        if ended and subject.audience != "internal":
            yield Issue(
                say(
                    "The consent of {name_of} ended on {until}; it counts as `never`.",
                    name_of=_name_of(person),
                    until=person.until,
                ),
                say("Ask again and write the new day, or set `consent: never`."),
                ("people", index, "until"),
                asked=Asked(
                    say("Ask again and write the new day, or answer that the name may not be read."),
                    say(
                        "The consent of {name_of} ended on {until}; nobody outside may read the name.",
                        name_of=_name_of(person),
                        until=person.until,
                    ),
                ),
            )


def consent_not_asked(subject: Subject) -> Iterator[Issue]:
    """A person whom the letter speaks of is asked before the letter goes out.

    Why: somebody who was never asked cannot have agreed, and often knows best what is dangerous.
    Example: `consent: not-asked`, which counts as `never`.
    Instead: ask the person, or somebody who may speak for them, say for whom and until when, and write the answer as
    `consent:` and how it was given as `source:`; or set `consent: never`.
    Source: the rule of informed consent: for whom, for what, until when.
    """
    for index, person in enumerate(subject.draft.people):
        if person.consent == "not-asked" and subject.audience != "internal":
            yield Issue(
                say(
                    "Nobody has asked yet whether {name_of} may be named; it counts as `never`.",
                    name_of=_name_of(person),
                ),
                say(
                    "Ask, and write the answer as `consent:` and how it was given as `source:`; or set "
                    "`consent: never`."
                ),
                ("people", index, "consent"),
                asked=Asked(
                    say("Ask, and change the answer; say where it came from and on which day."),
                    say(
                        "Nobody has asked yet whether {name_of} may be named; until then nobody outside may read it.",
                        name_of=_name_of(person),
                    ),
                ),
            )
