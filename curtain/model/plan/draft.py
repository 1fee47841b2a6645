"""The draft of a reply: pieces in order, each with its place, rank and origin."""

from __future__ import annotations

from dataclasses import dataclass, field

BLOCKS = (
    "preamble",
    "subject",
    "salutation",
    "headline",
    "body",
    "lead",
    "items",
    "more",
    "last",
    "closing",
    "postamble",
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, line or item. ``rank`` 0 must stand, higher ranks go first; ``origin`` says whence."""

    block: str
    text: str
    rank: int = 0
    origin: str = "stock"


@dataclass(frozen=True, slots=True)
class Draft:
    """Pieces of a reply; ``natural`` is the highest rank a writer would keep when nothing limits the length."""

    pieces: tuple[Piece, ...] = ()
    natural: int = 2
    marks: str = "-"
    notes: tuple[str, ...] = field(default=())


def piece(block: str, text: str, rank: int = 0, origin: str = "stock") -> tuple[Piece, ...]:
    """Return a piece, or none if its text is empty."""
    return (Piece(block, text, rank, origin),) if text else ()


def laid_out(pieces: tuple[Piece, ...], marks: str = "-", per_paragraph: int = 3) -> str:
    """Return the text of the pieces: blocks with blank lines between them, items one a line."""
    blocks: list[str] = []
    for block in BLOCKS:
        texts = [one.text for one in pieces if one.block == block]
        if not texts:
            continue
        if block == "items":
            blocks.append("\n".join(_marked(text, number, marks) for number, text in enumerate(texts, 1)))
        elif block == "closing":
            blocks.append("\n".join(texts))
        elif block == "body":
            blocks.extend(" ".join(texts[at : at + per_paragraph]) for at in range(0, len(texts), per_paragraph))
        elif block == "lead" and any(one.block == "items" for one in pieces):
            blocks.append("\n".join(texts))
        else:
            blocks.append(" ".join(texts))
    return "\n\n".join(blocks)


def _marked(text: str, number: int, marks: str) -> str:
    return f"{number}. {text}" if marks == "1." else f"{marks} {text}"
