"""The names of those whom a draft names by what they do in it."""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.checks.texts.subject import Subject


def known_names(subject: Subject) -> Iterator[str]:
    """Yield the names of everybody whom the draft names by what they do in it: recipients, signatories, the sender,
    contacts, authors of sources."""
    draft = subject.draft
    for recipient in (*draft.recipients, *draft.cc):
        yield from (recipient.name, recipient.title, recipient.organization, *recipient.lines)
    for signatory in draft.signing:
        yield from (signatory.name, signatory.organization)
    if draft.sender:
        yield draft.sender.name
    for item in subject.sources.items.values():
        for author in item.get("author", ()):
            if isinstance(author, dict):
                yield " ".join(str(author.get(key, "")) for key in ("given", "family"))
