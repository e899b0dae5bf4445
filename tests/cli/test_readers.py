"""Readers of a letter's files: what the files are called in every language that there is."""

from pathlib import Path

import pytest

from letterkit import wording
from letterkit.cli import readers
from letterkit.disk.file_names import unportable_because
from letterkit.languages import wordings
from letterkit.protection.consent import AUDIENCES


def test_a_file_without_a_reader_keeps_its_name() -> None:
    assert readers.name_for("a {name}", None) == "a {name}"
    assert readers.name_for("a {name}", "public") == "a {name}-public"


@pytest.mark.parametrize("tag", ["en", *wordings.known_wordings()])
def test_the_names_are_taken_by_every_system_and_differ(tag: str) -> None:
    with wording.speaking(wordings.find_catalogue(tag) or wording.ENGLISH):
        names = [readers.name_for("letter", reader) for reader in (None, *AUDIENCES)]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(Path(name).name == name and not unportable_because(name) for name in names)
