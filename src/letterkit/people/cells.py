"""One cell of a table as plain words: no escapes, no error values, no addresses that must stay behind.

Whatever is cut off or emptied is returned too, so that a note can name it with the row.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from letterkit.languages.normal_form import fold
from letterkit.people.words import table_words, words_in
from letterkit.wording import say

_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ERROR: Final = re.compile(r"#(?:N/A|N/D|NV|Н/Д|[\w¡¿/]{2,20}[!?])|Err:\d{3}|#GETTING_DATA", re.IGNORECASE)
_BLANK: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0\u034f\ufffd")
"""Characters that show nothing although Unicode counts them among letters and signs; and the one for a lost letter."""
_JOINERS: Final = "\u200c\u200d"
_ADDRESS: Final = re.compile(r"(?:mailto:\s*)?[^\s<>()\[\],;:\"]{1,64}[@＠][^\s<>()\[\],;\"]{1,255}", re.IGNORECASE)
_SPELLED: Final = re.compile(
    r"[\w.+-]{1,64}\s*[\[({]\s*at\s*[\])}]\s*[\w-]{1,64}(?:\s*(?:\.|[\[({]\s*dot\s*[\])}])\s*[\w-]{1,64}){1,8}",
    re.IGNORECASE,
)
_NO_PHONE: Final = re.compile(r"\d{4}\s*[-–/]\s*\d{4}|\d{4}-\d\d-\d\d|\d{1,3}(?:[ .]\d{3})*[ .]000")
"""Two years, a day, a round number: figures that are in names of organisations."""
_ENDS: Final = " \t,;:|/<>–—-"
_EMPTY_BRACKETS: Final = re.compile(r"[(<\[]\s*[)>\]]")


def clean_cell(text: str) -> str:
    """Return a cell's text composed, on one line, without escapes and without characters that cannot be seen."""
    if text.isascii() and text.isprintable() and "_x" not in text:
        return " ".join(text.split())
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    composed = unicodedata.normalize("NFC", text)
    seen = (" " if ch.isspace() else ch for index, ch in enumerate(composed) if _is_seen(composed, index))
    return " ".join("".join(seen).split())


def _is_seen(text: str, index: int) -> bool:
    ch = text[index]
    if ch in _JOINERS:  # Persian and the scripts of India spell with them
        return 0 < index < len(text) - 1 and not text[index - 1].isascii() and not text[index + 1].isascii()
    return ch.isspace() or (ch not in _BLANK and unicodedata.category(ch) not in ("Cc", "Cf", "Cs", "Co", "Cn"))


def is_error(text: str) -> bool:
    """Return True for what a spreadsheet shows if it could not compute: #N/A, #REF!, #ЗНАЧ!, Err:502."""
    return bool(_ERROR.fullmatch(text))


def is_filler(text: str) -> bool:
    """Return True for a cell that only fills its place: a dash, dots, n/a."""
    return fold(text) in words_in("cells", "filler") or not any(ch.isalnum() for ch in text)


def without_addresses(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text without e-mail addresses and telephone numbers, and which of them were cut off."""
    cut: list[str] = []
    if "@" in text or "＠" in text or _SPELLED.search(text):
        text = _SPELLED.sub(" ", _ADDRESS.sub(" ", text))
        cut.append(say("an e-mail address"))
    if sum(ch.isdigit() for ch in text) > 5:
        shorter = _phone().sub(lambda match: match[0] if _is_no_phone(match[0]) else " ", text)
        if shorter != text:
            text = shorter
            cut.append(say("a telephone number"))
    return (_tidy(text), tuple(cut)) if cut else (text, ())


@cache
def _phone() -> re.Pattern[str]:
    words = "|".join(word for words in table_words("cells")["telephone"].values() for word in words)
    return re.compile(rf"(?:(?:{words})\b[.:\s]*)?(?:\+\s?)?\(?\d[\d\s().\-/–]{{4,28}}\d", re.IGNORECASE)


def _is_no_phone(text: str) -> bool:
    marked = text.lstrip()[:1] == "+" or text[:1].isalpha()
    digits = sum(ch.isdigit() for ch in text)
    return bool(_NO_PHONE.fullmatch(text.strip(" ()"))) or digits < (6 if marked else 7)


def _tidy(text: str) -> str:
    return " ".join(_EMPTY_BRACKETS.sub(" ", " ".join(text.split())).split()).strip(_ENDS)
