"""The rules, a module for each family: every public function is one, and stands in `rules.RULES`."""
