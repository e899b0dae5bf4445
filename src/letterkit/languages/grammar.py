"""The form that a sentence needs of an answer, in the letter's language.

Templates ask for a form by what it does: `of` (possession), `to` (the one addressed), `where` (a place), `that` (before
a clause); Russian templates also by its case. Each language keeps its rules in a module of its own, which is imported
when a letter needs it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from letterkit.languages import by_tag as languages

_ROMANCE = ("fr", "es")
CASES = ("genitive", "dative", "accusative", "instrumental", "prepositional")
"""The cases of Russian, beside the nominative."""
_PLACES = {"para.": "paragraph", "paras.": "paragraphs", "art.": "article", "arts.": "articles"}
_ENGLISH_PLACE = re.compile(r"\b(paras?|arts?)\.(?=\s|$)")


def _base(language: str) -> str:
    return language.split("-", maxsplit=1)[0].lower()


def _romance(name: str, text: str, base: str) -> str:
    from letterkit.languages import romance

    change: Callable[[str, str], str] = getattr(romance, name)
    return change(text, base)


def _russian(case: str, text: str, language: str) -> str:
    from letterkit.languages import russian

    if _base(language) != "ru":
        raise TypeError(f"‘{case}’ is a form of Russian; this letter is in {language}")
    return russian.declined(text, next(one for one in russian.CASES if one == case))


def of(text: str, language: str) -> str:
    """‘of …’: du Kirghizistan, del Consejo, Совета Безопасности."""
    base = _base(language)
    if base in _ROMANCE:
        return _romance("of", text, base)
    return _russian("genitive", text, language) if base == "ru" else f"of {text}"


def to(text: str, language: str) -> str:
    """‘to …’: au Conseil, al Consejo, Совету."""
    base = _base(language)
    if base in _ROMANCE:
        return _romance("to", text, base)
    return _russian("dative", text, language) if base == "ru" else f"to {text}"


def where(text: str, language: str) -> str:
    """‘in …’ of a country or place: au Kirghizistan, en Siria, во Франции."""
    base = _base(language)
    if base in _ROMANCE:
        return _romance("where", text, base)
    if base == "ru":
        from letterkit.languages import russian

        return russian.where(text)
    return f"in {text}"


def that(text: str, language: str) -> str:
    """‘that …’ before a clause or a subject; French elides: que le Conseil, qu'il."""
    base = _base(language)
    if base == "fr":
        from letterkit.languages import romance

        return romance.that(text)
    return f"{ {'es': 'que', 'ru': 'что'}.get(base, 'that') } {text}"


def genitive(text: str, language: str) -> str:
    """A Russian phrase in the genitive."""
    return _russian("genitive", text, language)


def dative(text: str, language: str) -> str:
    """A Russian phrase in the dative."""
    return _russian("dative", text, language)


def accusative(text: str, language: str) -> str:
    """A Russian phrase in the accusative."""
    return _russian("accusative", text, language)


def instrumental(text: str, language: str) -> str:
    """A Russian phrase in the instrumental."""
    return _russian("instrumental", text, language)


def prepositional(text: str, language: str) -> str:
    """A Russian phrase in the prepositional, without its preposition."""
    return _russian("prepositional", text, language)


def about(text: str, language: str) -> str:
    """‘about …’: au sujet du Conseil, sobre el Consejo, о Совете."""
    base = _base(language)
    if base == "ru":
        from letterkit.languages import russian

        return russian.about(text)
    return f"au sujet {of(text, language)}" if base == "fr" else f"{'sobre' if base == 'es' else 'about'} {text}"


def no_article(text: str, language: str) -> str:
    """The phrase without the definite article that it begins with."""
    base = _base(language)
    if base in _ROMANCE:
        return _romance("without_article", text, base)
    return re.sub(r"^[Tt]he\s+", "", text)


def agreement(text: str, language: str) -> str:
    """Gender and number of a phrase (m, f, n, mpl, fpl, pl); empty where they cannot be told."""
    base = _base(language)
    if base in _ROMANCE:
        return _romance("agreement", text, base)
    if base == "ru":
        from letterkit.languages import russian

        return russian.agreement(text)
    return ""


_WITHIN = re.compile(r"(?P<part>[^,;]+),\s*(?P<rest>.+)", re.DOTALL)
_PARTS = {
    "fr": {"annex": "de l'annexe", "introduction": "de l'introduction", "part": "de la partie {n}"},
    "es": {"annex": "del anexo", "introduction": "de la introducción", "part": "de la parte {n}"},
    "ru": {"annex": "приложения", "introduction": "введения", "part": "части {n}"},
}
_COMMON = {"fr": "{} commun", "es": "{} común", "ru": "общая {}"}


def place(at: str, language: str) -> str:
    """A pinpoint in words: paragraph 138; in French and Spanish with its article: l'article 2(4).

    A part that is named first stands behind: annex, para. 4 is ‘le paragraphe 4 de l'annexe’.
    """
    base = _base(language)
    if base == "en":
        return _ENGLISH_PLACE.sub(lambda found: _PLACES[found[0]], at)
    if base in _COMMON and at.startswith("common "):
        return _COMMON[base].format(_one_place(at.removeprefix("common "), language, base))
    found = _WITHIN.fullmatch(at)
    if found and base in _PARTS and not re.match(r"\w+\.?\s\(?\d", found["part"]):
        name, _, number = found["part"].partition(" ")
        named = _PARTS[base].get(name.casefold())
        behind = named.format(n=number) if named else f"({found['part']})"
        return f"{_one_place(found['rest'], language, base)} {behind}"
    return _one_place(at, language, base)


def _one_place(at: str, language: str, base: str) -> str:
    words = languages.pinpoint_words(at, language)
    if base not in _ROMANCE or words == at:
        return words
    from letterkit.languages import romance

    which = languages.pinpoint_agreement(at, language)
    if base == "es":
        return f"{ {'f': 'la', 'mpl': 'los', 'fpl': 'las'}.get(which, 'el') } {words}"
    if which in ("mpl", "fpl"):
        return f"les {words}"
    return f"l'{words}" if romance.elides(words) else f"{'la' if which == 'f' else 'le'} {words}"
