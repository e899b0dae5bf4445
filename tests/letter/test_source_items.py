"""Of a source's date and symbol nothing is lost."""

from __future__ import annotations

from typing import Any

import pytest

from letterkit.letter.source_items import complete_item


@pytest.mark.parametrize(
    ("issued", "read"),
    [
        ("14 June 2010", {"literal": "14 June 2010"}),
        ("2010-06-14", {"date-parts": [[2010, 6, 14]]}),
        (2010, {"date-parts": [[2010]]}),
        ({"date-parts": [2010, 6, 14]}, {"date-parts": [[2010, 6, 14]]}),
        ({"raw": "spring 2010"}, {"literal": "spring 2010"}),
        ({"date-parts": [[2010, 6]]}, {"date-parts": [[2010, 6]]}),
        ({"literal": "no date"}, {"literal": "no date"}),
    ],
)
def test_a_date_is_one_that_is_printed(issued: Any, read: Any) -> None:
    assert complete_item({"id": "a", "issued": issued})["issued"] == read


def test_a_date_in_the_status_is_printed_where_there_is_no_other() -> None:
    assert complete_item({"id": "a", "issued": {"date-parts": []}, "status": "c. 2009"})["issued"] == {
        "literal": "c. 2009"
    }
    kept = {"id": "a", "type": "treaty", "status": "adopted in 1966"}
    assert complete_item(kept) == kept


@pytest.mark.parametrize("symbol", ["S/2010/999", "A/HRC/WG.6/38/L.2", "CCPR/C/GC/37"])
def test_the_symbol_of_a_document_among_the_notes_is_its_number(symbol: str) -> None:
    assert complete_item({"id": "a", "title": "Letter", "note": f"{symbol}."})["number"] == symbol
    assert "number" not in complete_item({"id": "a", "title": "Letter", "note": "read/seen on 3 May"})
