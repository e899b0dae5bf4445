"""Writes the dictionaries of the spelling rule from dictionaries for Hunspell.

    python -m pip install DAWG2
    python scripts/make_dictionaries.py FOLDER [LANGUAGE …]

FOLDER holds one folder for each of the npm packages `dictionary-en`, `dictionary-en-gb`, `dictionary-fr`,
`dictionary-es`, `dictionary-ru` and, for the words of American Spanish, `dictionary-es-ar`, `-cl`, `-co`, `-mx`, `-pe`
and `-us` (`npm pack NAME`, unpacked), with `index.aff` and `index.dic`, and `en-large.txt` with the words of the larger
list in `@cspell/dict-en_us`, one a line (`cspell-trie reader`). Of the larger list only words are taken that are not a
slip away from a usual one: “calender” would hide a misspelt calendar. Of American Spanish no form is taken that is
another with its accents moved: “vigilás” and “crealo” are letters of another kind, and would hide a slip.

Every form of every word is written out and put into one automaton (DAWG), which is read in milliseconds and needs no
compiled library. The forms with ’s and with a French elision are left out: the rule takes those off a word before it
looks it up.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

import dawg

ROOT: Final = Path(__file__).parents[1]
INTO: Final = ROOT / "src" / "letterkit" / "checks" / "data" / "dictionaries"
SOURCES: Final = {
    "en": ("dictionary-en", "dictionary-en-gb"),
    "fr": ("dictionary-fr",),
    "es": ("dictionary-es",),
    "ru": ("dictionary-ru",),
}
"""The American and the British spelling go into one: which of them a letter keeps to is another rule's question."""
REGIONS: Final = {"es": tuple(f"dictionary-es-{country}" for country in ("ar", "cl", "co", "mx", "pe", "us"))}
"""Dictionaries with the words of other countries: `monitoreo`."""
_DROPPED: Final = re.compile(r"['’]s$|^(?:[dljtmnsc]|qu|jusqu|lorsqu|puisqu|quoiqu)['’]", re.IGNORECASE)
_SHORTEST: Final = 5
"""Letters of a rare word that is taken in."""
_ACCENTS: Final = str.maketrans("áéíóú", "aeiou")
_A_WORD: Final = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*\.?")


@dataclass(frozen=True, slots=True)
class Affix:
    """One line of an affix class: what it takes off, what it puts on, the condition, and the classes that follow."""

    is_suffix: bool
    crosses: bool
    strip: str
    add: str
    condition: re.Pattern[str] | None
    then: tuple[str, ...]

    def apply(self, word: str) -> str | None:
        """Return the form of a word; None if the affix does not fit it."""
        if self.is_suffix:
            if not word.endswith(self.strip) or (self.condition and not self.condition.search(word)):
                return None
            return word[: len(word) - len(self.strip)] + self.add
        if not word.startswith(self.strip) or (self.condition and not self.condition.match(word)):
            return None
        return self.add + word[len(self.strip) :]


@dataclass(slots=True)
class Affixes:
    """An affix file: the classes by flag, and the flags with a meaning of their own."""

    long_flags: bool = False
    special: dict[str, str] = field(default_factory=dict)
    classes: dict[str, list[Affix]] = field(default_factory=dict)

    def flags(self, text: str) -> tuple[str, ...]:
        if self.long_flags:
            return tuple(text[index : index + 2] for index in range(0, len(text) - 1, 2))
        return tuple(text)

    def forms(self, word: str, flags: Iterable[str]) -> Iterator[str]:
        """Yield the forms of a word: itself, each suffix and prefix, both of them, and suffixes of suffixes."""
        flags = tuple(flags)
        barred = {self.special.get(name) for name in ("FORBIDDENWORD", "ONLYINCOMPOUND")} - {None}
        if barred & set(flags):
            return
        if self.special.get("NEEDAFFIX") not in flags:
            yield word
        prefixes = [affix for flag in flags for affix in self.classes.get(flag, ()) if not affix.is_suffix]
        suffixes = [affix for flag in flags for affix in self.classes.get(flag, ()) if affix.is_suffix]
        for prefix in prefixes:
            if (form := prefix.apply(word)) is not None and not _DROPPED.search(form):
                yield form
        for suffix in suffixes:
            form = suffix.apply(word)
            if form is None or _DROPPED.search(form):
                continue
            if self.special.get("NEEDAFFIX") not in suffix.then and self.special.get("CIRCUMFIX") not in suffix.then:
                yield form
            for inner in (affix for flag in suffix.then for affix in self.classes.get(flag, ())):
                if (longer := inner.apply(form)) is not None and not _DROPPED.search(longer):
                    yield longer
            for prefix in prefixes:
                if suffix.crosses and prefix.crosses and (both := prefix.apply(form)) and not _DROPPED.search(both):
                    yield both


