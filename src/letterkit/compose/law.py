"""What the templates' sentences on the law are made of: each norm that is invoked, its places, who has accepted it.

Every place that the writer named is here, in the order typed: with what it provides where the library knows it in the
letter's language, by its number where it does not. Names come in the forms that the sentences need from the library's
data; no dictionary is asked.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from letterkit.languages.language import Language
from letterkit.languages.normal_form import caseless
from letterkit.languages.states import State
from letterkit.letter.concerned import concerned_states
from letterkit.letter.model import Draft, Invocation
from letterkit.library.cited_items import printed_symbol
from letterkit.library.library import Library
from letterkit.norms.norm import ACTS, WHOLE, Norm
from letterkit.norms.pinpoints import parse_locators
from letterkit.tags import in_language, iso_date

if TYPE_CHECKING:
    from letterkit.norms.parties import Standing

_PLURAL: Final = ("mpl", "fpl", "npl", "pl")


@dataclass(frozen=True, slots=True)
class StateView:
    """A State that a letter is about, as a template sees it, and whether it has accepted a treaty.

    `name` stands in a sentence, in the nominative with its article. `since` is a year, `until` the day on which a
    withdrawal took or takes effect; both are empty where they are not known. `status` is party, left, signed or
    outside. `agreement` is the gender and number of the name: f where the table does not say it of an Arabic name.
    """

    name: str
    plural: bool
    status: str
    since: str = ""
    until: dt.date | str = ""
    agreement: str = ""


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place of a norm with what it provides: '{at} of {name} {verb} that {clause}'.

    `detail` is what the writer named inside a wider place, where only that is known. `several` is true of a place that
    is several (rules 43-45): the verb is in the plural; `common` of an article common to several treaties,
    `part` of a place in a part that is named (Convention IV, art. 49). `whole_sentence` is true of the writer's own
    sentence that names the norm itself, and stands alone.
    """

    at: str
    clause: str
    detail: str = ""
    verb: str = ""
    several: bool = False
    common: bool = False
    part: bool = False
    whole_sentence: bool = False


@dataclass(frozen=True, slots=True)
class NormView:
    """A norm as a template sees it, in the letter's language.

    `places` are those whose content is known, `rest` names the others, those of one kind together (`rest_several`: more
    than one); `parties` are the States concerned that have accepted it, `outside` those that have not. `acts` is true
    where the clauses say what the body did. `parent` is the treaty that a treaty body supervises. `brief` and the
    genitives: see `letterkit/norms/norm.py`. `agreement` is the gender and number of its name: m, f, n, mpl, fpl, npl
    or pl; empty in English. `own` is true of a norm that the writer typed, `body_named` where an earlier norm of the
    passage has told what its body did: who that is need not be said again. `adopted` is the day of a resolution whose
    number does not have its year. `named` are all places as they were named, those of one kind together.
    `has_article`: the writer typed the title of a norm of one's own with its article, as a sentence needs it.
    """

    id: str
    kind: str
    name: str
    title: str
    symbol: str
    adopted_by: str
    accepted: str
    bound: str
    agreement: str
    brief: str
    genitive: str
    brief_genitive: str
    brief_inside: str
    parent: str
    parent_genitive: str
    acts: bool
    own: bool
    places: tuple[PlaceView, ...]
    rest: tuple[str, ...]
    rest_several: bool
    parties: tuple[StateView, ...]
    outside: tuple[StateView, ...]
    adopted: dt.date | str = ""
    body_named: bool = False
    named: tuple[str, ...] = ()
    has_article: bool = False


def norm_views(draft: Draft, invoked: Sequence[Invocation], library: Library, language: Language) -> Iterator[NormView]:
    """Yield the norms that are invoked, each once, with all its places.

    A norm that the library does not have is left out: `check` reports it with its place and the nearest id.
    """
    references: dict[str, dict[str, None]] = {}
    for invocation in invoked:
        references.setdefault(invocation.norm, {}).update({invocation.at: None} if invocation.at else {})
    states, norms = concerned_states(draft), library.norms_of(draft)
    named: set[str] = set()
    for name, places in references.items():
        norm = norms.find(name)
        if norm is not None:
            stated = view(norm, "; ".join(places), states, library, language)
            yield replace(stated, body_named=stated.adopted_by in named)
            named.update({stated.adopted_by} if stated.acts and stated.places else ())


