"""`letterkit templates`: the kinds of letter there are, what each asks, and whether a pack holds together."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from letterkit.disk import files
from letterkit.errors import InvalidPack, UnknownName
from letterkit.faces.text_width import wrapped
from letterkit.letter.roles import ROLES, PartName, part_name, part_title
from letterkit.moves.move import Move
from letterkit.moves.move_shelf import MoveShelf, languages_of
from letterkit.packs.plan import MoveStep
from letterkit.packs.shelf import open_shelf
from letterkit.tags import written_language
from letterkit.wording import say, say_list, worded

_FIRST: Final = ROLES[0]


@click.group()
def templates() -> None:
    """Lists and shows the templates: those that come with letterkit, your own, and the project's."""


@templates.command("list")
@click.option("--moves", is_flag=True, help=worded("The moves that letters are made of, by what they do in a letter."))
def list_(moves: bool) -> None:
    """Every kind of letter, or every move: id, title, when to use it."""
    if moves:
        _list_moves()
        return
    for pack in open_shelf((Path(),)).load_all(lambda error: click.echo(str(error), err=True)):
        click.echo(f"{pack.id:<20} {pack.title} [{', '.join(pack.all_languages)}]{_origin(pack.origin)}")
        _say(pack.when, " " * 21)


def _list_moves() -> None:
    """Print the moves under the parts of a letter that they write."""
    shelf = open_shelf((Path(),)).moves
    part: PartName | None = None
    for name in shelf.move_ids():
        try:
            move = shelf.move(name, "en")
        except InvalidPack as error:
            click.echo(str(error), err=True)
            continue
        if move.role != part:
            part = move.role
            click.echo(part_title(part) if part == _FIRST else f"\n{part_title(part)}")
        click.echo(f"  {name:<29} {move.title} [{', '.join(languages_of(move.folder))}]{_origin(move.origin)}")
        _say(move.words.when, " " * 32)


def _origin(origin: str) -> str:
    return "" if origin == "letterkit" else f"  ({origin})"


def _say(text: str, indent: str = "") -> None:
    """Print a text in lines."""
    for line in wrapped(text, 99 if indent else 78, indent, break_words=False):
        click.echo(line)


@templates.command()
@click.argument("template")
@click.option("--language", metavar="TAG", default="", help=worded("Show its words in one of its languages."))
def show(template: str, language: str) -> None:
    """What a kind of letter requires, writes and asks; or a move, by its part and name: `opening/alarm`."""
    shelf = open_shelf((Path(),))
    if "/" in template:
        _show_move(shelf.moves.move(template, language or "en"), language)
        return
    pack = shelf.load(template, language)
    if language and not pack.writes(language):
        raise UnknownName(
            say("{id} does not write {language}.", id=pack.id, language=language),
            hint=say("It writes: {all_languages}.", all_languages=say_list(pack.all_languages)),
        )
    click.echo(
        say(
            "{title} ({id}), in {all_languages}",
            title=pack.title,
            id=pack.id,
            all_languages=say_list(pack.all_languages),
        )
        + "\n"
    )
    _say(pack.when)
    click.echo("\n" + say("Required: {parts}", parts=say_list(map(part_name, pack.requires))) + "\n")
    click.echo(say("Passages, in order:"))
    for number, step in enumerate(pack.plan, 1):
        click.echo(f"  {number}. {step.role:<15} {step.title}")
        if isinstance(step, MoveStep):
            _show_choices(step, shelf.moves, pack.language)
    asked = [question for question in pack.questions if not question.aside]
    aside = [question for question in pack.questions if question.aside]
    click.echo("\n" + say("Questions (* must be answered):"))
    for question in asked:
        click.echo(f"  {'*' if question.required else ' '} {question.id:<15} {question.ask}")
    if aside:
        click.echo("\n" + say("More, if the letter needs it:"))
        for question in aside:
            click.echo(f"    {question.id:<15} {question.ask}")


def _show_choices(step: MoveStep, shelf: MoveShelf, language: str) -> None:
    """Print which move writes a passage, and which may in its place."""
    others = [f"{name} ({shelf.move(name, language).title})" for name in step.choices if name != step.macro]
    click.echo(f"     {'':<15} {step.macro}")
    if others:
        _say(say("or {others}", others="; ".join(others)), " " * 21)


def _show_move(move: Move, language: str) -> None:
    languages = languages_of(move.folder)
    if language and not written_language(languages, language):
        raise UnknownName(
            say("{id} has no words in {language}.", id=move.id, language=language),
            hint=say("It has: {languages}.", languages=say_list(languages)),
        )
    click.echo(
        say(
            "{title} ({id}), in {languages}{origin}",
            title=move.title,
            id=move.id,
            languages=say_list(languages),
            origin=_origin(move.origin),
        )
        + "\n"
    )
    _say(f"When: {move.words.when}")
    if move.words.when_not:
        _say(say("When not: {when_not}", when_not=move.words.when_not))
    for role, names in move.also.items():
        click.echo(
            say("It also does the work of {role}, with an answer to {names}.", role=role, names=" or ".join(names))
        )
    click.echo("\n" + say("Questions (* must be answered, - only if the letter needs it):"))
    for question in move.questions:
        mark = "*" if question.required else "-" if question.aside else " "
        click.echo(f"  {mark} {question.id:<15} {question.ask}")
        for starter in question.starters:
            tone = f"{starter.tone}: " if starter.tone else ""
            _say(f"{tone}{starter.say}", " " * 20)
    if move.sentences:
        click.echo("\n" + say("Its own sentences:"))
        for name, text in move.sentences.items():
            click.echo(f"    {name:<15} {' '.join(text.split())}")


@templates.command("check")
@click.argument("folder", type=click.Path(path_type=Path))
def check(folder: Path) -> int:
    """Reads templates of your own and writes letters from their examples; says what is wrong, with file and line.

    FOLDER is that of a kind of letter, of a move, of a pack of the earlier form, or `templates` with all that it holds.
    """
    from letterkit.interview.template_check import check_templates

    folder = folder.absolute()
    if not files.is_folder(folder):
        raise UnknownName(
            say("There is no folder ‘{name}’ here.", name=folder.name),
            hint=say("Name the folder that holds kind.yaml, move.yaml or template.yaml."),
        )
    report = check_templates(folder)
    for line in report.problems or report.lines:
        click.echo(line)
    return 1 if report.problems else 0
