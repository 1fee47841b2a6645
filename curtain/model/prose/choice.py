"""Choose among the candidates of a draft: what misses least, then what a writer would keep, then the fullest."""

from __future__ import annotations

from ..brief import Brief
from ..plan.draft import Draft, Piece, laid_out
from ..selection.choose import Chosen
from ..selection.measure import demands

_MOST = 30


def chosen(draft: Draft, brief: Brief) -> Chosen:
    """Return the best candidate; sentences beyond the natural length stand only where a length is demanded."""
    best: Chosen | None = None
    best_score: tuple[float, int, int] | None = None
    for pieces in _candidates(draft):
        text = laid_out(pieces, draft.marks, _per_paragraph(brief, pieces))
        verdicts = demands(text, brief)
        missed = sum(1 + min(verdict.miss, 500) / 1000 for verdict in verdicts if not verdict.met)
        over = sum(one.rank > draft.natural for one in pieces)
        score = (-missed, -over, len(pieces))
        if best_score is None or score > best_score:
            best, best_score = Chosen(text, pieces, verdicts), score
    return best or Chosen("", (), ())


def _per_paragraph(brief: Brief, pieces: tuple[Piece, ...]) -> int:
    """Return how many sentences make a paragraph: all in a text that is no letter, else three."""
    limit = brief.limit("paragraphs")
    body = sum(one.block == "body" for one in pieces)
    if limit and 0 < limit.high < 20:
        return max(1, -(-body // limit.high))
    return 3 if any(one.block in ("salutation", "closing") for one in pieces) else 99


def _candidates(draft: Draft) -> list[tuple[Piece, ...]]:
    order = sorted((at for at, one in enumerate(draft.pieces) if one.rank), key=lambda at: (draft.pieces[at].rank, at))
    kept = {at for at, one in enumerate(draft.pieces) if not one.rank}
    found = [_taken(draft, kept)]
    for at in order[:_MOST]:
        kept.add(at)
        found.append(_taken(draft, kept))
    return found


def _taken(draft: Draft, kept: set[int]) -> tuple[Piece, ...]:
    return tuple(one for at, one in enumerate(draft.pieces) if at in kept)
