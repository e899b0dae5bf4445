"""A letter as rules read it: its prose without markup, word lists, quotations, dates, figures, length."""
