"""From a row of `norms/*.yaml` to a Norm; what is wrong is added to the row's problems."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from letterkit.errors import did_you_mean
from letterkit.languages.grammar import AGREEMENTS
from letterkit.norms.bodies import Body
from letterkit.norms.norm import (
    AUDIENCES,
    CONFIRMABLE,
    KINDS,
    STATUSES,
    Norm,
    NormKind,
    Pinpoint,
    Quotation,
    Status,
)
from letterkit.norms.pinpoints import parse_locators
from letterkit.yaml.row_files import RowIndex
from letterkit.yaml.rows import DataRow

_MONTH_OR_YEAR: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")
_ENGLISH_ARTICLE: Final = re.compile(r"^[Tt]he\s+")


def parse_norm(row: DataRow, bodies: RowIndex[Body]) -> Norm:
    adopted_by, cited_body = _body_names(row, "adopted_by", bodies)
    norm = Norm(
        id=row.slug("id"),
        title=row.localized("title", required=True),
        short=row.localized("short"),
        in_text=row.localized("in_text", required=True),
        agreement=_agreement(row),
        symbol=row.text("symbol"),
        treaty_series=row.text("treaty_series"),
        adopted_by=adopted_by,
        cited_body=cited_body,
        adopted=row.date("adopted"),
        adopted_in=_adopted_in(row),
        issued=row.date("issued"),
        in_force=row.date("in_force"),
        vote=row.text("vote"),
        kind=_kind(row),
        bound=_body_names(row, "bound", bodies)[0],
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


def _body_names(row: DataRow, key: str, bodies: RowIndex[Body]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the names of a body in a sentence and at the head of a note, by language.

    The row gives the id of a body, or its names by language.
    """
    if not isinstance(row.data.get(key), str):
        names = row.localized(key)
        return names, _without_article(names)
    name = row.text(key)
    body = bodies.find(name)
    if body is None:
        otherwise = f"Write its name by language: `{key}:` and below it `  en: …`."
        row.report(f"There is no body ‘{name}’.", did_you_mean(name, bodies.names) or otherwise, key)
        return {}, {}
    return dict(body.name), dict(body.cite) or _without_article(dict(body.name))


def _without_article(names: dict[str, str]) -> dict[str, str]:
    return {tag: _ENGLISH_ARTICLE.sub("", name) for tag, name in names.items()}


def _agreement(row: DataRow) -> dict[str, str]:
    agreement = row.localized("agreement")
    for tag, text in agreement.items():
        if text not in AGREEMENTS:
            message = f"‘{text}’ is not one of: {', '.join(AGREEMENTS)}."
            row.report(message, "Gender and number of the name.", "agreement", tag)
    return agreement


def _adopted_in(row: DataRow) -> str:
    value = row.data.get("adopted_in")
    if isinstance(value, int):
        row.data["adopted_in"] = str(value)
    text = row.text("adopted_in")
    if text and not _MONTH_OR_YEAR.fullmatch(text):
        row.report(f"‘{text}’ is not a year or a month.", "Write it as 2001 or 2001-12.", "adopted_in")
    if text and row.data.get("adopted"):
        row.report("The row has both ‘adopted’ and ‘adopted_in’.", "Keep the day, if it is known.", "adopted_in")
    return text


def _check_order_of_dates(row: DataRow, norm: Norm) -> None:
    for key, later in (("issued", norm.issued), ("in_force", norm.in_force)):
        if norm.adopted and later and later < norm.adopted:
            row.report(f"The date of ‘{key}’ is before the date of adoption.", "Check the two dates.", key)


def _confirmed(row: DataRow) -> tuple[str, ...]:
    confirmed = row.texts("confirmed")
    for index, name in enumerate(confirmed):
        if name.split(".")[0] not in CONFIRMABLE:
            hint = did_you_mean(name, CONFIRMABLE) or f"Name one of: {', '.join(CONFIRMABLE)}."
            row.report(f"‘{name}’ is not a field that can be confirmed here.", hint, "confirmed", index)
    return confirmed


def _kind(row: DataRow) -> NormKind:
    text = row.choice("kind", KINDS)
    return next((kind for kind in KINDS if kind == text), "soft-law")


def _status(row: DataRow) -> Status:
    return "confirmed" if row.choice("status", STATUSES, "unconfirmed") == "confirmed" else "unconfirmed"


def _locator(row: DataRow) -> str:
    text = row.text("at", required=True)
    if text and not parse_locators(text):
        row.report(
            f"‘{text}’ does not name a place in a document.",
            "Write para. 139, paras. 138-139, art. 2(4), principle 16 or preamble.",
            "at",
        )
    return text


def _pinpoints(row: DataRow) -> tuple[Pinpoint, ...]:
    pinpoints: list[Pinpoint] = []
    for inner in row.mappings("pinpoints"):
        pinpoint = Pinpoint(
            at=_locator(inner),
            provides=inner.localized("provides"),
            verb=inner.localized("verb"),
            about=inner.localized("about"),
            status=_status(inner),
            source=inner.text("source"),
        )
        if not pinpoint.provides and not pinpoint.about:
            hint = "Write `provides:` (a clause) or `about:` (a few words), by language."
            inner.report("What does it provide?", hint)
        locators = parse_locators(pinpoint.at)
        if locators and any(parse_locators(other.at) == locators for other in pinpoints):
            inner.report(f"‘{pinpoint.at}’ stands twice in this row.", "Put the two clauses into one.", "at")
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
    )
    row.report_unknown_keys()
    return quotation