@cache
def _condition(text: str, is_suffix: bool) -> re.Pattern[str] | None:
    if text == ".":
        return None
    safe = re.sub(r"[-*+?(){}|^$\\](?![^\[]*\])", lambda match: re.escape(match[0]), text)
    return re.compile(f"(?:{safe})$" if is_suffix else safe)


def read_affixes(file: Path) -> Affixes:
    """Return what an affix file says."""
    affixes, crosses = Affixes(), dict[tuple[str, str], bool]()
    for line in file.read_text("utf-8-sig").splitlines():
        parts = line.split()
        match parts:
            case ["FLAG", kind, *_]:
                affixes.long_flags = kind == "long"
            case [("NEEDAFFIX" | "FORBIDDENWORD" | "CIRCUMFIX" | "ONLYINCOMPOUND") as name, flag, *_]:
                affixes.special[name] = flag
            case [("SFX" | "PFX") as kind, flag, ("Y" | "N") as cross, count, *_] if (kind, flag) not in crosses:
                crosses[kind, flag] = cross == "Y"
                assert count.isdigit(), line
            case [("SFX" | "PFX") as kind, flag, strip, add, *rest]:
                added, _, then = add.partition("/")
                affixes.classes.setdefault(flag, []).append(
                    Affix(
                        kind == "SFX",
                        crosses[kind, flag],
                        "" if strip == "0" else strip,
                        "" if added == "0" else added,
                        _condition(rest[0], kind == "SFX") if rest else None,
                        affixes.flags(then),
                    )
                )
    return affixes


def read_words(folder: Path) -> set[str]:
    """Return every form of every word of a dictionary, as it is spelled there."""
    affixes = read_affixes(folder / "index.aff")
    words = set[str]()
    for line in (folder / "index.dic").read_text("utf-8-sig").splitlines()[1:]:
        word, _, flags = line.split("\t")[0].split(" ")[0].partition("/")
        words.update(affixes.forms(word, affixes.flags(flags)))
    composed = (unicodedata.normalize("NFC", word).replace("’", "'").replace("ё", "е") for word in words)
    return {word for word in composed if _A_WORD.fullmatch(word)}


def regional_words(regions: Iterable[set[str]], usual: set[str]) -> Iterator[str]:
    """Yield the common words of other countries that are no usual word with its accents moved."""
    plain = {_without_accents(word) for word in usual}
    for word in set[str]().union(*regions) - usual:
        if word.islower() and _without_accents(word) not in plain:
            yield word


def _without_accents(word: str) -> str:
    return word.translate(_ACCENTS)


def rare_words(file: Path, usual: set[str]) -> Iterator[str]:
    """Yield the words of a larger list that nobody writes by mistake for a usual one."""
    known = {near for word in usual for near in _without_each_letter(word)}
    for word in file.read_text("utf-8").split():
        if word.isalpha() and word.islower() and len(word) >= _SHORTEST and word not in usual:
            swapped = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
            if known.isdisjoint(_without_each_letter(word)) and usual.isdisjoint(swapped):
                yield word


def _without_each_letter(word: str) -> Iterator[str]:
    """Yield a word, and what is left of it without each of its letters: words a slip apart have one of them alike."""
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def main() -> None:
    """Write one dictionary for each language."""
    folder = Path(sys.argv[1])
    INTO.mkdir(exist_ok=True)
    for language in sys.argv[2:] or SOURCES:
        names = SOURCES[language]
        words = set[str]().union(*(read_words(folder / name) for name in names))
        words |= set(regional_words([read_words(folder / name) for name in REGIONS.get(language, ())], words))
        if language == "en":
            words |= set(rare_words(folder / "en-large.txt", {word.lower() for word in words}))
        file = INTO / f"{language}.dawg"
        dawg.DAWG(sorted(words)).save(str(file))
        print(f"{file.name}: {len(words):,} words, {file.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
