"""What a language decides: fixed words, dates, numbers, grammar, and the scripts and forms of words."""
