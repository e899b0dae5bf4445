"""Templates of letters: packs, their questions and their sandboxed Jinja."""
