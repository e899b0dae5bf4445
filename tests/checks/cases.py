"""The cases of `cases/*.yaml`: for each rule, drafts that it must find something in and drafts that it must leave alone.

A case is a few keys of a draft over a sound one (`BASE`); `text:` with `role:` stands for one passage, `asks:` for one
ask passage, and a key with `null` is taken out. Words between ⟦ and ⟧ are what must be found, no more and no fewer;
where a rule points at a key instead, `at:` lists the key paths. `says:` is a part of the first message, `fix:` what
`--fix` makes of the text that holds the marks; `today:` and `audience:` are those of the check; `times:` repeats the text;
`in_file:` is what stands in the file where the draft says IN FILE.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from letterkit.checks.findings import Finding
from letterkit.checks.rules import report
from letterkit.errors import spell_path
from letterkit.letter import drafts
from letterkit.letter.model import Draft
from letterkit.library.library import open_library
from letterkit.yaml.source import parse

FOLDER = Path(__file__).parent / "cases"
LIBRARY = open_library()
BASE: dict[str, Any] = {
    "letterkit": 1,
    "template": "council-appeal",
    "language": "en-GB",
    "date": "2026-11-20",
    "recipients": [{"organization": "the Security Council", "style": "un-security-council"}],
    "subject": "An appeal",
    "signatories": [{"name": "Amina Example", "title": "Director", "organization": "Example Watch"}],
}
_MARK = re.compile(r"⟦([^⟧]*)⟧")
_OWN = {"text", "role", "heading", "asks", "at", "says", "fix", "today", "audience", "times", "in_file"}


@dataclass(frozen=True)
class Case:
    """One case of a rule. `marks` are the key paths and words that must be found."""

    rule: str
    fails: bool
    number: int
    data: dict[str, Any]
    marks: tuple[tuple[str, str], ...]
    given: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.rule}-{'fails' if self.fails else 'passes'}-{self.number}"

    @property
    def language(self) -> str:
        return str(self.data["language"]).split("-")[0]

    def found(self) -> list[Finding]:
        """Return what the rule finds in the case."""
        text = drafts.dump(self.data).replace("IN FILE", self.given.get("in_file", "IN FILE"))
        loaded = drafts.read(text.encode(), "case.yaml")
        today = dt.date.fromisoformat(str(self.given.get("today", "2026-11-20")))
        audience: Any = self.given.get("audience", "public")
        every = report(loaded, LIBRARY, today, audience).findings
        return [one for one in every if one.name == self.rule]


def cases() -> Iterator[Case]:
    """Yield every case, in the order of the files."""
    for file in sorted(FOLDER.glob("*.yaml")):
        for rule, kinds in parse(file.read_text(encoding="utf-8"), str(file)).data.items():
            for kind in ("fails", "passes"):
                for number, given in enumerate(kinds.get(kind) or (), 1):
                    yield _case(rule, kind == "fails", number, given)


def _case(rule: str, fails: bool, number: int, given: dict[str, Any]) -> Case:
    unknown = given.keys() - _OWN - Draft.__dataclass_fields__.keys()
    assert not unknown, f"{rule}: a case has the keys {unknown}; a text with a comma needs quotes in {{…}}"
    data = BASE | {key: value for key, value in given.items() if key not in _OWN}
    data = {key: value for key, value in data.items() if value is not None}
    if "text" in given:
        one = {
            "role": given.get("role", "situation"),
            "heading": given.get("heading"),
            "text": given["text"] * given.get("times", 1),
        }
        data["passages"] = [{key: value for key, value in one.items() if value is not None}]
    if "asks" in given:
        data["passages"] = [{"role": "ask", "asks": given["asks"]}]
    marks: list[tuple[str, str]] = []
    data = _unmarked(data, (), marks)
    return Case(rule, fails, number, data, tuple(marks), given)


def _unmarked(value: Any, path: tuple[str | int, ...], marks: list[tuple[str, str]]) -> Any:
    if isinstance(value, str):
        marks.extend((spell_path(path), words) for words in _MARK.findall(value))
        return _MARK.sub(r"\1", value)
    if isinstance(value, list):
        return [_unmarked(item, (*path, index), marks) for index, item in enumerate(value)]
    if isinstance(value, dict):
        return {key: _unmarked(item, (*path, key), marks) for key, item in value.items()}
    return value
