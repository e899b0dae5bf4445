"""The command line: commands, what they print, and how they end."""

import gc

# A run makes little garbage and imports much that stays: looking for garbage meanwhile takes a tenth of its time.
gc.set_threshold(100_000)
