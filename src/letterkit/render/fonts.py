"""Which font a PDF takes for each script, and what to install where there is none.

Typst brings Libertinus, which has Latin, Greek, Cyrillic and Hebrew. For every other script a font is looked for first
among the font packages that `letterkit[fonts]` installs, then on the computer. The families that a system comes with
are those that Microsoft, Apple and Debian list for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

from letterkit.wording import say

TEXT: Final = "Libertinus Serif"


class Faces(NamedTuple):
    """The font families for a script, the best first; the Python package of one of them; its package in Debian."""

    families: tuple[str, ...]
    package: str = ""
    debian: str = "fonts-noto-core"

    @property
    def packed(self) -> str:
        """The family that the package brings, by the name of the package: fontpkg-noto-sans-thai."""
        return self.package.removeprefix("fontpkg-").replace("-", " ").title()


def _noto(script: str, *others: str, package: str = "") -> Faces:
    return Faces((f"Noto Serif {script}", f"Noto Sans {script}", *others), package)


FACES: Final = {
    "Arabic": Faces(
        (
            *("Amiri", "Noto Naskh Arabic", "Scheherazade New", "Sakkal Majalla", "Traditional Arabic"),
            *("Geeza Pro", "Noto Sans Arabic", "Times New Roman", "Arial"),
        ),
        "fontpkg-amiri",
    ),
    "Chinese": Faces(
        (
            *("Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "Songti SC", "SimSun"),
            *("Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei"),
        ),
        debian="fonts-noto-cjk",
    ),
    "Japanese": Faces(
        ("Noto Serif CJK JP", "Noto Serif JP", "Hiragino Mincho ProN", "Yu Mincho", "MS Mincho", "Noto Sans CJK JP"),
        debian="fonts-noto-cjk",
    ),
    "Korean": Faces(
        ("Noto Serif CJK KR", "Noto Serif KR", "AppleMyungjo", "Batang", "Malgun Gothic", "Noto Sans CJK KR"),
        debian="fonts-noto-cjk",
    ),
    "Devanagari": _noto("Devanagari", "Kohinoor Devanagari", "Nirmala UI", package="fontpkg-noto-sans-devanagari"),
    "Bengali": _noto("Bengali", "Kohinoor Bangla", "Nirmala UI"),
    "Gurmukhi": _noto("Gurmukhi", "Gurmukhi MN", "Nirmala UI"),
    "Gujarati": _noto("Gujarati", "Kohinoor Gujarati", "Nirmala UI"),
    "Tamil": _noto("Tamil", "Tamil MN", "Nirmala UI", package="fontpkg-noto-sans-tamil"),
    "Telugu": _noto("Telugu", "Kohinoor Telugu", "Nirmala UI", package="fontpkg-noto-sans-telugu"),
    "Kannada": _noto("Kannada", "Kannada MN", "Nirmala UI"),
    "Malayalam": _noto("Malayalam", "Malayalam MN", "Nirmala UI"),
    "Sinhala": _noto("Sinhala", "Sinhala MN", "Nirmala UI"),
    "Thai": _noto("Thai", "Thonburi", "Leelawadee UI", package="fontpkg-noto-sans-thai"),
    "Lao": _noto("Lao", "Lao MN", "Leelawadee UI"),
    "Tibetan": _noto("Tibetan", "Kailasa", "Microsoft Himalaya"),
    "Burmese": _noto("Myanmar", "Myanmar MN", "Myanmar Text"),
    "Khmer": _noto("Khmer", "Khmer MN", "Leelawadee UI", package="fontpkg-noto-sans-khmer"),
    "Ethiopic": _noto("Ethiopic", "Kefa", "Nyala", "Ebrima"),
    "Armenian": _noto("Armenian", "Mshtakan", "Sylfaen"),
    "Georgian": _noto("Georgian", "Sylfaen"),
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """The families for a letter, in the order in which Typst tries them; the folders of font packages; the scripts for
    which nothing is known to be here."""

    families: tuple[str, ...]
    folders: tuple[Path, ...]
    missing: tuple[str, ...]


def choose(scripts: Iterable[str]) -> Chosen:
    """Return the fonts for the scripts of a letter (names from `languages.scripts.SCRIPTS`)."""
    needed = [script for script in scripts if script in FACES]
    folders = {script: folder for script in needed if (folder := _package_folder(script))}
    installed = _installed_families(tuple(folders.values())) if needed else frozenset()
    families = [_family(script, installed, packed=script in folders) for script in needed]
    missing = tuple(script for script, family in zip(needed, families, strict=True) if not family)
    return Chosen((TEXT, *dict.fromkeys(filter(None, families))), tuple(folders.values()), missing)


def _package_folder(script: str) -> Path | None:
    """Return the folder of the font package for a script; None where it is not installed."""
    package = FACES[script].package
    spec = find_spec(package.replace("-", "_")) if package else None
    return Path(spec.origin).parent / "files" if spec and spec.origin else None


def _family(script: str, installed: frozenset[str], *, packed: bool) -> str:
    """Return the font for a script; that of a package first, because it is the same on every computer."""
    faces = FACES[script]
    by_preference = (*([faces.packed] if packed else []), *faces.families)
    return next((family for family in by_preference if family in installed), "")


def font_advice(script: str) -> str:
    """Return what to install for a script, in a sentence."""
    faces = FACES[script]
    ways = [say("`python -m pip install {package}`", package=faces.package)] if faces.package else []
    ways.append(
        say("the font {families} (on Debian and Ubuntu: {debian})", families=faces.families[0], debian=faces.debian)
    )
    return say("Install {ways}, or write the letter as docx.", ways=" or ".join(ways))


def by_script(scripts: Iterable[str]) -> dict[str, str]:
    """Return the family that a PDF takes for each of some scripts that need a font; empty where there is none."""
    return {script: (*choose([script]).families, "")[1] for script in sorted(scripts)}


@cache
def _installed_families(folders: Sequence[Path]) -> frozenset[str]:
    import typst

    return frozenset(typst.Fonts(include_system_fonts=True, font_paths=[str(folder) for folder in folders]).families())
