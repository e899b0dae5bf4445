"""The people who stand in a letter, to whom something was done or who told something, and whom no list has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from letterkit.checks.texts.attribution import full_name
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose, Span
from letterkit.errors import KeyPath
from letterkit.protection.consent import name_search
from letterkit.wording import say

LISTS: Final = ("person-harmed", "person-told", "person-kin")
"""What stands beside the name of somebody who can be hurt by a letter."""


class Mention(NamedTuple):
    """The first place of a letter where somebody stands who can be hurt by it: the name as written, its place in the
    text as typed, and in words why it is asked about."""

    name: str
    path: KeyPath
    span: Span
    reason: str


def unlisted_people(subject: Subject) -> tuple[Mention, ...]:
    """Return who stands in a letter beside arrest, threat, illness, testimony and the like, and is neither listed under
    `people:` nor somebody whom the draft names by an office; each once, in the order of the letter."""
    listed = name_search(subject.draft, subject.draft.people) if subject.draft.people else None
    known = {name.strip() for name in _named_in_the_head(subject)}
    found: dict[str, Mention] = {}
    for mention in _mentions(subject):
        if mention.name in found or mention.name in known or (listed and listed.find(mention.name)):
            continue
        found[mention.name] = mention
    return tuple(found.values())


def _named_in_the_head(subject: Subject) -> Iterator[str]:
    draft = subject.draft
    yield from (recipient.name for recipient in (*draft.recipients, *draft.cc))
    yield from (signatory.name for signatory in draft.signing)


def _mentions(subject: Subject) -> Iterator[Mention]:
    for prose in subject.prose:
        if not prose.origin.typed:
            continue
        for start, end in prose.sentences:
            beside = _beside(subject, prose, (start, end))
            if not beside:
                continue
            for match in full_name().finditer(prose.text, start, end):
                span = prose.span(*match.span())
                if " " in match[0] and span is not None:
                    yield Mention(match[0], prose.path, span, say("“{words}” stands beside it.", words=beside))


def _beside(subject: Subject, prose: Prose, sentence: Span) -> str:
    """Return the first words of a sentence that say that something happened to somebody; empty if there are none."""
    for name in LISTS:
        for match in subject.matches(name, prose):
            if sentence[0] <= match.start < sentence[1]:
                return prose.text[match.start : match.end]
    return ""
