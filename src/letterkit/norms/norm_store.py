"""All norms of a library as they were read once: an index to search them, and each row, built when it is asked for.

Reading hundreds of files takes a second, so what was read is kept in the user's cache folder, in one file: a line of
JSON with the index, then one for each norm. Its name is a digest of the files, of the names they refer to and of the
program, so that it is never out of date. A file that is missing, broken or cannot be written makes the program slower
and nothing else.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, is_dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from letterkit.disk import files, folders
from letterkit.errors import CannotWrite
from letterkit.letter import builder
from letterkit.norms import row_reader
from letterkit.norms.norm import Norm
from letterkit.norms.norm_index import NormIndex
from letterkit.version import __version__

_MOST_KEPT: Final = 10
"""Files that are kept; the oldest go first. One is of some megabytes."""
_ENDING: Final = ".norms"
_PROGRAM: Final = Path(row_reader.__file__).parent


class NormStore:
    """The norms in the order of their numbers, and their index."""

    def __init__(self, index: NormIndex, rows: Sequence[bytes | Norm]) -> None:
        self.index = index
        self._rows = [*rows]

    def norm(self, number: int) -> Norm | None:
        """Return a norm; None if its kept row cannot be read."""
        row = self._rows[number]
        if isinstance(row, Norm):
            return row
        try:
            norm = builder.try_build(Norm, json.loads(row))
        except ValueError:
            return None
        if norm is not None:
            self._rows[number] = norm
        return norm


def open_store(ids: Sequence[str], digest_of: Iterable[bytes], read: Callable[[], Sequence[Norm]]) -> NormStore:
    """Return the store of the norms with these ids: the kept one, or what `read` returns.

    `digest_of` is what the norms are read from: another content is another store.
    """
    path = _path(digest_of)
    kept = _read(path, ids)
    if kept is not None:
        return kept
    from letterkit.norms.index_builder import build_index

    norms = read()
    index = build_index(norms)
    _write(path, index, norms)
    return NormStore(index, norms)


def _path(parts: Iterable[bytes]) -> Path:
    digest = sha256(__version__.encode())
    for module in sorted(_PROGRAM.glob("*.py")):
        digest.update(f"{module.name} {module.stat().st_mtime_ns} ".encode())
    for part in parts:
        digest.update(sha256(part).digest())
    return folders.cache() / "norms" / f"{digest.hexdigest()}{_ENDING}"


def _read(path: Path, ids: Sequence[str]) -> NormStore | None:
    try:
        head, *rows = files.read(path).splitlines()
        index = NormIndex.of_data(json.loads(head))
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return NormStore(index, rows) if [norm.id for norm in index.norms] == [*ids] and len(rows) == len(ids) else None


def _plain(value: object) -> object:
    """Return the fields of a norm and of what is in it, a date as text."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    return str(value)


def _write(path: Path, index: NormIndex, norms: Sequence[Norm]) -> None:
    text = "\n".join(json.dumps(row, default=_plain, ensure_ascii=False) for row in (index._asdict(), *norms))
    with contextlib.suppress(OSError, CannotWrite):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        files.write(path, text.encode("utf-8"), durable=False)
        by_age = sorted(path.parent.glob(f"*{_ENDING}"), key=lambda file: file.stat().st_mtime)
        for old in by_age[:-_MOST_KEPT]:
            old.unlink()
