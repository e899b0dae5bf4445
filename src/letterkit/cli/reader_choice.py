"""For whom a letter is written whose draft has people: as the command says it, or the profile; otherwise not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

from letterkit.cli import readers
from letterkit.errors import NotForAudience, Problem
from letterkit.interview.session import quote_name
from letterkit.letter.drafts import LoadedDraft
from letterkit.letter.model import Draft
from letterkit.library.library import Library
from letterkit.protection.consent import AUDIENCES, Audience, may_read
from letterkit.wording import say, say_worded


class Reader(NamedTuple):
    """Who reads a letter, and whether the profile said so. Nobody was named where it speaks of no people."""

    audience: Audience | None
    by_profile: bool = False


def has_versions(draft: Draft) -> bool:
    """Return True if a draft has people, or sentences that one version has in other words."""
    return bool(draft.people or draft.rewordings)


def reader_of(loaded: LoadedDraft, library: Library, given: Audience | None, command: Sequence[str]) -> Reader:
    """Return who reads the letter. `command` is what was typed, for the message. Raises NotForAudience, with the
    versions that there are, where nobody was named and the draft has people."""
    if given or not has_versions(loaded.draft):
        return Reader(given)
    if audience := library.profile.audience:
        return Reader(cast("Audience", audience), by_profile=True)
    choices = "\n".join(_choices(loaded.draft, command))
    message = say("The letter speaks of people, and nobody has said who will read it. Nothing was written.")
    hint = say("Choose the version:\n{choices}\n`letterkit profile` keeps one for all your letters.", choices=choices)
    raise NotForAudience(Problem(message, hint, loaded.tree.file))


def versions(draft: Draft) -> tuple[Audience, ...]:
    """Return those for whom a draft has versions that differ: always one for the public."""
    today = dt.date.today()
    day = max(draft.date or today, today)
    found: dict[object, Audience] = {}
    for audience in AUDIENCES:
        hidden = tuple(may_read(person, audience, day) for person in draft.people)
        words = tuple(one.id for one in draft.rewordings if one.audience == audience)
        found.setdefault((hidden, words), audience)
    return tuple(found.values())


def _choices(draft: Draft, command: Sequence[str]) -> Iterator[str]:
    typed = " ".join(map(quote_name, command))
    for audience in versions(draft):
        yield f"    {say_worded(readers.READERS[audience][0])}: letterkit {typed} --audience {audience}"
