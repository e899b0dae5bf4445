"""The files of the norms library, and a cache of what was parsed in them.

A shipped row is parsed when it is asked for. Listing and searching need all of them, and a user's file may have
thousands, so the rows of a file without problems are kept in the user's cache folder: JSON, under a name that is a
digest of the file, of the bodies it refers to and of the program. A cache that is missing, broken or cannot be written
makes the program slower and nothing else.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from letterkit.disk import files, folders
from letterkit.errors import CannotWrite, InvalidLibrary, Problem
from letterkit.letter import builder
from letterkit.norms import row_reader
from letterkit.norms.bodies import Body, load_bodies
from letterkit.norms.norm import Norm
from letterkit.version import __version__
from letterkit.yaml.row_files import (
    DATA,
    RowIndex,
    parse_row_text,
    raise_if_any,
    split_rows,
    try_read_rows,
    yaml_files,
)
from letterkit.yaml.source import LIBRARY_BYTES

ReadNorm = Callable[[], Norm]
"""Reads a norm when it is asked for."""
_FileNorms = dict[str, tuple[ReadNorm, int]]
"""The norms of a file by id, each with the line of its id."""
_MOST_CACHED_FILES: Final = 40
"""Files in the cache; the oldest go first."""


def shipped_norms(library_folders: Sequence[Path]) -> dict[str, ReadNorm]:
    """Return every shipped id with a function that parses its row."""
    parse = partial(row_reader.parse_norm, bodies=load_bodies(*library_folders))
    rows = [row for file in yaml_files(DATA, "norms") for row in split_rows(file, "id")]
    return {row.name: partial(parse_row_text, row, "id", parse) for row in rows}


def folder_norms(library_folders: Sequence[Path]) -> dict[str, ReadNorm]:
    """Return the norms of these folders by id, a later folder's before an earlier one's.

    Raises InvalidLibrary with everything that is wrong, file by file.
    """
    bodies = load_bodies(*library_folders)
    problems: list[Problem] = []
    norms: dict[str, ReadNorm] = {}
    for folder in library_folders:
        first_places: dict[str, str] = {}
        for file in yaml_files(folder, "norms"):
            for name, (read, line) in _norms_of_file(file, bodies, library_folders, problems).items():
                if name in first_places:
                    problems.append(_used_twice(name, first_places[name], file, line))
                first_places.setdefault(name, f"{file.name}, line {line}")
                norms[name] = read
    raise_if_any(problems)
    return norms


def read_shipped_norms(library_folders: Sequence[Path]) -> dict[str, Norm]:
    """Return all shipped norms by id, which takes the cache or a second."""
    bodies, problems = load_bodies(*library_folders), list[Problem]()
    norms = {
        name: read()
        for file in yaml_files(DATA, "norms")
        for name, (read, _) in _norms_of_file(file, bodies, library_folders, problems).items()
    }
    raise_if_any(problems)
    return norms


def _norms_of_file(
    file: Path, bodies: RowIndex[Body], library_folders: Sequence[Path], problems: list[Problem]
) -> _FileNorms:
    """Return the norms of a file, from the cache if it has not changed; add what is wrong to `problems`."""
    cache = _cache_path(file, library_folders)
    if cache is not None and (cached := _read_cache(cache)) is not None:
        return {str(data["id"]): (partial(_build_cached, data), int(line)) for line, data in cached}
    file_problems: list[Problem] = []
    norms: list[tuple[int, Norm]] = []
    first_places: dict[str, str] = {}
    for row in try_read_rows(file, "id", file_problems):
        line = row.tree.position((*row.path, "id"))[0]
        if row.name in first_places:
            file_problems.append(_used_twice(row.name, first_places[row.name], file, line))
        first_places.setdefault(row.name, f"{file.name}, line {line}")
        norms.append((line, row_reader.parse_norm(row, bodies)))
    problems += file_problems
    if cache is not None and not file_problems:
        _write_cache(cache, norms)
    return {norm.id: (partial(_identity, norm), line) for line, norm in norms}


def _identity(norm: Norm) -> Norm:
    return norm


def _used_twice(name: str, first_place: str, file: Path, line: int) -> Problem:
    message = f"The id ‘{name}’ is already used ({first_place})."
    return Problem(message, "Give one of the two another id.", str(file), line, path=(name, "id"))


def _cache_path(file: Path, library_folders: Sequence[Path]) -> Path | None:
    """Return where the cache keeps a file with its present content; None for a file that cannot be read."""
    digest = sha256(f"{__version__} {Path(row_reader.__file__).stat().st_mtime_ns}".encode())
    body_files = [file for folder in (DATA, *library_folders) for file in yaml_files(folder, "bodies")]
    try:
        for path in [file, *body_files]:
            content = files.read(path, LIBRARY_BYTES)
            if len(content) > LIBRARY_BYTES:
                return None
            digest.update(content)
    except OSError:
        return None
    return folders.cache() / "norms" / f"{digest.hexdigest()}.json"


def _read_cache(path: Path) -> list[Any] | None:
    try:
        rows = json.loads(files.read(path))
        return rows if isinstance(rows, list) and all(isinstance(data["id"], str) for _, data in rows) else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _write_cache(path: Path, norms: Sequence[tuple[int, Norm]]) -> None:
    with contextlib.suppress(OSError, CannotWrite):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        text = json.dumps([(line, asdict(norm)) for line, norm in norms], default=str, ensure_ascii=False)
        files.write(path, text.encode("utf-8"), durable=False)
        by_age = sorted(path.parent.glob("*.json"), key=lambda file: file.stat().st_mtime)
        for old in by_age[:-_MOST_CACHED_FILES]:
            old.unlink()


def _build_cached(data: Mapping[str, Any]) -> Norm:
    norm = builder.try_build(Norm, data)
    if norm is None:
        raise InvalidLibrary(Problem("The kept copy of a norm cannot be read.", "Run the command again."))
    return norm
