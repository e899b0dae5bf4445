"""Rules about people who stand in a letter and whom nobody has asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from letterkit.checks.findings import Asked, Issue
from letterkit.checks.texts.people_mentions import unlisted_people
from letterkit.checks.texts.people_rows import Row, people_nobody_asked
from letterkit.checks.texts.subject import Subject
from letterkit.wording import say, say_count, say_list
from letterkit.yaml.positions import KeyPositions

_LISTED: Final = 8
"""People who are named one by one in a finding; of more, the number is said."""


def people_not_asked(subject: Subject) -> Iterator[Issue]:
    """Somebody has decided which people in the letter have to be protected.

    Why: whoever is named beside an arrest, a threat or a testimony can be hurt by the letter, and has to be asked
    first: who may read the name, what else about the person, and until when. Being seen can protect too; that is for
    the person to weigh.
    Example: “Mira Sample, who gave us this account, is in hiding”, in a draft without `people:`.
    Instead: list each person under `people:` with what the person agreed to; or write `people: []` if nobody has to be
    protected. Until then the letter is not written for the public.
    Source: the rule of informed consent in human-rights work: for whom, for what, until when.
    """
    if subject.audience == "internal" or "people" in subject.loaded.data:
        return
    rows = people_nobody_asked(subject)
    if not rows:
        return
    yield Issue(
        say(
            "Nobody has been asked about the people in this letter. These stand in it: {people}.",
            people=_listed(subject, rows),
        ),
        say(
            "List them under `people:`, each with its `consent:`; or write `people: []` if nobody has to be protected."
        ),
        rows[0].path,
        rows[0].span,
        asked=Asked(
            say("Answer the question on people: add them, with what each agreed to, or say that it is nobody."),
            say(
                "Nobody has been asked about the people in this letter. These stand in it: {people}.",
                people=_names(rows),
            ),
        ),
        severity="warning" if subject.audience == "recipient" else None,
    )


def person_not_listed(subject: Subject) -> Iterator[Issue]:
    """Whoever can be hurt by the letter stands in the list of its people.

    Why: a list that has one person and lacks her brother protects neither.
    Example: “Her brother Jan Sample was arrested with her”, where `people:` has only Mira Sample.
    Instead: add the person to `people:`, with `consent: public` if everybody may read the name.
    Source: the rule of informed consent in human-rights work: for whom, for what, until when.
    """
    if subject.audience == "internal" or not subject.loaded.data.get("people"):
        return
    people = unlisted_people(subject)
    if not people:
        return
    rows = [Row(one.name, one.path, one.span, one.reason) for one in people]
    yield Issue(
        say_count(
            "Somebody stands in the letter and not in its list of people: {people}.",
            "{count} people stand in the letter and not in its list of people: {people}.",
            len(rows),
            people=_listed(subject, rows),
        ),
        say("Ask, and add them to `people:`; with `consent: public`, everybody may read the name."),
        rows[0].path,
        rows[0].span,
        asked=Asked(
            say("Ask, and add them to the list of people, with what each agreed to."),
            say_count(
                "Somebody stands in the letter and not in its list of people: {people}.",
                "{count} people stand in the letter and not in its list of people: {people}.",
                len(rows),
                people=_names(rows),
            ),
        ),
    )


def _listed(subject: Subject, rows: Sequence[Row]) -> str:
    """Return the people with the lines in which they first stand."""
    places = KeyPositions(subject.loaded.tree)
    return _cut([say("‘{words}’ (line {line})", words=row.words, line=_line(subject, places, row)) for row in rows])


def _line(subject: Subject, places: KeyPositions, row: Row) -> int:
    value: object = subject.loaded.data
    for key in row.path:
        try:
            value = value[key]  # type: ignore[index]
        except (LookupError, TypeError):
            return places.find(row.path).line
    return places.find(row.path, value if isinstance(value, str) else "", row.span[0] if row.span else 0).line


def _names(rows: Sequence[Row]) -> str:
    return _cut([say("‘{words}’", words=row.words) for row in rows])


def _cut(items: Sequence[str]) -> str:
    if len(items) <= _LISTED:
        return say_list(items)
    more = len(items) - _LISTED
    return say_list([*items[:_LISTED], say_count("one more", "{count} more", more)])
