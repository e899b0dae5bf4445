"""The kinds of norm, which say how far a text binds. A draft names them, so they lie below the norms library."""

from typing import Final, Literal, get_args

NormKind = Literal[
    "charter",
    "treaty",
    "eu-law",
    "security-council",
    "court",
    "resolution",
    "political-commitment",
    "treaty-body",
    "soft-law",
    "expert-standard",
    "business-standard",
]
KINDS: Final[tuple[NormKind, ...]] = get_args(NormKind)
