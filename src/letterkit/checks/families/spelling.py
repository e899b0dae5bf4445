"""Rules about spelling: words that no dictionary has, and words that stand for others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from letterkit.checks.findings import Asked, Issue
from letterkit.checks.texts.agreement import slips
from letterkit.checks.texts.dictionary import Dictionary, dictionary, split_in_two
from letterkit.checks.texts.misspelled_names import MisspelledName, misspelled_names
from letterkit.checks.texts.quotes import is_quoted
from letterkit.checks.texts.small_words import small_words
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose, Span
from letterkit.checks.texts.unknown_words import (
    UnknownWord,
    is_emphasized,
    is_name_at_beginning,
    listed_words,
    unknown_words,
)
from letterkit.checks.texts.words import PhraseMatch
from letterkit.library import own_words
from letterkit.wording import say, say_count

_SHOWN = 3
_LISTED = 8
_SURE = 1.3
"""What the slips in a word may cost (`Dictionary.near`) for another word to be meant nearly always."""
_ACCENT, _DOUBLED, _ALIKE, _ANY_LETTER = 0.2, 0.5, 0.6, 1.0
"""What the slips of a kind cost: an accent, a double letter, a letter that sounds alike, and any other letter."""
_LONG, _LONG_NAME, _ENDING, _SHORT_WORD = 5, 8, 3, 6
_REFORMED = str.maketrans("îû", "iu")
_MOST_SEARCHED = 60
"""Words for which others are looked for: a text with more of them is no prose of the language."""


def misspelled_word(subject: Subject) -> Iterator[Issue]:
    """Every word is spelled as a dictionary has it.

    Why: a slip of the pen is what every reader sees first; a letter that was not read once more looks as if its facts
    were not either.
    Example: “We call on the goverment to release the report.”
    Instead: write the word that was meant. If it is right, make it known: `letterkit words add`.
    Source: the dictionaries of SCOWL (English), Dicollecte (French), RLA-ES (Spanish) and A. Lebedev (Russian), with
    words of the field (`known-words`). Known, too, are the names in the draft, words with a capital inside a sentence,
    acronyms, and what is quoted or in italics. Words that are like no other, or may be words of their own, are told
    once, as a note.
    """
    strange: list[tuple[UnknownWord, str]] = []
    searched = 0
    for places in _by_word(subject).values():
        first = places[0]
        meant = subject.words["often-misspelt"].get(first.word.lower())
        searched += not meant
        searches = searched <= _MOST_SEARCHED
        likely = [meant] if meant else _likely(dictionary(subject.language), first) if searches else []
        if likely:
            yield _misspelled(first, likely, len(places), subject.language)
        elif not first.word[0].isupper():
            strange.append((first, _guess(dictionary(subject.language), first) if searches else ""))
    told = set[str]()
    for name in misspelled_names(subject):
        if name.word not in told and own_words.folded(name.word) not in listed_words(subject):
            told.add(name.word)
            yield _misspelled_name(name, subject.language)
    if strange:
        yield _strange(strange, subject.language)


def _by_word(subject: Subject) -> dict[str, list[UnknownWord]]:
    """Return the unknown words by their folded spelling, without those that are names; and the words that a dictionary
    has, but nearly nobody means."""
    places: dict[str, list[UnknownWord]] = {}
    for one in unknown_words(subject):
        if not (one.word[0].isupper() and is_name_at_beginning(one, subject)):
            places.setdefault(one.word.lower(), []).append(one)
    for prose, match in _slips(subject, "often-misspelt"):
        word = prose.text[match.start : match.end]
        if word.lower() not in places:
            places[word.lower()] = []
        known = places[word.lower()]
        if all((one.prose, one.start) != (prose, match.start) for one in known):
            known.append(UnknownWord(prose, match.start, match.end, word, False))
    return places


def _likely(words: Dictionary, one: UnknownWord) -> Sequence[str]:
    """Return the words that can be meant, the likeliest first; none if no word is so near that it must be one."""
    capital = one.word[0].isupper()
    nears = [
        (near, cost)
        for near, cost in words.near(one.word)
        if cost <= _SURE and (not capital or near[0] == one.word[0].lower())
    ]
    if nears and _is_slip(one.word, *nears[0]):
        return [near[:1].upper() + near[1:] if capital else near for near, _ in nears[:_SHOWN]]
    if capital or nears:
        return ()
    return [two for two in split_in_two(words, one.word) if not small_words("never_joined").isdisjoint(two.split())]


def _is_slip(word: str, near: str, cost: float) -> bool:
    """True if a word is another one with a slip, and not a word of its own that is like it.

    An accent, a double letter or a letter for one that sounds alike is a slip nearly always. A word with other letters
    at its end is mostly another form or a derivation, one with an unlike letter in it a word that dictionaries leave
    out, and a short one a word of another language. French has been written without î and û since 1990.
    """
    if near.translate(_REFORMED) == word:
        return False
    if len(word) < _LONG:
        return cost <= _DOUBLED and word[0].islower()
    if word[0].isupper():
        return cost <= _ACCENT or (len(word) >= _LONG_NAME and cost < _ANY_LETTER)
    if cost <= _ALIKE:
        is_swapped = sorted(word) == sorted(near)
        return cost <= _DOUBLED or is_swapped or len(word) > _SHORT_WORD
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, near, strict=False)))
    is_unlike_inside = cost >= _ANY_LETTER and len(word) == len(near)
    if alike >= min(len(word), len(near)) - 1 or is_unlike_inside:
        return False
    return cost < _ANY_LETTER or (len(word) >= _LONG_NAME and (cost == _ANY_LETTER or alike < len(word) - _ENDING))


def _misspelled(first: UnknownWord, likely: Sequence[str], count: int, language: str) -> Issue:
    word = first.word
    shown = say("‘{word}’", word=likely[0]) if len(likely) == 1 else ", ".join(f"‘{near}’" for near in likely)
    return Issue(
        say_count(
            "‘{word}’ is in no dictionary.", "‘{word}’, in {count} places, is in no dictionary.", count, word=word
        ),
        say(
            "Is it {shown}? If it is right: `letterkit words add {word} --language {language}`.",
            shown=shown,
            word=word,
            language=language,
        ),
        first.prose.path,
        first.prose.span(first.start, first.end),
        asked=Asked(say("Is it {shown}?", shown=shown)),
    )


def _misspelled_name(name: MisspelledName, language: str) -> Issue:
    asked = say("Is it {shown}?", shown=f"‘{name.meant}’")
    return Issue(
        say("‘{word}’, in a name, is in no dictionary.", word=name.word),
        say(
            "Is it {shown}? If it is right: `letterkit words add {word} --language {language}`.",
            shown=f"‘{name.meant}’",
            word=name.word,
            language=language,
        ),
        name.path,
        name.span,
        asked=Asked(asked),
    )


def _guess(words: Dictionary, one: UnknownWord) -> str:
    """Return the word that an unknown one is like, though it may be a word of its own; empty if there is none."""
    if len(one.word) < _LONG:
        return ""
    nears = (near for near, cost in words.near(one.word) if cost <= _SURE)
    return next(nears, "") or next(split_in_two(words, one.word), "")


def _strange(words: Sequence[tuple[UnknownWord, str]], language: str) -> Issue:
    """Return the one issue about words that may be right, mostly technical ones; with the word that each is like."""
    first = words[0][0]
    listed = [f"‘{one.word}’" + (f" (‘{guess}’?)" if guess else "") for one, guess in words[:_LISTED]]
    shown = ", ".join(listed) + (" …" if len(words) > _LISTED else "")
    return Issue(
        say_count("{shown} is in no dictionary.", "In no dictionary: {shown}.", len(words), shown=shown),
        say(
            "Look whether it is right. If it is: `letterkit words add {word} --language {language}`.",
            word=first.word,
            language=language,
        ),
        first.prose.path,
        first.prose.span(first.start, first.end),
        asked=Asked(say("Look whether it is right.")),
        severity="note",
    )


def confused_word(subject: Subject) -> Iterator[Issue]:
    """A word is not mistaken for another that a dictionary has too.

    Why: no dictionary finds it, and it changes what the sentence says.
    Example: “under it's own name”; “quelque soit son origine”; “hay mas de cuarenta”; “в течении десяти дней”.
    Instead: the word that is meant; the hint has it.
    Source: proofreading practice. The phrases are in the word lists (`often-misspelt`, `confused`), and only those that
    are wrong nine times in ten.
    """
    told: dict[str, list[tuple[Prose, Span, str]]] = {}
    for prose, match in _slips(subject, "confused"):
        told.setdefault(match.phrase, []).append((prose, (match.start, match.end), match.value))
    for prose in subject.prose:
        if prose.kind not in ("note", "salutation", "heading"):
            for slip in slips(subject, prose):
                if not is_quoted(prose, slip.start) and not is_emphasized(prose, slip.start):
                    told.setdefault(slip.meant.lower(), []).append((prose, slip[:2], slip.meant))
    for places in told.values():
        prose, (start, end), right = places[0]
        written = prose.text[start:end]
        yield Issue(
            say_count(
                "‘{written}’ is a slip.", "‘{written}’ is a slip, in {count} places.", len(places), written=written
            ),
            say("Write ‘{right}’.", right=right),
            prose.path,
            prose.span(start, end),
        )


def _slips(subject: Subject, name: str) -> Iterator[tuple[Prose, PhraseMatch]]:
    """Yield where the phrases of a list of slips stand outside quotations and names."""
    for prose in subject.prose:
        if prose.kind == "note":
            continue
        right, end = {match.start for match in subject.matches("confused-not", prose)}, 0
        for match in subject.matches(name, prose):
            told = match.start < end or match.start in right
            if not told and not is_quoted(prose, match.start) and not _is_name(prose, match):
                end = match.end
                yield prose, match


def _is_name(prose: Prose, match: PhraseMatch) -> bool:
    """True for a capital inside a sentence."""
    return prose.text[match.start].isupper() and prose.sentence_at(match.start)[0] != match.start
