"""What a reply consists of: moves for each artefact, filled with what is known."""
