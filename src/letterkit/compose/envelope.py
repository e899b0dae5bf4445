"""From whom and to whom an e-mail with the letter goes."""

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
    """Who sends, who receives, who gets a copy; each with the address that the draft gives, if it gives one."""
    sender = draft.sender
    return Envelope(
        Mailbox(_plain(sender.name), _address(sender.email)) if sender else Mailbox(""),
        _mailboxes(draft.recipients),
        _mailboxes(draft.cc),
    )


def _mailboxes(people: Sequence[Recipient]) -> tuple[Mailbox, ...]:
    """Addresses that stand only among the lines are read there."""
    return tuple(
        Mailbox(_plain(one.name or one.title or one.organization), _address(one.email, *one.lines)) for one in people
    )


def _address(typed: str, *lines: str) -> str:
    """Every address that was typed for somebody, also what only looks like one; else those of the first of the lines
    that has any."""
    known = _ADDRESS.findall(typed)
    if known or "@" in typed:
        return ", ".join([*known, *_UNREAD.findall(_ADDRESS.sub(" ", typed))])
    return next((", ".join(known) for line in lines if (known := _ADDRESS.findall(line))), "")


def _plain(text: str) -> str:
    return " ".join(text.split())
