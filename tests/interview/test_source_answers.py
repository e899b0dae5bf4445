"""Sources as the interview asks them, and as the draft keeps them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.interview.source_answers import source_answers, source_items
from letterkit.letter.drafts import from_data
from letterkit.library.library import open_library
from letterkit.questions.answers import Refused

ENGLISH = open_library().language("en")
LINE = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs")), min_size=1, max_size=20)
RECORDS = st.lists(st.fixed_dictionaries({"title": LINE}, optional={"publisher": LINE, "date": LINE}), max_size=4)


@given(RECORDS)
def test_what_is_asked_is_shown_again_and_stays_when_nothing_is_changed(records: list[dict[str, str]]) -> None:
    items = source_items(records, None, ENGLISH)
    shown = source_answers(items, ENGLISH) or []
    assert [record["title"] for record in shown] == [record["title"] for record in records]
    assert len({item["id"] for item in items}) == len(items)
    assert source_items(shown, items, ENGLISH) == items
    assert len(from_data({"letterkit": 1, "template": "x", "sources": items}).draft.sources) == len(items)


def test_what_a_record_does_not_show_stays() -> None:
    item: dict[str, Any] = {
        "id": "a",
        "type": "article-journal",
        "title": "Old",
        "author": [{"family": "Sample", "given": "Mira"}],
        "volume": "3",
    }
    (record,) = source_answers([item], ENGLISH) or []
    assert record == {"id": "a", "title": "Old", "publisher": "Mira Sample"}
    assert source_items([{**record, "title": "New"}], [item], ENGLISH) == [{**item, "title": "New"}]


def test_a_link_that_is_no_address_is_refused() -> None:
    with pytest.raises(Refused, match="is not a web address"):
        source_items([{"title": "A", "link": "www example"}], None, ENGLISH)


@pytest.mark.parametrize("value", [None, [], "text", ["text"]])
def test_what_is_no_source_is_none(value: Any) -> None:
    assert source_answers(value, ENGLISH) is None
