"""Files of office programs that somebody else made: opened within limits, and read as XML that can do no harm."""
