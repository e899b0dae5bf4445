"""Sources in four fields: what a draft keeps of them, and how a note prints them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.compose import compose
from letterkit.languages.reading import read_language
from letterkit.letter.citation_syntax import citations
from letterkit.letter.drafts import from_data
from letterkit.library.library import open_library
from letterkit.library.source_records import SourceRecord, changed_item, is_web_address, issued, new_item, record_of
from letterkit.render import formats

ENGLISH = read_language("en-GB")
HRW = SourceRecord(
    "The Massalit Will Not Come Home", "Human Rights Watch", "9 May 2024", "https://www.hrw.org/report/2024/05/09/x"
)


def test_a_record_becomes_an_item() -> None:
    assert new_item(HRW, ENGLISH) == {
        "id": "human-rights-watch-2024",
        "type": "report",
        "title": "The Massalit Will Not Come Home",
        "author": [{"literal": "Human Rights Watch"}],
        "issued": {"date-parts": [[2024, 5, 9]]},
        "URL": "https://www.hrw.org/report/2024/05/09/x",
    }
    assert new_item(SourceRecord("A page"), ENGLISH) == {"id": "a-page", "type": "report", "title": "A page"}


@pytest.mark.parametrize(
    ("record", "taken", "name"),
    [
        (HRW, (), "human-rights-watch-2024"),
        (HRW, ("human-rights-watch-2024", "human-rights-watch-2024-2"), "human-rights-watch-2024-3"),
        (SourceRecord("x", "Office of the United Nations High Commissioner for Human Rights", "2025"), (), "ounhchr-2025"),
        (SourceRecord("x", "Global Centre for the Responsibility to Protect"), (), "gcrp"),
        (SourceRecord("x", "Radio Dabanga", "spring 2025"), (), "radio-dabanga-2025"),
        (SourceRecord("Interview with a nurse", "", "3–5 May 2024"), (), "interview-with-a-nurse-2024"),
        (SourceRecord("Отчёт", "Мемориал", "2021"), (), "мемориал-2021"),
        (SourceRecord("…"), (), "source"),
    ],
)  # fmt: skip
def test_an_id_is_made_of_publisher_or_title_and_year(record: SourceRecord, taken: tuple[str, ...], name: str) -> None:
    assert new_item(record, ENGLISH, taken)["id"] == name
    ((_, citation),) = citations(f"[@{name}]")
    assert citation.items[0].key == name


@pytest.mark.parametrize(
    ("typed", "language", "kept"),
    [
        ("29 October 2025", "en", {"date-parts": [[2025, 10, 29]]}),
        ("October 29, 2025", "en", {"date-parts": [[2025, 10, 29]]}),
        ("2025-10-29", "fr", {"date-parts": [[2025, 10, 29]]}),
        ("1er octobre 2025", "fr", {"date-parts": [[2025, 10, 1]]}),
        ("October 2025", "en", {"date-parts": [[2025, 10]]}),
        ("octobre 2025", "fr", {"date-parts": [[2025, 10]]}),
        ("octubre de 2025", "es", {"date-parts": [[2025, 10]]}),
        ("октябрь 2025 г.", "ru", {"date-parts": [[2025, 10]]}),
        ("أكتوبر 2025", "ar", {"date-parts": [[2025, 10]]}),
        ("2025-10", "en", {"date-parts": [[2025, 10]]}),
        ("2025", "en", {"date-parts": [[2025]]}),
        ("spring 2025", "en", {"literal": "spring 2025"}),
        ("3–5 May 2024", "en", {"literal": "3–5 May 2024"}),
        ("May 2024 – June 2025", "en", {"literal": "May 2024 – June 2025"}),
        ("31 June 2025", "en", {"literal": "31 June 2025"}),
        ("2025-13", "en", {"literal": "2025-13"}),
    ],
)
def test_a_date_is_kept_in_figures_where_it_is_certain(typed: str, language: str, kept: dict[str, Any]) -> None:
    assert issued(typed, read_language(language)) == kept


@pytest.mark.parametrize("link", ["www.hrw.org/x", "javascript:alert(1)", "file:///etc/passwd", "https://", "https://a b.org", "ftp://x.org"])  # fmt: skip
def test_a_link_is_a_web_address(link: str) -> None:
    assert not is_web_address(link)
    with pytest.raises(ValueError, match="is not a web address"):
        new_item(SourceRecord("x", link=link), ENGLISH)


def test_what_an_item_has_beside_the_four_fields_stays() -> None:
    item = {"id": "doe", "type": "article-journal", "author": [{"family": "Doe", "given": "Jane"}], "title": "A", "volume": 3,
            "issued": {"date-parts": [[2025, 10, 3], [2025, 10, 5]]}}  # fmt: skip
    record = record_of(item, ENGLISH)
    assert record == SourceRecord("A", "Jane Doe", "3 October 2025–5 October 2025", "")
    assert changed_item(item, record, ENGLISH) == item
    assert changed_item(item, record._replace(title="B", date="2024"), ENGLISH) == {
        **item, "title": "B", "issued": {"date-parts": [[2024]]}
    }  # fmt: skip
    named = changed_item({**item, "publisher": "X"}, record._replace(publisher="Example Press"), ENGLISH)
    assert named["author"] == [{"literal": "Example Press"}] and "publisher" not in named


RECORDS = st.builds(
    SourceRecord,
    st.text(max_size=20),
    st.text(max_size=20),
    st.sampled_from(["", "2025", "October 2025", "29 October 2025", "spring 2025", "3–5 May"]),
    st.sampled_from(["", "https://example.org/a?b=c#d"]),
)


@given(RECORDS)
def test_a_record_is_read_back_as_it_was_typed(record: SourceRecord) -> None:
    item = new_item(record, ENGLISH)
    expected = SourceRecord(*(" ".join(text.split()) for text in record))
    assert record_of(item, ENGLISH) == expected
    assert changed_item(item, expected, ENGLISH) == item


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["date-parts", "literal", "given"]), inner)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(["title", "author", "issued", "URL", "publisher"]), VALUES))
def test_any_item_has_four_fields(item: dict[str, Any]) -> None:
    assert all(isinstance(text, str) for text in record_of(item, ENGLISH))


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("en-GB", "Human Rights Watch, *Title*, 9 May 2024, https://example.org/x.", "Human Rights Watch, *Title*, October 2025."),
        ("en-US", "Human Rights Watch, *Title*, May 9, 2024, https://example.org/x.", "Human Rights Watch, *Title*, October 2025."),
        ("fr", "Human Rights Watch, *Title*, 9 mai 2024, https://example.org/x.", "Human Rights Watch, *Title*, octobre 2025."),
        ("es", "Human Rights Watch, *Title*, 9 de mayo de 2024, https://example.org/x.", "Human Rights Watch, *Title*, octubre de 2025."),
        ("ru", "Human Rights Watch, *Title*, 9 мая 2024 г., https://example.org/x.", "Human Rights Watch, *Title*, октябрь 2025 г."),
        ("ar", "Human Rights Watch، *Title*، 9 مايو 2024، https://example.org/x.", "Human Rights Watch، *Title*، أكتوبر 2025."),
    ],
)  # fmt: skip
def test_a_note_reads_as_a_footnote_of_the_language(language: str, day: str, month: str) -> None:
    chosen = read_language(language)
    sources = [
        new_item(SourceRecord("Title", "Human Rights Watch", "2024-05-09", "https://example.org/x"), chosen),
        new_item(SourceRecord("Title", "Human Rights Watch", "2025-10"), chosen),
    ]
    text = "A [@human-rights-watch-2024]. B [@human-rights-watch-2025]."
    draft = from_data(
        {"letterkit": 1, "template": "council-appeal", "language": language, "sources": sources,
         "passages": [{"role": "situation", "text": text}]}
    ).draft  # fmt: skip
    letter = formats.write(compose(draft, open_library()), "md").decode()
    assert [
        line.partition(": ")[2].replace("\u00a0", " ").replace("\u202f", " ")
        for line in letter.splitlines()
        if line.startswith("[^")
    ] == [day, month]
