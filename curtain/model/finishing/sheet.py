"""A reply before it is a string: what stands above, the blocks of the body, what stands below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "items", "lines"]


@dataclass(frozen=True, slots=True)
class Block:
    """Sentences that run on, list items or lines; ``head`` stands on a line of its own above them."""

    texts: tuple[str, ...]
    kind: Kind = "text"
    head: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Pieces of a reply in their order; ``divider`` parts the blocks, ``tight`` keeps all else in the outer blocks."""

    above: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    below: tuple[str, ...] = ()
    divider: str = ""
    tight: bool = False
    marks: str = "-"


def rendered(sheet: Sheet) -> str:
    """Return the text of a sheet."""
    between = f"\n\n{sheet.divider}\n\n" if sheet.divider else "\n\n"
    body = between.join(_block(block, sheet.marks) for block in sheet.blocks if block.texts)
    gap = "\n" if sheet.tight else "\n\n"
    return gap.join(part for part in (*sheet.above, body, *sheet.below) if part)


def _block(block: Block, marks: str) -> str:
    if block.kind == "items":
        text = "\n".join(f"{_mark(marks, number)} {item}" for number, item in enumerate(block.texts, 1))
    else:
        text = ("\n" if block.kind == "lines" else " ").join(block.texts)
    return f"{block.head}\n{text}" if block.head else text


def _mark(marks: str, number: int) -> str:
    return f"{number}." if marks == "1." else marks
