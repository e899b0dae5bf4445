"""From whom and to whom an e-mail with the letter goes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from letterkit.letter.composed import Envelope, Mailbox
from letterkit.letter.model import Draft, Recipient

_ADDRESS: Final = re.compile(r"(?<![^\s@<>(),;:\"])[^\s@<>(),;:\"]{1,64}@[^\s@<>(),;:\"]{1,253}")


def envelope(draft: Draft) -> Envelope:
    """Who sends, who receives, who gets a copy; each with the address that the draft gives, if it gives one."""
    sender = draft.sender
    return Envelope(
        Mailbox(_plain(sender.name), _address(sender.email)) if sender else Mailbox(""),
        _mailboxes(draft.recipients),
        _mailboxes(draft.cc),
    )


def _mailboxes(people: Sequence[Recipient]) -> tuple[Mailbox, ...]:
    """An address that stands only among the lines is read there."""
    return tuple(
        Mailbox(_plain(one.name or one.title or one.organization), _address(one.email, *one.lines)) for one in people
    )


def _address(*texts: str) -> str:
    return next((found[0] for text in texts if (found := _ADDRESS.search(text))), "")


def _plain(text: str) -> str:
    return " ".join(text.split())
