"""How an interview from the command line ends: apart from the end itself, which imports the checks."""

from __future__ import annotations

from typing import NamedTuple


class Ending(NamedTuple):
    """How a run goes on after an interview: its exit code, and the kind of letter that is to be begun from this one."""

    code: int
    companion: str = ""
