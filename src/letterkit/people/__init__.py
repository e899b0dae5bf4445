"""The people of a letter: who signs it, from the tables in which organisations collect them."""
