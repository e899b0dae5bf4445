"""BibTeX fields that pandoc drops or garbles without a word come out as they stand."""

from __future__ import annotations

import pytest

from letterkit.library.bibtex_fields import readable_fields

AS_WRITTEN = [
    ({"year": "{2010}", "month": "{June}", "day": "{14}"}, "14 June 2010"),
    ({"year": "{2010}", "month": "{Juin}"}, "Juin 2010"),
    ({"year": "{c. 2009}"}, "c. 2009"),
    ({"year": "{2010/11}"}, "2010/11"),
    ({"year": "2010", "month": "jun # {~14}"}, "June 14 2010"),
    ({"year": "{2010a}"}, "2010a"),
    ({"date": "{May 2008}"}, "May 2008"),
    ({"date": "{14 de junio de 2010}"}, "14 de junio de 2010"),
    ({"date": '"2010-6-4"'}, "2010-6-4"),
]
KNOWN = [
    {"date": "{2010-06-14}"},
    {"date": "{2010/2011}"},
    {"date": "{2010-06-14T12:00:00}"},
    {"date": "{2009~}"},
    {"year": "{2010}", "month": "jun", "day": "{4}"},
    {"year": "2010", "month": "{06}"},
    {"year": "{{2010}}"},
    {"title": "{No date}"},
]


@pytest.mark.parametrize(("fields", "words"), AS_WRITTEN)
def test_a_date_that_is_none_to_pandoc_is_kept_in_its_words(fields: dict[str, str], words: str) -> None:
    assert readable_fields({"title": "{A}", **fields}) == {"title": "{A}", "pubstate": f"{{{words}}}"}


@pytest.mark.parametrize("fields", KNOWN)
def test_a_date_that_pandoc_knows_stays(fields: dict[str, str]) -> None:
    assert readable_fields(fields) == fields


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("{Petrova, Anna; Ito, Ben}", "{Petrova, Anna and Ito, Ben}"),
        ('"Petrova, Anna; Ito, Ben; Marsh, Cleo"', '"Petrova, Anna and Ito, Ben and Marsh, Cleo"'),
        ("{{Ministry of Works; Water Board}}", "{{Ministry of Works; Water Board}}"),
        ("{Petrova, Anna and Ito, Ben}", "{Petrova, Anna and Ito, Ben}"),
        ("{{Land and Sea; a Club}; Ito, Ben}", "{{Land and Sea; a Club} and Ito, Ben}"),
    ],
)
def test_authors_with_semicolons_between_them_are_several(written: str, read: str) -> None:
    assert readable_fields({"author": written})["author"] == read
