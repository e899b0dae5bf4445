"""Words and names that one letter writes in two ways, with every place of each way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from letterkit.checks.texts.dictionary import dictionary, languages
from letterkit.checks.texts.quotes import is_quoted
from letterkit.checks.texts.small_words import small_words
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import UPPER, Prose, plain_prose
from letterkit.checks.texts.words import PhraseLists
from letterkit.languages.normal_form import caseless


class Place(NamedTuple):
    """One way of writing something, where it stands."""

    form: str
    prose: Prose
    start: int
    end: int

    @property
    def words(self) -> str:
        """Return the words as they are typed."""
        return self.prose.text[self.start : self.end]


class Ways(NamedTuple):
    """The places of the way that is rarer in the letter, or comes later; the first of the usual way, and how often
    that stands there."""

    rare: tuple[Place, ...]
    usual: Place
    others: int


def two_ways(places: Ways | Iterable[Place]) -> Ways | None:
    """Return the rarer way among the places of one thing, or all but the official one; None if there is one way."""
    if isinstance(places, Ways):
        return places
    places = [*places]
    counts = Counter(place.form for place in places)
    if len(counts) < 2:
        return None
    official = [form for form in counts if form.isupper() and caseless(form) in small_words("official_forms")]
    # of as many, the one that comes first
    usual = official[0] if official else max(counts, key=lambda form: counts[form])
    rare = tuple(place for place in places if place.form != usual)
    return Ways(rare, next(place for place in places if place.form == usual), counts[usual])


def texts_of(subject: Subject) -> tuple[tuple[Prose, ...], tuple[Prose, ...]]:
    """Return what is read as sentences and was typed, without notes; and what the head and the list say of recipients
    and signatories."""
    sentences = tuple(prose for prose in subject.prose if prose.kind != "note" and prose.origin.typed)
    names = tuple(
        plain_prose("heading", path, text)
        for path, text in subject.texts
        if path[0] in ("recipients", "cc", "signatories", "sender") and path[-1] not in _NOT_NAMES
    )
    return sentences, names


_NOT_NAMES: Final = ("places", "group", "email", "website", "phone", "fax", "url")


# -- capitals inside a word -----------------------------------------------------------------------------


def capital_letters(subject: Subject, texts: Sequence[Prose]) -> Iterator[list[Place]]:
    """Yield words such as COVID-19 that have capitals also behind the first letter, with their other forms. Words of
    the language in capitals (ARTICLE 19, an ACT) are left alone."""
    words = dictionary(subject.language) if subject.language in languages() else None
    marked = {
        caseless(form)
        for prose in texts
        for form, start, end in _capitalised(prose)
        if not form[1:].islower() and _has_capitals_inside(form) and not _in_line_of_capitals(prose.text, start, end)
    }
    marked = {key for key in marked if not (words and words.has_common(key))}
    places: dict[str, list[Place]] = {}
    for prose in texts if marked else ():
        begins = {start for start, _ in prose.sentences}
        for form, start, end in _capitalised(prose):
            key = caseless(form)
            if key in marked and not is_quoted(prose, start) and (start not in begins or _has_capitals_inside(form)):
                places.setdefault(key, []).append(Place(form, prose, start, end))
    yield from places.values()


def _capitalised(prose: Prose) -> Iterator[tuple[str, int, int]]:
    """Yield the words with a capital, without ’s, with their places."""
    for index in prose.capitals:
        word = prose.words[index]
        end = word.end - 2 if word.folded.endswith("'s") else word.end
        if end - word.start >= _SHORTEST:
            yield prose.text[word.start : end], word.start, end


def _has_capitals_inside(form: str) -> bool:
    return sum(ch.isupper() for ch in form) > 1 and not form.istitle()


_SHORTEST: Final = 4


def _in_line_of_capitals(text: str, start: int, end: int) -> bool:
    around = (*text[max(start - 20, 0) : start].split()[-1:], *text[end : end + 20].split()[:1])
    return any(len(part.strip(',.:;()“”"')) > 2 and part.isupper() for part in around)


# -- hyphens --------------------------------------------------------------------------------------------


def hyphens(subject: Subject, texts: Sequence[Prose]) -> Iterator[Ways | list[Place]]:
    """Yield words with a hyphen that are also written as one word, or as two where that cannot be grammar."""
    other = subject.words["hyphen-makes-another-word"]
    hyphened: dict[str, list[tuple[Place, str]]] = {}
    closed: dict[str, list[Place]] = {}
    for prose in texts:
        for index, word in enumerate(prose.words):
            first, hyphen, last = word.folded.partition("-")
            if (
                hyphen
                and first.isalpha()
                and last.isalpha()
                and min(len(first), len(last)) > 1
                and len(first + last) > 5
            ):
                place = _place(prose, word.start, word.end)
                hyphened.setdefault(word.folded, []).append((place, _following(prose, index)))
    keys = {key.replace("-", ""): key for key in hyphened if key.replace("-", "") not in other}
    spaced: dict[str, list[tuple[Place, str]]] = {}
    for prose in texts if hyphened else ():
        words = prose.words
        for index, word in enumerate(words):
            if word.folded in keys:
                closed.setdefault(keys[word.folded], []).append(_place(prose, word.start, word.end))
            behind = words[index + 1] if index + 1 < len(words) else word
            key = f"{word.folded}-{behind.folded}"
            if key in hyphened and prose.text[word.end : behind.start] == " ":
                place = _place(prose, word.start, behind.end)
                spaced.setdefault(key, []).append((place, _following(prose, index + 1)))
    for key, places in hyphened.items():
        if key in closed:
            yield [*(place for place, _ in places), *closed[key]]
        elif key in spaced:
            yield from _hyphen_or_space(subject, places, spaced[key])


def _place(prose: Prose, start: int, end: int) -> Place:
    return Place(caseless(prose.text[start:end]), prose, start, end)


def _following(prose: Prose, index: int) -> str:
    """Return the word behind one, if only a blank stands between them."""
    words = prose.words
    if index + 1 >= len(words) or prose.text[words[index].end : words[index + 1].start] != " ":
        return ""
    return prose.text[words[index + 1].start : words[index + 1].end]


def _hyphen_or_space(
    subject: Subject, hyphened: Sequence[tuple[Place, str]], spaced: Sequence[tuple[Place, str]]
) -> Iterator[Ways | list[Place]]:
    """Yield the places of two ways that mean one: names (Secretary-General), before the same word (long-term plan), and
    a verb behind ‘to’ (to opt-out)."""
    names = [
        [one for one in places if all(part[0].isupper() for part in re.split("[ -]", one[0].words))]
        for places in (hyphened, spaced)
    ]
    behind = [{follows for _, follows in places if follows[:1].isupper()} for places in names]
    if all(names) and not (all(behind) and behind[0].isdisjoint(behind[1])):
        yield [place for places in names for place, _ in places]
    elif subject.language == "en":
        shared = {caseless(one) for _, one in hyphened if one} & {caseless(one) for _, one in spaced if one}
        shared -= small_words("between_names") | small_words("articles")
        verbs = [place for place, _ in hyphened if place.prose.text[: place.start].lower().endswith(" to ")]
        if shared:
            yield [place for place, follows in (*hyphened, *spaced) if caseless(follows) in shared]
        elif verbs:
            yield Ways(tuple(verbs), spaced[0][0], len(spaced))


# -- capitals of names ----------------------------------------------------------------------------------

_WORD: Final = r"[^\W\d_][\w’'-]*"
_RUN: Final = re.compile(
    rf"(?<![\w-])[{UPPER}][\w’'-]{{0,60}}(?:(?: [a-zà-я]{{1,5}}){{0,2}} [{UPPER}][\w’'-]{{0,60}}){{1,9}}"
)


def names_with_capitals(subject: Subject, texts: Sequence[Prose]) -> Iterator[list[Place]]:
    """Yield names of several words with other forms of them that have fewer capitals: Citizen Lab, Citizen lab."""
    runs: dict[tuple[str, ...], list[Place]] = {}
    known = _names_of_institutions(subject.words)
    for prose in texts:
        for start, end in capital_runs(prose.text):
            form = prose.text[start:end]
            folded = caseless(form)
            if folded not in known and not form.isupper() and not _is_in_own_words(prose, start, end):
                runs.setdefault(tuple(folded.split()), []).append(Place(form, prose, start, end))
    by_two: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for key in runs:
        by_two.setdefault(key[:2], []).append(key)
    for prose in texts:
        if not _MIXED.search(prose.text):
            continue
        words = prose.words
        for index in prose.capitals:
            word, behind = words[index], words[index + 1].folded if index + 1 < len(words) else ""
            for key in by_two.get((_without_elision(word.folded), behind), ())[:_ALIKE]:
                place = _lower_form(prose, index, key)
                if (
                    place
                    and word.start != prose.sentence_at(word.start)[0]
                    and prose.kind != "subject"
                    and not is_quoted(prose, word.start)
                    and not (prose.path[0] == "signatories" and len(runs[key]) == 1)  # a name that another uses
                    and not _is_in_own_words(prose, place.start, place.end)
                ):
                    runs[key].append(place)
    for places in runs.values():
        if len({place.form for place in places}) > 1:
            yield places


def _is_in_own_words(prose: Prose, start: int, end: int) -> bool:
    """True for a part of the name of a signatory, who writes it as it likes."""
    whole = prose.text.partition(" (")[0].strip()
    return prose.path[0] == "signatories" and prose.text[start:end] != whole


_ALIKE: Final = 20
"""Names with the same first two words that are compared."""
_MIXED: Final = re.compile(rf"(?<!\w)[{UPPER}][\w’'-]{{0,60}} [^\W\d_]{{3}}")
"""A word with a capital before another word that is not one of the smallest."""


@lru_cache(maxsize=8)
def _names_of_institutions(words: PhraseLists) -> str:
    return "\n".join(caseless(name) for name in words["institutions"])


def _without_elision(word: str) -> str:
    """Return a word without the article that is written on to it: l’Assemblée."""
    first, mark, rest = word.partition("'")
    return rest if mark and len(first) == 1 and len(rest) > 1 else word


def capital_runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield names of two words or more with capitals, as a whole with the small words inside, and between those."""
    for match in _RUN.finditer(text):
        if match[0].count(" ") == 1 and caseless(match[0].partition(" ")[0]) not in small_words("articles"):
            yield match.span()
            continue
        spans: set[tuple[int, int]] = set()
        whole, part, last = match.start(), match.start(), match.start()
        for word in _PIECE.finditer(text, *match.span()):
            if text[word.start()].isupper() and not (
                word.start() == whole and caseless(word[0]) in small_words("articles")
            ):
                part = word.start() if part < 0 else part
                whole = word.start() if whole < 0 else whole
                last = word.end()
                continue
            spans |= {(part, last), (whole, last)} if part >= 0 else {(whole, last)}
            part = -1
            if caseless(word[0]) not in _joining() or whole == word.start():
                whole = -1
        spans |= {(part, last), (whole, last)}
        yield from sorted(span for span in spans if 0 <= span[0] < span[1] and " " in text[slice(*span)])


