"""The weaknesses that a good brief cures, each with its threshold; they act on the plan, never on finished text.

=================  =====================================================  =====================================
weakness           fires when the request                                 remedy
=================  =====================================================  =====================================
too_long           says nothing about length, number or brevity           a limit on words, sentences or items
superlatives       names no tone and forbids no superlatives              a tone, or "no superlatives"
informal           leaves the form of address open (de, es)               Sie or usted, du or tu
invents            does not tie the reply to the material                 "only what is in the notes"
guesses            has no way out where the material does not answer      "if it is not there, say so"
preamble           settles fewer than four things and not "only"          form, limits ... or "nothing else"
everything         names neither audience nor facts to keep or leave out  an audience, or lists of facts
loses_facts        names neither an artefact nor facts                    what the reply must hold
=================  =====================================================  =====================================
"""

from __future__ import annotations

from .brief import Brief
from .knowledge.facts import Knowledge

_SETTLED = 4


def weaknesses(brief: Brief, known: Knowledge) -> tuple[str, ...]:
    """Return the names of the weaknesses that fire for a brief, in a fixed order."""
    verdicts = {
        "too_long": not brief.limits and not brief.brief_wish,
        "superlatives": not ({"factual", "friendly", "brisk"} & set(brief.tone)) and "superlative" not in brief.ban,
        "informal": not brief.address and brief.language != "en",
        "invents": not brief.grounded,
        "guesses": not brief.unknown and not _doubly_grounded(brief),
        "preamble": not brief.only and brief.precision < _SETTLED,
        "everything": not brief.audience and not brief.wanted and not brief.unwanted,
        "loses_facts": not brief.artefact and not brief.wanted and not brief.form,
    }
    return tuple(name for name, fires in verdicts.items() if fires)


def _doubly_grounded(brief: Brief) -> bool:
    """Tell whether the request both names the source and forbids inventing: that is as good as a way out."""
    return len({reading.value for reading in brief.readings if reading.field == "grounded"}) >= 2
