"""Files and folders on disk: opened, written, locked and named safely."""
