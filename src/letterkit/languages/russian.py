"""The grammar of Russian: a phrase is typed in the nominative and declined where a sentence needs it.

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
_PARTS: Final = {
    "annex": "приложения",
    "preamble": "преамбулы",
    "introduction": "введения",
    "part": "части {n}",
    "section": "раздела {n}",
    "convention i": "Первой конвенции",
    "convention ii": "Второй конвенции",
    "convention iii": "Третьей конвенции",
    "convention iv": "Четвертой конвенции",
}
_WHOLES: Final = {"art": "статьи", "rule": "правила", "principle": "принципа", "para": "пункта"}
"""Places that have paragraphs of their own, in the genitive: пункт 1 статьи 9."""
_NESTED: Final = re.compile(
    r"(?P<common>common )?(?P<kind>art|rule|principle|para)\b\.? (?P<number>\d+(?:\.\d+)*|[IVXLC]+)"
    r"(?P<first>\(\w+\))(?P<rest>(?:\(\w+\))*)"
)
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
    """Return a noun phrase in another case; what cannot be declined with certainty stays as it is."""
    if len(text) > _LONGEST:
        return text
    first, *rest = _JOINT.split(text)
    pieces = [_decline_phrase(first, case)]
    for joint, part in zip(rest[::2], rest[1::2], strict=True):
        pieces += [joint, _decline_phrase(part, case) if _is_joined(first, part) else part]
    return "".join(pieces)


def _is_joined(first: str, part: str) -> bool:
    """True if the words after ‘и’ go with the whole phrase before it, and not with what depends on its noun.

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
    return all(
        "nomn" in reading.tag or "accs" in reading.tag for reading in _analyser().parse(word) if reading.is_known
    )


def where(text: str) -> str:
    """Return a place as a place: в Кыргызстане, во Франции, на Кубе."""
    placed = decline(text, "prepositional")
    if _ON.match(text):
        return f"на {placed}"
    return f"{'во' if _V_CLUSTER.match(placed) else 'в'} {placed}"


def about(text: str) -> str:
    """Return a phrase after ‘о’ or ‘об’: о положении, об этом."""
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
    def in_words(text: str) -> str:
        return _nested(text, "") or words.spelled_out(text)

    return _nested(pinpoint, "") or place_in_words(pinpoint, in_words, "общая {}", _PARTS)


def place_in(pinpoint: str, words: PinpointWords) -> str:
    def in_words(text: str) -> str:
        return _nested(text, "е") or words.inside(text)

    return f"в {_nested(pinpoint, 'е') or place_in_words(pinpoint, in_words, 'общей {}', _PARTS)}"


def _nested(pinpoint: str, ending: str) -> str:
    """Return a paragraph of an article from the inside out, as documents in Russian have it: art. 14(3)(g) is
    ‘подпункт (g) пункта 3 статьи 14’; empty for any other place."""
    match = _NESTED.fullmatch(pinpoint)
    if match is None or (match["kind"] == "para" and match["rest"]):
        return ""  # what lies three deep stays in brackets: пункт 1(1)(b)
    whole = f"{'общей ' if match['common'] else ''}{_WHOLES[match['kind']]} {match['number']}"
    if match["kind"] == "para":
        return f"подпункт{ending} {match['first']} {whole}"
    number = match["first"].strip("()")
    first = number if number.isdigit() else match["first"]
    if match["rest"]:
        return f"подпункт{ending} {match['rest']} пункта {first} {whole}"
    return f"пункт{ending} {first} {whole}"


def agreement(text: str) -> Agreement:
    """Return the gender of a phrase's noun, or `pl` for a plural and for two joined by ‘и’; empty where the word is
    unknown."""
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
    """Return start and end of a phrase's modifiers and noun, and the noun; None where a word before it is unknown."""
    end = start = 0
    for word in _WORD.finditer(text):
        if re.search(r"[^\s«\"“(\\]", text[end : word.start()]):
            break
        parsed = _reading(word[0])
        if parsed is None:
            break
        if parsed.tag.POS == "NOUN":
            return (start, word.end()), parsed
        end = word.end()
    return None, None


