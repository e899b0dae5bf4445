"""Scripts: which words of a letter are not in its own, and which language they may be.

A spell checker, a screen reader and a typesetter have to be told where the language of a text changes. Where the script
changes, the language does; the language itself is a guess from the letters that only some languages use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from letterkit import tags


class Stretch(NamedTuple):
    """A piece of a text. `script` is empty for one in the text's own script, otherwise one of SCRIPTS, or ADDRESS."""

    text: str
    script: str


# Unicode 15.1, Scripts.txt: the blocks that living languages are written in, as ranges of a regular expression.
_RANGES: Final = {
    "Latin": "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff\ufb00-\ufb06",
    "Greek": "\u0370-\u0373\u0376-\u037d\u0386-\u03ff\u1f00-\u1fff",
    "Cyrillic": "\u0400-\u052f\u1c80-\u1c88\u2de0-\u2dff\ua640-\ua69f",
    "Armenian": "\u0531-\u0556\u0559-\u058a",
    "Hebrew": "\u0591-\u05f4\ufb1d-\ufb4f",
    "Arabic": "\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ff\u0750-\u077f\u08a0-\u08ff"
    "\ufb50-\ufdfd\ufe70-\ufefc",
    "Devanagari": "\u0900-\u097f",
    "Bengali": "\u0980-\u09fe",
    "Gurmukhi": "\u0a01-\u0a76",
    "Gujarati": "\u0a81-\u0aff",
    "Tamil": "\u0b82-\u0bfa",
    "Telugu": "\u0c00-\u0c7f",
    "Kannada": "\u0c80-\u0cf3",
    "Malayalam": "\u0d00-\u0d7f",
    "Sinhala": "\u0d81-\u0df4",
    "Thai": "\u0e01-\u0e3a\u0e40-\u0e5b",
    "Lao": "\u0e81-\u0edf",
    "Tibetan": "\u0f00-\u0fda",
    "Burmese": "\u1000-\u109f",
    "Georgian": "\u10a0-\u10ff\u1c90-\u1cbf",
    "Ethiopic": "\u1200-\u139f",
    "Khmer": "\u1780-\u17f9",
    "Korean": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3",
    "Japanese": "\u3041-\u30ff\u31f0-\u31ff",
    "Chinese": "\u2e80-\u2fd5\u3005-\u3007\u3021-\u3029\u3105-\u312f\u3400-\u9fff\uf900-\ufad9\U00020000-\U0003ffff",
}
SCRIPTS: Final = tuple(_RANGES)
"""The scripts by their names in English."""
ADDRESS: Final = "address"
"""What runs from left to right and is in no language: an address of a page, an e-mail address, a telephone number."""
RIGHT_TO_LEFT: Final = frozenset(("Hebrew", "Arabic"))

_LANGUAGES: Final = {
    "Latin": "en",  # the names of organizations and documents, in letters written in another script
    "Greek": "el",
    "Cyrillic": "ru",
    "Armenian": "hy",
    "Hebrew": "he",
    "Arabic": "ar",
    "Devanagari": "hi",
    "Bengali": "bn",
    "Gurmukhi": "pa",
    "Gujarati": "gu",
    "Tamil": "ta",
    "Telugu": "te",
    "Kannada": "kn",
    "Malayalam": "ml",
    "Sinhala": "si",
    "Thai": "th",
    "Lao": "lo",
    "Tibetan": "bo",
    "Burmese": "my",
    "Georgian": "ka",
    "Ethiopic": "am",
    "Khmer": "km",
    "Korean": "ko",
    "Japanese": "ja",
    "Chinese": "zh",
}
_TELLING: Final = (
    ("Cyrillic", "uk", "іїєґІЇЄҐ"),
    ("Cyrillic", "be", "ўЎ"),
    ("Cyrillic", "sr", "ђћџљњјЂЋЏЉЊЈ"),
    ("Cyrillic", "kk", "әғқұһӘҒҚҰҺ"),
    ("Cyrillic", "ky", "ңөүҢӨҮ"),
    ("Arabic", "ur", "ٹڈڑے"),
    ("Arabic", "fa", "پچژگیک"),
)
"""Letters that tell one language from the others of its script. Exemplar characters: CLDR 45."""
_WRITTEN_IN: Final = {
    **dict.fromkeys(("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn"), "Cyrillic"),
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ug", "sd", "ckb"), "Arabic"),
    **dict.fromkeys(("he", "yi"), "Hebrew"),
    **dict.fromkeys(("hi", "mr", "ne"), "Devanagari"),
    **{tag: script for script, tag in _LANGUAGES.items() if tag not in ("en", "ru", "ar", "hi")},
    "as": "Bengali",
    "ti": "Ethiopic",
}
_SUBTAGS: Final = {"Latn": "Latin", "Cyrl": "Cyrillic", "Arab": "Arabic", "Hebr": "Hebrew"}
_AN_ADDRESS: Final = r"(?:https?://|www\.)\S*|(?<![\w.+-])[\w.+-]{1,64}@\S+"


