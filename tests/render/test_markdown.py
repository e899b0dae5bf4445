"""Markdown that reads back as what was written, in letterkit, CommonMark and GitHub's dialect."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from letterkit.letter.composed import Letter, Part, Style
from letterkit.letter.markdown import read
from letterkit.letter.markup import (
    Block,
    BulletList,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Note,
    OrderedList,
    Paragraph,
    Quote,
    Strong,
    Subscript,
    Superscript,
    Text,
    blocks_text,
    lines,
)
from letterkit.render import markdown, normalize, pandoc

from . import sample

TEXTS = st.text(alphabet=list("ab 1.)#*_~^`<>&;|:[]()!\\-+=@/{}\"'$%€é\u00a0"), max_size=12)
TARGETS = st.sampled_from(["https://x.org/a", "https://x.org/_a_(b)?c=1&copy;=2", "mailto:a_b@x.org"])


def write_blocks(blocks: Iterable[Block]) -> str:
    return markdown.write(Letter("", "en", None, (Part(Style.BODY, tuple(blocks)),)))


def paragraphs(inline: st.SearchStrategy[Inline]) -> st.SearchStrategy[Block]:
    return st.builds(lambda nodes: Paragraph(tuple(nodes)), st.lists(inline, min_size=1, max_size=5))


def nested(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    children = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return st.builds(Emphasis, children) | st.builds(Strong, children)


def _items(inner: st.SearchStrategy[Block], least: int = 1) -> st.SearchStrategy[list[list[Block]]]:
    return st.lists(st.lists(inner, min_size=1, max_size=3), min_size=least, max_size=3)


PLAIN_INLINES: st.SearchStrategy[Inline] = st.builds(Text, TEXTS) | st.just(LineBreak())
LINKS = st.builds(lambda text, target: Link((Text(text),), target), TEXTS, TARGETS)
NOTES = st.builds(lambda text: Note((lines(text or "n"),)), TEXTS)
_FLAT = PLAIN_INLINES | LINKS | NOTES
INLINES: st.SearchStrategy[Inline] = _FLAT | nested(
    _FLAT | nested(_FLAT | nested(_FLAT))
)  # three deep; `recursive` draws all anew for each
BLOCKS: st.SearchStrategy[Block] = st.recursive(
    paragraphs(INLINES),
    lambda inner: (
        st.builds(lambda items: BulletList(tuple(tuple(i) for i in items)), _items(inner))
        | st.builds(
            lambda items, n: OrderedList(tuple(tuple(i) for i in items), n), _items(inner, 2), st.integers(1, 99)
        )
        | st.builds(lambda blocks: Quote(tuple(blocks)), st.lists(inner, min_size=1, max_size=3))
    ),
    max_leaves=6,
)


def is_never_read(block: Block) -> bool:
    """Return what no Markdown is read as: a number alone is no list, and > before a figure on a line of its own is a sign."""
    match block:
        case OrderedList(items):
            return len(items) < 2 or any(is_never_read(inner) for item in items for inner in item)
        case BulletList(items):
            return any(is_never_read(inner) for item in items for inner in item)
        case Quote(children):
            return blocks_text(children)[:1].isdigit() or any(map(is_never_read, children))
        case _:
            return False


@pytest.mark.slow
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(st.lists(BLOCKS, min_size=1, max_size=4))
@example([Paragraph((Emphasis((Text("[@1"),)), Text("]")))])
@example([Paragraph((Link((Text("@1]"),), "https://x.org/a"),))])
def test_what_is_written_is_read_back(blocks: list[Block]) -> None:
    written = write_blocks(blocks)
    assume("<em>" not in written and "<strong>" not in written)
    assume("<sup>" not in written)  # the comma between two marks
    parts = normalize.letter(Letter("", "en", None, (Part(Style.BODY, tuple(blocks)),))).parts
    settled = parts[0].blocks if parts else ()
    assume(not any(map(is_never_read, settled)))
    assert read(written) == settled, written


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(BLOCKS, min_size=1, max_size=4))
def test_tidying_twice_changes_nothing(blocks: list[Block]) -> None:
    once = normalize.blocks(blocks)
    assert normalize.blocks(once) == once


def pandoc_blocks(text: str, dialect: str) -> list[dict[str, Any]]:
    run = subprocess.run(
        [pandoc.program(), "-f", dialect, "-t", "json"], input=text.encode(), capture_output=True, check=True
    )
    blocks: list[dict[str, Any]] = json.loads(run.stdout)["blocks"]
    return blocks


def characters(nodes: list[dict[str, Any]]) -> str:
    out = ""
    for node in nodes:
        match node["t"]:
            case "Str":
                out += node["c"]
            case "Space":
                out += " "
            case "LineBreak":
                out += "\n"
            case "Link" | "Span":
                out += characters(node["c"][1])
            case other:
                out += f"<<{other}>>"
    return out


@settings(max_examples=10, deadline=None)
@given(
    st.lists(st.lists(TEXTS, min_size=1, max_size=2), min_size=30, max_size=40), st.sampled_from(["commonmark", "gfm"])
)
def test_other_readers_find_the_same_characters(texts: list[list[str]], dialect: str) -> None:
    blocks = normalize.blocks([lines(*text) for text in texts])
    result = pandoc_blocks(write_blocks(blocks), dialect)
    assert [(block["t"], characters(block["c"])) for block in result] == [
        ("Para", blocks_text([block])) for block in blocks
    ]


@pytest.mark.parametrize("dialect", ["commonmark", "gfm"])
def test_plain_fields_survive(dialect: str) -> None:
    result = pandoc_blocks(markdown.write(sample.plain(*sample.HOSTILE)), dialect)
    assert [characters(block["c"]) for block in result] == list(sample.HOSTILE)


def test_plain_fields_survive_as_plain_text() -> None:
    run = subprocess.run(
        [pandoc.program(), "-f", "gfm", "-t", "plain", "--wrap=none"],
        input=markdown.write(sample.plain(*sample.HOSTILE)).encode(),
        capture_output=True,
        check=True,
    )
    assert run.stdout.decode().split("\n\n")[:-1] == list(sample.HOSTILE)[:-1]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2026. A year", "2026\\. A year"),
        ("In 2026. A year", "In 2026. A year"),
        ("snake_case, AT&T, 1 < 2, [T]he (norm) - and so!", "snake_case, AT&T, 1 < 2, [T]he (norm) - and so!"),
        ("US$5 or $6", "US$5 or $6"),
        ("# 1", "\\# 1"),
        ("#hashtag", "#hashtag"),
        ("at 10:30:15, :smile: and Re: x", "at 10:30:15, \\:smile: and Re: x"),
        ("&amp; <b>", "\\&amp; \\<b>"),
        ("[xy](z)", "[xy\\](z)"),
        ("see https://x.org/_a_.", "see <https://x.org/_a_>."),
    ],
)
def test_escapes_are_few(text: str, written: str) -> None:
    assert write_blocks([lines(text)]) == written + "\n"


def test_links() -> None:
    def link(text: str, target: str) -> str:
        return write_blocks([Paragraph((Text("see "), Link((Text(text),), target), Text(".")))])

    assert link("https://x.org/a", "https://x.org/a") == "see https://x.org/a.\n"
    assert link("https://x.org/_a", "https://x.org/_a") == "see <https://x.org/_a>.\n"
    assert link("the [report]", "https://x.org/(a)") == "see [the \\[report\\]](<https://x.org/(a)>).\n"


def test_scripts_and_odd_emphasis_are_tags() -> None:
    given = Paragraph(
        (
            Text("10"),
            Superscript((Text("th"),)),
            Text(" H"),
            Subscript((Text("2"),)),
            Text(" a"),
            Emphasis((Text("(b)"),)),
            Text("c"),
        )
    )
    assert write_blocks([given]) == "10<sup>th</sup> H<sub>2</sub> a<em>(b)</em>c\n"


def test_notes_are_numbered_through_the_letter() -> None:
    def passage(text: str) -> Part:
        return Part(Style.BODY, read(text), 1, "norm")

    letter = Letter(
        "t",
        "en",
        None,
        (
            passage("a[^x] b[^y]\n\n[^x]: one\n\n    more\n\n[^y]: two\n"),
            passage("c[^x]\n\n[^x]: three\n"),
        ),
    )
    assert markdown.write(letter) == ("a[^1] b[^2]\n\nc[^3]\n\n[^1]: one\n\n    more\n\n[^2]: two\n\n[^3]: three\n")


def test_lists_of_two_passages_stay_two() -> None:
    one = Part(Style.BODY, read("- a\n- b\n"), 1, "ask")
    two = Part(Style.BODY, read("- c\n"), 2, "ask")
    written = markdown.write(Letter("t", "en", None, (one, two)))
    assert written == "- a\n- b\n\n* c\n"
    assert [block["t"] for block in pandoc_blocks(written, "commonmark")] == ["BulletList", "BulletList"]


def test_a_whole_letter() -> None:
    written = markdown.write(sample.english())
    assert f"# {sample.TITLE}\n" in written
    assert "## The commitment that Member States have made\n" in written
    assert "Dr. Miriam Sample\\\nExecutive Director\\\n" in written
    assert "\n> The deliberate targeting" in written
    assert "- renew the mandate" in written
    for residue in (":::", "{=", "custom-style", "lk-passage", "{.", "\n\n\n"):
        assert residue not in written


def test_a_subject_is_one_line() -> None:
    letter = Letter("t", "en", None, (sample.part(Style.SUBJECT, "Two\nlines ##"),))
    assert markdown.write(letter) == "# Two lines \\##\n"
