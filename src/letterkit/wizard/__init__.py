"""The interview: a form without a screen, the session that keeps it on disk, and the faces that show it."""
