"""The work for a letter grows with the number of those who sign it, and not with its square."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest

from letterkit.checks.rules import report
from letterkit.compose import compose
from letterkit.letter import drafts
from letterkit.render import ast

from .cases import BASE, LIBRARY

KINDS: dict[str, Callable[[int], dict[str, Any]]] = {
    "organizations": lambda at: {"organization": f"Forum {at}", "places": ["Osh"]},
    "people": lambda at: {"name": f"Amina Sample{at}", "organization": f"Forum {at}", "group": f"Group {at // 3}"},
    "one name": lambda at: {"name": "Amina Sample", "organization": "Forum"},
    "withheld": lambda at: {"name": f"Амина Примерова{at}", "withheld": at % 2 == 0},
    "withdrawn": lambda at: {"name": f"Amina Sample{at}", "withdrawn": at % 2 == 0},
}


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, of Python's own as well."""
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
        written = drafts.fresh(BASE | {"signatories": [KINDS[kind](at) for at in range(number)]}).encode()

        def done() -> None:
            loaded = drafts.read(written, "letter.yaml")
            report(loaded, LIBRARY)
            ast.document(compose(loaded.draft, LIBRARY), "docx")

        return done

    work(10)()  # what is remembered is remembered
    few, more, most = (calls(work(number)) for number in (200, 400, 800))
    assert most - more <= 2.3 * (more - few)
