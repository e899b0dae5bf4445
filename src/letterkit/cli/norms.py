"""`letterkit norms`: what can be invoked, before whom, and what to know before quoting it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import click

from letterkit.cli import norm_parties
from letterkit.errors import UnknownName, nearest
from letterkit.faces import text_width
from letterkit.languages import states
from letterkit.languages.language import Language
from letterkit.languages.states import State
from letterkit.letter.norm_kinds import KINDS, NormKind
from letterkit.library.library import Library, open_library
from letterkit.norms.norm import Norm
from letterkit.norms.parties import PartyTable

KIND_NAMES: Final[dict[NormKind, str]] = {
    "charter": "charter, binding",
    "treaty": "treaty, binding on its parties",
    "eu-law": "law of the European Union, binding within it",
    "security-council": "Security Council resolution; its decisions bind",
    "court": "decision of a court, binding on those it names; an advisory opinion states what the law is",
    "resolution": "resolution of a United Nations body, not legally binding",
    "political-commitment": "political commitment, not legally binding",
    "treaty-body": "interpretation by the body that supervises a treaty; authoritative, not binding by itself",
    "soft-law": "standard or guidance, not legally binding",
    "expert-standard": "standard drawn up by experts, not legally binding",
    "business-standard": "standard for business, not legally binding",
}
FORMAT = click.option(
    "--format", "format_name", type=click.Choice(["text", "json"]), default="text", help="Text, or JSON."
)
LANGUAGE = click.option(
    "--language", metavar="TAG", default="en", help="Language of names and titles: en, fr, es, ru …"
)


@click.group()
def norms() -> None:
    """Lists, shows and searches the norms: those that come with letterkit, your own, and the project's."""


@norms.command("list")
@click.option("--theme", metavar="THEME", help="Only those on a theme, such as torture.")
@click.option("--kind", metavar="KIND", help=f"Only those of a kind: {', '.join(KINDS)}.")
@click.option("--for", "style", metavar="STYLE", help="Only those that count before a reader: a form of address.")
@click.option("--accepted-by", "state", metavar="STATE", help="Treaties that a State has accepted: a name or code.")
@LANGUAGE
@FORMAT
def list_(
    theme: str | None, kind: str | None, style: str | None, state: str | None, language: str, format_name: str
) -> int:
    """Every norm: id, short name, symbol, date. The options narrow the list.

    With --accepted-by, each treaty with the date on which the State accepted it, and at the end those of which that is
    not known.
    """
    library = open_library((Path(),))
    matches = list(library.norms)
    if kind:
        matches = [norm for norm in matches if norm.kind == _known(kind, KINDS, "kind of norm")]
    if theme:
        themes = sorted({word for norm in matches for word in norm.themes}, key=str.casefold)
        on_theme = _known(theme, themes, "theme")
        matches = [norm for norm in matches if on_theme in norm.themes]
    if style:
        audiences = library.addresses.get(style).audiences
        matches = [norm for norm in matches if not audiences or set(audiences) & set(norm.audiences)]
    if state:
        _print_accepted(matches, states.one_named(state), library, language, format_name)
    else:
        _print_norms(matches, library, language, format_name)
    if not matches:
        click.echo("No norm fits all of that.", err=True)
        return 1
    return 0


@norms.command()
@click.argument("words", nargs=-1, required=True)
@LANGUAGE
@FORMAT
def search(words: tuple[str, ...], language: str, format_name: str) -> int:
    """Finds norms by title, symbol, theme or phrase; slips of the pen do not matter."""
    query = " ".join(words)
    library = open_library((Path(),))
    matches = library.norms.search(query)
    _print_norms(matches, library, language, format_name)
    if not matches:
        click.echo(f"No norm is like ‘{query}’. See `letterkit norms list` for all of them.", err=True)
        return 1
    if format_name == "text":
        for line in _misquotations(matches, query):
            click.echo(line)
    return 0


