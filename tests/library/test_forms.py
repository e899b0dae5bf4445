"""Every form of address in every language, in one file that a person reads before it is accepted."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.languages.reading import read_language
from letterkit.letter.model import Recipient
from letterkit.library.addresses import AddressBook

GOLDEN = Path(__file__).parent / "golden" / "forms_of_address.txt"
LANGUAGES = ("en", "en-US", "fr", "es", "ru", "de", "ar", "zh")
BOOK = AddressBook()


def table() -> str:
    lines = []
    for row in BOOK.styles:
        who = (
            Recipient(organization="Example", style=row.style)
            if row.plural
            else Recipient("Amina Example", style=row.style)
        )
        reader = [who]
        lines.append(f"== {row.style}")
        for tag in LANGUAGES:
            parts = (
                BOOK.salutation(reader, read_language(tag)),
                BOOK.close(reader, read_language(tag)),
                BOOK.reference(reader[0], read_language(tag)),
                " / ".join(BOOK.lines(reader[0], read_language(tag))),
            )
            lines.append(f"{tag}: {' | '.join(parts)}")
    return "\n".join(lines) + "\n"


def test_the_table_is_as_it_was_read() -> None:
    assert table() == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize(
    ("styles", "language", "greeting"),
    [
        (("head-of-state-f", "minister-m"), "fr", "Madame la Présidente, Monsieur le Ministre,"),
        (("minister-f", "minister-f"), "fr", "Mesdames les Ministres,"),
        (("minister-m", "minister-m"), "fr", "Messieurs les Ministres,"),
        (("minister", "minister"), "fr", "Mesdames et Messieurs les Ministres,"),
        (("ambassador-m", "ambassador-f"), "fr", "Monsieur l'Ambassadeur, Madame l'Ambassadrice,"),
        (("other", "minister-f"), "fr", "Excellences, Mesdames, Messieurs,"),
        (("head-of-state-f", "minister-m"), "es", "Excelentísima señora Presidenta, señor Ministro:"),
        (("un-security-council", "osce-permanent-council"), "es", "Excelencias:"),
        (("minister-m", "head-of-state-f"), "ru", "Уважаемый господин Министр, уважаемая госпожа Президент!"),
        (("minister-m", "head-of-state-f"), "de", "Sehr geehrter Herr Minister, sehr geehrte Frau Präsidentin,"),
        (("minister-m", "head-of-state-f"), "zh", "尊敬的部长先生阁下、尊敬的总统女士阁下："),
        (("minister-m", "head-of-state-f"), "ar", "معالي الوزير، فخامة السيدة الرئيسة،"),
        (("other", "minister-m"), "de", "Sehr geehrte Damen und Herren, sehr geehrter Herr Minister,"),
        (("other", "minister-m"), "es", "Excelencias, señoras y señores:"),
        (("other", "minister-m"), "ar", "أصحاب السعادة، السيدات والسادة،"),
        (("editor", "other", "company-chief-executive", "senator"), "fr", "Mesdames, Messieurs,"),
        (("head-of-state", "minister", "editor", "senator"), "ru", "Ваши Превосходительства, дамы и господа!"),
    ],
)
def test_several_recipients_in_each_language(styles: tuple[str, ...], language: str, greeting: str) -> None:
    people = [Recipient(title="x", style=style) for style in styles]
    result = BOOK.salutation(people, read_language(language))
    assert result == greeting
    assert "{" not in BOOK.close(people, read_language(language)) != ""


def test_a_french_close_repeats_the_greeting() -> None:
    reader = [Recipient(title="x", style="minister-f")]
    assert (
        BOOK.close(reader, read_language("fr"))
        == "Veuillez agréer, Madame la Ministre, l'assurance de notre très haute considération."
    )
    both = [Recipient(title="x", style="head-of-state-f"), Recipient(title="x", style="minister-m")]
    assert "Madame la Présidente, Monsieur le Ministre" in BOOK.close(both, read_language("fr"))
    editor = [Recipient(title="x", style="editor-f")]
    assert BOOK.close(editor, read_language("fr")).endswith("l'assurance de notre considération distinguée.")


def test_what_is_typed_is_printed_and_the_style_gives_the_rest() -> None:
    style = "un-secretary-general-m"
    assert BOOK.lines(Recipient(name="Amina Example", title="Friend", style=style), read_language("en")) == (
        "Amina Example",
        "Friend",
    )
    assert BOOK.lines(Recipient(name="H.E. Amina Example", style=style), read_language("en"))[0] == "H.E. Amina Example"
    assert BOOK.lines(Recipient(name="Amina Example", style=style), read_language("fr")) == (
        "Son Excellence Monsieur Amina Example",
        "Secrétaire général de l'Organisation des Nations Unies",
    )
    assert BOOK.lines(Recipient(name="Amina Example", style="no-such"), read_language("fr")) == ("Amina Example",)


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Ms Amina Example", "en"),
        ("Dr Amina Example", "en"),
        ("Her Excellency Amina Example", "fr"),
        ("S. E. Madame Amina Example", "fr"),
        ("Excma. Sra. Amina Example", "es"),
        ("г-жа Амина Пример", "ru"),
        ("Frau Amina Beispiel", "de"),
        ("سعادة السيدة أمينة", "ar"),
        ("阿米娜女士", "zh"),
    ],
)
def test_no_honour_is_doubled(name: str, language: str) -> None:
    assert BOOK.lines(Recipient(name=name, style="high-commissioner-f"), read_language(language))[0] == name
    assert BOOK.lines(Recipient(name=name, style="un-secretary-general-f"), read_language(language))[0] == name


def test_a_greeting_with_a_title_of_its_own_leaves_out_the_typed_one() -> None:
    chief = "company-chief-executive-f"
    assert (
        BOOK.salutation([Recipient(name="Frau Dr. Beispiel", style=chief)], read_language("de"))
        == "Sehr geehrte Frau Dr. Beispiel,"
    )
    assert (
        BOOK.salutation([Recipient(name="Sra. Ejemplo", style=chief)], read_language("es"))
        == "Estimada señora Ejemplo:"
    )
    assert BOOK.salutation([Recipient(name="Ms Example", style=chief)], read_language("en")) == "Dear Ms Example,"
    assert (
        BOOK.salutation([Recipient(name="Ms Example", style="senator")], read_language("en")) == "Dear Senator Example,"
    )


@pytest.mark.parametrize(
    ("name", "language", "called"),
    [
        ("Conseil de l'Europe", "fr", "le Conseil de l'Europe"),
        ("Le Conseil de l'Europe", "fr", "le Conseil de l'Europe"),
        ("Commission africaine", "fr", "Commission africaine"),
        ("la Comisión Africana", "es", "la Comisión Africana"),
        ("Menschenrechtsrat", "de", "der Menschenrechtsrat"),
        ("Кабинет министров", "ru", "Кабинет министров"),
        ("The African Commission", "en", "the African Commission"),
    ],
)
def test_a_body_is_called_by_its_name(name: str, language: str, called: str) -> None:
    assert BOOK.reference(Recipient(organization=name, style="council"), read_language(language)) == called


def test_who_is_a_person() -> None:
    assert BOOK.is_person(Recipient(name="A", style="minister"))
    assert not BOOK.is_person(Recipient(organization="A", style="un-security-council"))
    assert not BOOK.is_person(Recipient(organization="A"))
    assert [BOOK.gender(Recipient(name="A", style=f"minister{end}")) for end in ("-f", "-m", "")] == [
        "f",
        "m",
        "neutral",
    ]


def test_which_styles_are_bodies() -> None:
    assert BOOK.row_for(Recipient(organization="A", style="un-security-council")).plural
    assert not BOOK.row_for(Recipient(name="A")).plural
