"""What an editor would stop: the rules of a letter, in families, and the run over all of them."""
