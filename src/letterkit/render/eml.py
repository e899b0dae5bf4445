"""The letter as an e-mail that is not sent yet: a person opens it in their mail program, looks, and sends it.

It holds the letter as text and as a page. `X-Unsent` makes mail programs open it as a message to be written on; the
date is the letter's, and a mail program sets its own when it sends.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from hashlib import sha256
from typing import Final

from letterkit.letter.composed import Letter, Mailbox
from letterkit.render import picture, tidy

_POLICY: Final = policy.SMTP.clone(max_line_length=78)
_PICTURE: Final = re.compile(rb'(<img\s+src=)"data:image/png;base64,[^"]*"')
_LOCAL_DATE: Final = dt.time(9)  # midnight in one place is the day before in another


def write(letter: Letter, page: bytes, text: bytes) -> bytes:
    """The message from the letter's `page` (HTML) and `text`, both UTF-8. The same letter gives the same bytes.

    Raises CannotRead for a logo that cannot be read.
    """
    message = EmailMessage(policy=_POLICY)
    message["X-Unsent"] = "1"
    for name, mailboxes in (
        ("From", (letter.envelope.sender,)),
        ("To", letter.envelope.to),
        ("Cc", letter.envelope.copies),
    ):
        if known := [_address(one) for one in mailboxes if one.address]:
            message[name] = known
    message["Subject"] = _line(f"[{letter.stamp}] {letter.title}" if letter.stamp else letter.title)
    if letter.date:
        message["Date"] = format_datetime(dt.datetime.combine(letter.date, _LOCAL_DATE, dt.UTC))
    message["Content-Language"] = letter.language
    message.set_content(text.decode("utf-8"), charset="utf-8", cte="quoted-printable")
    _add_page(message, letter, page)
    _settle_boundaries(message, sha256(page + text).hexdigest())
    return message.as_bytes()


def remarks(letter: Letter) -> Iterator[str]:
    """What to know of the letter as an e-mail: who has no address in it."""
    unknown = [one.name for one in (*letter.envelope.to, *letter.envelope.copies) if not one.address]
    if unknown:
        yield (
            f"The e-mail has no address for {_listed(unknown)}. Add `email:` to the recipient in the draft, or fill it "
            "in when you send it."
        )


def _listed(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _address(one: Mailbox) -> Address | str:
    local, _, domain = one.address.rpartition("@")
    try:
        return Address(_line(one.name), local, domain)
    except (ValueError, IndexError):  # letters that an address cannot have; the mail program will say so
        return ""


def _line(text: str) -> str:
    return tidy.line(text)


def _add_page(message: EmailMessage, letter: Letter, page: bytes) -> None:
    """The page as the better alternative; the logo beside it, because mail programs show none out of a page."""
    logo = picture.logo(letter)
    shown = _PICTURE.sub(rb'\1"cid:logo@letter"', page) if logo else page
    message.add_alternative(shown.decode("utf-8"), subtype="html", charset="utf-8", cte="quoted-printable")
    if logo:
        part = message.get_payload(1)
        assert isinstance(part, EmailMessage)
        part.add_related(logo.png, "image", "png", cid="<logo@letter>", disposition="inline", filename=logo.name)


def _settle_boundaries(message: EmailMessage, digest: str) -> None:
    """What parts the message is the same each time, and of no machine."""
    for number, part in enumerate(one for one in message.walk() if one.is_multipart()):
        part.set_boundary(f"=_letter_{number}_{digest[:24]}")