@norms.command()
@click.argument("norm")
@click.option("--for", "state", metavar="STATE", help="Whether a State is a party to it, since when: a name or code.")
@click.option("--parties", is_flag=True, help="Every party, with its date.")
@LANGUAGE
@FORMAT
def show(norm: str, state: str | None, parties: bool, language: str, format_name: str) -> int:
    """Everything to know before a norm is quoted: dates, paragraphs, exact words, and what is not confirmed."""
    library: Library = open_library((Path(),))
    row = library.norms.get(norm)
    concerned = states.one_named(state) if state else None
    if format_name == "json":
        data = _data(row, library, whole=parties)
        if concerned:
            data["standing"] = asdict(library.norms.parties.standing(row.id, concerned.code, dt.date.today()))
        click.echo(json.dumps(data, default=str, ensure_ascii=False, indent=2))
        return 0
    for line in _shown(row, concerned, parties, library, library.language(language)):
        click.echo(line)
    return 0


def _shown(norm: Norm, state: State | None, parties: bool, library: Library, language: Language) -> Iterator[str]:
    """Yield what `show` was asked for: the norm, or where one State stands, or all that are parties."""
    table = library.norms.parties.table(norm.id)
    if state is None and not parties:
        yield from _card(norm, language, table)
        return
    yield from _wrapped(norm.text("title", language.tag))
    if state:
        for line in norm_parties.standing_lines(norm, state, library, language, dt.date.today()):
            yield from _wrapped(line, "  " if line.startswith("Source") else "")
    if parties:
        yield f"Parties: {norm_parties.summary(table, language)}" if table else "There is no table of its parties."
        yield from norm_parties.table_lines(table, language) if table else ()


def _known(typed: str, known: Sequence[str], kind: str) -> str:
    """Return the known word that is typed. Raises UnknownName with the nearest and all there are."""
    folded = typed.strip().casefold()
    match = next((word for word in known if word.casefold() == folded), None)
    if match is None:
        near = nearest(typed, known)
        hint = f"Did you mean ‘{near}’? " if near else ""
        raise UnknownName(f"There is no {kind} ‘{typed}’.", hint=f"{hint}There are: {', '.join(known)}.")
    return match


def _data(norm: Norm, library: Library, *, whole: bool) -> dict[str, Any]:
    """Return a norm as data, with the verb of every clause in each language that the norm has.

    It has its table of parties, which with `whole` names the States.
    """
    data = asdict(norm)
    data["parties"] = norm_parties.table_data(library.norms.parties.table(norm.id), whole=whole)
    verbs = {tag: library.language(tag).provides for tag in norm.in_text}
    for pinpoint in data["pinpoints"]:
        pinpoint["verb"] = verbs | pinpoint["verb"]
    return data


def _print_norms(chosen: Sequence[Norm], library: Library, language: str, format_name: str) -> None:
    if format_name == "json":
        keys = ("id", "symbol", "kind", "adopted", "adopted_in", "themes", "audiences", "link")
        rows = [
            {
                **{key: getattr(norm, key) for key in keys},
                "title": norm.text("title", language),
                "short": _short(norm, language),
            }
            for norm in chosen
        ]
        click.echo(json.dumps(rows, default=str, ensure_ascii=False, indent=2))
        return
    for norm in chosen:
        adopted = _date(norm, library.language("en"))
        facts = ", ".join(part for part in (norm.symbol or norm.treaty_series, adopted) if part)
        mark = "" if {"title", "adopted"} <= set(norm.confirmed) else "  [not confirmed]"
        click.echo(f"{norm.id:<28} {_short(norm, language)}" + (f" ({facts})" if facts else "") + mark)


def _print_accepted(chosen: Sequence[Norm], state: State, library: Library, language: str, format_name: str) -> None:
    today = dt.date.today()
    if format_name == "json":
        ids = {norm.id for norm in chosen}
        standings = [row for row in library.norms.parties.accepted_by(state.code, today) if row.norm in ids]
        click.echo(json.dumps([asdict(row) for row in standings], ensure_ascii=False, indent=2))
        return
    for line in norm_parties.accepted_lines(chosen, state, library, library.language(language), today):
        for part in [line] if line.startswith(tuple(norm.id for norm in chosen)) else _wrapped(line, "  "):
            click.echo(part)


def _short(norm: Norm, language: str) -> str:
    return norm.localized("short", language) or norm.text("title", language)


def _date(norm: Norm, language: Language) -> str:
    return _day(norm.adopted, language) or norm.adopted_in


