"""A language as one value: the fixed words of a letter, and how dates, numbers, lists and phrases are written in it.

The words are data (`reading.py`); dates, numbers and lists follow CLDR, through babel, which is loaded when a language
other than English needs it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal, NamedTuple

from letterkit import tags
from letterkit.languages import dates, numbers
from letterkit.languages.dates import DateParts, DateStyle, DateWords
from letterkit.languages.grammar import Grammar, load_grammar
from letterkit.languages.normal_form import fold
from letterkit.languages.pinpoint_words import PinpointWords
from letterkit.wording import says_yes


class Labels(NamedTuple):
    """The fixed words of a letter. `reply_by` and `deadline` hold `{date}`. `withheld` and `others_withheld`, after
    others who are named, say how many sign whose names are withheld: `{n}`, in a form for each kind of number.

    `fallback` is true where the language has no words of its own and these are English.
    """

    to: str
    cc: str
    web: str
    email: str
    phone: str
    by: str
    enclosures: str
    name_withheld: str
    personal_capacity: str
    reply_by: str
    deadline: str
    draft: str
    withheld: tuple[str, ...]
    others_withheld: tuple[str, ...]
    fallback: bool = False


class Salutations(NamedTuple):
    """How several people are greeted at once, and the words around a greeting.

    `you` is how the text names a person it is addressed to. The closes may hold `{salutation}`, where the language
    repeats the greeting in the close, as French does. `dear` is how greetings begin that are written small after
    another one unless `dear_keeps_capital`, `joined` how `{one}` greeting and the `{other}` make a line.
    """

    you: str
    mark: str
    joined: str
    excellencies: str
    everyone: str
    excellencies_and_everyone: str
    close: str
    close_unnamed: str
    dear: tuple[str, ...] = ()
    dear_keeps_capital: bool = False


class Points(NamedTuple):
    """The marks between words and at their end. `comma` holds the blank after it, where the language has one."""

    comma: str = ", "
    semicolon: str = ";"
    stop: str = "."


EVERY_STOP: Final = ".,;:!?…。，；：、！？،؛؟۔।॥։።"
"""The punctuation that the mark of a note can stand beside."""


class NoteStyle(NamedTuple):
    """How the notes of a language are set.

    `number_after_punctuation` tells whether the mark of a citation, which is typed before the stop, is printed after
    it. `stands_before` and `stands_after` are the punctuation that every mark stands before and after; what is in
    neither is a matter of sense, and the mark stays where it was put. `abbreviations` are words, in small letters,
    whose stop is their own. `quotation` has the quotation marks around `{text}`.
    """

    number_after_punctuation: bool = True
    points: Points = Points()
    quotation: str = "“{text}”"
    stands_before: str = ""
    stands_after: str = EVERY_STOP
    abbreviations: frozenset[str] = frozenset()


LATIN_POINTS: Final = Points()
ENGLISH_NOTES: Final = NoteStyle()
Colon = Literal["plain", "spaced", "wide"]
COLONS: Final[Mapping[Colon, str]] = {"plain": ": ", "spaced": "\N{NO-BREAK SPACE}: ", "wide": "："}


@dataclass(frozen=True, eq=False)
class Language:
    """A language of a letter, as the library folders of a command have it (`Library.language`).

    `tag` is the one that was asked for. `salutations` is None where the language has no greetings. `yes` and `no` are
    the words for them, the full one first. `relative_days` are words for a day, folded, with its distance from today.
    `months` are names of months beside those of CLDR. `date_fillers` are words in a date that say
    nothing, `first_day` those for the first of a month.
    `government` is what a State's government is called, empty where the name of the State would have to bend for it,
    `yours` how one begins who belongs to the reader, empty where such words would have to bend,
    `annex` what an annex with a number is called, `questions` one with the questions to the reader. `provides` is the
    verb of a norm's clause.
    `in_force` and `adopted` are how a note says since when a treaty is in
    force and when it was adopted, `treaty_series` how it names a page of the United Nations Treaty Series, and
    `symbol_words` how it says the English words in symbols of documents. `ones` are the words for a single thing,
    `quantities` those that count and are not what is counted, `round_numbers` the ends of those after which what is
    counted needs ‘of’. `english` is what every interview understands; None in English itself.
    `also` are the languages in which answers are read beside it: that of the interview.
    """

    tag: str
    labels: Labels
    salutations: Salutations | None = None
    points: Points = LATIN_POINTS
    colon: Colon = "plain"
    note_style: NoteStyle = ENGLISH_NOTES
    dateline_form: str = "{place}, {date}"
    first_of_month: str = ""
    titles: tuple[str, ...] = ()
    small_numbers: tuple[str, ...] = ()
    small_numbers_f: tuple[str, ...] = ()
    pinpoints: PinpointWords = field(default_factory=PinpointWords)
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    relative_days: Mapping[str, int] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    date_fillers: tuple[str, ...] = ()
    first_day: tuple[str, ...] = ()
    provides: str = ""
    annex: str = "Annex {n}"
    questions: str = "Questions"
    in_force: str = ""
    adopted: str = ""
    government: str = ""
    yours: str = ""
    treaty_series: str = ""
    symbol_words: Mapping[str, str] = field(default_factory=dict)
    ones: tuple[str, ...] = ()
    quantities: frozenset[str] = frozenset()
    round_numbers: tuple[str, ...] = ()
    grammar_name: str = ""
    english: Language | None = None
    also: tuple[Language, ...] = ()

    @property
    def base(self) -> str:
        """The language without script and region: `en` of `en-GB`."""
        return tags.base(self.tag)

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        return tags.direction(self.tag)

    @cached_property
    def grammar(self) -> Grammar | None:
        """The grammar of the language; None where letterkit has none, and no form of a phrase may be made up."""
        return load_grammar(self.grammar_name)

    # -- fixed words --------------------------------------------------------------------------------------

    def labelled(self, label: str, value: str) -> str:
        """Return a label and what it labels, with the colon of the language: `To: …`, `À : …`, `致：…`."""
        return f"{label}{COLONS[self.colon]}{value}"

    def heading(self, label: str) -> str:
        """Return a label with the colon of the language and nothing after it: `Enclosures:`."""
        return self.labelled(label, "").rstrip(" ")

    def dateline(self, place: str, date: str) -> str:
        """Return the line above a letter: `Geneva, 30 June 2010`, `Paris, le 30 juin 2010`."""
        if not place or not date:
            return place or date
        pieces = re.split(r"(\{place\}|\{date\})", self.dateline_form)
        return "".join({"{place}": place, "{date}": date}.get(piece, piece) for piece in pieces)

    def without_title(self, name: str) -> str:
        """Return a name without what the language puts before it, in Chinese after it: `Ms Jane Doe` is `Jane Doe`."""
        text, after = " ".join(name.split()), self.base == "zh"
        while title := next((title for title in self.titles if _has_title(text, title, after)), ""):
            text = text.removesuffix(title).rstrip() if after else text.removeprefix(title).lstrip()
        return text

    def has_title(self, name: str) -> bool:
        """True if a name has a title of the language."""
        return self.without_title(name) != " ".join(name.split())

    # -- dates --------------------------------------------------------------------------------------------

    def format_date(self, date: dt.date, style: DateStyle = "long") -> str:
        """Return a date as the language writes it; `weekday` and `month` (with its year) are styles of their own."""
        return dates.format_date(date, self.tag, style, self.first_of_month)

    def read_date(self, text: str, today: dt.date | None = None) -> dt.date | None:
        """Return the day that a text names for certain, in this language, in English or in figures; else None.

        With `today`, also words for a day near it: tomorrow, hier.
        """
        for language in self._understood:
            distance = language.relative_days.get(fold(text))
            if today is not None and distance is not None:
                return today + dt.timedelta(days=distance)
        parts = self.date_parts(text)
        return parts.date if parts else None

    def format_partial_date(self, text: str | int) -> str:
        """Return a day, a month or a year in figures (2026-06-30, 2026-06, 2026) as the language writes it; any other
        text as it is."""
        typed = str(text)
        if not tags.is_partial_date(typed):
            return typed
        year, *rest = map(int, typed.split("-"))
        if not rest:
            return typed
        date = dt.date(year, rest[0], rest[1] if len(rest) > 1 else 1)
        return self.format_date(date, "long" if len(rest) > 1 else "month")

    def read_month(self, text: str) -> tuple[int, int] | None:
        """Return year and month of a text that names a month of a year, in this language or in English, and nothing
        else: `October 2025`, `octobre 2025`."""
        months = (language._date_words.month(text) for language in self._understood)
        return next(filter(None, months), None)

    def date_parts(self, text: str) -> DateParts | None:
        """Return day, month, year and weekday as a text gives them, in this language, in English or in figures, even
        where the calendar has no such day; None where they are not certain."""
        for language in self._understood:
            parts = language._date_words.parts(text)
            if parts and parts.year is not None:
                return parts
        return None

    def day_without_year(self, text: str) -> DateParts | None:
        """Return the day that a text names by its month without a year, even where no year has it; None for others."""
        for language in self._understood:
            parts = language._date_words.parts_by_name(text)
            if parts and parts.year is None:
                return parts
        return None

    def names_day(self, text: str) -> bool:
        """True if a text names a day, by its month, and nothing else: `20 December`, in French `le 20 décembre`."""
        parts = self._date_words.parts_by_name(text)
        return parts is not None and 1 <= parts.day <= 31

    @cached_property
    def _date_words(self) -> DateWords:
        return dates.date_words(self.tag, self.date_fillers, self.first_day, self.months)

    # -- numbers and lists --------------------------------------------------------------------------------

    def format_number(self, n: int | float) -> str:
        """Return a number with the separators of the language: `400,000`. Not for years."""
        return numbers.format_number(n, self.tag)

    def spell_small(self, n: int, *, feminine: bool = False) -> str:
        """Return a number from one to ten in words where the language has them, any other in figures."""
        spelled = (feminine and self.small_numbers_f) or self.small_numbers
        return spelled[n - 1] if 1 <= n <= len(spelled) else self.format_number(n)

    def plural_form(self, n: int) -> int:
        """Return the index of a noun's form after a number (CLDR): 0 or 1 in English, 0 to 2 in Russian."""
        return numbers.plural_form(n, self.tag)

    def join(self, items: Sequence[str]) -> str:
        """Return `a, b and c` as the language writes a list."""
        return numbers.join(items, self.tag)

    # -- answers ------------------------------------------------------------------------------------------

    def read_yes_no(self, text: str) -> bool | None:
        """Return what a word for yes or no means, here, in the interview or in English; None for any other text."""
        word = fold(text)
        if (heard := says_yes(text)) is not None and word not in map(fold, (*self.yes, *self.no)):
            return heard
        for language in self._understood:
            if word in map(fold, language.yes):
                return True
            if word in map(fold, language.no):
                return False
        return None

    @property
    def _understood(self) -> tuple[Language, ...]:
        return tuple(filter(None, (self, *self.also, self.english)))


def _has_title(name: str, title: str, after: bool) -> bool:
    return name.endswith(title) if after else f"{name} ".startswith(f"{title} ")
