"""The people who stand in a letter, to whom something was done or who told something, and whom no list has."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from letterkit.checks.texts.dictionary import Dictionary, dictionary, languages
from letterkit.checks.texts.heads_of_state import is_head_of_state
from letterkit.checks.texts.known_names import known_names
from letterkit.checks.texts.person_acts import age_of, ages_in, does, is_active, is_of_the_past, speaks
from letterkit.checks.texts.person_names import PersonName, is_same, is_word, names_in, own_words
from letterkit.checks.texts.quotes import is_quoted
from letterkit.checks.texts.subject import Subject, cached_for_texts
from letterkit.checks.texts.text import Prose, Span
from letterkit.checks.texts.words import PhraseLists, PhraseMatch
from letterkit.errors import KeyPath
from letterkit.languages.normal_form import caseless
from letterkit.protection.consent import name_search, people_to_protect
from letterkit.wording import say

if TYPE_CHECKING:
    from letterkit.protection.name_search import NameHit

STRONG: Final = ("person-harmed", "person-told")
"""Lists of what says, anywhere in a sentence, that something happened to somebody or that somebody told it."""
CLOSE: Final = ("person-near", "person-kin")
"""Lists of what says so of a name that is right beside it."""
_FAR: Final = 220
"""Characters between a name and what is said of it."""
_NEAR: Final = 24
_APPOSED: Final = 9
"""Characters between a name and words behind a comma that say what the person is: Mira Sample, a survivor."""
_PREPOSITION: Final = 2
_BACK: Final = 2
"""Sentences before a pronoun in which somebody is named whom it means."""
_LISTED: Final = 40
"""Lines of a list whose introduction says what happened to those in it."""


class Mention(NamedTuple):
    """The first place of a letter where somebody stands who can be hurt by it: the name as written, its place in the
    text as typed, and in words why it is asked about."""

    name: str
    path: KeyPath
    span: Span
    reason: str


class _Found(NamedTuple):
    prose: Prose
    name: PersonName
    reason: str


def unlisted_people(subject: Subject) -> tuple[Mention, ...]:
    """Return who stands in a letter beside arrest, threat, illness, testimony and the like, and is neither listed under
    `people:` nor named by an office, as a recipient, a signatory, a contact or an author; each once, in the order of
    the letter."""
    return _Search(subject).mentions()


class _Search:
    """A search for people in the texts of one letter."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._usual = frozenset[str]().union(*(_usual_words(subject, prose) for prose in subject.prose))
        self._countries = _countries(subject.words)
        self._known = [own_words(name.split()) for name in known_names(subject)]
        self._people = people_to_protect(subject.draft, subject.pack)
        self._names = name_search(subject.draft, self._people) if self._people else None
        self._read: dict[tuple[Prose, Span], list[PersonName]] = {}
        self._holders: set[tuple[str, ...]] = set()

    def mentions(self) -> tuple[Mention, ...]:
        found: list[tuple[tuple[str, ...], Mention]] = []
        first: dict[tuple[str, ...], _Found] = {}
        for one in self._found():
            first.setdefault(own_words(one.name.words), one)
        for one in self._others([*first.values()]):
            first.setdefault(own_words(one.name.words), one)
        for words, one in first.items():
            mention = self._mention(one)
            if mention is None or not words or self._is_known(one.name, words, mention.name):
                continue
            earlier = next((index for index, (other, _) in enumerate(found) if is_same(words, other)), -1)
            if earlier < 0:
                found.append((words, mention))
            elif len(words) > len(found[earlier][0]):
                found[earlier] = (words, found[earlier][1]._replace(name=mention.name))
        return tuple(mention for _, mention in found)

    def _mention(self, one: _Found) -> Mention | None:
        text = one.prose.text[one.name.start : one.name.end]
        span = one.prose.span(one.name.start, one.name.end)
        if span is not None:
            return Mention(text, one.prose.path, span, one.reason)
        for path, printed in self._subject.printed:  # a sentence of the template, with an answer in it
            if (start := printed.find(text)) >= 0:
                return Mention(text, path, (start, start + len(text)), one.reason)
        return None

    def _is_known(self, name: PersonName, words: Sequence[str], text: str) -> bool:
        if _run_together(text) in self._countries or is_head_of_state(text.split()):
            return True
        if any(is_same(words, other) for other in (*self._known, *self._holders)):
            return True
        if self._names is None:
            return False
        return any(self._is_listed(name, text, hit) for hit in self._names.find(text))

    def _is_listed(self, name: PersonName, text: str, hit: NameHit) -> bool:
        """True if what is found of a listed person in a name is that person. The surname alone may be a relative's: a
        daughter who is listed has her mother's, and the mother is asked about too."""
        is_whole = hit.start == 0 or " " in text[hit.start : hit.end].strip()
        return name.is_single or is_whole or " " not in self._people[hit.person].name.strip()

    # -- sentence by sentence ---------------------------------------------------------------------------

    def _found(self) -> Iterator[_Found]:
        yield from self._cases()
        if self._subject.language == "ar":
            yield from self._in_arabic()
        for prose in self._subject.prose:
            yield from self._in_prose(prose)

    def _others(self, found: Sequence[_Found]) -> Iterator[_Found]:
        """Yield the other people of a paragraph in which somebody is at risk: whom the next sentence names is often of
        the same family, the same cell, the same trial."""
        known = {own_words(one.name.words) for one in found}
        near: dict[Prose, dict[Span, _Found]] = {}
        for one in found:
            if one.prose.kind == "passage":
                near.setdefault(one.prose, {}).setdefault(one.prose.paragraph_at(one.name.start), one)
        for prose, paragraphs in near.items():
            for sentence in prose.sentences:
                beside = paragraphs.get(prose.paragraph_at(sentence[0]))
                if beside and is_of_the_past(prose.text[slice(*sentence)]):
                    continue
                for name in self._names_in(prose, sentence) if beside else ():
                    if own_words(name.words) in known:
                        continue
                    if name.office:
                        self._holders.add(own_words(name.words))
                    elif beside and not (name.is_single or is_active(prose, name) or speaks(prose, name)):
                        words = prose.text[beside.name.start : beside.name.end]
                        yield _Found(prose, name, say("“{words}” stands beside it.", words=words))

    def _cases(self) -> Iterator[_Found]:
        """Yield the names of cases, each of which is somebody's."""
        for prose in self._subject.prose:
            if prose.path[:1] == ("cases",) and prose.path[-1] == "name":
                for name in names_in(prose, 0, len(prose.text), frozenset(), self._subject.language):
                    yield _Found(prose, name, say("It is the name of a case."))

    def _in_arabic(self) -> Iterator[_Found]:
        """Yield names behind a title: the letters have no capitals, and no given name begins with the article."""
        for prose in self._subject.prose:
            words = prose.words
            for index, word in enumerate(words[:-2]):
                given, family = words[index + 1 : index + 3]
                if is_word("arabic_titles", word.folded) and _is_arabic_name(given.folded, family.folded):
                    parts = (prose.text[given.start : given.end], prose.text[family.start : family.end])
                    name = PersonName(given.start, family.end, parts, titled=True)
                    yield _Found(prose, name, self._reason(prose, PhraseMatch(word.start, word.end, "", "")))

    def _in_prose(self, prose: Prose) -> Iterator[_Found]:
        is_note = prose.kind == "note"
        strong = self._by_sentence(prose, ("person-told",) if is_note else STRONG)
        close = self._by_sentence(prose, (*CLOSE, "person-harmed") if is_note else CLOSE)
        aged = {prose.sentence_at(start)[0] for start in ages_in(prose.text)}
        if not (strong or close or aged):
            return
        carried, lines = "", 0
        for index, sentence in enumerate(prose.sentences):
            start, end = sentence
            said = strong.get(start, [])
            if said or carried or start in aged or start in close:
                names = self._names_in(prose, sentence)
                yield from self._beside(prose, names, said, close.get(start, []), carried)
                if said and not any(not name.is_single or name.titled for name in names):
                    yield from self._meant(prose, index, said[0])
            if said and prose.text[end - 1] == ":":
                carried, lines = self._reason(prose, said[0]), 0
            elif carried:
                lines += 1
                carried = carried if lines < _LISTED and end - start < _FAR else ""

    def _by_sentence(self, prose: Prose, lists: Iterable[str]) -> dict[int, list[PhraseMatch]]:
        """Return what is said of people in a text, by the first character of the sentence."""
        by_start: dict[int, list[PhraseMatch]] = {}
        for match in sorted(match for name in lists for match in self._subject.matches(name, prose)):
            by_start.setdefault(prose.sentence_at(match.start)[0], []).append(match)
        return by_start

    def _names_in(self, prose: Prose, sentence: Span) -> list[PersonName]:
        """Return the names in a sentence; not those in the title of a document that a note quotes."""
        known = self._read.get((prose, sentence))
        if known is None:
            known = self._read[prose, sentence] = self._names_read(prose, sentence)
        return known

    def _names_read(self, prose: Prose, sentence: Span) -> list[PersonName]:
        names = names_in(prose, *sentence, self._usual, self._subject.language)
        return [name for name in names if prose.kind != "note" or not is_quoted(prose, name.start)]

    def _meant(self, prose: Prose, index: int, said: PhraseMatch) -> Iterator[_Found]:
        """Yield who is meant by a pronoun: the one whom the sentence before names, or the one before that."""
        if not _refers_back(prose.text[slice(*prose.sentences[index])]):
            return
        paragraph = prose.paragraph_at(prose.sentences[index][0])
        for before in range(index - 1, max(index - 1 - _BACK, -1), -1):
            if prose.sentences[before][0] < paragraph[0]:
                return
            names = [name for name in self._names_in(prose, prose.sentences[before]) if not name.is_single]
            if names:
                yield from (_Found(prose, name, self._reason(prose, said)) for name in names if not name.office)
                return

    def _beside(
        self,
        prose: Prose,
        names: Sequence[PersonName],
        strong: Sequence[PhraseMatch],
        close: Sequence[PhraseMatch],
        carried: str,
    ) -> Iterator[_Found]:
        """Yield the names of a sentence to whom it says that something happened, or that they told something."""
        meant: list[tuple[PersonName, str]] = []
        starts, starts_close = [match.start for match in strong], [match.start for match in close]
        is_past = bool(names) and is_of_the_past(prose.text[slice(*prose.sentence_at(names[0].start))])
        for name in names if not is_past else ():
            around = (*_around(strong, starts, name, _NEAR), *_around(close, starts_close, name, _NEAR))
            direct = self._directly(prose, name, around)
            if name.lesser and not direct:
                direct = self._suffered(prose, name, _around(strong, starts, name, _FAR))
            if name.office and not (name.lesser and direct):
                self._holders.add(own_words(name.words))
                continue
            reason = "" if does(prose, name) else direct or age_of(prose.text, name)
            alone = name.is_single and not name.titled
            if not reason and (not alone or self._is_told_of(prose, name)) and not is_active(prose, name):
                far = next((match for match in _around(strong, starts, name, _FAR) if _gap(match, name) <= _FAR), None)
                reason = self._reason(prose, far) if far else carried
            meant.append((name, reason))
        joined = _with_others(prose.text, meant, self._may_be_name)
        yield from (_Found(prose, name, reason) for name, reason in joined if reason)

    def _directly(self, prose: Prose, name: PersonName, said: Iterable[PhraseMatch]) -> str:
        """Return why a name is asked about, where something is said of it right before or behind it; else nothing."""
        for match in said:
            between = (
                prose.text[match.end : name.start] if match.end <= name.start else prose.text[name.end : match.start]
            )
            if match.start < name.end and name.start < match.end:
                continue
            if len(between) <= _NEAR and not _PARTED.search(between):
                if name.is_single and not name.titled and not self._fits_one_word(prose, name, match, between):
                    continue
                is_kin = match.phrase in self._subject.words["person-kin"] and match.end <= name.start
                in_words = is_kin and _KIN_IN_WORDS.fullmatch(between)
                if "," in between and ((name.office and not is_kin) or (len(between) > _APPOSED and not in_words)):
                    continue
                if name.office and match.start >= name.end and not _PASSIVE.fullmatch(between):
                    continue
                return self._reason(prose, match)
        return ""

    def _suffered(self, prose: Prose, name: PersonName, said: Iterable[PhraseMatch]) -> str:
        """Return why somebody with an office is asked about, to whom something was done: Captain Sample, master of the
        ship, has spent a year in detention."""
        was = _SUFFERED.match(prose.text, name.end)
        match = next((one for one in said if was and 0 <= one.start - was.end() <= _SOON), None)
        return self._reason(prose, match) if match else ""

    def _fits_one_word(self, prose: Prose, name: PersonName, match: PhraseMatch, between: str) -> bool:
        """True if one word alone is a person's: her daughter Lena; Lena was arrested, and not Thousands were."""
        word = caseless(name.words[0])
        if word in self._usual or word in self._countries or len(word) < 3 or name.words[0].isupper():
            return False
        if match.end <= name.start:
            if match.phrase in self._subject.words["person-kin"]:
                return not between.strip(" ,(") or bool(_KIN_IN_WORDS.fullmatch(between))
            return not between.strip()
        if match.phrase in self._subject.words["person-kin"] and between == ", ":
            return self._may_be_name(name)
        if not _PASSIVE.fullmatch(between):
            return False
        several = "were" in between and not prose.text[: name.start].endswith((" and ", ", "))
        if several:  # Uzbeks were driven out
            return False
        return prose.sentence_at(name.start)[0] != name.start or self._may_be_name(name)

    def _may_be_name(self, name: PersonName) -> bool:
        """True if a word with a capital is nothing but a name: no country, no word of the language."""
        word = caseless(name.words[0])
        if len(word) < 3 or name.words[0].isupper() or word in self._usual or word in self._countries:
            return False
        return self._dictionary is None or not self._dictionary.has_common(word)

    @cached_property
    def _dictionary(self) -> Dictionary | None:
        language = self._subject.language
        return dictionary(language) if language in languages() else None

    def _is_told_of(self, prose: Prose, name: PersonName) -> bool:
        """True if a sentence begins with a name of one word and goes on with what happened: Amina, sixteen, was …; or
        the word before tells what somebody is: the activist Amina"""
        if prose.sentence_at(name.start)[0] == name.start:
            told = prose.kind != "note" and _TOLD_OF.match(prose.text, name.end) is not None
            return told and self._may_be_name(name)
        before = _BEFORE.search(prose.text[max(0, name.start - 20) : name.start])
        return before is not None and is_word("roles", caseless(before[1])) and self._may_be_name(name)

    def _reason(self, prose: Prose, match: PhraseMatch) -> str:
        return say("“{words}” stands beside it.", words=prose.text[match.start : match.end])


