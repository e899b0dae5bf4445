"""The words of a tree, alone: what checks and previews read."""

from __future__ import annotations

from letterkit.letter.markup import (
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
    Superscript,
    Text,
    blocks_text,
    inline_text,
    inlines,
    join_texts,
    lines,
    map_blocks,
    map_inlines,
    map_paragraphs,
    paragraphs,
)


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def test_lines_stand_under_each_other() -> None:
    assert lines("a", "b") == Paragraph((Text("a"), LineBreak(), Text("b")))
    assert blocks_text([lines("a", "b")]) == "a\nb"
    assert lines() == Paragraph(())


def test_plain_has_every_word_of_every_block() -> None:
    blocks = (
        Paragraph((Text("a "), Emphasis((Text("b"), Strong((Text("c"),)))), Superscript((Text("d"),)))),
        BulletList(((paragraph("e"),), (paragraph("f"), OrderedList(((paragraph("g"),),))))),
        Quote((paragraph("h"),)),
    )
    assert blocks_text(blocks) == "a bcd\n\ne\nf\n\ng\n\nh"


def test_a_note_stands_after_its_paragraph_however_deep_its_mark() -> None:
    note = Note((paragraph("the source"),))
    assert (
        blocks_text(
            [Paragraph((Text("said"), Emphasis((Link((Text("!"), note), "https://x.org"),)))), paragraph("more")]
        )
        == "said!\n\nthe source\n\nmore"
    )


NOTE = Note((paragraph("the source"),))
TREE = (
    Paragraph((Text("a"), Emphasis((Text("b"), Strong((Text("c"), NOTE)))), LineBreak())),
    BulletList(((paragraph("d"), Quote((paragraph("e"),))),)),
    OrderedList(((paragraph("f"),),), 3),
)


def test_paragraphs_are_those_of_lists_and_quotes_and_not_of_notes() -> None:
    assert [inline_text(node.children) for node in paragraphs(TREE)] == ["abc\n", "d", "e", "f"]


def test_inlines_are_those_inside_others_in_their_order() -> None:
    kinds = [type(node).__name__ for node in inlines(TREE[0].children)]
    assert kinds == ["Text", "Emphasis", "Text", "Strong", "Text", "Note", "LineBreak"]


def test_a_map_that_changes_nothing_gives_the_same_tree() -> None:
    assert map_blocks(TREE, lambda block: [block]) == TREE
    assert map_paragraphs(TREE, lambda children: map_inlines(children, lambda node: [node])) == TREE


def test_what_a_change_returns_takes_the_place_of_a_node_inner_ones_first() -> None:
    def change(node: Inline) -> list[Inline]:
        match node:
            case Text(text):
                return [Text(text.upper()), Text("!")]
            case Strong(children):
                return [*children]
            case Note():
                return []
            case _:
                return [node]

    changed = map_inlines(TREE[0].children, change)
    assert changed == (
        *(Text("A"), Text("!")),
        Emphasis((Text("B"), Text("!"), Text("C"), Text("!"))),
        LineBreak(),
    )
    assert join_texts(changed)[0] == Text("A!")


def test_a_block_can_be_dropped_from_where_it_is() -> None:
    dropped = map_blocks(
        TREE, lambda block: [] if block == paragraph("e") or isinstance(block, OrderedList) else [block]
    )
    assert dropped == (TREE[0], BulletList(((paragraph("d"), Quote(())),)))
