"""Which of several drafts meets the brief best."""
