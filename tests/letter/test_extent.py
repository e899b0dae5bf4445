"""What a few lines may become: notes in notes, notes again and again, sources cited without end."""

from __future__ import annotations

import json
import time

import pytest

from letterkit.compose import compose
from letterkit.errors import InvalidDraft
from letterkit.letter import drafts, markdown
from letterkit.letter.extent import MAX_CITED, MAX_NOTES, LetterTooLarge
from letterkit.letter.markup import Note, Paragraph
from letterkit.library.library import open_library

pytestmark = pytest.mark.slow


def chain(length: int, times: int) -> str:
    """Notes that refer to the next one, so many times each."""
    notes = "".join(f"[^{n}]: y{f' [^{n + 1}]' * times}\n\n" for n in range(length))
    return f"x[^0]\n\n{notes}[^{length}]: end\n"


BEYOND = {
    "notes in notes, twice each": (chain(20, 2), "5 deep"),
    "notes in notes, many deep": (chain(300, 1), "5 deep"),
    "notes in notes, not deep and many": (chain(4, 20), "2,000 notes"),
    "notes that refer to each other": ("x[^a]\n\n" + "[^a]: b[^b][^c]\n\n[^b]: a[^a][^c]\n\n[^c]: c[^a][^b][^d][^e][^f]\n\n[^d]: [^e][^f][^a]\n\n[^e]: [^f][^d]\n\n[^f]: [^a]\n", "5 deep"),
    "one note again and again": ("x[^a]" * (MAX_NOTES + 1) + "\n\n[^a]: y\n", "2,000 notes"),
    "one note again and again, in emphasis": ("*x*_y_[^a]" * (MAX_NOTES + 1) + "\n\n[^a]: y\n", "2,000 notes"),
    "one long note again and again": ("x[^a]" * 30 + "\n\n[^a]: " + "word " * 20_000, "1,000,000 characters"),
    "sources cited again and again": ("[@x] " * (MAX_CITED + 1), "2,000 times"),
    "many sources in one citation": ("[" + "; ".join(["@x"] * (MAX_CITED + 1)) + "]", "2,000 times"),
    "sources cited in a note again and again": ("x[^a]" * 30 + "\n\n[^a]: " + "[@x] " * 100, "2,000 times"),
    "brackets without end": ("[" * 60_000, "50,000 opening brackets"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "says"), BEYOND.values(), ids=BEYOND)
@pytest.mark.parametrize("ask", [False, True])
def test_what_becomes_far_more_than_a_letter_is_refused_with_its_place(text: str, says: str, ask: bool) -> None:
    passage = {"role": "ask", "asks": [{"action": text}]} if ask else {"role": "other", "text": text}
    data = {"letterkit": 1, "template": "council-appeal", "passages": [{"role": "other", "text": "Before."}, passage]}
    start = time.process_time()
    with pytest.raises(InvalidDraft, match=says) as caught:
        compose(drafts.read(json.dumps(data).encode(), "x.yaml").draft, open_library())
    assert time.process_time() - start < 5
    [problem] = caught.value.problems
    assert problem.hint and problem.path[:2] == ("passages", 1)
    if "brackets" not in says:
        assert (problem.file, problem.line) == ("x.yaml", 1)


def test_the_limits_are_those_of_the_letter_and_not_of_the_passage() -> None:
    text = chain(3, 7)
    assert markdown.read(text)
    data = {"letterkit": 1, "template": "op-ed", "passages": [{"role": "other", "text": text}] * 8}
    with pytest.raises(LetterTooLarge, match="2,000 notes"):
        drafts.read(json.dumps(data).encode())


def test_a_long_letter_with_many_notes_is_read() -> None:
    text = "".join(f"Word{n}[^{n}] cited [@a{n}].\n\n" for n in range(900)) + "".join(
        f"[^{n}]: A note.\n\n" for n in range(900)
    )
    blocks = markdown.read(text)
    notes = [
        child for block in blocks if isinstance(block, Paragraph) for child in block.children if isinstance(child, Note)
    ]
    assert len(notes) == 900


@pytest.mark.parametrize(
    "unit",
    [
        "[@a ",
        "[@a;",
        "[",
        "[^a",
        "![",
        "[a\n",
        "<a",
        "&",
        "*a_",
        "**a ",
        "> a\n",
        "- a\n",
        "^a b",
        "`",
        "\\",
        "http://a.b ",
        "a@b.c ",
    ],
)
def test_reading_takes_time_in_line_with_the_length(unit: str) -> None:
    def seconds(size: int) -> float:
        text = "*" + unit * (size // len(unit))
        start = time.process_time()
        markdown.read(text)
        return time.process_time() - start

    small, large = (min(seconds(size) for _ in range(2)) for size in (3_000, 12_000))
    assert large < 9 * small + 0.05
