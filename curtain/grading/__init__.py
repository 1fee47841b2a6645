"""Answer in, Grade out: one exercise kind a file, the model passed in."""
