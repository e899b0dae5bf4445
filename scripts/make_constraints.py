"""Writes constraints.txt: one release of every package that letterkit needs, with the digests of its files.

    python scripts/make_constraints.py

pip is asked what it would install on each system and for each Python, without installing anything. What it answers is
put together; no address of a package index is written down. A digest is that of the file which pip would take there.
Run it after a change of the dependencies in pyproject.toml, or to take in newer releases; then run the tests.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT: Final = Path(__file__).parents[1]
FILE: Final = ROOT / "constraints.txt"
HEAD: Final = """\
# Every package that letterkit needs, in one release, with the digests of its files: by scripts/make_constraints.py.
# For CPython 3.11 to 3.14 on Linux (glibc 2.28 or later; x86-64, ARM64), macOS 11 or later and Windows (x86-64).
# In the folder of letterkit:
#   python -m pip install --require-hashes --only-binary :all: -r constraints.txt
#   python -m pip install --no-deps --no-build-isolation .
"""


@dataclass(frozen=True, slots=True)
class Target:
    """A system and a Python, as pip and as markers name them."""

    python: str
    system: str
    machine: str
    tags: tuple[str, ...]

    @property
    def environment(self) -> dict[str, str]:
        """What markers are evaluated with."""
        names = {"linux": ("Linux", "posix"), "darwin": ("Darwin", "posix"), "win32": ("Windows", "nt")}
        system, os_name = names[self.system]
        return {
            "python_version": self.python,
            "python_full_version": f"{self.python}.0",
            "sys_platform": self.system,
            "platform_system": system,
            "platform_machine": self.machine,
            "os_name": os_name,
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
            "extra": "",
        }


def _manylinux(machine: str) -> tuple[str, ...]:
    return (*(f"manylinux_2_{minor}_{machine}" for minor in range(28, 16, -1)), f"manylinux2014_{machine}")


SYSTEMS: Final = (
    ("linux", "x86_64", _manylinux("x86_64")),
    ("linux", "aarch64", _manylinux("aarch64")),
    ("darwin", "arm64", ("macosx_11_0_arm64",)),
    ("darwin", "x86_64", ("macosx_11_0_x86_64",)),
    ("win32", "AMD64", ("win_amd64",)),
)
TARGETS: Final = tuple(Target(python, *system) for python in ("3.11", "3.12", "3.13", "3.14") for system in SYSTEMS)


@dataclass(frozen=True, slots=True)
class Release:
    """A release that pip would install, the digest of its file, and what it needs."""

    name: str
    version: str
    digest: str
    needs: tuple[Requirement, ...]


def needed() -> list[Requirement]:
    """What letterkit needs to run and to be built."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return [Requirement(one) for one in (*project["project"]["dependencies"], *project["build-system"]["requires"])]


def releases(target: Target) -> dict[str, Release]:
    """Every release for a target by its name.

    pip looks at the markers of the system on which it runs, so what is needed elsewhere alone is asked for by name.
    """
    wanted = needed()
    while True:
        found = {one.name: one for one in map(_release, _asked(wanted, target))}
        reached, missing = closure(wanted, found, target.environment)
        if not missing:
            return {name: found[name] for name in reached}
        wanted += missing


def closure(
    wanted: Iterable[Requirement], found: Mapping[str, Release], environment: Mapping[str, str]
) -> tuple[set[str], list[Requirement]]:
    """The names of what is needed in an environment, and what of it was not found."""
    reached, missing, open_ = set[str](), list[Requirement](), list(wanted)
    while open_:
        one = open_.pop()
        name = canonicalize_name(one.name)
        if name in reached or (one.marker and not one.marker.evaluate(dict(environment))):
            continue
        if name in found:
            reached.add(name)
            open_ += found[name].needs
        else:
            missing.append(Requirement(f"{one.name}{one.specifier}"))
    return reached, missing


def _asked(wanted: Iterable[Requirement], target: Target) -> Iterator[Mapping[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        platforms = [part for tag in target.tags for part in ("--platform", tag)]
        command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--quiet", "--quiet"]
        command += ["--only-binary", ":all:", "--python-version", target.python, "--implementation", "cp", *platforms]
        command += ["--target", folder, "--report", str(report), *(f"{one.name}{one.specifier}" for one in wanted)]
        subprocess.run(command, check=True)
        yield from json.loads(report.read_text("utf-8"))["install"]


def _release(row: Mapping[str, Any]) -> Release:
    meta = row["metadata"]
    return Release(
        canonicalize_name(meta["name"]),
        meta["version"],
        row["download_info"]["archive_info"]["hashes"]["sha256"],
        tuple(map(Requirement, meta.get("requires_dist") or ())),
    )


def marker(where: set[Target], everywhere: Iterable[Target] = TARGETS) -> str:
    """The shortest marker that holds on these targets and on no other one; empty where it is all of them."""
    targets = set(everywhere)
    systems = sorted({one.system for one in where})
    pythons = sorted({one.python for one in where})
    by_system = " or ".join(f'sys_platform == "{one}"' for one in systems)
    by_python = " or ".join(f'python_version == "{one}"' for one in pythons)
    exact = " or ".join(
        f'(sys_platform == "{one.system}" and platform_machine == "{one.machine}" and python_version == "{one.python}")'
        for one in sorted(where, key=lambda one: (one.python, one.system, one.machine))
    )
    for text in ("", by_system, by_python, f"({by_system}) and ({by_python})", exact):
        if {one for one in targets if not text or Marker(text).evaluate(one.environment)} == where:
            return text
    raise AssertionError(where)


def written(found: Mapping[Target, Mapping[str, Release]]) -> str:
    """The text of the file: a release for each name, with a marker where not every target has it."""
    rows: dict[tuple[str, str], dict[Target, str]] = {}
    for target, by_name in found.items():
        for release in by_name.values():
            rows.setdefault((release.name, release.version), {})[target] = release.digest
    lines = [HEAD]
    for (name, version), digests in sorted(rows.items()):
        condition = marker(set(digests), found)
        lines.append(f"{name}=={version}" + (f" ; {condition}" if condition else ""))
        lines += [f"    --hash=sha256:{digest}" for digest in sorted(set(digests.values()))]
    return "\n".join(lines).replace("\n    --hash", " \\\n    --hash") + "\n"


def main() -> None:
    FILE.write_text(written({target: releases(target) for target in TARGETS}), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
