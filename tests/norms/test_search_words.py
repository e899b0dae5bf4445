"""The words of the same meaning: each group in every language, no word in two groups by mistake."""

from __future__ import annotations

from collections import Counter

from letterkit.norms.search_words import FILE, read_groups
from letterkit.yaml.row_files import read_rows

LANGUAGES = ("en", "fr", "es", "ru")


def test_each_group_has_words_in_every_language_and_nothing_else() -> None:
    rows = read_rows(FILE, "subject", [])
    assert len(rows) > 60
    for row in rows:
        assert set(row.data) == {"subject", *LANGUAGES}, row.name
        assert all(row.texts(language) for language in LANGUAGES), row.name
    assert len({row.name for row in rows}) == len(rows)


def test_no_word_stands_in_many_groups() -> None:
    counts = Counter(phrase for group in read_groups() for phrase in group)
    assert not [phrase for phrase, count in counts.items() if count > 2]


def test_a_group_is_of_stems() -> None:
    group = next(group for group in read_groups() if "r2p" in group)
    assert "responsibiliti protect" in group and "responsabilidad proteger" in group
