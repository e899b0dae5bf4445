"""The letter as an e-mail that is not sent yet: a person opens it in their mail program, looks, and sends it.

It holds the letter as text and as a page, and takes it along as a file where that is asked for. `X-Unsent` makes mail
programs open it as a message to be written on; the date is the letter's, and a mail program sets its own when it sends.
"""

from __future__ import annotations

import datetime as dt
import re
import textwrap
from collections.abc import Iterator, Sequence
from email import policy
from email.header import Header
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from hashlib import sha256
from pathlib import PurePath
from typing import Final

from letterkit.disk import file_names, files
from letterkit.letter.composed import Letter, Mailbox
from letterkit.render import normalize, picture
from letterkit.wording import say, say_count

_POLICY: Final = policy.SMTP.clone(max_line_length=78)
_PICTURE: Final = re.compile(rb'(<img\s+src=)"data:image/png;base64,[^"]*"')
_SENDABLE: Final = re.compile(
    r"(?:[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}|\"(?:[ !#-\[\]-~]|\\[ -~]){1,62}\")@[A-Za-z0-9.-]{1,253}"
)
_ONE_OF_SEVERAL: Final = re.compile(r'(?:"(?:[^"\\]|\\.)*"|[^",])+')
_LOCAL_DATE: Final = dt.time(9)  # midnight in one place is the day before in another


def finish(letter: Letter, page: bytes, text: bytes, *attached: bytes) -> bytes:
    """Return the message made of the letter's `page` (HTML) and `text`, both UTF-8, and of the letter in its
    `attached_formats`. The same letter gives the same bytes.

    Raises CannotRead for a logo or an attachment that cannot be read.
    """
    message = EmailMessage(policy=_POLICY)
    message.set_content(text.decode("utf-8"), charset="utf-8", cte="quoted-printable")
    _add_page(message, letter, page)
    for name, content in zip(attached_names(letter), attached, strict=True):
        _attach(message, name, content)
    for file in letter.attachments:
        with files.raising_cannot_read(file, files.ANNEX, say("Correct the name of the annex.")):
            _attach(message, normalize.line(file.name), files.read(file))
    _set_boundaries(message, sha256(page + text).hexdigest())
    return "".join(f"{name}: {value}\r\n" for name, value in _headers(letter)).encode("ascii") + message.as_bytes()


def remarks(letter: Letter) -> Iterator[str]:
    """Yield as what the letter goes along, who has no address in the e-mail, what is no address, and what goes along as
    it is."""
    if own := [f"‘{name}’" for name in attached_names(letter)]:
        yield say("The e-mail takes the letter along as {names}.", names=_join_names(own))
    if names := [f"‘{file.name}’" for file in letter.attachments]:
        yield say_count(
            "The e-mail takes {names} along as it is: no name is replaced there. Look at "
            "what a file tells beside its words with `letterkit doctor --file`.",
            "The e-mail takes {names} along as they are: no name is replaced there. Look at "
            "what a file tells beside its words with `letterkit doctor --file`.",
            len(names),
            names=_join_names(names),
        )
    if letter.named_in_title:
        yield say(
            "The subject line of the e-mail names {names}, and lists of messages and locked screens show it. Write "
            "another subject in your mail program before you send it, one that names nobody.",
            names=_join_names(letter.named_in_title),
        )
    receivers = (*letter.envelope.to, *letter.envelope.copies)
    if unknown := [mailbox.name for mailbox in receivers if not _typed_addresses(mailbox)]:
        yield say(
            "The e-mail has no address for {names}. Fill it in when you send it, or give it in the letter, with the "
            "recipient.",
            names=_join_names(unknown),
        )
    refused = [
        f"‘{typed}’ ({mailbox.name})" if mailbox.name else f"‘{typed}’"
        for mailbox in (letter.envelope.sender, *receivers)
        for typed in _typed_addresses(mailbox)
        if not _sendable_address(typed)
    ]
    if refused:
        yield say_count(
            "The e-mail leaves out {names}: it is no address that a mail program can send to. Correct it.",
            "The e-mail leaves out {names}: they are no addresses that a mail program can send to. Correct them.",
            len(refused),
            names=_join_names(refused),
        )


