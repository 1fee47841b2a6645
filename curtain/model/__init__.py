"""The glass box: reading, brief, knowledge, plan, writing, selection."""
