"""Two spellings of one file are one, and what a person types is the file that they mean."""

from __future__ import annotations

import os
import sys
import unicodedata
from pathlib import Path

import pytest

from letterkit.disk import file_names

NOT_ON_WINDOWS = pytest.mark.skipif(sys.platform == "win32", reason="POSIX links and blanks")


@pytest.mark.parametrize("name", ["CON", "nul", "Com1", "lpt9.txt", "aux.yaml", "CONIN$", "con .docx", "com².md"])
def test_names_of_devices(name: str) -> None:
    assert file_names.is_device_name(name)


@pytest.mark.parametrize("name", ["CONGO.yaml", "letter.con", "com.yaml", "com10.yaml", "null.md", "auxiliary.docx"])
def test_names_that_only_look_like_those_of_devices(name: str) -> None:
    assert not file_names.is_device_name(name) and not file_names.unportable_because(name)


def folding(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that takes names in large and small letters, composed and decomposed, for the same, as macOS does."""

    def plain(path: Path) -> str:
        return unicodedata.normalize("NFC", str(path)).casefold()

    monkeypatch.setattr(file_names, "_is_same_existing", lambda path, place: plain(path) == plain(place))


@pytest.mark.parametrize("pair", [("LETTER.YAML", "letter.yaml"), ("Nu\u0301n\u0303ez.md", "Núñez.md")])
@pytest.mark.parametrize("there", [True, False])
def test_spellings_of_one_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pair: tuple[str, str], there: bool
) -> None:
    one, other = (tmp_path / name for name in pair)
    if there:
        one.touch()
    assert file_names.identity(one) != file_names.identity(other) and not file_names.is_same_file(one, other)
    folding(monkeypatch)
    assert file_names.identity(one) == file_names.identity(other) and file_names.is_same_file(one, other)


@NOT_ON_WINDOWS
def test_a_link_is_the_file_that_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    (tmp_path / "b").symlink_to("a")
    os.link(tmp_path / "a", tmp_path / "c")
    assert file_names.identity(tmp_path / "a") == file_names.identity(tmp_path / "b")
    assert file_names.is_same_file(tmp_path / "a", tmp_path / "c")


@NOT_ON_WINDOWS
def test_links_in_a_circle_have_a_name_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    assert file_names.identity(tmp_path / "a") and not file_names.is_same_file(tmp_path / "a", tmp_path / "c")


@NOT_ON_WINDOWS
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("a b.csv", "a b.csv"),
        ("'a b.csv'", "a b.csv"),
        (' "a b.csv" ', "a b.csv"),
        (r"my\ list/sign\ on\ \(1\).csv", "my list/sign on (1).csv"),
        ("file:///tmp/my%20list.csv", "/tmp/my list.csv"),
        ("file://localhost/tmp/%C3%A9.csv", "/tmp/é.csv"),
        ("file:/tmp/a.csv", "/tmp/a.csv"),
        ("FILE:///C:/Users/a%20b.csv", "C:/Users/a b.csv"),
        ("it's.csv", "it's.csv"),
        ("'", "'"),
    ],
)
def test_the_file_that_a_person_means(typed: str, meant: str) -> None:
    assert file_names.path_from_input(typed) == Path(meant)


@NOT_ON_WINDOWS
def test_a_file_that_is_there_under_the_name_as_typed_is_meant(tmp_path: Path) -> None:
    (tmp_path / r"a\ b").touch()
    assert file_names.path_from_input(str(tmp_path / r"a\ b")) == tmp_path / r"a\ b"


def test_on_windows_a_backslash_parts_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_names, "WINDOWS", True)
    assert str(file_names.path_from_input(r"C:\Users\me\a.csv")) == r"C:\Users\me\a.csv"


def test_the_home_folder_is_meant_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "expanduser", lambda _: (_ for _ in ()).throw(RuntimeError("no home")))
    assert file_names.path_from_input("~/a.csv") == Path("~/a.csv")
