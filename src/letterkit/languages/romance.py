"""French and Spanish around an answer: articles that melt into a preposition, elision, gender and number.

An answer is asked for with its article, as a dictionary gives it (‘le Kirghizistan’, ‘la Syrie’, ‘el Consejo’); from
the article everything else follows. What has none is a name (‘Cuba’, ‘Human Rights Watch’) and takes the plain
preposition. A letter must not guess: where a form cannot be told from the article, the plain one is used.

Rules: Grevisse and Goosse, Le bon usage (contraction, elision, aspirated h); RAE and ASALE, Nueva gramática de la
lengua española (al and del, but not before an article that belongs to a name: de El Salvador). General knowledge of
these grammars, not quoted from them.
"""

from __future__ import annotations

import re
from typing import Final, Literal

Agreement = Literal["m", "f", "mpl", "fpl", ""]

_ARTICLE: Final = {
    "fr": re.compile(r"(les|la|le)\s+|l\\?['’]\s*", re.IGNORECASE),
    "es": re.compile(r"(el|la|los|las)\s+", re.IGNORECASE),
}
_VOWEL: Final = re.compile(r"\\?[\"«(“]?[aeiouyâàäéèêëîïôöûùüœæ]", re.IGNORECASE)
_Y_CONSONANT: Final = re.compile(r"y[aeéo]", re.IGNORECASE)
_MUTE_H: Final = re.compile(
    r"(?:habitant|habitation|haïti|harmonie|hebdomadaire|herbe|hésitation|heure|histoire|historien|hiver|hommage|homme"
    r"|homicide|honneur|honorable|hôpita|horreur|hospitalisation|hostilité|hôte|huile|humain|humanit|humiliation|hydr"
    r"|hygiène|hypothèse)",
    re.IGNORECASE,
)
_NO_ELISION: Final = re.compile(r"(?:onze|onzième|oui|ouistiti)\b", re.IGNORECASE)
_FEMININE_END: Final = re.compile(
    r"(?:[tsx]ion|té|ée|ie|ure|ence|ance|ade|tude|esse|ette|elle|enne|euse|trice|ère|ine)s?\b", re.IGNORECASE
)
_MASCULINE_END: Final = re.compile(r"(?:ment|age|isme|eau|eur|oir|ien|al|er|at|et|ent|ord|stère)s?\b", re.IGNORECASE)
_CITIES: Final = {
    "fr": re.compile(r"(?:le caire|le cap|le pirée|la havane|la haye|la mecque|la paz|la valette)\b", re.IGNORECASE),
    "es": re.compile(r"(?:el salvador|el cairo|el alto|la habana|la haya|la meca|la paz|la valeta)\b", re.IGNORECASE),
}
"""Names of which the article is a part: the State or city is spoken of with it, also after a preposition."""
_AND: Final = re.compile(r"(\s(?:et|ou)\s)(?=(?:les?|la|leurs?|son|sa|ses|nos|notre|vos|votre|une?)\s|l\\?['’])")
_RELATIVE: Final = re.compile(r",|\s(?:qui|que|dont|où|lequel|laquelle)\s|\squ['’]")
_EN: Final = ("israël",)
"""Names of States without an article that are spoken of with ‘en’."""
_MASCULINE_VOWEL: Final = re.compile(
    r"(?:afghanistan|angola|azerbaïdjan|équateur|iran|iraq|irak|ouganda|ouzbékistan|uruguay)\b", re.IGNORECASE
)
_BY_ARTICLE: Final[dict[str, Agreement]] = {
    "le": "m",
    "la": "f",
    "el": "m",
    "los": "mpl",
    "las": "fpl",
}
_PLACE_NAME: Final = re.compile(r"[A-ZÀ-ÖØ-Þ]")


def article(text: str, language: str) -> str:
    """The definite article that a phrase begins with, small: le, la, l', les, el, los, las; empty without one."""
    found = _ARTICLE[language].match(text)
    return (found[1] or "l'").lower() if found else ""


def without_article(text: str, language: str) -> str:
    """The phrase without its article."""
    found = _ARTICLE[language].match(text)
    return text[found.end() :] if found else text


def elides(text: str) -> bool:
    """Whether a French word before this one loses its last vowel: de Osh → d'Osh, que il → qu'il."""
    if _NO_ELISION.match(text) or _Y_CONSONANT.match(text):
        return False
    return bool(_VOWEL.match(text) or _MUTE_H.match(text))


