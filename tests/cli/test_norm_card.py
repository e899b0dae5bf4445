"""What `norms show` prints of a norm that is named, and of places in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .scene import run


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def shown(*words: str) -> str:
    return " ".join(run("norms", "show", *words).text.split())


@pytest.mark.parametrize(
    ("name", "id"),
    [
        (("ICCPR",), "iccpr"),
        (("CEDAW", "GR", "30"), "cedaw-gr-30"),
        (("A/RES/60/1",), "wso-2005"),
        (("Mandela Rules",), "mandela-rules"),
        (("S/RES/2417",), "s-res-2417"),
        (("PIDCP",), "iccpr"),
    ],
)
def test_a_norm_is_shown_by_each_of_its_names(name: tuple[str, ...], id: str) -> None:
    assert f"Id: {id}" in shown(*name)


@pytest.mark.parametrize("name", ["60/1", "R2P"])
def test_several_norms_of_one_name_are_listed_and_none_is_chosen(name: str) -> None:
    ended = run("norms", "show", name)
    assert ended.code == 2
    assert "wso-2005 (World Summit Outcome)" in ended.err and ended.err.count(" (") > 1


@pytest.mark.parametrize("name", ["no such norm", "S/RES/2737", "2737", ""])
def test_an_unknown_name_is_told(name: str) -> None:
    ended = run("norms", "show", name)
    assert ended.code == 2 and "There is no norm" in ended.err


def test_a_place_comes_first_with_what_is_known_of_it() -> None:
    text = shown("iccpr", "21")
    assert text.startswith("art. 21: ")
    for words in (
        "the right of peaceful assembly must be recognized",
        "Owed by (general knowledge, not checked): States parties",
        "Limits (general knowledge, not checked)",
        "Confirmed, seen in https://",
        "In a letter:",
        "at: art. 21}]`",
    ):
        assert words in text
    assert shown("iccpr", "--at", "art. 21") == text


def test_several_places_each_have_their_lines_and_one_sentence() -> None:
    text = shown("iccpr", "--at", "arts. 9 and 14", "--for", "UG", "--language", "fr")
    assert text.startswith("art. 9: ") and "art. 14: " in text
    letter = text.partition("In a letter:")[2]
    assert "l'Ouganda" in letter.replace("’", "'") or "L'Ouganda" in letter.replace("’", "'")
    assert "1995" in letter


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "ar"])
def test_the_sentence_of_a_letter_is_in_its_language(language: str) -> None:
    assert "In a letter:" in shown("iccpr", "19", "--language", language)


def test_a_language_without_sentences_on_the_law_has_none() -> None:
    assert "In a letter:" not in shown("iccpr", "19", "--language", "ky")


def test_a_place_that_is_not_known_says_so() -> None:
    assert "art. 48: the library does not know what it says" in shown("iccpr", "--at", "art. 48")


def test_the_places_are_in_the_data_too() -> None:
    data = json.loads(run("norms", "show", "iccpr", "19", "--format", "json").text)
    assert [place["at"] for place in data["places"]] == ["art. 19"]


@pytest.mark.parametrize(
    ("language", "clause"),
    [
        ("fr", "que nul enfant ne peut être soumis"),
        ("es", "que ningún niño puede ser sometido"),
        ("en", "that no child may be subjected"),
    ],
)
def test_a_clause_of_two_in_a_language_that_repeats_que_has_the_first_too(language: str, clause: str) -> None:
    assert f"art. 37        {clause}" in run("norms", "show", "crc", "--language", language).text


def test_exact_words_are_those_of_the_language_with_their_wrong_forms() -> None:
    english = run("norms", "show", "udhr").text
    assert "“All human beings are born free and equal in dignity and rights” (art. 1)" in english
    assert "    not: “born free and equal in rights and dignity”" in english
    assert "Also in fr, es, ru: add `--language fr`." in english and "naissent libres" not in english
    french = run("norms", "show", "udhr", "--language", "fr").text
    assert "“Tous les êtres humains naissent libres et égaux en dignité et en droits”" in " ".join(french.split())
    assert "born free" not in french


def test_exact_words_in_no_language_but_english_are_shown_in_english() -> None:
    assert "“timely and decisive manner”" in run("norms", "show", "wso-2005", "--language", "fr").text
