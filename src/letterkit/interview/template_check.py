"""Trying a folder of templates: a kind of letter, a move, a pack of the earlier form, or all that a folder holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from letterkit.disk import files
from letterkit.errors import InvalidPack, LetterkitError, UnknownName
from letterkit.interview.added_words import added_languages, try_added_words
from letterkit.interview.kind_trial import KindTrial
from letterkit.interview.pack_check import check_pack
from letterkit.library.library import Library
from letterkit.moves.move_shelf import FORMULAS, KINDS, MOVES, STARTERS, languages_of
from letterkit.moves.wording_problems import id_problems, wording_problems
from letterkit.packs.settings import SETTINGS
from letterkit.packs.shelf import EARLIER, Shelf, open_shelf, shipped_folder
from letterkit.wording import say, say_count

_SHARED: Final = ("questions", FORMULAS, STARTERS)


class TemplateReport(NamedTuple):
    """What is wrong with templates, in words; where nothing is, what there is, a line for each."""

    problems: tuple[str, ...]
    lines: tuple[str, ...] = ()


def check_templates(folder: Path, on_step: Callable[[str], None] = lambda _: None) -> TemplateReport:
    """Return what came of trying the templates in a folder; `on_step` is told what is being tried.

    Raises UnknownName for a folder that holds no template; InvalidPack, UnknownName for a pack of the earlier form that
    cannot be read at all.
    """
    if files.is_file(folder / SETTINGS):
        return _of_pack(folder)
    if files.is_file(folder / "kind.yaml") and folder.parent.name == KINDS:
        root, kinds, moves = folder.parent.parent, [folder.name], []
    elif files.is_file(folder / "move.yaml") and folder.parents[1].name == MOVES:
        root, kinds, moves = folder.parents[2], [], [f"{folder.parent.name}/{folder.name}"]
    elif any(files.is_folder(folder / name) for name in (KINDS, MOVES, *_SHARED)) or any(_packs(folder)):
        return _of_all(folder, on_step)
    else:
        raise UnknownName(
            say("‘{name}’ holds no template.", name=folder.name),
            hint=say(
                "Name a folder with kind.yaml (in `letters`), move.yaml (in `moves`) or "
                "template.yaml, or the folder `templates` itself."
            ),
        )
    return _report(_library(root), folder, kinds, moves, on_step)


def _library(root: Path) -> Library:
    """Return the library in which the templates of a folder go before all others."""
    shipped = files.real_path(root) == shipped_folder()
    return Library(open_shelf() if shipped else Shelf((("project", root), *open_shelf().folders)))


def _of_pack(folder: Path) -> TemplateReport:
    pack, report = check_pack(folder)
    line = say(
        "{id}: {questions}, {passages}; from its own examples it writes a letter of {words} words.",
        id=pack.id,
        questions=say_count("{count} question", "{count} questions", len(pack.questions)),
        passages=say_count("{count} passage", "{count} passages", len(pack.plan)),
        words=report.words,
    )
    return TemplateReport(report.problems, () if report.problems else (line,))


def _of_all(root: Path, on_step: Callable[[str], None]) -> TemplateReport:
    """Return what came of trying everything in a folder of templates."""
    kinds = [path.name for path in _with(root / KINDS, "kind.yaml")]
    roles = sorted(path for path in (root / MOVES).iterdir() if path.is_dir()) if files.is_folder(root / MOVES) else ()
    moves = [f"{role.name}/{path.name}" for role in roles for path in _with(role, "move.yaml")]
    report = _report(_library(root), root, kinds, moves, on_step)
    problems, lines = [*report.problems], [*report.lines]
    for pack in _packs(root):
        on_step(pack.name)
        try:
            of_pack = _of_pack(pack)
        except LetterkitError as error:
            problems.append(str(error))
        else:
            problems += of_pack.problems
            lines += of_pack.lines
    return TemplateReport(tuple(dict.fromkeys(problems)), tuple(lines))


def _packs(root: Path) -> Iterator[Path]:
    for folder in (root, root / EARLIER):
        yield from (path for path in _with(folder, SETTINGS) if not path.name.startswith("_"))


def _with(folder: Path, file: str) -> list[Path]:
    """Return the folders inside one that have a file."""
    inside = sorted(folder.iterdir()) if files.is_folder(folder) else ()
    return [path for path in inside if files.is_file(path / file)]


def _report(
    library: Library, inside: Path, kinds: list[str], moves: list[str], on_step: Callable[[str], None]
) -> TemplateReport:
    trial = KindTrial(library, inside)
    for problem in id_problems(library.shelf.moves, inside):
        trial.tell(problem)
    for language in dict.fromkeys((*_languages(library, kinds, moves), *added_languages(inside))):
        try:
            for problem in wording_problems(library.shelf.moves, language, inside):
                trial.tell(problem)
        except InvalidPack as error:
            trial.tell(*error.problems)
    lines = [*try_added_words(trial, inside)]
    for move in moves:
        on_step(move)
        lines.append(trial.move(move, kinds))
    for kind in kinds:
        on_step(kind)
        lines.append(trial.kind(kind))
    trial.finish()
    return TemplateReport(trial.problems, tuple(filter(None, lines)) if not trial.problems else ())


def _languages(library: Library, kinds: list[str], moves: list[str]) -> list[str]:
    shelf = library.shelf.moves
    places = [*map(shelf.kind_place, kinds), *map(shelf.move_place, moves)]
    found = [tag for place in places if place for tag in languages_of(place[1])]
    return list(dict.fromkeys(found)) or ["en"]
