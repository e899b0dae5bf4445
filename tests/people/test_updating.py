"""A table read into a letter that has signatories: new, changed, missing; nothing that was typed is lost unsaid."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from letterkit.people.updating import update_signatories

ANA = {"name": "Ana Petrova", "organization": "Example Forum", "places": ["Norway"]}
BEN = {"name": "Ben Ito", "organization": "Sample Network"}
GROUP = {"organization": "Third Group"}


def test_reading_the_same_table_again_changes_nothing() -> None:
    result = update_signatories([ANA, BEN, GROUP], [GROUP, ANA, BEN])
    assert (result.signatories, result.added, result.changed, result.missing, result.again) == (
        (ANA, BEN, GROUP),
        0,
        (),
        (),
        True,
    )


def test_new_rows_stand_behind_and_changed_ones_in_their_places() -> None:
    result = update_signatories([ANA, BEN], [GROUP, {**ANA, "title": "Chair", "places": ["Osh", "Norway"]}, BEN])
    assert result.signatories == ({**ANA, "title": "Chair", "places": ["Osh", "Norway"]}, BEN, GROUP)
    assert result.changed == (
        "Entry 1, ‘Ana Petrova’: places ‘Norway’ is now ‘Osh; Norway’.",
        "Entry 1, ‘Ana Petrova’: title ‘Chair’ is new.",
    )


def test_a_name_is_the_same_however_it_is_typed() -> None:
    result = update_signatories(
        [{"name": "Ana Petrova", "organization": "Example Forum"}],
        [{"name": "PETROVA, Ana", "organization": "The Example Forum"}],
    )
    assert (result.added, result.missing) == (0, ())
    assert result.changed[0] == "Entry 1, ‘Ana Petrova’: name ‘Ana Petrova’ is now ‘PETROVA, Ana’."


def test_what_differs_stays_where_the_letter_is_to_hold() -> None:
    result = update_signatories([{**ANA, "title": "Chair"}], [{**ANA, "title": "Director"}], take_changes=False)
    assert result.signatories == ({**ANA, "title": "Chair"},)
    assert result.changed == ("Entry 1, ‘Ana Petrova’: title stays as it is in the letter; the table has another one.",)


def test_whoever_is_not_in_the_table_is_listed_and_stays() -> None:
    result = update_signatories([ANA, BEN, {**GROUP, "withdrawn": True}], [ANA])
    assert result.signatories == (ANA, BEN, {**GROUP, "withdrawn": True})
    assert (result.missing, result.missing_lines) == ((1,), ("entry 2, ‘Ben Ito’",))
    assert result.without_missing() == (ANA, {**GROUP, "withdrawn": True})


def test_a_person_who_moved_is_one_person_and_two_of_one_name_are_two() -> None:
    moved = update_signatories([ANA], [{**ANA, "organization": "Sample Network"}])
    assert moved.changed == ("Entry 1, ‘Ana Petrova’: organisation ‘Example Forum’ is now ‘Sample Network’.",)
    two = update_signatories(
        [ANA], [{"name": "Ana Petrova", "organization": "X"}, {"name": "Ana Petrova", "organization": "Y"}]
    )
    assert (two.added, two.missing) == (2, (0,))


def test_a_name_that_is_withheld_stays_so_and_is_not_told() -> None:
    kept = update_signatories([{**ANA, "withheld": True}], [{**ANA, "title": "Chair"}])
    assert kept.signatories[0]["withheld"]
    assert kept.changed == (
        "Entry 1, name withheld: title changed.",
        "Entry 1, name withheld: stays withheld, as the letter has it; the table says nothing of that.",
    )
    now = update_signatories([ANA], [{**ANA, "withheld": True}])
    assert now.changed == ("Entry 1, name withheld: the name is withheld now.",)
    gone = update_signatories([{**ANA, "withheld": True}], [BEN])
    assert gone.missing_lines == ("entry 1, name withheld",)


def test_anonymous_signers_are_counted_and_not_matched() -> None:
    anonymous = {"name": "Anonymous", "withheld": True}
    result = update_signatories([anonymous, anonymous], [anonymous, anonymous, anonymous])
    assert (len(result.signatories), result.added) == (3, 1)


def test_long_lists_of_changes_are_shortened() -> None:
    old: list[dict[str, Any]] = [{"name": f"Person {number}", "organization": "X"} for number in range(40)]
    result = update_signatories(old, [{**entry, "title": "Chair"} for entry in old])
    assert len(result.changed) == 13 and result.changed[-1] == "… and 28 more"


PEOPLE = st.lists(
    st.fixed_dictionaries({"name": st.sampled_from(["Ana", "Ben", "Cleo"])}, optional={"organization": st.sampled_from(["X", "Y"]), "title": st.just("Chair")}),
    max_size=6,
)  # fmt: skip


@given(PEOPLE, PEOPLE)
def test_nobody_is_lost_and_a_second_time_changes_nothing(
    old: list[dict[str, Any]], rows: list[dict[str, Any]]
) -> None:
    result = update_signatories(old, rows)
    assert len(result.signatories) == len(old) + result.added
    for row in rows:
        assert any(row.items() <= entry.items() for entry in result.signatories)
    again = update_signatories(result.signatories, rows)
    assert (again.added, len(again.signatories)) == (0, len(result.signatories))
