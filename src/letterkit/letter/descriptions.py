"""What the keys of a file mean, said where they are declared."""


def described(description: str) -> dict[str, str]:
    """Return the metadata of a field: what the key means, as an editor shows it and docs/reference.md lists it."""
    return {"description": description}
