"""What is kept of all norms: one file, as good as the files it was made of, and harmless when it is not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from letterkit.disk import folders
from letterkit.norms import norm_files, norm_store
from letterkit.norms.norm_library import NormLibrary
from letterkit.norms.norm_store import open_store

SHIPPED = list(NormLibrary())[:5]
IDS = [norm.id for norm in SHIPPED]


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(folders, "cache", lambda: tmp_path)
    return tmp_path / "norms"


def kept(own_cache: Path) -> list[Path]:
    return sorted(own_cache.glob("*")) if own_cache.is_dir() else []


def not_read() -> list[object]:
    raise AssertionError


def test_the_second_time_nothing_is_read(own_cache: Path) -> None:
    first = open_store(IDS, [b"x"], lambda: SHIPPED)
    second = open_store(IDS, [b"x"], not_read)  # type: ignore[arg-type]
    assert [second.norm(number) for number in range(5)] == SHIPPED == [first.norm(number) for number in range(5)]
    assert second.index == first.index and len(kept(own_cache)) == 1


def test_what_has_changed_is_read_again(own_cache: Path) -> None:
    open_store(IDS, [b"x"], lambda: SHIPPED)
    with pytest.raises(AssertionError):
        open_store(IDS, [b"y"], not_read)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "{}", '{"norms": 3}', "\0", "null\n" * 6, '{"norms": [["a"]], "places": []}']
)
def test_a_broken_file_is_made_anew(own_cache: Path, content: str) -> None:
    open_store(IDS, [b"x"], lambda: SHIPPED)
    kept(own_cache)[0].write_text(content, "utf-8")
    assert open_store(IDS, [b"x"], lambda: SHIPPED).norm(0) == SHIPPED[0]
    assert open_store(IDS, [b"x"], not_read).norm(4) == SHIPPED[4]  # type: ignore[arg-type]


def test_a_broken_row_is_read_from_its_file(own_cache: Path) -> None:
    library = NormLibrary()
    assert library.search("torture")
    (file,) = (path for path in kept(own_cache) if path.suffix == ".norms")
    head, *rows = file.read_bytes().splitlines()
    file.write_bytes(b"\n".join([head, *(b"{" for _ in rows)]))
    again = NormLibrary()
    assert [norm.id for norm in again] == [*library.ids]
    assert again.get("cat") == library.get("cat")


def test_where_nothing_can_be_kept_all_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "cache", lambda: Path(os.devnull, "nowhere"))
    for _ in range(2):
        assert open_store(IDS, [b"x"], lambda: SHIPPED).norm(2) == SHIPPED[2]


def test_old_files_go(own_cache: Path) -> None:
    for number in range(norm_store._MOST_KEPT + 3):
        open_store(IDS, [b"%d" % number], lambda: SHIPPED)
    assert len(kept(own_cache)) == norm_store._MOST_KEPT


def test_a_search_reads_no_row_file(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    NormLibrary().search("torture")
    monkeypatch.setattr(norm_files, "read_shipped_norms", not_read)
    monkeypatch.setattr(norm_files, "parse_row_file", not_read)
    assert NormLibrary().search("torture")[0].id == "cat"


def test_a_row_of_a_folder_is_searched_and_its_change_seen(own_cache: Path, tmp_path: Path) -> None:
    row = (
        "- id: my-norm\n  title: {en: Charter of Sampleford}\n  in_text: {en: the Charter}\n  kind: soft-law\n"
        "  source: [x]\n  checked: 2026-11-22\n"
    )
    (tmp_path / "lib" / "norms").mkdir(parents=True)
    file = tmp_path / "lib" / "norms" / "mine.yaml"
    for place in ("Sampleford", "Exampleton"):
        file.write_text(row.replace("Sampleford", place), "utf-8")
        assert [hit.id for hit in NormLibrary(tmp_path / "lib").search(place)] == ["my-norm"]
    assert NormLibrary(tmp_path / "lib").search("Sampleford") == []
