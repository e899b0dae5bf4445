"""The forms of people's names, cut into words, and every way in which those words stand together.

People are called by the whole name, by two words of it in either order, by the surname alone, by the given name and the
patronymic. A form of a name is taken apart once, and what is looked for is worked out from it: `patterns` are words run
together, to be found however a text parts them; `parts` are the words that name somebody when they stand alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate, pairwise, permutations
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from letterkit.languages.normal_form import plain, squeezed, strict
from letterkit.letter.model import Person
from letterkit.protection.pieces import Piece, joined, pieces, run_together
from letterkit.protection.sounds import in_latin_letters, syllables
from letterkit.yaml.shipped import read_shipped

_DATA: Final = Path(__file__).parent / "data" / "words.yaml"
Kind = Literal["listed", "turned", "part"]
"""A pattern that is a form as the draft lists it; its words in another order or fewer of them; one word of it."""
UNLISTED: Final = "\0"
"""Stands for the letters of a form that is worked out, so that no text is exactly that form."""
_SYLLABLES: Final = 6
_LONG_WORD: Final = 8
_MOST_WORDS: Final = 7
"""Words of a name that are combined; longer ones are looked for whole and word by word."""


@dataclass(frozen=True, slots=True)
class Words:
    """Word lists about names, in their plain forms; endings are squeezed, by alphabet."""

    titles: frozenset[str]
    titles_written_on: tuple[str, ...]
    titles_behind: tuple[str, ...]
    long_surnames: tuple[str, ...]
    particles: frozenset[str]
    conjunctions: frozenset[str]
    articles: frozenset[str]
    particles_behind: frozenset[str]
    patronymics: tuple[str, ...]
    common: frozenset[str]
    generations: frozenset[str]
    bodies: frozenset[str]
    campaigns: frozenset[str]
    beside_dense: tuple[str, ...]
    endings: dict[str, frozenset[str]]
    nominatives: dict[str, frozenset[str]]


@cache
def word_lists() -> Words:
    """Return the lists of `data/words.yaml`."""
    data: dict[str, Any] = read_shipped(_DATA)

    def plain_forms(key: str) -> frozenset[str]:
        return frozenset(plain(str(word)) for word in data[key])

    def squeezed_by_alphabet(key: str) -> dict[str, frozenset[str]]:
        return {alphabet: frozenset(map(squeezed, words)) for alphabet, words in data[key].items()}

    return Words(
        titles=plain_forms("titles") | plain_forms("more_titles"),
        titles_written_on=tuple(data["titles_written_on"]),
        titles_behind=tuple(plain_forms("titles_behind")),
        long_surnames=tuple(data["long_surnames"]),
        particles=plain_forms("particles"),
        conjunctions=plain_forms("conjunctions"),
        articles=plain_forms("articles"),
        particles_behind=plain_forms("particles_behind"),
        patronymics=tuple(plain_forms("patronymics")),
        common=plain_forms("common"),
        generations=plain_forms("generations"),
        bodies=plain_forms("bodies"),
        campaigns=plain_forms("campaigns"),
        beside_dense=tuple(plain_forms("beside_dense")),
        endings=squeezed_by_alphabet("endings"),
        nominatives=squeezed_by_alphabet("nominatives"),
    )


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name: its squeezed letters, as written, and whether it belongs to a script without blanks.
    `before` is a particle that stands before it and may be written on: al in al-Bashir. `hyphenated`: a hyphen joins it
    to the word before."""

    key: str
    text: str
    dense: bool
    before: str = ""
    hyphenated: bool = False


class Pattern(NamedTuple):
    """What is looked for: squeezed letters run together, what they are of the name, and how many words they hold."""

    letters: str
    kind: Kind
    words: int


@dataclass(frozen=True, slots=True)
class Form:
    """A form of somebody's name. `listed` are its strict letters. `joints` are the numbers of letters after which a new
    piece begins, `unparted` those of them where nothing stands between (McDonald has one), `capitals` those after which
    (or 0) a capital follows. `dotted`: it has full stops. `described`: it is no name but says who is meant.
    """

    person: int
    name: str
    listed: str
    words: tuple[Word, ...]
    joints: frozenset[int]
    unparted: frozenset[int]
    capitals: frozenset[int]
    dotted: bool
    described: bool = False

    def patterns(self) -> Iterator[Pattern]:
        """Yield what to look for. The form as it is listed comes first."""
        yield Pattern(run_together(pieces(self.name)), "listed", len(self.words))
        words = list(self.words)
        if self.described:
            return
        yield from _turned(words)
        if len(words) <= _MOST_WORDS:
            for row in (*permutations(words, 2), *(words[at:] + words[:at] for at in range(1, len(words)))):
                yield from _turned(row)
        for at in range(len(words) - 1):
            yield from _turned(words[at : at + 2])
        yield from (Pattern(part, "part", 1) for word in words for part in _parts(word))

    def runs(self) -> Iterator[tuple[str, bool]]:
        """Yield words that may be written as one (Abd al-Rahman, Abdulrahman), and whether a hyphen makes them one."""
        for word, follow in pairwise(self.words):
            yield f"{word.text}{follow.before}{follow.text}", follow.hyphenated
        if len(self.words) > 2:
            yield "".join(word.text for word in self.words), False

    def parts(self) -> Iterator[tuple[int, Word]]:
        """Yield the words that name the person when they stand alone, with their places. A description (the nurse,
        Human rights defender) has none."""
        return ((at, word) for at, word in enumerate(self.words) if not word.dense and not self.described)


