"""`letterkit words`: the words that the spelling rule takes for right, beside those of its dictionaries."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from letterkit.checks.texts.dictionary import dictionary, languages
from letterkit.errors import UnknownName
from letterkit.languages.cldr import own_name
from letterkit.library import own_words
from letterkit.library.library import open_library
from letterkit.tags import base
from letterkit.wording import say, say_count, say_list, spoken, worded

LANGUAGE = click.option(
    "--language", metavar="TAG", help=worded("Language of the words: en, fr, es, ru. Otherwise the one you write in.")
)
PROJECT = click.option(
    "--project", is_flag=True, help=worded("In the folder ‘library’ here, for all who work with these letters.")
)
WORDS = click.argument("words", nargs=-1, required=True, metavar="WORD...")
_PROJECT_FOLDER: Final = Path("library")


@click.group()
def words() -> None:
    """Says which words are right although no dictionary has them, so that `letterkit check` passes over them."""


@words.command()
@WORDS
@LANGUAGE
@PROJECT
def add(words: tuple[str, ...], language: str | None, project: bool) -> int:
    """Makes words known: your own for all your letters, or the project's."""
    for word in words:
        if not own_words.is_word(word):
            raise click.UsageError(say("‘{word}’ is not one word. Give each word by itself.", word=word))
    tag = _language(language, words)
    file = _file(tag, project)
    known = [word for word in words if dictionary(tag).has(word)]
    added = own_words.add_words(file, [word for word in words if word not in known])
    for word in known:
        click.echo(say("‘{word}’ is in the dictionary.", word=word))
    if added:
        shown = say_list([f"‘{word}’" for word in added])
        click.echo(say("Known from now on ({language}): {words}.", language=own_name(tag) or tag, words=shown))
        click.echo(say("Kept in {file}.", file=file))
    elif len(known) < len(words):
        click.echo(say("Known already: {file}.", file=file))
    return 0


@words.command("list")
@LANGUAGE
def list_(language: str | None) -> int:
    """Your own words and the project's, by language."""
    tags = [_checked(language)] if language else [*languages()]
    found = 0
    for tag in tags:
        for file in (own_words.user_file(tag), own_words.file_in(_PROJECT_FOLDER, tag)):
            known = own_words.read_words(file)
            if known:
                found += len(known)
                click.echo(f"{own_name(tag) or tag} ({file})")
                for word in sorted(known, key=str.lower):
                    click.echo(f"  {word}")
    if not found:
        click.echo(say("You have no words of your own. `letterkit words add WORD` makes one known."))
    return 0


@words.command()
@WORDS
@LANGUAGE
@PROJECT
def remove(words: tuple[str, ...], language: str | None, project: bool) -> int:
    """Takes words out of the list again."""
    tag = _language(language, words)
    file = _file(tag, project)
    gone = own_words.remove_words(file, words)
    left = [word for word in words if own_words.folded(word) not in set(map(own_words.folded, gone))]
    if gone:
        click.echo(say_count("{count} word is taken out.", "{count} words are taken out.", len(gone)))
    if left:
        shown = say_list([f"‘{word}’" for word in left])
        raise UnknownName(say("Not among your words: {words}.", words=shown), hint=say("See `letterkit words list`."))
    return 0


def _file(tag: str, project: bool) -> Path:
    return own_words.file_in(_PROJECT_FOLDER, tag) if project else own_words.user_file(tag)


def _language(language: str | None, words: tuple[str, ...]) -> str:
    """Return the language that is meant: the one given, Russian for Cyrillic letters, that of the profile, of the
    interview, or English."""
    if language:
        return _checked(language)
    if any("\u0400" <= letter <= "\u04ff" for word in words for letter in word):
        return "ru"
    profile = open_library((Path(),)).profile
    meant = (base(tag) for tag in (profile.language or "", spoken().tag))
    return next((tag for tag in meant if tag in languages() and tag != "ru"), "en")


def _checked(language: str) -> str:
    tag = base(language)
    if tag not in languages():
        raise UnknownName(
            say("There is no dictionary for ‘{language}’.", language=language),
            hint=say("There are: {names}.", names=say_list([*languages()])),
        )
    return tag
