"""Every form of address in every language, in one file that a person reads before it is accepted."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.letter.model import Recipient
from letterkit.library.addresses import load_addresses

GOLDEN = Path(__file__).parent / "golden" / "forms_of_address.txt"
LANGUAGES = ("en", "en-US", "fr", "es", "ru", "de", "ar", "zh")
BOOK = load_addresses()


def table() -> str:
    lines = []
    for row in BOOK.styles:
        reader = [
            Recipient(organization="x", style=row.style) if row.plural else Recipient("Amina Example", style=row.style)
        ]
        lines.append(f"== {row.style}")
        for tag in LANGUAGES:
            parts = (
                BOOK.salutation(reader, tag),
                BOOK.close(reader, tag),
                BOOK.reference(reader[0], tag),
                " / ".join(BOOK.lines(reader[0], tag)),
            )
            lines.append(f"{tag}: {' | '.join(parts)}")
    return "\n".join(lines) + "\n"


def test_the_table_is_as_it_was_read() -> None:
    assert table() == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize(
    ("styles", "language", "greeting"),
    [
        (("head-of-state-f", "minister-m"), "fr", "Madame la Présidente, Monsieur le Ministre,"),
        (("minister-f", "minister-f"), "fr", "Mesdames et Messieurs les Ministres,"),
        (("ambassador-m", "ambassador-m"), "fr", "Mesdames et Messieurs les Ambassadeurs,"),
        (("head-of-state-f", "minister-m"), "es", "Excelentísima señora Presidenta, Señor Ministro:"),
        (("un-security-council", "osce-permanent-council"), "es", "Excelencias:"),
        (("minister-m", "head-of-state-f"), "ru", "Уважаемый господин Министр, уважаемая госпожа Президент!"),
        (("minister-m", "head-of-state-f"), "de", "Sehr geehrter Herr Minister, sehr geehrte Frau Präsidentin,"),
        (("minister-m", "head-of-state-f"), "zh", "尊敬的部长先生、尊敬的总统女士阁下："),
        (("editor", "other", "company-chief-executive", "senator"), "fr", "Mesdames, Messieurs,"),
        (("head-of-state", "minister", "editor", "senator"), "ru", "Ваши Превосходительства, дамы и господа!"),
    ],
)
def test_several_recipients_in_each_language(styles: tuple[str, ...], language: str, greeting: str) -> None:
    people = [Recipient(title="x", style=style) for style in styles]
    assert BOOK.salutation(people, language) == greeting
    assert BOOK.close(people, language)


def test_a_french_close_repeats_the_greeting() -> None:
    reader = [Recipient(title="x", style="minister-f")]
    assert (
        BOOK.close(reader, "fr")
        == "Veuillez agréer, Madame la Ministre, l'assurance de notre très haute considération."
    )


def test_what_is_typed_is_printed_and_the_style_gives_the_rest() -> None:
    style = "un-secretary-general-m"
    assert BOOK.lines(Recipient(name="Amina Example", title="Friend", style=style), "en") == ("Amina Example", "Friend")
    assert BOOK.lines(Recipient(name="H.E. Amina Example", style=style), "en")[0] == "H.E. Amina Example"
    assert BOOK.lines(Recipient(name="Amina Example", style=style), "fr") == (
        "Son Excellence Monsieur Amina Example",
        "Secrétaire général de l'Organisation des Nations Unies",
    )
    assert BOOK.lines(Recipient(name="Amina Example", style="no-such"), "fr") == ("Amina Example",)


def test_who_is_a_person() -> None:
    assert BOOK.person(Recipient(name="A", style="minister"))
    assert not BOOK.person(Recipient(organization="A", style="un-security-council"))
    assert not BOOK.person(Recipient(organization="A"))
