"""Who stands in a letter and can be hurt by it, though the draft does not list them."""

from __future__ import annotations

from letterkit.checks.texts.people_mentions import unlisted_people

from .subjects import subject


def test_a_name_beside_an_arrest_is_found_with_its_place_and_the_words() -> None:
    (mention,) = unlisted_people(subject("On 3 May the police arrested **Mira Sample** in Osh."))
    assert mention.name == "Mira Sample"
    assert mention.path == ("passages", 0, "text")
    assert mention.span == (31, 42)
    assert "arrested" in mention.reason
