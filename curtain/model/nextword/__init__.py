"""A small language model without meaning: it knows which token tends to follow which, and nothing else."""
