"""The interview without a screen: a form, the transitions that change it, and its session on disk."""
