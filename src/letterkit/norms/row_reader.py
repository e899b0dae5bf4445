"""From a row of `norms/*.yaml` to a Norm; what is wrong is added to the row's problems."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from letterkit.errors import did_you_mean
from letterkit.languages.grammar import AGREEMENTS
from letterkit.languages.place_words import KINDS as KINDS_OF_PLACE
from letterkit.letter.norm_kinds import KINDS, NormKind
from letterkit.norms.bodies import Body, load_bodies
from letterkit.norms.norm import (
    AUDIENCES,
    CONFIRMABLE,
    STATUSES,
    WHOLE,
    Norm,
    Pinpoint,
    Quotation,
    Replacement,
    Status,
)
from letterkit.norms.pinpoints import parse_locators
from letterkit.norms.series import NAMES, Series, load_series
from letterkit.wording import say, say_list
from letterkit.yaml.row_files import RowIndex
from letterkit.yaml.rows import DataRow

_MONTH_OR_YEAR: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")
_ENGLISH_ARTICLE: Final = re.compile(r"^[Tt]he\s+")


class SharedNames(NamedTuple):
    """The names that many rows share: bodies, and series of numbered texts."""

    bodies: RowIndex[Body]
    series: RowIndex[Series]


def shared_names(folders: Sequence[Path]) -> SharedNames:
    """Return the shared names of the shipped library and of further folders."""
    return SharedNames(load_bodies(*folders), load_series(*folders))


def parse_norm(row: DataRow, shared: SharedNames) -> Norm:
    series = _series(row, shared)
    names, agreement, body = _names(row, series)
    adopted_by, cited_body = _body_names(row, "adopted_by", shared.bodies, body)
    norm = Norm(
        id=row.slug("id"),
        title=row.localized("title", required=True),
        short=names["short"],
        in_text=names["in_text"],
        brief=names["brief"],
        genitive=names["genitive"],
        brief_genitive=names["brief_genitive"],
        brief_inside=names["brief_inside"],
        agreement=agreement,
        number=row.text("number", required=series is not None),
        parent=row.text("parent"),
        also_known_as=row.texts("also_known_as"),
        superseded=_replacement(row),
        owed_by_others=row.flag("owed_by_others"),
        symbol=row.text("symbol"),
        treaty_series=row.text("treaty_series"),
        adopted_by=adopted_by,
        cited_body=cited_body,
        adopted=row.date("adopted"),
        adopted_in=_adopted_in(row),
        issued=row.date("issued"),
        in_force=row.date("in_force"),
        vote=row.text("vote"),
        extent=_extent(row),
        kind=_kind(row),
        bound=_body_names(row, "bound", shared.bodies)[0],
        accepted=row.localized("accepted"),
        audiences=row.choices("audiences", AUDIENCES),
        themes=row.texts("themes"),
        pinpoints=_pinpoints(row),
        quotations=tuple(_quotation(inner) for inner in row.mappings("quotations")),
        also_seen_as=row.texts("also_seen_as"),
        link=row.text("link"),
        source=row.texts("source", required=True),
        checked=row.date("checked", required=True) or dt.date.min,
        confirmed=_confirmed(row),
        notes=row.text("notes"),
    )
    _check_order_of_dates(row, norm)
    row.report_unknown_keys()
    return norm


def _extent(row: DataRow) -> dict[str, int]:
    """Return the last number of each kind of place that the text has: `extent: {art: 53}`."""
    inner = row.mapping("extent")
    extent: dict[str, int] = {}
    for kind in KINDS_OF_PLACE:
        number = inner.data.get(kind)
        inner.known.append(kind)
        if isinstance(number, int) and not isinstance(number, bool) and number > 0:
            extent[kind] = number
        elif number is not None:
            inner.report(
                say("This must be the last number of its kind in the text."), say("Write it as art: 53."), kind
            )
    if inner.data:
        inner.text("source", required=True)
    inner.report_unknown_keys()
    return extent


def _series(row: DataRow, shared: SharedNames) -> Series | None:
    name = row.text("series")
    series = shared.series.find(name) if name else None
    if name and series is None:
        hint = did_you_mean(name, shared.series.names) or say(
            "There are: {names}.", names=say_list(shared.series.names)
        )
        row.report(say("There is no series ‘{name}’.", name=name), hint, "series")
    return series


def _names(row: DataRow, series: Series | None) -> tuple[dict[str, dict[str, str]], dict[str, str], str]:
    """Return the names of a norm by field and language, their agreement, and the body of its series.

    What a row says itself goes before what its series says.
    """
    needed = series is None and not row.data.get("series")
    own = {field: row.localized(field, required=needed and field == "in_text") for field in NAMES}
    agreement = _agreement(row)
    if series is None:
        return own, agreement, ""
    number = str(row.data.get("number") or "")
    names = {field: {**series.name(field, number), **own[field]} for field in NAMES}
    return names, {**series.agreement, **agreement}, series.body


def _replacement(row: DataRow) -> Replacement | None:
    if "superseded" not in row.data:
        row.known.append("superseded")
        return None
    inner = row.mapping("superseded")
    replacement = Replacement(inner.text("by"), inner.text("since"), inner.localized("note"))
    if not replacement.by and not replacement.note:
        inner.report(say("What has replaced it?"), say("Write `by:` (an id) or `note:` (a few words, by language)."))
    inner.report_unknown_keys()
    return replacement


def _body_names(
    row: DataRow, key: str, bodies: RowIndex[Body], default: str = ""
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the names of a body in a sentence and at the head of a note, by language.

    The row gives the id of a body, or its names by language; where it gives neither, the default id is taken.
    """
    if default and not row.data.get(key):
        row.data[key] = default
    if not isinstance(row.data.get(key), str):
        names = row.localized(key)
        return names, _without_article(names)
    name = row.text(key)
    body = bodies.find(name)
    if body is None:
        otherwise = say("Write its name by language: `{key}:` and below it `  en: …`.", key=key)
        row.report(say("There is no body ‘{name}’.", name=name), did_you_mean(name, bodies.names) or otherwise, key)
        return {}, {}
    return dict(body.name), dict(body.cite) or _without_article(dict(body.name))


