"""A letterkit that is loaded already, of which every run is a copy in a terminal of its own.

Python and its modules take half a second of each start, which is not what a test of two hundred kills looks at. The
program waits here with everything imported and nothing read; a copy of it does what `letterkit` does, as a process of
its own that can be killed. Only systems with pseudo-terminals can do this.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import select
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Final, NoReturn

_MODULES: Final = [
    "letterkit.cli.main",
    "letterkit.cli.new",
    "letterkit.cli.edit",
    "letterkit.cli.start",
    "letterkit.cli.interview",
    "letterkit.faces.screen.app",
    "letterkit.faces.plain.face",
    "letterkit.checks.rules",
    "letterkit.render.formats",
    "letterkit.render.normalize",
    "babel.dates",
    "jinja2",
    "markdown_it",
    "prompt_toolkit.shortcuts",
    "ruamel.yaml",
]
_MOST: Final = 1 << 20
"""Characters of what a run is told."""


class LoadedProcess:
    """A run of the loaded program in a pseudo-terminal, with the methods of `pexpect.spawn` that tests use."""

    def __init__(
        self, arguments: Sequence[str], rows: int, columns: int, env: Mapping[str, str], folder: Path | None
    ) -> None:
        self.exitstatus: int | None = None
        self.signalstatus: int | None = None
        self._ended = False
        self._fd, inner = os.openpty()
        self.setwinsize(rows, columns)
        self._server = socket.socket(socket.AF_UNIX)
        self._server.connect(_address())
        told = {"arguments": [*arguments], "env": {**env}, "folder": str(folder or Path.cwd())}
        socket.send_fds(self._server, [json.dumps(told).encode()], [inner])
        os.close(inner)
        (self.pid,) = struct.unpack("i", self._received(4))

    def _received(self, size: int) -> bytes:
        data = b""
        while len(data) < size and (more := self._server.recv(size - len(data))):
            data += more
        return data

    def read_nonblocking(self, size: int, timeout: float) -> bytes:
        """Return what was painted. Raises pexpect.TIMEOUT where nothing was, pexpect.EOF at the end."""
        import pexpect

        if not select.select([self._fd], [], [], timeout)[0]:
            raise pexpect.TIMEOUT("")
        try:
            painted = os.read(self._fd, size)
        except OSError:  # the other end is closed
            painted = b""
        if not painted:
            raise pexpect.EOF("")
        return painted

    def send(self, keys: bytes) -> None:
        while keys:
            keys = keys[os.write(self._fd, keys) :]

    def setwinsize(self, rows: int, columns: int) -> None:
        import fcntl
        import termios

        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def kill(self, number: int) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def wait(self) -> None:
        """Wait for the end, and note how it ended."""
        if not self._ended:
            self._ended = True
            (status,) = struct.unpack("i", self._received(4))
            self._server.close()
            self.exitstatus = os.WEXITSTATUS(status) if os.WIFEXITED(status) else None
            self.signalstatus = os.WTERMSIG(status) if os.WIFSIGNALED(status) else None

    def close(self, force: bool = True) -> None:
        """End the run, if it is not over, and take down its terminal."""
        if not self._ended:
            self.kill(signal.SIGKILL)
        self.wait()
        os.close(self._fd)


# -- the process that is loaded ------------------------------------------------------------------------

_started: list[str] = []
_starting = threading.Lock()


def _address() -> str:
    """Return where the loaded program listens; the first time it is started."""
    with _starting:
        if not _started:
            address = str(Path(tempfile.mkdtemp()) / "s")
            process = subprocess.Popen([sys.executable, __file__, address], stdout=subprocess.PIPE)
            assert process.stdout is not None
            _read_line(process.stdout)
            atexit.register(_end, process, address)
            _started.append(address)
    return _started[0]


def _read_line(stream: IO[bytes]) -> None:
    assert stream.readline() == b"ready\n"


def _end(process: subprocess.Popen[bytes], address: str) -> None:
    process.kill()
    process.wait()
    if process.stdout is not None:
        process.stdout.close()
    Path(address).unlink(missing_ok=True)
    Path(address).parent.rmdir()


def serve(address: str) -> NoReturn:
    """Make a copy for each run that somebody asks for, without end."""
    import importlib

    for name in _MODULES:
        importlib.import_module(name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(address)
    listening.listen(64)
    print("ready", flush=True)
    while True:
        asking, _ = listening.accept()
        data, fds, _, _ = socket.recv_fds(asking, _MOST, 1)
        if not os.fork():
            listening.close()
            _watch(asking, json.loads(data), fds[0])
        os.close(fds[0])
        asking.close()


def _watch(asking: socket.socket, told: Mapping[str, object], terminal: int) -> NoReturn:
    """Run the program in a process of its own, and tell its number, and in the end how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    pid = os.fork()
    if not pid:
        asking.close()
        _run(told, terminal)
    os.close(terminal)
    with contextlib.suppress(OSError):  # whoever asked may be gone
        asking.sendall(struct.pack("i", pid))
        asking.sendall(struct.pack("i", os.waitpid(pid, 0)[1]))
    os._exit(0)


def _run(told: Mapping[str, object], terminal: int) -> NoReturn:
    import fcntl
    import termios

    os.setsid()
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
    for number in range(3):
        os.dup2(terminal, number)
    os.close(terminal)
    os.chdir(str(told["folder"]))
    os.environ.clear()
    os.environ.update(told["env"])  # type: ignore[call-overload]
    for name, number, how in (("stdin", 0, "r"), ("stdout", 1, "w"), ("stderr", 2, "w")):
        stream = os.fdopen(number, how, encoding="utf-8", closefd=False)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    sys.argv = ["letterkit", *told["arguments"]]  # type: ignore[misc]
    from letterkit.cli.main import main

    main()
    os._exit(0)


if __name__ == "__main__":
    serve(sys.argv[1])