_STOPS: Final = {
    **dict.fromkeys(("Devanagari", "Bengali", "Gurmukhi"), "।"),
    **dict.fromkeys(("Chinese", "Japanese"), "。"),
    "Armenian": "։",
    "Ethiopic": "።",
    "Burmese": "။",
    "Khmer": "។",
}
"""The stops at the end of a sentence that are not the full stop of Latin script (Unicode 15.1, chapters 7, 12, 16, 18
and 19). Thai, Lao and Tibetan end sentences in other ways; Marathi has the full stop, and Urdu a dash of its own."""


def stop(tag: str) -> str:
    """Return the full stop of a language."""
    if tags.base(tag) in ("mr", "ur"):
        return "۔" if tags.base(tag) == "ur" else "."
    return _STOPS.get(of_language(tag), ".")


def of_language(tag: str) -> str:
    """Return the script that a language (a BCP 47 tag) is written in; Latin where nothing else is known."""
    return _SUBTAGS.get(tags.script(tag)) or _WRITTEN_IN.get(tags.base(tag), "Latin")


def language(text: str, script: str) -> str:
    """Return the tag of the language that a stretch is probably written in."""
    for of, tag, letters in _TELLING:
        if of == script and any(letter in text for letter in letters):
            return tag
    return _LANGUAGES[script]


def stretches(text: str, own: str) -> Iterator[Stretch]:
    """Yield a text in pieces, cut where its script changes from its own (a key of SCRIPTS) to another, and back.

    Blanks, figures and stops between two words of another script belong to them. In a script that runs from right to
    left, a text without any letter of it is one stretch, as a line of an address is.
    """
    if own == "Latin" and _western(text):  # nearly every text of nearly every letter
        yield Stretch(text, "")
        return
    rightward = own in RIGHT_TO_LEFT
    if rightward and not _letters()[own].search(text):
        yield Stretch(text, _script_of_line(text))
        return
    if not (_foreign(own).search(text) or (rightward and _numbers().search(text))):
        yield Stretch(text, "")
        return
    position = 0
    for match in _runs(own).finditer(text):
        start, end = _with_brackets(text, position, match.start(), match.end())
        if text[position:start]:
            yield Stretch(text[position:start], "")
        yield Stretch(text[start:end], _japanese_or(match.lastgroup or ADDRESS, match[0]))
        position = end
    if text[position:]:
        yield Stretch(text[position:], "")


def used(text: str) -> tuple[str, ...]:
    """Return the scripts that a text has letters of, each once."""
    return tuple(name for name, letters in _letters().items() if letters.search(text))


def _western(text: str) -> bool:
    """True if a text has only Latin letters, their accents, punctuation and symbols: the quickest of all tests."""
    return text.isascii() or all(ch < "\u0370" or "\u2000" <= ch < "\u2c00" for ch in set(text))


@cache
def _numbers() -> re.Pattern[str]:
    """Return a pattern for groups of figures: from right to left, each of them would change its place."""
    return re.compile(r"\+\d[\d ()./\u00a0-]*\d|\d+(?:[ \u00a0-]\d+){2,}")


def _script_of_line(text: str) -> str:
    """Return the script of a line without letters from right to left; ADDRESS for figures in groups, else empty."""
    script = next((name for name in SCRIPTS if _letters()[name].search(text)), "")
    return script or (ADDRESS if _numbers().search(text) else "")


def _with_brackets(text: str, position: int, start: int, end: int) -> tuple[int, int]:
    """Return start and end of a stretch with the brackets around it, so that no line ends between them and its words.
    `position` is where the stretch before it ends."""
    if start > position and end < len(text) and text[start - 1] + text[end] in ("()", "[]"):
        return start - 1, end + 1
    return start, end


def _japanese_or(script: str, text: str) -> str:
    return "Japanese" if script == "Chinese" and _letters()["Japanese"].search(text) else script


def _kin(script: str) -> tuple[str, ...]:
    """Return a script and what is written mixed with it: Japanese holds Chinese characters."""
    return ("Chinese", "Japanese") if script in ("Chinese", "Japanese") else (script,)


def _set(*names: str) -> str:
    return "".join(_RANGES[name] for name in names)


@cache
def _letters() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(f"[{ranges}]") for name, ranges in _RANGES.items()}


@cache
def _foreign(own: str) -> re.Pattern[str]:
    return re.compile(f"[{_set(*(name for name in _RANGES if name not in _kin(own)))}]")


@cache
def _runs(own: str) -> re.Pattern[str]:
    """Return a pattern for runs of other scripts than the own, each a named group, and for whole addresses."""
    runs = [_AN_ADDRESS, *([_numbers().pattern] if own in RIGHT_TO_LEFT else [])]
    for name in _RANGES:
        if name in _kin(own) or name == "Japanese":
            continue
        inside, others = _set(*_kin(name)), _set(*(other for other in _RANGES if other not in _kin(name)))
        runs.append(f"(?P<{name}>[{inside}](?:[^{others}]*[{inside}0-9])?)")
    return re.compile("|".join(runs))
