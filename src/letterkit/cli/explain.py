"""`letterkit explain`: why a rule exists, an example, and how to put it right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

import click

from letterkit.checks import explanations
from letterkit.checks.explanations import Explanation
from letterkit.faces.text_width import wrapped
from letterkit.wording import say, say_list, worded

_WIDTH: Final = 78


@click.command()
@click.argument("rule", required=False)
@click.option("--all", "everything", is_flag=True, help=worded("Print the page of all rules, in Markdown."))
def explain(rule: str | None, everything: bool) -> None:
    """Explains a rule, by its name or code; without one, lists all of them."""
    if everything:
        click.echo(page(), nl=False)
    elif rule is None:
        click.echo("\n".join(_list()))
    else:
        click.echo("\n".join(_explanation(explanations.explain(rule))))


def _list() -> Iterator[str]:
    for family, rules in groupby(explanations.all_explanations(), key=lambda rule: rule.family):
        yield f"{family}"
        for rule in rules:
            yield f"  {rule.code}  {rule.severity:8}{rule.name}"
    yield ("\n" + say("letterkit explain RULE says why it exists, and what to do."))


def _explanation(rule: Explanation) -> Iterator[str]:
    yield f"{rule.name} ({rule.code}, {rule.severity})"
    yield ""
    yield from wrapped(rule.says, _WIDTH)
    for word, text in (
        (say("Why"), rule.why),
        (say("Example"), rule.example),
        (say("Instead"), rule.instead),
        (say("Source"), rule.source),
    ):
        yield ""
        yield from wrapped(text, _WIDTH, "  ", f"{word}: ")
    if facts := " ".join(_facts(rule)):
        yield ""
        yield from wrapped(facts, _WIDTH)


def _facts(rule: Explanation) -> Iterator[str]:
    if rule.languages:
        yield say("Reads letters in: {languages}.", languages=say_list(rule.languages))
    for name, number in rule.limits:
        yield say("Its number ‘{name}’ is {number}; a pack or a profile may set another.", name=name, number=number)
    if not rule.waivable:
        yield say("It cannot be waived or switched off.")
    elif rule.protects:
        yield say("A draft can waive it, with the reason; no pack and no profile can switch it off or lower it.")


def page() -> str:
    """Return the page of all rules, in Markdown: what docs/rules.md holds."""
    lines = [
        say("# The rules"),
        "",
        say(
            "What `letterkit check` looks for, by family. `letterkit explain RULE` prints one of these in the terminal."
        ),
        say("[How to read a report, waive a finding and set a rule](checks.md)."),
        "",
        say("This page is written by `letterkit explain --all > docs/rules.md`; change the rules, not the page."),
    ]
    for family, rules in groupby(explanations.all_explanations(), key=lambda rule: rule.family):
        lines += ["", f"## {family}"]
        for rule in rules:
            lines += ["", f"### {rule.name}", "", f"`{rule.code}` · {rule.severity}", "", rule.says, ""]
            for word, text in ((say("Why"), rule.why), (say("Example"), rule.example), (say("Instead"), rule.instead)):
                lines += [f"- **{word}:** {text}"]
            lines += [f"- **{say('Source')}:** {rule.source}"]
            if facts := " ".join(_facts(rule)):
                lines += ["", facts]
    return "\n".join(lines) + "\n"