def _without_article(names: dict[str, str]) -> dict[str, str]:
    return {tag: _ENGLISH_ARTICLE.sub("", name) for tag, name in names.items()}


def _agreement(row: DataRow) -> dict[str, str]:
    agreement = row.localized("agreement")
    for tag, text in agreement.items():
        if text not in AGREEMENTS:
            message = say("‘{text}’ is not one of: {agreements}.", text=text, agreements=say_list(AGREEMENTS))
            row.report(message, say("Gender and number of the name."), "agreement", tag)
    return agreement


def _adopted_in(row: DataRow) -> str:
    value = row.data.get("adopted_in")
    if isinstance(value, int):
        row.data["adopted_in"] = str(value)
    text = row.text("adopted_in")
    if text and not _MONTH_OR_YEAR.fullmatch(text):
        row.report(
            say("‘{text}’ is not a year or a month.", text=text), say("Write it as 2001 or 2001-12."), "adopted_in"
        )
    if text and row.data.get("adopted"):
        row.report(
            say("The row has both ‘adopted’ and ‘adopted_in’."), say("Keep the day, if it is known."), "adopted_in"
        )
    return text


def _check_order_of_dates(row: DataRow, norm: Norm) -> None:
    for key, later in (("issued", norm.issued), ("in_force", norm.in_force)):
        if norm.adopted and later and later < norm.adopted:
            row.report(
                say("The date of ‘{key}’ is before the date of adoption.", key=key), say("Check the two dates."), key
            )


def _confirmed(row: DataRow) -> tuple[str, ...]:
    confirmed = row.texts("confirmed")
    for index, name in enumerate(confirmed):
        if name.split(".")[0] not in CONFIRMABLE:
            hint = did_you_mean(name, CONFIRMABLE) or say(
                "Name one of: {confirmable}.", confirmable=say_list(CONFIRMABLE)
            )
            row.report(say("‘{name}’ is not a field that can be confirmed here.", name=name), hint, "confirmed", index)
    return confirmed


def _kind(row: DataRow) -> NormKind:
    text = row.choice("kind", KINDS)
    return next((kind for kind in KINDS if kind == text), "soft-law")


def _status(row: DataRow) -> Status:
    return "confirmed" if row.choice("status", STATUSES, "unconfirmed") == "confirmed" else "unconfirmed"


def _locator(row: DataRow) -> str:
    text = row.text("at", required=True)
    if text and text != WHOLE and not parse_locators(text):
        row.report(
            say("‘{text}’ does not name a place in a document.", text=text),
            say("Write para. 139, paras. 138-139, art. 2(4), principle 16, preamble or whole."),
            "at",
        )
    return text


def _pinpoints(row: DataRow) -> tuple[Pinpoint, ...]:
    pinpoints: list[Pinpoint] = []
    places: set[object] = set()
    for inner in row.mappings("pinpoints"):
        pinpoint = Pinpoint(
            at=_locator(inner),
            provides=inner.localized("provides"),
            act=inner.localized("act"),
            verb=inner.localized("verb"),
            about=inner.localized("about"),
            owed_by=inner.localized("owed_by"),
            limits=inner.localized("limits"),
            status=_status(inner),
            source=inner.text("source"),
        )
        if not pinpoint.provides and not pinpoint.act and not pinpoint.about:
            hint = say(
                "Write `provides:` (a clause), `act:` (what the body did) or `about:` (a few words), by language."
            )
            inner.report(say("What does it provide?"), hint)
        if pinpoint.provides and pinpoint.act:
            inner.report(
                say("A place has either ‘provides’ or ‘act’."), say("Keep the one that its sentence needs."), "act"
            )
        place = parse_locators(pinpoint.at) or pinpoint.at
        if pinpoint.at and place in places:
            inner.report(
                say("‘{at}’ stands twice in this row.", at=pinpoint.at), say("Put the two clauses into one."), "at"
            )
        places.add(place)
        inner.report_unknown_keys()
        pinpoints.append(pinpoint)
    return tuple(pinpoints)


def _quotation(row: DataRow) -> Quotation:
    quotation = Quotation(
        text=row.text("text", required=True),
        at=_locator(row),
        language=row.text("language", required=True),
        also_seen_as=row.texts("also_seen_as"),
        status=_status(row),
        source=row.text("source"),
    )
    row.report_unknown_keys()
    return quotation
