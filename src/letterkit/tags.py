"""BCP 47 language tags and ISO dates: the two small notations that every data file shares."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal

LANGUAGE_TAG: Final = re.compile(r"(?=.{2,35}\Z)[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_RTL_LANGUAGES: Final = {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
_RTL_SCRIPTS: Final = {"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"}
_SCRIPT_LENGTH: Final = 4
_REGION_LENGTH: Final = 2
_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR_OR_MONTH: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")
DATE_LIKE: Final = re.compile(r"\d{4}-\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$")
"""The beginning of a text that is meant as a date in figures."""


def tags(language: str) -> Iterator[str]:
    """Yield a language tag and the wider tags it falls back to: `en-GB` gives `en-GB`, `en`."""
    parts = language.split("-")
    for end in range(len(parts), 0, -1):
        yield "-".join(parts[:end])


def in_language(texts: Mapping[str, str], language: str) -> str:
    """Return the text for a language or the nearest wider tag; empty when there is none. Case does not matter."""
    for tag in tags(language):
        if tag in texts:
            return texts[tag]
        for known, text in texts.items():
            if known.lower() == tag.lower():
                return text
    return ""


def canonical(language: str) -> str:
    """Return a tag with the capitals of BCP 47: `EN-gb` is `en-GB`, `zh-hans` is `zh-Hans`."""
    head, *rest = language.split("-")
    return "-".join([head.lower(), *map(_with_capitals, rest)])


def _with_capitals(subtag: str) -> str:
    if subtag.isalpha() and len(subtag) == _SCRIPT_LENGTH:
        return subtag.title()
    return subtag.upper() if len(subtag) == _REGION_LENGTH else subtag.lower()


def base(language: str) -> str:
    """Return the language without script and region: `en` of `en-GB`."""
    return language.replace("_", "-").split("-")[0].lower()


def script(language: str) -> str:
    """Return the script that a tag names, `Latn` of `az-Latn`; empty when it names none."""
    subtags = canonical(language.replace("_", "-")).split("-")[1:]
    return next((subtag for subtag in subtags if len(subtag) == _SCRIPT_LENGTH and subtag.isalpha()), "")


def region(language: str) -> str:
    """Return the region of a tag in capitals, `GB` of `en-GB`; empty when the tag has none."""
    for subtag in language.replace("_", "-").split("-")[1:]:
        if len(subtag) == 1:  # extensions follow
            break
        if len(subtag) == _REGION_LENGTH and subtag.isalpha():
            return subtag.upper()
    return ""


def direction(language: str) -> Literal["ltr", "rtl"]:
    """Return which way the language is written; a script in the tag (`az-Arab`) decides over the language."""
    written_in = script(language)
    rtl = written_in in _RTL_SCRIPTS if written_in else base(language) in _RTL_LANGUAGES
    return "rtl" if rtl else "ltr"


def iso_date(text: str) -> dt.date | None:
    """Return the date that an ISO text (2010-06-30) names, or None."""
    if not _ISO.fullmatch(text):
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def written_language(languages: Sequence[str], language: str) -> str:
    """Return the one of a template's languages in which it writes a letter of this language; empty when there is none.

    The tag itself, else a wider one, else one of the same language: fr-CA is written by fr, and pt by pt-BR.
    """
    by_tag = {written.lower(): written for written in reversed(languages)}
    for tag in tags(language.lower()):
        if tag in by_tag:
            return by_tag[tag]
    return next((written for written in languages if base(written) == base(language)), "")


def is_partial_date(value: str | int) -> bool:
    """True for a day, a month or a year: 2026-06-30, 2026-06, 2026."""
    text = str(value)
    return not isinstance(value, bool) and (iso_date(text) is not None or _YEAR_OR_MONTH.fullmatch(text) is not None)
