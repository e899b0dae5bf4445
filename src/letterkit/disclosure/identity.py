"""The names that must not be in a file: those of the person and the machine at work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from letterkit.wording import say

SHORTEST: Final = 3
"""Characters of a name that is searched: a shorter one matches in any text."""
COMMON: Final = frozenset(
    (
        "admin", "administrator", "computer", "debian", "default", "desktop", "fedora", "guest", "home",
        "laptop", "letter", "localhost", "mac", "macbook", "nobody", "notebook", "office", "owner", "public",
        "raspberrypi", "root", "shared", "staff", "test", "ubuntu", "user", "username", "users", "windows",
    )
)  # fmt: skip
"""Names that thousands have: a match means nothing, and would be a false alarm in every other file."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Names of a user, a machine, and the path of the home folder. Empty where unknown."""

    user: str = ""
    host: str = ""
    home: str = ""

    def names(self) -> Iterator[tuple[str, str]]:
        """Yield what a name is, and the name, for each that is worth searching. The first label of a host name is one
        too."""
        if _is_distinctive(self.user):
            yield say("The name you log in with"), self.user
        for host in dict.fromkeys((self.host, self.host.partition(".")[0])):
            if _is_distinctive(host) and host.casefold() != self.user.casefold():
                yield say("The name of this computer"), host
        last = re.split(r"[\\/]", self.home.rstrip("\\/"))[-1]
        if len(self.home) > SHORTEST and _is_distinctive(last):
            yield say("Your home folder"), self.home.rstrip("\\/")


def _is_distinctive(name: str) -> bool:
    return len(name) >= SHORTEST and name.casefold() not in COMMON