def _join_names(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _headers(letter: Letter) -> Iterator[tuple[str, str]]:
    """Yield the headers that say what the message is and where it goes, folded. They are encoded here: the folding of
    the standard library loses blanks between words that are not ASCII (Python 3.11)."""
    yield "X-Unsent", "1"
    envelope = letter.envelope
    for header, mailboxes in (("From", (envelope.sender,)), ("To", envelope.to), ("Cc", envelope.copies)):
        written = [_mailbox(box.name, address) for box in mailboxes for address in _addresses(box)]
        if written:
            yield header, ",\r\n ".join(written)
        if header == "From" and len(written) > 1:  # of several who write, one is to be named as the one who sends
            yield "Sender", written[0]
    title = normalize.line(letter.title)
    yield "Subject", _encode(f"[{normalize.line(letter.stamp)}] {title}" if letter.stamp else title, len("Subject: "))
    if letter.date:
        yield "Date", format_datetime(dt.datetime.combine(letter.date, _LOCAL_DATE, dt.UTC))
    yield "Content-Language", letter.language


def _encode(text: str, columns: int = 0) -> str:
    """Return a text as it is written in a header whose name takes some columns."""
    kind = "us-ascii" if _plain(text) else "utf-8"
    return Header(text, kind, maxlinelen=76, header_name="x" * max(columns - 2, 0)).encode(linesep="\r\n")


def _plain(text: str) -> bool:
    """True if a text can be in a header as it is, and is not taken for an encoded one."""
    return text.isascii() and "=?" not in text


def _mailbox(name: str, address: str) -> str:
    name = normalize.line(name)
    return formataddr((name, address)) if _plain(name) else f"{_encode(name)}\r\n <{address}>"


def _typed_addresses(mailbox: Mailbox) -> list[str]:
    """Return the addresses of a mailbox as they were typed."""
    return [address for typed in _ONE_OF_SEVERAL.findall(mailbox.address) if (address := typed.strip())]


def _addresses(mailbox: Mailbox) -> list[str]:
    """Return the addresses of a mailbox as a mail program can send to them, without those that it cannot."""
    return [address for typed in _typed_addresses(mailbox) if (address := _sendable_address(typed))]


def _sendable_address(address: str) -> str:
    """Return the address as a mail program can send to it: a domain in any script has a form in ASCII, a name before
    the @ has none. Empty where there is no such form."""
    local, _, domain = address.strip().rpartition("@")
    try:
        ascii_address = f"{local}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return ""
    return ascii_address if _SENDABLE.fullmatch(ascii_address) else ""


def _add_page(message: EmailMessage, letter: Letter, page: bytes) -> None:
    """Add the page as the better alternative, and the logo beside it, because mail programs show none out of a page."""
    logo = picture.logo(letter)
    shown = _PICTURE.sub(rb'\1"cid:logo@letter"', page) if logo else page
    message.add_alternative(shown.decode("utf-8"), subtype="html", charset="utf-8", cte="quoted-printable")
    if logo:
        part = message.get_payload(1)
        assert isinstance(part, EmailMessage)
        part.add_related(logo.png, "image", "png", cid="<logo@letter>", disposition="inline", filename=logo.name)


_KINDS: Final = {
    ".csv": "text/csv",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
}
"""What files are, by their endings; of the standard library's own table each system has another."""


def _attach(message: EmailMessage, name: str, content: bytes) -> None:
    """Add a file to the message as it is, under a name."""
    main, sub = _KINDS.get(PurePath(name).suffix.lower(), "application/octet-stream").split("/")
    message.add_attachment(content, main, sub, filename=name)


def attached_names(letter: Letter) -> tuple[str, ...]:
    """Return the names of the files in which the letter goes along: its title, because the name of a draft says nothing
    to its reader, and is not meant for them. Where somebody is to be protected, it is a name that tells nothing."""
    title = normalize.line(f"{letter.stamp} {letter.attached_name or letter.title}")
    words = file_names.portable(textwrap.shorten(title, _LONGEST_NAME, placeholder=" …")) or "Letter"
    taken = {file.name for file in letter.attachments}
    names = (f"{words}.{ending}" for ending in letter.attached_formats)
    return tuple(f"Letter - {name}" if name in taken else name for name in names)


_LONGEST_NAME: Final = 100


def _set_boundaries(message: EmailMessage, digest: str) -> None:
    """Set the lines between the parts of the message to some that are the same each time, and of no machine."""
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_letter_{number}_{digest[:24]}")
