"""The letter as an e-mail that nobody has sent yet."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import compat32, default
from pathlib import Path

import pytest

from letterkit.letter.composed import Envelope, Letter, Mailbox
from letterkit.render.eml import attached_names
from letterkit.render.formats import remarks, write

from . import pictures, sample

ENVELOPE = Envelope(
    Mailbox("Example Watch", "info@example.org"),
    (Mailbox("Ана Пример, President", "ana@example.org"), Mailbox("The Members")),
    (Mailbox('A "quoted" body\r\nBcc: evil@example.org', "copy@example.org"),),
)


def sent(letter: Letter) -> EmailMessage:
    message = message_from_bytes(write(letter, "eml"), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_it_is_addressed_and_not_sent() -> None:
    message = sent(replace(sample.english(), envelope=ENVELOPE))
    assert message["X-Unsent"] == "1"
    assert str(message["From"]) == "Example Watch <info@example.org>"
    assert [address.addr_spec for address in message["To"].addresses] == ["ana@example.org"]
    assert message["To"].addresses[0].display_name == "Ана Пример, President"
    assert message["Subject"] == sample.TITLE
    assert message["Date"].datetime.date() == sample.DATE
    assert "Message-ID" not in message


def test_a_name_cannot_add_a_header() -> None:
    message = sent(replace(sample.english(), envelope=ENVELOPE))
    assert "Bcc" not in message
    assert [address.addr_spec for address in message["Cc"].addresses] == ["copy@example.org"]


def test_an_address_that_is_none_is_left_to_the_person() -> None:
    envelope = Envelope(Mailbox("", "a b@@c"), (Mailbox("x", "ok@example.org"),))
    message = sent(replace(sample.english(), envelope=envelope))
    assert "From" not in message
    assert [address.addr_spec for address in message["To"].addresses] == ["ok@example.org"]


def test_text_and_page_are_those_of_the_other_formats() -> None:
    letter = sample.english()
    message = sent(letter)
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None and page is not None
    assert plain.get_content().split() == write(letter, "txt").decode().split()
    assert page.get_content().split() == write(letter, "html").decode().split()


def test_the_logo_lies_beside_the_page(tmp_path: Path) -> None:
    message = sent(replace(sample.english(), logo=pictures.logo(tmp_path / "logo.png")))
    page = message.get_body(("related", "html"))
    assert page is not None
    content = page.get_body(("html",))
    assert content is not None
    assert 'src="cid:logo@letter"' in content.get_content()
    (picture,) = [part for part in message.walk() if part.get_content_type() == "image/png"]
    assert picture["Content-ID"] == "<logo@letter>"
    assert pictures.opened(picture.get_content()).size == (400, 100)


def test_a_draft_says_so_in_its_subject() -> None:
    assert sent(replace(sample.english(), stamp="DRAFT – 1 May"))["Subject"].startswith("[DRAFT – 1 May] ")


def test_who_has_no_address_is_told() -> None:
    (output,) = remarks(replace(sample.english(), envelope=ENVELOPE), "eml")
    assert "The Members" in output and "Fill it in when you send it" in output
    assert remarks(sample.english(), "eml") == ()


def test_lines_are_short_enough_to_travel() -> None:
    data = write(replace(sample.arabic(), envelope=ENVELOPE), "eml")
    assert max(map(len, data.split(b"\r\n"))) <= 998
    data.decode("ascii")


@pytest.mark.parametrize(
    "title",
    [
        "Открытое письмо Совету Безопасности о положении в Кыргызстане и о том, что должно быть сделано",
        "Sübject: " + "wörter " * 30,
        "رسالة مفتوحة إلى مجلس الأمن بشأن حماية المدنيين في الجنوب",
        "A very long title in English " * 8,
        "x" * 300,
        "=?utf-8?q?not_encoded?=",
    ],
)
def test_a_subject_keeps_every_blank(title: str) -> None:
    data = write(replace(sample.english(), title=title), "eml")
    raw = message_from_bytes(data, policy=compat32)["Subject"]
    read = str(make_header(decode_header(raw)))
    assert " ".join(read.split()) == " ".join(title.split())
    assert max(map(len, data.split(b"\r\n\r\n")[0].split(b"\r\n"))) <= 998


def test_a_domain_in_another_script_is_sent_to_in_ascii_and_a_name_that_cannot_be_is_told() -> None:
    envelope = Envelope(
        Mailbox(""), (Mailbox("X", "a@bücher.example"), Mailbox("Y", "ä@b.org"), Mailbox("Z", "a b@c.org"))
    )
    letter = replace(sample.english(), envelope=envelope)
    assert [address.addr_spec for address in sent(letter)["To"].addresses] == ["a@xn--bcher-kva.example"]
    (output,) = remarks(letter, "eml")
    assert "‘ä@b.org’ (Y) and ‘a b@c.org’ (Z)" in output


def test_several_addresses_are_all_sent_to_and_what_is_none_is_told() -> None:
    both = Mailbox("Пример", '"a b"@e.org, x@y.z, a@@b')
    letter = replace(sample.english(), envelope=Envelope(Mailbox("Y", "a@e.org, b@e.org"), (both,), (both,)))
    message = sent(letter)
    for header in ("To", "Cc"):
        assert [(address.display_name, address.addr_spec) for address in message[header].addresses] == [
            ("Пример", '"a b"@e.org'),
            ("Пример", "x@y.z"),
        ]
    assert [address.addr_spec for address in message["From"].addresses] == ["a@e.org", "b@e.org"]
    assert message["Sender"].address.addr_spec == "a@e.org"
    (output,) = remarks(letter, "eml")
    assert output.startswith("The e-mail leaves out ‘a@@b’ (Пример) and ‘a@@b’ (Пример): they are no addresses")


def test_the_language_is_told() -> None:
    assert sent(sample.russian())["Content-Language"] == "ru"


# -- the letter as a file ---------------------------------------------------------------------------------


def files_of(message: EmailMessage) -> dict[str, bytes]:
    return {str(part.get_filename()): part.get_content() for part in message.iter_attachments()}


def test_the_letter_goes_along_as_files_that_are_called_as_it_is() -> None:
    letter = replace(sample.english(), attached_formats=("pdf", "docx"))
    attached = files_of(sent(letter))
    assert [*attached] == [f"{sample.TITLE}.pdf", f"{sample.TITLE}.docx"]
    assert attached[f"{sample.TITLE}.pdf"] == write(sample.english(), "pdf")
    assert attached[f"{sample.TITLE}.docx"] == write(sample.english(), "docx")
    assert write(letter, "eml") == write(letter, "eml")
    assert remarks(letter, "eml")[0].startswith(f"The e-mail takes the letter along as ‘{sample.TITLE}.pdf’ and ‘")


@pytest.mark.parametrize(
    ("title", "stamp", "name"),
    [
        ('A/RES/60/1: what "protect" means?', "", "A-RES-60-1- what protect means.pdf"),
        ("", "", "Letter.pdf"),
        ("...", "", "Letter.pdf"),
        ("On\nExampleland.", "DRAFT", "DRAFT On Exampleland.pdf"),
        ("nul", "", "_nul.pdf"),
        ("word " * 40, "", f"{'word ' * 19}….pdf"),
        ("Открытое письмо", "", "Открытое письмо.pdf"),
    ],
)
def test_the_name_of_an_attached_letter_is_one_that_every_system_takes(title: str, stamp: str, name: str) -> None:
    letter = replace(sample.english(), title=title, stamp=stamp, attached_formats=("pdf",))
    assert attached_names(letter) == (name,)


def test_an_annex_of_the_same_name_keeps_it(tmp_path: Path) -> None:
    annex = tmp_path / f"{sample.TITLE}.docx"
    annex.write_bytes(b"an annex")
    letter = replace(sample.english(), attachments=(annex,), attached_formats=("docx",))
    assert [*files_of(sent(letter))] == [f"Letter - {sample.TITLE}.docx", f"{sample.TITLE}.docx"]
