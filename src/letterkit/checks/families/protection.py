"""Rules that protect the people whom a letter speaks of: their names, where they are, how they can be reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path as File
from typing import TYPE_CHECKING

from letterkit.checks.findings import Asked, Issue
from letterkit.checks.texts.printed_names import printed_names
from letterkit.checks.texts.subject import Subject
from letterkit.letter.person import Consent, Person
from letterkit.protection.consent import name_search, protected_people
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
