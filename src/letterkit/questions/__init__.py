"""Questions of a pack, and the types of their answers, one file each."""
