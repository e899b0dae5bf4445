"""Protecting people: who may read whose name, finding names however they are written, and replacing them."""
