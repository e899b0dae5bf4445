"""A text cut into the tokens that names are made of.

Names are run together (#FreeAminaKarimova), broken at the end of a line, spaced out, glued to a figure, or written in a
script without blanks. So a text is cut wherever a name could begin or end: at blanks and marks, where small letters go
over to capitals, where figures begin, and between the characters of scripts that put no blanks between words. Each
token knows how it is joined to the one before.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from letterkit.languages.normal_form import BADGES, is_ignorable, squeezed
from letterkit.protection.phonetics import syllables

Gap = Literal["joined", "apostrophe", "hyphen", "blank", "stop", "comma", "apart"]
GAPS_IN_NAMES: Final = frozenset(("joined", "apostrophe", "hyphen", "blank", "stop", "comma"))
"""The gaps that may be inside a name."""
"""What separates two tokens: nothing; an apostrophe; a hyphen or a line broken at one; blanks; a full stop; a
comma, a quotation mark or a bracket; anything else."""
LONGEST: Final = 60
"""Letters of the longest word that is looked at; no name has more."""


class NameToken(NamedTuple):
    """A stretch of a text without a gap in it. `key` is its squeezed form; `capital` is False for a token that begins
    with a small letter, and True in scripts that have none; `dense` is True in scripts without blanks between words."""

    start: int
    end: int
    text: str
    key: str
    gap: Gap
    capital: bool
    dense: bool


class _Kinds(dict[int, str]):
    """The kind of each character, as one character; worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = kind = _kind(chr(code))
        return kind


_LOST: Final = "\ufffd"
"""A letter that was read in a wrong encoding."""
_DENSE: Final = (
    *((0x0E00, 0x0EFF), (0x0F40, 0x0FBC), (0x1000, 0x109F), (0x1780, 0x17D3), (0x3005, 0x3007), (0x3041, 0x30FF)),
    *((0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAD9), (0x20000, 0x3FFFF), (0x1100, 0x11FF)),
    *((0x3131, 0x318E), (0xAC00, 0xD7A3)),
)
"""Thai, Lao, Tibetan, Burmese, Khmer, kana, ideographs; and Hangul, where particles are written on. These are numbers,
because a class of so many characters takes Python longer to compile than a letter to read."""


def _kind(ch: str) -> str:
    """Return M for a mark, I ignorable, D dense, U capital, l small, c caseless, 0 a figure; a gap as it is."""
    if is_ignorable(ch):
        return "I"
    if ch == _LOST:
        return "l"
    written = unicodedata.normalize("NFKC", ch.translate(BADGES))
    first = next((char for char in written if char.isalnum()), written[0])
    category = unicodedata.category(first)
    if category in ("Mn", "Mc", "Me") or "\u1160" <= first <= "\u11ff":
        return "M"
    if any(start <= ord(first) <= end for start, end in _DENSE):
        return "D"
    if category in ("Lu", "Lt"):
        return "U"
    if category == "Ll":
        return "c" if "\u10d0" <= first <= "\u10ff" else "l"  # Georgian begins no word with a capital
    if category[0] == "N":
        return "0"
    return "c" if category[0] == "L" else ch


_KINDS: Final = _Kinds()
_PIECE: Final = re.compile(r"D[MI]*|U[MI]*(?:[lc][MI]*)+|(?:U[MI]*)+(?!l)|(?:[lc][MI]*)+|(?:0[MI]*)+")
_APOSTROPHES: Final = "׳״'’‘ʼʻʾʿˈ`´′ˊꞌ＇"
_HYPHENS: Final = "-‐‑‒–—−﹣－_·・־᠆"
_WEAK: Final = frozenset(',،、，"“”„«»‹›()*[]|؛')


