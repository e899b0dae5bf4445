"""A new letter from an earlier one keeps what was said, and loses the days that are over."""

from __future__ import annotations

from letterkit.interview.from_earlier import renew
from letterkit.letter.drafts import from_data
from letterkit.library.library import open_library
from letterkit.questions.question import Question

LIBRARY = open_library()
PACK = LIBRARY.shelf.load_earlier("council-appeal", "en")
EARLIER = {
    "letterkit": 1,
    "template": "council-appeal",
    "date": "2026-06-24",
    "reply_by": "2026-07-24",
    "subject": "An appeal",
    "facts": {"country": "Ruritania", "occasion_date": "2026-06-30", "killed": {"value": 12, "source": "UN"}},
    "passages": [{"role": "ask", "asks": [{"action": "Send a mission", "deadline": "2026-07-01"}]}],
    "waive": [{"rule": "LK801", "reason": "x"}],
    "signatories": [{"name": "A", "signed": "2026-06-20"}, {"name": "B", "withdrawn": True}],
}


def test_what_belongs_to_the_day_is_taken_out() -> None:
    result = renew(EARLIER, PACK)
    assert result == {
        "letterkit": 1,
        "template": "council-appeal",
        "subject": "An appeal",
        "facts": {"country": "Ruritania", "killed": {"value": 12, "source": "UN"}},
        "passages": [{"role": "ask", "asks": [{"action": "Send a mission"}]}],
        "signatories": [{"name": "A"}],
    }


def test_the_earlier_letter_stays_as_it_is() -> None:
    before = repr(EARLIER)
    renew(EARLIER, PACK)
    assert repr(EARLIER) == before


def test_days_of_a_letter_of_moves_are_taken_out_wherever_they_stand() -> None:
    data = {
        "letterkit": 1,
        "template": "council-appeal",
        "language": "en-GB",
        "facts": {"meeting": "the debate", "meeting_date": "2026-06-30"},
        "evidence": [{"id": "fact-1", "text": "It burnt.", "as_of": "2026-06-01"}],
        "passages": [
            {"role": "opening", "move": "opening/occasion"},
            {"role": "situation", "move": "situation/evidence", "evidence": ["fact-1"]},
            {"role": "closing", "move": "closing/how-to-sign", "answers": {"sign_by": "Friday"}},
        ],
    }
    new = renew(data, LIBRARY.pack_for(from_data(data).draft))
    assert new["facts"] == {"meeting": "the debate"}
    assert (new["evidence"], new["passages"]) == (data["evidence"], data["passages"])


def test_a_date_that_a_second_passage_asks_for_is_taken_out_of_its_answers() -> None:
    pack = PACK._replace(questions=(Question(id="day_2", type="date", fills="passages.1.answers.day"),))
    answers = {"day": "2026-06-30", "opening": "We thank you."}
    data = {"passages": [{"role": "opening", "answers": answers}, {"role": "opening", "answers": answers}]}
    assert renew(data, pack)["passages"] == [
        {"role": "opening", "answers": answers},
        {"role": "opening", "answers": {"opening": "We thank you."}},
    ]
