"""`letterkit templates`: the kinds of letter there are, what each asks, and whether a pack holds together."""

from __future__ import annotations

from pathlib import Path

import click

from letterkit.disk import files
from letterkit.errors import UnknownName
from letterkit.faces.text_width import wrapped
from letterkit.packs.shelf import open_shelf


@click.group()
def templates() -> None:
    """Lists and shows the templates: those that come with letterkit, your own, and the project's."""


@templates.command("list")
def list_() -> None:
    """Every template: id, title, when to use it."""
    for pack in open_shelf((Path(),)).load_all(lambda error: click.echo(str(error), err=True)):
        origin = f"  ({pack.origin})" if pack.origin != "letterkit" else ""
        click.echo(f"{pack.id:<16} {pack.title} [{', '.join(pack.languages)}]{origin}")
        for line in wrapped(pack.when, 89, " " * 17, break_words=False):
            click.echo(line)


@templates.command()
@click.argument("template")
@click.option("--language", metavar="TAG", default="", help="Show its words in one of its languages.")
def show(template: str, language: str) -> None:
    """What a template requires, the passages it writes and the questions it asks."""
    pack = open_shelf((Path(),)).load(template, language)
    if language and not pack.writes(language):
        raise UnknownName(f"{pack.id} does not write {language}.", hint=f"It writes: {', '.join(pack.languages)}.")
    click.echo(f"{pack.title} ({pack.id}), in {', '.join(pack.languages)}\n")
    click.echo("\n".join(wrapped(pack.when, 78, break_words=False)) + "\n")
    click.echo(f"Required: {', '.join(pack.requires)}\n")
    click.echo("Passages, in order:")
    for number, step in enumerate(pack.plan, 1):
        click.echo(f"  {number}. {step.role:<15} {step.title}")
    click.echo("\nQuestions (* must be answered):")
    for question in pack.questions:
        click.echo(f"  {'*' if question.required else ' '} {question.id:<15} {question.ask}")


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
            f"There is no folder ‘{folder.name}’ here.",
            hint="Name the folder that holds kind.yaml, move.yaml or template.yaml.",
        )
    report = check_templates(folder)
    for line in report.problems or report.lines:
        click.echo(line)
    return 1 if report.problems else 0
