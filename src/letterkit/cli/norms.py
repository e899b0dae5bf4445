"""`letterkit norms`: what can be invoked, before whom, and what to know before quoting it."""

from __future__ import annotations

import datetime as dt
import json
import sys
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
from letterkit.letter.norm_kinds import KINDS
from letterkit.library.library import Library, open_library
from letterkit.norms.norm import WHOLE, Norm
from letterkit.norms.norm_index import Hit
from letterkit.wording import say, say_list, spoken, worded

FORMAT = click.option(
    "--format", "format_name", type=click.Choice(["text", "json"]), default="text", help=worded("Text, or JSON.")
)
MOST_HITS: Final = 20
_INDENT: Final = " " * 29
LANGUAGE = click.option(
    "--language",
    metavar="TAG",
    default=lambda: spoken().tag,
    help=worded("Language of names and titles: en, fr, es, ru …"),
)


@click.group()
def norms() -> None:
    """Lists, shows and searches the norms: those that come with letterkit, your own, and the project's."""


@norms.command("list")
@click.option("--theme", metavar="THEME", help=worded("Only those on a theme, such as torture."))
@click.option("--kind", metavar="KIND", help=worded("Only those of a kind: {kinds}.", kinds=", ".join(KINDS)))
@click.option(
    "--for", "style", metavar="STYLE", help=worded("Only those that count before a reader: a form of address.")
)
@click.option(
    "--accepted-by", "state", metavar="STATE", help=worded("Treaties that a State has accepted: a name or code.")
)
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
        matches = [norm for norm in matches if norm.kind == _known(kind, KINDS, say("kind of norm"))]
    if theme:
        themes = sorted({word for norm in matches for word in norm.themes}, key=str.casefold)
        on_theme = _known(theme, themes, "theme")
        matches = [norm for norm in matches if on_theme in norm.themes]
    if style:
        if len(meant := states.named(style)) == 1:
            hint = say("What a State has accepted: `letterkit norms list --accepted-by {code}`.", code=meant[0].code)
            raise UnknownName(say("‘{style}’ is a State; --for takes a form of address.", style=style), hint=hint)
        audiences = library.addresses.get(style).audiences
        matches = [norm for norm in matches if not audiences or set(audiences) & set(norm.audiences)]
    if state:
        _print_accepted(matches, states.one_named(state), library, language, format_name)
    else:
        _print_norms(matches, library, language, format_name)
    if not matches:
        click.echo(say("No norm fits all of that."), err=True)
        return 1
    return 0


@norms.command()
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--all",
    "whole",
    is_flag=True,
    help=worded("Every norm that fits; otherwise the best {most_hits}.", most_hits=MOST_HITS),
)
@LANGUAGE
@FORMAT
def search(words: tuple[str, ...], whole: bool, language: str, format_name: str) -> int:
    """Finds norms, and the articles in them, by whatever is remembered of them.

    A name or symbol (R2P, 60/1, CEDAW GR 30), an article (ICCPR 19, common article 3), a subject (right to protest), a
    State, words of a phrase. Slips of the pen do not matter, in words; a number is that number or nothing.
    """
    query = " ".join(words)
    library = open_library((Path(),))
    hits = library.norms.search(query)
    if format_name == "json":
        click.echo(json.dumps(_hit_data(hits, library, language), default=str, ensure_ascii=False, indent=2))
    else:
        for line in _hit_lines(hits if whole else hits[:MOST_HITS], query, library, language):
            click.echo(line)
    if not hits:
        click.echo(
            say("No norm is like ‘{query}’.{other_ways}", query=query, other_ways=_other_ways(words, library)), err=True
        )
        return 1
    if format_name == "text" and not whole and len(hits) > MOST_HITS:
        click.echo("\n" + say("{number} more fit less well: `--all` shows them.", number=len(hits) - MOST_HITS))
    return 0


def _other_ways(words: Sequence[str], library: Library) -> str:
    """Return what else to try: fewer of the words, what a State has accepted, a norm of one's own."""
    named = [word for word in " ".join(words).split() if len(word) > _SHORTEST_WORD]
    fewer = (" ".join(other for other in named if other != word) for word in reversed(named)) if named[1:] else ()
    found = next((rest for rest in fewer if library.norms.search(rest)), "")
    state = next((state for word in named for state in states.named(word)), None)
    ways = [
        say("Without one word there are some: `letterkit norms search {found}`.", found=found) if found else "",
        say(
            "What {label} has accepted: `letterkit norms list --accepted-by {code}`.",
            label=state.label(),
            code=state.code,
        )
        if state
        else "",
        say("A norm that the library lacks can be given in the draft, under `norms:`."),
    ]
    return "".join(f"\n  {way}" for way in ways if way)


_SHORTEST_WORD: Final = 2


@norms.command()
@click.argument("norm", nargs=-1, required=True)
@click.option("--at", metavar="PLACES", default="", help=worded('Places in it, such as "arts. 9 and 14".'))
@click.option(
    "--for", "state", metavar="STATE", help=worded("Whether a State is a party to it, since when: a name or code.")
)
@click.option("--parties", is_flag=True, help=worded("Every party, with its date."))
@LANGUAGE
@FORMAT
def show(norm: tuple[str, ...], at: str, state: str | None, parties: bool, language: str, format_name: str) -> int:
    """Everything to know before a norm is quoted: dates, paragraphs, exact words, and what is not confirmed.

    NORM is an id, a symbol or a name, also with a place: ICCPR, A/RES/60/1, iccpr 19.
    """
    from letterkit.cli import norm_card

    library: Library = open_library((Path(),))
    row, named_place = _one_named(" ".join(norm), library)
    at = at or named_place
    concerned = states.one_named(state) if state else None
    if format_name == "json":
        data = _data(row, library, whole=parties)
        if at:
            data["places"] = [
                asdict(place.pinpoint) if place.pinpoint else {"at": place.at} for place in row.places(at)
            ]
        if concerned:
            data["standing"] = asdict(library.norms.parties.standing(row.id, concerned.code, dt.date.today()))
        click.echo(json.dumps(data, default=str, ensure_ascii=False, indent=2))
        return 0
    for line in norm_card.shown(row, at, concerned, parties, library, library.language(language)):
        click.echo(line)
    return 0


