"""Slips of grammar that two words side by side tell for certain: an ending that the word before does not allow.

Only pairs are looked for that are wrong nine times in ten: `plusieurs personne`, `varios testigo`, `могут продолжатся`.
What a dictionary has decides: the word itself is in it, and so is the form that is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from letterkit.checks.texts.dictionary import Dictionary, dictionary, languages
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose

_SHORT: Final = 4


class Slip(NamedTuple):
    """Two words of a text that do not fit, and what was meant."""

    start: int
    end: int
    meant: str


Judge = Callable[[str, str, Dictionary, Subject], str]
"""Returns what was meant by two words; empty where they fit."""


def slips(subject: Subject, prose: Prose) -> Iterator[Slip]:
    """Yield the pairs of words in a text that do not fit."""
    judges = _JUDGES.get(subject.language, ())
    if not judges or subject.language not in languages():
        return
    if subject.language == "en":
        yield from _possessives(prose)
    words, text, known = prose.words, prose.text, dictionary(subject.language)
    for index in range(len(words) - 1):
        first, second = words[index], words[index + 1]
        if text[first.end : second.start] not in (" ", "\u00a0", "\n") or not text[second.start].islower():
            continue
        if _goes_on(text[second.end : second.end + 2]):
            continue
        for judge in judges:
            meant = judge(first.folded, second.folded, known, subject)
            if meant:
                yield Slip(first.start, second.end, meant)
                break


def _possessives(prose: Prose) -> Iterator[Slip]:
    """English: a name with an apostrophe and no s behind it, where no quotation is open."""
    for match in _BARE_APOSTROPHE.finditer(prose.text):
        sentence = prose.text[prose.sentence_at(match.start())[0] : match.start()]
        if not _OPENED.search(sentence):
            yield Slip(match.start(), match.end(), f"{match[0]}s")


_BARE_APOSTROPHE: Final = re.compile(r"\b[A-Z][a-z]{2,24}[a-rt-wy]['’](?= [a-z]{3})")
_OPENED: Final = re.compile(r"‘|(?:^|[\s(])'\w")


def _goes_on(behind: str) -> bool:
    """True if an ending follows a mark: professionnel.les, professionnel·les, militant-e-s."""
    return behind[:1] in ("·", "•", "-", "(") or (behind[:1] == "." and behind[1:].isalpha())


def _article(first: str, second: str, _: Dictionary, subject: Subject) -> str:
    """English: a before a vowel, an before a consonant. What begins with a vowel and is not spoken so is listed."""
    if first == "a" and second[0] in "aeiou" and len(second) > 2:
        return "" if second.startswith(_spoken(subject, "spoken-with-consonant")) else f"an {second}"
    if first == "an" and second[0] in "bcdfgjklmnpqrstvwyz" and len(second) > _SHORT:
        return f"a {second}"
    return ""


def _spoken(subject: Subject, name: str) -> tuple[str, ...]:
    return tuple(word.rstrip("*") for word in subject.words[name])


def _missing_auxiliary(first: str, second: str, known: Dictionary, subject: Subject) -> str:
    """English: a gerund behind I or we, without am or are."""
    if first not in _AM or not second.endswith("ing") or second in subject.words["no-gerund"]:
        return ""
    stem = second[:-3]
    if len(stem) < _STEM or not (known.has(stem) or known.has(f"{stem}e")):
        return ""
    return f"{_AM[first]} {second}"


_AM: Final = {"i": "I am", "we": "we are"}
_STEM: Final = 3


def _plural(first: str, second: str, known: Dictionary, subject: Subject) -> str:
    """French and Spanish: a singular behind a word that only stands before plurals."""
    if first not in subject.words["before-plural"] or second in subject.words["not-after-plural"]:
        return ""
    if len(second) < _SHORT or second[-1] in "sxz" or not known.has(second):
        return ""
    if subject.language == "es" and second[-1] not in "aeoéáó":
        plural = f"{second}es" if second.endswith(("d", "l", "r")) else ""
    else:
        plural = f"{second}s"
    return f"{first} {plural}" if plural and known.has(plural) else ""


def _participle(first: str, second: str, known: Dictionary, subject: Subject) -> str:
    """French: an infinitive behind a form of avoir, which stands before participles."""
    if first not in subject.words["before-participle"] or not second.endswith("er") or len(second) <= _SHORT:
        return ""
    stem = second[:-2]
    is_verb = known.has(f"{stem}é") and known.has(f"{stem}ons") and known.has(f"{stem}ait")
    return f"{first} {stem}é" if is_verb and second not in subject.words["not-after-plural"] else ""


def _auxiliary(first: str, second: str, known: Dictionary, subject: Subject) -> str:
    """French: à before a participle, where a is meant."""
    if first != "à" or not second.endswith("é") or len(second) <= _SHORT:
        return ""
    is_verb = known.has(f"{second[:-1]}er") and known.has(f"{second[:-1]}ons")
    return f"a {second}" if is_verb and second not in subject.words["noun-and-participle"] else ""


def _noun_behind_les(first: str, second: str, known: Dictionary, _: Subject) -> str:
    """French: a noun in the singular behind les; of other words the ending does not tell whether they are verbs."""
    if first != "les" or not second.endswith(("tion", "sion", "té")) or known.has(f"{second[:-1]}er"):
        return ""
    return f"{first} {second}s" if known.has(second) and known.has(f"{second}s") else ""


def _infinitive(first: str, second: str, known: Dictionary, subject: Subject) -> str:
    """Russian: -тся behind a word that only stands before infinitives."""
    if first not in subject.words["before-infinitive"] or not second.endswith("тся"):
        return ""
    meant = f"{second[:-3]}ться"
    return f"{first} {meant}" if known.has(meant) else ""


def _base_form(first: str, second: str, _: Dictionary, subject: Subject) -> str:
    """English: the base form of a verb behind an adjective that needs `to` before it."""
    if first in subject.words["before-to"] and second in subject.words["bare-verbs"]:
        return f"{first} to {second}"
    return ""


_JUDGES: Final[Mapping[str, tuple[Judge, ...]]] = {
    "en": (_article, _base_form, _missing_auxiliary),
    "fr": (_plural, _participle, _auxiliary, _noun_behind_les),
    "es": (_plural,),
    "ru": (_infinitive,),
}
