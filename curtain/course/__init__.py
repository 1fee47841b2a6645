"""Modules, keys and firms as data: read, check, fill in, and draw cases from typed templates."""
