"""Files of languages: the shipped ones are whole, and a wrong one is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel import Locale

from letterkit import tags
from letterkit.errors import InvalidLibrary
from letterkit.languages.language import Language
from letterkit.languages.place_words import PRINTED
from letterkit.languages.reading import read_language
from letterkit.languages.word_file import LABELS, SALUTATIONS, read_file
from letterkit.yaml import row_files

BEGUN: frozenset[str] = frozenset()
"""Shipped languages that have a part of their words so far; the others are whole."""


@pytest.mark.parametrize("file", row_files.yaml_files(row_files.DATA, "languages"), ids=lambda f: f.stem)
def test_every_file_is_named_by_a_tag_and_can_be_read(file: Path) -> None:
    assert tags.canonical(file.stem) == file.stem
    words = read_file(file)
    if "-" not in file.stem and file.stem in BEGUN:
        assert words.labels.keys() < set(LABELS), "whole: take it out of BEGUN"
    elif "-" not in file.stem:
        assert words.labels.keys() == set(LABELS)
        assert words.salutations.keys() == set(SALUTATIONS)
        assert words.places.keys() == set(PRINTED)
        assert words.joints.keys() - {"within", "letters", "bis"} == {"and", "to", "common"}
        assert words.note_after_punctuation is not None
        assert words.lists["titles"]
        assert all(words.lists[key] for key in ("yes", "no", "date_fillers"))
        assert set(words.relative_days.values()) == {-1, 0, 1}
        forms = len(Locale.parse(file.stem).plural_form.tags | {"other"})
        assert (
            len(words.lists["withheld"]) == len(words.lists["others_withheld"]) in (2, forms)
        )  # two where several share one
        assert not read_language(file.stem).labels.fallback
        assert read_language(file.stem).salutations


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("labels:\n  too: To\n", 2, "no key ‘too’"),
        ("labels:\n  to: To {x}\n", 2, "Nothing can be filled in"),
        ("labels:\n  deadline: soon\n", 2, "must hold {date}"),
        ("labels: To\n", 1, "must be a mapping"),
        ("- x\n", 1, "must be a mapping"),
        ("small_numbers: one\n", 1, "list of texts"),
        ("salutations:\n  joined: x\n", 2, "{one}"),
        ("salutations:\n  close: '{name}'\n", 2, "Only {salutation}"),
        ("dateline: '{place}'\n", 1, "{place} and {date}"),
        ("places:\n  para: {one: x}\n", 2, "‘many’ is missing"),
        ("colon: big\n", 1, "not one of"),
        ("note_before: [x]\n", 1, "no mark of punctuation"),
        ("adopted: on\n", 1, "must hold {date}"),
        ("treaty_series: '{volume} UNTS'\n", 1, "{volume} and {page}"),
        ("grammar: german\n", 1, "not one of"),
        ("quotation: '„“'\n", 1, "must hold {text}"),
        ("in_force: now\n", 1, "must hold {date}"),
        ("relative_days: {todya: [x]}\n", 1, "no key ‘todya’"),
        ("points: [a]\n", 1, "Three marks"),
        ("withheld: [someone]\n", 1, "must hold {n}"),
        ("others_withheld: ['and {n}', and others]\n", 1, "must hold {n}"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    file = tmp_path / "xx.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(InvalidLibrary) as caught:
        read_file(file)
    assert any(says in p.message and p.line == line for p in caught.value.problems)


SOURCE = "source: [an advocate]\nchecked: 2026-11-28\n"


def language_of(folder: Path, text: str) -> Language:
    (folder / "languages").mkdir()
    (folder / "languages" / "pt.yaml").write_text(text + SOURCE, "utf-8")
    return read_language("pt", [folder])


def test_one_label_is_enough_to_begin(tmp_path: Path) -> None:
    language = language_of(tmp_path, "labels: {enclosures: Anexos}\n")
    english = read_language("en")
    assert language.labels.enclosures == "Anexos" and language.labels.to == english.labels.to
    assert language.labels.fallback and language.salutations is None and language.grammar is None


@pytest.mark.parametrize("words", ["and: e", "to: a"])
def test_one_word_between_numbers_is_enough(tmp_path: Path, words: str) -> None:
    language = language_of(tmp_path, f"places: {{{words}}}\n")
    assert "5" in language.pinpoints.spelled_out("paras. 5 and 6")


def test_greetings_that_are_not_whole_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidLibrary, match="missing: ") as caught:
        language_of(tmp_path, "salutations: {close: Atenciosamente}\n")
    assert caught.value.problems[0].file.endswith("pt.yaml")
