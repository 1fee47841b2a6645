"""Structured data for programs: arguments of function calls."""
