"""The traces in a finished file beside its words: who made it, when, where and with what, and what it said before."""
