"""The normal form of words: what is left of a text when only the letters that tell words apart count.

Names, keys and headings come composed and decomposed, with soft hyphens from a PDF, with vowel signs, with another
apostrophe, in full-width letters. They are compared by one of the forms below, never by the characters that were typed:

- `caseless` keeps everything but case: for word lists, in which accents tell words apart.
- `fold` keeps punctuation and blanks: for headings, keys and lines.
- `strict` keeps letters and their accents: two words with one strict form are written alike.
- `plain` drops accents too, and writes letters that stand for one another in one way.
- `squeezed` takes spellings of one sound together (ue for ü, doubled letters): for looking up, not for telling apart.
- `shape` writes letters of other alphabets and figures as the Latin letters that they look like.

Properties of characters: Unicode 15.1, DerivedCoreProperties.txt (Default_Ignorable_Code_Point) and confusables.txt.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

_DATA: Final = Path(__file__).parent / "data"
_REMEMBERED: Final = 50_000
"""Words whose forms are remembered: more than a letter has, fewer than a hostile text can invent."""

_FILLERS: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u180f\u2065\u3164\uffa0")
"""Invisible characters that are neither format nor control characters."""
_PRINTABLE_IGNORABLE: Final = re.compile(f"[{''.join(sorted(_FILLERS))}\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Those ignorable characters that Python takes for printable."""
_ACCENTS: Final = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"  # Latin, Greek, Cyrillic
    "\u093c\u09bc\u0a3c\u0abc\u0b3c\u0cbc]"  # nuktas, which many leave out
)
_VOWEL_SIGNS: Final = re.compile(
    "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew points and accents
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff"  # Arabic
    "\u0711\u0730-\u074a]"  # Syriac
)
_STRESS: Final = re.compile("(?<=[\u0400-\u052f])[\u0300\u0301]")
"""Stress marks of Russian encyclopedias and textbooks; no letter of Cyrillic but ѐ and ѝ has one."""
_MODIFIERS: Final = re.compile("[\u02b0-\u02ff\u0374\u0559\u055a\ua78b\ua78c]")
"""Modifier letters: the apostrophes of Ukrainian, Uzbek, Hawaiian, and of transliterations from Arabic and Hebrew."""
_SAME: Final = str.maketrans({"ё": "е", "ٱ": "ا", "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك",
                              "ڪ": "ك", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ە": "ه", "ھ": "ه", "ۃ": "ه", "ؤ": "و", "ئ": "ي",
                              "ء": "", "ς": "σ"})  # fmt: skip
"""Letters that people write for one another in one and the same name."""
_BARE: Final[dict[int, str]] = str.maketrans(
    dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz", strict=True))
    | dict(zip("ځڅډړټڼږښۍێۆڕڵڤٹڈڑںےۇۈۋڭۅۉ", "زسدرتنژشييورلوتدرنيووونوو", strict=True))
    | {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th", "æ": "ae", "œ": "oe",
                              "ŋ": "n", "ħ": "h", "ŧ": "t", "ə": "a", "ǝ": "a", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y",
                              "ї": "і", "ґ": "г", "ў": "у", "қ": "к", "ғ": "г", "ҳ": "х", "ң": "н", "ө": "о", "ү": "у",
                              "ұ": "у", "ә": "а", "һ": "х", "җ": "ж", "ҷ": "ч", "ӣ": "и", "ӯ": "у"})  # fmt: skip
"""Letters with a stroke, hook or tail and small capitals, as they are written where the keyboard lacks them."""
_NASALS: Final = re.compile("[ङञणनम]\u094d(?=[क-ह])|ँ")
"""Nasals of Devanagari that many write with a dot above the letter before."""
BADGES: Final = {
    **{
        first + index: "abcdefghijklmnopqrstuvwxyz"[index]
        for first in (0x1F130, 0x1F150, 0x1F170, 0x1F1E6)
        for index in range(26)
    }
}
"""Letters in squares and circles, and those that make flags, which no normal form of Unicode takes for letters."""
_LOOKS: Final = str.maketrans(
    {**dict(zip("авекмнорстухіјѕһԁԛԝьгпи", "abekmhopctyxijshdqwbrnu", strict=True)),
     **dict(zip("αβεζηικμνορτυχγω", "abezn" + "ikmvoptuxyw", strict=True)),
     **dict(zip("0134578|i", "oleastbll", strict=True)), "@": "a", "$": "s", "ӏ": "l"}
)  # fmt: skip
"""Letters and figures that look like Latin letters; i, l and 1 count as one."""


