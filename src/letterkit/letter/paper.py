"""The sheet that a letter is printed on, and what the tag of its language says of the region."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from letterkit.tags import region

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


Paper = Literal["", "A4", "Letter"]
PAPERS: Final[tuple[Paper, ...]] = ("A4", "Letter")
"""The papers that an organisation can choose."""


class Sheet(NamedTuple):
    """A sheet of paper; sizes in millimetres, `name` as Typst calls it."""

    name: str
    width: float
    height: float


A4 = Sheet("a4", 210.0, 297.0)
US_LETTER = Sheet("us-letter", 215.9, 279.4)


def sheet(language: str, paper: Paper = "") -> Sheet:
    """Return the sheet that a letter is printed on: that of `paper`, else that of its language (a BCP 47 tag)."""
    if paper:
        return US_LETTER if paper == "Letter" else A4
    return US_LETTER if region(language) in _US_LETTER_REGIONS else A4
