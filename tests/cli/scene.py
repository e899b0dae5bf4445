"""Commands run in process: what they print, and how they end. A complete letter to run them on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from ruamel.yaml import YAML

from letterkit.cli import main


@dataclass(frozen=True)
class Ended:
    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode()


def run(*arguments: str | Path, typed: str = "") -> Ended:
    """Return one command, as `main` runs it."""
    with CliRunner().isolation(input=typed.encode("utf-8", "surrogateescape")) as (out, err, _):
        code = main.run([str(argument) for argument in arguments])
        return Ended(code, out.getvalue(), err.getvalue().decode())


LETTER = """\
letterkit: 1
template: council-appeal
language: en-GB
date: 2026-11-30
sender: {name: Example Centre}
recipients:
  - organization: Council of Examples
    style: council
subject: On Exampleland
people: []
passages:
  - role: situation
    text: Something has happened.
  - role: norm
    text: The Council has bound itself.
    invokes:
      - norm: wso-2005
  - role: ask
    text: "We ask the Council to act:"
    asks:
      - action: send a mission
        deadline: 2026-12-15
  - role: urgency
    text: Delay will cost lives.
signatories:
  - name: Amina Example
    organization: Example Centre
"""


def letter(path: Path, **changes: Any) -> Path:
    """Return a complete letter in a file; `changes` replace keys, None takes one out."""
    data = YAML(typ="safe").load(LETTER)
    data["date"] = str(data["date"])
    data["passages"][2]["asks"][0]["deadline"] = "2026-12-15"
    data.update(changes)
    with path.open("w", encoding="utf-8") as file:
        YAML(typ="safe").dump({key: value for key, value in data.items() if value is not None}, file)
    return path


def without(part: str) -> list[dict[str, Any]]:
    """Return the passages of the complete letter but one."""
    passages: list[dict[str, Any]] = YAML(typ="safe").load(LETTER)["passages"]
    for passage in passages:
        for ask in passage.get("asks", []):
            ask["deadline"] = str(ask["deadline"])
    return [passage for passage in passages if passage["role"] != part]
