"""Lets `python -m letterkit` do what `letterkit` does, where the scripts folder is not on the PATH."""

from letterkit.cli.main import main

if __name__ == "__main__":
    main()