def _is_arabic_name(given: str, family: str) -> bool:
    """True if two words can be a name: no given name begins with the article, or is as short as a preposition."""
    return not given.startswith("ال") and len(given) > _PREPOSITION and given.isalpha() and family.isalpha()


@cached_for_texts
def _usual_words(subject: Subject, prose: Prose) -> frozenset[str]:  # noqa: ARG001  # a cache
    """Return the words of a text that it writes with a small letter."""
    capitals = set(prose.capitals)
    return frozenset(word.folded for index, word in enumerate(prose.words) if index not in capitals)


@lru_cache(maxsize=8)
def _countries(lists: PhraseLists) -> frozenset[str]:
    return frozenset(_run_together(name) for name in lists["countries"])


def _run_together(name: str) -> str:
    return caseless(name).replace(" ", "").replace("-", "")


_PARTED = re.compile(r"[.;:!?()«»“”\"]|,.*,")
_PASSIVE = re.compile(r" (?:was|were|is|has been|had been|a été|est|fue|ha sido|está|был|была)(?: \w+)? ")


def _refers_back(sentence: str) -> bool:
    """True if a sentence speaks of somebody whom the one before named: She was arrested on 3 May."""
    return any(is_word("pronouns", caseless(word)) for word in sentence.split()[:12])


