"""The grammar of French around a phrase: articles that melt into a preposition, elision, gender and number.

A phrase is asked for with its article, as a dictionary gives it (‘le Kirghizistan’, ‘la Syrie’); from the article
everything else follows. What has none is a name (‘Cuba’, ‘Human Rights Watch’) and takes the plain preposition. A
letter must not guess: where a form cannot be told from the article, the plain one is used.

Rules: Grevisse and Goosse, Le bon usage (contraction, elision, aspirated h). General knowledge of this grammar, not
quoted from it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, Literal

from letterkit.languages.pinpoint_words import PinpointWords, place_in_words

Agreement = Literal["m", "f", "mpl", "fpl", ""]

DECLINED_CASES: Final[tuple[str, ...]] = ()
_ARTICLE: Final = re.compile(r"(les|la|le)\s+|l\\?['’]\s*", re.IGNORECASE)
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
_MASCULINE_END: Final = re.compile(
    r"(?:ment|age|isme|eau|eur|oir|ien|al|er|at|et|ent|ord|stère"
    r"|\bcomité|\btraité|\bdéputé|\bcomté|\bcôté|\barrêté|\bdéporté|\bpersécuté)s?\b",
    re.IGNORECASE,
)
_CITIES: Final = re.compile(
    r"(?:le caire|le cap|le pirée|la havane|la haye|la mecque|la paz|la valette)\b", re.IGNORECASE
)
"""Names of which the article is a part: the city is spoken of with it, also after a preposition."""
_AND: Final = re.compile(r"(\s(?:et|ou)\s)(?=(?:les?|la|leurs?|son|sa|ses|nos|notre|vos|votre|une?)\s|l\\?['’])")
_RELATIVE: Final = re.compile(r",|\s(?:qui|que|dont|où|lequel|laquelle)\s|\squ['’]")
_ABOUT: Final = re.compile(r"\s(?:sur|contre|entre|concernant|relatif à|relative à|relatifs à|relatives à)\s")
"""What comes after these words is their own: an opinion on the climate and human rights is not of human rights."""
_EN: Final = ("israël",)
"""Names of States without an article that are spoken of with ‘en’."""
_MASCULINE_VOWEL: Final = re.compile(
    r"(?:afghanistan|angola|azerbaïdjan|équateur|iran|iraq|irak|ouganda|ouzbékistan|uruguay)\b", re.IGNORECASE
)
_BY_ARTICLE: Final[Mapping[str, Agreement]] = {"le": "m", "la": "f"}
_PLACE_NAME: Final = re.compile(r"[A-ZÀ-ÖØ-Þ]")
_SEVERAL: Final = re.compile(r"\set\s(?:les?|la|l')\b")
_HEAD_END: Final = re.compile(r"\s(?:de|du|des|d'|à|au|aux|en|pour)\s")
_WHOLE_PART: Final = re.compile(r"(?:l'annexe|le préambule|l'introduction|la partie)\b", re.IGNORECASE)
_PARTS: Final = {
    "annex": "de l'annexe",
    "preamble": "du préambule",
    "introduction": "de l'introduction",
    "part": "de la partie {n}",
    "section": "de la section {n}",
    "convention i": "de la première Convention",
    "convention ii": "de la deuxième Convention",
    "convention iii": "de la troisième Convention",
    "convention iv": "de la quatrième Convention",
}


def article(text: str) -> str:
    """Return the definite article that a phrase begins with, small: le, la, l', les; empty without one."""
    match = _ARTICLE.match(text)
    return (match[1] or "l'").lower() if match else ""


def no_article(text: str) -> str:
    match = _ARTICLE.match(text)
    return text[match.end() :] if match else text


def elides(text: str) -> bool:
    """True if a word before this one loses its last vowel: de Osh → d'Osh, que il → qu'il."""
    if _NO_ELISION.match(text) or _Y_CONSONANT.match(text):
        return False
    return bool(_VOWEL.match(text) or _MUTE_H.match(text))


def of(text: str) -> str:
    """Return the phrase after ‘de’: du Kirghizistan, de la Syrie, d'Amnesty International."""
    return _each_phrase(text, {"le": "du", "les": "des"}, lambda name: f"d'{name}" if elides(name) else f"de {name}")


def to(text: str) -> str:
    """Return the phrase after ‘à’: au Conseil, aux autorités, à la ministre."""
    return _each_phrase(text, {"le": "au", "les": "aux"}, lambda name: f"à {name}")


