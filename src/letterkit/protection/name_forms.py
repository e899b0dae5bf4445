"""The forms of people's names, cut into words, and every way in which those words are put together.

People are called by the whole name, by two words of it in either order, by the surname alone, by the given name and the
patronymic. A form of a name is taken apart once, and what is looked for is worked out from it: `patterns` are words run
together, to be found however a text parts them; `parts` are the words that name a person when they stand alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise, permutations
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from letterkit.languages.normal_form import plain, squeezed, strict
from letterkit.letter.person import Person
from letterkit.protection.phonetics import in_latin_letters, syllables
from letterkit.protection.tokens import NameToken, join_letters, letters_of, tokenize
from letterkit.yaml.shipped import read_shipped

_DATA: Final = Path(__file__).parent / "data" / "words.yaml"
Kind = Literal["listed", "turned", "part"]
"""A pattern that is a form as the draft lists it; its words in another order or fewer of them; one word of it."""
UNLISTED: Final = "\0"
"""The letters of a form that is worked out: no text is exactly that form."""
_SYLLABLES: Final = 6
_LONG_WORD: Final = 8
_MOST_WORDS: Final = 7
"""Words of a name that are combined; longer ones are looked for whole and word by word."""


class NameWordLists(NamedTuple):
    """The word lists about names, in their plain forms; endings are squeezed, by alphabet."""

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
def name_word_lists() -> NameWordLists:
    """Return the lists of `data/words.yaml`."""
    data: dict[str, Any] = read_shipped(_DATA)

    def plain_forms(key: str) -> frozenset[str]:
        return frozenset(plain(str(word)) for word in data[key])

    def squeezed_by_alphabet(key: str) -> dict[str, frozenset[str]]:
        return {alphabet: frozenset(map(squeezed, words)) for alphabet, words in data[key].items()}

    return NameWordLists(
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


class NameWord(NamedTuple):
    """One word of a name: its squeezed letters, as written, and whether it belongs to a script without blanks.
    `before` is a particle that stands before it and may be written on: al in al-Bashir. `hyphenated`: a hyphen joins it
    to the word before."""

    key: str
    text: str
    dense: bool
    before: str = ""
    hyphenated: bool = False


class Pattern(NamedTuple):
    """Squeezed letters to look for, what part of the name they are, and how many words they hold."""

    letters: str
    kind: Kind
    words: int


class NameForm(NamedTuple):
    """A form of a name. `listed` are its strict letters. `joints` are the numbers of letters after which a new
    token begins, `unparted` those of them where nothing stands between (McDonald has one), `capitals` those after which
    (or 0) a capital follows. `dotted`: it has full stops. `described`: it is no name but says who is meant.
    """

    person: int
    name: str
    listed: str
    words: tuple[NameWord, ...]
    joints: frozenset[int]
    unparted: frozenset[int]
    capitals: frozenset[int]
    dotted: bool
    described: bool = False

    def patterns(self) -> Iterator[Pattern]:
        """Yield what to look for. The form as it is listed comes first."""
        yield Pattern(letters_of(tokenize(self.name)), "listed", len(self.words))
        words = list(self.words)
        if self.described:
            return
        yield from _run_together(words)
        if len(words) <= _MOST_WORDS:
            for row in (*permutations(words, 2), *(words[index:] + words[:index] for index in range(1, len(words)))):
                yield from _run_together(row)
        for index in range(len(words) - 1):
            yield from _run_together(words[index : index + 2])
        yield from (Pattern(part, "part", 1) for word in words for part in _halves(word))

    def runs(self) -> Iterator[tuple[str, bool]]:
        """Yield words that may be written as one (Abd al-Rahman, Abdulrahman), and whether a hyphen makes them one."""
        for word, follow in pairwise(self.words):
            yield f"{word.text}{follow.before}{follow.text}", follow.hyphenated
        if len(self.words) > 2:
            yield "".join(word.text for word in self.words), False

    def parts(self) -> Iterator[tuple[int, NameWord]]:
        """Yield the words that name the person when they are alone, with their places. A description (the nurse,
        Human rights defender) has none."""
        return ((index, word) for index, word in enumerate(self.words) if not word.dense and not self.described)


def _run_together(words: Sequence[NameWord]) -> Iterator[Pattern]:
    """Yield words run together; and as they are squeezed together, where one ends in a and the next begins with e."""
    letters = ""
    for word in words:
        letters = join_letters(letters, word.key, dense=word.dense)
    whole = squeezed("".join(word.text for word in words))
    yield from (Pattern(run, "turned", len(words)) for run in dict.fromkeys((letters, whole)))


def _halves(word: NameWord) -> Iterator[str]:
    """Yield a word; and the halves of a long one in a script without blanks, of which one is right if there is a
    slip."""
    yield word.key
    if word.dense and not _is_east_asian(word.text):
        keys = [token.key for token in tokenize(word.text)]
        if len(keys) >= _LONG_WORD:
            half = len(keys) // 2
            yield from ("".join(keys[:half]), "".join(keys[half:]))


def forms(people: Sequence[Person]) -> list[NameForm]:
    """Return every form of the people's names: the name and those under `also`."""
    return forms_of((person.name, *person.also) for person in people)


