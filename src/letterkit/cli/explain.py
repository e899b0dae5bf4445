"""`letterkit explain`: why a rule exists, an example, and how to put it right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import click

from letterkit.checks import explanations
from letterkit.checks.explanations import Explanation


@click.command(short_help="Say why a rule exists, and how to put right what it finds.")
@click.argument("rule", required=False)
@click.option("--all", "everything", is_flag=True, help="Print the page of all rules, in Markdown.")
def explain(rule: str | None, everything: bool) -> None:
    """Explains a rule, by its name or code; without one, lists all of them."""
    if everything:
        click.echo(page(), nl=False)
    elif rule is None:
        click.echo("\n".join(_list()))
    else:
        click.echo("\n".join(_one(explanations.explain(rule))))


def _list() -> Iterator[str]:
    for family, rules in groupby(explanations.all_explanations(), key=lambda one: one.family):
        yield f"{family}"
        for one in rules:
            yield f"  {one.code}  {one.severity:8}{one.name}"
    yield "\nletterkit explain RULE says why it exists, and what to do."


def _one(one: Explanation) -> Iterator[str]:
    import textwrap

    def wrapped(text: str, first: str = "") -> str:
        return textwrap.fill(text, 78, initial_indent=first, subsequent_indent="  " if first else "")

    yield f"{one.name} ({one.code}, {one.severity})"
    yield ""
    yield wrapped(one.says)
    for word, text in (("Why", one.why), ("Example", one.example), ("Instead", one.instead), ("Source", one.source)):
        yield ""
        yield wrapped(text, f"{word}: ")
    if facts := " ".join(_facts(one)):
        yield ""
        yield wrapped(facts)


def _facts(one: Explanation) -> Iterator[str]:
    if one.languages:
        yield f"Reads letters in: {', '.join(one.languages)}."
    for name, number in one.limits:
        yield f"Its number ‘{name}’ is {number}; a pack or a profile may set another."
    if not one.waivable:
        yield "It cannot be waived or switched off."
    elif one.protects:
        yield "A draft can waive it, with the reason; no pack and no profile can switch it off or lower it."


def page() -> str:
    """The page of all rules, in Markdown: what docs/rules.md holds."""
    lines = [
        "# The rules",
        "",
        "What `letterkit check` looks for, by family. `letterkit explain RULE` prints one of these in the terminal.",
        "[How to read a report, waive a finding and set a rule](checks.md).",
        "",
        "This page is written by `letterkit explain --all > docs/rules.md`; change the rules, not the page.",
    ]
    for family, rules in groupby(explanations.all_explanations(), key=lambda one: one.family):
        lines += ["", f"## {family}"]
        for one in rules:
            lines += ["", f"### {one.name}", "", f"`{one.code}` · {one.severity}", "", one.says, ""]
            for word, text in (("Why", one.why), ("Example", one.example), ("Instead", one.instead)):
                lines += [f"- **{word}:** {text}"]
            lines += [f"- **Source:** {one.source}"]
            if facts := " ".join(_facts(one)):
                lines += ["", facts]
    return "\n".join(lines) + "\n"
