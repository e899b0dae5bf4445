"""The interview one line after another."""
