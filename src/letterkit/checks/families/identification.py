"""Rules about what leads to a person or singles somebody out: where, how to reach, which number, who else it can be."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from letterkit.checks.findings import Asked, Issue, Severity
from letterkit.checks.texts.about_people import AboutPeople, name_starts, speaks_of
from letterkit.checks.texts.exact_places import addresses, cells, map_places
from letterkit.checks.texts.identifying import in_prose, is_in_other_words, singled_out_in, sources_in, told_prose
from letterkit.checks.texts.marked_words import MarkedWords, about_a_person, marked_words
from letterkit.checks.texts.person_traces import (
    court_files_in,
    health_in,
    kin_beside,
    kin_in,
    small_places_in,
    witnesses_in,
)
from letterkit.checks.texts.personal_numbers import contacts, local_numbers, numbers
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Origin, Prose, Span, text_words
from letterkit.errors import KeyPath
from letterkit.protection.consent import name_search, people_to_protect
from letterkit.wording import say, say_count

if TYPE_CHECKING:  # names are looked for in few letters
    from letterkit.protection.name_search import NameSearch

_Find = Callable[[Subject, Prose], Iterable[Span]]


def contact_details_of_person_at_risk(subject: Subject) -> Iterator[Issue]:
    """How to reach a person at risk is not in the letter.

    Why: a telephone number or an address leads others to the door.
    Example: “Mira Sample can be reached at +996 555 010 203”; “her brother can be called on 0312 555 017”.
    Instead: give the contact of your own organisation, which passes messages on.
    Source: security practice of human-rights organisations; the words are in the word lists (`personal-contact`).
    """
    reported: set[tuple[object, int]] = set()
    texts = dict(subject.texts) if subject.draft.rewordings else {}
    for issue in (
        *_contacts_near_names(subject),
        *(issue for prose in told_prose(subject) for issue in _announced_contacts(subject, prose)),
        *_contacts_of_somebody(subject),
    ):
        place = (issue.path, issue.span[0] if issue.span else -1)
        if place not in reported and not _is_in_other_words(subject, texts, issue):
            reported.add(place)
            yield issue


def _is_in_other_words(subject: Subject, texts: Mapping[KeyPath, str], issue: Issue) -> bool:
    text = texts.get(issue.path, "")
    return issue.span is not None and bool(text) and is_in_other_words(subject, text, *issue.span)


def _contacts_near_names(subject: Subject) -> Iterator[Issue]:
    """Yield contacts near the name, or the pseudonym, of a person whom the draft lists."""
    people = people_to_protect(subject.draft, subject.pack)
    if not people:
        return
    names = name_search(subject.draft, people)
    pseudonyms = [person.pseudonym.strip() for person in people if person.pseudonym.strip()]
    own, cases = _own_contacts(subject), _cases_of(subject, names, pseudonyms)
    for path, text, in_file in _raw_texts(subject):
        found = [span for span in contacts(text) if text[slice(*span)] not in own]
        starts = sorted(name_starts(text, names, pseudonyms)) if found else []
        in_case = path[:2] in cases
        for start, end in found:
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
    return {path[:2] for path, text in told if speaks_of(text, names, pseudonyms)}


def _raw_texts(subject: Subject) -> Iterator[tuple[KeyPath, str, bool]]:
    """Yield every text of the letter as it is typed, and whether it is in another file than the draft."""
    yield from ((path, text, False) for path, text in subject.raw_texts)
    yield from ((path, content.text, True) for path, content in subject.annex_files if content.text)


def _own_contacts(subject: Subject) -> set[str]:
    """Return how to reach the sender, who passes messages on."""
    sender = subject.draft.sender
    return {text for text in (sender.email, sender.phone, sender.website) if text} if sender else set()


_SOON: Final = 60
_FAR: Final = 300
"""Characters before and behind a contact in which a name makes it that person's."""


