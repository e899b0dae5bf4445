"""Writes docs/reference.md from the program as it is: its commands, keys, rules and languages.

    python docs/make_reference.py

A test compares the page with what this writes.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import click

from letterkit.checks import explanations
from letterkit.checks.rules import WORDS
from letterkit.cli import main
from letterkit.errors import LetterkitError
from letterkit.interview import actions
from letterkit.languages.cldr import own_name
from letterkit.languages.reading import read_language
from letterkit.languages.word_file import read_file
from letterkit.letter.roles import ROLES, WHAT_TO_WRITE
from letterkit.letter.schema import draft_schema
from letterkit.library import profile
from letterkit.library.addresses import AddressBook
from letterkit.norms.norm_library import NormLibrary
from letterkit.packs.pack import Pack
from letterkit.packs.shelf import Shelf, shipped_folder
from letterkit.questions.types import TYPES
from letterkit.render.formats import FORMATS
from letterkit.tags import direction
from letterkit.yaml import row_files

PAGE: Final = Path(__file__).with_name("reference.md")
SHELF: Final = Shelf((("letterkit", shipped_folder()),))
PACKS: Final = [SHELF.load(name) for name in SHELF.ids()]
STYLES: Final = AddressBook().styles
NORM_LIBRARY: Final = NormLibrary()
NORMS: Final = sorted(NORM_LIBRARY, key=lambda one: one.kind)
PARTIES: Final = [table for name in NORM_LIBRARY.parties.ids if (table := NORM_LIBRARY.parties.table(name))]
"""What comes with letterkit, without anything of the person who runs this."""

EXIT_CODES: Final = {
    0: "fine",
    main.EXIT_FINDINGS: "something stands against it: an error, a missing part, a file that would give somebody away",
    main.EXIT_COULD_NOT: "could not: wrong usage, a file that cannot be read or replaced, a missing program",
    main.EXIT_INTERRUPTED: "stopped by Ctrl-C, or at a choice where nothing was chosen",
}
PROFILE: Final = {
    "language": "the language of a new letter",
    "interface": "the language in which letterkit itself speaks; without it, that of the letter",
    "place": "where letters are written",
    "paper": "`A4` or `Letter`; without it, what goes with the language",
    "letterhead": "a Word file with the letter's styles, from the folder of the profile; DOCX letters use it",
    "audience": "who reads letters that speak of people: `public`, `recipient` or `internal`, unless a command says it",
    "sender": f"the head of the letter: {', '.join(f'`{one}`' for one in profile.SENDER)}",
    "signatory": f"who usually signs: {', '.join(f'`{one}`' for one in profile.SIGNATORY)}",
    "phrases": "phrases of your own, offered while you write",
    "checks": "settings of rules",
}

Cells = Sequence[str]


def page() -> str:
    """The page, in Markdown."""
    parts: tuple[Iterable[str], ...] = (
        _head(),
        _commands(),
        _exit_codes(),
        _draft(),
        _profile(),
        _formats(),
        _roles(),
        _types(),
        _rules(),
        _languages(),
        _kinds(),
        _library(),
        _keys(),
    )
    return "\n".join(line for part in parts for line in part) + "\n"


def _head() -> Iterator[str]:
    yield "# Reference"
    yield ""
    yield "Commands, keys, rules and languages, each with a line. How a letter is made is in the [guide](guide.md)."
    yield ""
    yield "This page is written by `python docs/make_reference.py`; change the program, not the page."


def _table(heads: Cells, lines: Iterable[Cells]) -> Iterator[str]:
    yield ""
    for cells in (heads, ["---"] * len(heads)):
        yield f"|{'|'.join(cells)}|" if cells[0] == "---" else f"| {' | '.join(cells)} |"
    for cells in lines:
        yield f"| {' | '.join(one.replace('|', chr(92) + '|') for one in cells)} |"


# -- commands -------------------------------------------------------------------------------------------


def _commands() -> Iterator[str]:
    yield from ("", "## Commands", "", "Each takes `--help`. `letterkit` alone offers what can be done in this folder.")
    for name in main.COMMANDS:
        command = main.cli.get_command(click.Context(main.cli), name)
        assert command is not None
        yield from _command(f"letterkit {name}", command)
        if isinstance(command, click.Group):
            for inner in sorted(command.commands):
                yield from _command(f"letterkit {name} {inner}", command.commands[inner])


def _command(name: str, command: click.Command) -> Iterator[str]:
    yield from ("", f"### {name}", "", "```text", " ".join([name, *_usage(command)]), "```")
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        yield from ("", " ".join(paragraph.split()))
    options = [one for one in command.params if isinstance(one, click.Option)]
    if options:
        yield from _table(("option", "does"), ((f"`{_option(one)}`", _said(one)) for one in options))


def _usage(command: click.Command) -> Iterator[str]:
    if any(isinstance(one, click.Option) for one in command.params):
        yield "[OPTIONS]"
    for one in command.params:
        if isinstance(one, click.Argument):
            name = str(one.name).upper() + ("…" if one.nargs == -1 else "")
            yield name if one.required else f"[{name}]"
    if isinstance(command, click.Group):
        yield "COMMAND"


def _option(one: click.Option) -> str:
    names = ", ".join(sorted(one.opts, key=len))
    if one.secondary_opts:
        return f"{names} / {one.secondary_opts[0]}"
    if one.is_flag:
        return names
    choices = "|".join(map(str, one.type.choices)) if isinstance(one.type, click.Choice) else ""
    return f"{names} {one.metavar or choices or one.type.name.upper()}"


def _said(one: click.Option) -> str:
    default = f" Without it: `{one.default}`." if one.show_default else ""
    return f"{one.help or ''}{default}"


def _exit_codes() -> Iterator[str]:
    yield from ("", "## Exit codes")
    yield from _table(("code", "means"), ((str(code), words) for code, words in EXIT_CODES.items()))


# -- the draft ------------------------------------------------------------------------------------------


def _draft() -> Iterator[str]:
    made = draft_schema()
    yield from ("", "## The draft file", "")
    yield "One YAML file is one letter. `letterkit schema` prints this for editors, as JSON Schema."
    yield from _table(("key", "is", "holds"), _keys_of(made))
    for name, part in made["$defs"].items():
        yield from ("", f"### {_titled(name)}", "", _first_line(part["description"]))
        yield from _table(("key", "is", "holds"), _keys_of(part))


def _keys_of(part: Mapping[str, Any]) -> Iterator[Cells]:
    needed = part.get("required", ())
    for key, rule in part["properties"].items():
        yield f"`{key}`{' (needed)' if key in needed else ''}", _kind(rule), rule["description"]


def _kind(rule: Mapping[str, Any]) -> str:
    """What a value is, in words."""
    if "anyOf" in rule:
        return " or ".join(dict.fromkeys(_kind(one) for one in rule["anyOf"] if one.get("type") != "null"))
    if "$ref" in rule:
        name = _titled(rule["$ref"].rpartition("/")[2])
        return f"[{name.lower()}](#{name.lower().replace(' ', '-')})"
    if "const" in rule or "enum" in rule:
        return ", ".join(f"`{one}`" for one in rule.get("enum", [rule.get("const")]))
    if rule.get("type") == "array":
        return f"list: {_kind(rule['items'])}"
    if rule.get("type") == "object":
        inner = rule.get("additionalProperties")
        return f"mapping: {_kind(inner)}" if isinstance(inner, dict) else "mapping"
    words = {"string": "text", "integer": "number", "number": "number", "boolean": "`true` or `false`"}
    return str(rule["format"]) if "format" in rule else words[rule["type"]]


def _titled(name: str) -> str:
    """A heading for a part of a draft."""
    titles = {
        "Annex": "An annex",
        "Ask": "An ask",
        "Evidence": "A piece of evidence",
        "Invocation": "An invoked norm",
        "OwnNorm": "A norm of your own",
        "QuestionGroup": "A group of questions",
        "Sourced": "A fact with its source",
    }
    return titles.get(name, f"{'The' if name in ('Layout', 'Byline', 'Sender') else 'A'} {name.lower()}")


def _first_line(text: str) -> str:
    return " ".join(text.partition("\n\n")[0].split())


def _profile() -> Iterator[str]:
    yield from ("", "## The profile", "", "What `letterkit profile` asks, and what may be added by hand.")
    yield from _table(("key", "is"), ((f"`{key}`", PROFILE[key]) for key in profile.KEYS))


def _formats() -> Iterator[str]:
    yield from ("", "## Formats")
    lines = ((f"`{row.name}`", row.purpose, "yes" if row.is_text else "no") for row in FORMATS.values())
    yield from _table(("format", "for", "can go to the screen (`-o -`)"), lines)


def _roles() -> Iterator[str]:
    yield from ("", "## Roles of passages")
    yield from _table(("role", "what belongs there"), ((f"`{one}`", WHAT_TO_WRITE[one]) for one in ROLES))


def _types() -> Iterator[str]:
    yield from ("", "## Types of questions", "", "For those who [write a kind of letter](templates.md).")
    yield from _table(("type", "an answer is"), ((f"`{kind.name}`", kind.description) for kind in TYPES))


# -- rules, languages, kinds ----------------------------------------------------------------------------


def _rules() -> Iterator[str]:
    yield from ("", "## Rules", "", "Why each exists, and what to do, is on [a page of their own](rules.md).")
    for family, rules in groupby(explanations.all_explanations(), key=lambda one: one.family):
        yield from ("", f"### Rules: {family.lower()}")
        yield from _table(("code", "name", "severity", "says", "may be set"), map(_rule, rules))


def _rule(one: explanations.Explanation) -> Cells:
    limits = ", ".join(f"`{name}: {number}`" for name, number in one.limits)
    return one.code, f"[{one.name}](rules.md#{one.name})", one.severity, one.says, limits


def _languages() -> Iterator[str]:
    yield from ("", "## Languages", "")
    yield "Dates, numbers and lists follow CLDR in every language. Beyond that there are:"
    tags = sorted(file.stem for file in (row_files.DATA / "languages").glob("*.yaml"))
    yield from _table(
        (
            "tag",
            "name",
            "runs",
            "labels",
            "joint greetings",
            "forms of address",
            "kinds of letter",
            "rules know its words",
        ),
        (_language(tag) for tag in tags),
    )
    yield from ("", "A narrower tag, such as `en-US` or `fr-CA`, takes from the wider one what it has not itself.")


def _language(tag: str) -> Cells:
    forms = sum(bool(one.form("salutation", tag)) for one in STYLES)
    kinds = sum(bool(one.writes(tag)) for one in PACKS)
    return (
        f"`{tag}`",
        own_name(tag),
        "right to left" if direction(tag) == "rtl" else "left to right",
        _labels(tag),
        "yes" if read_language(tag).salutations else "no",
        str(forms),
        str(kinds),
        "yes" if tag.partition("-")[0] in WORDS else "no",
    )


def _labels(tag: str) -> str:
    """Say whether a language has its own words on every letter: yes, part or no."""
    if not read_language(tag).labels.fallback:
        return "yes"
    return "part" if read_file(row_files.DATA / "languages" / f"{tag}.yaml").labels else "no"


def _kinds() -> Iterator[str]:
    yield from (
        "",
        "## Kinds of letter",
        "",
        "The questions are those that everybody is asked, and those that depend on",
    )
    yield "the answers or are asked only when the writer wants more."
    lines = (
        (f"`{one.id}`", one.title, ", ".join(one.all_languages), ", ".join(one.requires), _number_asked(one))
        for one in PACKS
    )
    yield from _table(("id", "title", "languages", "cannot do without", "questions"), lines)


def _number_asked(pack: Pack) -> str:
    at_once = [one for one in pack.questions if not (one.aside or one.when or one.path == "norms")]
    return f"{len(at_once)} + {len(pack.questions) - len(at_once)}"


def _library() -> Iterator[str]:
    yield from ("", "## The library", "")
    yield f"{len(STYLES)} forms of address and {len(NORMS)} norms come with letterkit."
    kinds = ((kind, str(len([*some]))) for kind, some in groupby(NORMS, key=lambda one: one.kind))
    yield from _table(("kind of norm", "norms"), kinds)
    yield from ("", f"{len(PARTIES)} treaties have a table of their parties, each with its day and its source. Where a")
    yield "table is not complete, it does not tell whether a State that it lacks is a party."
    rows = ((f"`{one.norm}`", str(len(one.parties)), one.as_of, "yes" if one.complete else "no") for one in PARTIES)
    yield from _table(("treaty", "parties", "as of", "complete"), rows)


def _keys() -> Iterator[str]:
    yield from ("", "## Keys of the wizard", "", "On the whole terminal:")
    yield from _table(("key", "does"), actions.key_help())
    yield from ("", "Line by line, in the place of an answer:")
    yield from _table(("type", "to"), ((f"`{typed}`", words) for typed, words in actions.command_help()))


if __name__ == "__main__":
    try:
        PAGE.write_bytes(page().encode("utf-8"))
    except LetterkitError as error:
        sys.exit(str(error))
