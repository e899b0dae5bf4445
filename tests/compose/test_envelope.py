"""Where an e-mail with the letter goes."""

from __future__ import annotations

import time

import pytest

from letterkit.compose.envelope import envelope
from letterkit.letter.composed import Mailbox
from letterkit.letter.model import Draft, Recipient, Sender


def test_addresses_come_from_the_draft_or_from_the_lines() -> None:
    draft = Draft(
        1,
        "council-appeal",
        sender=Sender("Example  Watch", email="info@example.org"),
        recipients=(
            Recipient("Amina Example", email="amina@example.org"),
            Recipient(organization="Council", lines=("12 Street", "E-mail: council@example.org, Tel. 1")),
            Recipient(title="Minister"),
        ),
        cc=(Recipient("Bo"),),
    )
    result = envelope(draft)
    assert result.sender == Mailbox("Example Watch", "info@example.org")
    assert result.to == (
        Mailbox("Amina Example", "amina@example.org"),
        Mailbox("Council", "council@example.org"),
        Mailbox("Minister", ""),
    )
    assert result.copies == (Mailbox("Bo", ""),)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("a@e.org, b@e.org", "a@e.org, b@e.org"),
        ("a@e.org; Bo <b@e.org>", "a@e.org, b@e.org"),
        ("a@e.org b@e.org\nc@e.org", "a@e.org, b@e.org, c@e.org"),
        ('"a b"@e.org, x@y.z', '"a b"@e.org, x@y.z'),
        ("a@e.org, a@@b, @c", "a@e.org, a@@b, @c"),
        ("mailto:a@e.org", "a@e.org"),
        ("no address", ""),
    ],
)
def test_every_address_that_was_typed_is_used(typed: str, address: str) -> None:
    draft = Draft(1, "x", recipients=(Recipient("X", email=typed),), sender=Sender("Y", email=typed))
    assert envelope(draft).to == (Mailbox("X", address),)
    assert envelope(draft).sender == Mailbox("Y", address)


def test_every_address_of_a_line_is_used() -> None:
    draft = Draft(1, "x", recipients=(Recipient("X", lines=("1 Street", "a@e.org or b@e.org", "c@e.org")),))
    assert envelope(draft).to == (Mailbox("X", "a@e.org, b@e.org"),)


def test_a_line_without_end_holds_nobody_up() -> None:
    draft = Draft(1, "x", recipients=(Recipient("X", lines=("a" * 80_000, "b " * 40_000, "c." * 40_000)),))
    begun = time.process_time()
    assert envelope(draft).to == (Mailbox("X", ""),)
    assert time.process_time() - begun < 2
