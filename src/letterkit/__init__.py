"""letterkit: the drafting assistant for advocacy letters."""

__version__ = "0.1.0"
