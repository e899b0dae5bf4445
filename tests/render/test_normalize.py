from __future__ import annotations

from letterkit.letter.composed import Letter, Part, Style
from letterkit.letter.markup import (
    BulletList,
    Emphasis,
    LineBreak,
    Note,
    OrderedList,
    Paragraph,
    Quote,
    Strong,
    Text,
    lines,
)
from letterkit.render import normalize


def test_blanks_are_single_and_trimmed() -> None:
    given = Paragraph((Text("  a \t b\n"), Text("c "), LineBreak(), Text(" d ")))
    assert normalize.blocks([given]) == (Paragraph((Text("a b c"), LineBreak(), Text("d"))),)


def test_blanks_move_out_of_emphasis() -> None:
    given = Paragraph((Text("a"), Emphasis((Text(" b "),)), Text("c")))
    assert normalize.blocks([given]) == (Paragraph((Text("a "), Emphasis((Text("b"),)), Text(" c"))),)


def test_empty_things_are_left_out() -> None:
    empty = Paragraph((Strong((Text(" "),)), LineBreak()))
    assert normalize.blocks([empty, BulletList(((empty,),)), OrderedList(()), Quote((empty,))]) == ()


def test_a_note_in_a_note_follows_it() -> None:
    inner = Note((lines("inner"),))
    given = Paragraph((Text("a"), Note((Paragraph((Text("outer"), Emphasis((Text("x"), inner)))),))))
    want = Note((Paragraph((Text("outer"), Emphasis((Text("x"),)))), lines("inner")))
    assert normalize.blocks([given]) == (Paragraph((Text("a"), want)),)


def test_parts_without_anything_go_but_passages_stay() -> None:
    given = Letter(
        "a  b\n",
        "en",
        None,
        (
            Part(Style.DATE, (lines(" "),)),
            Part(Style.BODY, (), 1, "norm"),
        ),
    )
    assert normalize.letter(given) == Letter("a b", "en", None, (Part(Style.BODY, (), 1, "norm"),))


def test_tight_lists() -> None:
    a, b = (lines("a"),), (lines("b"), BulletList(((lines("c"),),)))
    assert normalize.is_tight(BulletList((a, b)))
    assert not normalize.is_tight(BulletList((a, (lines("x"), lines("y")))))
    assert not normalize.is_tight(BulletList((a, (lines("x"), OrderedList((a,), 3)))))
