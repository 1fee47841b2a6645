"""Make a text meet the demands on its form, without touching the grammar of its sentences."""
