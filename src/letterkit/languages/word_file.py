"""One language file: the fixed words of a letter, greetings, places in a document; each mistake with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from letterkit.errors import Problem
from letterkit.languages.grammar import GRAMMARS
from letterkit.languages.language import COLONS, EVERY_STOP, Labels, Salutations
from letterkit.languages.normal_form import fold
from letterkit.languages.pinpoint_words import PlaceWords
from letterkit.languages.place_words import PRINTED
from letterkit.wording import say, say_joined
from letterkit.yaml import row_files
from letterkit.yaml.rows import DataRow

_DATED: Final = ("reply_by", "deadline")
LABELS: Final = tuple(name for name in Labels._fields if name not in ("withheld", "others_withheld", "fallback"))
SALUTATIONS: Final = tuple(name for name in Salutations._fields if not name.startswith("dear"))
RELATIVE_DAYS: Final[Mapping[str, int]] = {"yesterday": -1, "today": 0, "tomorrow": 1}
TEXTS: Final = (
    *("dateline", "first_of_month", "quotation", "provides", "annex", "in_force", "adopted", "treaty_series"),
    *("government", "questions", "yours"),
)
LISTS: Final = (
    *("small_numbers", "small_numbers_f", "titles"),
    *("withheld", "others_withheld", "yes", "no", "date_fillers", "first_day", "ones", "quantities", "round_numbers"),
    "abbreviations",
)
_JOINED: Final = re.compile(r"\{one\}([^{}]+)\{other\}")
_PLACES_TO_FILL: Final = {
    "dateline": ("{date}", "{place}"),
    "quotation": ("{text}",),
    "annex": ("{n}",),
    "in_force": ("{date}",),
    "adopted": ("{date}",),
    "treaty_series": ("{page}", "{volume}"),
    "government": ("{state}",),
}


class WordFile(NamedTuple):
    """One language file: what it has, which may be only a part. `texts` and `lists` are by TEXTS and LISTS."""

    file: str
    labels: Mapping[str, str]
    salutations: Mapping[str, str]
    dear: tuple[str, ...]
    dear_keeps_capital: bool
    places: Mapping[str, PlaceWords]
    joints: Mapping[str, str]
    relative_days: Mapping[str, int]
    months: Mapping[str, int]
    texts: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    points: tuple[str, ...]
    colon: str
    grammar: str
    symbol_words: Mapping[str, str]
    note_after_punctuation: bool | None
    note_before: str | None
    note_after: str | None
    parts: Mapping[str, str]


def read_shipped_language(name: str) -> WordFile:
    """Return a language file of the package, read once. Raises InvalidLibrary."""
    return _read_shipped_language(row_files.DATA / "languages" / name)


@cache
def _read_shipped_language(file: Path) -> WordFile:
    return read_file(file)


def read_file(file: Path) -> WordFile:
    """Return what a language file has. Raises InvalidLibrary with the line of whatever is wrong."""
    problems: list[Problem] = []
    row = row_files.read_mapping(file, problems)
    labels, greetings = row.mapping("labels"), row.mapping("salutations")
    places, joints, parts = _places(row)
    words = WordFile(
        str(file),
        {key: labels.text(key) for key in LABELS if labels.text(key)},
        {key: greetings.text(key) for key in SALUTATIONS if greetings.text(key)},
        greetings.texts("dear"),
        greetings.flag("dear_keeps_capital"),
        places,
        joints,
        _relative_days(row),
        _months(row),
        {key: row.text(key) for key in TEXTS if row.text(key)},
        {key: row.texts(key) for key in LISTS if row.texts(key)},
        _points(row),
        row.choice("colon", (*COLONS, "none"), "none").replace("none", ""),
        row.choice("grammar", (*GRAMMARS, "none"), "none").replace("none", ""),
        _symbol_words(row),
        row.flag("note_after_punctuation") if row.data.get("note_after_punctuation") is not None else None,
        _stops(row, "note_before"),
        _stops(row, "note_after"),
        parts,
    )
    row.known.append("note_after_punctuation")
    _check_places_to_fill(row, labels, greetings, words)
    row.texts("source", required=True)
    row.date("checked", required=True)
    row.text("notes")
    for part in (labels, greetings, row):
        part.report_unknown_keys()
    row_files.raise_if_any(problems)
    return words


def _points(row: DataRow) -> tuple[str, ...]:
    points = row.texts("points")
    if points and len(points) != 3:
        row.report(say("Three marks are needed."), say("Write the comma, the semicolon and the stop."), "points")
    return points


def _stops(row: DataRow, key: str) -> str | None:
    """Return the marks of punctuation of a list, which may be empty; None where there is no list."""
    if row.data.get(key) == []:
        row.known.append(key)
        return ""
    stops = row.texts(key)
    if wrong := [stop for stop in stops if stop not in EVERY_STOP or len(stop) != 1]:
        row.report(
            say("‘{wrong}’ is no mark of punctuation.", wrong=wrong[0]),
            say('Write single ones: [".", ",", ";", ":"].'),
            key,
        )
    return "".join(stops) if row.data.get(key) is not None else None


def _symbol_words(row: DataRow) -> dict[str, str]:
    """Return how the English words in symbols of documents are said, by those words in small letters."""
    inner = row.mapping("symbol_words")
    return {key.casefold(): inner.text(key) for key in inner.data if inner.text(key)}


def _relative_days(row: DataRow) -> dict[str, int]:
    """Return the words for days near today, with their distance from it."""
    inner = row.mapping("relative_days")
    words = {fold(word): distance for key, distance in RELATIVE_DAYS.items() for word in inner.texts(key)}
    inner.report_unknown_keys()
    return words


def _months(row: DataRow) -> dict[str, int]:
    """Return names of months that CLDR does not have for the language, with their numbers."""
    inner = row.mapping("months")
    words = {name: number for number in range(1, 13) for name in inner.texts(str(number))}
    inner.report_unknown_keys()
    return words


def _places(row: DataRow) -> tuple[dict[str, PlaceWords], dict[str, str], dict[str, str]]:
    """Return the words for places in a document, by kind, those between their numbers, and what follows a place in a
    part that is named."""
    inner = row.mapping("places")
    joints = {key: inner.text(key) for key in ("and", "to", "within", "common", "letters", "bis") if inner.text(key)}
    places = {}
    for kind in PRINTED:
        if isinstance(inner.data.get(kind), dict):
            words = inner.mapping(kind)
            optional = PlaceWords._field_defaults
            places[kind] = PlaceWords(*(words.text(key, required=key not in optional) for key in PlaceWords._fields))
            words.report_unknown_keys()
        inner.known.append(kind)
    behind = inner.mapping("behind")
    parts = {name.casefold(): behind.text(name) for name in behind.data if behind.text(name)}
    inner.report_unknown_keys()
    return places, joints, parts


def _check_places_to_fill(row: DataRow, labels: DataRow, greetings: DataRow, words: WordFile) -> None:
    """Note the texts that lack a place to fill in, or have one that nothing fills."""
    for key, text in words.labels.items():
        if text.replace("{date}", "").count("{") or ("{date}" in text) != (key in _DATED):
            labels.report(
                say("The text must hold {date}.") if key in _DATED else say("Nothing can be filled in here."),
                say("Only reply_by and deadline hold {date}."),
                key,
            )
    if (joined := words.salutations.get("joined")) and not _JOINED.fullmatch(joined):
        greetings.report(say("The text must be {one}, what stands between, and {other}."), "", "joined")
    for key, wanted in _PLACES_TO_FILL.items():
        text = words.texts.get(key, "")
        if text and tuple(sorted(re.findall(r"\{\w*\}", text))) != wanted:
            hint = say("Write it as '{place}, {date}'.") if key == "dateline" else ""
            row.report(say("The text must hold {names}.", names=say_joined(reversed(wanted))), hint, key)
    for key in ("withheld", "others_withheld"):
        if any("{" in text.replace("{n}", "", 1) for text in words.lists.get(key, ())):
            row.report(say("Only {n}, the number, can be filled in here."), say("Write it once, or leave it out."), key)
        elif key in words.lists and "{n}" not in words.lists[key][-1]:
            row.report(
                say("The last form must hold {n}, the number."), say("It is the form for the most signatories."), key
            )
    for key in ("close", "close_unnamed"):
        if "{" in words.salutations.get(key, "").replace("{salutation}", "", 1):
            greetings.report(
                say("Only {salutation} can be filled in here."), say("Write it once, where it belongs."), key
            )
