"""Facts and asks that each have notes of their own keep them all, in one passage."""

from __future__ import annotations

from letterkit.compose import compose
from letterkit.compose.source_marks import SourceMarks
from letterkit.letter.drafts import from_data
from letterkit.library.library import open_library
from letterkit.render import formats

SOURCES = [{"id": "hrw", "type": "report", "title": "T", "author": [{"literal": "Human Rights Watch"}]}]
EVIDENCE = [
    {"id": "a", "text": "They fled.[^1]\n\n[^1]: OCHA.\n", "sources": ["hrw", "Radio, 3 June"]},
    {"id": "b", "text": "They starve.[^1]\n\n[^1]: WFP.", "sources": ["Radio, 3 June"]},
    {"id": "c", "text": "They ask."},
]
ASKS = [
    {"action": "extend it:\n\n  - to all\n  - at once[^1]\n\n[^1]: Para. 5.", "deadline": "2026-12-15"},
    {"action": "send observers[^1]\n\n[^1]: Para. 6."},
]


def test_no_note_and_no_fact_is_lost() -> None:
    passages = [
        {"role": "situation", "move": "situation/evidence", "evidence": ["a", "b", "-", "c"]},
        {"role": "ask", "move": "ask/list", "asks": ASKS},
    ]
    data = {
        "letterkit": 1,
        "template": "council-appeal",
        "sources": SOURCES,
        "evidence": EVIDENCE,
        "passages": passages,
    }
    letter = formats.write(compose(from_data(data).draft, open_library()), "md").decode()
    assert "They fled.[^1]<sup>,</sup>[^2]<sup>,</sup>[^3] They starve.[^3]<sup>,</sup>[^4]\n\nThey ask.\n" in letter
    assert "\n- extend it:\n  - to all\n  - at once,[^5] by 15 December 2026;\n- send observers.[^6]\n" in letter
    assert letter.partition("\n[^1]")[2] == (
        ": OCHA.\n\n[^2]: Human Rights Watch, *T*.\n\n[^3]: Radio, 3 June.\n\n[^4]: WFP.\n\n[^5]: Para. 5.\n\n[^6]: Para. 6.\n"
    )


def test_a_sentence_that_ends_in_a_colon_introduces_the_asks_of_a_move() -> None:
    asks = [{"action": "open the border", "actor": "the Government of Sudan"}]
    passages = [{"role": "ask", "move": "ask/government", "asks": asks}]
    data = {"letterkit": 1, "template": "council-appeal", "concerns": ["SD"], "passages": passages}
    alone = formats.write(compose(from_data(data).draft, open_library()), "md").decode()
    assert "the Government of Sudan to open the border.\n" in alone
    data["facts"] = {"government_lead": "To the Government of Sudan we say:"}
    led = formats.write(compose(from_data(data).draft, open_library()), "md").decode()
    assert "To the Government of Sudan we say:\n\nopen the border.\n" in led


def test_a_source_has_one_mark_and_what_is_not_printed_has_none() -> None:
    marks = SourceMarks(("hrw",))
    assert marks.mark(["hrw", " A  *radio* ", "", "A *radio*"]) == "[@hrw][^source-1]"
    assert marks.mark(["A *radio*"]) == "[^source-1]"
    assert marks.notes == "\n\n[^source-1]: A \\*radio\\*"
    silent = SourceMarks((), printed=False)
    assert (silent.mark(["A"]), silent.notes) == ("", "")
