"""What a finished file tells beside its words: by whom, when and where it was made, and what it was before."""
