"""A draft and the library in, the letter out: pure, the same every time.

`passages` decides who writes each passage; `compose` puts the whole letter together as a tree that `render/`
writes in every format.
"""

from letterkit.compose.letter import compose, letterhead_sheet
from letterkit.compose.move_passages import evidence_told, tells_evidence
from letterkit.compose.passages import ComposedPassage, compose_passages, planned_passages, steps_for
from letterkit.compose.template_values import template_value, template_variables

__all__ = [
    "ComposedPassage",
    "compose",
    "compose_passages",
    "evidence_told",
    "letterhead_sheet",
    "planned_passages",
    "steps_for",
    "tells_evidence",
    "template_value",
    "template_variables",
]