def _turned(words: Sequence[Word]) -> Iterator[Pattern]:
    """Words run together; and as they are squeezed together, where one ends in a and the next begins with e."""
    letters = ""
    for word in words:
        letters = joined(letters, word.key, dense=word.dense)
    whole = squeezed("".join(word.text for word in words))
    yield from (Pattern(run, "turned", len(words)) for run in dict.fromkeys((letters, whole)))


def _parts(word: Word) -> Iterator[str]:
    """A word; and the halves of a long one in a script without blanks, of which one is right if there is a slip."""
    yield word.key
    if word.dense and not _is_east_asian(word.text):
        keys = [piece.key for piece in pieces(word.text)]
        if len(keys) >= _LONG_WORD:
            half = len(keys) // 2
            yield from ("".join(keys[:half]), "".join(keys[half:]))


def forms(people: Sequence[Person]) -> list[Form]:
    """Return every form of the people's names: the name and what stands under `also`."""
    return forms_of((person.name, *person.also) for person in people)


def forms_of(called: Iterable[Sequence[str]]) -> list[Form]:
    """Return every form of what some people are called: as it is, without titles that are written on, and in Latin
    letters where the script has no blanks."""
    found = [
        form
        for index, names in enumerate(called)
        for listed in dict.fromkeys(names)
        for name in (listed, *_without_title(listed))
        if (form := _form(index, name)) is not None
    ]
    return found + [form for one in found if (form := _in_latin_letters(one)) is not None]


def _without_title(name: str) -> Iterator[str]:
    bare = name.strip()
    for title in word_lists().titles_written_on:
        if bare.startswith(title) and len(bare) > len(title) + 2:
            yield bare.removeprefix(title)


def _form(person: int, name: str) -> Form | None:
    cut = pieces(name)
    words = _words(cut)
    if not words:
        return None
    ends = [*accumulate(len(strict(piece.text)) for piece in cut)]
    unparted = frozenset(end for end, piece in zip(ends, cut[1:], strict=False) if piece.gap == "joined")
    capitals = frozenset(end for end, piece in zip((0, *ends), cut, strict=False) if piece.text[:1].isupper())
    described = _is_description(name, words)
    joints = frozenset(ends[:-1])
    return Form(person, name, strict(name), words, joints, unparted, capitals, "." in name, described)


def _words(cut: Sequence[Piece]) -> tuple[Word, ...]:
    """The words of a name: pieces that are written as one, without particles and titles."""
    runs: list[list[Piece]] = []
    for piece in cut:
        if runs and piece.gap in ("joined", "apostrophe"):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    words = [
        Word(
            "".join(one.key for one in run),
            "".join(one.text for one in run),
            run[0].dense,
            hyphenated=run[0].gap == "hyphen",
        )
        for run in runs
    ]
    lists = word_lists()
    passed = lists.titles | lists.particles | lists.conjunctions
    kept = _kept(words, passed)
    if len(kept) < 2:  # of `Nguyễn Văn An` and `Mira U` hardly anything would be left
        capitals = [word for word in words if word.dense or word.text[:1].isupper()]
        kept = [word for at, word in enumerate(capitals) if at or plain(word.text) not in lists.titles] or kept
    return tuple(_divided(kept or words))


def _is_description(name: str, words: Sequence[Word]) -> bool:
    """True if a name has a word in small letters that belongs to no name, or begins with an article in small ones."""
    if name.islower():
        return plain(name.split(maxsplit=1)[0]) in word_lists().articles
    return any(word.text.islower() and len(word.key) > 1 and not word.hyphenated for word in words)


def _kept(words: Sequence[Word], passed: frozenset[str]) -> list[Word]:
    """The words that say who is meant, each with the particle that stands before it."""
    kept, before = [], ""
    for word in words:
        bare = plain(word.text)
        if bare in passed or (len(bare) == 1 and not word.dense):
            before = before + word.text if bare in word_lists().particles else ""
        else:
            kept.append(replace(word, before=before))
            before = ""
    return kept


def _divided(words: Sequence[Word]) -> Iterator[Word]:
    """Ideographs and Hangul have no blank between surname and given name; most surnames are one character."""
    for word in words:
        if len(words) == 1 and word.dense and 2 < len(word.text) <= _SYLLABLES and _is_east_asian(word.text):
            surname = 2 if len(word.text) > 2 and strict(word.text).startswith(word_lists().long_surnames) else 1
            yield Word(squeezed(word.text[:surname]), word.text[:surname], True)
            yield Word(squeezed(word.text[surname:]), word.text[surname:], True)
        else:
            yield word


def _is_east_asian(text: str) -> bool:
    return all("\u3400" <= ch <= "\u9fff" or "\uac00" <= ch <= "\ud7a3" or ch >= "\U00020000" for ch in text)


def _in_latin_letters(form: Form) -> Form | None:
    """The same name in Latin letters, for one in a script without blanks: each word as one."""
    if not any(word.dense for word in form.words):
        return None
    latin = [
        "".join(syllables(word.text)) if _is_east_asian(word.text) else in_latin_letters(word.text)
        for word in form.words
    ]
    words = tuple(Word(squeezed(text), text, False) for text in latin if text)
    if not words:  # characters so rare that nobody has written them in Latin letters
        return None
    return Form(
        form.person,
        " ".join(word.text for word in words),
        UNLISTED,
        words,
        frozenset(),
        frozenset(),
        frozenset(),
        False,
    )
