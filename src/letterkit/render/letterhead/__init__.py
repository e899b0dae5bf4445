"""A Word file of the organisation's own, on which its letters are written: `read` takes it over, `starter` makes one to
begin with."""
