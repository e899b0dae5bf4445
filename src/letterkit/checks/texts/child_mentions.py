"""Children in a text who are named, or whom somebody can recognise: by age, by school, by kinship to a named person.

What tells of a child (an age, ‘schoolgirl’, ‘baby’) is read together with the words joined to it, as one phrase: ‘her
14-year-old daughter’. A name beside the phrase is the child's. Without one, the phrase itself singles the child out if
a parent is named, or the school is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final

from letterkit.checks.texts.child_phrases import IN_PHRASE, NOUNS, ChildPhrases, tells_birth
from letterkit.checks.texts.sentence_parts import Part, hits, is_minor, is_number, parts_of, stands_between
from letterkit.checks.texts.subject import Subject, cached_for_texts
from letterkit.checks.texts.text import Prose, Span
from letterkit.checks.texts.words import PhraseLists

_CUES: Final = frozenset(("joined", "aged", "old", "unit", "born", "word", "infant", "pupil", "kin"))
_BARE: Final = re.compile(r"[\w.] ?[,(] ?\d{1,2}(?!\d)")
_FAR: Final = 8
"""Parts between somebody and ‘at the age of 14’."""
_WIDE: Final = 60
"""Parts between a child and a name that tells whose it is."""
_NEAR: Final = 90
"""Characters from the name of a son or daughter within which ‘school’ tells that it is a child."""
_DATIVE: Final = ("ой", "ей", "ому", "ему", "у", "ю", "е", "и")
_BEFORE_SENTENCE: Final = -1
"""Stands for the index of a name that the sentence before has."""
_CLOSING: Final = (",", ")", ".", ";", ":", "—", "–", "!", "?", "»", "”", "")


@cached_for_texts
def child_mentions(subject: Subject, prose: Prose) -> tuple[Span, ...]:
    """Return the names of children in a text, and the words that single out a child without a name, in its order."""
    starts = [
        start
        for start, (kind, end, _) in hits(subject, prose).items()
        if kind in _CUES or (kind == "is" and is_number(subject.words, prose.text[end : end + 20]))
    ]
    starts += [match.start() for match in _BARE.finditer(prose.text)] if "child-word" in subject.words else []
    sentences = sorted({prose.sentence_at(start) for start in starts})
    spans = {span for sentence in sentences for span in _Reader(subject, prose, sentence).children()}
    return tuple(sorted(spans))


class _Reader(ChildPhrases):
    """One sentence, read for the children in it."""

    def children(self) -> Iterator[Span]:
        """Yield the name of each child, or the words that single it out."""
        end = 0
        for index, part in enumerate(self._parts):
            if index < end:
                continue
            if part.kind in IN_PHRASE:
                first, end = self._phrase(index)
                if self._tells_of_child(first, end):
                    yield from self._singled_out(first, end)
                elif self._is_kin_of_school_age(first, end):
                    yield self._span(end)

    # -- who it is --------------------------------------------------------------------------------------

    def _singled_out(self, first: int, end: int) -> Iterator[Span]:
        ages_only = not self._has(first, end, NOUNS)
        index = self._own_name(first, end)
        if index is None and self._has(first, end, ("pupil",)) and (school := self._school_end(end)) > end:
            index = self._own_name(first, school)
        if index is None and not self._has(first, end, ("plural",)):
            index = self._name_before(first, end)
        if index == _BEFORE_SENTENCE:
            name = self._name_of_sentence_before
            if name:
                yield name
        elif index is not None:
            if self._is_child_name(index):
                yield self._span(index)
                yield from map(self._span, self._names_coordinated(index, first))
        elif not ages_only or self._is_owned_age(first, end):
            yield from self._unnamed(first, end)

    def _unnamed(self, first: int, end: int) -> Iterator[Span]:
        """Yield the phrase of a child without a name, if it tells the school or whose child it is."""
        school = self._school_end(end)
        if school > end and not self._has(first, end, ("plural",)) and not self._is_former(first):
            yield self._words(first, school)
        elif self._is_kin_of_named(first, end):
            yield self._words(first, end)

    def _span(self, index: int) -> Span:
        return self._parts[index].start, self._parts[index].end

    def _words(self, first: int, end: int) -> Span:
        return self._parts[first].start, self._parts[end - 1].end

    def _own_name(self, first: int, end: int) -> int | None:
        """Return the name behind a phrase that is the child's: schoolgirl Lena, a girl named Lena, her son, Ali,"""
        parts, index = self._parts, end
        if index < len(parts) and parts[index].kind == "named" and (parts[index].joins or parts[index].apposed):
            index += 1
            return index if index < len(parts) and parts[index].kind == "name" and parts[index].joins else None
        behind_parent = self._behind_parent(end)
        index = behind_parent or end
        if index >= len(parts) or parts[index].kind != "name":
            return None
        name = parts[index]
        if name.joins and not behind_parent:
            return None if self._is_genitive(index) or self._is_demonym(first, index) else index
        at_start = first == 0 and not self._has(first, end, NOUNS)
        return index if name.apposed and (at_start or self._is_closed(index)) else None

    def _behind_parent(self, end: int) -> int | None:
        """Return the index behind the named parent of a phrase: daughter of Mira Sample."""
        index = self._parent(end)
        return index + 1 if index is not None else None

    def _parent(self, end: int) -> int | None:
        """Return the named parent behind a phrase: daughter of the journalist Mira Sample; сын Миры Примеровой."""
        parts = self._parts
        if end < len(parts) and parts[end].kind == "name" and parts[end].joins and self._is_genitive(end):
            return end
        index, of = end, False
        while index < len(parts) and parts[index].joins and parts[index].kind in ("of", "article", "adult", "link"):
            of, index = of or parts[index].kind == "of", index + 1
            if index > end + 4:
                return None
        cyrillic = self._subject.language == "ru" and index > end
        is_name = index < len(parts) and parts[index].kind == "name" and not parts[index].value
        return index if is_name and parts[index].joins and (of or cyrillic) else None

    def _is_genitive(self, index: int) -> bool:
        """True if a name behind a word of kin is the parent's, as its Russian ending tells: сын Миры, not дочь Лену."""
        kin, name = self._parts[index - 1], self._parts[index]
        if self._subject.language != "ru" or kin.kind not in ("kin", "plural"):
            return False
        if kin.kind == "plural":
            behind = self._parts[index + 1] if index + 1 < len(self._parts) else None
            return not (behind and (behind.kind == "and" or behind.apposed))
        words = self._prose.text[name.start : name.end].casefold().split()
        return _is_parent_in_russian(self._prose.text[kin.start : kin.end].casefold(), words, self._subject.words)

    def _is_demonym(self, first: int, index: int) -> bool:
        """True for a nationality behind an age: the 14-year-old Syrian conflict."""
        name = self._prose.text[slice(*self._span(index))].casefold()
        if " " in name or self._has(first, index, NOUNS) or not name.endswith(_DEMONYMS):
            return False
        return any(country.casefold().startswith(name[:4]) for country in self._subject.words["countries"])

    def _is_closed(self, index: int) -> bool:
        """True if a name ends with a comma, a bracket, a stop, or an age."""
        text, end = self._prose.text, self._parts[index].end
        behind = self._parts[index + 1] if index + 1 < len(self._parts) else None
        return text[end : end + 2].lstrip()[:1] in _CLOSING or (behind is not None and behind.kind == "age")

    def _name_before(self, first: int, end: int) -> int | None:
        """Return the name before a phrase that is the child's: Lena, 14; Lena Sample is a girl of 14."""
        parts = self._parts
        index, apposed, says = first, False, False
        while index > 0 and (parts[index].joins or parts[index].apposed):
            apposed = apposed or parts[index].apposed
            index -= 1
            if parts[index].kind == "number" and parts[index].value == "1":
                continue  # un enfant
            if parts[index].kind not in ("is", "article", "of", "possessive", "link", "pronoun"):
                break
            if parts[index].kind == "possessive" and not self._is_renamed(end):
                return None
            if parts[index].kind == "pronoun":
                return self._name_meant(index) if says or parts[index].joins or index == 0 else None
            says = says or parts[index].kind == "is"
        else:
            says_alone = says and index == 0 and self._subject.language == "es"
            return _BEFORE_SENTENCE if says_alone else self._name_at_age(first)
        part = parts[index]
        if part.kind == "name" and (apposed or says or self._tells_age_of(index, first)):
            return None if self._is_term(index, first, end) else index
        return self._name_at_age(first)

    def _name_meant(self, index: int) -> int:
        """Return the name for which a pronoun stands, in this sentence or the one before."""
        return next(
            (i for i in range(index - 1, max(index - _WIDE, -1), -1) if self._parts[i].kind == "name"), _BEFORE_SENTENCE
        )

    @cached_property
    def _name_of_sentence_before(self) -> Span | None:
        """Return the one name of the sentence before, if it has one alone and speaks of nobody else."""
        parts = self._parts_before(1)
        names = [part for part in parts if part.kind in ("name", "owner") and part.value != "institution"]
        others = any(part.kind in ("unnamed", "adult", *NOUNS) and part.kind != "word" for part in parts)
        return (names[0].start, names[0].end) if len(names) == 1 and names[0].kind == "name" and not others else None

    def _parts_before(self, number: int) -> tuple[Part, ...]:
        """Return the parts of some sentences before this one, in its paragraph."""
        begin = self._prose.paragraph_at(self._sentence[0])[0]
        parts: tuple[Part, ...] = ()
        position = self._sentence[0] - 1
        for _ in range(number):
            if position < begin:
                break
            sentence = self._prose.sentence_at(position)
            parts = (*parts_of(self._subject, self._prose, sentence)[-_WIDE:], *parts)
            position = sentence[0] - 1
        return parts

    def _is_renamed(self, end: int) -> bool:
        """True if ‘Lena, her 14-year-old daughter,’ says who Lena is, and is no list of people."""
        parts = self._parts
        closed = self._prose.text[parts[end - 1].end : parts[end - 1].end + 1] in (",", ")", ".", "")
        return closed and not (end < len(parts) and parts[end].kind == "and")

    def _tells_age_of(self, index: int, first: int) -> bool:
        """True for an age that follows a name without a comma: Ali Sample aged 14; Лене Примеровой 15 лет."""
        age, name = self._parts[first], self._parts[index]
        if age.kind != "age" or index != first - 1:
            return False
        if age.sure:
            return self._begins_with_aged(age) or tells_birth(self._prose, age)
        return self._subject.language == "ru" and self._prose.text[name.start : name.end].endswith(_DATIVE)

    def _is_term(self, index: int, first: int, end: int) -> bool:
        """True for years that are a sentence or a term of office, as words before the name tell: la peine de Pierre,
        12 ans,"""
        doubtful = all(part.kind == "age" and not part.sure for part in self._parts[first:end])
        if not doubtful:
            return False
        if self._parts[first].before.strip() == "," and not self._is_closed_age(end):
            return True
        if index > 1 and self._parts[index - 1].kind == "of" and self._parts[index - 2].kind == "institution":
            return True
        begin, end_of_words = self._sentence[0], self._parts[index].start
        return stands_between(self._subject, "child-sanction", self._prose, begin, end_of_words)

    def _is_closed_age(self, end: int) -> bool:
        """True if an age behind a comma has one behind it too: Иван, 5 лет занимавший этот пост, is no child."""
        last = self._parts[end - 1].end
        behind = self._parts[end] if end < len(self._parts) else None
        closed = self._prose.text[last : last + 2].lstrip()[:1] in _CLOSING
        return closed or (behind is not None and behind.kind in ("and", "other") and self._subject.language != "ru")

    def _begins_with_aged(self, age: Part) -> bool:
        return hits(self._subject, self._prose).get(age.start, ("",))[0] == "aged"

    def _name_at_age(self, first: int) -> int | None:
        """Return the name of somebody to whom something happened at an age: Lena was married at the age of 14."""
        parts = self._parts
        if parts[first].kind != "age" or not self._begins_with_aged(parts[first]):
            return None
        if any(part.kind == "adult" for part in parts[first + 1 : first + _WIDE]):
            return None
        for index in range(first - 1, max(first - _FAR, 0) - 1, -1):
            if parts[index].kind == "name" and not parts[index].value:
                return index
            if parts[index].kind in ("unnamed", "age", "owner", *NOUNS):
                return None
        return None

    def _names_coordinated(self, index: int, first: int) -> Iterator[int]:
        """Yield further names before a name whose ages are told together: Ali and Lena Sample, aged 14 and 16."""
        text = self._prose.text[slice(*self._span(first))]
        if index > first or len(re.findall(r"\d+", text)) < 2:
            return
        while index >= 2 and self._parts[index - 1].kind == "and" and self._parts[index - 2].kind == "name":
            index -= 2
            yield index

    # -- adults, parents, schools -----------------------------------------------------------------------

    def _is_child_name(self, index: int) -> bool:
        """True if a name is a person's, and nothing beside it says that it is an adult's."""
        parts, name = self._parts, self._parts[index]
        if name.value or index in self._adults:
            return False
        if index and parts[index - 1].kind == "adult" and name.joins:
            return False
        position = index + 1
        while position < len(parts) and parts[position].kind in ("article", "is", "age"):
            position += 1
        behind = parts[position] if position < len(parts) else None
        return not (behind and behind.kind == "adult" and (behind.apposed or position > index + 1))

    @cached_property
    def _adults(self) -> frozenset[int]:
        """Return the names whose age is told as eighteen or more."""
        found = set()
        for index, part in enumerate(self._parts):
            if part.kind == "age" and not is_minor(part):
                first, end = self._phrase(index)
                found.add(self._name_before(first, end))
                found.add(self._own_name(first, end))
        return frozenset(index for index in found if index is not None)

    def _is_former(self, first: int) -> bool:
        return first > 0 and self._parts[first - 1].kind == "adult" and self._parts[first].joins

    def _is_kin_of_named(self, first: int, end: int) -> bool:
        """True if a phrase tells whose child it is: Mira Sample's son of six; with his daughter, aged 6."""
        parts = self._parts
        if not self._is_kin(first, end) and not self._is_owned_age(first, end):
            return False
        if self._parent(end) is not None:
            return True
        ahead = parts[first - 1] if first and parts[first].joins else None
        if ahead and ahead.kind == "owner":
            return True
        if end < len(parts) and parts[end].kind == "of" and parts[end].joins:
            return False
        owned = ahead is not None and ahead.kind in ("possessive", "pronoun")
        if self._has(first, end, ("plural",)) and not owned and not self._has(first, end, ("kin",)):
            return False
        if self._has(first, end, ("age", "young")) or owned:
            return self._somebody_is_named(first, owned)
        return False

    def _is_owned_age(self, first: int, end: int) -> bool:
        """True for an age that stands for the child: her four-year-old."""
        ahead = self._parts[first - 1] if first and self._parts[first].joins else None
        alone = end - first == 1 and self._parts[first].sure and not self._begins_with_aged(self._parts[first])
        return alone and ahead is not None and ahead.kind in ("possessive", "owner")

    def _is_kin(self, first: int, end: int) -> bool:
        parts = self._parts[first:end]
        ages = any(part.kind == "age" for part in parts)
        return any(
            part.kind in ("kin", "infant")
            or (part.kind == "word" and part.value == "kin")
            or (part.kind == "plural" and ages)
            for part in parts
        )

    def _somebody_is_named(self, first: int, owned: bool) -> bool:
        """True if a person is named before a phrase, and nobody without a name since: her son is that person's."""
        for part in reversed(self._parts[max(first - _WIDE, 0) : first]):
            if part.kind == "unnamed":
                return False
            if part.kind == "name" and not part.value:
                return True
        if not owned:
            return False
        if self._is_named_behind(first):
            return True
        for part in reversed(self._parts_before(2)[-_WIDE:]):
            if part.kind == "unnamed":
                return False
            if part.kind == "name" and not part.value and " " in self._prose.text[part.start : part.end]:
                return True
        return False

    def _is_named_behind(self, first: int) -> bool:
        """True if a person is named in full behind a phrase: ‘my baby is ill’, says Mira Sample."""
        for ahead, part in pairwise(self._parts[first : first + _WIDE]):
            if part.kind == "unnamed":
                return False
            if part.kind == "name" and not part.value and " " in self._prose.text[part.start : part.end]:
                return ahead.kind not in ("adult", "kin", "named", *NOUNS)
        return False

    def _is_kin_of_school_age(self, first: int, end: int) -> bool:
        """True for a son or daughter who is named, where the sentence speaks of school or of a child."""
        parts = self._parts
        kin = end - first == 1 and parts[first].kind == "kin" and end < len(parts)
        if not kin or parts[end].kind != "name" or not parts[end].joins or not self._is_child_name(end):
            return False
        if self._is_genitive(end) or not first or parts[first - 1].kind not in ("possessive", "owner"):
            return False
        name = parts[end]
        near = self._speaks_of_child(parts[first].start - _NEAR, parts[first].start)
        near = near or self._speaks_of_child(name.end, name.end + _NEAR)
        return near and not self._is_grown(first, [])

    def _speaks_of_child(self, begin: int, end: int) -> bool:
        """True if the sentence speaks of school, or of a child, between two places."""
        first, last = self._sentence
        return stands_between(self._subject, "child-near", self._prose, max(begin, first), min(end, last))


def _is_parent_in_russian(kin: str, name: Sequence[str], lists: PhraseLists) -> bool:
    """True if a name behind a word of kin is in the genitive, and the word is not: сын Миры, сын Ивана, дочь Ивана."""
    given, surname = name[0], name[-1]
    if given.endswith(("ы", "и")) and (len(name) > 1 or given.endswith("ы")):
        return kin not in _GENITIVE_KIN and not surname.endswith(("ов", "ев", "ин", "ова", "ева", "ина"))
    if kin in _SONS:
        return given.endswith(("а", "я")) and given not in lists["child-son-in-a"]
    return (
        kin not in _GENITIVE_KIN
        and kin.endswith(("ь", "ка", "ку", "ра", "ру", "ью", "ой"))
        and (given in lists["child-father"])
    )


_SONS: Final = ("сын", "внук", "брат", "племянник", "сыном", "внуком", "братом", "племянником", "сыну", "внуку")
_GENITIVE_KIN: Final = ("дочери", "внучки", "сестры", "племянницы")
_DEMONYMS: Final = ("ian", "ean", "ese", "ish", "ani", "aqi", "eli", "ali", "emi", "ien", "enne", "ais", "ois", "ain")