def _each_phrase(text: str, contracted: Mapping[str, str], plain: Callable[[str], str]) -> str:
    """Return the text with a preposition before each of its phrases: melted into the article, or `plain`."""
    pieces = _phrases(text)
    pieces[::2] = [
        f"{contracted[article(phrase)]} {no_article(phrase)}" if article(phrase) in contracted else plain(phrase)
        for phrase in pieces[::2]
    ]
    return "".join(pieces)


def _phrases(text: str) -> list[str]:
    """Return a text cut where a second phrase is joined to it, with what joins them: the preposition is said again
    (des avocats et du personnel). What follows a comma, a relative pronoun or ‘sur’ belongs to the first one."""
    noun = no_article(text)
    if noun[:1].isupper() and (joint := _AND.search(text)) and no_article(text[joint.end() :])[:1].islower():
        return [text]  # la Convention pour la prévention et la répression …: one name
    end = min(filter(None, (_RELATIVE.search(text), _ABOUT.search(text))), key=re.Match.start, default=None)
    head, rest = (text[: end.start()], text[end.start() :]) if end else (text, "")
    parts = _AND.split(head)
    return [*parts[:-1], parts[-1] + rest]


def where(text: str) -> str:
    """Return a country or place as a place: au Kirghizistan, en Syrie, en Iran, aux Philippines, à Cuba.

    A feminine or vowel-initial country takes ‘en’, a masculine one ‘au’, a plural one ‘aux’; a phrase that is no name
    (‘la province du delta’) takes ‘dans’ with its article.
    """
    which, rest = article(text), no_article(text)
    if _CITIES.match(text):
        return to(text)
    if not which:
        return f"{'en' if rest.casefold() in _EN else 'à'} {text}"
    if not _PLACE_NAME.match(rest):
        return f"dans {text}"
    if which == "les":
        return f"aux {rest}"
    return f"au {rest}" if which == "le" else f"en {rest}"


def that(text: str) -> str:
    """Return a clause after ‘que’: que le Conseil, qu'il."""
    return f"qu'{text}" if elides(text) else f"que {text}"


def about(text: str) -> str:
    return f"au sujet {of(text)}"


def decline(text: str, _case: str) -> str:
    return text


def agreement(text: str) -> Agreement:
    """Return gender and number of a phrase, from its article, after l' from its end; several are plural.

    Empty where neither tells. A plural whose gender cannot be seen (les) is `mpl`, which serves for both when mixed.
    """
    which = article(text)
    if which and _SEVERAL.search(text):
        return "fpl" if which == "la" and not re.search(r"\set\s(?:les?|l')\b", text) else "mpl"
    head = _HEAD_END.split(no_article(text), maxsplit=1)[0]
    first = head.split(" ")[0] if head else ""
    if which == "les":
        return "fpl" if _FEMININE_END.search(first) and not _MASCULINE_END.search(first) else "mpl"
    if which == "l'":
        return "f" if _FEMININE_END.search(first) or _is_feminine_country(first) else "m"
    return _BY_ARTICLE.get(which, "")


def is_plural(text: str) -> bool:
    return agreement(text) in ("mpl", "fpl")


def _is_feminine_country(name: str) -> bool:
    return bool(_PLACE_NAME.match(name)) and name.endswith("e") and not _MASCULINE_VOWEL.match(name)


def place(pinpoint: str, words: PinpointWords) -> str:
    return place_in_words(pinpoint, lambda rest: _with_article(rest, words), "{} commun", _PARTS)


def place_in(pinpoint: str, words: PinpointWords) -> str:
    """Return a pinpoint as where something is said: au paragraphe 4, aux articles 2 et 3, but dans le préambule."""
    where_said = place(pinpoint, words)
    return f"dans {where_said}" if _WHOLE_PART.match(where_said) else to(where_said)


def _with_article(pinpoint: str, words: PinpointWords) -> str:
    spelled = re.sub(r"^article 1$", "article premier", words.spelled_out(pinpoint))
    if spelled == pinpoint:
        return spelled
    which = words.agreement(pinpoint)
    if which in ("mpl", "fpl"):
        return f"les {spelled}"
    return f"l'{spelled}" if elides(spelled) else f"{'la' if which == 'f' else 'le'} {spelled}"
