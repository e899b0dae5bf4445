"""How the letters of a text file are stored, if the file does not say it.

UTF-8 and UTF-16 can be told for certain. Of all others the likely ones are offered, and a person who can read the names
chooses: guessing wrong prints nonsense instead of a name.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

CANDIDATES: Final = (
    "cp1252",
    "cp1251",
    "cp1250",
    "mac-roman",
    "gb18030",
    "shift-jis",
    "big5",
    "euc-kr",
    "euc-jp",
    "cp1256",
    "cp1253",
    "cp1254",
    "cp1255",
    "koi8-r",
    "mac-cyrillic",
    "cp866",
    "cp437",
)
_OFFERED: Final = 5
_ODD: Final = re.compile(r"[\u0080-\u009f\ue000-\uf8ff\ufffd\u2500-\u259f]")
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE: Final = 20_000


def decode_if_certain(raw: bytes) -> str | None:
    """Return the text of bytes that say how they are stored; None if they do not."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    if raw[1:2] == b"\0" and raw[:1] not in (b"", b"\0"):
        return _decode(raw, "utf-16-le")
    if raw[:1] == b"\0" and raw[1:2] not in (b"", b"\0"):
        return _decode(raw, "utf-16-be")
    if b"\x1b$" in raw or b"\x1b(" in raw:
        return _decode(raw, "iso2022_jp")
    return _decode(raw, "utf-8")


def find_encoding(name: str) -> str | None:
    """Return the encoding that a name means, None where Python has none of that name."""
    try:
        codec = codecs.lookup(name.strip().replace(" ", "-"))
    except (LookupError, ValueError):
        return None
    return codec.name if codec._is_text_encoding else None


def decode_table(raw: bytes, encoding: str) -> str | None:
    """Return the bytes as text in this encoding, None where they cannot be that."""
    return _decode(raw, encoding)


def likely_encodings(raw: bytes) -> tuple[tuple[str, str], ...]:
    """Return encodings that the bytes may have, the likeliest first, each with the text that comes of it."""
    texts: dict[str, str] = {}
    for encoding in CANDIDATES:
        text = _decode(raw, encoding)
        if text is not None and text not in texts.values():
            texts[encoding] = text
    ranked = sorted(texts, key=lambda name: (_oddity(texts[name]), CANDIDATES.index(name)))
    return tuple((name, texts[name]) for name in ranked[:_OFFERED])


def _decode(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError, UnicodeError):
        return None


def _oddity(text: str) -> float:
    """Return how unlike words the letters beyond ASCII are: signs inside words, two scripts in a word, capitals
    inside."""
    words = [word for word in text[:_SAMPLE].split() if not word.isascii()]
    if not words:
        return 0
    return sum(min(_odd_signs(word), 3) for word in words) / len(words)


def _odd_signs(word: str) -> int:
    odd = len(_ODD.findall(word))
    scripts = set(_scripts(word))
    inside = sum(before.islower() and after.isupper() for before, after in pairwise(word))
    signs = sum(not ch.isalnum() and not unicodedata.combining(ch) for ch in word.strip("()[]«»„“”\"'.,;:!?–—-|/"))
    return odd * 3 + (len(scripts) > 1) * 2 + inside + signs


def _scripts(word: str) -> Iterator[str]:
    for ch in word:
        if ch.isalpha():
            name = unicodedata.name(ch, "?").split()[0]
            yield "CJK" if name in ("HIRAGANA", "KATAKANA", "HALFWIDTH") else name
