"""How much is taken in, in bytes of UTF-8 unless said otherwise."""

from __future__ import annotations

from ..answers.text import LARGEST
from ..errors import AnswerError

REQUEST = 1_000_000
CHOICES = 8  # completions in one request


def check_answer(text: str) -> str:
    """Return ``text`` if an answer may be that long.

    Raises
    ------
    AnswerError
        If it has more than ``LARGEST`` bytes.
    """
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > LARGEST:
        raise AnswerError("door.answer_too_long", kilobytes=-(-size // 1000), limit=LARGEST // 1000)
    return text
