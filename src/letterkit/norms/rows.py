"""Reading the rows of the norms library, and keeping what was read.

A shipped row is read when it is asked for. Listing and searching need all of them, and a user's file may have
thousands, so what was read and found right is kept in the user's cache folder: JSON, under a name that is a digest of
the file, of the bodies it refers to and of the program. A cache that is missing, broken or cannot be written makes
the program slower and nothing else.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from letterkit import __version__
from letterkit.disk import files
from letterkit.disk.folders import cache
from letterkit.errors import CannotWrite, InvalidLibrary, Problem, nearest
from letterkit.letter import builder
from letterkit.norms.bodies import Bodies
from letterkit.norms.norm import (
    AGREEMENTS,
    AUDIENCES,
    CONFIRMABLE,
    KINDS,
    STATUSES,
    Norm,
    NormKind,
    Pinpoint,
    Quotation,
    ReadNorm,
    Status,
)
from letterkit.norms.pinpoints import parse_locators
from letterkit.yaml import rows
from letterkit.yaml.rows import DataRow, RowText
from letterkit.yaml.source import LIBRARY_BYTES

_MONTH_OR_YEAR = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")
_KEPT = 40
"""Files in the cache; the oldest go first."""


def entries(folders: Sequence[Path]) -> dict[str, ReadNorm]:
    """Every id with the way to its norm: shipped rows unread, those of other folders read and found right.

    Raises InvalidLibrary with everything that is wrong in the folders, file by file.
    """
    bodies = Bodies(*folders)
    found: dict[str, ReadNorm] = {}
    for file in rows.yaml_files(rows.DATA, "norms"):
        found.update((block.name, partial(_read_block, block, bodies)) for block in rows.split_rows(file, "id"))
    problems: list[Problem] = []
    for folder in folders:
        where: dict[str, str] = {}
        for file in rows.yaml_files(folder, "norms"):
            for name, (make, line) in _of_file(file, bodies, folders, problems).items():
                if name in where:
                    problems.append(_twice(name, where[name], file, line))
                where.setdefault(name, f"{file.name}, line {line}")
                found[name] = make
    rows.raise_if_any(problems)
    return found


def every_shipped(folders: Sequence[Path]) -> dict[str, Norm]:
    """All shipped norms, read at once, unless another folder has a row of that id."""
    bodies, problems = Bodies(*folders), list[Problem]()
    others = {
        name
        for folder in folders
        for file in rows.yaml_files(folder, "norms")
        for name in _of_file(file, bodies, folders, problems)
    }
    found: dict[str, Norm] = {}
    for file in rows.yaml_files(rows.DATA, "norms"):
        for name, (make, _) in _of_file(file, bodies, folders, problems).items():
            if name not in others:
                found[name] = make()
    rows.raise_if_any(problems)
    return found


def _twice(name: str, first: str, file: Path, line: int) -> Problem:
    return Problem(
        f"The id ‘{name}’ is already used ({first}).",
        "Give one of the two another id.",
        str(file),
        line,
        path=(name, "id"),
    )


# -- what was read before -------------------------------------------------------------------------------

_Made = dict[str, tuple[Callable[[], Norm], int]]
"""The norms of a file by id, each with the line of its id."""


def _of_file(file: Path, bodies: Bodies, folders: Sequence[Path], problems: list[Problem]) -> _Made:
    """The norms of a whole file: from the cache where the file is as it was, else read; the wrong ones are noted."""
    kept = _kept(file, folders)
    if kept is not None and (known := _cached(kept)) is not None:
        return {str(row["id"]): (partial(_unpacked, row), int(line)) for line, row in known}
    wrong: list[Problem] = []
    made: list[tuple[int, Norm]] = []
    seen: dict[str, str] = {}
    for row in rows.try_read_rows(file, "id", wrong):
        line = row.tree.position((*row.path, "id"))[0]
        if row.name in seen:
            wrong.append(_twice(row.name, seen[row.name], file, line))
        seen.setdefault(row.name, f"{file.name}, line {line}")
        made.append((line, _norm(row, bodies)))
    problems += wrong
    if kept is not None and not wrong:
        _keep(kept, made)
    return {norm.id: (partial(_same, norm), line) for line, norm in made}


def _same(norm: Norm) -> Norm:
    return norm


def _kept(file: Path, folders: Sequence[Path]) -> Path | None:
    """Where the cache keeps a file as it is now; None for a file that cannot be read."""
    digest = sha256(f"{__version__} {Path(__file__).stat().st_mtime_ns}".encode())
    try:
        for each in [file, *(one for folder in (rows.DATA, *folders) for one in rows.yaml_files(folder, "bodies"))]:
            content = files.read(each, LIBRARY_BYTES)
            if len(content) > LIBRARY_BYTES:
                return None
            digest.update(content)
    except OSError:
        return None
    return cache() / "norms" / f"{digest.hexdigest()}.json"


def _cached(path: Path) -> list[Any] | None:
    try:
        known = json.loads(files.read(path))
        return known if isinstance(known, list) and all(isinstance(row["id"], str) for _, row in known) else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _keep(path: Path, made: Sequence[tuple[int, Norm]]) -> None:
    with contextlib.suppress(OSError, CannotWrite):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        text = json.dumps([(line, asdict(norm)) for line, norm in made], default=str, ensure_ascii=False)
        files.write(path, text.encode("utf-8"), durable=False)
        others = sorted(path.parent.glob("*.json"), key=lambda one: one.stat().st_mtime)
        for old in others[:-_KEPT]:
            old.unlink()


def _unpacked(row: Mapping[str, Any]) -> Norm:
    norm = builder.try_build(Norm, row)
    if norm is None:
        raise InvalidLibrary(Problem("The kept copy of a norm cannot be read.", "Run the command again."))
    return norm


# -- reading rows ---------------------------------------------------------------------------------------


def _read_block(block: RowText, bodies: Bodies) -> Norm:
    problems: list[Problem] = []
    made = [_norm(row, bodies) for row in rows.parse_row_text(block, "id", problems)]
    rows.raise_if_any(problems)
    if len(made) != 1:
        raise InvalidLibrary(Problem("This is not one row.", file=block.file, line=block.line))
    return made[0]


def _norm(row: DataRow, bodies: Bodies) -> Norm:
    """A norm from its row; what is wrong is noted in the row's problems."""
    adopted_by, cited = _named(row, "adopted_by", bodies)
    norm = Norm(
        id=row.slug("id"),
        title=row.localized("title", required=True),
        short=row.localized("short"),
        in_text=row.localized("in_text", required=True),
        agreement=_agreement(row),
        symbol=row.text("symbol"),
        treaty_series=row.text("treaty_series"),
        adopted_by=adopted_by,
        cited_body=cited,
        adopted=row.date("adopted"),
        adopted_in=_adopted_in(row),
        issued=row.date("issued"),
        in_force=row.date("in_force"),
        vote=row.text("vote"),
        kind=_kind(row),
        bound=_named(row, "bound", bodies)[0],
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
    _in_order(row, norm)
    row.report_unknown_keys()
    return norm


def _named(row: DataRow, key: str, bodies: Bodies) -> tuple[dict[str, str], dict[str, str]]:
    """A body by its id or in words by language: its name in a sentence, and at the head of a note."""
    if not isinstance(row.data.get(key), str):
        texts = row.localized(key)
        return texts, {tag: re.sub(r"^[Tt]he\s+", "", text) for tag, text in texts.items()}
    name = row.text(key)
    body = bodies.find(name)
    if body is None:
        near = bodies.nearest(name)
        row.report(
            f"There is no body ‘{name}’.",
            f"Did you mean ‘{near}’?" if near else f"Write its name by language: `{key}:` and below it `  en: …`.",
            key,
        )
        return {}, {}
    return dict(body.name), dict(body.cite) or {tag: re.sub(r"^[Tt]he\s+", "", text) for tag, text in body.name.items()}


def _agreement(row: DataRow) -> dict[str, str]:
    found = row.localized("agreement")
    for tag, text in found.items():
        if text not in AGREEMENTS:
            row.report(
                f"‘{text}’ is not one of: {', '.join(AGREEMENTS)}.", "Gender and number of the name.", "agreement", tag
            )
    return found


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


def _in_order(row: DataRow, norm: Norm) -> None:
    for key, later in (("issued", norm.issued), ("in_force", norm.in_force)):
        if norm.adopted and later and later < norm.adopted:
            row.report(f"The date of ‘{key}’ is before the date of adoption.", "Check the two dates.", key)


def _confirmed(row: DataRow) -> tuple[str, ...]:
    found = row.texts("confirmed")
    for at, name in enumerate(found):
        if name.split(".")[0] not in CONFIRMABLE:
            near = nearest(name, CONFIRMABLE)
            row.report(
                f"‘{name}’ is not a field that can be confirmed here.",
                f"Did you mean ‘{near}’?" if near else f"Name one of: {', '.join(CONFIRMABLE)}.",
                "confirmed",
                at,
            )
    return found


def _kind(row: DataRow) -> NormKind:
    text = row.choice("kind", KINDS)
    return next((kind for kind in KINDS if kind == text), "soft-law")


def _status(row: DataRow) -> Status:
    return "confirmed" if row.choice("status", STATUSES, "unconfirmed") == "confirmed" else "unconfirmed"


def _place(row: DataRow) -> str:
    at = row.text("at", required=True)
    if at and not parse_locators(at):
        row.report(
            f"‘{at}’ does not name a place in a document.",
            "Write para. 139, paras. 138-139, art. 2(4), principle 16 or preamble.",
            "at",
        )
    return at


def _pinpoints(row: DataRow) -> tuple[Pinpoint, ...]:
    found: list[Pinpoint] = []
    for inner in row.mappings("pinpoints"):
        pin = Pinpoint(
            at=_place(inner),
            provides=inner.localized("provides"),
            verb=inner.localized("verb"),
            about=inner.localized("about"),
            status=_status(inner),
            source=inner.text("source"),
        )
        if not pin.provides and not pin.about:
            inner.report(
                "What does it provide?", "Write `provides:` (a clause) or `about:` (a few words), by language."
            )
        if any(parse_locators(pin.at) == parse_locators(other.at) != () for other in found):
            inner.report(f"‘{pin.at}’ stands twice in this row.", "Put the two clauses into one.", "at")
        inner.report_unknown_keys()
        found.append(pin)
    return tuple(found)


def _quotation(row: DataRow) -> Quotation:
    made = Quotation(
        text=row.text("text", required=True),
        at=_place(row),
        language=row.text("language", required=True),
        also_seen_as=row.texts("also_seen_as"),
        status=_status(row),
    )
    row.report_unknown_keys()
    return made
