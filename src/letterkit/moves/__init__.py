"""Moves and kinds of letters, as their files say them: what each asks, in which words, in which order it speaks."""
