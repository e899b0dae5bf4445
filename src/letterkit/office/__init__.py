"""Files of office programs: opened within limits, read as XML that can do no harm, and written."""
