"""Those who stand in a letter without a name and are so few that they may be known: a labour organizer who is held, two
witnesses, the people whom the sender interviewed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from letterkit.checks.texts.people_mentions import STRONG, Mention
from letterkit.checks.texts.person_names import is_word
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import UPPER, Prose, Span, Word
from letterkit.checks.texts.words import PhraseMatch
from letterkit.wording import say

_ARTICLE: Final = 2
"""Letters of an article, which is no number of people by itself."""
_MANY: Final = 3
_YEAR: Final = 4
"""The number from which people are a group, and the digits of a year."""
_BACK: Final = 3
"""Words between a number and the people whom it counts: two of our members."""
_STATE: Final = 24
_PREFIXES: Final = ("و", "ل", "ب", "ف")
"""Small words of Arabic that are written on to the next."""
_TO_WHOM: Final = 2
"""Words that always belong to it: interviewed 34 families."""
_TOLD: Final = 90
"""Characters of words that say who was interviewed."""


def unnamed_people(subject: Subject) -> tuple[Mention, ...]:
    """Return those without a name to whom something was done, or who told the sender something; each wording once."""
    found: dict[str, Mention] = {}
    for prose in subject.prose:
        if prose.kind in ("salutation", "closing") or prose.path[:1] == ("people",):
            continue
        for start, end, reason in _in_prose(subject, prose):
            span = prose.span(start, end)
            words = " ".join(prose.text[start:end].split())
            if span is not None:
                found.setdefault(words.casefold(), Mention(words, prose.path, span, reason))
    return tuple(found.values())


def _in_prose(subject: Subject, prose: Prose) -> Iterator[tuple[int, int, str]]:
    if prose.role != "ask" and prose.kind != "ask":
        yield from _harmed(subject, prose)
    for find in (_interviewed, _source):
        for start, end in find(subject, prose):
            yield start, end, say("They told you something.")
    for start, end in _arabic_kin(subject, prose):
        yield start, end, say("It is somebody's family.")


def _harmed(subject: Subject, prose: Prose) -> Iterator[tuple[int, int, str]]:
    """Yield the few, without a name, of whom a sentence says that something happened to them or that they told it."""
    said, kin = _by_sentence(subject, prose, STRONG), _by_sentence(subject, prose, ("person-kin",))
    for sentence, words in _sentences(prose):
        here = said.get(sentence[0], [])
        for start, end, ours in _few(prose, words, subject.language):
            if (ours or prose.kind == "note" or here) and not prose.text.startswith(" that ", end):  # any that does it
                yield start, end, say("Something was done to them, or they told something.")
        for match in kin.get(sentence[0], ()) if here else ():
            if _stands_for_somebody(prose, match):
                yield match.start, match.end, say("It is somebody's family.")
        for start, end in _counted(words, here, subject.language):
            yield start, end, say("Something was done to them, or they told something.")


def _by_sentence(subject: Subject, prose: Prose, lists: Iterable[str]) -> dict[int, list[PhraseMatch]]:
    by_start: dict[int, list[PhraseMatch]] = {}
    for name in lists:
        for match in subject.matches(name, prose):
            by_start.setdefault(prose.sentence_at(match.start)[0], []).append(match)
    return by_start


def _stands_for_somebody(prose: Prose, match: PhraseMatch) -> bool:
    """True if words of kinship stand alone, without a name before or behind them, and mean no lawyer."""
    words = prose.text[match.start : match.end].casefold().split()
    behind = _NEXT_WORDS.match(prose.text, match.end)
    named = behind is not None and any(letter is not None and letter.isupper() for letter in behind.groups())
    owner = _BEFORE.search(prose.text, max(0, match.start - _NEAR), match.start)
    if _is_behind_name(prose.text, match.start):
        return False
    if len(words) == 1 and not (owner and is_word("owners", owner[1].casefold())):
        return False
    return not named and not any(is_word("lawyers", word) for word in words) and not is_word("of", words[-1])


def _is_behind_name(text: str, start: int) -> bool:
    """True if a comma or a bracket parts some words from a name before them, of which they say who it is."""
    before = _NAME_BEFORE.search(text, max(0, start - _NEAR), start)
    return before is not None and before[1][0].isupper()


_NEAR: Final = 20
_NAME_BEFORE = re.compile(r"([^\W\d_][\w’'-]*\.?)(?:,[ \xa0]|[ \xa0]\()\Z")
_BEFORE = re.compile(r"(\w+)\s\Z")
_NEXT_WORDS = re.compile(r",?[ \xa0]\(?([^\W\d_])\w*(?:,?[ \xa0]([^\W\d_]))?")


def _sentences(prose: Prose) -> Iterator[tuple[Span, list[Word]]]:
    """Yield each sentence with its words."""
    words = iter(prose.words)
    word = next(words, None)
    for sentence in prose.sentences:
        inside: list[Word] = []
        while word is not None and word.start < sentence[1]:
            inside.append(word)
            word = next(words, None)
        yield sentence, inside


def _few(prose: Prose, words: Sequence[Word], language: str) -> Iterator[tuple[int, int, bool]]:
    """Yield a person or two who are meant without a name, and whether they are the sender's own; nobody in a sentence
    that counts more of them."""
    several: bool | None = None
    for index, word in enumerate(words):
        if not is_word("roles", word.folded) or prose.text[word.start].isupper():
            continue
        near = range(index - 1, max(index - 1 - _BACK, -1), -1)
        first = next(
            (before for before in near if is_word("few", _without_elision(words[before].folded), language)), -1
        )
        if first < 0 or _PARTED.search(prose.text, words[first].start, word.start) or _is_apposed(prose, words, first):
            continue
        if _NAME_BEHIND.match(prose.text, word.end):
            continue
        ours = any(is_word("we", between.folded) for between in words[first:index])
        if several is None:
            several = any(_is_several(words, place) for place in range(len(words)))
        if ours or not several:
            yield words[first].start, word.end, ours


_PARTED = re.compile(r"[,;:.()]")
_NAME_BEHIND = re.compile(rf"(?: (?:who|qui|que|котор\w+) [^,.;]{{2,60}},|,)? \(?[{UPPER}][^\W\d_]")


def _without_elision(word: str) -> str:
    return word[2:] if word[1:2] == "'" else word


def _is_apposed(prose: Prose, words: Sequence[Word], first: int) -> bool:
    """True if a number says what somebody is who has a name: Mira Sample, a nurse."""
    before = words[first - 1] if first else None
    return before is not None and (
        not prose.text[before.start : before.end].islower()
        and prose.text[before.end : words[first].start].strip() in (",", "(", "—", "–")
    )


def _counted(words: Sequence[Word], said: Sequence[PhraseMatch], language: str) -> Iterator[Span]:
    """Yield a number that stands for people: seven were released, and two are on trial."""
    for index, word in enumerate(words[1:-1], 1):
        if (
            len(word.folded) > _ARTICLE
            and is_word("few", word.folded)
            and is_word("verbs_of_state", words[index + 1].folded, language)
        ):
            match = next((one for one in said if 0 <= one.start - words[index + 1].end <= _STATE), None)
            if match:
                yield word.start, match.end


def _is_several(words: Sequence[Word], index: int) -> bool:
    """True if a word is a number of people that is no small one."""
    word = words[index].folded
    if not (is_word("several", word) or (word.isdecimal() and len(word) < _YEAR and int(word) > _MANY)):
        return False
    return any(is_word("roles", other.folded) for other in words[index + 1 : index + 1 + _BACK])


def _interviewed(subject: Subject, prose: Prose) -> Iterator[Span]:
    """Yield whom the sender interviewed, and accounts that are kept on file."""
    kept = {prose.sentence_at(match.start) for match in subject.matches("person-on-file", prose)}
    for match in subject.matches("person-record", prose):
        sentence = prose.sentence_at(match.start)
        if sentence in kept or _is_ours(prose, sentence, match.start):
            yield match.start, _end_of_clause(prose, sentence, match.start)
    for match in subject.matches("person-letter", prose) if kept else ():
        sentence = prose.sentence_at(match.start)
        words = re.findall(r"\w+", prose.text[slice(*sentence)].casefold())
        if sentence in kept and not any(is_word("lawyers", word) for word in words):
            yield match.start, _end_of_clause(prose, sentence, match.start)
    for match in subject.matches("person-interview", prose) if prose.kind == "note" else ():
        sentence = prose.sentence_at(match.start)
        if match.start == sentence[0]:
            yield match.start, _end_of_clause(prose, sentence, match.start)


def _source(subject: Subject, prose: Prose) -> Iterator[Span]:
    """Yield who a note says it is from: his mother, 15 July 2025."""
    if prose.kind != "note" or not prose.words:
        return
    first = prose.words[0]
    if is_word("roles", first.folded) and prose.text[first.end : first.end + 1] == ",":
        yield first.start, first.end
    for match in subject.matches("person-kin", prose):
        if match.start == first.start:
            yield match.start, match.end


def _end_of_clause(prose: Prose, sentence: Span, start: int) -> int:
    """Return where the words on an interview end: before the time and the place of it."""
    rest = _PARTED.split(prose.text[start : min(sentence[1], start + _TOLD)])[0]
    for number, word in enumerate(re.finditer(r"\w+", rest)):
        if number > _TO_WHOM and is_word("ends", word[0].casefold()):
            rest = rest[: word.start()]
            break
    return start + len(rest.rstrip())


def _is_ours(prose: Prose, sentence: Span, before: int) -> bool:
    """True if the sender is said to have spoken to somebody: we interviewed forty people."""
    words = re.findall(r"\w+", prose.text[max(sentence[0], before - _STATE) : before])
    return any(is_word("we", word.casefold()) for word in words[-_BACK:])


def _arabic_kin(subject: Subject, prose: Prose) -> Iterator[Span]:
    if subject.language != "ar":
        return
    for word in prose.words:
        if is_word("arabic_kin", word.folded) or (
            word.folded[:1] in _PREFIXES and is_word("arabic_kin", word.folded[1:])
        ):
            yield word.start, word.end
