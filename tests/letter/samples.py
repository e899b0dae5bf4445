"""Drafts to test with: a sound one, and where the longer ones are kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from letterkit.yaml.source import parse

REPOSITORY = Path(__file__).parents[2]
REAL = sorted((REPOSITORY.parent / "shared" / "acceptance").glob("*.yaml"))
EXAMPLES = sorted((REPOSITORY / "examples").glob("*.yaml"))

HEAD = "letterkit: 1\ntemplate: council-appeal\n"

SOUND = """\
# The letter to the Council, second version.
letterkit: 1
template: council-appeal
language: en-GB
date: 2026-11-30   # the day it is sent
place: 'Brussels'
sender:
  name: "Example Centre"
  phone: +32 2 000 00 00
recipients:
  - organization: Council of Examples
    style: council

subject: On Exampleland
facts:
  killed: {value: 2000, source: Example Monitor}
  year: 0012
  groups:
    - teachers
    - nurses
passages:
  # why we write
  - role: situation
    text: |
      Something has happened.[^1]

      [^1]: The report.
  - role: ask
    text: >-
      We ask the Council
      to act:
    asks:
      - action: send a mission
        deadline: 2026-12-15
signatories:
  - name: Amina Example
    withheld: false
# the end
"""


def data_of(text: str) -> dict[str, Any]:
    """Return the plain data of a draft."""
    result: dict[str, Any] = parse(text).data
    return result
