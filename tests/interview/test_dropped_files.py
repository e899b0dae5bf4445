"""The name of a file as terminals write it when it is dropped on them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from letterkit.interview.dropped_files import dropped_path, path_and_options
from letterkit.questions.answers import Refused

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a backslash is a folder there")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("my\\ list/sign\\ on.csv", "my list/sign on.csv"),
        ("'my list/sign on.csv'", "my list/sign on.csv"),
        ('"my list/sign on.csv"', "my list/sign on.csv"),
        ("my list/sign on.csv", "my list/sign on.csv"),
        ("& 'my list/sign on.csv'", "my list/sign on.csv"),
        ("FOLDER/my\\ list/sign\\ on.csv ", "my list/sign on.csv"),
        ("file://FOLDER/my%20list/sign%20on.csv", "my list/sign on.csv"),
        ("file://localhostFOLDER/my%20list/sign%20on.csv", "my list/sign on.csv"),
        ("'it'\\''s.csv'", "it's.csv"),
        ("it\\'s.csv", "it's.csv"),
        ("it's.csv", "it's.csv"),
        ("back\\slash.csv", "back\\slash.csv"),
        ("a\\(1\\)\\&b.csv", "a(1)&b.csv"),
    ],
)
def test_a_dropped_file_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.touch()
    path, options = path_and_options(typed.replace("FOLDER", str(tmp_path)))
    assert path.resolve() == file and not options
    path, options = path_and_options(f'{typed.replace("FOLDER", str(tmp_path))} --map "B=name" --hidden')
    assert path.resolve() == file and options == ("--map", "B=name", "--hidden")


@pytest.mark.parametrize("typed", ["file://other/share/a.csv", "file://10.0.0.1/a.csv"])
def test_a_file_on_another_computer_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        dropped_path(typed)


@pytest.mark.parametrize("typed", ["no such.csv", "a\0b", "'open", "~nobody/x.csv", "x" * 5000, "file:///gone.csv"])
def test_what_is_not_there_is_a_name_all_the_same(typed: str) -> None:
    assert isinstance(dropped_path(typed), Path)