def view(norm: Norm, reference: str, states: Sequence[State], library: Library, language: Language) -> NormView:
    """Return a norm with the places of a reference, for the States that a letter is about."""
    tag = language.tag
    places, rest = _places(norm, reference, language)
    standings = [
        _state(state, standing, tag)
        for state, standing in _standings(norm, states, library)
        if standing.is_party or standing.is_not_party
    ]
    parent = library.norms.find(norm.parent) if norm.parent and norm.kind in ACTS else None
    name, genitive = norm.text("in_text", tag), norm.localized("genitive", tag)
    return NormView(
        id=norm.id,
        kind=norm.kind,
        name=name,
        title=norm.text("title", tag),
        symbol=""
        if norm.own and _has_figures_of(norm.text("title", tag), norm.symbol)
        else printed_symbol(norm, language),
        adopted_by=norm.localized("adopted_by", tag),
        accepted=norm.localized("accepted", tag),
        bound=norm.localized("bound", tag),
        agreement=in_language(norm.agreement, tag),
        brief=norm.localized("brief", tag) or name,
        genitive=genitive or name,
        brief_genitive=norm.localized("brief_genitive", tag) or genitive or name,
        brief_inside=norm.localized("brief_inside", tag) or name,
        parent=parent.text("in_text", tag) if parent else "",
        parent_genitive=(parent.localized("genitive", tag) or parent.text("in_text", tag)) if parent else "",
        acts=norm.kind in ACTS,
        own=norm.own,
        places=places,
        rest=rest,
        rest_several=len(rest) > 1 or any(map(_is_several, rest)),
        parties=tuple(state for state in standings if state.status == "party"),
        adopted=(norm.adopted or "") if norm.kind == "resolution" and norm.number else "",
        named=grouped([place.at for place in norm.places(reference) if place.at != WHOLE]) if reference else (),
        has_article=norm.own and norm.text("title", tag).startswith("the "),
        outside=() if norm.owed_by_others else tuple(state for state in standings if state.status != "party"),
    )


def sentences(norm: Norm, reference: str, states: Sequence[State], library: Library, language: Language) -> str:
    """Return the sentences that a letter in a language would have on a norm, as Markdown.

    Empty in a language that has no sentences on the law (`templates/_parts/law.<language>.md.j2`).
    """
    return sentences_of(view(norm, reference, states, library, language), library, language)


def sentences_of(norm: NormView, library: Library, language: Language) -> str:
    """Return the sentences on a norm as the templates see it."""
    from letterkit.packs.writer import PassageWriter

    ending = "" if language.base == "en" else f".{language.base}"
    any_pack = library.pack(library.shelf.ids()[0])  # a part belongs to all of them
    writer = PassageWriter(any_pack, library.shelf, language, {}, {})
    return writer.write_part(f"_parts/law{ending}.md.j2", "stated", norm)


# -- places ---------------------------------------------------------------------------------------------


def _places(norm: Norm, reference: str, language: Language) -> tuple[tuple[PlaceView, ...], tuple[str, ...]]:
    """Return the places whose content is known, and the others, each in the order in which they were typed."""
    if not reference:
        whole = norm.whole
        clause = whole.localized(language.tag) if whole else ""
        verb = in_language(whole.verb, language.tag) if whole else ""
        alone = norm.own and names_norm(clause, norm)
        return ((PlaceView(WHOLE, clause, verb=verb, whole_sentence=alone),) if clause else ()), ()
    known: dict[str, PlaceView] = {}
    details: dict[str, list[str]] = {}
    rest: list[str] = []
    for place in norm.places(reference):
        clause = place.pinpoint.localized(language.tag) if place.pinpoint else ""
        if place.at == WHOLE and not clause:
            continue  # the text as a whole is named by its name
        if norm.own and clause and names_norm(clause, norm):
            known.setdefault(place.at, PlaceView(place.at, clause, whole_sentence=True))
            continue
        if norm.own and not clause and norm.whole:
            said = norm.whole.localized(language.tag)
            known.setdefault(place.at, PlaceView(place.at, said, whole_sentence=names_norm(said, norm)))
            continue
        if place.pinpoint is None or not clause:
            rest.append(place.at)
            continue
        at = place.pinpoint.at if place.narrower else place.at
        verb = in_language(place.pinpoint.verb, language.tag)
        known.setdefault(at, PlaceView(at, clause, "", verb, _is_several(at), at.startswith("common "), "," in at))
        if place.narrower:
            details.setdefault(at, []).append(place.narrower)
    with_details = (replace(view, detail=", ".join(grouped(details.get(at, ())))) for at, view in known.items())
    return tuple(_parts_once(with_details)), grouped(rest)


