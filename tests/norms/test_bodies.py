"""Bodies: names that many norms share, shipped and of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.errors import InvalidLibrary
from letterkit.norms.bodies import load_bodies

SHIPPED = load_bodies()
ROW = "- id: our-council\n  name:\n    en: the Our Council\n"


def folder(tmp_path: Path, **files: str) -> Path:
    (tmp_path / "bodies").mkdir()
    for name, text in files.items():
        (tmp_path / "bodies" / f"{name}.yaml").write_text(text, "utf-8")
    return tmp_path


def test_every_shipped_body_has_a_name_in_each_language() -> None:
    for name in SHIPPED.names:
        body = SHIPPED.find(name)
        assert body is not None and {"en", "fr", "es", "ru"} <= set(body.name), name
    assert len(SHIPPED.names) > 20


def test_a_body_of_a_project_is_found_and_replaces_a_shipped_one(tmp_path: Path) -> None:
    first = SHIPPED.names[0]
    bodies = load_bodies(tmp_path / "nowhere", folder(tmp_path, mine=ROW, other=ROW.replace("our-council", first)))
    for name in ("our-council", first):
        body = bodies.find(name)
        assert body is not None and body.name == {"en": "the Our Council"}
    assert bodies.names == (*SHIPPED.names, "our-council") and "our-council" in bodies
    assert bodies.find("nobody") is None


def test_an_id_that_stands_twice_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(InvalidLibrary, match="‘our-council’ stands twice") as caught:
        load_bodies(folder(tmp_path, a=ROW, b=f"\n{ROW}")).names  # noqa: B018  # reading happens on first use
    [problem] = caught.value.problems
    assert (Path(problem.file).name, problem.line) == ("b.yaml", 2)


def test_what_is_wrong_in_several_folders_comes_at_once(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.mkdir()
    second.mkdir()
    wrong = ROW.replace("name:", "nam:")
    with pytest.raises(InvalidLibrary) as caught:
        load_bodies(folder(first, x=wrong), folder(second, x=wrong)).names  # noqa: B018
    assert {Path(problem.file).parts[-3] for problem in caught.value.problems} == {"a", "b"}
