"""What a letter's language decides: fixed words, dates, numbers, lists and the direction of writing.

Fixed words are data (`data/languages/*.yaml`); a file such as en-US.yaml holds only what differs from en.yaml, and a
file in another library folder what differs from ours, or a language that we do not have. Dates, numbers and lists
follow CLDR, through babel. Because importing babel takes longer than writing a whole letter, the English of most
letters goes a short way of its own, which the tests hold against babel.

Plain `en` is written as at the United Nations: 30 June 2010, and no comma before ‘and’ (CLDR's en-001).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from letterkit import tags
from letterkit.disk import files
from letterkit.languages import rows as language_rows
from letterkit.languages.rows import COLONS, KIND_WORDS, LABELS, SALUTATIONS, Labels, PlaceWords, Salutations, Words
from letterkit.tags import LANGUAGE_TAG, canonical
from letterkit.yaml import row_files

if TYPE_CHECKING:
    from babel import Locale

DateStyle = Literal["short", "medium", "long", "full", "weekday", "month"]

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY_FIRST = {"en", "en-GB", "en-001"}
_PLAIN_ENGLISH = {*_DAY_FIRST, "en-US"}
_FIRST_OF_MONTH = {"fr": "1er"}
_SPANISH_E = re.compile(r"\\?[\"«“(]?h?[ií](?![aeo])", re.IGNORECASE)
"""Before these ‘y’ becomes ‘e’: padres e hijos, but agua y hielo."""


_folders: list[Path] = []


def look_in(*folders: Path) -> None:
    """Where language files lie beside the shipped ones (`Library.folders`, the nearest last).

    It holds for the whole run: whoever opens a library calls it. What was read from other folders is forgotten.
    """
    if [*folders] != _folders:
        _folders[:] = folders
        for known in (labels, salutations, _files):
            known.cache_clear()


# -- fixed words ----------------------------------------------------------------------------------------


@cache
def labels(language: str) -> Labels:
    """The fixed words of a language; English ones, with `fallback` set, where it has none."""
    found = _merged(language, "labels")
    fallback = not found.keys() >= set(LABELS)
    words: dict[str, Any] = _merged("en", "labels") | found if fallback else found
    chain = [*_chain(language), *(_chain("en") if fallback else ())]
    for part in ("withheld", "others_withheld"):
        words[part] = next(filter(None, (getattr(one, part) for one in chain)), (f"{words['name_withheld']} ({{n}})",))
    return Labels(**words, language=language, fallback=fallback)


@cache
def salutations(language: str) -> Salutations | None:
    """The joint greetings of a language, or None where it has none."""
    found = _merged(language, "salutations")
    if not found.keys() >= set(SALUTATIONS):
        return None
    return Salutations(**found, dear=next((words.dear for words in _chain(language) if words.dear), ()))


def untitled(name: str, language: str) -> str:
    """A name without what the language puts before it, in Chinese after it: `Ms Jane Doe` is `Jane Doe`."""
    text = " ".join(name.split())
    titles = [title for words in _chain(language) for title in words.titles]
    after = canonical(language).startswith("zh")
    while title := next((one for one in titles if _has(text, one, after)), ""):
        text = text.removesuffix(title).rstrip() if after else text.removeprefix(title).lstrip()
    return text


def _has(name: str, title: str, after: bool) -> bool:
    return name.endswith(title) if after else f"{name} ".startswith(f"{title} ")


def note_after_punctuation(language: str) -> bool:
    """Whether the number of a note follows the comma or stop after what it belongs to; so in English and German."""
    return next(
        (words.note_after_punctuation for words in _chain(language) if words.note_after_punctuation is not None), True
    )


def labelled(label: str, value: str, language: str) -> str:
    """A label and what it labels, with the colon of the language: `To: …`, `À : …`, `致：…`."""
    colon = next((words.colon for words in _chain(language) if words.colon), "plain")
    return f"{label}{COLONS[colon]}{'' if colon == 'wide' else ' '}{value}"


class Points(NamedTuple):
    """The marks between words and at their end. `comma` holds the blank after it, where the language has one."""

    comma: str
    semicolon: str
    stop: str


def points(language: str) -> Points:
    """The comma, the semicolon and the stop of a language."""
    chain = [*_chain(language)]
    comma, semicolon, stop = next((words.points for words in chain if words.points), (",", ";", "."))
    wide = next((words.colon for words in chain if words.colon), "plain") == "wide"
    return Points(comma if wide else f"{comma} ", semicolon, stop)


def dateline(place: str, date: str, language: str) -> str:
    """Place and date as they stand above a letter: `Geneva, 30 June 2010`, `Paris, le 30 juin 2010`."""
    if not place or not date:
        return place or date
    form = next((words.dateline for words in _chain(language) if words.dateline), "{place}, {date}")
    return "".join(
        {"{place}": place, "{date}": date}.get(part, part) for part in re.split(r"(\{place\}|\{date\})", form)
    )


def _chain(language: str) -> Iterator[Words]:
    """The files of a language, narrower before wider and nearer before farther."""
    for tag in tags.tags(canonical(language)):
        yield from map(language_rows.read, _files(tag))


@cache
def _files(tag: str) -> tuple[Path, ...]:
    if not LANGUAGE_TAG.fullmatch(tag):
        return ()
    wanted = (folder / "languages" / f"{tag}.yaml" for folder in (*reversed(_folders), row_files.DATA))
    return tuple(file for file in wanted if files.is_file(file))


# -- places in a document -------------------------------------------------------------------------------

_NUMBER = r"(?:\d+[a-z]?(?:\.\d+)*(?:\s(?:bis|ter))?|[IVXLC]+\b)(?:\s?\(\w+(?:\.\d+)*\))*|\(\d+(?:\.\d+)*\)"
_NUMBERS = rf"(?:{_NUMBER})(?:\s?(?:[-‐‑–,]|,?\s(?:and|to)\s)\s?(?:{_NUMBER}))*"
_PINPOINT = re.compile(
    rf"(?<!\w)(?P<kind>{'|'.join(sorted(KIND_WORDS, key=len, reverse=True))})(?:\.|(?!\w))"
    rf"(?:\s(?P<number>{_NUMBERS}))?",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"[-‐‑–,]|\b(?:and|to)\b")


def pinpoint(at: str, language: str) -> str:
    """A pinpoint as notes give it: `paras. 138-139` is `par. 138–139` in French. Unknown words stay as they are."""
    return _places(at, language, short=True)


def pinpoint_words(at: str, language: str) -> str:
    """A pinpoint in words, without an article: `paragraphes 138 et 139`; in Russian in the nominative."""
    return _places(at, language, short=False)


def pinpoint_agreement(at: str, language: str) -> str:
    """Gender and number of a pinpoint in words (m, f, n, mpl, fpl, npl), by its first kind; empty if there is none."""
    found = _PINPOINT.search(at)
    words = _place_words(KIND_WORDS[found["kind"].lower()], language) if found else None
    if found is None or words is None:
        return ""
    return words.agreement + ("pl" if _SEVERAL.search(found["number"] or "") else "")


def _place_words(kind: str, language: str) -> PlaceWords | None:
    return next((words.places[kind] for words in _chain(language) if kind in words.places), None)


def _places(at: str, language: str, *, short: bool) -> str:
    def named(found: re.Match[str]) -> str:
        words, number = _place_words(KIND_WORDS[found["kind"].lower()], language), found["number"] or ""
        if words is None:
            return found[0]
        several = bool(_SEVERAL.search(number))
        form = (words.many if several else words.one) if short else (words.words if several else words.word)
        return form.replace("{n}", _numbers(number, language, short=short)).strip()

    text = _PINPOINT.sub(named, at)
    comma = {"zh": "，", "ar": "، "}.get(canonical(language).split("-")[0])
    return text.replace(", ", comma) if comma else text


def _numbers(number: str, language: str, *, short: bool) -> str:
    """Numbers with the dash and the ‘and’ of the language; in words two that follow each other are ‘138 and 139’."""
    joints = next((words.joints for words in _chain(language) if words.joints), {"and": "and", "to": "to"})
    wide = canonical(language).startswith(("zh", "ja"))
    both, to = (joints["and"], joints["to"]) if wide else (f" {joints['and']} ", f" {joints['to']} ")
    if canonical(language).startswith("ar"):
        both = f" {joints['and']}"
    text = re.sub(r",?\sand\s", both, number)
    text = re.sub(r"\sto\s", "–", text)

    def between(found: re.Match[str]) -> str:
        first, last = found[1], found[2]
        if short:
            return f"{first}–{last}"
        full = first[: len(first) - len(last)] + last if len(last) < len(first) else last
        return f"{first}{both if int(full) == int(first) + 1 else to if to.strip() != '–' else '–'}{full}"

    return re.sub(r"\b(\d+)\s?[-‐‑–]\s?(\d+)\b(?![.(])", between, text)


def _merged(language: str, part: Literal["labels", "salutations"]) -> dict[str, str]:
    """The words of the language and of the wider tags, narrower over wider."""
    merged: dict[str, str] = {}
    for words in reversed([*_chain(language)]):
        merged |= getattr(words, part)
    return merged


# -- dates, numbers, lists ------------------------------------------------------------------------------


def format_date(date: dt.date, language: str, style: DateStyle = "long") -> str:
    """A date as the language writes it (CLDR): long is `30 June 2010`, in en-US `June 30, 2010`.

    `weekday` gives the day of the week alone, `month` month and year. French writes the first of a month
    as `1er`, which CLDR does not. A language that CLDR does not know gets the ISO date.
    """
    if language in _PLAIN_ENGLISH and style in ("long", "weekday", "month"):
        return _english_date(date, language, style)
    locale = _locale(language)
    if locale is None:
        return date.isoformat()
    return _babel_date(date, locale, style)


def _english_date(date: dt.date, language: str, style: DateStyle) -> str:
    month = _MONTHS[date.month - 1]
    if style == "weekday":
        return _WEEKDAYS[date.weekday()]
    if style == "month":
        return f"{month} {date.year}"
    return f"{date.day} {month} {date.year}" if language in _DAY_FIRST else f"{month} {date.day}, {date.year}"


def _babel_date(date: dt.date, locale: Locale, style: DateStyle) -> str:
    from babel import dates

    if style == "weekday":
        return dates.format_date(date, "EEEE", locale)
    if style == "month":
        return dates.format_skeleton("yMMMM", date, locale=locale)
    text = dates.format_date(date, style, locale)
    first = _FIRST_OF_MONTH.get(locale.language)
    if first and date.day == 1 and style in ("long", "full"):
        return " ".join(first if word == "1" else word for word in text.split(" "))
    return text


def month_names(language: str) -> frozenset[str]:
    """The names of the months, small, in a date and alone (CLDR); none for a language that CLDR does not know."""
    locale = _locale(language)
    if locale is None:
        return frozenset()
    return frozenset(
        name.casefold() for form in ("format", "stand-alone") for name in locale.months[form]["wide"].values()
    )


def join(items: Sequence[str], language: str) -> str:
    """`a, b and c` as the language writes a list (CLDR); with a comma before ‘and’ in en-US."""
    if len(items) < 2:
        return "".join(items)
    locale = None if language in _PLAIN_ENGLISH else _locale(language)
    if locale is not None:
        from babel.lists import format_list

        text = format_list(items, locale=locale)
        last = items[-1]
        if locale.language == "es" and _SPANISH_E.match(last) and text.endswith(f" y {last}"):
            text = f"{text.removesuffix(f'y {last}')}e {last}"  # CLDR does not change the word before i-
        return text
    if language not in _PLAIN_ENGLISH:
        return ", ".join(items)
    before = "," if language == "en-US" and len(items) > 2 else ""
    return f"{', '.join(items[:-1])}{before} and {items[-1]}"


def number(n: int | float, language: str) -> str:
    """A number with the separators of the language (CLDR): `400,000`. Not for years."""
    if language in _PLAIN_ENGLISH and isinstance(n, int):
        return f"{n:,}"
    locale = _locale(language)
    if locale is None:
        return str(n)
    from babel.numbers import format_decimal

    return format_decimal(n, locale=locale)


def spell_small(n: int, language: str, *, feminine: bool = False) -> str:
    """A number from one to ten in words where the language has them, any other as `number` writes it."""
    for words in _chain(language):
        spelled = (feminine and words.small_numbers_f) or words.small_numbers
        if 1 <= n <= len(spelled):
            return spelled[n - 1]
    return number(n, language)


def plural(n: int, one: str, many: str) -> str:
    """The English form that goes with a number: `one` for 1, else `many`. The number itself is not added."""
    return one if n == 1 else many


def plural_form(n: int, language: str) -> int:
    """Which of a noun's forms goes with a number (CLDR): 0, 1, 2 … of the language's own list, which begins with the
    one for a single thing: two in English, three in Russian (1 человек, 2 человека, 5 человек)."""
    if language.split("-", maxsplit=1)[0] == "en":
        return 0 if n == 1 else 1
    locale = _locale(language)
    if locale is None:
        return 0 if n == 1 else 1
    rule = locale.plural_form
    known = rule.tags | {"other"}
    forms: list[str] = [one for one in ("zero", "one", "two", "few", "many", "other") if one in known]
    return forms.index(rule(n))


def own_name(language: str) -> str:
    """What a language calls itself: English, français, русский; the tag itself where CLDR does not know it."""
    locale = _locale(language)
    return (locale.get_display_name(locale) if locale and language != "en" else "") or (
        "English" if language == "en" else language
    )


# -- tags -----------------------------------------------------------------------------------------------


@cache
def _locale(language: str) -> Locale | None:
    """The CLDR locale of a tag or of the nearest wider one, or None."""
    from babel import Locale, UnknownLocaleError

    for tag in tags.tags(canonical(language)):
        try:
            found: Any = Locale.parse("en-001" if tag == "en" else tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
        return found if isinstance(found, Locale) else None
    return None
