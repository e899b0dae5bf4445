"""The files of the norms library, and a cache of what was parsed in those of users and projects.

Each shipped row is a file of its own, named after the norm, so that a letter opens the rows it needs and no others;
what lists or searches all of them goes through `norm_store.py`. A user's file may have thousands of rows, which a
letter has to know, so rows without problems are kept in the user's cache folder: JSON, under a name that is a digest of
the file, of the names it refers to and of the program. A cache that is missing, broken or cannot be written makes the
program slower and nothing else.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from letterkit.disk import files, folders
from letterkit.errors import CannotWrite, InvalidLibrary, Problem
from letterkit.letter import builder
from letterkit.norms import row_reader
from letterkit.norms.norm import Norm, NormQuotation
from letterkit.norms.row_reader import SharedNames
from letterkit.version import __version__
from letterkit.wording import say
from letterkit.yaml.row_files import (
    DATA,
    parse_row_file,
    raise_if_any,
    try_read_rows,
    yaml_files,
)
from letterkit.yaml.source import LIBRARY_BYTES

ReadNorm = Callable[[], Norm]
"""Reads a norm when it is asked for."""
_FileNorms = dict[str, tuple[ReadNorm, int]]
"""The norms of a file by id, each with the line of its id."""
_FOLDERS: Final = (
    *("treaties", "general-assembly", "security-council", "human-rights-council", "treaty-bodies", "standards"),
    *("regional", "osce", "courts"),
)
"""The folders of the shipped norms, in the order in which norms are listed."""
_MOST_CACHED_FILES: Final = 40
"""Files in the cache; the oldest go first."""


def shipped_files() -> list[Path]:
    """Return the files of the shipped norms, each named after its norm, folder by folder."""
    return [file for folder in _FOLDERS for file in yaml_files(DATA / "norms", folder)]


def shipped_norms(library_folders: Sequence[Path]) -> dict[str, ReadNorm]:
    """Return every shipped id with a function that parses its row."""
    parse = partial(row_reader.parse_norm, shared=row_reader.shared_names(library_folders))
    return {file.stem: partial(parse_row_file, file, "id", parse) for file in shipped_files()}


def folder_norms(library_folders: Sequence[Path]) -> dict[str, ReadNorm]:
    """Return the norms of these folders by id, a later folder's before an earlier one's.

    Raises InvalidLibrary with everything that is wrong, file by file.
    """
    shared = row_reader.shared_names(library_folders)
    problems: list[Problem] = []
    norms: dict[str, ReadNorm] = {}
    for folder in library_folders:
        first_places: dict[str, str] = {}
        for file in yaml_files(folder, "norms"):
            cache = _cache_path(_content(file), library_folders)
            for name, (read, line) in _norms_of(file, shared, cache, problems).items():
                if name in first_places:
                    problems.append(_used_twice(name, first_places[name], file, line))
                first_places.setdefault(name, say("{name}, line {line}", name=file.name, line=line))
                norms[name] = read
    raise_if_any(problems)
    return norms


def read_shipped_norms(library_folders: Sequence[Path]) -> dict[str, Norm]:
    """Return all shipped norms by id, parsed, which takes about a second."""
    shared, problems = row_reader.shared_names(library_folders), list[Problem]()
    rows = [row for file in shipped_files() for row in try_read_rows(file, "id", problems)]
    norms = [row_reader.parse_norm(row, shared) for row in rows]
    raise_if_any(problems)
    return {norm.id: norm for norm in norms}


def state_of(library_folders: Sequence[Path]) -> Iterator[bytes]:
    """Yield what changes whenever something changes of which the norms are made, in these folders or the shipped ones.

    Of the many shipped files the size and the time of the last change: reading them takes as long as what it saves.
    """
    yield _states([*shipped_files(), *sorted(DATA.glob("*.yaml"))])
    for folder in library_folders:
        yield from (_content(file) or b"" for file in yaml_files(folder, "norms"))
    yield from (content or b"" for content in _shared_contents(library_folders))


def read_shipped_quotations(library_folders: Sequence[Path]) -> list[NormQuotation]:
    """Return every quotation in the shipped rows. They have a cache of their own, a twentieth of that of the rows: a
    letter with a quotation in it needs them and few rows."""
    cache = _cache_path(b"quotations" + _states(shipped_files()), library_folders)
    if cache is not None and (cached := _read_cache(cache)) is not None:
        kept = [builder.try_build(NormQuotation, data) for _, data in cached]
        if None not in kept:
            return [quotation for quotation in kept if quotation is not None]
    norms = read_shipped_norms(library_folders)
    quotations = [NormQuotation(norm.id, quotation) for norm in norms.values() for quotation in norm.quotations]
    if cache is not None:
        _write_cache(cache, [(1, quotation) for quotation in quotations])
    return quotations


def _norms_of(file: Path, shared: SharedNames, cache: Path | None, problems: list[Problem]) -> _FileNorms:
    """Return the norms of a file, from the cache if it has not changed; add what is wrong to `problems`."""
    if cache is not None and (cached := _read_cache(cache)) is not None:
        return {str(data["id"]): (partial(_build_cached, data), int(line)) for line, data in cached}
    file_problems: list[Problem] = []
    norms: list[tuple[int, Norm]] = []
    first_places: dict[str, str] = {}
    for row in try_read_rows(file, "id", file_problems):
        line = row.tree.position((*row.path, "id"))[0]
        if row.name in first_places:
            file_problems.append(_used_twice(row.name, first_places[row.name], file, line))
        first_places.setdefault(row.name, say("{name}, line {line}", name=file.name, line=line))
        norms.append((line, row_reader.parse_norm(row, shared)))
    problems += file_problems
    if cache is not None and not file_problems:
        _write_cache(cache, norms)
    return {norm.id: (partial(_identity, norm), line) for line, norm in norms}


def _identity(norm: Norm) -> Norm:
    return norm


def _used_twice(name: str, first_place: str, file: Path, line: int) -> Problem:
    message = say("The id ‘{name}’ is already used ({first_place}).", name=name, first_place=first_place)
    return Problem(message, say("Give one of the two another id."), str(file), line, path=(name, "id"))


def _content(file: Path) -> bytes | None:
    """Return the bytes of a file; None for one that cannot be read."""
    try:
        content = files.read(file, LIBRARY_BYTES)
    except OSError:
        return None
    return content if len(content) <= LIBRARY_BYTES else None


def _states(paths: Sequence[Path]) -> bytes:
    """Return size and time of the last change of many files. Reading them all takes as long as reading their cache."""
    states = [(path, path.stat()) for path in paths]
    return repr([(path.name, state.st_size, state.st_mtime_ns) for path, state in states]).encode()


def _shared_contents(library_folders: Sequence[Path]) -> list[bytes | None]:
    """Return the contents of the files with the names that rows refer to; None for one that cannot be read."""
    shared_files = [
        file
        for folder in (DATA, *library_folders)
        for file in (*yaml_files(folder, "bodies"), folder / "series.yaml")
        if files.is_file(file)
    ]
    return [*map(_content, shared_files)]


def _cache_path(content: bytes | None, library_folders: Sequence[Path]) -> Path | None:
    """Return where the cache keeps rows of this content; None if something that they refer to cannot be read."""
    contents = [content, *_shared_contents(library_folders)]
    if None in contents:
        return None
    digest = sha256(f"{__version__} {Path(row_reader.__file__).stat().st_mtime_ns}".encode())
    for part in contents:
        digest.update(part or b"")
    return folders.cache() / "norms" / f"{digest.hexdigest()}.json"


def _read_cache(path: Path) -> list[Any] | None:
    try:
        rows = json.loads(files.read(path))
        return rows if isinstance(rows, list) and all(isinstance(data["id"], str) for _, data in rows) else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _write_cache(path: Path, rows: Sequence[tuple[int, Norm | NormQuotation]]) -> None:
    with contextlib.suppress(OSError, CannotWrite):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        text = json.dumps([(line, asdict(row)) for line, row in rows], default=str, ensure_ascii=False)
        files.write(path, text.encode("utf-8"), durable=False)
        by_age = sorted(path.parent.glob("*.json"), key=lambda file: file.stat().st_mtime)
        for old in by_age[:-_MOST_CACHED_FILES]:
            old.unlink()


def _build_cached(data: Mapping[str, Any]) -> Norm:
    norm = builder.try_build(Norm, data)
    if norm is None:
        raise InvalidLibrary(Problem(say("The kept copy of a norm cannot be read."), say("Run the command again.")))
    return norm
