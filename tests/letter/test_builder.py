"""The short way from data to classes and pydantic's way lead to the same place."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from letterkit.letter.builder import build, try_build
from letterkit.letter.model import Draft, Passage, Signatory, Sourced
from letterkit.letter.roles import ROLES
from letterkit.letter.validation import validate
from letterkit.yaml.source import parse
from letterkit.yaml.tree import Tree, Unreadable
from tests.letter.samples import EXAMPLES, REAL, SOUND, data_of

TEXT = st.text(max_size=12)
DATE = st.dates(min_value=dt.date(1, 1, 1)).map(str)
SCALAR = TEXT | st.integers(-(10**17), 10**17) | st.floats(allow_nan=False, allow_infinity=False) | st.booleans()
SOURCED = st.fixed_dictionaries({"value": SCALAR | st.lists(SCALAR, max_size=3)}, optional={"source": TEXT})
FACT = SCALAR | SOURCED | st.lists(SCALAR | SOURCED, max_size=3) | st.none()
WRONG = st.none() | st.integers(-3, 3) | TEXT | st.booleans() | st.just([]) | st.just({}) | st.just([None]) | st.just({"nam": 1}) | st.just(1.0) \
    | st.sampled_from(["2010-06-30", "2010-06-31", "head", "situation", "1", 20100630, "2010-06-30T00:00:00"])  # fmt: skip


def group(required: dict[str, Any] | None = None, **optional: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(required or {}, optional=optional)


PERSON = group(
    {"name": st.just("A") | TEXT}, title=TEXT, organization=TEXT, lines=st.lists(TEXT, max_size=2), style=TEXT
)
ASK = group({"action": TEXT}, actor=TEXT, deadline=TEXT | DATE)
INVOKED = group({"norm": TEXT}, at=TEXT)
ROLE = st.sampled_from(ROLES)
ID = st.sampled_from(["a", "b", "c-1", "a b", "-"])
DAY = DATE | st.sampled_from(["2026", "2026-06", 2026, 31, "in June", True])
EVIDENCE = group({"id": ID, "text": TEXT}, sources=st.lists(TEXT, max_size=2), as_of=DAY,
                 status=st.sampled_from(["established", "alleged", "known"]))  # fmt: skip
CASE = group(id=ID, name=TEXT, what=TEXT, date=DAY, place=TEXT, status=TEXT, source=TEXT)
QUESTION = TEXT | group({"questions": st.lists(TEXT, max_size=2)}, heading=TEXT)
PASSAGE = group({"role": ROLE}, also=st.lists(ROLE, max_size=2), heading=TEXT, text=TEXT | st.none(),
                move=st.sampled_from(["", "opening/occasion", "occasion"]), answers=st.dictionaries(TEXT, FACT, max_size=2),
                evidence=st.lists(ID, max_size=2), omit=st.lists(TEXT, max_size=2),
                invokes=st.lists(INVOKED, max_size=2), asks=st.lists(ASK, max_size=2))  # fmt: skip
SIGNATORY = group(name=TEXT, title=TEXT, organization=TEXT, places=st.lists(TEXT, max_size=2), group=TEXT, withheld=st.booleans(),
                  capacity=st.sampled_from(["organization", "individual", "personal", None]), withdrawn=st.booleans(), signed=DATE)  # fmt: skip
DRAFT = group(
    {"letterkit": st.just(1), "template": TEXT},
    language=st.sampled_from(["en-GB", "fr", "az-Arab", "not a tag"]),
    date=DATE, place=TEXT, subject=TEXT, salutation=TEXT, closing=TEXT | st.none(), bibliography=TEXT, reply_by=DATE,
    sender=group(name=TEXT, lines=st.lists(TEXT, max_size=2), website=TEXT, email=TEXT, phone=TEXT, logo=TEXT),
    recipients=st.lists(PERSON, max_size=2), cc=st.lists(PERSON, max_size=2),
    layout=group(recipients=st.sampled_from(["lines", "hidden"]), cc=st.sampled_from(["head", "end"])),
    byline=group(author=TEXT, publication=TEXT, url=TEXT),
    facts=st.dictionaries(TEXT, FACT, max_size=3),
    passages=st.lists(PASSAGE, max_size=2) | st.none(),
    sources=st.lists(st.dictionaries(TEXT, TEXT | st.lists(TEXT, max_size=1)), max_size=2),
    evidence=st.lists(EVIDENCE, max_size=2), cases=st.lists(CASE, max_size=2), questions=st.lists(QUESTION, max_size=2),
    annexes=st.lists(group(title=TEXT, text=TEXT, file=TEXT), max_size=2), tone=st.sampled_from(["firm", "loud", None]),
    people=st.lists(group({"name": st.just("A") | TEXT}, consent=st.sampled_from(["never", "not-asked"]), source=TEXT), max_size=2),
    signatories=st.lists(SIGNATORY, max_size=2), enclosures=st.lists(TEXT, max_size=2),
)  # fmt: skip


def accepted(data: dict[str, Any]) -> Draft | None:
    try:
        return validate(Draft, Tree(data, {(): (1, 1)}))
    except Unreadable:
        return None


@given(DRAFT)
def test_what_the_short_way_accepts_pydantic_accepts_with_the_same_result(data: dict[str, Any]) -> None:
    result = try_build(Draft, data)
    event("accepted" if result else "refused")
    assert result is None or (accepted(data) == result and repr(accepted(data)) == repr(result))


@given(DRAFT, st.sampled_from(sorted(Draft.__dataclass_fields__)), WRONG)
def test_one_wrong_value_does_not_part_the_two_ways(data: dict[str, Any], key: str, value: object) -> None:
    changed = {**data, key: value}
    result = try_build(Draft, changed)
    event("accepted" if result else "refused")
    assert result is None or accepted(changed) == result


@given(DRAFT, st.data())
def test_a_wrong_value_deep_inside_does_not_part_the_two_ways(data: dict[str, Any], drawn: st.DataObject) -> None:
    lists = [key for key in ("recipients", "cc", "passages", "signatories") if data.get(key)]
    assume(lists)
    one = data[drawn.draw(st.sampled_from(lists))][0]
    one[drawn.draw(st.sampled_from([*one, "nme"]))] = drawn.draw(WRONG)
    result = try_build(Draft, data)
    event("accepted" if result else "refused")
    assert result is None or accepted(data) == result


@pytest.mark.parametrize("path", [*REAL, *EXAMPLES], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_real_letters_go_the_short_way_to_the_same_draft(path: Any) -> None:
    data = parse(path.read_text("utf-8")).data
    assert try_build(Draft, data) == accepted(data) != None  # noqa: E711  # both at once


def test_lists_become_tuples_and_iso_texts_dates() -> None:
    draft = build(Draft, parse(SOUND))
    assert draft.date == dt.date(2026, 11, 30)
    assert draft.facts["groups"] == ("teachers", "nurses")
    assert draft.facts["killed"] == Sourced(2000, "Example Monitor")
    assert draft.facts["year"] == "0012"
    assert draft.passages is not None and isinstance(draft.passages[0], Passage)
    assert draft.signatories == (Signatory(name="Amina Example"),)


def test_a_draft_can_not_be_changed() -> None:
    draft = build(Draft, parse(SOUND))
    with pytest.raises(AttributeError):
        draft.subject = "other"  # type: ignore[misc]  # that is the test


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"letterkit": True, "template": "x"},
        {"letterkit": 1, "template": None},
        {"letterkit": 1.0, "template": "x"},
        [],
        None,
    ],
)
def test_the_short_way_gives_up_instead_of_guessing(data: object) -> None:
    assert try_build(Draft, data) is None


def test_absent_passages_and_no_passages_are_two_things() -> None:
    data = data_of("letterkit: 1\ntemplate: x\n")
    absent, none = try_build(Draft, data), try_build(Draft, {**data, "passages": []})
    assert absent and none and (absent.passages, none.passages) == (None, ())
