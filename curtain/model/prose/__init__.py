"""Prose that nobody planned for: the learner's own notes read clause by clause and written as a colleague would."""
