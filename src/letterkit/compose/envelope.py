"""The envelope: from whom and to whom an e-mail with the letter goes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from letterkit.letter.composed import Envelope, Mailbox
from letterkit.letter.model import Draft, Recipient

_ADDRESS: Final = re.compile(
    r"(?<![^\s@<>(),;:\"])(?:[^\s@<>(),;:\"]{1,64}|\"(?:[^\"\\\n]|\\.){1,62}\")@[^\s@<>(),;:\"]{1,253}"
)
"""An address of e-mail; what stands before the @ may be in quotation marks, with blanks in it."""
_UNREAD: Final = re.compile(r"[^\s,;<>]*@[^\s,;<>]*")


def envelope(draft: Draft) -> Envelope:
    """Return who sends, who receives and who gets a copy, each with the address that the draft gives, if any."""
    sender = draft.sender
    return Envelope(
        Mailbox(_plain(sender.name), _address(sender.email)) if sender else Mailbox(""),
        _mailboxes(draft.recipients),
        _mailboxes(draft.cc),
    )


def _mailboxes(people: Sequence[Recipient]) -> tuple[Mailbox, ...]:
    """Return the mailboxes of recipients; an address that is only among the lines is read there."""
    return tuple(
        Mailbox(_plain(person.name or person.title or person.organization), _address(person.email, *person.lines))
        for person in people
    )


def _address(typed: str, *lines: str) -> str:
    """Return every address that was typed, also what only looks like one; else those of the first line that has any."""
    known = _ADDRESS.findall(typed)
    if known or "@" in typed:
        return ", ".join([*known, *_UNREAD.findall(_ADDRESS.sub(" ", typed))])
    return next((", ".join(known) for line in lines if (known := _ADDRESS.findall(line))), "")


def _plain(text: str) -> str:
    return " ".join(text.split())
