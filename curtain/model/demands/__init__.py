"""Demands on the form of a reply: read from a request, measured on a text."""