def names_norm(text: str, norm: Norm) -> bool:
    """True if a text names a norm by its title, its short name or its symbol; a leading article does not matter."""
    names = (*norm.title.values(), *norm.short.values(), norm.symbol)
    bare = (re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE) for name in names)
    telling = (name for name in bare if " " in name or name.isupper() or re.search(r"\d", name))
    return any(re.search(rf"(?<!\w){re.escape(caseless(name))}(?!\w)", caseless(text)) for name in telling)


def told_in(text: str, norm: Norm, places: Sequence[str]) -> bool:
    """True if a text names a norm of the writer's own with the figures of all these places."""
    figures = set(re.findall(r"\d+", text))
    return names_norm(text, norm) and all(number in figures for place in places for number in re.findall(r"\d+", place))


def _has_figures_of(title: str, symbol: str) -> bool:
    """True if a title has all the figures of a symbol, so that it need not stand behind it."""
    return bool(symbol) and set(re.findall(r"\d+", symbol)) <= set(re.findall(r"\d+", title))


def _parts_once(places: Iterable[PlaceView]) -> Iterator[PlaceView]:
    """Yield places without the part of the document that the place before is in too: `Convention IV, art. 55`."""
    named = ""
    for place in places:
        part, _, inside = place.at.partition(", ")
        yield replace(place, at=inside) if inside and part == named else place
        named = part if inside else ""


def grouped(places: Sequence[str]) -> tuple[str, ...]:
    """Return places with those of one kind that follow each other as one: `arts. 12, 13 and 15-17`."""
    groups: list[tuple[str, list[str]]] = []
    for place in dict.fromkeys(places):
        match = _NUMBERED.fullmatch(place)
        kind, number = (match["kind"] + (match["dot"] or ""), match["number"]) if match else (place, "")
        if groups and number and groups[-1][0] == kind and groups[-1][1]:
            groups[-1][1].extend(_both(number))
        else:
            groups.append((kind, _both(number) if number else []))
    return tuple(_group(kind, numbers) for kind, numbers in groups)


def _both(number: str) -> list[str]:
    """Return a number, or the two of a range that is no longer: 20-21."""
    first, _, last = number.partition("-")
    return [first, last] if first.isdecimal() and last.isdecimal() and int(last) == int(first) + 1 else [number]


def _group(kind: str, numbers: Sequence[str]) -> str:
    if len(numbers) < 2 and not any("-" in number for number in numbers):
        return " ".join((kind, *numbers))
    plural = f"{kind[:-1]}s." if kind.endswith(".") else f"{kind}s"
    return f"{plural} {', '.join(numbers[:-1])}{' and ' if numbers[1:] else ''}{numbers[-1]}"


_NUMBERED: Final = re.compile(
    r"(?P<kind>art|para|principle|rule|section|recital|guideline|recommendation)s?(?P<dot>\.)? (?P<number>[^\s,;]+)"
)


def _is_several(place: str) -> bool:
    locators = parse_locators(place)
    return len(locators) > 1 or any(locator.first != locator.last for locator in locators)


# -- who has accepted it --------------------------------------------------------------------------------


def _standings(norm: Norm, states: Sequence[State], library: Library) -> Iterator[tuple[State, Standing]]:
    if norm.kind == "treaty" and not norm.own:
        for state in states:
            yield state, library.norms.parties.standing(norm.id, state.code)


def _state(state: State, standing: Standing, tag: str) -> StateView:
    name, agreement = state.in_sentence(tag), in_language(state.agreement, tag) or "f"
    plural = agreement in _PLURAL
    if standing.is_party:
        since = str(standing.since_year or "")
        return StateView(name, plural, "party", since, _day(standing.until), agreement)
    status = standing.reason if standing.reason in ("left", "signed") and not standing.will_not_join else "outside"
    return StateView(name, plural, status, until=_day(standing.until), agreement=agreement)


def _day(text: str) -> dt.date | str:
    """Return a day to print as the language writes it; a year, which is all that is known of some, as it is."""
    return iso_date(text) or text