def _announced_contacts(subject: Subject, prose: Prose) -> Iterator[Issue]:
    """Yield contacts after ‘her telephone’, ‘reach him at’ and the like, in a letter that does not list its people."""
    matches, own = subject.matches("personal-contact", prose), _own_contacts(subject)
    raw = prose.origin.raw if matches and prose.origin.typed else ""
    for match in matches if raw else ():
        span = prose.span(match.start, match.end)
        offset = span[1] if span else 0
        soon = raw[offset : offset + _SOON]
        near = next((contact for contact in (*contacts(soon), *local_numbers(soon))), None)
        if near and raw[offset + near[0] : offset + near[1]] not in own:
            yield _how_to_reach(raw, prose.path, (offset + near[0], offset + near[1]), None)


def _how_to_reach(raw: str, path: KeyPath, span: Span, severity: Severity | None) -> Issue:
    return Issue(
        say("‘{raw}’ is how to reach a person.", raw=raw[slice(*span)]),
        say("Give the contact of your own organisation."),
        path,
        span,
        severity=severity,
    )


def _contacts_of_somebody(subject: Subject) -> Iterator[Issue]:
    """Yield contacts in sentences that speak of a person and of calling or writing, and of no office."""
    own, about = _own_contacts(subject), AboutPeople(subject)
    for prose in told_prose(subject):
        raw = prose.origin.raw if prose.origin.typed else ""
        for start, end in contacts(raw) if raw and subject.matches("contact-words", prose) else ():
            if raw[start:end] in own:
                continue
            index = bisect_right(prose.raw_starts, start) - 1
            position = prose.clean_starts[index] + start - prose.raw_starts[index] if index >= 0 else -1
            if 0 <= position < len(prose.text) and _is_of_a_person(subject, prose, position):
                yield _how_to_reach(raw, prose.path, (start, end), about.severity(prose))


def _is_of_a_person(subject: Subject, prose: Prose, position: int) -> bool:
    marked = marked_words(subject, prose)
    start, end = marked.sentence_at(position)
    if not marked.between("contact-words", start, end) or marked.between("contact-of-body", start, end):
        return False
    return any(about_a_person(marked, start, end)) or _is_behind_a_name(subject, marked, (start, end), position)


_NAME_AND_WORD: Final = 5
"""Words before a number that can hold a name and ‘tel.’."""


def _is_behind_a_name(subject: Subject, marked: MarkedWords, sentence: Span, position: int) -> bool:
    """True for a number behind a name, Mira Sample (tel. …), of somebody who neither sends the letter nor gets it."""
    start, end = sentence
    behind = bisect_left([word.start for word in marked.words[start:end]], position) + start
    first = max(start, behind - _NAME_AND_WORD)
    draft = subject.draft
    names = [*(one.name for one in (*draft.recipients, *draft.cc)), *(one.name for one in draft.signing)]
    known = {word for name in names for word in text_words(name)}
    if any(marked.between(name, first, behind) for name in ("told-groups", "public-places", "contact-of-body")):
        return False
    return any(
        marked.has_capital(index)
        and marked.has_capital(index + 1)
        and marked.gap(index) == " "
        and not known.intersection((marked.words[index].folded, marked.words[index + 1].folded))
        for index in range(first, behind - 1)
    )


def location_too_precise(subject: Subject) -> Iterator[Issue]:
    """A letter does not lead anybody to people who hide, live or are held somewhere.

    Why: the street of a shelter, the number of a house or a cell, or a place on the map is all that an attacker needs.
    Example: “She is hiding at 12 Mill Street”; “his flat at 12 Harbour Street”; “cell 214”; “42.8746, 74.5698”.
    Instead: name the district or the city; give the place to the recipient by a safe way, if it is needed.
    Source: security practice of human-rights organisations; the words are in the word lists (`staying`, `streets`).
    """
    about = AboutPeople(subject)
    for path, text, in_file in _raw_texts(subject):
        for place in map_places(text):
            if is_in_other_words(subject, text, *place):
                continue
            yield Issue(
                say("‘{place}’ is a place on the map.", place=text[slice(*place)]),
                say("Name the district or the city."),
                path,
                None if in_file else place,
                severity=about.severity_at(path, subject.number_of(path)),
            )
    seen: set[KeyPath] = set()
    for prose, start, end in in_prose(subject, _places):
        seen.add(prose.path)
        yield _where(prose, start, end, about.severity(prose))
    for prose, start in _cases_with_places(subject):
        for first, end in _places(subject, prose) if prose.path not in seen else ():
            if end > start:
                yield _where(prose, first, end, about.severity(prose))


