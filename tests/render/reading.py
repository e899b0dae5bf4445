"""The words of a letter, read back out of a file of any format."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from email import message_from_bytes
from email.policy import default
from html import unescape
from typing import Literal
from xml.etree import ElementTree

from pypdf import PdfReader


def xml_text(data: bytes, member: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = ElementTree.fromstring(archive.read(member))
    return " ".join(root.itertext())


def body_of(data: bytes, kind: Literal["html", "plain"]) -> bytes:
    message = message_from_bytes(data, policy=default)
    body = message.get_body((kind,))
    assert body is not None
    return str(body.get_content()).encode()


def text_of(data: bytes, kind: str) -> str:
    match kind:
        case "eml":
            page, text = (body_of(data, one) for one in ("html", "plain"))
            assert words(text_of(text, "txt")) == words(text_of(page, "html"))
            return text_of(page, "html")
        case "docx":
            return xml_text(data, "word/document.xml") + xml_text(data, "word/footnotes.xml")
        case "odt":
            return xml_text(data, "content.xml")
        case "pdf":
            return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
        case "html":
            body = re.sub(r"(?s)<head>.*?</head>|<a href=\"#fn[^>]*>.*?</a>", "", data.decode())
            return unescape(re.sub(r"<[^>]+>", " ", body))
    return data.decode()


def words(text: str) -> list[str]:
    text = unicodedata.normalize("NFKC", text).casefold()
    return [word for word in re.findall(r"[^\W\d_]{4,}", text) if word not in ("https", "sup", "main")]
