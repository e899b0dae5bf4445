"""What `letterkit norms show` prints of a norm: what to know before it is quoted, place by place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from letterkit.cli import norm_parties
from letterkit.compose import law
from letterkit.faces import text_width
from letterkit.languages import arabic
from letterkit.languages.language import Language
from letterkit.languages.states import State
from letterkit.letter.escapes import unescape
from letterkit.letter.norm_kinds import NormKind
from letterkit.library.library import Library
from letterkit.norms.norm import WHOLE, Norm, Pinpoint, Place
from letterkit.norms.parties import PartyTable
from letterkit.tags import base, in_language
from letterkit.wording import say, say_list, say_worded, worded

KIND_NAMES: Final[dict[NormKind, str]] = {
    "charter": "charter, binding",
    "treaty": worded("treaty, binding on its parties"),
    "eu-law": worded("law of the European Union, binding within it"),
    "security-council": worded("Security Council resolution; its decisions bind"),
    "court": worded("decision of a court, binding on those it names; an advisory opinion states what the law is"),
    "resolution": worded("resolution of a United Nations body, not legally binding"),
    "political-commitment": worded("political commitment, not legally binding"),
    "treaty-body": worded("interpretation by the body that supervises a treaty; authoritative, not binding by itself"),
    "soft-law": worded("standard or guidance, not legally binding"),
    "expert-standard": worded("standard drawn up by experts, not legally binding"),
    "business-standard": worded("standard for business, not legally binding"),
}
_MOST_SENTENCES: Final = 2
"""Places for which the sentence of a letter is shown where none was asked for."""


def shown(
    norm: Norm, at: str, state: State | None, parties: bool, library: Library, language: Language
) -> Iterator[str]:
    """Yield what `show` was asked for: places of the norm, where one State stands, all its parties, or everything."""
    table = library.norms.parties.table(norm.id)
    places = norm.places(at) if at else ()
    for place in places:
        yield from _place_lines(place, language)
    if state:
        yield from wrapped(norm.text("title", language.tag))
        for line in norm_parties.standing_lines(norm, state, library, language, dt.date.today()):
            yield from wrapped(line, "  " if line.startswith("Source") else "")
    if parties:
        yield from () if state else wrapped(norm.text("title", language.tag))
        yield f"Parties: {norm_parties.summary(table, language)}" if table else say("There is no table of its parties.")
        yield from norm_parties.table_lines(table, language) if table else ()
    if not state and not parties:
        yield from _card(norm, language, table)
    if not parties:
        yield from _sentences(norm, at, state, library, language)
    if not state and not parties:
        yield from _closing(norm, at)


def _place_lines(place: Place, language: Language) -> Iterator[str]:
    """Yield what a place provides, who owes it, its limits, and how far that is known."""
    pinpoint = place.pinpoint
    name = language.pinpoints.short(place.at)
    if pinpoint is None:
        yield from wrapped(
            say("{name}: the library does not know what it says. Check it against the text.", name=name), "  "
        )
        yield ""
        return
    known = (
        "" if pinpoint.at in place.at else (" " + say("(from {short})", short=language.pinpoints.short(pinpoint.at)))
    )
    yield from wrapped(f"{name}{known}: {_clause(pinpoint, language)}", "  ")
    for label, texts in ((say("Owed by"), pinpoint.owed_by), ("Limits", pinpoint.limits)):
        text = in_language(texts, language.tag) or texts.get("en", "")
        if text:
            yield from wrapped(
                ("  " + say("{label} (general knowledge, not checked): {text}", label=label, text=text)), "    "
            )
    source = say(", seen in {source}", source=pinpoint.source) if pinpoint.source else ""
    confirmed = pinpoint.status == "confirmed"
    yield from wrapped(
        ("  " + say("Confirmed{source}.", source=source))
        if confirmed
        else ("  " + say("Not confirmed{source}: check it against the text.", source=source)),
        "    ",
    )
    yield ""


def _clause(pinpoint: Pinpoint, language: Language) -> str:
    """Return what a place provides or what was done in it, in English where the language has no clause.

    It has the first ‘that’ (‘que’) in the languages whose clauses repeat it before a second one.
    """
    clause = pinpoint.localized(language.tag)
    if not clause:
        clause = pinpoint.localized("en")
        return (
            say("that {clause}", clause=clause)
            if clause and pinpoint.provides
            else clause or pinpoint.about.get("en", "")
        )
    if pinpoint.provides and language.grammar and language.base in ("en", "fr", "es"):
        return language.grammar.that(clause)
    return arabic.that(clause) if pinpoint.provides and language.base == "ar" else clause


def _sentences(norm: Norm, at: str, state: State | None, library: Library, language: Language) -> Iterator[str]:
    """Yield the sentence that a letter would have; without a place for the first ones of the norm."""
    reference = at or ("" if norm.whole else "; ".join(one.at for one in norm.pinpoints[:_MOST_SENTENCES]))
    text = unescape(law.sentences(norm, reference, [state] if state else [], library, language)).strip()
    if text:
        yield ("\n" + say("In a letter:"))
        for paragraph in filter(None, text.split("\n")):
            yield from wrapped(f"  {paragraph}", "  ")


def _closing(norm: Norm, at: str) -> Iterator[str]:
    """Yield what is not confirmed, the sources, and how a draft names the norm."""
    yield ""
    yield from _confirmation(norm)
    places = [pinpoint.at for pinpoint in norm.pinpoints if pinpoint.at != WHOLE]
    example = at or (places[0] if places else "")
    invoked = f"{{norm: {norm.id}, at: {_quoted(example)}}}" if example else f"{{norm: {norm.id}}}"
    cited = f"[@{norm.id}, {example}]" if example else f"[@{norm.id}]"
    yield from wrapped(say("In a draft: `invokes: [{invoked}]`, or in a text {cited}.", invoked=invoked, cited=cited))


def _quoted(at: str) -> str:
    """Return a place as YAML has it between braces, where a comma would end it."""
    return f'"{at}"' if set(at) & set(",[]{}#:&*!|>'%@`") else at


def _card(norm: Norm, language: Language, table: PartyTable | None) -> Iterator[str]:
    """Yield all that the row has."""
    yield from wrapped(norm.text("title", language.tag))
    if norm.localized("short", language.tag):
        yield from wrapped(say("Short name: {localized}", localized=norm.localized("short", language.tag)))
    yield ""
    rows = (
        ("Id", norm.id),
        (say("Symbol"), norm.symbol),
        (say("Treaty series"), norm.treaty_series),
        (say("Adopted by"), norm.text("adopted_by", language.tag)),
        (say("Adopted"), _adopted(norm, language)),
        (
            say("Distributed"),
            say("{date} (not the date of adoption)", date=language.format_date(norm.issued)) if norm.issued else "",
        ),
        (say("In force"), language.format_date(norm.in_force) if norm.in_force else ""),
        (say("Vote"), norm.vote),
        (say("Kind"), say_worded(KIND_NAMES[norm.kind]) if norm.kind else ""),
        (say("Parties"), norm_parties.summary(table, language) if table else ""),
        (
            "",
            say(
                "{not_examined} `--for UG` tells of one State, `--parties` of all.",
                not_examined=say_worded(norm_parties.NOT_EXAMINED),
            )
            if table
            else "",
        ),
        (say("Concerns"), norm.text("bound", language.tag)),
        (say("Counts before"), ", ".join(norm.audiences)),
        (say("Themes"), ", ".join(norm.themes)),
        (say("Text"), norm.link),
    )
    for label, value in rows:
        if value:
            yield from wrapped(f"{label + ':' if label else '':<15}{value}", " " * 15)
    if norm.pinpoints:
        yield ("\n" + say("What it says, in our words (* not confirmed: check it against the document):"))
        for pin in norm.pinpoints:
            about = _clause(pin, language)
            mark = " " if pin.status == "confirmed" else "*"
            at = say("as a whole") if pin.at == WHOLE else language.pinpoints.short(pin.at)
            yield from wrapped(f" {mark}{at:<14} {about}", " " * 17)
    yield from _exact_words(norm, language)
    for wrong in norm.also_seen_as:
        yield from wrapped(say("Title often seen, but wrong: “{wrong}”", wrong=wrong), "  ")
    if norm.notes:
        yield ""
        yield from wrapped(norm.notes)


def _exact_words(norm: Norm, language: Language) -> Iterator[str]:
    """Yield the quotations in one language, in English where it has none, and what other languages there are."""
    languages = list(dict.fromkeys(base(quotation.language) for quotation in norm.quotations))
    if not languages:
        return
    shown = language.base if language.base in languages else languages[0]
    yield ("\n" + say("Exact words:"))
    for quotation in norm.quotations:
        if base(quotation.language) == shown:
            mark = " " if quotation.status == "confirmed" else "*"
            yield from wrapped(f" {mark}“{quotation.text}” ({quotation.at})", "    ")
            for wrong in quotation.also_seen_as:
                yield from wrapped(f"    not: “{wrong}”", "      ")
    if others := [tag for tag in languages if tag != shown]:
        yield (
            "  " + say("Also in {others}: add `--language {others_2}`.", others=say_list(others), others_2=others[0])
        )


def _confirmation(norm: Norm) -> Iterator[str]:
    """Yield what is not confirmed, the sources, and the day of the last check."""
    wanted = [name for name in ("title", "symbol", "adopted_by", "adopted", "in_force") if getattr(norm, name)]
    lacking = [name.replace("_", " ") for name in wanted if name not in norm.confirmed]
    if lacking:
        yield from wrapped(
            say("Not confirmed: {lacking}. Check against the document before you quote it.", lacking=say_list(lacking))
        )
    for address in norm.source:
        yield from wrapped(f"Source: {address}", "  ")
    yield say("Checked on {checked}.", checked=norm.checked.isoformat())


def wrapped(text: str, indent: str = "") -> list[str]:
    return text_width.wrapped(text, text_width.terminal_width(40, 100, 89), indent, "", break_words=False) or [""]


def _adopted(norm: Norm, language: Language) -> str:
    return language.format_date(norm.adopted) if norm.adopted else norm.adopted_in
