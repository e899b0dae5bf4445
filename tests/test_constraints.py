"""constraints.txt names each package once for every system and Python, with digests, and says what the project needs."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))

import make_constraints as made

TEXT = made.FILE.read_text("utf-8")
ROWS = [
    (Requirement(head.strip()), re.findall(r"--hash=sha256:([0-9a-f]{64})", rest))
    for head, rest in re.findall(r"^([a-z0-9][^\\\n]*)\\\n((?:    --hash.*\n)+)", TEXT, re.MULTILINE)
]


def test_the_file_is_read_to_its_end() -> None:
    assert TEXT.startswith(made.HEAD) and TEXT.count("--hash=sha256:") == sum(len(digests) for _, digests in ROWS) > 0


def test_no_address_stands_in_it() -> None:
    assert not re.search(r"https?:|file:|--(?:extra-)?index-url|--find-links", TEXT)


@pytest.mark.parametrize("target", made.TARGETS, ids=lambda one: f"{one.python}-{one.system}-{one.machine}")
def test_everything_that_is_needed_is_in_one_release_on_every_target(target: made.Target) -> None:
    here = [row for row, _ in ROWS if not row.marker or row.marker.evaluate(target.environment)]
    names = [canonicalize_name(row.name) for row in here]
    assert len(names) == len(set(names))
    held = {canonicalize_name(row.name): next(iter(row.specifier)).version for row in here}
    for one in made.needed():
        assert one.specifier.contains(held[canonicalize_name(one.name)]), one


ALL = set(made.TARGETS)


@pytest.mark.parametrize(
    "where",
    [
        ALL,
        {one for one in ALL if one.system == "win32"},
        {one for one in ALL if one.python != "3.11"},
        {one for one in ALL if one.python == "3.13" and one.system != "darwin"},
        set(made.TARGETS[:2]),
    ],
)
def test_a_marker_holds_on_its_targets_alone(where: set[made.Target]) -> None:
    text = made.marker(where)
    assert {one for one in ALL if not text or Marker(text).evaluate(one.environment)} == where


def test_what_another_system_needs_is_asked_for_there_alone() -> None:
    click = made.Release("click", "9", "0" * 64, (Requirement('colorama>=0.4; sys_platform == "win32"'),))
    by_system = {target.system: target for target in made.TARGETS}
    for system, lacks in (("win32", ["colorama>=0.4"]), ("linux", [])):
        reached, missing = made.closure([Requirement("click")], {"click": click}, by_system[system].environment)
        assert (reached, [str(one) for one in missing]) == ({"click"}, lacks)