def _decline_phrase(text: str, case: str) -> str:
    """Return one noun phrase in a case: its modifiers, its first noun and a participle after it are declined."""
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
    """True if a word is a participle in the nominative that can belong to the noun."""
    for reading in _analyser().parse(word):
        if reading.tag.POS == "PRTF" and "nomn" in reading.tag and reading.tag.number == noun.tag.number:
            return bool(noun.tag.number == "plur" or reading.tag.gender == noun.tag.gender)
    return False


def _form(word: str, noun: Any, case: str) -> str | None:
    """Return a word of the phrase in the case, in gender, number and animacy of its noun; None if it is no modifier."""
    grammeme = _GRAMMEMES[case]
    if word.casefold().replace("ё", "е") == noun.word.casefold().replace("ё", "е"):
        if "Geox" in noun.tag and _NAMES_IN_O.search(word):
            return word
        form = noun.inflect({grammeme})
        return _with_capitals(form.word, word) if form else word
    readings = [
        reading for reading in _analyser().parse(word) if reading.tag.POS in _MODIFIERS and "nomn" in reading.tag
    ]
    if not readings:
        return None
    wanted = {grammeme, str(noun.tag.number)}
    if noun.tag.number == "sing" and noun.tag.gender:
        wanted.add(str(noun.tag.gender))
    if case == "accusative":
        alive = str(noun.tag.animacy)
        form = readings[0].inflect(wanted | {alive}) or readings[0].inflect(wanted)
    else:
        form = readings[0].inflect(wanted)
    return _with_capitals(form.word, word) if form else None


class _UnknownPlace:
    """A place whose name the dictionary lacks, declined as the known name with its ending."""

    def __init__(self, word: str) -> None:
        self.word = word
        self._like = _analyser().parse("Грузия" if word.casefold().endswith("ия") else "Кыргызстан")[0]
        self.tag = self._like.tag

    def inflect(self, grammemes: set[str]) -> _UnknownPlace:
        ending = self._like.inflect(grammemes).word.removeprefix(self._like.word.removesuffix("я"))
        inflected = _UnknownPlace.__new__(_UnknownPlace)
        inflected.word = (self.word.removesuffix("я") + ending).casefold()
        return inflected


@cache
def _reading(word: str) -> Any:
    """Return the likeliest reading of a word in the nominative that the dictionary knows, or None."""
    analyser = _analyser()
    if not analyser.word_is_known(word):
        if _ADJECTIVES.search(word):  # Астанинская, Рабатский: made of a name, and declined in one way only
            adjectives = [
                reading for reading in analyser.parse(word) if reading.tag.POS == "ADJF" and "nomn" in reading.tag
            ]
            return adjectives[0] if adjectives else None
        return _UnknownPlace(word) if word[0].isupper() and _NAMES_OF_PLACES.search(word) else None
    readings = [reading for reading in analyser.parse(word) if reading.is_known and "nomn" in reading.tag]
    if not readings:
        fixed = [reading for reading in analyser.parse(word) if "Fixd" in reading.tag]
        return fixed[0] if fixed else None
    nouns = [reading for reading in readings if reading.tag.POS == "NOUN"]
    best = readings[0]
    if best.tag.POS not in (*_MODIFIERS, "NOUN") or (nouns and best.tag.POS == "NOUN"):
        return nouns[0] if nouns else None
    return best


def _with_capitals(form: str, typed: str) -> str:
    """Return a form with the capitals of the word that was typed, part by part, and with its ‘е’ or ‘ё’."""
    if "ё" not in typed.casefold():
        form = form.replace("ё", "е")
    parts = zip(form.split("-"), [*typed.split("-"), *[""] * form.count("-")], strict=False)
    return "-".join(
        part.upper() if old.isupper() and len(old) > 1 else part[:1].upper() + part[1:] if old[:1].isupper() else part
        for part, old in parts
    )


@cache
def _analyser() -> Any:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")
