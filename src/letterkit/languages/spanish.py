"""The grammar of Spanish around a phrase: ‘al’ and ‘del’, gender and number.

A phrase is asked for with its article, as a dictionary gives it (‘el Consejo’, ‘Ucrania’); from the article everything
else follows. What has none is a name and takes the plain preposition.

Rules: RAE and ASALE, Nueva gramática de la lengua española (al and del, but not before an article that belongs to a
name: de El Salvador). General knowledge of this grammar, not quoted from it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal

from letterkit.languages.pinpoint_words import PinpointWords, place_in_words

Agreement = Literal["m", "f", "mpl", "fpl", ""]

DECLINED_CASES: Final[tuple[str, ...]] = ()
_ARTICLE: Final = re.compile(r"(el|la|los|las)\s+", re.IGNORECASE)
_CITIES: Final = re.compile(
    r"(?:el salvador|el cairo|el alto|la habana|la haya|la meca|la paz|la valeta)\b", re.IGNORECASE
)
"""Names of which the article is a part: the State or city is spoken of with it, also after a preposition."""
_SEVERAL: Final = re.compile(r"\s[ye]\s(?:la|el|los|las)\b")
_BY_ARTICLE: Final[Mapping[str, Agreement]] = {"el": "m", "la": "f", "los": "mpl", "las": "fpl"}
_PLACE_ARTICLES: Final = {"f": "la", "mpl": "los", "fpl": "las"}
_PARTS: Final = {
    "annex": "del anexo",
    "preamble": "del preámbulo",
    "introduction": "de la introducción",
    "part": "de la parte {n}",
    "section": "de la sección {n}",
    "convention i": "del Primer Convenio",
    "convention ii": "del Segundo Convenio",
    "convention iii": "del Tercer Convenio",
    "convention iv": "del Cuarto Convenio",
}


def article(text: str) -> str:
    """Return the definite article that a phrase begins with, small: el, la, los, las; empty without one."""
    match = _ARTICLE.match(text)
    return match[1].lower() if match else ""


def no_article(text: str) -> str:
    match = _ARTICLE.match(text)
    return text[match.end() :] if match else text


def of(text: str) -> str:
    """Return the phrase after ‘de’: del Consejo, de Ucrania."""
    return f"del {text[3:]}" if _melts(text) else f"de {text}"


def to(text: str) -> str:
    """Return the phrase after ‘a’: al Consejo, a la ministra."""
    return f"al {text[3:]}" if _melts(text) else f"a {text}"


def _melts(text: str) -> bool:
    """True if the article melts into a preposition before it."""
    return article(text) == "el" and not _CITIES.match(text)


def where(text: str) -> str:
    return f"en {text}"


def that(text: str) -> str:
    return f"que {text}"


def about(text: str) -> str:
    return f"sobre {text}"


def decline(text: str, _case: str) -> str:
    return text


def agreement(text: str) -> Agreement:
    """Return gender and number of a phrase, from its article; several are plural. Empty without an article."""
    which = article(text)
    if which and _SEVERAL.search(text):
        return "fpl" if which in ("la", "las") and not re.search(r"\s[ye]\s(?:el|los)\b", text) else "mpl"
    return _BY_ARTICLE.get(which, "")


def is_plural(text: str) -> bool:
    return agreement(text) in ("mpl", "fpl")


def place(pinpoint: str, words: PinpointWords) -> str:
    return place_in_words(pinpoint, lambda rest: _with_article(rest, words), "{} común", _PARTS)


def place_in(pinpoint: str, words: PinpointWords) -> str:
    return f"en {place(pinpoint, words)}"


def _with_article(pinpoint: str, words: PinpointWords) -> str:
    spelled = words.spelled_out(pinpoint)
    return spelled if spelled == pinpoint else f"{_PLACE_ARTICLES.get(words.agreement(pinpoint), 'el')} {spelled}"
