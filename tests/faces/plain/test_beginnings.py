"""A letter of moves, line by line and key by key: beginnings, facts, asks, what can be added, in real consoles."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from letterkit.faces.plain.console import Lines, with_starter
from letterkit.faces.plain.face import PlainFace
from letterkit.faces.plain.terminal import Terminal
from letterkit.interview import transitions
from letterkit.interview.opening import create
from letterkit.interview.session import Session
from letterkit.letter import drafts
from letterkit.library.library import open_library
from tests.faces.plain.typing import AS_TYPED, F2

LIBRARY = open_library()
TODAY = dt.date(2026, 11, 20)
COUNCIL: dict[str, Any] = {
    "recipients": [{"organization": "United Nations Security Council", "style": "un-security-council"}],
    "concerns": ["UG"],
    "facts": {"meeting": "the briefing", "meeting_date": "2026-12-03"},
}
CTRL_C = "\x03"


class Answered:
    """A letter that is answered in a console, what was shown, and what is in the file."""

    def __init__(
        self, path: Path, question: str, lines: str = "", keys: str = "", kind: str = "council-appeal", **data: Any
    ):
        pack = LIBRARY.pack(kind, "en")
        self.session: Session = create(path, pack, LIBRARY, TODAY, {**COUNCIL, **data})
        self.session.store(transitions.jump(self.session.form, question))
        shown = io.StringIO()
        if keys:
            with create_pipe_input() as source:
                source.send_text(keys + CTRL_C)
                with pytest.raises(KeyboardInterrupt):
                    PlainFace(self.session, Terminal(pace=AS_TYPED, input=source, output=DummyOutput())).run()
        else:
            PlainFace(self.session, Lines(io.StringIO(lines), shown)).run()
        self.shown = " ".join(shown.getvalue().split())
        self.data = drafts.load(path).data

    def fact(self, name: str) -> Any:
        return (self.data.get("facts") or {}).get(name)


def starters(question: str, **data: Any) -> tuple[str, ...]:
    pack = LIBRARY.pack("council-appeal", "en")
    form = transitions.start(pack, LIBRARY, TODAY, {**COUNCIL, **data})
    return form.starters(form.question_named(question))


SECOND = starters("opening")[1]


# -- a beginning by its number --------------------------------------------------------------------------


def test_beginnings_are_listed_with_their_numbers_filled_in(tmp_path: Path) -> None:
    shown = Answered(tmp_path / "a.yaml", "opening", "?\n").shown
    for number, starter in enumerate(starters("opening"), 1):
        assert f"{number}. {starter.strip()} …" in shown
    assert "{{" not in shown and "the Security Council" in shown


def test_a_number_alone_is_printed_and_what_comes_next_goes_on_behind_it(tmp_path: Path) -> None:
    done = Answered(tmp_path / "a.yaml", "opening", "2\nan embargo.\nIt is late.\n.\n")
    assert f"{SECOND.strip()} …" in done.shown
    assert done.fact("opening") == f"{SECOND}an embargo.\nIt is late."


def test_a_second_number_takes_another_one_while_the_first_is_unfinished(tmp_path: Path) -> None:
    done = Answered(tmp_path / "a.yaml", "opening", "1\n2\nan embargo.\n2\n.\n")
    assert done.fact("opening") == f"{SECOND}an embargo.\n2"
    other = Answered(tmp_path / "b.yaml", "opening", "1\n2 States an embargo.\n.\n")
    assert other.fact("opening") == f"{starters('opening')[0]}2 States an embargo."


@pytest.mark.parametrize("typed", ["2 an embargo.", "2. an embargo.", " 2) an embargo."])
def test_a_number_with_words_takes_both(tmp_path: Path, typed: str) -> None:
    done = Answered(tmp_path / "a.yaml", "opening", f"{typed}\n.\n")
    assert done.fact("opening") == f"{SECOND}an embargo."
    assert f"{SECOND}an embargo." in done.shown


@pytest.mark.parametrize(("typed", "kept"), [("3 June is near.", ""), ("9 people fled.", ""), ("\\2 fled.", "2 fled.")])
def test_a_date_another_number_and_a_number_behind_a_backslash_begin_an_answer(
    tmp_path: Path, typed: str, kept: str
) -> None:
    assert Answered(tmp_path / "a.yaml", "opening", f"{typed}\n.\n").fact("opening") == (kept or typed)


@pytest.mark.parametrize("rest", [".\n", ":quit\n", ""])
def test_a_beginning_that_is_not_finished_is_kept_and_is_no_answer(tmp_path: Path, rest: str) -> None:
    done = Answered(tmp_path / "a.yaml", "opening", f"2\n{rest}")
    assert done.fact("opening") is None
    assert [*done.session.form.pending.values()] == [SECOND] or done.session.typed == SECOND


def test_what_stands_there_is_replaced_only_by_a_yes(tmp_path: Path) -> None:
    facts = {**COUNCIL["facts"], "opening": "My own words."}
    kept = Answered(tmp_path / "a.yaml", "opening", "2 act.\n\n", facts=facts)
    assert "It would take the place of what you wrote: My own words." in kept.shown
    assert kept.fact("opening") == "My own words."
    replaced = Answered(tmp_path / "b.yaml", "opening", "2 act.\ny\n.\n", facts=facts)
    assert replaced.fact("opening") == f"{SECOND}act."


@pytest.mark.parametrize(
    ("line", "begun"),
    [
        ("1", "A "),
        ("1.", "A "),
        ("2 x", "B x"),
        ("2 X", "B X"),
        ("2 June is near", ""),
        ("2 Darfur alone", "B Darfur alone"),
        ("2. X", "B X"),
        ("3 x", ""),
        ("0", ""),
        ("1x", ""),
        ("", ""),
    ],
)
def test_a_number_is_that_of_a_beginning_or_none(line: str, begun: str) -> None:
    assert with_starter(line, ("A ", "B ")) == begun


# -- with keys ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("2\ran embargo.\r.\r", f"{SECOND}an embargo."),
        ("2 an embargo.\rIt is late.\r.\r", f"{SECOND}an embargo.\nIt is late."),
        (f"2\ran embargo.{F2}", f"{SECOND}an embargo."),
        ("3 June is near.\r.\r", "3 June is near."),
        ("\\2 fled.\r.\r", "2 fled."),
        ("One.\r2\r.\r", "One.\n2"),
        ("1\r2\ran embargo.\r.\r", f"{SECOND}an embargo."),
    ],
)
def test_enter_puts_a_beginning_in_the_place_of_its_number(tmp_path: Path, keys: str, text: str) -> None:
    done = Answered(tmp_path / "a.yaml", "opening", keys=keys)
    assert done.fact("opening") == text


def test_an_answer_that_is_there_is_not_overwritten_by_a_number_behind_it(tmp_path: Path) -> None:
    facts = {**COUNCIL["facts"], "opening": "My own words."}
    done = Answered(tmp_path / "a.yaml", "opening", keys=" 2\r.\r", facts=facts)
    assert done.fact("opening") == "My own words. 2"


# -- tone and length ------------------------------------------------------------------------------------


def test_another_tone_offers_other_beginnings(tmp_path: Path) -> None:
    firm = Answered(tmp_path / "a.yaml", "opening", ":go tone\nfirm\n:go opening\n?\n").shown
    diplomatic = Answered(tmp_path / "b.yaml", "opening", ":go tone\n3\n:go opening\n").shown
    both, own = starters("opening", tone="neutral"), starters("opening", tone="diplomatic")
    respectful = set(own) - set(both)
    assert respectful and set(starters("opening", tone="firm")) - set(both)
    assert all(one.strip() in diplomatic and one.strip() not in firm for one in respectful)


def test_a_letter_of_one_page_asks_less(tmp_path: Path) -> None:
    full = Answered(tmp_path / "a.yaml", "opening", ":go length\n1\n")
    short = Answered(tmp_path / "b.yaml", "opening", ":go length\none page\n")
    assert short.data["length"] == "one-page"
    assert len(short.session.form.main_questions) < len(full.session.form.main_questions)


# -- facts ----------------------------------------------------------------------------------------------

FACTS = (
    "The Government has asked for help.\n.\n\n"  # no figure, nobody accused
    "+\nSoldiers beat 14 teachers on 3 June 2026.\n.\nUN OCHA, 5 June 2026; Reuters\nJune 2026\n2\nyes\n\n"
)


def test_a_fact_is_asked_what_it_needs_and_nothing_else(tmp_path: Path) -> None:
    done = Answered(tmp_path / "a.yaml", "evidence", FACTS)
    assert done.data["evidence"] == [
        {"id": "fact-1", "text": "The Government has asked for help."},
        {
            "id": "fact-2",
            "text": "Soldiers beat 14 teachers on 3 June 2026.",
            "sources": ["UN OCHA, 5 June 2026", "Reuters"],
            "as_of": "2026-06",
            "status": "reported",
        },
    ]
    (told,) = (passage["evidence"] for passage in done.data["passages"] if passage.get("evidence"))
    assert told == ["fact-1", "-", "fact-2"]


def test_a_paragraph_becomes_facts_one_a_sentence_and_stays_a_paragraph(tmp_path: Path) -> None:
    pasted = "It rained for a week. The river rose. The bridge went down."
    done = Answered(tmp_path / "a.yaml", "evidence", f"{pasted}\n.\n\n")
    assert " ".join(fact["text"] for fact in done.data["evidence"]) == pasted
    (told,) = (passage["evidence"] for passage in done.data["passages"] if passage.get("evidence"))
    assert told == ["fact-1", "fact-2", "fact-3"]


def test_what_no_draft_can_hold_is_refused_where_it_is_typed(tmp_path: Path) -> None:
    done = Answered(tmp_path / "a.yaml", "evidence", "14 people died.\n.\n\nlast summer\n")
    assert "no day, month or year that can be read" in done.shown
    assert done.session.form.position.field == "as_of"


def test_the_sources_that_are_there_are_offered(tmp_path: Path) -> None:
    source = {"id": "ocha", "type": "report", "title": "Situation Report", "author": [{"literal": "UN OCHA"}]}
    done = Answered(tmp_path / "a.yaml", "evidence", "It rained.\n.\n?\n1\n.\n\n", sources=[source])
    assert "1 is offered." in done.shown and "1. Situation Report, UN OCHA" in done.shown
    assert done.data["evidence"][0]["sources"] == ["ocha"]
    assert "(ocha)" not in done.shown and "It rained. Sources: Situation Report, UN OCHA." in " ".join(
        done.shown.split()
    )


def test_sources_are_asked_as_records_and_kept_as_items(tmp_path: Path) -> None:
    typed = "Situation Report\nUN OCHA\n18 June 2010\nhttps://example.org/a\n\n"
    done = Answered(tmp_path / "a.yaml", "sources", f"+\n{typed}")
    (item,) = done.data["sources"]
    assert item["issued"] == {"date-parts": [[2010, 6, 18]]} and item["URL"] == "https://example.org/a"
    assert "1. Situation Report, UN OCHA, 18 June 2010" in done.shown
    again = Answered(tmp_path / "b.yaml", "sources", "1\n\n\nJune 2010\n\n\n", sources=[{**item, "volume": "3"}])
    assert again.data["sources"] == [{**item, "volume": "3", "issued": {"date-parts": [[2010, 6]]}}]


def test_a_link_that_is_none_is_refused(tmp_path: Path) -> None:
    done = Answered(tmp_path / "a.yaml", "sources", "+\nReport\n\n\nwww example\n")
    assert "is not a web address" in done.shown
    assert done.data["sources"][0]["title"] == "Report"


# -- asks -----------------------------------------------------------------------------------------------


def test_formulas_and_actors_are_offered_with_asks(tmp_path: Path) -> None:
    done = Answered(tmp_path / "a.yaml", "asks", "?\nextend the embargo\n?\n3\n\n\n")
    assert "investigation into … (Investigation)" in done.shown
    assert "1. the Security Council 2. the Council 3. the Government of Uganda" in done.shown
    (asks,) = (passage["asks"] for passage in done.data["passages"] if passage.get("asks"))
    assert asks == [{"action": "extend the embargo", "actor": "the Government of Uganda"}]


def test_the_ways_to_introduce_asks_are_shown_with_who_is_asked(tmp_path: Path) -> None:
    done = Answered(tmp_path / "a.yaml", "asks_lead", "We call on the Security Council to:\n")
    assert "2. We call on the Security Council to:" in done.shown and "{{" not in done.shown
    assert done.fact("asks_lead") == "call"
    assert (
        "[Enter keeps: We call on the Security Council to:]"
        in Answered(tmp_path / "b.yaml", "asks_lead", "", facts=done.data["facts"]).shown
    )


def test_which_move_is_chosen_by_its_title_with_when_it_fits(tmp_path: Path) -> None:
    done = Answered(tmp_path / "a.yaml", "responsibility_move", "A government that does not act\n")
    assert "The authorities could protect people or do justice, and do not." in done.shown
    assert "responsibility/" not in done.shown
    assert "responsibility/unwilling" in [passage.get("move") for passage in done.data["passages"]]


def test_whether_a_state_has_accepted_a_treaty_is_shown(tmp_path: Path) -> None:
    assert "Uganda: a party since 1995" in Answered(tmp_path / "a.yaml", "norms", "iccpr\n").shown


# -- what can be added ----------------------------------------------------------------------------------


def test_the_end_says_in_words_what_can_be_added_and_a_command_goes_there(tmp_path: Path) -> None:
    done = Answered(tmp_path / "a.yaml", "opening", ":end\n:more\n\n\n")
    form = done.session.form
    assert "More, if the letter needs it (type :more):" in done.shown
    assert form.at_more and f"More: question 2 of {len(form.more_questions)}." in done.shown
    assert not any(f"{question.id};" in done.shown for question in form.more_questions if "_" in question.id)


def test_the_review_counts_what_is_asked_only_when_more_is_wanted(tmp_path: Path) -> None:
    done = Answered(tmp_path / "a.yaml", "opening", ":review\n:quit\n")
    left = [one for one in done.session.form.more_questions if not done.session.form.is_answered(one)]
    assert f"{len(left)} questions are asked only if you want more: :more goes there." in done.shown
    assert not any(one.ask in done.shown for one in left if len(one.ask) > 30)


def test_going_on_leaves_out_what_is_asked_only_when_more_is_wanted(tmp_path: Path) -> None:
    done = Answered(tmp_path / "a.yaml", "signatories", ":skip\n:skip\n")
    assert done.session.form.finished
    assert f"of {len(done.session.form.main_questions)}." in done.shown


def test_a_fact_is_begun_with_one_of_the_beginnings_of_its_question(tmp_path: Path) -> None:
    answered = Answered(tmp_path / "a.yaml", "evidence", "2 this month the road has been closed.\n.\n", tone="neutral")
    assert "What has happened? Fact 1. The fact" in answered.shown
    assert "1. In the early hours of … 2. Since the beginning of …" in answered.shown
    assert answered.data["evidence"][0]["text"] == "Since the beginning of this month the road has been closed."


# -- lists ----------------------------------------------------------------------------------------------


def test_an_annex_has_its_words_or_a_file_and_is_not_asked_for_both(tmp_path: Path) -> None:
    done = Answered(tmp_path / "a.yaml", "annexes", "+\nFindings\nTwelve houses.\n.\n+\nMap\n\nmap.pdf\n\n")
    assert done.data["annexes"] == [
        {"title": "Findings", "text": "Twelve houses."},
        {"title": "Map", "file": "map.pdf"},
    ]


def test_a_case_keeps_its_day_as_it_is_typed_and_refuses_one_that_is_read_in_two_ways(tmp_path: Path) -> None:
    case = (
        "Mira Sample\nShe was arrested at her school.\n.\n03/12/2009\n4 November 2009\nExampleton\nheld\nher lawyer\n\n"
    )
    passages = [{"role": "situation", "move": "situation/cases"}]
    done = Answered(tmp_path / "a.yaml", "cases", case, kind="urgent-appeal", passages=passages)
    assert "is not a date that everybody reads alike" in done.shown
    (kept,) = done.data["cases"]
    assert kept["date"] == "4 November 2009" and kept["source"] == "her lawyer"


def test_questions_to_the_reader_are_pasted_with_numbers_and_headings(tmp_path: Path) -> None:
    typed = "1. Who decided?\nArrests:\n2. How many?\n.\n"
    done = Answered(tmp_path / "a.yaml", "numbered", typed, kind="information-request")
    assert done.data["questions"] == ["Who decided?", {"heading": "Arrests", "questions": ["How many?"]}]
