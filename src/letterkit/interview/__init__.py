"""The interview without a screen: a form, the moves that change it, and its session on disk."""
