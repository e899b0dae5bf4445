"""The norms library: rows, pinpoints and search."""
