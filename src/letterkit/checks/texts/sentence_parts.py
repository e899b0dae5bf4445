"""The parts of a sentence that tell who is a child: names, ages, kin, schools.

The word lists `child-…` name the parts; a name is a run of words with capital letters that is no institution. An age is
put together from its number and the words around it. Everything here is linear in the length of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from letterkit.checks.texts.subject import Subject, cached_for_texts
from letterkit.checks.texts.text import Prose, Span, Word
from letterkit.checks.texts.words import PhraseLists

PREFIX: Final = "child-"
_LISTS: Final = (
    *("child-aged", "child-after-never", "child-before-no", "child-after-no", "child-old", "child-unit"),
    *("child-number", "child-born"),
    *("child-named", "child-word", "child-infant", "child-pupil", "child-kin", "child-young", "child-plural"),
    *("child-class", "child-school", "child-possessive", "child-of", "child-and", "child-unnamed", "child-adult"),
    *("child-pronoun", "child-is", "child-article", "child-institution", "child-opener", "child-link"),
)
"""The lists of parts; where two have phrases of one length at a place, the first counts."""
_INSTITUTIONS: Final = ("countries", "months", "weekdays", "streets")
_ADULT: Final = 18


class Part(NamedTuple):
    """A part of a sentence. `value` is what its list says of it, the years of an age, or what kind of name it is;
    `sure` tells an age that says itself that it is one, as `aged 14` does and `14 years` does not."""

    kind: str
    start: int
    end: int
    value: str = ""
    sure: bool = False
    before: str = ""
    """What stands between it and the part before it."""

    @property
    def joins(self) -> bool:
        """True if nothing but blanks parts it from the part before it."""
        return not self.before.strip(' \u00a0\u202f\n«“"')

    @property
    def apposed(self) -> bool:
        """True if a comma, a bracket or a dash parts it from the part before it."""
        return self.before.strip(' \u00a0\u202f\n«“"”»’') in _APPOSING


_APPOSING: Final = (",", "(", "—", "–", "-", ":", ", —", "),", ")", ",(", ", –", "– (")


@cached_for_texts
def hits(subject: Subject, prose: Prose) -> Mapping[int, tuple[str, int, str]]:
    """Return the longest phrase that begins at each place of a text: its list, its end and its value."""
    found: dict[int, tuple[str, int, str]] = {}
    for name in (*_LISTS, *_INSTITUTIONS):
        kind = name.removeprefix(PREFIX) if name.startswith(PREFIX) else "institution"
        for match in subject.matches(name, prose):
            known = found.get(match.start)
            if kind in _BEFORE_NUMBERS and not is_number(subject.words, prose.text[match.end : match.end + 20]):
                continue
            if known is None or known[1] < match.end:
                found[match.start] = (kind, match.end, match.value)
    for start, end, value in _joined_ages(subject.words, prose):
        found[start] = ("joined", end, value)
    return found


def is_number(lists: PhraseLists, text: str) -> bool:
    """True if a text begins with a number, in figures or in words."""
    word = _WORD.match(text)
    return word is not None and (word[1].isdecimal() or word[1].casefold() in lists["child-number"])


_WORD: Final = re.compile(r"\W{0,2}(\w+(?:-\w+)*)")
_BEFORE_NUMBERS: Final = ("before-no",)


@lru_cache(maxsize=8)
def _ending(lists: PhraseLists) -> tuple[re.Pattern[str], Mapping[str, str]] | None:
    """Return a pattern for the ends of words such as 14-year-old, and the unit of each."""
    endings = {ending.rstrip("*"): unit for ending, unit in lists["child-joined"].items()}
    if not endings:
        return None
    longest_first = sorted(endings, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE), endings


def _joined_ages(lists: PhraseLists, prose: Prose) -> Iterator[tuple[int, int, str]]:
    """Yield ages that are one word: 14-year-old, четырнадцатилетняя."""
    ending = _ending(lists)
    if ending is None:
        return
    starts = [word.start for word in prose.words]
    for match in ending[0].finditer(prose.text):
        index = bisect_left(starts, match.start() + 1) - 1
        word = prose.words[max(index, 0)]
        if not word.start <= match.start() < match.end() <= word.end or word.end - word.start > _LONG_WORD:
            continue
        years = _years(lists, word.folded[: match.start() - word.start], ending[1][match[0].lower()])
        if years is not None:
            yield word.start, word.end, str(years)


_LONG_WORD: Final = 50


def _years(lists: PhraseLists, number: str, unit: str) -> int | None:
    """Return an age in whole years; None for what is no number. Without a number it is one: годовалый."""
    number = number.rstrip("-‑")
    number = number if number in ("ти", "") else number.removesuffix("ти").rstrip("-‑") or number
    value = lists["child-number"].get(number) or lists["child-number"].get(f"{number}ти")
    if number == "":
        value = "1"
    elif number.isdecimal() and number.isascii() and len(number) <= 3:
        value = number
    if value is None:
        return None
    return {"y": int(value), "m": int(value) // 12}.get(unit, 0)


def parts_of(subject: Subject, prose: Prose, sentence: Span) -> tuple[Part, ...]:
    """Return the parts of one sentence, in its order."""
    known = _parts_by_sentence(subject, prose)
    if sentence not in known:
        linked = [*_linked(subject, prose, sentence)]
        known[sentence] = tuple(_with_ages(subject, prose, linked))
    return known[sentence]


@cached_for_texts
def _parts_by_sentence(subject: Subject, prose: Prose) -> dict[Span, tuple[Part, ...]]:  # noqa: ARG001  # a cache
    return {}


def stands_between(subject: Subject, name: str, prose: Prose, start: int, end: int) -> bool:
    """Return True if a phrase of a word list begins between two places of a text."""
    matches = subject.matches(name, prose)
    index = bisect_left(matches, start, key=lambda match: match.start)
    return index < len(matches) and matches[index].start < end


def _parts(subject: Subject, prose: Prose, sentence: Span) -> Iterator[Part]:
    words, found = prose.words, hits(subject, prose)
    particles = subject.words["child-particle"]
    index = bisect_left(words, sentence[0], key=lambda word: word.start)
    first = True
    while index < len(words) and words[index].start < sentence[1]:
        word = words[index]
        text = prose.text[word.start : word.end]
        hit = found.get(word.start)
        part, following = _part(prose, word, hit, first), index + 1
        if part is None and text[:2].lower() in ("d’", "d'") and text[2:3].isupper():
            yield Part("of", word.start, word.start + 2)
            end = _end_of_name(prose, found, index + 1, particles)
            part, following = _name(prose, word.start + 2, words[end - 1]), end
        elif part is None and _begins_name(text, particles):
            following = _end_of_name(prose, found, index + 1, particles)
            part = _name(prose, word.start, words[following - 1])
        elif part is None:
            part = Part("other", word.start, word.end)
        else:
            while following < len(words) and words[following].start < part.end:
                following += 1
        yield part
        index, first = following, False


def _part(prose: Prose, word: Word, hit: tuple[str, int, str] | None, first: bool) -> Part | None:
    """Return the part that begins with a word if a list has it, or if it is a number."""
    if word.folded.isdecimal() and len(word.folded) <= 4 and (hit is None or hit[0] != "class"):
        return Part("number", word.start, word.end, word.folded)
    if hit is None:
        return None
    kind, end, value = hit
    capital = prose.text[word.start].isupper() and not first and kind in _WRITTEN_SMALL
    return Part("institution" if capital and not _is_quoted(prose, word.start) else kind, word.start, end, value)


_WRITTEN_SMALL: Final = ("word", "plural", "infant", "kin", "young", "near")


def _is_quoted(prose: Prose, start: int) -> bool:
    return prose.text[max(start - 2, 0) : start].strip()[-1:] in (":", "“", "«", "—", "(")


def _begins_name(text: str, particles: Mapping[str, str]) -> bool:
    if text[0].isupper():
        return len(text) == 1 or any(ch.islower() for ch in text)
    particle, hyphen, rest = text.partition("-")
    return bool(hyphen) and particle in particles and rest[:1].isupper()


def _name(prose: Prose, start: int, last: Word) -> Part:
    """Return the name that ends with a word; the full stop of an initial belongs to it. An initial alone names
    nobody."""
    if last.end - last.start == 1 and prose.text[last.end : last.end + 1] == ".":
        return Part("name", start, last.end + 1, "initial" if last.start == start else "")
    return Part("owner" if last.folded.endswith("'s") else "name", start, last.end)


def _end_of_name(
    prose: Prose, found: Mapping[int, tuple[str, int, str]], index: int, particles: Mapping[str, str]
) -> int:
    """Return the index of the word behind a name that has begun before the word of an index."""
    words, text = prose.words, prose.text
    while index < len(words):
        word, last = words[index], words[index - 1]
        between = text[last.end : word.start]
        initial = last.end - last.start == 1 and between.startswith(".")
        if between not in (" ", "-", "\u00a0", "‑") and not (initial and between.strip() == "."):
            break
        is_particle = word.folded in particles and text[word.end : word.end + 2].strip()[:1].isupper()
        small = not text[word.start].isupper() and not _begins_name(text[word.start : word.end], particles)
        if not is_particle and (small or found.get(word.start, ("opener",))[0] != "opener"):
            break
        if text[last.start : last.end].endswith(("’s", "'s")):
            break
        index += 1
    return index


def _linked(subject: Subject, prose: Prose, sentence: Span) -> Iterator[Part]:
    """Yield the parts with what stands before each, and the names of institutions told apart."""
    linked: list[Part] = []
    end = sentence[0]
    for part in _parts(subject, prose, sentence):
        linked.append(part._replace(before=prose.text[end : part.start]))
        end = part.end
    for ahead, part, behind in zip([None, *linked], linked, [*linked[1:], None], strict=False):
        if part.kind == "name" and _is_of_institution(subject, prose, ahead, part, behind):
            yield part._replace(value="institution")
        else:
            yield part


def _is_of_institution(subject: Subject, prose: Prose, ahead: Part | None, name: Part, behind: Part | None) -> bool:
    """True if the words beside a name tell that it is an institution's: Sample Secondary School; our association,
    Example Watch,"""
    if ahead and name.joins and ahead.kind in ("institution", "school"):
        return True
    if ahead and name.apposed and prose.text[ahead.start : ahead.end].casefold() in subject.words["child-organisation"]:
        return True
    return bool(behind and behind.joins and behind.kind in ("institution", "school") and _is_capital(prose, behind))


def _is_capital(prose: Prose, part: Part) -> bool:
    return prose.text[part.start].isupper()


# -- ages -----------------------------------------------------------------------------------------------


def _with_ages(subject: Subject, prose: Prose, parts: Sequence[Part]) -> Iterator[Part]:
    """Yield the parts with those of an age made one."""
    index = 0
    while index < len(parts):
        age, following = _age_at(subject, prose, parts, index)
        yield age or parts[index]
        index = following if age else index + 1


def _age_at(subject: Subject, prose: Prose, parts: Sequence[Part], index: int) -> tuple[Part | None, int]:
    """Return the age that begins at a part, and the index behind it."""
    part, ahead = parts[index], parts[index - 1] if index else None
    if part.kind == "joined":
        return part._replace(kind="age", sure=True), index + 1
    if part.kind == "born" or (part.kind == "number" and len(part.value) == 4):
        return _birth(subject, parts, index)
    position = index + (part.kind in ("aged", "of"))
    numbers: list[int] = []
    unit, sure = "", part.kind == "aged"
    while position < len(parts) and (position == index or parts[position].joins or numbers):
        here = parts[position]
        if here.kind == "number" and len(here.value) <= 3 and (here.joins or here.before.strip() in (",", "", "(")):
            if len(numbers) == _MOST_AGES:
                return None, index  # a table, or one long number
            numbers.append(int(here.value))
        elif numbers and here.kind in ("unit", "old") and here.joins:
            unit, sure = here.value, sure or here.kind == "old"
        elif not (numbers and len(numbers) < _MOST_AGES and _goes_on(parts, position)):
            break
        position += 1
        if unit and not _goes_on(parts, position):
            break
    if not numbers or (ahead and ahead.kind in ("before-no", "after-never") and part.joins):
        return None, index
    behind = parts[position] if position < len(parts) else None
    refused = ("after-never", "institution") if sure else ("after-never", "institution", "after-no")
    if behind and behind.joins and behind.kind in refused:
        return None, index
    if part.value == "years" and unit != "y":
        return None, index  # a los 14 días
    years = min(numbers) if unit in ("y", "") else 0 if unit == "d" else min(numbers) // 12
    age = Part("age", part.start, parts[position - 1].end, str(years), sure, part.before)
    if unit or sure or _is_bare_age(prose, parts, index, position - 1):
        return age, position
    return None, index


_MOST_AGES: Final = 8


def _goes_on(parts: Sequence[Part], position: int) -> bool:
    """True if another number follows: aged 14 and 16."""
    if position + 1 >= len(parts):
        return False
    here, behind = parts[position], parts[position + 1]
    return here.kind == "and" and here.joins and behind.kind == "number" and behind.joins and len(behind.value) <= 2


def _is_bare_age(prose: Prose, parts: Sequence[Part], index: int, last: int) -> bool:
    """True for a number alone that is an age: Lena (14); her daughter, 8; Lena, who was only nine. Not of a place."""
    part, ahead = parts[index], parts[index - 1] if index else None
    of = part.kind == "of" and part.apposed  # Lena, de 5, y
    if not (part.kind == "number" or of) or ahead is None:
        return False
    text = prose.text[parts[last].end : parts[last].end + 13]
    if part.joins and ahead.kind == "is":
        return text.strip()[:1] in (*_AFTER_AGE, ")") or text.startswith(_AT_THAT_TIME)
    if (
        not part.apposed
        or ahead.kind not in ("name", "kin", "word", "infant", "plural")
        or ahead.value == "institution"
    ):
        return False
    closed = text[:1] == ")" if "(" in part.before else text.lstrip()[:1] in _AFTER_AGE
    return closed and not (ahead.kind == "name" and _is_in_place(prose, parts, index - 1))


_AFTER_AGE: Final = (",", ".", ";", "—", "–", ":", "")
_AT_THAT_TIME: Final = (" when ", " at the time", " cuando ", " lorsqu", " quand ")


def _is_in_place(prose: Prose, parts: Sequence[Part], index: int) -> bool:
    """True for a name behind ‘in’, and for those of a list that begins so: in Osh (14), Batken (7) and Talas (3)."""
    for place in range(index, max(index - _LONG_LIST, 0), -1):
        ahead = parts[place - 1]
        if ahead.kind in ("link", "opener", "before-no", "other", "of", "is") and parts[place].joins:
            return prose.text[ahead.start : ahead.end].casefold() in _PLACES_BEHIND
        if ahead.kind not in ("age", "and", "number", "name"):
            return False
    return False


_LONG_LIST: Final = 40
"""Parts of the longest list of places and numbers that is read."""


_PLACES_BEHIND: Final = frozenset(
    (
        *("in", "at", "near", "from", "around", "outside", "across", "à", "en", "dans", "vers", "de", "cerca", "desde"),
        *("в", "во", "из", "под", "у", "на"),
    )
)


def _birth(subject: Subject, parts: Sequence[Part], index: int) -> tuple[Part | None, int]:
    """Return the age of somebody whose year of birth is told."""
    near = range(index, min(index + 6, len(parts)))
    born = next((k for k in near if parts[k].kind == "born"), None)
    year = next((k for k in near if parts[k].kind == "number" and len(parts[k].value) == 4), None)
    if born is None or year is None or year < born - 2:
        return None, index
    age = subject.reading_day.year - int(parts[year].value)
    last = max(born, year)
    part = Part("age", parts[index].start, parts[last].end, str(age), True, parts[index].before)
    return (part, last + 1) if 0 <= age < 120 else (None, index)


def is_minor(age: Part) -> bool:
    return int(age.value) < _ADULT
