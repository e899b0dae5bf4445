"""Runs mutants through letterkit's own commands, in a process with a bound, and says one line of JSON for each.

python -m fuzzing.child FIRST LAST
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from letterkit.cli.main import run
from letterkit.errors import LetterkitError
from tests.fuzzing.mutants import Mutant, mutant

MEMORY = 1_000_000_000
EVERY = 7
"""One mutant in so many is written as DOCX too."""


def main(first: int, last: int) -> None:
    """Run the mutants from `first` up to but not including `last`."""
    _bound()
    os.environ["LETTERKIT_DEBUG"] = "1"  # a fault is raised, and not only said
    for number in range(first, last):
        result = mutant(number)
        _say({"begun": number, "kind": result.kind})
        start = time.perf_counter()
        outcome, detail = _tried(result)
        taken = time.perf_counter() - start
        _say(
            {
                "number": number,
                "kind": result.kind,
                "outcome": outcome,
                "detail": detail,
                "seconds": taken,
                "peak": _peak(),
            }
        )


def _tried(made: Mutant) -> tuple[str, str]:
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as place:
        for name, content in made.files.items():
            path = Path(place, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        os.chdir(place)
        try:
            codes = [use() for use in _uses(made)]
            return ("refused" if set(codes) == {2} else "read"), " ".join(map(str, codes))
        except LetterkitError as error:
            return "refused", type(error).__name__
        except BaseException as error:
            return "fault", f"{type(error).__name__}: {error}"[:200] + "".join(
                traceback.format_tb(error.__traceback__)[-2:]
            )
        finally:
            os.chdir(here)


def _uses(made: Mutant) -> list[Callable[[], int]]:
    """Return what a mutant is run through: the commands that read files of its kind."""
    render = ["render", "draft.yaml", "--draft"]
    if made.subject.startswith("t."):
        return [_command("signatories", "import", made.subject, "-o", "signed.yaml")]
    if made.kind == "letterhead":
        return [
            _command(*render, "-o", "x.docx", "--letterhead", "head.docx"),
            _command("doctor", "--file", "head.docx"),
        ]
    if made.kind == "logo":
        return [_command(*render, "-o", "x.html"), _command("doctor", "--file", "logo.png")]
    uses = [
        _command("check", "draft.yaml"),
        _command(*render, "--to", "md", "-o", "-"),
        _command("preview", "draft.yaml"),
    ]
    if made.kind == "pack":
        uses.append(_command("templates", "check", "templates/p"))
    if made.number % EVERY == 0:
        uses.append(_command(*render, "-o", "x.docx"))
    return uses


def _command(*arguments: str) -> Callable[[], int]:
    def use() -> int:
        out = io.TextIOWrapper(io.BytesIO(), "utf-8", errors="replace")
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            return run(list(arguments))

    return use


def _bound() -> None:
    """No more memory than allowed, for this process and those that it starts, where the system can say so."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


def _peak() -> int:
    """Megabytes that this process, or one that it started, has taken at most so far."""
    with contextlib.suppress(ImportError):
        import resource

        unit = 1_000_000 if sys.platform == "darwin" else 1_000
        started = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        own = _own_peak() or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return int(max(own, started) / unit)
    return 0


def _own_peak() -> int:
    """Kilobytes that this program has taken at most, where Linux says so: what `getrusage` says on Linux counts the
    process too that started it."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/status").read_text("ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    return 0


def _say(line: dict[str, object]) -> None:
    sys.__stdout__.write(json.dumps(line) + "\n") if sys.__stdout__ else None
    if sys.__stdout__:
        sys.__stdout__.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
