"""The words, numbers and signs of a pinpoint, with what each of them is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from typing import Final, NamedTuple

from letterkit.languages.place_words import (
    KINDS,
    PARTS,
    Meaning,
    Vocabulary,
    all_words,
    english_words,
    latin_letters,
    meaning,
)
from letterkit.languages.roman_numerals import from_roman, is_roman
from letterkit.norms.locators import Number, Shown

_CJK: Final = "(?-i:[\u3400-\u9fff])"
"""A letter of a script without blanks. Its case is left out of it, or `re` would look at that of 27,000 letters."""


@cache
def _token_pattern(has_cjk: bool) -> re.Pattern[str]:
    """Return the pattern of a token; that of texts with Chinese letters takes thrice as long to compile."""
    letter = rf"(?!{_CJK})[^\W\d_]" if has_cjk else r"[^\W\d_]"
    no_letter_follows = rf"(?!(?!{_CJK})[^\W_])" if has_cjk else r"(?![^\W_])"
    roman = rf"(?=[IVXLC])C{{0,3}}(?:XC|XL|L?X{{0,3}})(?:IX|IV|V?I{{0,3}}){no_letter_follows}"
    return re.compile(
        r"(?P<number>(?:\d+(?:\s?(?:bis|ter|quater)\b(?!\s*\d)|[a-zа-я](?!\w))?(?:\.\d+)*(?:\.[a-z](?!\w))?"
        rf"|(?-i:{roman}))"
        r"(?:\(\w{1,6}(?:\.\d+)*\)|\s\((?:\d{1,3}|[a-z]{1,4})\))*)"
        r"|(?P<bracket>\(\d+(?:\.\d+)*\)|\((?:[^\W\d_]|[ivxl]{1,5})\)|[^\W\d_]\))"
        rf"|(?P<word>{f'{_CJK}+|' if has_cjk else ''}(?:{letter})+(?:-[^\W\d_]+)*\.?|§|&)"
        r"|(?P<to>-)"
        r"|(?P<comma>,)",
        re.IGNORECASE,
    )


_PIECE: Final = re.compile(r"(?P<sign>[.(]?)\s*(?P<piece>\d+\s(?:bis|ter|quater)|[^\W_]+)", re.IGNORECASE)
_SEGMENT: Final = re.compile(r"[;；؛]")
_SIGNS: Final = str.maketrans(
    {**dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("،、", ","), **dict.fromkeys("º°ª", None)}
)


_LONGEST_SEGMENT: Final = 2_000
"""Characters, of which a number is one. What is longer names no places and is kept as it is typed: reading it would
take seconds."""


class Token(NamedTuple):
    """A piece of a pinpoint. `role` is number, bracket, comma, word (one that nothing knows), or that of a Meaning.

    `number` has the parts of a number for comparing, `shown` the same parts as they are printed, one after the other.
    """

    role: str
    text: str
    start: int
    end: int
    number: Number = ()
    shown: Shown = ()
    many: bool = False


class Segment(NamedTuple):
    """What stands between two semicolons: as typed, the same with plain figures and signs, and its tokens."""

    typed: str
    plain: str
    tokens: tuple[Token, ...]


def segments(text: str) -> Iterator[Segment]:
    """Yield the segments of a text. One that is far too long for a place has no tokens."""
    for typed in _SEGMENT.split(text):
        if typed.strip():
            plain = "" if _is_far_too_long(typed) else _plain(typed)
            yield Segment(typed.strip(), plain, tuple(_kinds_first(_tokens(plain))))


def _is_far_too_long(text: str) -> bool:
    return len(text) > _LONGEST_SEGMENT and len(re.sub(r"\d+", "1", text)) > _LONGEST_SEGMENT


def _plain(text: str) -> str:
    """Return a text with plain figures, dashes, commas and blanks."""
    if text.isascii():
        return text
    signs = unicodedata.normalize("NFC", text).translate(_SIGNS)
    kept = (ch if unicodedata.category(ch) == "No" else unicodedata.normalize("NFKC", ch) for ch in signs)
    normal = "".join(kept).translate(_SIGNS)  # ½ stays: 1½ is not 11/2
    return "".join(str(unicodedata.decimal(ch)) if ch.isdecimal() else ch for ch in normal)


def _tokens(text: str) -> list[Token]:
    has_cjk = not text.isascii() and any(map(_is_cjk, text))
    matches = [*_token_pattern(has_cjk).finditer(text)]
    words = [match[0] for match in matches if match.lastgroup == "word"]
    tokens = [*_with_meanings(matches, english_words())]
    if words and any(token.role == "word" for token in tokens):
        tokens = [*_with_meanings(matches, all_words())]
    return tokens


def _with_meanings(matches: list[re.Match[str]], words: Vocabulary) -> Iterator[Token]:
    position = 0
    while position < len(matches):
        match, size = matches[position], 1
        group, text = match.lastgroup or "", match[0]
        if group in ("number", "bracket"):
            number, shown = pieces(text if text.isascii() else text.translate(latin_letters()))
            yield Token(group, text, match.start(), match.end(), number, shown)
        elif group != "word":
            yield Token(group, text, match.start(), match.end())
        elif _is_cjk(text[0]):
            yield from _words_run_together(text, match.start(), words)
        else:
            phrase, size = _phrase(matches, position, words)
            yield from phrase
        position += size


def _is_cjk(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff"


def _phrase(matches: list[re.Match[str]], position: int, words: Vocabulary) -> tuple[list[Token], int]:
    """Return what the longest phrase at a word is, and of how many words it is."""
    run = _words_from(matches, position)
    found, size = meaning(run, words)
    start, end = matches[position].start(), matches[position + size - 1].end()
    text, after = matches[position][0], matches[position + size] if position + size < len(matches) else None
    is_short = found is not None and found.role in KINDS and len(text.rstrip(".")) == 1
    if is_short and (after is None or after.lastgroup not in ("number", "bracket")):
        found = None  # the S of S/RES/2417 is no German page
    if found is None and (joint := _joined(text, words)):  # والمادة
        rest = _token(meaning([text[1:]], words)[0], text[1:], start + 1)
        return [_token(joint, text[0], start), rest], 1
    return [_token(found, text, start)._replace(end=end)], size


def _words_from(matches: list[re.Match[str]], position: int) -> list[str]:
    """Return the words at a position, as many as a phrase may have; inside a phrase an abbreviation has no stop."""
    run = [*takewhile(lambda match: match.lastgroup == "word", matches[position : position + _LONGEST_PHRASE])]
    return [match[0].rstrip(".") for match in run[:-1]] + [run[-1][0]]


_LONGEST_PHRASE: Final = 4


def _words_run_together(text: str, start: int, words: Vocabulary) -> Iterator[Token]:
    """Yield the words of a script that writes no blanks between them."""
    position = 0
    while position < len(text):
        sizes = (size for size in range(len(text) - position, 0, -1) if text[position : position + size] in words)
        size = next(sizes, 1) if len(text) <= _LONGEST_RUN else 1
        word = text[position : position + size]
        yield _token(words.get(word), word, start + position)
        position += size


def _joined(text: str, words: Vocabulary) -> Meaning | None:
    """Return the ‘and’ that a script writes together with the word after it."""
    joint = words.get(text[0]) if text[0] in _JOINED else None
    return joint if joint and joint.role == "and" and meaning([text[1:]], words)[0] else None


_JOINED: Final = frozenset(map(chr, range(0x600, 0x700)))
"""Letters of a script that writes ‘and’ together with the next word."""
_LONGEST_RUN: Final = 30


def _token(found: Meaning | None, text: str, start: int) -> Token:
    if found is None:
        return Token("word", text, start, start + len(text))
    number = (str(found.number),) if found.number else ()
    return Token(found.role, text, start, start + len(text), number, number, found.many)


def _kinds_first(tokens: list[Token]) -> list[Token]:
    """Return the tokens with the kind before its number, also where it is written behind: 第5段, fourth paragraph."""
    ordered: list[Token] = []
    waiting: list[Token] = []
    for token in tokens:
        if token.role == "before":
            ordered += waiting
            waiting = [token]
        elif waiting and token.role in _AFTER_NUMBERS:
            waiting.append(token)
        elif waiting:
            ordered += [token, *waiting[1:]]
            waiting = []
        elif token.role == "ordinals" and ordered and ordered[-1].role in (*KINDS, *PARTS):  # article premier
            ordered.append(token._replace(role="number"))
        elif _is_letter(token, ordered):  # lit. b
            ordered.append(token._replace(role="number", number=(token.text.lower(),), shown=(f"({token.text})",)))
        elif token.role not in _NUMBERED or not ordered or ordered[-1].role != "ordinals":
            ordered.append(token)
        else:
            ordinal = ordered.pop()
            ordered += [token, ordinal._replace(role="number")]
    return ordered + waiting[1:]


def _is_letter(token: Token, before: list[Token]) -> bool:
    """True for b and c in ‘lit. b and c’."""
    if len(token.text) != 1 or not token.text.isalpha() or not before or token.role in ("number", "before"):
        return False
    joint = before[-1].role in ("and", "comma", "to")
    return before[-1].role in SMALL_KINDS or (
        joint and token.role == "word" and before[-2:][0].text.isalpha() and before[-2:][0].role == "number"
    )


_AFTER_NUMBERS: Final = ("number", "bracket", "to", "and", "comma")
SMALL_KINDS: Final = ("para", "subpara")
_NUMBERED: Final = (*KINDS, *PARTS)


def pieces(text: str) -> tuple[Number, Shown]:
    """Return the parts of a number, for comparing and for printing: `II(c)` is 2, c and `II`, `(c)`."""
    number: list[str] = []
    shown: list[str] = []
    for match in _PIECE.finditer(text):
        piece = match["piece"]
        plain = piece.lower().replace(" ", "")
        number.append(str(from_roman(piece)) if not number and piece.isupper() and is_roman(piece) else plain)
        shown.append(piece if not shown else f".{piece}" if match["sign"] == "." else f"({piece})")
    return tuple(number), tuple(shown)
