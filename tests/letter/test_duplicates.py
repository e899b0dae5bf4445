"""Who may be one signatory, and who signs without a name."""

from __future__ import annotations

import pytest

from letterkit.letter.anonymous import is_anonymous
from letterkit.letter.duplicates import find_duplicates
from letterkit.letter.model import Signatory


def pairs(*signatories: Signatory, titles: tuple[str, ...] = ()) -> list[tuple[int, int]]:
    return list(find_duplicates(signatories, titles))


def test_a_name_alone_is_no_duplicate_and_with_another_field_it_is() -> None:
    ana = Signatory(name="Ana Petrova")
    assert not pairs(ana, ana)
    assert pairs(
        Signatory(name="Ana Petrova", places=("Norway",)), Signatory(name="PETROVA, Ana", places=("norway",))
    ) == [(1, 0)]
    assert pairs(Signatory(name="Ana Petrova", title="Chair"), Signatory(name="Ana Petrova", title="chair")) == [(1, 0)]
    assert pairs(
        Signatory(name="Ana Petrova", organization="X"),
        Signatory(name="Dr. Ana Petrova", organization="The X"),
        titles=("dr",),
    ) == [(1, 0)]


def test_another_organisation_is_another_person() -> None:
    one, other = (Signatory(name="Ana Petrova", organization=name, places=("Norway",)) for name in "XY")
    assert not pairs(one, other)


def test_an_organisation_signs_once_and_its_people_are_others() -> None:
    forum = Signatory(organization="Example Forum", places=("Norway",))
    assert pairs(forum, Signatory(organization="Example Forum, Inc.")) == [(1, 0)]
    assert not pairs(forum, Signatory(name="Ana", organization="Example Forum"))


def test_whoever_is_not_named_is_not_compared() -> None:
    anonymous = Signatory(name="Anonymous", organization="X", places=("Norway",))
    assert not pairs(anonymous, anonymous)
    assert not pairs(*[Signatory(name="Ana", organization="X", withheld=True)] * 2)
    assert not pairs(*[Signatory(name="Ana", organization="X", withdrawn=True)] * 2)


@pytest.mark.parametrize("name", ["Anonymous", "ANONYMOUS", "anonymous 3", "Anonyme", "Anónimo", "Аноним", "Анонимно", "Name withheld", "(name withheld)", "Nom non publié", "مجهول", "匿名", "Anonym"])  # fmt: skip
def test_names_that_name_nobody_are_known(name: str) -> None:
    assert is_anonymous(name)


@pytest.mark.parametrize("name", ["", "Ana", "Anonymous Donors Network", "Anna Nym", "Anonymity Watch"])
def test_other_names_name_somebody(name: str) -> None:
    assert not is_anonymous(name)
