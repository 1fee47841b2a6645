"""Words for moves in three languages, with agreement and form of address."""
