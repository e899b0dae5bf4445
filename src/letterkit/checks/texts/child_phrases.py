"""The phrase that tells of a child: ‘14-year-old disabled daughter’, ‘pupil of year 9 at School No. 17’."""

from __future__ import annotations

import re
from typing import Final

from letterkit.checks.texts.sentence_parts import Part, is_minor, parts_of
from letterkit.checks.texts.subject import Subject, cached_for_texts
from letterkit.checks.texts.text import Prose, Span

IN_PHRASE: Final = ("age", "kin", "word", "plural", "infant", "young", "pupil", "class")
NOUNS: Final = ("kin", "word", "plural", "infant", "pupil")
_FAR: Final = 8
"""Parts between a pupil and the school."""
_LONGEST: Final = 20
"""Parts of the longest phrase that is read."""
_CLASS: Final = 6
_OF_CLASS: Final = ("of", "link", "article", "number", "class", "opener", "before-no")


class ChildPhrases:
    """One sentence, with the phrases in it that tell of a child."""

    def __init__(self, subject: Subject, prose: Prose, sentence: Span) -> None:
        self._subject, self._prose, self._sentence = subject, prose, sentence
        self._parts = parts_of(subject, prose, sentence)

    def _phrase(self, index: int) -> tuple[int, int]:
        """Return the first part of the phrase that begins at a part, and the one behind it."""
        end = index + 1
        while end < min(len(self._parts), index + _LONGEST):
            part = self._parts[end]
            if (part.kind in IN_PHRASE and part.joins) or (
                part.kind == "age" and part.apposed and self._has(index, end, NOUNS) and not self._closes_name(end)
            ):
                end += 1
            elif part.kind == "other" and part.joins and self._continues(index, end):
                end += 2 if self._parts[end + 1].kind in IN_PHRASE else 3
            elif (behind := self._class_end(index, end)) > end:
                end = behind
            else:
                break
        return index, end

    def _class_end(self, index: int, end: int) -> int:
        """Return the part behind the class that a phrase goes on with: ученик 9 класса; a pupil of year 9."""
        parts, last = self._parts, end
        classed = self._has(index, end, ("class",))
        if not classed and not self._has(index, end, ("pupil",)):
            return end
        for position in range(end, min(end + _CLASS, len(parts))):
            part = parts[position]
            if not (part.joins or part.before.strip() == ".") or part.kind not in _OF_CLASS:
                break
            if part.kind == "class" or (part.kind == "number" and classed):
                last, classed = position + 1, True
        return last

    def _continues(self, index: int, end: int) -> bool:
        """True if a phrase goes on behind one or two words: 14-year-old disabled girl, fille handicapée de 14 ans."""
        wanted = ("age", "class") if self._has(index, end, NOUNS) else NOUNS
        for position in (end + 1, end + 2):
            part = self._parts[position] if position < len(self._parts) else None
            if part is None or not part.joins:
                return False
            if part.kind in wanted:
                return True
            if part.kind != "other" or self._has(index, end, NOUNS):
                return False
        return False

    def _closes_name(self, end: int) -> bool:
        return self._parts[end].kind == "age" and not self._parts[end].apposed

    def _has(self, first: int, end: int, kinds: tuple[str, ...]) -> bool:
        return any(part.kind in kinds for part in self._parts[first:end])

    def _tells_of_child(self, first: int, end: int) -> bool:
        """True if a phrase tells of somebody who is a child today."""
        parts = self._parts[first:end]
        ages = [part for part in parts if part.kind == "age"]
        ahead = self._parts[first - 1] if first else None
        if not ages and ahead and ahead.kind == "institution" and parts[0].joins:
            return False  # le parti mineur
        if ages and not any(map(is_minor, ages)):
            return False
        kin = any(part.kind == "kin" and part.value == "down" for part in parts)
        young = any(part.kind == "young" for part in parts)
        told = bool(ages) or any(map(self._is_child_word, parts)) or (young and kin) or self._is_pupil(first, end)
        if not ages and any(part.kind == "kin" and part.value == "side" for part in parts):
            # a younger brother may be old
            told = any(self._is_child_word(part) and not self._tells_order(part) for part in parts)
        return told and not self._is_grown(first, ages)

    def _is_child_word(self, part: Part) -> bool:
        return (part.kind in ("word", "infant") and part.value != "neutral") or (
            part.kind == "kin" and part.value == "young"
        )

    def _tells_order(self, part: Part) -> bool:
        """True for a word that tells the younger of two as well: hermano menor, frère cadet."""
        return self._prose.text[part.start : part.end].casefold() in self._subject.words["child-young"]

    def _is_pupil(self, first: int, end: int) -> bool:
        pupils = [part for part in self._parts[first:end] if part.kind == "pupil"]
        classed = self._has(first, end, ("class",)) or self._school_end(end) > end
        if not pupils and self._has(first, end, ("kin", "word")):
            return self._school_end(end) > end
        return any(pupil.value == "" or classed for pupil in pupils)

    def _is_grown(self, first: int, ages: list[Part]) -> bool:
        """True if the sentence tells a year so long ago that the child is an adult today."""
        year = year_told(self._subject, self._prose, self._sentence, self._parts[first].start)
        if year is None or any(tells_birth(self._prose, age) for age in ages):
            return False
        age = min((int(age.value) for age in ages if is_minor(age)), default=0)
        return self._subject.reading_day.year - year + age >= 18

    def _school_end(self, end: int) -> int:
        """Return the part behind the school that a phrase tells, if somebody can find it; otherwise that behind the
        phrase."""
        parts = self._parts
        for index in range(end, min(end + _FAR, len(parts))):
            part = parts[index]
            if not (part.joins or part.before.strip() in (".", "№", "«", "“")):
                return end
            if part.kind == "school" or (part.kind in ("name", "institution") and self._school_behind(index)):
                return self._school_name_end(index, end)
            if part.kind not in ("of", "link", "article", "class", "number", "before-no", "opener", "pupil", "is"):
                return end
        return end

    def _school_behind(self, index: int) -> bool:
        behind = self._parts[index + 1] if index + 1 < len(self._parts) else None
        return behind is not None and behind.kind == "school" and behind.joins

    def _school_name_end(self, index: int, end: int) -> int:
        parts = self._parts
        named = parts[index].kind != "school"
        last = index + 1 if not named else index + 2
        while last < min(index + 6, len(parts)):
            part = parts[last]
            close = part.joins or part.before.strip(" \u00a0") in ("№", ".", "«", "“", "#", "n.º", "n°")
            if not close:
                break
            if part.kind in ("number", "name", "institution"):
                named, last = True, last + 1
                if part.kind == "number":
                    break
            elif part.kind in ("before-no", "of", "other") and last + 1 < len(parts) and not named:
                last += 1
            else:
                break
        return last if named and parts[last - 1].kind in ("number", "name", "institution", "school") else end


