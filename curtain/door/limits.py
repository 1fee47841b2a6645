"""How much is taken in, in bytes of UTF-8 unless said otherwise."""

from __future__ import annotations

from ..errors import AnswerError

ANSWER = 20_000
REQUEST = 1_000_000
CHOICES = 8  # completions in one request


def check_answer(text: str) -> str:
    """Return ``text`` if an answer may be that long.

    Raises
    ------
    AnswerError
        If it has more than ``ANSWER`` bytes.
    """
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > ANSWER:
        raise AnswerError("door.answer_too_long", kilobytes=-(-size // 1000), limit=ANSWER // 1000)
    return text
