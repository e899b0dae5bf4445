"""Whom the file could give away: the person and the machine that look for their own traces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

SHORTEST: Final = 3
"""Characters of a name that is looked for: a shorter one would be found in any text."""
COMMON: Final = frozenset(
    (
        "admin", "administrator", "computer", "debian", "default", "desktop", "fedora", "guest", "home",
        "laptop", "letter", "localhost", "mac", "macbook", "nobody", "notebook", "office", "owner", "public",
        "raspberrypi", "root", "shared", "staff", "test", "ubuntu", "user", "username", "users", "windows",
    )
)  # fmt: skip
"""Names that thousands have: finding one tells nothing, and would raise a false alarm in every other file."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Names that must not stand in a file: user, machine, and the path of the home folder. Empty where unknown."""

    user: str = ""
    host: str = ""
    home: str = ""

    def names(self) -> Iterator[tuple[str, str]]:
        """Each name that is worth looking for, with what it is. The first part of a machine's name is one too."""
        if _telling(self.user):
            yield "The name you log in with", self.user
        for host in dict.fromkeys((self.host, self.host.partition(".")[0])):
            if _telling(host) and host.casefold() != self.user.casefold():
                yield "The name of this computer", host
        last = re.split(r"[\\/]", self.home.rstrip("\\/"))[-1]
        if len(self.home) > SHORTEST and _telling(last):
            yield "Your home folder", self.home.rstrip("\\/")


def _telling(name: str) -> bool:
    return len(name) >= SHORTEST and name.casefold() not in COMMON
