"""The work for a letter grows with the number of those who sign it, and not with its square."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable
from typing import Any

import pytest

from letterkit.checks.rules import report
from letterkit.compose import compose
from letterkit.letter import drafts
from letterkit.render.docx import DocxTree

from .cases import BASE, LIBRARY

pytestmark = pytest.mark.slow

SYLLABLES = ["".join(pair) for pair in zip("бвгджзклмнпрстфхцчшв", "аеиоу" * 4, strict=True)]
SURNAMES = ["".join(four).capitalize() for four in itertools.product(SYLLABLES, repeat=4)][::197]
FIRST_NAMES = ["".join(three).capitalize() for three in itertools.product(SYLLABLES, repeat=3)][::79]
"""Names as different as those of people: where all are alike, each of them has to be told from all others."""

KINDS: dict[str, Callable[[int], dict[str, Any]]] = {
    "organizations": lambda at: {"organization": f"Forum {at}", "places": ["Osh"]},
    "people": lambda at: {"name": f"Amina Sample{at}", "organization": f"Forum {at}", "group": f"Group {at // 3}"},
    "one name": lambda at: {"name": "Amina Sample", "organization": "Forum"},
    "withheld": lambda at: {"name": f"{FIRST_NAMES[at % 100]} {SURNAMES[at]}", "withheld": at % 2 == 0},
    "withdrawn": lambda at: {"name": f"Amina Sample{at}", "withdrawn": at % 2 == 0},
}


def calls(work: Callable[[], object]) -> int:
    """Return how many functions are called, of Python's own as well."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("kind", KINDS)
def test_the_work_grows_with_the_number_of_signatories(kind: str) -> None:
    def work(number: int) -> Callable[[], object]:
        written = drafts.dump(BASE | {"signatories": [KINDS[kind](at) for at in range(number)]}).encode()

        def done() -> None:
            loaded = drafts.read(written, "letter.yaml")
            report(loaded, LIBRARY)
            DocxTree(compose(loaded.draft, LIBRARY)).document()

        return done

    work(801)()  # what is remembered of words is remembered, and of these lists nothing is
    few, more, most = (calls(work(number)) for number in (200, 400, 800))
    assert most - more <= 2.3 * (more - few)
