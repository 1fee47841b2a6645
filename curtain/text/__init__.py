"""Measures of text that graders and the glass box share: pure functions, three languages."""
