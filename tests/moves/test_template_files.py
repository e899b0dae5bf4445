"""Files of templates, of any origin, are read within limits, and each mistake has its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.errors import InvalidPack, Problem
from letterkit.moves.move import MoveWords
from letterkit.moves.template_files import MAX_TEMPLATE_BYTES, read_template_file, template_tree


def refused(path: Path, content: bytes) -> Problem:
    path.write_bytes(content)
    with pytest.raises(InvalidPack) as caught:
        read_template_file(MoveWords, path)
    return caught.value.problems[0]


def test_a_file_is_an_object_and_knows_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "en.yaml"
    path.write_text("title: A note\nsentences:\n  own: It rains.\n", "utf-8")
    words, tree = read_template_file(MoveWords, path)
    assert (words.title, words.sentences) == ("A note", {"own": "It rains."})
    assert tree.position(("sentences", "own")) == (3, 3)
    assert template_tree(path).data == tree.data


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b"titel: A note\n", 1, "‘title’ is missing"),
        (b"title: [1]\n", 1, ""),
        (b"- title\n", 1, "The file has no keys."),
        (b"", 1, "The file has no keys."),
        (b"title: 'A\n", 0, ""),
        (b"title: \xff\n", 0, ""),
        (b"title: A\n" + b"# x\n" * (MAX_TEMPLATE_BYTES // 4), 0, "too large"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(tmp_path: Path, content: bytes, line: int, message: str) -> None:
    problem = refused(tmp_path / "en.yaml", content)
    assert problem.file == str(tmp_path / "en.yaml")
    assert message in problem.message
    assert not line or problem.line == line


def test_a_file_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidPack, match="cannot be read"):
        template_tree(tmp_path)