_AND = re.compile(r",? (?:and|et|y|e|и) ")
_JOINED = re.compile(r"(?:, |,? (?:and|et|y|e|и|или|or|ou|o) )")


def _with_others(
    text: str, meant: Sequence[tuple[PersonName, str]], may_be_name: Callable[[PersonName], bool]
) -> list[tuple[PersonName, str]]:
    """Return names with the reason of those that they are joined to: the cases of Mira Sample, Jan Beispiel and Ana."""
    joined = list(meant)
    order = [*range(1, len(joined)), *range(len(joined) - 2, -1, -1)]
    for index in order:
        name, reason = joined[index]
        for other in (index - 1, index + 1):
            if reason or not 0 <= other < len(joined) or not joined[other][1]:
                continue
            first, second = sorted((name, joined[other][0]))
            joins = _AND if name.is_single else _JOINED
            if joins.fullmatch(text, first.end, second.start) and (not name.is_single or may_be_name(name)):
                reason = joined[other][1]
                joined[index] = (name, reason)
    return joined


def _gap(match: PhraseMatch, name: PersonName) -> int:
    return max(match.start - name.end, name.start - match.end, 0)


def _around(said: Sequence[PhraseMatch], starts: Sequence[int], name: PersonName, reach: int) -> Sequence[PhraseMatch]:
    """Return what is said within some characters of a name; `starts` are the places of all that is said."""
    first = bisect_left(starts, name.start - reach - _LONGEST_PHRASE)
    return said[first : bisect_right(starts, name.end + reach)]


_LONGEST_PHRASE: Final = 60
_BEFORE = re.compile(r"([^\W\d_]+)[ \xa0]\Z")
_SOON: Final = 24
_SUFFERED = re.compile(
    r"(?:,[^,.;]{2,60},)? (?:was|is|has been|has spent|a été|est|fue|está|ha sido|lleva|был|была|находится) "
)
_KIN_IN_WORDS = re.compile(r"(?: [^\W\d_A-ZÀ-ÖА-Я][^\W\d_]*){1,4}[,:]? ?\(?")
_TOLD_OF = re.compile(
    r" \(|, (?!(?:and|et|y|и|[A-ZÀ-ÖА-Я]))[^,]{2,60}, | (?:was|is|has|had|lost|a|est|avait|souffre|fut|fue|ha|está|"
    r"lleva|sufre|был|была|находится|остаётся|объявил|объявила|потерял|потеряла) "
)