def of(text: str, language: str) -> str:
    """The phrase after ‘de’: du Kirghizistan, de la Syrie, d'Amnesty International; del Consejo, de Ucrania."""
    if language == "es":
        return f"del {text[3:]}" if article(text, "es") == "el" and not _CITIES["es"].match(text) else f"de {text}"
    return "".join(_of(part) if at % 2 == 0 else part for at, part in enumerate(_joined(text)))


def _of(text: str) -> str:
    return _contracted(text, {"le": "du", "les": "des"}) or (f"d'{text}" if elides(text) else f"de {text}")


def _joined(text: str) -> list[str]:
    """A French phrase cut where a second one is joined to it: its preposition is said again (des avocats et du
    personnel). What follows a comma or a relative pronoun belongs to the first one and is not cut."""
    noun = without_article(text, "fr")
    if noun[:1].isupper() and (found := _AND.search(text)) and without_article(text[found.end() :], "fr")[:1].islower():
        return [text]  # la Convention pour la prévention et la répression …: one name
    end = _RELATIVE.search(text)
    head, rest = (text[: end.start()], text[end.start() :]) if end else (text, "")
    parts = _AND.split(head)
    return [*parts[:-1], parts[-1] + rest]


def to(text: str, language: str) -> str:
    """The phrase after ‘à’ or ‘a’: au Conseil, aux autorités, à la ministre; al Consejo, a la ministra."""
    if language == "es":
        return f"al {text[3:]}" if article(text, "es") == "el" and not _CITIES["es"].match(text) else f"a {text}"
    return "".join(
        (_contracted(part, {"le": "au", "les": "aux"}) or f"à {part}") if at % 2 == 0 else part
        for at, part in enumerate(_joined(text))
    )


def where(text: str, language: str) -> str:
    """A country or place as a place: au Kirghizistan, en Syrie, en Iran, aux Philippines, à Cuba; en Siria.

    In French a feminine or vowel-initial country takes ‘en’, a masculine one ‘au’, a plural one ‘aux’; a phrase that is
    no name (‘la province du delta’) takes ‘dans’ with its article.
    """
    if language == "es":
        return f"en {text}"
    which = article(text, "fr")
    rest = without_article(text, "fr")
    if _CITIES["fr"].match(text):
        return to(text, "fr")
    if not which:
        return f"{'en' if rest.casefold() in _EN else 'à'} {text}"
    if not _PLACE_NAME.match(rest):
        return f"dans {text}"
    if which == "les":
        return f"aux {rest}"
    return f"au {rest}" if which == "le" else f"en {rest}"


def that(text: str) -> str:
    """French ‘que’ before a clause: que le Conseil, qu'il."""
    return f"qu'{text}" if elides(text) else f"que {text}"


def agreement(text: str, language: str) -> Agreement:
    """Gender and number of a phrase, from its article; in French after l' from its end; several are plural.

    Empty where neither tells. A plural whose gender cannot be seen (les) is `mpl`, which serves for both when mixed.
    """
    which = article(text, language)
    head = re.split(r"\s(?:de|du|des|d'|del|à|au|aux|en|a|para|pour)\s", without_article(text, language), maxsplit=1)[0]
    several = re.search(r"\s(?:et|y|e)\s(?:les?|la|l'|el|los|las)\b", text)
    if several and which:
        feminine = which in ("la", "las") and not re.search(r"\s(?:et|y|e)\s(?:le|el|les|los|l')\b", text)
        return "fpl" if feminine else "mpl"
    if language == "es":
        return _BY_ARTICLE.get(which, "")
    first = head.split(" ")[0] if head else ""
    if which == "les":
        return "fpl" if _FEMININE_END.search(first) and not _MASCULINE_END.search(first) else "mpl"
    if which == "l'":
        return "f" if _FEMININE_END.search(first) or _is_feminine_country(first) else "m"
    return _BY_ARTICLE.get(which, "")


def _is_feminine_country(name: str) -> bool:
    return bool(_PLACE_NAME.match(name)) and name.endswith("e") and not _MASCULINE_VOWEL.match(name)


def _contracted(text: str, forms: dict[str, str]) -> str:
    which = article(text, "fr")
    return f"{forms[which]} {without_article(text, 'fr')}" if which in forms else ""
