"""A text as the pieces that names are made of.

Names are run together (#FreeAminaKarimova), broken at the end of a line, spaced out, glued to a figure, or written in a
script without blanks. So a text is cut wherever a name could begin or end: at blanks and marks, where small letters go
over to capitals, where figures begin, and between the characters of scripts that put no blanks between words. Each
piece knows how it is joined to the one before.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from letterkit.languages.normal_form import BADGES, is_ignorable, squeezed
from letterkit.protection.sounds import syllables

Gap = Literal["joined", "apostrophe", "hyphen", "blank", "stop", "comma", "apart"]
"""What stands between two pieces: nothing; an apostrophe; a hyphen or a line broken at one; blanks; a full stop; a
comma, a quotation mark or a bracket; anything else."""
LONGEST: Final = 60
"""Letters of the longest word that is looked at; no name has more."""


class Piece(NamedTuple):
    """A stretch of a text without a gap in it. `key` is its squeezed form; `capital` is False for a piece that begins
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
"""Stands for a letter that was read in a wrong encoding."""
_DENSE: Final = re.compile(
    "[\u0e00-\u0eff\u0f40-\u0fbc\u1000-\u109f\u1780-\u17d3\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufad9\U00020000-\U0003ffff\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]"
)
"""Thai, Lao, Tibetan, Burmese, Khmer, kana, ideographs; and Hangul, where particles are written on."""


def _kind(ch: str) -> str:
    """Return M for a mark, I ignorable, D dense, U capital, l small, c caseless, 0 a figure; a gap as it is."""
    if is_ignorable(ch):
        return "I"
    if ch == _LOST:
        return "l"
    written = unicodedata.normalize("NFKC", ch.translate(BADGES))
    first = next((each for each in written if each.isalnum()), written[0])
    category = unicodedata.category(first)
    if category in ("Mn", "Mc", "Me") or "\u1160" <= first <= "\u11ff":
        return "M"
    if _DENSE.match(first):
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


def pieces(text: str, *, address: bool = False) -> list[Piece]:
    """Return the pieces of a text, in order. In an `address` every mark is a joint, as a hyphen is elsewhere."""
    found: list[Piece] = []
    end = 0
    for match in _PIECE.finditer(text.translate(_KINDS)):
        start = match.start()
        word, kinds = text[start : match.end()], match[0]
        if len(word) > LONGEST and len(word) - kinds.count("I") > LONGEST:
            continue
        gap = _gap(text[end:start]) if found else "apart"
        if address and gap not in ("joined", "apostrophe"):
            gap = "hyphen"
        found.append(Piece(start, match.end(), word, squeezed(word), gap, kinds[0] != "l", kinds[0] == "D"))
        end = match.end()
    return found


_SYLLABLES: Final = re.compile("[\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]")
_SURNAME_AND_REST: Final = 3
"""Syllables of a Korean name; what comes behind them are particles."""


def has_syllables(text: str) -> bool:
    """Return True if a text has ideographs or Hangul, each of which is a syllable."""
    return _SYLLABLES.search(text) is not None


def joined(letters: str, key: str, *, dense: bool) -> str:
    """Return letters with a piece behind them. A letter at the end of one and the beginning of the other stands once,
    as in `squeezed`, but for ideographs and the like."""
    return letters + (key[1:] if letters and not dense and letters[-1] == key[:1] else key)


def run_together(cut: Sequence[Piece]) -> str:
    """Return the letters of some pieces as they are looked for."""
    letters = ""
    for piece in cut:
        letters = joined(letters, piece.key, dense=piece.dense)
    return letters


def is_hangul(text: str) -> bool:
    """Return True if a text begins with a letter or syllable of Korean."""
    return "\u1100" <= text[0] <= "\u11ff" or "\uac00" <= text[0] <= "\ud7a3"


def latinised(cut: Sequence[Piece]) -> list[Piece]:
    """Return the ideographs and Hangul of a text in Latin letters: each ideograph by itself, of Hangul the first
    syllable of a word and the two behind it. Other pieces part them."""
    found: list[Piece] = []
    beside = False
    for at, piece in enumerate(cut):
        if not _SYLLABLES.match(piece.text):
            beside = False
            continue
        gap: Gap = piece.gap if beside else "apart"
        if "\uac00" <= piece.text[0] <= "\ud7a3":
            if piece.gap == "joined" and beside:
                continue
            word = [piece]
            while len(word) < _SURNAME_AND_REST and at + len(word) < len(cut) and cut[at + len(word)].gap == "joined":
                word.append(cut[at + len(word)])
            found.append(_in_latin_letters(piece, piece.end, piece.text, gap))
            if len(word) > 1:
                rest = "".join(one.text for one in word[1:])
                found.append(_in_latin_letters(word[1], word[-1].end, rest, "joined"))
        else:
            found.append(_in_latin_letters(piece, piece.end, piece.text, gap))
        beside = True
    return found


def _in_latin_letters(piece: Piece, end: int, text: str, gap: Gap) -> Piece:
    latin = "".join(syllables(text))
    return Piece(piece.start, end, latin, squeezed(latin), gap, True, False)


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
