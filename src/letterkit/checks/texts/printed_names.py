"""Names in what the letter prints: which person, and where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from letterkit.checks.texts.subject import Subject
from letterkit.errors import KeyPath

if TYPE_CHECKING:  # names are looked for in few letters
    from letterkit.protection.name_search import NameHit, NameSearch

_ADDRESSES = ("url", "URL", "website", "email", "DOI")
"""Keys whose values are addresses, where a name is written in small letters."""


def printed_names(subject: Subject, names: NameSearch) -> Iterator[tuple[KeyPath, str, NameHit]]:
    """Yield every name in what is typed and printed: its key path, the text there, and its place in it."""
    unprinted = _unprinted_paths(subject)
    for path, text in subject.printed:
        for hit in names.find(text, address=path[-1] in _ADDRESSES) if path not in unprinted else ():
            yield path, text, hit


def _unprinted_paths(subject: Subject) -> set[KeyPath]:
    """Return the places of names that the letter does not print: signatories who are withheld or have withdrawn, and
    the answer that waits for consent."""
    hidden = (
        index for index, signatory in enumerate(subject.draft.signatories) if signatory.withheld or signatory.withdrawn
    )
    waiting = (question.consent_to for question in subject.pack.questions if question.consent_to)
    answers = {path for name in waiting for path in (("facts", name), ("facts", name, "value"))}
    return {("signatories", index, "name") for index in hidden} | (answers - subject.printed_answers)
