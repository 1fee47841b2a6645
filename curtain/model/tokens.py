"""A plain estimate of tokens for the glass box: about four characters each. Real ones come with the next-word model."""

from __future__ import annotations


def count_tokens(text: str) -> int:
    """Return about how many tokens a text takes."""
    return (len(text) + 3) // 4


def cut_to(text: str, tokens: int) -> str:
    """Return the beginning of ``text`` that fits into ``tokens``."""
    return text[: tokens * 4]
