"""A language read from its files, narrower before wider and nearer before farther.

A file such as en-US.yaml holds only what differs from en.yaml; a file in another library folder holds what differs from
the shipped one, or a language that is not shipped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from letterkit import tags
from letterkit.disk import files
from letterkit.errors import InvalidLibrary, Problem
from letterkit.languages import scripts
from letterkit.languages.language import COLONS, EVERY_STOP, Labels, Language, NoteStyle, Points, Salutations
from letterkit.languages.pinpoint_words import Joints, PinpointWords
from letterkit.languages.word_file import LABELS, LISTS, SALUTATIONS, TEXTS, WordFile, read_file, read_shipped_language
from letterkit.tags import LANGUAGE_TAG, canonical
from letterkit.wording import say, say_list
from letterkit.yaml import row_files


def read_language(tag: str, folders: Sequence[Path] = ()) -> Language:
    """Return a language with the words of the package and of library folders, the nearest last.

    Raises InvalidLibrary with file and line.
    """
    word_files = [*_word_files(tag, folders)]
    english = read_language("en", folders) if tags.base(tag) != "en" else None
    colon = _first(word_files, "colon") or "plain"
    joints = _joints(word_files, tag, wide=colon == "wide")
    words = _merged(word_files, "joints")
    place_words = PinpointWords(
        places=_merged(word_files, "places"),
        joints=joints,
        within=words.get("within", "{place}"),
        common=words.get("common", "common {place}"),
        parts=_merged(word_files, "parts"),
        letters=tuple(words.get("letters", "").split()),
        bis=words.get("bis", "bis"),
    )
    texts = {key: next((words.texts[key] for words in word_files if key in words.texts), "") for key in TEXTS}
    lists = {key: next((words.lists[key] for words in word_files if key in words.lists), ()) for key in LISTS}
    points = _points(word_files, tag, wide=colon == "wide")
    return Language(
        tag=tag,
        labels=_labels(word_files, lists, english),
        salutations=_salutations(word_files),
        points=points,
        colon=next((name for name in COLONS if name == colon), "plain"),
        note_style=_note_style(word_files, points, texts["quotation"] or "“{text}”", lists["abbreviations"]),
        dateline_form=texts["dateline"] or "{place}, {date}",
        first_of_month=texts["first_of_month"],
        titles=tuple(title for words in word_files for title in words.lists.get("titles", ())),
        small_numbers=_small_numbers(word_files),
        small_numbers_f=_small_numbers(word_files, "small_numbers_f"),
        pinpoints=place_words._replace(comma=points.comma),
        yes=lists["yes"],
        no=lists["no"],
        relative_days=_merged(word_files, "relative_days"),
        months=_merged(word_files, "months"),
        date_fillers=lists["date_fillers"],
        first_day=lists["first_day"],
        provides=texts["provides"],
        annex=texts["annex"] or (english.annex if english else "Annex {n}"),
        in_force=texts["in_force"],
        adopted=texts["adopted"],
        government=texts["government"],
        yours=texts["yours"],
        questions=texts["questions"] or "Questions",
        treaty_series=texts["treaty_series"],
        symbol_words=_merged(word_files, "symbol_words"),
        ones=lists["ones"],
        quantities=frozenset(lists["quantities"]),
        round_numbers=lists["round_numbers"],
        grammar_name=_first(word_files, "grammar") or "",
        english=english,
    )


def _word_files(tag: str, folders: Sequence[Path]) -> Iterator[WordFile]:
    for wider in tags.tags(canonical(tag)):
        if not LANGUAGE_TAG.fullmatch(wider):
            continue
        name = f"{wider}.yaml"
        near = (folder / "languages" / name for folder in reversed(folders))
        yield from (read_file(file) for file in near if files.is_file(file))
        if files.is_file(row_files.DATA / "languages" / name):
            yield read_shipped_language(name)


def _first(word_files: Sequence[WordFile], name: str) -> Any:
    return next((value for words in word_files if (value := getattr(words, name))), None)


def _merged(word_files: Sequence[WordFile], name: str) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for words in reversed(word_files):
        merged |= getattr(words, name)
    return merged


def _labels(word_files: Sequence[WordFile], lists: Mapping[str, tuple[str, ...]], english: Language | None) -> Labels:
    """Return the fixed words; English ones, with `fallback` set, for those that the language does not have."""
    words = _merged(word_files, "labels")
    fallback = english is not None and not words.keys() >= set(LABELS)
    given = english.labels._asdict() if english and fallback else {}
    given |= words
    for key in ("withheld", "others_withheld"):
        given[key] = lists[key] or given.get(key) or (f"{given['name_withheld']} ({{n}})",)
    return Labels(**{**given, "fallback": fallback})


def _salutations(word_files: Sequence[WordFile]) -> Salutations | None:
    words = _merged(word_files, "salutations")
    missing = [key for key in SALUTATIONS if key not in words]
    if words and missing:
        file = next(words.file for words in word_files if words.salutations)
        message = say(
            "The greetings are used only when all of them are there; missing: {missing}.", missing=say_list(missing)
        )
        raise InvalidLibrary(
            Problem(message, say("Add them, or take `salutations:` out."), file=file, path=("salutations",))
        )
    if missing:
        return None
    return Salutations(
        **words,
        dear=_first(word_files, "dear") or (),
        dear_keeps_capital=bool(_first(word_files, "dear_keeps_capital")),
    )


def _small_numbers(word_files: Sequence[WordFile], name: str = "small_numbers") -> tuple[str, ...]:
    """Return the words for one, two …; those that a nearer file does not go on to are taken from the next."""
    numbers: list[str] = []
    for words in word_files:
        numbers += (words.lists.get(name) or words.lists.get("small_numbers", ()))[len(numbers) :]
    return tuple(numbers)


def _points(word_files: Sequence[WordFile], tag: str, *, wide: bool) -> Points:
    comma, semicolon, stop = _first(word_files, "points") or (",", ";", scripts.stop(tag))
    return Points(comma if wide else f"{comma} ", semicolon, stop)


def _note_style(
    word_files: Sequence[WordFile], points: Points, quotation: str, abbreviations: tuple[str, ...]
) -> NoteStyle:
    """Return how notes are set. A language that only says on which side the mark stands has it after every stop, or
    before those that are no question, call or pause."""
    after = next((word.note_after_punctuation for word in word_files if word.note_after_punctuation is not None), True)
    before, behind = (
        next((stops for words in word_files if (stops := getattr(words, name)) is not None), usual)
        for name, usual in (("note_before", "" if after else ".,;:"), ("note_after", EVERY_STOP if after else "?!…"))
    )
    return NoteStyle(after, points, quotation, before, behind, frozenset(abbreviations))


def _joints(word_files: Sequence[WordFile], tag: str, *, wide: bool) -> Joints:
    """Return the words between two numbers; in Arabic ‘and’ is written together with what follows it."""
    words = {"and": "and", "to": "to"} | _merged(word_files, "joints")
    if wide:
        return Joints(words["and"], words["to"])
    if tags.base(tag) == "ar":  # which says ‘and’ before each number of a list
        return Joints(f" {words['and']}", f" {words['to']} ", f" {words['and']}")
    return Joints(f" {words['and']} ", f" {words['to']} ")