def _places(subject: Subject, prose: Prose) -> Iterator[Span]:
    marked = marked_words(subject, prose)
    for span in (*addresses(subject, marked), *cells(marked)):
        yield marked.place(*span)


def _where(prose: Prose, start: int, end: int, severity: Severity) -> Issue:
    return Issue(
        say("‘{text}’ says where somebody can be found.", text=prose.text[start:end]),
        say("Name the district or the city."),
        prose.path,
        prose.span(start, end),
        severity=severity,
    )


def _cases_with_places(subject: Subject) -> Iterator[tuple[Prose, int]]:
    """Yield what happened in each case and where, as one sentence (is hiding, at, 12 Mill Street), and where the place
    begins in it."""
    for index, case in enumerate(subject.draft.cases):
        for word in subject.words["staying-joined"] if case.what.strip() and case.place.strip() else ():
            what = f"{case.what.rstrip(' .')} {word} "
            text = what + case.place
            yield Prose("passage", Origin(("cases", index, "place"), text, typed=False), text, (0,), (0,)), len(what)
            break


def personal_number(subject: Subject) -> Iterator[Issue]:
    """Numbers that belong to one person are not in the letter.

    Why: the number of a passport, a card, an account or a car finds a person in every register, and opens others.
    Example: “passport no. AA1234567”; “his car, number plate AB-123-CD”.
    Instead: leave the number out; give it to the recipient by a safe way, if the person agreed and it is needed.
    Source: data protection and security practice of human-rights organisations; the words are in the word lists
    (`number-cues`, `number-plates`).
    """
    about = AboutPeople(subject)
    for prose, start, end in in_prose(subject, _numbers):
        yield Issue(
            say("‘{text}’ is a number by which a person can be found.", text=prose.text[start:end]),
            say("Leave it out."),
            prose.path,
            prose.span(start, end),
            severity=about.severity(prose),
        )


def _numbers(subject: Subject, prose: Prose) -> Iterator[Span]:
    marked = marked_words(subject, prose)
    return (marked.place(*span) for span in numbers(subject, marked))


def person_singled_out(subject: Subject) -> Iterator[Issue]:
    """Somebody whose name may not be read is not singled out by other words.

    Why: where there is one teacher, one shelter or one daughter, everybody knows the name that the letter leaves out.
    Example: “the only teacher of Sampleville”; “the mayor’s daughter”, where `people:` has somebody with `consent:
    never`; “his mother”, “petition No. 1412 of 2025”, “in the Bolan tea house”, “needs medicine for asthma” beside the
    person.
    Instead: say it more widely: “a teacher”, “a relative”, “the court”, “in a public place”; or waive the finding with
    why it cannot lead to the person.
    Source: the rule that a name is replaced together with what identifies the person; the words are in the word lists
    (`single-only` and those that begin so).
    """
    about = _listed_people(subject)
    if about is None:
        return
    for prose, start, end in in_prose(subject, singled_out_in):
        text = prose.text[start:end]
        yield Issue(
            say("‘{text}’ can only be one person.", text=text),
            say("Say it more widely, so that it can be several people."),
            prose.path,
            prose.span(start, end),
            asked=Asked(say("Say it more widely, so that it can be several people, or leave it out.")),
            severity=about.severity(prose),
        )
    yield from _traces(subject, about)


