"""Language files as rows: the fixed words of a letter, greetings, places in a document; each mistake with its line."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from letterkit.errors import Problem
from letterkit.yaml import row_files
from letterkit.yaml.rows import DataRow


class Labels(NamedTuple):
    """The fixed words of a letter. `reply_by` and `deadline` hold `{date}`. `withheld` and `others_withheld`, after
    others who are named, say how many sign whose names are withheld: `{n}`, in a form for each kind of number.

    `language` is the tag that was asked for; `fallback` tells that it has no words of its own and that
    these are English.
    """

    to: str
    cc: str
    web: str
    email: str
    phone: str
    by: str
    enclosure: str
    enclosures: str
    name_withheld: str
    personal_capacity: str
    reply_by: str
    deadline: str
    draft: str
    withheld: tuple[str, ...]
    others_withheld: tuple[str, ...]
    language: str = "en"
    fallback: bool = False


class Salutations(NamedTuple):
    """How several people are greeted at once, and what stands around a greeting.

    `you` is how the text names a person it is addressed to. The closes may hold `{salutation}`, where the language
    repeats the greeting in the close, as French does. `dear` is how greetings begin that are written small after
    another one, `joined` how `{one}` greeting and the `{other}` stand in a line.
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


class PlaceWords(NamedTuple):
    """How a kind of place in a document is named, with `{n}` for its number: short (one, many) and in words (word,
    words), and the gender of the word."""

    one: str
    many: str
    word: str
    words: str
    agreement: str


_DATED = ("reply_by", "deadline")
COLONS = {"plain": ":", "spaced": "\N{NO-BREAK SPACE}:", "wide": "："}
_NO_LABELS = ("withheld", "others_withheld", "language", "fallback")
LABELS = tuple(name for name in Labels._fields if name not in _NO_LABELS)
SALUTATIONS = tuple(name for name in Salutations._fields if name != "dear")
_JOINED = re.compile(r"\{one\}([^{}]+)\{other\}")


class Words(NamedTuple):
    """One language file: what it has, which may be only a part."""

    labels: dict[str, str]
    salutations: dict[str, str]
    small_numbers: tuple[str, ...]
    small_numbers_f: tuple[str, ...]
    places: dict[str, PlaceWords]
    joints: dict[str, str]
    note_after_punctuation: bool | None
    colon: str
    points: tuple[str, ...]
    dateline: str
    dear: tuple[str, ...]
    titles: tuple[str, ...]
    withheld: tuple[str, ...]
    others_withheld: tuple[str, ...]


KIND_WORDS = {
    **dict.fromkeys(("para", "paras", "paragraph", "paragraphs"), "para"),
    **dict.fromkeys(("art", "arts", "article", "articles"), "art"),
    **dict.fromkeys(("sect", "sects", "section", "sections"), "section"),
    **dict.fromkeys(("chap", "chaps", "chapter", "chapters"), "chapter"),
    **dict.fromkeys(("p", "pp", "page", "pages"), "page"),
    **{
        word: word.removesuffix("es").removesuffix("s") if word == "annexes" else word.removesuffix("s")
        for one in ("principle", "rule", "recital", "guideline", "recommendation", "annex", "preamble")
        for word in (one, f"{one}es" if one == "annex" else f"{one}s")
    },
}


def _points(row: DataRow) -> tuple[str, ...]:
    """Comma, semicolon and stop, or nothing."""
    found = row.texts("points")
    if found and len(found) != 3:
        row.report("Three marks are needed.", "Write the comma, the semicolon and the stop.", "points")
    return found


@cache
def read(file: Path) -> Words:
    """What a language file has. Raises InvalidLibrary with the line of whatever is wrong."""
    problems: list[Problem] = []
    row = row_files.read_mapping(file, problems)
    labels, greetings = row.mapping("labels"), row.mapping("salutations")
    words = Words(
        {key: labels.text(key) for key in LABELS if labels.text(key)},
        {key: greetings.text(key) for key in SALUTATIONS if greetings.text(key)},
        row.texts("small_numbers"),
        row.texts("small_numbers_f"),
        *_placed(row),
        row.flag("note_after_punctuation") if "note_after_punctuation" in row.data else None,
        row.choice("colon", (*COLONS, "none"), "none").replace("none", ""),
        _points(row),
        row.text("dateline"),
        greetings.texts("dear"),
        row.texts("titles"),
        row.texts("withheld"),
        row.texts("others_withheld"),
    )
    if row.data.get("note_after_punctuation") is None:
        row.flag("note_after_punctuation")
    for key, text in words.labels.items():
        if text.replace("{date}", "").count("{") or ("{date}" in text) != (key in _DATED):
            labels.report(
                "The text must hold {date}." if key in _DATED else "Nothing can be filled in here.",
                "Only reply_by and deadline hold {date}.",
                key,
            )
    _filled(row, greetings, words)
    row.texts("source", required=True)
    row.date("checked", required=True)
    row.text("notes")
    row.known += [
        "yes",
        "no",
        "relative_days",
        "date_fillers",
        "first_of_month",
        "quotation",
        "provides",
        "in_force",
        "grammar",
        "counting",
    ]
    for each in (labels, greetings, row):
        each.report_unknown_keys()
    row_files.raise_if_any(problems)
    return words


def _filled(row: DataRow, greetings: DataRow, words: Words) -> None:
    """Notes the texts with places to fill in that lack one, or have one that nothing fills."""
    if (joined := words.salutations.get("joined")) and not _JOINED.fullmatch(joined):
        greetings.report("The text must be {one}, what stands between, and {other}.", "", "joined")
    if words.dateline and sorted(re.findall(r"\{\w*\}", words.dateline)) != ["{date}", "{place}"]:
        row.report("The text must hold {place} and {date}.", "Write it as '{place}, {date}'.", "dateline")
    for key in ("withheld", "others_withheld"):
        if any("{" in text.replace("{n}", "", 1) for text in getattr(words, key)):
            row.report("Only {n}, the number, can be filled in here.", "Write it once, or leave it out.", key)
    for key in ("close", "close_unnamed"):
        if "{" in words.salutations.get(key, "").replace("{salutation}", "", 1):
            greetings.report("Only {salutation} can be filled in here.", "Write it once, where it belongs.", key)


def _placed(row: DataRow) -> tuple[dict[str, PlaceWords], dict[str, str]]:
    """The words for places, by kind, and those between their numbers."""
    inner = row.mapping("places")
    joints = {key: inner.text(key) for key in ("and", "to") if inner.text(key)}
    found = {}
    for kind in dict.fromkeys(KIND_WORDS.values()):
        if isinstance(inner.data.get(kind), dict):
            words = inner.mapping(kind)
            found[kind] = PlaceWords(*(words.text(key, required=True) for key in PlaceWords._fields))
            words.report_unknown_keys()
        inner.known.append(kind)
    inner.report_unknown_keys()
    return found, joints
