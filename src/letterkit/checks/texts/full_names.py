"""What short forms stand for: names that a letter gives in full, and words in capitals that are no short form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from letterkit.checks.texts.small_words import small_words
from letterkit.checks.texts.subject import Subject
from letterkit.languages.normal_form import caseless

_SHORTEST_NAME: Final = 3
_SHORTEST_WORD: Final = 4
_LIKE_A_WORD: Final = 6
"""Letters from which a form that can be read as a word is one: MINISTRA, URGENTE."""
_VOWELS: Final = frozenset("aeiouyáéíóúüàâèêëîïôùûœæаеёиоуыэюя")
_CONSONANTS: Final = re.compile(rf"[^{''.join(sorted(_VOWELS))}]{{4}}")
_STOP: Final = re.compile(r"[.!?;:()\n«»“”\"]")
_TOKEN: Final = re.compile(r"[^\W\d_]+")


def names_in_full(subject: Subject, forms: Iterable[str]) -> frozenset[str]:
    """Return the short forms whose letters begin the words of a name in the letter, inflected or not: LDH of ‘La Ligue
    des droits de l’Homme’, РАН of ‘Российской академии наук’."""
    wanted = {caseless(form) for form in forms if len(form) >= _SHORTEST_NAME}
    found = set[str]()
    for _, text in subject.texts if wanted else ():
        for part in _STOP.split(text):
            words = [word for word in _TOKEN.findall(part) if not _is_small(word)]
            initials = caseless("".join(word[0] for word in words))
            if len(initials) == len(words):
                found |= {form for form in wanted - found if _begins_a_name(initials, words, form)}
    return frozenset(form for form in forms if caseless(form) in found)


def _is_small(word: str) -> bool:
    return word.islower() and (len(word) == 1 or word in _without_letter())


@cache
def _without_letter() -> frozenset[str]:
    return small_words("not_in_acronyms") | small_words("between_names")


def _begins_a_name(initials: str, words: Sequence[str], form: str) -> bool:
    at = initials.find(form)
    while at >= 0:
        name = words[at : at + len(form)]
        if name[0][0].isupper() and not name[0].isupper() and all(len(word) > 2 for word in name):
            return True
        at = initials.find(form, at + 1)
    return False


def shouted_words(subject: Subject, forms: Iterable[str]) -> frozenset[str]:
    """Return the words in capitals that are no short form: the letter writes them in small letters too, or they are
    long and can be read as a word."""
    long_ = {form for form in forms if len(form) >= _SHORTEST_WORD}
    if not long_:
        return frozenset()
    small = {
        word.folded for prose in subject.prose for word in prose.words if prose.text[word.start : word.end].islower()
    }
    return frozenset(form for form in long_ if caseless(form) in small or _reads_as_word(form))


def _reads_as_word(form: str) -> bool:
    letters = form.lower()
    vowels = sum(letter in _VOWELS for letter in letters)
    return len(letters) >= _LIKE_A_WORD and vowels * 3 >= len(letters) and not _CONSONANTS.search(letters)