def forms_of(called: Iterable[Sequence[str]]) -> list[NameForm]:
    """Return every form of what some people are called: as it is, without titles that are written on, and in Latin
    letters where the script has no blanks."""
    forms = [
        form
        for index, names in enumerate(called)
        for listed in dict.fromkeys(names)
        for name in (listed, *_without_title(listed))
        if (form := _form(index, name)) is not None
    ]
    return forms + [form for listed_form in forms if (form := _in_latin_letters(listed_form)) is not None]


def _without_title(name: str) -> Iterator[str]:
    bare = name.strip()
    for title in name_word_lists().titles_written_on:
        if bare.startswith(title) and len(bare) > len(title) + 2:
            yield bare.removeprefix(title)


def _form(person: int, name: str) -> NameForm | None:
    tokens = tokenize(name)
    words = _words(tokens)
    if not words:
        return None
    ends = [*accumulate(len(strict(token.text)) for token in tokens)]
    unparted = frozenset(end for end, token in zip(ends, tokens[1:], strict=False) if token.gap == "joined")
    capitals = frozenset(end for end, token in zip((0, *ends), tokens, strict=False) if token.text[:1].isupper())
    described = _is_description(name, words)
    joints = frozenset(ends[:-1])
    return NameForm(person, name, strict(name), words, joints, unparted, capitals, "." in name, described)


def _words(tokens: Sequence[NameToken]) -> tuple[NameWord, ...]:
    """Return the words of a name, tokens that are written as one joined, without particles and titles."""
    groups: list[list[NameToken]] = []
    for token in tokens:
        if groups and token.gap in ("joined", "apostrophe"):
            groups[-1].append(token)
        else:
            groups.append([token])
    words = [
        NameWord(
            "".join(token.key for token in group),
            "".join(token.text for token in group),
            group[0].dense,
            hyphenated=group[0].gap == "hyphen",
        )
        for group in groups
    ]
    lists = name_word_lists()
    passed = lists.titles | lists.particles | lists.conjunctions
    kept = _naming_words(words, passed)
    if len(kept) < 2:  # of `Nguyễn Văn An` and `Mira U` hardly anything would be left
        capitals = [word for word in words if word.dense or word.text[:1].isupper()]
        kept = [word for index, word in enumerate(capitals) if index or plain(word.text) not in lists.titles] or kept
    return tuple(_with_surname_apart(kept or words))


def _is_description(name: str, words: Sequence[NameWord]) -> bool:
    """True if a name has a word in small letters that belongs to no name, or begins with an article in small ones."""
    if name.islower():
        return plain(name.split(maxsplit=1)[0]) in name_word_lists().articles
    return any(word.text.islower() and len(word.key) > 1 and not word.hyphenated for word in words)


def _naming_words(words: Sequence[NameWord], passed: frozenset[str]) -> list[NameWord]:
    """Return the words that say who is meant, each with the particle before it."""
    kept, before = [], ""
    for word in words:
        bare = plain(word.text)
        if bare in passed or (len(bare) == 1 and not word.dense):
            before = before + word.text if bare in name_word_lists().particles else ""
        else:
            kept.append(word._replace(before=before))
            before = ""
    return kept


def _with_surname_apart(words: Sequence[NameWord]) -> Iterator[NameWord]:
    """Yield the words with surname and given name apart, between which ideographs and Hangul have no blank. Most
    surnames are one character."""
    for word in words:
        if len(words) == 1 and word.dense and 2 < len(word.text) <= _SYLLABLES and _is_east_asian(word.text):
            surname = 2 if len(word.text) > 2 and strict(word.text).startswith(name_word_lists().long_surnames) else 1
            yield NameWord(squeezed(word.text[:surname]), word.text[:surname], True)
            yield NameWord(squeezed(word.text[surname:]), word.text[surname:], True)
        else:
            yield word


def _is_east_asian(text: str) -> bool:
    return all("\u3400" <= ch <= "\u9fff" or "\uac00" <= ch <= "\ud7a3" or ch >= "\U00020000" for ch in text)


def _in_latin_letters(form: NameForm) -> NameForm | None:
    """Return a form in a script without blanks in Latin letters, each word as one; None for any other."""
    if not any(word.dense for word in form.words):
        return None
    latin = [
        "".join(syllables(word.text)) if _is_east_asian(word.text) else in_latin_letters(word.text)
        for word in form.words
    ]
    words = tuple(NameWord(squeezed(text), text, False) for text in latin if text)
    if not words:  # characters so rare that nobody has written them in Latin letters
        return None
    return NameForm(
        form.person,
        " ".join(word.text for word in words),
        UNLISTED,
        words,
        frozenset(),
        frozenset(),
        frozenset(),
        False,
    )
