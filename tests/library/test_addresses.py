"""Forms of address: the table is whole, one recipient or several are greeted as they should be."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from letterkit.errors import InvalidLibrary, Problem, UnknownName
from letterkit.languages.reading import read_language
from letterkit.letter.model import Recipient
from letterkit.library import addresses
from letterkit.library.address_rows import Address, parse_address
from letterkit.library.addresses import AddressBook
from letterkit.yaml import row_files

LANGUAGES = ("en", "en-US", "fr", "es", "ru", "ar", "zh", "de")
UNSEEN = ("general usage, not seen in a source",)
BOOK = AddressBook()
STYLES = {
    "council",
    "un-security-council",
    "osce-permanent-council",
    "head-of-state-f",
    "head-of-state-m",
    "head-of-state",
    "head-of-government-f",
    "head-of-government-m",
    "head-of-government",
    "minister-f",
    "minister-m",
    "minister",
    "ambassador",
    "un-secretary-general",
    "high-commissioner",
    "prosecutor-general",
    "editor",
    "other",
}
ROW = """\
- style: mayor
  label:
    en: Mayor
  forms:
    en:
      salutation: Dear Mayor
      close: Yours sincerely,
      reference: you
  source:
    - https://example.org/
  checked: 2026-11-22
"""


def someone(style: str = "", name: str = "", title: str = "", organization: str = "") -> Recipient:
    return Recipient(
        name=name, title=title or ("" if name or organization else "x"), organization=organization, style=style
    )


PRESIDENT, MINISTER, COUNCIL = someone("head-of-state-f"), someone("minister"), someone("un-security-council")
EDITOR, NOBODY, JANE = someone("editor"), someone(), someone(name="Jane Doe")
INSPECTOR = someone("other", title="Inspector General of Police of Balochistan")


def test_the_styles_are_there_and_the_fallback_comes_last() -> None:
    styles = [row.style for row in BOOK.styles]
    assert set(styles) >= STYLES
    assert len(styles) == len(set(styles))
    assert styles[-1] == addresses.OTHER


def test_cutting_the_file_into_rows_gives_what_reading_it_whole_gives() -> None:
    problems: list[Problem] = []
    file = row_files.DATA / "addresses.yaml"
    whole = tuple(parse_address(row) for row in row_files.read_rows(file, "style", problems))
    assert problems == []
    assert whole == BOOK.styles


@pytest.mark.parametrize("row", BOOK.styles, ids=lambda r: r.style)
def test_every_row_is_well_formed(row: Address) -> None:
    assert row.localized("en-GB")
    assert row.checked >= dt.date(2026, 11, 22)
    assert row.source
    assert row.style.endswith(f"-{row.gender}") or row.gender == "neutral"
    assert all(address.startswith("http") for address in row.source) or row.source == UNSEEN
    assert row.source != UNSEEN or not row.confirmed
    for language in LANGUAGES:
        for key in ("salutation", "salutation_named", "salutation_plural"):
            assert row.form(key, language)[-1:] not in set(",:.!;،：！")
        assert row.form("salutation", language)
        reader = someone(row.style)
        assert BOOK.salutation([reader], read_language(language))[-1] in ",:!،："
        assert BOOK.close([reader], read_language(language)) and "{" not in BOOK.close(
            [reader], read_language(language)
        )
        assert BOOK.reference(reader, read_language(language))
    for language in ("en", "en-US"):
        assert row.form("close", language).endswith(",")
        assert "Yours" not in row.form("close", "en-US")
        for without in ("salutation", "salutation_plural", "close", "reference", "short_reference"):
            assert "{" not in row.form(without, language)
    assert "Mr." not in row.form("salutation", "en-GB")


@pytest.mark.parametrize(
    ("recipient", "british", "american"),
    [
        (PRESIDENT, ("Dear Madam President,", "Yours sincerely,"), ("Dear Madam President:", "Sincerely,")),
        (someone("head-of-state-m"), ("Dear Mr President,", "Yours sincerely,"), ("Dear Mr. President:", "Sincerely,")),
        (someone("head-of-state"), ("Excellency,", "Yours sincerely,"), ("Excellency:", "Sincerely,")),
        (COUNCIL, ("Excellencies,", "Yours sincerely,"), ("Excellencies:", "Sincerely,")),
        (NOBODY, ("Dear Sir or Madam,", "Yours faithfully,"), ("Dear Sir or Madam:", "Sincerely,")),
        (JANE, ("Dear Jane Doe,", "Yours sincerely,"), ("Dear Jane Doe:", "Sincerely,")),
        (someone("no-such-style"), ("Dear Sir or Madam,", "Yours faithfully,"), ("Dear Sir or Madam:", "Sincerely,")),
    ],
)
def test_one_recipient(recipient: Recipient, british: tuple[str, str], american: tuple[str, str]) -> None:
    for language in ("en", "en-GB", "en-AU", "EN-gb"):
        assert (
            BOOK.salutation([recipient], read_language(language)),
            BOOK.close([recipient], read_language(language)),
        ) == british
    for language in ("en-US", "en-us"):
        assert (
            BOOK.salutation([recipient], read_language(language)),
            BOOK.close([recipient], read_language(language)),
        ) == american


@pytest.mark.parametrize(
    ("recipients", "greeting", "close"),
    [
        ([PRESIDENT, MINISTER], "Dear Madam President, Dear Minister,", "Yours sincerely,"),
        ([MINISTER, EDITOR, JANE], "Dear Minister, Dear Editor, Dear Jane Doe,", "Yours sincerely,"),
        ([NOBODY, MINISTER], "Excellencies, Ladies and Gentlemen,", "Yours sincerely,"),
        ([MINISTER, INSPECTOR], "Dear Minister, Dear Inspector General,", "Yours sincerely,"),
        ([INSPECTOR], "Dear Inspector General,", "Yours sincerely,"),
        ([replace(INSPECTOR, name="Ann Sample")], "Dear Ann Sample,", "Yours sincerely,"),
        ([MINISTER, MINISTER], "Dear Ministers,", "Yours sincerely,"),
        ([someone("minister-f"), someone("minister-m")], "Dear Ministers,", "Yours sincerely,"),
        ([someone("ambassador")] * 15, "Excellencies,", "Yours sincerely,"),
        ([PRESIDENT, PRESIDENT], "Excellencies,", "Yours sincerely,"),
        ([COUNCIL, someone("osce-permanent-council")], "Excellencies,", "Yours sincerely,"),
        ([PRESIDENT, COUNCIL], "Excellencies,", "Yours sincerely,"),
        ([PRESIDENT, MINISTER, MINISTER], "Excellencies,", "Yours sincerely,"),
        ([PRESIDENT, MINISTER, EDITOR, NOBODY], "Excellencies, Ladies and Gentlemen,", "Yours sincerely,"),
        ([COUNCIL, EDITOR], "Excellencies, Dear Editor,", "Yours sincerely,"),
        ([NOBODY, NOBODY], "Ladies and Gentlemen,", "Yours faithfully,"),
        ([JANE, someone(name="John Roe")], "Dear Jane Doe, Dear John Roe,", "Yours sincerely,"),
    ],
)
def test_several_recipients(recipients: list[Recipient], greeting: str, close: str) -> None:
    assert BOOK.salutation(recipients, read_language("en-GB")) == greeting
    assert BOOK.close(recipients, read_language("en-GB")) == close
    assert BOOK.salutation(recipients, read_language("en-US")) == greeting[:-1] + ":"
    assert BOOK.close(recipients, read_language("en-US")) == "Sincerely,"


def test_nobody_is_not_greeted() -> None:
    assert BOOK.salutation([], read_language("en-GB")) == BOOK.close([], read_language("en-GB")) == ""


@pytest.mark.parametrize("language", ["ky", "pt-BR", "az-Arab"])
def test_a_language_without_forms_gets_none(language: str) -> None:
    assert (
        BOOK.salutation([PRESIDENT], read_language(language))
        == BOOK.close([PRESIDENT, MINISTER], read_language(language))
        == ""
    )
    assert (
        BOOK.reference(COUNCIL, read_language(language)) == BOOK.short_reference(COUNCIL, read_language(language)) == ""
    )


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("H.E. Ms Jane Doe", "Dear Ms Jane Doe,"),
        ("Her Excellency  Jane Doe", "Dear Jane Doe,"),
        ("The Rt Hon Jane Doe", "Dear Jane Doe,"),
        ("Helen Roe", "Dear Helen Roe,"),
        ("He Jiankui", "Dear He Jiankui,"),
        ("{name} {x}", "Dear {name} {x},"),
        ("  ", "Dear Sir or Madam,"),
        ("H.E.", "Dear Sir or Madam,"),
    ],
)
def test_a_name_stands_in_the_greeting_without_its_honours(name: str, greeting: str) -> None:
    assert BOOK.salutation([Recipient(name=name, organization="x")], read_language("en-GB")) == greeting


@pytest.mark.parametrize(
    ("recipient", "long", "short"),
    [
        (COUNCIL, "the Security Council", "the Council"),
        (someone("osce-permanent-council"), "the Permanent Council of the OSCE", "the Permanent Council"),
        (someone("council", organization="The Human Rights Council"), "the Human Rights Council", "the Council"),
        (someone("council", name="Human Rights Council", organization="UN"), "the Human Rights Council", "the Council"),
        (someone("council"), "the Council", "the Council"),
        (PRESIDENT, "you", "you"),
        (JANE, "you", "you"),
        (someone("monarch"), "Your Majesty", "Your Majesty"),
    ],
)
def test_reference_in_running_text(recipient: Recipient, long: str, short: str) -> None:
    assert (
        BOOK.reference(recipient, read_language("en-GB")),
        BOOK.short_reference(recipient, read_language("en-GB")),
    ) == (long, short)


def test_unknown_styles() -> None:
    assert BOOK.nearest("Head of State F") == "head-of-state-f"
    assert BOOK.nearest("un_security_concil") == "un-security-council"
    assert BOOK.nearest("zzzz") == ""
    with pytest.raises(UnknownName) as caught:
        BOOK.get("ministre")
    assert "‘minister’" in caught.value.problems[0].hint


def test_rows_of_other_folders(tmp_path: Path) -> None:
    (tmp_path / "addresses.yaml").write_text(
        ROW + ROW.replace("mayor", "editor").replace("Dear Mayor", "Dear Madam Editor"), "utf-8"
    )
    book = AddressBook(tmp_path / "nowhere", tmp_path)
    assert book.salutation([someone("mayor")], read_language("en-GB")) == "Dear Mayor,"
    assert book.salutation([EDITOR], read_language("en-GB")) == "Dear Madam Editor,"
    assert "mayor" in book and "mayor" not in BOOK


@pytest.mark.parametrize(
    ("change", "line", "says"),
    [
        (("      salutation: Dear Mayor\n", ""), 5, "‘salutation’ is missing"),
        (("  forms:", "  audiences: [stats]\n  forms:"), 4, "not a word"),
        (("salutation: Dear Mayor", "salutation: Dear {name}"), 6, "Only salutation_named"),
        (("salutation: Dear Mayor", "salutation: Dear Mayor\n      salutation_named: Dear {surname}"), 7, "Only"),
        (("  forms:", "  gender: x\n  forms:"), 4, "not one of"),
        (("  forms:", "  plural: maybe\n  forms:"), 4, "true or false"),
        (("    en:\n      sal", "    not a tag:\n      sal"), 5, "not a language tag"),
        (("      close:", "      closing:"), 7, "no key ‘closing’"),
        (("  label:\n    en: Mayor\n", ""), 1, "‘label’ is missing"),
        (("  checked:", "  confirmed: [fr]\n  checked:"), 11, "no forms for ‘fr’"),
        (("      close: Yours", "      close: '{name}' #"), 7, "only the closes"),
    ],
)
def test_a_wrong_row_is_refused_with_file_and_line(
    tmp_path: Path, change: tuple[str, str], line: int, says: str
) -> None:
    (tmp_path / "addresses.yaml").write_text(ROW.replace(*change), "utf-8")
    with pytest.raises(InvalidLibrary) as caught:
        AddressBook(tmp_path).get("mayor")
    result = next(problem for problem in caught.value.problems if says in problem.message)
    assert Path(result.file).name == "addresses.yaml"
    assert result.line == line


def test_a_folder_of_forms_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "addresses").mkdir()
    (tmp_path / "addresses" / "city.yaml").write_text(ROW, "utf-8")
    (tmp_path / "addresses.yaml").write_text(ROW.replace("mayor", "reeve"), "utf-8")
    assert {"mayor", "reeve"} <= {row.style for row in AddressBook(tmp_path).styles}
    (tmp_path / "addresses" / "twice.yaml").write_text(ROW, "utf-8")
    with pytest.raises(InvalidLibrary, match="twice"):
        AddressBook(tmp_path).get("mayor")


def test_a_style_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "addresses.yaml").write_text(ROW + ROW, "utf-8")
    with pytest.raises(InvalidLibrary, match="twice"):
        AddressBook(tmp_path).get("mayor")


@pytest.mark.parametrize(
    ("style", "name", "title", "greeting"),
    [
        ("eu-commissioner", "", "Executive Vice-President for Technology", "Dear Executive Vice-President,"),
        ("eu-commissioner", "", "Commissioner for Justice", "Dear Commissioner,"),
        ("head-of-government", "", "Federal Chancellor of Ruritania", "Dear Chancellor,"),
        ("head-of-government", "", "Prime Minister, formerly Chancellor", "Dear Prime Minister,"),
        ("head-of-government", "", "Chancellorship", "Dear Prime Minister,"),
        ("company-chief-executive-f", "Ann Specimen", "Chief Executive", "Dear Ms Specimen,"),
        ("company-chief-executive-m", "Xi Example", "", "Dear Mr Xi Example,"),
        ("company-chief-executive-f", "Dr Ann Specimen", "", "Dear Dr Ann Specimen,"),
        ("member-of-parliament-m", "Jan van der Sample", "", "Dear Mr van der Sample,"),
        ("members-of-parliament", "", "", "Honourable Members,"),
    ],
)
def test_one_is_greeted_by_office_or_family_name(style: str, name: str, title: str, greeting: str) -> None:
    reader = Recipient(name=name, title=title, organization="An Office", style=style)
    assert BOOK.salutation([reader], read_language("en-GB")) == greeting


def test_two_of_one_style_and_different_office_are_greeted_apart() -> None:
    vice = someone("eu-commissioner", title="Executive Vice-President of the European Commission")
    member = someone("eu-commissioner", title="Commissioner for Justice")
    minister, prosecutor = someone("minister", title="Minister"), someone("prosecutor-general", title="x")
    english = read_language("en-GB")
    assert BOOK.salutation([vice, member], english) == "Dear Executive Vice-President, Dear Commissioner,"
    assert BOOK.salutation([member, member], english) == "Dear Commissioners,"
    assert BOOK.salutation([vice, vice], english) != "Dear Commissioners,"
    assert BOOK.salutation([minister, prosecutor], english) == "Dear Minister, Dear Prosecutor General,"