def _one_named(name: str, library: Library) -> tuple[Norm, str]:
    """Return the norm with an id, symbol or name, and the place that is named with it.

    Raises UnknownName with those that have the name, where they are several, or with what is near.
    """
    norm = library.norms.find(name)
    if norm is not None:
        return norm, ""
    hits = library.norms.meant(name) or [Hit(shown) for shown in library.norms.named(name)]
    if not hits:
        return library.norms.get(name), ""
    if len({hit.norm.id for hit in hits}) > 1:
        offered = "; ".join(f"{hit.norm.id} ({hit.norm.short or hit.norm.title})" for hit in hits)
        raise UnknownName(
            say("Several norms are called ‘{name}’.", name=name),
            hint=say("Show one of them by its id: {offered}.", offered=offered),
        )
    return library.norms.get(hits[0].norm.id), hits[0].at


def _known(typed: str, known: Sequence[str], kind: str) -> str:
    """Return the known word that is typed. Raises UnknownName with the nearest and all there are."""
    folded = typed.strip().casefold()
    match = next((word for word in known if word.casefold() == folded), None)
    if match is None:
        near = nearest(typed, known)
        hint = (say("Did you mean ‘{near}’?", near=near) + " ") if near else ""
        raise UnknownName(
            say("There is no {kind} ‘{typed}’.", kind=kind, typed=typed),
            hint=say("{hint}There are: {known}.", hint=hint, known=say_list(known)),
        )
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
        rows = [_norm_data(norm, language) for norm in chosen]
        click.echo(json.dumps(rows, default=str, ensure_ascii=False, indent=2))
        return
    for norm in chosen:
        adopted = _date(norm, library.language(language))
        facts = ", ".join(part for part in ("" if norm.symbol else norm.treaty_series, adopted) if part)
        mark = "" if {"title", "adopted"} <= set(norm.confirmed) else ("  " + say("[not confirmed]"))
        text = titled(norm, language) + (f", {facts}" if facts else "") + mark
        row = f"{norm.id:<28} {text}"
        for line in _wrapped(row, _INDENT) if sys.stdout.isatty() else (row,):  # one to a line for other programs
            click.echo(line)


def _norm_data(norm: Norm, language: str) -> dict[str, Any]:
    keys = ("id", "symbol", "kind", "adopted", "adopted_in", "themes", "audiences", "link")
    return {
        **{key: getattr(norm, key) for key in keys},
        "title": norm.text("title", language),
        "short": _short(norm, language),
    }


def _hit_data(hits: Sequence[Hit], library: Library, language: str) -> list[dict[str, Any]]:
    return [{**_norm_data(library.norms.get(hit.norm.id), language), "at": hit.at, "about": hit.about} for hit in hits]


def _hit_lines(hits: Sequence[Hit], query: str, library: Library, language: str) -> Iterator[str]:
    """Yield for each norm its id, short name, title and symbol, and below it the place that matched."""
    found = [library.norms.get(hit.norm.id) for hit in hits]
    for hit, norm in zip(hits, found, strict=True):
        yield from _wrapped(f"{norm.id:<28} {titled(norm, language)}", _INDENT)
        if hit.at:
            yield from _wrapped(f"{_INDENT}{place_line(hit, norm, library.language(language))}", _INDENT)
    yield from _misquotations(found, query)


def titled(norm: Norm, language: str) -> str:
    """Return what people know a norm by: its short name, its title, its symbol, none of them twice."""
    short, title = norm.localized("short", language), norm.text("title", language)
    name = f"{short}: {title}" if short and short.casefold() not in title.casefold() else title
    return f"{name} ({norm.symbol})" if norm.symbol and norm.symbol not in name else name


def place_line(hit: Hit, norm: Norm, language: Language) -> str:
    """Return a place and what it is about; in other languages than English what it provides."""
    pinpoint = next((one for one in norm.pinpoints if one.at == hit.at), None)
    clause = pinpoint.localized(language.tag) if pinpoint and language.base != "en" else ""
    words = clause or hit.about
    place = say("as a whole") if hit.at == WHOLE else language.pinpoints.short(hit.at)
    return f"{place}: {words}" if words else place


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
    return language.format_date(norm.adopted) if norm.adopted else norm.adopted_in


def _misquotations(matches: Sequence[Norm], query: str) -> Iterator[str]:
    folded = " ".join(query.casefold().split())
    for norm in matches:
        for quotation in norm.quotations:
            wrong = next((text for text in quotation.also_seen_as if folded in text.casefold()), "")
            if wrong and folded not in quotation.text.casefold():
                says = "\n" + say("{id}, {at}, says “{text}”.", id=norm.id, at=quotation.at, text=quotation.text)
                yield say("{says} “{wrong}” is often seen and is not what it says.", says=says, wrong=wrong)


def _wrapped(text: str, indent: str = "") -> list[str]:
    return text_width.wrapped(text, text_width.terminal_width(40, 100, 89), indent, "", break_words=False) or [""]
