"""The texts of a draft, read for rules: words, sentences, dates, figures, quotations."""
