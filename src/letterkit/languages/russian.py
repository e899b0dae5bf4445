"""Russian cases for an answer: the phrase is asked for in the nominative and declined where a sentence needs it.

The words before and including the first noun are declined (временное правительство → временного правительства); what
follows depends on that noun and stays as it is (… Кыргызстана). Phrases joined by ‘и’ are declined each. A word that
the dictionary does not know, a foreign name, an abbreviation stays unchanged: an undeclined name is a blemish, a
wrongly declined one an insult. The dictionary is pymorphy3's (OpenCorpora).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final, Literal

from letterkit.languages.pinpoint_words import PinpointWords, place_in_words

Agreement = Literal["m", "f", "n", "pl", ""]

_GRAMMEMES: Final[Mapping[str, str]] = {
    "genitive": "gent",
    "dative": "datv",
    "accusative": "accs",
    "instrumental": "ablt",
    "prepositional": "loct",
}
DECLINED_CASES: Final[tuple[str, ...]] = tuple(_GRAMMEMES)
_PARTS: Final = {"annex": "приложения", "introduction": "введения", "part": "части {n}"}
_MODIFIERS: Final = ("ADJF", "PRTF", "NUMR")
_WORD: Final = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")
_JOINT: Final = re.compile(r"((?:,|(?<![\s,]))\s+(?:и|или)\s+)")
_LONGEST: Final = 1_000
"""Characters of a phrase; what is longer is a text, and no form of it is certain."""
_ON: Final = re.compile(
    r"(?:куба|мальта|кипр|филиппин|гаити|мадагаскар|ямайк|тайван|мальдив|багам|барбадос|шри-ланк|сейшел|балкан|кавказ"
    r"|северн\w+ кавказ|урал|территор|остров|границ|юг|север|запад|восток)",
    re.IGNORECASE,
)
"""Places that are spoken of with ‘на’: islands that are States, mountains, quarters of the compass."""
_ADJECTIVES: Final = re.compile(r"ск(?:ий|ая|ое|ие)$")
_NAMES_OF_PLACES: Final = re.compile(r"(?:ия|стан|абад|град|бург|ск)$", re.IGNORECASE)
"""Endings of names that are declined in one way only, so that an unknown one can be."""
_NAMES_IN_O: Final = re.compile(r"[оеи][вн]о$")
"""Косово: not declined, as in documents of the United Nations."""
_V_CLUSTER: Final = re.compile(r"[вф][^аеёиоуыэюя\W]", re.IGNORECASE)
_ABOUT_VOWEL: Final = re.compile(r"[аиоуэы]", re.IGNORECASE)


def decline(text: str, case: str) -> str:
    """A noun phrase in another case; what cannot be declined with certainty stays as it is."""
    if len(text) > _LONGEST:
        return text
    first, *rest = _JOINT.split(text)
    made = [_phrase(first, case)]
    for joint, part in zip(rest[::2], rest[1::2], strict=True):
        made += [joint, _phrase(part, case) if _is_joined(first, part) else part]
    return "".join(made)


def _is_joined(first: str, part: str) -> bool:
    """Whether the words after ‘и’ go with the whole phrase before it, and not with what depends on its noun.

    In ‘власти и жители’ they do; in ‘Декларация о праве и обязанности’ they may not, and the form does not tell.
    """
    span, head = _head(part)
    if head is None:
        return False
    tail = _head(first)[0]
    if tail is not None and not first[tail[1] :].strip():
        return True
    assert span is not None
    word = _WORD.findall(part[: span[1]])[-1]
    return all("nomn" in one.tag or "accs" in one.tag for one in _analyser().parse(word) if one.is_known)


def where(text: str) -> str:
    """A place as a place: в Кыргызстане, во Франции, на Кубе."""
    placed = decline(text, "prepositional")
    if _ON.match(text):
        return f"на {placed}"
    return f"{'во' if _V_CLUSTER.match(placed) else 'в'} {placed}"


def about(text: str) -> str:
    """‘о’ or ‘об’ with the prepositional: о положении, об этом."""
    placed = decline(text, "prepositional")
    return f"{'об' if _ABOUT_VOWEL.match(placed) else 'о'} {placed}"


def of(text: str) -> str:
    return decline(text, "genitive")


def to(text: str) -> str:
    return decline(text, "dative")


def that(text: str) -> str:
    return f"что {text}"


def no_article(text: str) -> str:
    return text


def is_plural(text: str) -> bool:
    return agreement(text) == "pl"


def place(pinpoint: str, words: PinpointWords) -> str:
    return place_in_words(pinpoint, words.spelled_out, "общая {}", _PARTS)


def agreement(text: str) -> Agreement:
    """Gender of a phrase's noun, or `pl` for a plural and for two joined by ‘и’; empty where the word is unknown."""
    if len(text) > _LONGEST:
        return ""
    first, *rest = _JOINT.split(text)
    if any(_is_joined(first, part) for part in rest[1::2]):
        return "pl"
    noun = _head(first)[1]
    if noun is None:
        return ""
    if noun.tag.number == "plur":
        return "pl"
    by_gender: dict[str, Agreement] = {"masc": "m", "femn": "f", "neut": "n"}
    return by_gender.get(str(noun.tag.gender), "")


