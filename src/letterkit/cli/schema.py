"""`letterkit schema`: the JSON Schema of the draft file, for editors."""

from __future__ import annotations

import json

import click


@click.command()
def schema() -> None:
    """Prints the JSON Schema (2020-12) of the draft file, so that an editor can complete and check it."""
    from letterkit.letter.schema import draft_schema

    click.echo(json.dumps(draft_schema(), ensure_ascii=False, indent=2))