def tokenize(text: str, *, address: bool = False) -> list[NameToken]:
    """Return the tokens of a text, in order. In an `address` every mark is a joint, as a hyphen is elsewhere."""
    tokens: list[NameToken] = []
    end = 0
    for match in _PIECE.finditer(text.translate(_KINDS)):
        start = match.start()
        word, kinds = text[start : match.end()], match[0]
        if len(word) > LONGEST and len(word) - kinds.count("I") > LONGEST:
            continue
        gap = _gap(text[end:start]) if tokens else "apart"
        if address and gap not in ("joined", "apostrophe"):
            gap = "hyphen"
        tokens.append(NameToken(start, match.end(), word, squeezed(word), gap, kinds[0] != "l", kinds[0] == "D"))
        end = match.end()
    return tokens


_SYLLABLES: Final = "[\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]"
"""Compiled for the first text that is not ASCII, because it takes a while."""
_SURNAME_AND_REST: Final = 3
"""Syllables of a Korean name; what comes behind them are particles."""


def has_syllables(text: str) -> bool:
    """Return True if a text has ideographs or Hangul, each of which is a syllable."""
    return not text.isascii() and re.search(_SYLLABLES, text) is not None


def join_letters(letters: str, key: str, *, dense: bool) -> str:
    """Return letters with those of a token after them. A letter that ends the one and begins the other is kept once,
    as in `squeezed`, but for ideographs and the like."""
    return letters + (key[1:] if letters and not dense and letters[-1] == key[:1] else key)


def letters_of(tokens: Sequence[NameToken]) -> str:
    """Return the letters of some tokens as they are looked for."""
    letters = ""
    for token in tokens:
        letters = join_letters(letters, token.key, dense=token.dense)
    return letters


def is_hangul(text: str) -> bool:
    """Return True if a text begins with a letter or syllable of Korean."""
    return "\u1100" <= text[0] <= "\u11ff" or "\uac00" <= text[0] <= "\ud7a3"


def latinise(tokens: Sequence[NameToken]) -> list[NameToken]:
    """Return the ideographs and Hangul of a text in Latin letters: each ideograph by itself, of Hangul the first
    syllable of a word and the two after it. Other tokens part them."""
    latin: list[NameToken] = []
    beside = False
    for index, token in enumerate(tokens):
        if not re.match(_SYLLABLES, token.text):
            beside = False
            continue
        gap: Gap = token.gap if beside else "apart"
        if "\uac00" <= token.text[0] <= "\ud7a3":
            if token.gap == "joined" and beside:
                continue
            word = [token]
            while (
                len(word) < _SURNAME_AND_REST
                and index + len(word) < len(tokens)
                and tokens[index + len(word)].gap == "joined"
            ):
                word.append(tokens[index + len(word)])
            latin.append(_in_latin_letters(token, token.end, token.text, gap))
            if len(word) > 1:
                rest = "".join(token.text for token in word[1:])
                latin.append(_in_latin_letters(word[1], word[-1].end, rest, "joined"))
        else:
            latin.append(_in_latin_letters(token, token.end, token.text, gap))
        beside = True
    return latin


def _in_latin_letters(token: NameToken, end: int, text: str, gap: Gap) -> NameToken:
    latin = "".join(syllables(text))
    return NameToken(token.start, end, latin, squeezed(latin), gap, True, False)


@lru_cache(maxsize=4_000)
def _gap(between: str) -> Gap:
    visible = "".join(ch for ch in between if not is_ignorable(ch))
    if not visible:
        return "joined"
    if len(visible) > LONGEST and visible.strip():
        return "apart"
    marks = visible.strip()
    if not marks:
        return "blank"
    if all(ch in _APOSTROPHES for ch in marks):
        return "apostrophe" if marks == visible and len(marks) == 1 else "comma"
    if all(ch in _HYPHENS for ch in marks):
        return "hyphen" if visible.startswith(marks) and (marks == visible or "\n" in visible) else "comma"
    if all(ch in ".．‧" for ch in marks):
        return "stop"
    return "comma" if all(ch in _WEAK or ch in _APOSTROPHES or ch.isspace() for ch in marks) else "apart"
