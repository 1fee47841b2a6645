"""From an author's text to the notebooks that trainers keep: one way, byte for byte."""