def _traces(subject: Subject, about: AboutPeople) -> Iterator[Issue]:
    """Yield what leads to somebody beside the name, and illness: one issue for each kind, at its first place."""

    def kin(subject: Subject, prose: Prose) -> Iterable[Span]:
        return (*kin_in(subject, prose), *kin_beside(subject, prose, about.names(prose)))

    yield from _one_issue(
        _traces_of_them(subject, about, kin),
        say("A relative leads to the person who is not named"),
        say("Write “a relative”."),
    )
    yield from _one_issue(
        _traces_of_them(subject, about, court_files_in),
        say("By the number of a file, or the day at court, anybody finds the name"),
        say("Write “the court” or “the police”, without number and day."),
    )
    yield from _one_issue(
        _traces_of_them(subject, about, small_places_in, in_sentence=True),
        say("In a small place people know who was there"),
        say("Write “in a public place”, or name the city."),
    )
    yield from _one_issue(
        _traces_of_them(subject, about, health_in, in_sentence=True),
        say("Whoever agreed to be named has not yet agreed that an illness is told"),
        say("Ask about this too, or write “needs medical care”."),
        "note",
    )


def _traces_of_them(
    subject: Subject, about: AboutPeople, find: _Find, *, in_sentence: bool = False
) -> list[tuple[Prose, Span]]:
    """Return the places of one kind that concern people whose names may not be read; not those in a name that is
    replaced itself, or in a sentence that this version has in other words."""
    found = []
    for prose in told_prose(subject):
        spans = sorted(find(subject, prose))
        replaced = about.replaced(prose) if spans and about.means_them(prose) else None
        names = about.names(prose) if replaced is not None else []
        for span in spans if replaced is not None else ():
            if in_sentence and not about.is_in_sentence(prose, span[0]):
                continue
            if any(start < span[1] and span[0] < end for start, end in replaced or ()):
                continue
            if any(_APPOSED.fullmatch(prose.text, end, span[0]) for _, end in names):  # Ms S., a nurse, saw
                continue
            if not is_in_other_words(subject, prose.text, *span):
                found.append((prose, span))
    return found


_APPOSED: Final = re.compile(r", (?:\w{1,3} |l['’])?")


def _one_issue(
    found: Sequence[tuple[Prose, Span]], why: str, instead: str, severity: Severity = "warning"
) -> Iterator[Issue]:
    """Yield one issue for all places of a kind, at the first of them."""
    for prose, span in found[:1]:
        text = " ".join(prose.text[slice(*span)].split())
        yield Issue(
            say_count("{why}: ‘{text}’.", "{why}: ‘{text}’; {count} places.", len(found), why=why, text=text),
            instead + " " + say("At the end of the interview the sentence can be put in other words for this version."),
            prose.path,
            prose.span(*span),
            severity=severity,
        )


def source_recognisable(subject: Subject) -> Iterator[Issue]:
    """Who told something cannot be recognised where a name may not be read.

    Why: whoever wants to know who spoke looks for the sister, the lawyer, the neighbour on the stairs.
    Example: “her lawyer, by telephone”; “a neighbour who saw it”; “one of them a waiter”, where `people:` has
    somebody with `consent: never`.
    Instead: “people who know the case told us”; or ask the source as well, and list the answer under `people:`.
    Source: the rule of informed consent, which sources have to give too; the words are in the word lists (`told-us` and
    those that begin so).
    """
    about = _listed_people(subject)
    if about is None:
        return
    for prose, start, end in in_prose(subject, sources_in):
        text = prose.text[start:end]
        yield Issue(
            say("‘{text}’ tells who the source is.", text=text),
            say("Say it more widely: “people who know the case”; or ask the source, and list the answer."),
            prose.path,
            prose.span(start, end),
            severity=about.severity(prose),
        )
    yield from _one_issue(
        _traces_of_them(subject, about, witnesses_in),
        say("Whoever was there knows who this witness is"),
        say("Write “a witness”."),
    )


def _listed_people(subject: Subject) -> AboutPeople | None:
    """Return the passages about people whose names may not be read; None where the draft lists none of them."""
    about = AboutPeople(subject) if subject.draft.people else None
    return about if about and about.is_anybody else None