def _day(date: dt.date | None, language: Language) -> str:
    return language.format_date(date) if date else ""


def _misquotations(matches: Sequence[Norm], query: str) -> Iterator[str]:
    folded = " ".join(query.casefold().split())
    for norm in matches:
        for quotation in norm.quotations:
            wrong = next((text for text in quotation.also_seen_as if folded in text.casefold()), "")
            if wrong and folded not in quotation.text.casefold():
                says = f"\n{norm.id}, {quotation.at}, says “{quotation.text}”."
                yield f"{says} “{wrong}” is often seen and is not what it says."


def _card(norm: Norm, language: Language, table: PartyTable | None) -> Iterator[str]:
    """Yield the lines of `show`."""
    yield from _wrapped(norm.text("title", language.tag))
    if norm.localized("short", language.tag):
        yield from _wrapped(f"Short name: {norm.localized('short', language.tag)}")
    yield ""
    rows = (
        ("Id", norm.id),
        ("Symbol", norm.symbol),
        ("Treaty series", norm.treaty_series),
        ("Adopted by", norm.text("adopted_by", language.tag)),
        ("Adopted", _date(norm, language)),
        (
            "Distributed",
            f"{language.format_date(norm.issued)} (not the date of adoption)" if norm.issued else "",
        ),
        ("In force", language.format_date(norm.in_force) if norm.in_force else ""),
        ("Vote", norm.vote),
        ("Kind", KIND_NAMES[norm.kind] if norm.kind else ""),
        ("Parties", norm_parties.summary(table, language) if table else ""),
        ("", f"{norm_parties.NOT_EXAMINED} `--for UG` tells of one State, `--parties` of all." if table else ""),
        ("Concerns", norm.text("bound", language.tag)),
        ("Counts before", ", ".join(norm.audiences)),
        ("Themes", ", ".join(norm.themes)),
        ("Text", norm.link),
    )
    for label, value in rows:
        if value:
            yield from _wrapped(f"{label + ':' if label else '':<15}{value}", " " * 15)
    if norm.pinpoints:
        yield "\nWhat it says, in our words (* not confirmed: check it against the document):"
        for pin in norm.pinpoints:
            about = pin.localized(language.tag) or pin.localized("en") or pin.about.get("en", "")
            mark = " " if pin.status == "confirmed" else "*"
            yield from _wrapped(f" {mark}{language.pinpoints.short(pin.at):<14} {about}", " " * 17)
    if norm.quotations:
        yield "\nExact words:"
        for quotation in norm.quotations:
            mark = " " if quotation.status == "confirmed" else "*"
            yield from _wrapped(f" {mark}“{quotation.text}” ({quotation.at})", "    ")
            for wrong in quotation.also_seen_as:
                yield from _wrapped(f"    often seen, but wrong: “{wrong}”", "      ")
    for wrong in norm.also_seen_as:
        yield from _wrapped(f"Title often seen, but wrong: “{wrong}”", "  ")
    if norm.notes:
        yield ""
        yield from _wrapped(norm.notes)
    yield ""
    yield from _confirmation(norm)
    example = norm.pinpoints[0].at if norm.pinpoints else "para. 1"
    yield from _wrapped(
        f"In a draft: `invokes: [{{norm: {norm.id}, at: {example}}}]`, or in a text [@{norm.id}, {example}]."
    )


def _confirmation(norm: Norm) -> Iterator[str]:
    """Yield what is not confirmed, the sources, and the day of the last check."""
    wanted = [name for name in ("title", "symbol", "adopted_by", "adopted", "in_force") if getattr(norm, name)]
    lacking = [name.replace("_", " ") for name in wanted if name not in norm.confirmed]
    if lacking:
        yield from _wrapped(f"Not confirmed: {', '.join(lacking)}. Check against the document before you quote it.")
    for address in norm.source:
        yield from _wrapped(f"Source: {address}", "  ")
    yield f"Checked on {norm.checked.isoformat()}."


def _wrapped(text: str, indent: str = "") -> list[str]:
    return text_width.wrapped(text, text_width.terminal_width(40, 100, 89), indent, "", break_words=False) or [""]
