"""The grammar of English, where a phrase keeps its form and takes a preposition."""

from __future__ import annotations

import re
from typing import Final

from letterkit.languages.pinpoint_words import PinpointWords, place_in_words

DECLINED_CASES: Final[tuple[str, ...]] = ()
_PLACES: Final = {
    "para.": "paragraph",
    "paras.": "paragraphs",
    "art.": "article",
    "arts.": "articles",
    "sect.": "section",
    "sects.": "sections",
    "chap.": "chapter",
    "chaps.": "chapters",
    "subpara.": "subparagraph",
    "subparas.": "subparagraphs",
}
_PARTS: Final = {
    "annex": "of the annex",
    "introduction": "of the introduction",
    "part": "of part {n}",
    "section": "of section {n}",
    "convention i": "of the First Convention",
    "convention ii": "of the Second Convention",
    "convention iii": "of the Third Convention",
    "convention iv": "of the Fourth Convention",
}
_IN_A_PART: Final = re.compile(r"(?:Convention \w+|annex|introduction|part \w+|section \w+), ")
_PLACE: Final = re.compile(r"\b(?:(?:sub)?paras?|arts?|sects?|chaps?)\.(?=\s|$)")


def of(text: str) -> str:
    return f"of {text}"


def to(text: str) -> str:
    return f"to {text}"


def where(text: str) -> str:
    return f"in {text}"


def that(text: str) -> str:
    return f"that {text}"


def about(text: str) -> str:
    return f"about {text}"


def no_article(text: str) -> str:
    return re.sub(r"^[Tt]he\s+", "", text)


def decline(text: str, _case: str) -> str:
    return text


def agreement(_text: str) -> str:
    return ""


def is_plural(text: str) -> bool:
    """True for ‘the authorities’, ‘A and B’ and ‘you’."""
    if text.lower() in ("you", "they", "we"):
        return True
    head = re.split(r"\s(?:of|in|for|at|on|from|to)\s", text, maxsplit=1)[0]
    return " and " in head or re.search(r"[^s'’]s$", head) is not None


def place(pinpoint: str, words: PinpointWords) -> str:
    if _IN_A_PART.match(pinpoint):
        return place_in_words(pinpoint, lambda rest: place(rest, words), "{}", _PARTS)
    return _PLACE.sub(lambda match: _PLACES[match[0]], pinpoint)


def place_in(pinpoint: str, words: PinpointWords) -> str:
    return f"in {place(pinpoint, words)}"
