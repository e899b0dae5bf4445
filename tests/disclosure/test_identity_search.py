"""Names and paths of a machine, in bytes of every form; and what is no trace of anybody."""

from __future__ import annotations

import pytest

from letterkit.disclosure.identity import Identity
from letterkit.disclosure.identity_search import Search

from .planting import WHO


def found(raw: bytes, who: Identity = WHO, *, binary: bool = False) -> dict[str, str]:
    return {trace.name: trace.value for trace in Search(who).outside_words("Part", "place", raw, binary=binary)}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", ["zq-planted-user", "Амина", "ZQ-Planted-User"])
def test_a_name_is_found_in_each_encoding(name: str, encoding: str) -> None:
    who = Identity(user=name.lower() if name.isascii() else name)
    assert list(found(f"by {name}, 2026".encode(encoding), who)) == ["The name you log in with"]


@pytest.mark.parametrize("text", ["zq-planted-users", "xzq-planted-user", "zq-planted", ""])
def test_part_of_a_word_is_no_name(text: str) -> None:
    assert found(text.encode()) == {}


def test_a_machine_is_known_by_the_first_part_of_its_name_too() -> None:
    who = Identity(host="cora-laptop.example.org")
    assert found(b"cora-laptop", who) == {"The name of this computer": "cora-laptop"}


@pytest.mark.parametrize("name", ["root", "Admin", "user", "ab", ""])
def test_names_that_thousands_have_are_not_looked_for(name: str) -> None:
    assert found(f"by {name}, on {name}".encode(), Identity(name, name, f"/x/{name}")) == {}


def test_a_short_name_is_not_looked_for_where_chance_would_find_it() -> None:
    assert found(b"\x01ann\x02", Identity("ann"), binary=True) == {}
    assert found(b"\x01ann\x02", Identity("ann")) == {"The name you log in with": "ann"}


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("x C:\\Users\\Amina\\a", "C:\\Users\\Amina\\a"),
        ("x C:\\\\Users\\\\Amina\\\\a", "C:\\\\Users\\\\Amina"),
        ("x c:/users/Amina/a", "c:/users/Amina"),
        ("C%3A%5C x:%5CUsers%5CAmina%5Ca", "x:%5CUsers%5CAmina%5Ca"),
        ("C:\\Documents and Settings\\Amina\\a", "C:\\Documents and Settings\\Amina\\a"),
        ("x /Users/amina/a", "/Users/amina"),
        ("'/home/amina/a'", "/home/amina"),
        ("file:///home/amina/a", "file:///home/amina/a"),
        ("x \\\\server\\cases\\a", "\\\\server\\cases"),
        ("D:\\cases\\a.docx", "D:\\cases\\a.docx"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_paths_are_found(text: str, path: str, encoding: str) -> None:
    assert found(text.encode(encoding))["Path"] == path


@pytest.mark.parametrize(
    "text",
    ["https://example.org/home/amina", "C:\\Users\\Public", "/home/", "either/or", "a:b", "/Users/Shared/a"],
)
def test_what_is_no_path_of_a_person_is_not(text: str) -> None:
    assert found(text.encode(), binary=True) == {}


def test_words_may_name_the_user_and_hold_no_path() -> None:
    rows = [*Search(WHO).in_words("Text", "body", "zq-planted-user wrote /home/amina/x")]
    assert [(trace.name, trace.is_revealing) for trace in rows] == [
        ("The name you log in with, in the letter’s own words", False),
        ("Path", True),
    ]


def test_some_names_can_be_left_out() -> None:
    search = Search(WHO).without_names(["zq-planted-user"])
    names = {trace.name for trace in search.outside_words("Part", "place", "zq-planted-user on zq-planted-host")}
    assert names == {"The name of this computer"}