_PIECE: Final = re.compile(r"\S+")


def _lower_form(prose: Prose, index: int, key: Sequence[str]) -> Place | None:
    """Return the words of a name from an index on, if one of them has a small letter in the place of a capital."""
    words = prose.words[index : index + len(key)]
    folded = [_without_elision(words[0].folded), *(word.folded for word in words[1:])]
    if folded != [*key]:
        return None
    start, end = words[0].end - len(folded[0]), words[-1].end
    form = prose.text[start:end]
    small = [word for word in form.split() if word[0].islower() and caseless(word) not in _joining()]
    if not small or len(form.split()) != len(key) or prose.text[end + 1 : end + 2].isupper():
        return None
    return Place(form, prose, start, end)


@cache
def _joining() -> frozenset[str]:
    return small_words("between_names") | small_words("articles")


def phrases_with_capitals(subject: Subject, texts: Sequence[Prose]) -> Iterator[list[Place]]:
    """Yield the phrases of a list that stand with and without capitals: Member States, member States."""
    found: dict[str, list[Place]] = {}
    for prose in texts:
        if prose.kind in ("heading", "subject"):
            continue
        begins = {start for start, _ in prose.sentences}
        for match in subject.matches("one-capital", prose):
            form = prose.text[match.start : match.end]
            if match.start in begins or is_quoted(prose, match.start) or form.isupper():
                continue
            if form[0].isupper() and _is_part_of_name(prose.text, match.start, match.end):
                continue
            found.setdefault(match.phrase, []).append(Place(form, prose, match.start, match.end))
    for places in found.values():  # of as many, the form with capitals is the usual one
        yield sorted(places, key=lambda place: place.form)


