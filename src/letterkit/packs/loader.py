"""Templates for the sandbox: found on the shelf, inside their own pack, and kept compiled."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import jinja2

from letterkit.disk import files
from letterkit.errors import InvalidPack, Problem
from letterkit.moves.template_files import MAX_TEMPLATE_BYTES
from letterkit.packs.shelf import Shelf
from letterkit.version import __version__
from letterkit.wording import say


class ShelfLoader(jinja2.BaseLoader):
    """Templates by `pack/file` from the shelf; a link that leads out of the pack is not followed."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        for root in self._roots(template.split("/", maxsplit=1)[0]):
            path = _inside(root, template)
            if path is None:
                continue
            try:
                raw = files.read(path, MAX_TEMPLATE_BYTES)
                if len(raw) > MAX_TEMPLATE_BYTES:
                    raise InvalidPack(Problem(say("The template is too large."), say("Make it shorter."), str(path)))
                return _line_ends(raw.decode("utf-8").replace("\r\n", "\n")), str(path), lambda: True
            except UnicodeDecodeError:
                raise InvalidPack(
                    Problem(
                        say("The template holds a character that is not UTF-8."), say("Save it as UTF-8."), str(path)
                    )
                ) from None
            except OSError as error:
                raise InvalidPack(
                    Problem(
                        say("The template cannot be read ({strerror}).", strerror=error.strerror),
                        say("Check its rights."),
                        str(path),
                    )
                ) from None
        raise jinja2.TemplateNotFound(template)

    def _roots(self, pack: str) -> list[Path]:
        """Return the folders to look in: a pack's letter lies beside its settings, shared parts in any folder."""
        place = self.shelf.folder(pack)
        return [place[1].parent] if place else [root for _, root in self.shelf.pack_folders]


def _inside(root: Path, template: str) -> Path | None:
    """Return the file of a template, or None if it is not there or leads out of the folder, links followed."""
    try:
        path = (root / template).resolve()
        inside = path.suffix == ".j2" and path.is_relative_to(root.resolve()) and path.is_file()
    except (OSError, ValueError, RuntimeError):  # not a name that a file can have; links in a circle
        return None
    return path if inside else None


_TAGS_ONLY = re.compile(r"\s*(?:\{%(?:(?!%\}).)*%\}\s*|\{#(?:(?!#\}).)*#\}\s*)+")


def _line_ends(source: str) -> str:
    """Return the source with the line end kept after a tag that shares its line with text: only lines of tags vanish.

    Without this, Jinja's trim_blocks joins the last word before `{% endif %}` to the first of the next line.
    """
    lines = source.split("\n")
    return "\n".join(
        line if _TAGS_ONLY.fullmatch(line) else re.sub(r"(?<![-+])([%#]\})$", r"+\1", line.rstrip()) for line in lines
    )


class CompiledTemplates(jinja2.BytecodeCache):
    """Compiled templates, kept in the user's cache folder because compiling is the slowest part of a check."""

    def __init__(self, folder: Path, *makers: str) -> None:
        self.folder = folder
        # what was compiled before one of its makers changed lacks what is metered now
        states = [f"{state.st_mtime_ns} {state.st_size}" for state in (Path(file).stat() for file in makers)]
        self.version = f"{__version__} {states} {jinja2.__version__} {sys.version_info[:2]}"

    def _path(self, bucket: jinja2.bccache.Bucket) -> Path:
        return self.folder / sha256(f"{self.version} {bucket.checksum} {bucket.key}".encode()).hexdigest()

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        try:
            with self._path(bucket).open("rb") as file:
                bucket.load_bytecode(file)
        except (OSError, ValueError, EOFError, TypeError):
            bucket.reset()

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        path = self._path(bucket)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            temporary = path.with_suffix(".tmp")
            with temporary.open("wb") as file:
                bucket.write_bytecode(file)
            temporary.replace(path)
        except OSError:
            return  # a cache that cannot be written is only slower
