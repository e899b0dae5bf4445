"""How long the commands take, as ratios to well-known programs measured in the same run.

    python benchmarks/commands.py [--runs 15]

It installs cookiecutter and copier into an environment of their own in a temporary folder, then takes turns:
one run of each command, again and again, so that a busy machine slows all of them alike. Printed are the median
of each and the ratios that the project holds itself to.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

from letterkit.render.pandoc import program

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ("council-appeal", "joint-letter", "head-of-state", "op-ed")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        commands = prepared(Path(folder))
        times = measured(commands, runs)
    for name, seconds in times.items():
        print(f"{name:<28} {seconds * 1000:7.1f} ms")
    print()
    ratio(times, "letterkit --version", "cookiecutter --version", 0.25)
    ratio(times, "letterkit check", "copier --version", 0.6)
    for example in EXAMPLES:
        ratio(times, f"render {example}", f"pandoc {example}", 3.0)


def prepared(folder: Path) -> dict[str, list[str]]:
    """The commands to compare, with their input laid ready."""
    scripts = peers(folder / "peers")
    letterkit = shutil.which("letterkit") or str(Path(sys.executable).with_name("letterkit"))
    commands = {
        "letterkit --version": [letterkit, "--version"],
        "cookiecutter --version": [str(scripts / "cookiecutter"), "--version"],
        "letterkit check": [letterkit, "check", str(ROOT / "examples" / "council-appeal.yaml")],
        "copier --version": [str(scripts / "copier"), "--version"],
    }
    for example in EXAMPLES:
        draft, markdown = ROOT / "examples" / f"{example}.yaml", folder / f"{example}.md"
        subprocess.run([letterkit, "render", str(draft), "-o", str(markdown)], check=True, capture_output=True)
        ours, theirs = str(folder / f"{example}.docx"), str(folder / f"{example}-pandoc.docx")
        commands[f"render {example}"] = [letterkit, "render", str(draft), "-o", ours, "--force"]
        commands[f"pandoc {example}"] = [program(), str(markdown), "-o", theirs]
    return commands


def peers(folder: Path) -> Path:
    """cookiecutter and copier in an environment of their own; returns its folder of scripts."""
    venv.create(folder, with_pip=True)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    install = [str(scripts / "python"), "-m", "pip", "install", "--quiet", "cookiecutter", "copier"]
    subprocess.run(install, check=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""})
    return scripts


def measured(commands: dict[str, list[str]], runs: int) -> dict[str, float]:
    """The median time of each command in seconds, taken in turns; the first turn only warms up."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True, env=environment)
            if turn:
                times[name].append(time.perf_counter() - start)
    return {name: statistics.median(each) for name, each in times.items()}


def ratio(times: dict[str, float], ours: str, theirs: str, limit: float) -> None:
    """Prints one ratio beside its limit."""
    found = times[ours] / times[theirs]
    print(f"{ours:<24} {found:5.2f} x {theirs} (limit {limit}) {'ok' if found <= limit else 'OVER'}")


if __name__ == "__main__":
    main()
