"""The rules, a module for each family. Every public function is a rule and has its row in `rules.RULES`."""
