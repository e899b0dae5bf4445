"""A letter has as many notes as somebody reads, the best of them, and one that counts the rest."""

from __future__ import annotations

from letterkit.checks.few_notes import few_notes
from letterkit.checks.findings import Finding


def note(name: str, code: str = "LK811", severity: str = "note") -> Finding:
    return Finding(code, name, severity, "Say it.", "So.", ("passages", 0), 3, 1)  # type: ignore[arg-type]


LONG = [note("sentence-too-long") for _ in range(9)]
PLACE = note("place-not-confirmed", "LK320")
WARNING = note("repeated-word", "LK801", "warning")


def test_a_few_notes_stay_as_they_are() -> None:
    assert few_notes([WARNING, *LONG[:3]], 100) == (WARNING, *LONG[:3])
    assert few_notes([*LONG[:6]], 1_000) == (*LONG[:6],)


def test_of_many_the_best_stay_and_the_rest_is_counted() -> None:
    told = few_notes([*LONG, WARNING, PLACE], 700)
    assert [one.name for one in told] == ["sentence-too-long"] * 2 + [
        "repeated-word",
        "place-not-confirmed",
        "more-notes",
    ]
    assert told[-1].message == "7 more notes: sentence-too-long (7)."
    assert (told[-1].severity, told[-1].path) == ("note", ())


def test_there_are_never_more_than_six_a_thousand_words() -> None:
    many = [note("sentence-too-long") for _ in range(27)]
    for words in (500, 1_000, 2_000):
        assert len(few_notes(many, words)) == max(3, 6 * words // 1_000)


def test_notes_about_people_all_stay() -> None:
    people = [note("consent-run-out", "LK605") for _ in range(9)]
    assert few_notes(people, 100) == (*people,)
