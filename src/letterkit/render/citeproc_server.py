"""A pandoc that stays: it sets the citations of a letter again each time that the letter changes.

Starting pandoc takes most of the time that setting citations does. Nothing in a letter reaches it as code: it is given
the letter's tree, and a script of ours.
"""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import threading
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from letterkit.disk import temporary_folders
from letterkit.errors import Problem, RenderFailed
from letterkit.render import pandoc
from letterkit.wording import say

_SCRIPT: Final = "citeproc.lua"
PATIENCE: Final = 20.0
"""Seconds for the citations of one letter; hundreds take one. A pandoc that runs Lua and has taken all the memory that
it may does not end by itself: it hangs until it is ended here."""


class CiteprocServer:
    """A pandoc that is started when it is first needed, and ended at the end of its `with`."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: Path | None = None
        self._answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()

    def __enter__(self) -> CiteprocServer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def set_citations(self, document: dict[str, Any], style: str, content: bytes) -> Any:
        """Return a document tree with its citations set, as JSON data. `style` is the name of a CSL style and `content`
        the style itself. Raises RenderFailed when pandoc refuses it, has ended, or takes too long."""
        process = self._running(style, content)
        assert self._folder is not None
        meta = {**document["meta"], "csl": {"t": "MetaString", "c": str(self._folder / style)}}
        request = json.dumps({**document, "meta": meta}).encode("ascii")
        assert process.stdin is not None
        try:
            process.stdin.write(b"%d\n%s" % (len(request), request))
            process.stdin.flush()
            answer = self._answers.get(timeout=PATIENCE)
        except (OSError, queue.Empty):
            answer = None
        if answer is None or not answer.startswith(b"+"):
            self.end()
            raise RenderFailed(
                Problem(
                    say("pandoc could not set the citations, or needed too long for them."),
                    say(
                        "Save the letter again to try once more; if it happens each time, leave out sources "
                        "to find the one to blame."
                    ),
                )
            )
        return json.loads(answer[1:])

    def end(self) -> None:
        """End pandoc; the next letter starts another one."""
        process, folder = self._process, self._folder
        self._process = self._folder = None
        if process is not None:
            process.kill()
            with contextlib.suppress(OSError), process:
                pass
        if folder is not None:
            temporary_folders.remove(folder)

    def _running(self, style: str, content: bytes) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.end()
        script = files("letterkit.render").joinpath("data").joinpath(_SCRIPT).read_bytes()
        self._folder = folder = pandoc.folder({style: content, _SCRIPT: script})
        self._process = pandoc.start_server("lua", str(folder / _SCRIPT), folder=folder)
        self._answers = queue.SimpleQueue()
        threading.Thread(target=_listen, args=(self._process, self._answers), daemon=True).start()
        return self._process


def _listen(process: subprocess.Popen[bytes], answers: queue.SimpleQueue[bytes | None]) -> None:
    """Read answers in a thread of its own: Windows has no other way to wait for one with a time limit."""
    assert process.stdout is not None
    with contextlib.suppress(OSError, ValueError):
        while head := process.stdout.readline():
            answers.put(head[:1] + process.stdout.read(int(head[1:])))
    answers.put(None)