def _is_part_of_name(text: str, start: int, end: int) -> bool:
    before = re.search(rf"({_WORD}) $", text[max(start - 40, 0) : start])
    behind = re.match(rf" ({_WORD})", text[end : end + 40])
    words = (match[1] for match in (before, behind) if match)
    return any(word[0].isupper() and not word.isupper() and caseless(word) not in _joining() for word in words)


def kinds_of_places(subject: Subject, texts: Sequence[Prose]) -> Iterator[list[Place]]:
    """Yield State in Kachin State and state in Shan state. Behind a preposition stands a name, not an adjective."""
    found: dict[str, list[Place]] = {}
    kinds, not_names = subject.words["kinds-of-places"], subject.words["before-kinds-of-places"]
    for prose in texts if kinds else ():
        words = prose.words
        for index in prose.capitals:
            word, last = words[index], words[index + 1] if index + 1 < len(words) else None
            if last is None or last.folded not in kinds or prose.text[word.end : last.start] != " ":
                continue
            form, behind = prose.text[last.start : last.end], _following(prose, index + 1)
            named = word.folded not in not_names and not is_quoted(prose, word.start)
            if not named or behind[:1].isupper() or prose.text[word.start : word.end].isupper():
                continue
            before = words[index - 1].folded if index else ""
            if form[0].islower() and not (before in _IN and (not behind or caseless(behind) in _joining() | _IN)):
                continue
            found.setdefault(last.folded, []).append(Place(form, prose, word.start, last.end))
    yield from found.values()


