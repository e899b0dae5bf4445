"""Who stands in a letter and can be hurt by it, though the draft does not list them."""

from __future__ import annotations

from dataclasses import replace

from letterkit.checks.texts.people_mentions import unlisted_people
from letterkit.letter.person import Person

from .subjects import subject


def test_a_name_beside_an_arrest_is_found_with_its_place_and_the_words() -> None:
    (mention,) = unlisted_people(subject("On 3 May the police arrested **Mira Sample** in Osh."))
    assert mention.name == "Mira Sample"
    assert mention.path == ("passages", 0, "text")
    assert mention.span == (31, 42)
    assert "arrested" in mention.reason


def test_a_relative_of_somebody_listed_is_not_listed_by_the_surname() -> None:
    letter = subject("On 3 May the police arrested Mira Sample. Her daughter Lena Sample was threatened.")
    for listed, others in (("Lena Sample", ["Mira Sample"]), ("Sample", []), ("Mira Sample", ["Lena Sample"])):
        draft = replace(letter.draft, people=(Person(listed),))
        loaded = letter.loaded._replace(draft=draft)
        assert [one.name for one in unlisted_people(replace(letter, loaded=loaded))] == others
