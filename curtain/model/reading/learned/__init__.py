"""Learned reading: a linear classifier that tells what a piece of a request asks for."""
