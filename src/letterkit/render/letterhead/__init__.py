"""A Word file of the organisation's own, on which its letters are written: read with care, made bare, completed.

`reading` is the way in; `maker` makes a file to begin with.
"""

from letterkit.render.letterhead.read import Letterhead, read

__all__ = ["Letterhead", "read"]