_IN: Final = small_words("around_places")


# -- titles, numbers, spellings -------------------------------------------------------------------------


def titles_with_stops(subject: Subject, texts: Sequence[Prose]) -> Iterator[list[Place]]:
    """Yield titles before a name with and without a full stop: Ms, Ms."""
    titles = subject.words["titles-before-names"]
    if not titles:
        return
    pattern = re.compile(rf"(?<![\w.])({'|'.join(map(re.escape, titles))})(\.?) (?=[{UPPER}])")
    found: dict[str, list[Place]] = {}
    for prose in texts:
        for match in pattern.finditer(prose.text):
            if not is_quoted(prose, match.start()):
                place = Place(match[1] + match[2], prose, match.start(), match.end(2))
                found.setdefault(match[1], []).append(place)
    yield from found.values()


_NUMBERED: Final = re.compile(rf"(?<!\w)([{UPPER}]{{3,12}}) (\d{{1,2}}|[IVX]{{1,5}})(?![\w.,]*\d)(?!\w)")
_ROMAN: Final = {"I": 1, "V": 5, "X": 10}


def numbers_of_meetings(_: Subject, texts: Sequence[Prose]) -> Iterator[list[Place]]:
    """Yield UNCTAD XV and UNCTAD 15."""
    found: dict[tuple[str, int], list[Place]] = {}
    for prose in texts:
        for match in _NUMBERED.finditer(prose.text):
            value = int(match[2]) if match[2].isdigit() else _roman(match[2])
            found.setdefault((match[1], value), []).append(Place(match[0], prose, *match.span()))
    yield from found.values()


def _roman(digits: str) -> int:
    values = [_ROMAN[digit] for digit in digits]
    return sum(-value if value < max(values[index:]) else value for index, value in enumerate(values))


def spellings(subject: Subject, texts: Sequence[Prose]) -> Iterator[list[Place]]:
    """Yield words with two right spellings of which a letter has one: per cent, percent; événement, évènement. The list
    has for each form the word and the spelling: ‘adviser as -er’ of adviser and advisers."""
    found: dict[str, list[Place]] = {}
    for prose in texts:
        for match in subject.matches("two-spellings", prose) if prose.path[0] != "signatories" else ():
            if not is_quoted(prose, match.start):
                word, _, _ = match.value.partition(" as ")
                found.setdefault(word, []).append(Place(match.value, prose, match.start, match.end))
    yield from found.values()
