"""Packs written for one test: the settings, the macros, and a library that finds them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from letterkit.languages.reading import read_language
from letterkit.library.library import Library
from letterkit.packs.shelf import Shelf
from letterkit.packs.writer import PassageWriter, Written

SETTINGS = "letterkit: 1\ntitle: Test\nplan:\n  - role: situation\n"


def put(root: Path, name: str, settings: str = SETTINGS, letter: str = "", **more: str) -> Path:
    """Return a pack in a folder of packs; `more` are further templates by name, without .md.j2."""
    folder = root / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "template.yaml").write_text(settings, "utf-8")
    (folder / "letter.md.j2").write_text(letter, "utf-8")
    for file, text in more.items():
        (folder / f"{file}.md.j2").write_text(text, "utf-8")
    return folder


def shelf_of(*roots: Path) -> Shelf:
    return Shelf(tuple((root.name, root) for root in roots))


def library_of(*roots: Path) -> Library:
    return Library(shelf_of(*roots))


def macro(body: str, name: str = "situation") -> str:
    return f"{{% macro {name}() %}}\n{body}\n{{% endmacro %}}\n"


def writer(root: Path, letter: str, variables: Mapping[str, Any] | None = None, language: str = "en", sources: Mapping[str, str] | None = None, **more: str) -> PassageWriter:  # fmt: skip
    """Return the writer of a pack `p` with these macros."""
    put(root, "p", letter=letter, **more)
    shelf = shelf_of(root)
    return PassageWriter(shelf.load("p"), shelf, read_language(language), variables or {}, sources or {})


def written(root: Path, body: str, variables: Mapping[str, Any] | None = None, language: str = "en", sources: Mapping[str, str] | None = None) -> Written:  # fmt: skip
    """Return what a macro with this body writes."""
    return writer(root, macro(body), variables, language, sources).write("situation")
