"""`letterkit signatories`: who signs, from a table into a letter, and from a letter into a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from letterkit.disk import file_names, files
from letterkit.errors import Problem, UnknownName, UnreadableTable
from letterkit.faces.text_width import terminal_width, wrapped
from letterkit.interview import lock
from letterkit.interview.changed_elsewhere import note_changes
from letterkit.interview.session import quote_name
from letterkit.interview.touched_sentences import undecided_notice
from letterkit.letter import drafts
from letterkit.letter.model import FORMAT
from letterkit.library.library import open_library
from letterkit.people import exporting, sorting, table_files
from letterkit.people.columns import MAPPED
from letterkit.people.consent import VERDICTS
from letterkit.people.updating import Update, entry_name, update_signatories
from letterkit.wording import say, say_count, worded

TEMPLATE = "joint-letter"
"""The kind of letter that a new draft is: many sign it."""
_MOST_SHOWN = 8
"""Sentences that are printed."""
_EXPORTS = {".csv": exporting.as_csv, ".xlsx": exporting.as_xlsx}


@click.group()
def signatories() -> None:
    """Reads those who sign from a table (CSV, XLSX, ODS) into a letter, lists them, and writes them to a table."""


@signatories.command("import")
@click.argument("table", type=click.Path(path_type=Path))
@click.argument("draft", type=click.Path(path_type=Path), required=False)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help=worded("File for the draft, if not DRAFT.")
)
@click.option(
    "--map",
    "maps",
    multiple=True,
    metavar="COLUMN=FIELD",
    help=worded("What a column is, by its heading or letter: {mapped}.", mapped=", ".join(MAPPED)),
)
@click.option(
    "--answer",
    "answers",
    multiple=True,
    metavar="WORDS=MEANING",
    help=worded("What an answer about being named means: {verdicts}.", verdicts=", ".join(VERDICTS)),
)
@click.option("--sheet", "sheets", multiple=True, metavar="NAME", help=worded("Only this sheet of a workbook."))
@click.option(
    "--encoding",
    metavar="NAME",
    default="",
    help=worded("How the letters of a CSV file are stored: cp1252, cp1251, gb18030 …"),
)
@click.option(
    "--hidden", is_flag=True, help=worded("Take rows, columns and sheets too that are hidden or filtered away.")
)
@click.option(
    "--no-headings", is_flag=True, help=worded("The first row is a signatory; name the columns with --map A=name.")
)
@click.option(
    "--removed",
    type=click.Choice(["keep", "drop"]),
    help=worded("What becomes of those in the letter who are not in the table."),
)
@click.option(
    "--changed",
    type=click.Choice(["take", "keep"]),
    default="take",
    help=worded("Whose words hold where letter and table differ."),
)
@click.option(
    "--sort",
    type=click.Choice(sorting.ORDERS),
    default="none",
    help=worded("Put all of them in this order, in the alphabet of the letter's language."),
)
def import_(
    table: Path,
    draft: Path | None,
    output: Path | None,
    maps: Sequence[str],
    answers: Sequence[str],
    sheets: Sequence[str],
    encoding: str,
    hidden: bool,
    no_headings: bool,
    removed: str | None,
    changed: str,
    sort: str,
) -> int:
    """Reads TABLE into DRAFT. Without DRAFT and -o it only shows what it understands.

    Shown are which column is taken for what, three lines as they will print, and what was left out, with its row. What
    is not clear about consent stops the reading: say it with --map or --answer.
    """
    choices = table_files.parse_choices(maps, answers, sheets, hidden, not no_headings)
    read = table_files.read_table(table, choices, encoding)
    for line in table_files.describe_columns(read):
        click.echo(line)
    if read.questions:
        raise _unclear_consent(read)
    for line in table_files.describe_people(read):
        click.echo(line)
    for line in read.notes:
        click.echo(line)
    target = output or draft
    if target is None:
        click.echo(say("Nothing was written: name a draft to take them over."))
        return 0
    with lock.lock_draft(target, dt.datetime.now()):
        _take_over(read, draft, target, removed, changed, sort)
    return 0


def _unclear_consent(read: table_files.TableReading) -> UnreadableTable:
    """Return the error that names what must be answered before anybody is taken over."""
    problems = []
    for doubt in read.questions:
        meanings = "; ".join(f"{value}: {words}" for value, words in doubt.options)
        problems.append(
            Problem(
                say("{question} Nothing was taken.", question=doubt.question),
                say("Say it with {typed} ({meanings}).", typed=doubt.typed, meanings=meanings),
                str(read.path),
            )
        )
    return UnreadableTable(*problems)


def _take_over(
    read: table_files.TableReading, draft: Path | None, target: Path, removed: str | None, changed: str, sort: str
) -> None:
    source = draft or (target if files.is_file(target) else None)
    before = drafts.draft_bytes(source) if source else None
    data: dict[str, Any] = dict(drafts.load(source).data) if source else {"letterkit": FORMAT, "template": TEMPLATE}
    result = update_signatories(data.get("signatories") or [], read.signatories, take_changes=changed == "take")
    rows = list(result.without_missing() if removed == "drop" else result.signatories)
    data["signatories"] = sorting.sort_signatories(rows, sort, str(data.get("language") or "en"))
    if source and file_names.is_same_file(source, target):
        drafts.save(target, data, instead_of=before)
    else:
        if files.is_file(target):
            drafts.load(target)  # what is no draft is not written over
        drafts.save(target, data)
    _print_changes(result, removed)
    click.echo(say("Wrote {file}", file=file_names.with_folder(target)))
    if before is not None:
        _print_touched(target, drafts.read(before).data, data)


def _print_touched(target: Path, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """Print the sentences that still hold what has changed with those who sign, and how to put them right."""
    library = open_library((target.parent, Path()))
    sentences = note_changes(target, before, after, library, dt.date.today())
    if not sentences:
        return
    click.echo(undecided_notice(len(sentences)))
    for row in sentences[:_MOST_SHOWN]:
        click.echo("\n".join(wrapped(row.sentence, terminal_width(30, 100), "    ", "  ")))
    command = say("letterkit edit {target}", target=quote_name(str(target)))
    click.echo(say("To see how each would be, and change it: {command} (F9, or :touched)", command=command))


def _print_changes(result: Update, removed: str | None) -> None:
    count = say_count("{count} signatory was added.", "{count} signatories were added.", result.added)
    click.echo(count)
    for line in result.changed:
        click.echo(line)
    if not result.missing or (removed == "keep" and result.again):
        return
    how = (
        say("Taken out, because the table does not have them:")
        if removed == "drop"
        else say("Not in the table, and still in the letter (--removed drop takes them out):")
    )
    click.echo(how)
    for line in result.missing_lines:
        click.echo(f"  {line}")


@signatories.command("list")
@click.argument("draft", type=click.Path(path_type=Path))
@click.option("--sort", type=click.Choice(sorting.ORDERS), default="none", help=worded("Show them in this order."))
def list_(draft: Path, sort: str) -> int:
    """Lists who signs DRAFT, with the number of each entry; names that are withheld are counted, not shown."""
    loaded = drafts.load(draft)
    rows = [{**row, "_entry": number} for number, row in enumerate(loaded.data.get("signatories") or [], 1)]
    for row in sorting.sort_signatories(rows, sort, loaded.draft.language):
        if not row.get("withheld") and not row.get("withdrawn"):
            click.echo(f"{row['_entry']:>4}. {table_files.signatory_line(row)}")
    for row in rows:
        if row.get("withdrawn"):
            click.echo(f"{row['_entry']:>4}. withdrawn: {entry_name(row)}")
    click.echo(table_files.count_line(rows))
    return 0


@signatories.command("export")
@click.argument("draft", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    required=True,
    help=worded("File to write, ending in .csv or .xlsx."),
)
@click.option(
    "--internal", is_flag=True, help=worded("With the names that are withheld, and those who have withdrawn.")
)
@click.option("--sort", type=click.Choice(sorting.ORDERS), default="none", help=worded("Write them in this order."))
@click.option(
    "--force", is_flag=True, help=worded("Replace a file that letterkit did not write or that was changed since.")
)
def export(draft: Path, output: Path, internal: bool, sort: str, force: bool) -> int:
    """Writes who signs DRAFT to a table. Names that are withheld are not in it, unless --internal says so."""
    from letterkit.render import written_files

    write = _EXPORTS.get(output.suffix.lower())
    if write is None:
        raise UnknownName(
            say("‘{output}’ does not end in .csv or .xlsx.", output=output), hint=say("End its name in one of the two.")
        )
    loaded = drafts.load(draft)
    rows = sorting.sort_signatories(loaded.data.get("signatories") or [], sort, loaded.draft.language)
    table = exporting.export_table(rows, internal=internal)
    written_files.put(output, write(table), force=force)
    count = len(table.rows) - 1
    click.echo(
        say_count(
            "Wrote {file}: {count} row", "Wrote {file}: {count} rows", count, file=file_names.with_folder(output)
        ),
        err=True,
    )
    if internal and (table.withheld or table.withdrawn):
        click.echo(
            say(
                "It holds {withheld} names that are withheld, and {withdrawn} who have withdrawn: "
                "keep it to yourselves.",
                withheld=table.withheld,
                withdrawn=table.withdrawn,
            ),
            err=True,
        )
    elif table.withheld or table.withdrawn:
        click.echo(
            say(
                "Not in it: {withheld} names withheld, {withdrawn} withdrawn.",
                withheld=table.withheld,
                withdrawn=table.withdrawn,
            ),
            err=True,
        )
    if table.disarmed:
        shown = ", ".join(map(str, table.disarmed[:8])) + (" …" if len(table.disarmed) > 8 else "")
        click.echo(
            say("Rows {shown}: what a spreadsheet would compute (=, +, -, @) is marked as text.", shown=shown), err=True
        )
    return 0