def tells_birth(prose: Prose, age: Part) -> bool:
    return bool(re.search(r"\d{4}", prose.text[age.start : age.end]))


def year_told(subject: Subject, prose: Prose, sentence: Span, position: int) -> int | None:
    """Return the year that a sentence tells nearest to a place, after ‘in’ or a month; None where it tells none."""
    before, months = subject.words["child-year-before"], _ends_of_months(subject, prose)
    told = []
    for match in _YEAR.finditer(
        prose.text, max(sentence[0], position - _SAME_EVENT), min(sentence[1], position + _SAME_EVENT)
    ):
        begin = max(sentence[0], match.start() - 14)
        ahead = prose.text[begin : match.start()].rstrip()
        word, end = ahead.split()[-1].casefold() if ahead.split() else "", begin + len(ahead)
        after_month = end in months or (word in ("de", "del") and end - len(word) - 1 in months)
        if word in before or after_month:
            told.append((abs(match.start() - position), int(match[0])))
    return min(told)[1] if told else None


@cached_for_texts
def _ends_of_months(subject: Subject, prose: Prose) -> frozenset[int]:
    return frozenset(match.end for match in subject.matches("months", prose))


_YEAR: Final = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d/-])")
_SAME_EVENT: Final = 300
"""Characters from somebody's age within which a year is that of the same event."""