def is_ignorable(ch: str) -> bool:
    """True if a character is invisible and does not part words: soft hyphens, zero-width signs, control and private
    characters."""
    if ch.isspace():
        return False
    return unicodedata.category(ch) in ("Cf", "Cc", "Cs", "Co", "Cn") or ch in _FILLERS or _is_selector(ch)


def _is_selector(ch: str) -> bool:
    return "\ufe00" <= ch <= "\ufe0f" or "\U000e0100" <= ch <= "\U000e01ef"


def _without_ignorable(text: str) -> str:
    if text.isprintable():  # nearly every text; four times as fast as looking at each character
        return _PRINTABLE_IGNORABLE.sub("", text)
    return "".join(ch for ch in text if not is_ignorable(ch))


def caseless(text: str) -> str:
    """Return a text without case, and with straight apostrophes and hyphens; accents stay."""
    return text.casefold().replace("’", "'").replace("\u02bc", "'").replace("‑", "-")


def fold(text: str) -> str:
    """Return a text for comparing: no case, accents, invisible or control characters; one blank between words."""
    if text.isascii() and text.isprintable():
        return " ".join(text.lower().split())
    apart = unicodedata.normalize("NFKD", _without_ignorable(text)).casefold()
    return " ".join(_VOWEL_SIGNS.sub("", _ACCENTS.sub("", apart)).translate(_SAME).split())


@lru_cache(maxsize=_REMEMBERED)
def strict(word: str) -> str:
    """Return the letters and figures of a word with accents; without case, vowel signs, stress and apostrophes."""
    bare = "".join(ch for ch in word if not is_ignorable(ch))
    text = unicodedata.normalize("NFKC", bare if bare.isascii() else bare.translate(BADGES)).casefold()
    text = _STRESS.sub("", _VOWEL_SIGNS.sub("", unicodedata.normalize("NFD", text)))
    text = unicodedata.normalize("NFC", _MODIFIERS.sub("", text).replace("i\u0307", "i")).translate(_SAME)
    if not text.isascii():
        text = text.translate(_simplified())
    return "".join(ch for ch in text if ch.isalnum() or unicodedata.category(ch) in ("Mn", "Mc"))


@lru_cache(maxsize=_REMEMBERED)
def plain(word: str) -> str:
    """Return the letters of a word without accents, and with the letters that a plain keyboard has in their place."""
    if word.isascii() and word.isalnum():
        return word.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", strict(word)))
    bare = _NASALS.sub("ं", _ACCENTS.sub("", apart).translate(_SAME).translate(_BARE))
    return "".join(chr(ord(ch) - 0x60) if "\u30a1" <= ch <= "\u30f6" else ch for ch in bare)


_DIGRAPHS: Final = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("dj", "d"))
_DOUBLED: Final = re.compile(r"([^\W\d])\1+")


@lru_cache(maxsize=_REMEMBERED)
def squeezed(word: str) -> str:
    """Return the plain form with ae, oe, ue, dj as a, o, u, d, and every doubled letter once."""
    text = _DOUBLED.sub(r"\1", plain(word))
    for spelling, letter in _DIGRAPHS:
        if spelling in text:
            text = text.replace(spelling, letter)
    return _DOUBLED.sub(r"\1", text)


@lru_cache(maxsize=_REMEMBERED)
def shape(word: str) -> str:
    """Return a word in Latin letters as it looks: Cyrillic р as p, Greek ο as o, 4 as a."""
    folded = unicodedata.normalize("NFKD", word).casefold()
    return _DOUBLED.sub(r"\1", _ACCENTS.sub("", folded).translate(_LOOKS))


@cache
def _simplified() -> dict[int, str]:
    """Return the simplified form of each traditional character."""
    lines = (_DATA / "simplified.txt").read_text("utf-8").splitlines()
    pairs = "".join(line for line in lines if not line.startswith("#"))
    return {ord(pairs[index]): pairs[index + 1] for index in range(0, len(pairs), 2)}
