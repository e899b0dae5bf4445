"""The profile of an organisation: what it writes in every letter, kept in the user's configuration folder.

    language: en-GB
    interface: en
    place: Geneva
    paper: A4
    letterhead: our-letterhead.docx
    audience: public
    sender: {name: Example Watch, lines: [12 Sample Street], website: www.example.org, email: info@example.org}
    signatory: {name: Amina Example, title: Director, organization: Example Watch, places: [Geneva]}
    phrases: [We stand ready to discuss these matters with you.]
    checks: {double-space: off}

A logo (`sender.logo`) and a Word letterhead are relative to the folder of the profile. A `profile.yaml` in a `library`
folder of the project has the same form and wins. `checks` are settings of the rules, which
`checks/settings.py` reads. `interface` is the language in which the program itself speaks, else that of the letter.
`audience` is who reads the letters that speak of people, where a command does not say it. A profile that came with a
draft may say `public` alone: it is not to decide that names are told.
"""

# Type hints are no text here (`from __future__ import annotations`): each would be compiled again at each start.

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from letterkit.disk import files, folders
from letterkit.errors import CannotRead, Problem
from letterkit.letter.paper import PAPERS, Paper
from letterkit.tags import LANGUAGE_TAG
from letterkit.wording import say, say_list
from letterkit.yaml import row_files
from letterkit.yaml.rows import DataRow

KEYS: Final = (
    "language",
    "interface",
    "place",
    "paper",
    "letterhead",
    "audience",
    "sender",
    "signatory",
    "phrases",
    "checks",
)
AUDIENCES: Final = ("public", "recipient", "internal")
SENDER: Final = ("name", "lines", "website", "email", "phone", "logo")
SIGNATORY: Final = ("name", "title", "organization", "places", "capacity")


@dataclass(frozen=True, slots=True)
class Profile:
    """The defaults of an organisation, each empty if not given."""

    language: str = ""
    place: str = ""
    paper: Paper = ""
    sender: Mapping[str, Any] = field(default_factory=dict)
    signatory: Mapping[str, Any] = field(default_factory=dict)
    phrases: tuple[str, ...] = ()
    logo: Path | None = None
    letterhead: Path | None = None
    interface: str = ""
    audience: str = ""

    def suggested(self, path: str) -> Any:
        """Return the default for a key of the draft, such as `sender.email` or `place`; None if there is none."""
        first, _, inner = path.partition(".")
        if first == "sender":
            return self.sender.get(inner)
        return {"place": self.place, "language": self.language}.get(path) or None


def user_file() -> Path:
    """Return the path of the profile in the user's configuration folder, which need not exist."""
    return folders.settings() / "profile.yaml"


def read_profile(files: Sequence[Path]) -> Profile:
    """Return the profile in some files, of which a later one wins. Raises InvalidLibrary with file and line."""
    profile = Profile()
    for file in files:
        later = _read(file, file.stat().st_mtime_ns)
        profile = Profile(
            later.language or profile.language,
            later.place or profile.place,
            later.paper or profile.paper,
            {**profile.sender, **later.sender},
            {**profile.signatory, **later.signatory},
            (*profile.phrases, *later.phrases),
            later.logo or profile.logo,
            later.letterhead or profile.letterhead,
            later.interface or profile.interface,
            later.audience or profile.audience,
        )
    return profile


@cache
def _read(file: Path, _: int) -> Profile:
    problems: list[Problem] = []
    row = row_files.read_mapping(file, problems)
    language, interface = _tag(row, "language"), _tag(row, "interface")
    paper: Any = row.text("paper")
    if paper and paper not in PAPERS:
        row.report(
            say("There is no paper ‘{paper}’.", paper=paper),
            say("Write one of: {papers}.", papers=say_list(PAPERS)),
            "paper",
        )
    row.mapping("checks")
    sender = _inner(row.mapping("sender"), SENDER, ("lines",))
    profile = Profile(
        language,
        row.text("place"),
        paper,
        sender,
        _inner(row.mapping("signatory"), SIGNATORY, ("places",)),
        row.texts("phrases"),
        _path(row, "sender.logo", file, sender.get("logo", "")),
        _path(row, "letterhead", file, row.text("letterhead")),
        interface,
        _audience(row, file),
    )
    row.report_unknown_keys()
    row_files.raise_if_any(problems)
    return profile


def _tag(row: DataRow, key: str) -> str:
    tag = row.text(key)
    if tag and not LANGUAGE_TAG.fullmatch(tag):
        row.report(say("‘{tag}’ is not a language tag.", tag=tag), say("Write en-GB, fr, ru, ar …"), key)
    return tag


def _audience(row: DataRow, file: Path) -> str:
    audience = row.text("audience")
    if audience and audience not in AUDIENCES:
        row.report(
            say("There is no audience ‘{audience}’.", audience=audience),
            say("Write one of: {audiences}.", audiences=say_list(AUDIENCES)),
            "audience",
        )
    elif audience not in ("", "public") and file != user_file():
        row.report(
            say("A profile that lies with a draft cannot say that its names are told."),
            say("Write `audience: public` here, or keep it in your own profile: letterkit profile"),
            "audience",
        )
    return audience


def _path(row: DataRow, key: str, file: Path, name: str) -> Path | None:
    """Return the path of a file that the profile names, relative to its own folder."""
    try:
        return files.local_path(file.parent, name) if name else None
    except CannotRead as refused:
        row.report(refused.problems[0].message, refused.problems[0].hint, key.partition(".")[0])
        return None


def _inner(row: DataRow, keys: Sequence[str], lists: Sequence[str]) -> dict[str, Any]:
    values = {key: list(row.texts(key)) if key in lists else row.text(key) for key in keys}
    row.report_unknown_keys()
    return {key: value for key, value in values.items() if value}