def _head(text: str) -> tuple[tuple[int, int] | None, Any]:
    """Where a phrase's modifiers and its noun stand, and the noun; None where a word before it is not understood."""
    end = start = 0
    for word in _WORD.finditer(text):
        if re.search(r"[^\s«\"“(\\]", text[end : word.start()]):
            break
        parsed = _parsed(word[0])
        if parsed is None:
            break
        if parsed.tag.POS == "NOUN":
            return (start, word.end()), parsed
        end = word.end()
    return None, None


def _phrase(text: str, case: str) -> str:
    """One noun phrase: its modifiers, its first noun and a participle after it; else nothing is changed."""
    span, noun = _head(text)
    if span is None:
        return text
    pieces, end = [], 0
    for word in _WORD.finditer(text, 0, span[1]):
        form = _form(word[0], noun, case)
        if form is None:
            return text
        pieces += [text[end : word.start()], form]
        end = word.end()
    for participle in re.finditer(rf",\s+({_WORD.pattern})", text[end:]):
        if _agrees(participle[1], noun) and (form := _form(participle[1], noun, case)):
            pieces += [text[end : end + participle.start(1)], form]
            end += participle.end(1)
            break
    return "".join([*pieces, text[end:]])


def _agrees(word: str, noun: Any) -> bool:
    """Whether a word is a participle in the nominative that can belong to the noun."""
    for one in _analyser().parse(word):
        if one.tag.POS == "PRTF" and "nomn" in one.tag and one.tag.number == noun.tag.number:
            return bool(noun.tag.number == "plur" or one.tag.gender == noun.tag.gender)
    return False


def _form(word: str, noun: Any, case: str) -> str | None:
    """A word of the phrase in the case, in gender, number and liveliness of its noun."""
    grammeme = _GRAMMEMES[case]
    if word.casefold().replace("ё", "е") == noun.word.casefold().replace("ё", "е"):
        if "Geox" in noun.tag and _NAMES_IN_O.search(word):
            return word
        made = noun.inflect({grammeme})
        return _cased(made.word, word) if made else word
    parses = [one for one in _analyser().parse(word) if one.tag.POS in _MODIFIERS and "nomn" in one.tag]
    if not parses:
        return None
    wanted = {grammeme, str(noun.tag.number)}
    if noun.tag.number == "sing" and noun.tag.gender:
        wanted.add(str(noun.tag.gender))
    if case == "accusative":
        alive = str(noun.tag.animacy)
        made = parses[0].inflect(wanted | {alive}) or parses[0].inflect(wanted)
    else:
        made = parses[0].inflect(wanted)
    return _cased(made.word, word) if made else None


class _Place:
    """A place whose name the dictionary lacks, declined as the known name with its ending."""

    def __init__(self, word: str) -> None:
        self.word = word
        self._like = _analyser().parse("Грузия" if word.casefold().endswith("ия") else "Кыргызстан")[0]
        self.tag = self._like.tag

    def inflect(self, grammemes: set[str]) -> _Place:
        ending = self._like.inflect(grammemes).word.removeprefix(self._like.word.removesuffix("я"))
        made = _Place.__new__(_Place)
        made.word = (self.word.removesuffix("я") + ending).casefold()
        return made


@cache
def _parsed(word: str) -> Any:
    """The likeliest reading of a word in the nominative that the dictionary knows, or None."""
    analyser = _analyser()
    if not analyser.word_is_known(word):
        if _ADJECTIVES.search(word):  # Астанинская, Рабатский: made of a name, and declined in one way only
            guessed = [one for one in analyser.parse(word) if one.tag.POS == "ADJF" and "nomn" in one.tag]
            return guessed[0] if guessed else None
        return _Place(word) if word[0].isupper() and _NAMES_OF_PLACES.search(word) else None
    readings = [one for one in analyser.parse(word) if one.is_known and "nomn" in one.tag]
    if not readings:
        fixed = [one for one in analyser.parse(word) if "Fixd" in one.tag]
        return fixed[0] if fixed else None
    nouns = [one for one in readings if one.tag.POS == "NOUN"]
    best = readings[0]
    if best.tag.POS not in (*_MODIFIERS, "NOUN") or (nouns and best.tag.POS == "NOUN"):
        return nouns[0] if nouns else None
    return best


def _cased(made: str, like: str) -> str:
    """A form with the capitals of the word that was typed, part by part, and with its ‘е’ or ‘ё’."""
    if "ё" not in like.casefold():
        made = made.replace("ё", "е")
    parts = zip(made.split("-"), [*like.split("-"), *[""] * made.count("-")], strict=False)
    return "-".join(
        part.upper() if old.isupper() and len(old) > 1 else part[:1].upper() + part[1:] if old[:1].isupper() else part
        for part, old in parts
    )


@cache
def _analyser() -> Any:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")
