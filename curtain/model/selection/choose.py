"""Choose among drafts: every level of detail is a candidate, the one that misses least wins, then the fullest."""

from __future__ import annotations

from dataclasses import dataclass

from ..brief import Brief
from ..plan.draft import Draft, Piece, laid_out
from .measure import Demand, demands

_MOST = 40


@dataclass(frozen=True, slots=True)
class Chosen:
    """The text that won, its pieces, and how it stands against the demands."""

    text: str
    pieces: tuple[Piece, ...]
    demands: tuple[Demand, ...]


def choose(draft: Draft, brief: Brief) -> Chosen:
    """Return the best candidate of a draft."""
    draft = _sober(draft)
    counted = (
        brief.limit("words") is not None
        or brief.limit("sentences") is not None
        or brief.limit("characters") is not None
    )
    highest = (
        9 if not brief.limits and not brief.brief_wish else 1 if brief.brief_wish and not counted else draft.natural
    )
    best: Chosen | None = None
    best_score: tuple[float, float, int] | None = None
    for pieces in _candidates(draft):
        text = laid_out(pieces, draft.marks, _per_paragraph(brief, pieces))
        verdicts = demands(text, brief)
        top = max((one.rank for one in pieces), default=0)
        overshoot = max(0, top - highest) if highest < 9 else 0
        score = (
            -sum(1 + min(verdict.miss, 500) / 1000 for verdict in verdicts if not verdict.met),
            -float(overshoot),
            len(pieces),
        )
        if best_score is None or score > best_score:
            best, best_score = Chosen(text, pieces, verdicts), score
    return best or Chosen("", (), ())


def _sober(draft: Draft) -> Draft:
    """Drop the chatter around a reply that says what it cannot do: nobody introduces that as a draft."""
    if not any(one.origin == "honest" for one in draft.pieces):
        return draft
    kept = tuple(one for one in draft.pieces if one.block not in ("preamble", "postamble"))
    return Draft(kept, draft.natural, draft.marks, draft.notes)


def _candidates(draft: Draft) -> list[tuple[Piece, ...]]:
    """Return the draft with ever more pieces: rank by rank, and within a rank piece by piece."""
    optional = sorted(
        (at for at, one in enumerate(draft.pieces) if one.rank > 0), key=lambda at: (draft.pieces[at].rank, at)
    )
    kept = {at for at, one in enumerate(draft.pieces) if one.rank == 0}
    found = [_taken(draft, kept)] if kept else []
    for at in optional[:_MOST]:
        kept.add(at)
        found.append(_taken(draft, kept))
    return found


def _taken(draft: Draft, kept: set[int]) -> tuple[Piece, ...]:
    return tuple(one for at, one in enumerate(draft.pieces) if at in kept)


def _per_paragraph(brief: Brief, pieces: tuple[Piece, ...]) -> int:
    """Return how many sentences make a paragraph, so that an ordered number of paragraphs comes out."""
    limit = brief.limit("paragraphs")
    body = sum(one.block == "body" for one in pieces)
    if limit and 0 < limit.high < 20:
        return max(1, -(-body // limit.high))
    single = brief.has_part("paragraph") or brief.artefact in ("answer", "product")
    return 99 if single else 3
