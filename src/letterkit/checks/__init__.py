"""The rules of a letter, in families, and the run over all of them."""
