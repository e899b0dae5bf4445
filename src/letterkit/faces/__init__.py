"""What a person sees of the interview: one line after another, or the whole screen."""
