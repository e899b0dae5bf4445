"""Which words of a letter a spelling check looks at."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.unknown_words import is_name_at_beginning, unknown_words
from letterkit.letter import drafts

from ..cases import BASE, LIBRARY


def unknown(text: str, language: str = "en-GB", /, **more: Any) -> list[str]:
    data = BASE | {"language": language, "passages": [{"role": "situation", "text": text}]} | more
    subject = Subject(drafts.read(drafts.dump(data).encode()), LIBRARY, dt.date(2026, 11, 20))
    return [one.word for one in unknown_words(subject) if not is_name_at_beginning(one, subject)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en-GB", "See www.exmple.org/goverment, goverment@example.org, goverment.pdf and the_goverment."),
        ("en-GB", "They said “the goverment is ilegal” and *der Schulrat* and _der Schulrat_ agreed."),
        ("en-GB", "We met in Chrzanów, and Anna van der Meulen bin Saud spoke; UNMISS and MONUSCO did not."),
        ("en-GB", "In 2024 the R2P, the G20 and the 3rd panel sat; iPhone and YouTube users did not."),
        ("en-GB", "> The goverment is ilegal, said the minister.\n\nThat was wrong."),
        ("en-GB", "The organisation’s and the students’ counterterrorism non-refoulement subregional pre-trial case."),
        ("en-GB", "Wagner Zolotov spoke. Zolotov, as we know Zolotov, was silent."),
        ("en-GB", "That is so.[^1]\n\n[^1]: Ministerstvo vnitra, zpráva o stavu, p. 3.\n"),
        ("fr", "C’est ce qu’il n’a jamais dit : l’habeas corpus, peut-être, s’applique jusqu’aujourd’hui."),
        ("es", "El perfilamiento y las lideresas afrocolombianas, según el ciberataque."),
        ("ru", "Правозащитницы и неграждане по-прежнему ждут ООН; веб-сайт www.пример.рф закрыт."),
    ],
)
def test_what_is_no_slip_is_passed_over(language: str, text: str) -> None:
    assert unknown(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en-GB", "The goverment’s office, and the goverments of others.", ["goverment", "goverments"]),
        ("en-GB", "Goverment officials knew it.", ["Goverment"]),
        ("en-GB", "It is an anti-goverment and counter-terorrism case.", ["anti-goverment", "counter-terorrism"]),
        ("en-GB", "**The goverment knew it.**", ["goverment"]),
        ("fr", "Il vit d’acceuil et de l’environement.", ["acceuil", "environement"]),
        ("es", "La investigacion no llega.", ["investigacion"]),
        ("ru", "Это росследование было закрыто.", ["росследование"]),
    ],
)
def test_slips_are_seen_without_what_is_written_on_to_them(language: str, text: str, found: list[str]) -> None:
    assert unknown(text, language) == found


def test_names_of_the_draft_are_known_in_small_letters_too() -> None:
    more: dict[str, Any] = {"signatories": [{"name": "Anna Kowalska", "organization": "zwiazek Lokalni"}]}
    assert unknown("Both zwiazek and lokalni signed it.") == ["zwiazek", "lokalni"]
    assert unknown("Both zwiazek and lokalni signed it.", **more) == []


def test_a_passage_in_another_language_is_not_read() -> None:
    german = (
        "Wir bitten die Regierung, den Bericht zu veröffentlichen und die Gefangenen sofort freizulassen, wie zugesagt."
    )
    assert unknown(german) == []


def test_a_language_without_a_dictionary_has_no_unknown_words() -> None:
    assert unknown("Wir biten die Regirung.", "de") == []
