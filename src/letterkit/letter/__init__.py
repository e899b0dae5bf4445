"""What a letter is: its parts, the draft file that holds them, and the words inside them."""
