"""A new letter from an earlier one keeps what was said, and loses the days that are over."""

from __future__ import annotations

from letterkit.interview.from_earlier import renew
from letterkit.library.library import open_library

PACK = open_library().pack("council-appeal", "en")
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
