"""The tasks of a contributor: `nox -l` lists them, `nox` runs those that a change must pass.

They run in the Python that nox is installed in, with `python -m pip install -e ".[dev]"`; `pythons` and `wheel` make
environments of their own.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import nox

ROOT = Path(__file__).parent
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
nox.options.sessions = ("lint", "types", "fast")
nox.options.error_on_missing_interpreters = False


@nox.session(python=False)
def lint(session: nox.Session) -> None:
    """Style: ruff, and ruff's layout."""
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session(python=False)
def types(session: nox.Session) -> None:
    """Types: mypy --strict."""
    session.run("mypy")


@nox.session(python=False)
def fast(session: nox.Session) -> None:
    """Every test that is not marked slow: under a minute on two cores."""
    session.run("pytest", "-m", "not slow", "-n", "auto", *session.posargs)


@nox.session(python=False)
def tests(session: nox.Session) -> None:
    """Every test."""
    session.run("pytest", "-n", "auto", *session.posargs)


@nox.session(python=False)
def pages(session: nox.Session) -> None:
    """Write the generated pages anew: docs/reference.md and docs/rules.md."""
    session.run("python", "docs/make_reference.py")
    rules = session.run("python", "-m", "letterkit", "explain", "--all", silent=True)
    (ROOT / "docs" / "rules.md").write_text(str(rules), "utf-8", newline="\n")


@nox.session(python=False)
def docs(session: nox.Session) -> None:
    """Write the generated pages anew, and follow the documentation as a reader does."""
    pages(session)
    session.run("pytest", "tests/docs", "-n", "auto", *session.posargs)


@nox.session(python=False)
def acceptance(session: nox.Session) -> None:
    """The letters of examples/, word for word, in every format."""
    session.run("pytest", "tests/test_examples.py", "-n", "auto", *session.posargs)


@nox.session(python=False)
def wheel(session: nox.Session) -> None:
    """The wheel alone, from outside the checkout: a letter is checked and rendered."""
    folder = Path(session.create_tmp()).resolve() / "a folder"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    session.run("python", "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), ".")
    session.run("python", "-m", "venv", str(folder / "user"))
    bin_folder = folder / "user" / ("Scripts" if (folder / "user" / "Scripts").is_dir() else "bin")
    shutil.copy(ROOT / "examples" / "council-appeal.yaml", folder / "letter.yaml")
    with session.chdir(folder):
        (built,) = folder.glob("letterkit-*.whl")
        session.run(str(bin_folder / "python"), "-m", "pip", "install", "--quiet", str(built), external=True)
        for arguments in (
            ["--version"],
            ["check", "letter.yaml"],
            ["render", "letter.yaml", "--to", "docx,pdf"],
            ["templates", "list"],
        ):
            session.run(str(bin_folder / "letterkit"), *arguments, external=True)
    if not all((folder / name).stat().st_size for name in ("letter.docx", "letter.pdf")):
        session.error("a letter is empty")


@nox.session(python=PYTHONS)
def pythons(session: nox.Session) -> None:
    """The fast tests on each Python that is installed."""
    session.install("-e", ".[dev]")
    session.run("pytest", "-m", "not slow", "-n", "auto", *session.posargs)
