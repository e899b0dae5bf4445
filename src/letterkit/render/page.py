"""What the language of a letter says about its page: the sheet, and what formats ask of the tag."""

from __future__ import annotations

from typing import NamedTuple

from letterkit.letter.composed import Letter

# Where letters are printed on US Letter (CLDR supplemental data, paperSize); everywhere else on A4.
_US_LETTER_REGIONS = frozenset(
    (
        "BZ",
        "CA",
        "CL",
        "CO",
        "CR",
        "GT",
        "MX",
        "NI",
        "PA",
        "PH",
        "PR",
        "SV",
        "US",
        "VE",
    )
)


class Sheet(NamedTuple):
    """A sheet of paper; sizes in millimetres, `name` as Typst calls it."""

    name: str
    width: float
    height: float


A4 = Sheet("a4", 210.0, 297.0)
US_LETTER = Sheet("us-letter", 215.9, 279.4)
MARGIN = 25.0


def sheet(language: str) -> Sheet:
    """The sheet that a letter in this language (a BCP 47 tag) is printed on."""
    return US_LETTER if region(language) in _US_LETTER_REGIONS else A4


def base(language: str) -> str:
    """The language without script and region: `en` of `en-GB`."""
    return language.replace("_", "-").split("-")[0].lower()


def region(language: str) -> str:
    """The region of a tag in capitals, `GB` of `en-GB`; empty when the tag has none."""
    for subtag in language.replace("_", "-").split("-")[1:]:
        if len(subtag) == 1:  # extensions follow
            break
        if len(subtag) == 2 and subtag.isalpha():
            return subtag.upper()
    return ""


def latin_language(letter: Letter) -> str:
    """The language of what is in Latin script. Names quoted in an Arabic letter are mostly English, and
    a word processor sets them badly when it takes them for Arabic."""
    return "en-US" if letter.direction == "rtl" else letter.language


def escape(text: str) -> str:
    """Text for XML and HTML, inside elements and quoted attributes. The standard library's brings every HTML entity."""
    for character, name in (("&", "amp"), ("<", "lt"), (">", "gt"), ('"', "quot"), ("'", "#x27")):
        text = text.replace(character, f"&{name};")
    return text
