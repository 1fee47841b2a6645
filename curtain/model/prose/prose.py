"""Answer requests that no plan foresaw, from the writer's own words; nothing where an older plan serves better."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...records import Message
from ..brief import Brief
from ..flat import flat
from ..plan.draft import Draft, piece
from ..selection.choose import Chosen
from ..selection.measure import demands
from .article import article
from .choice import chosen
from .digest import digest
from .ground import answer
from .house import House, house
from .letter import letter
from .lines import lines
from .pieces import Cut, cut
from .rewrite import rewritten
from .roles import Asked, asked
from .stocked import pattern
from .turn import edited

_TEXTS = ("post", "teaser", "press", "product", "job", "script")
_CONDENSES = re.compile(
    r"(?:zusammenfass|fass\w* .*zusammen|summar|condense|tl;?dr|gist|resum|sintet|one sentence|ein satz|in einem satz|was (?:will|wurde|hat|andert)|"
    r"what (?:has been|did|was) (?:decided|agreed)|key points|kernaussag|das wichtigste|relevant fur|status|entschieden|vereinbart|decid|"
    r"stichpunkte|auf den punkt|boil)"
)
_REWRITES = re.compile(
    r"(?:umschreib|umformul|formulier\w* (?:\w+ ){0,3}um|rewrite|rephrase|plain english|nicer|verstandlich|kurz\w* |shorten|freundlicher|hoflicher|diplomat|"
    r"korrig|korrektur|correct|fix |grammar|von sie auf du|von du auf sie|markenstimme|brand voice|legalese|kundentauglich|reescrib|"
    r"reformul|corrige|simplif|mas (?:corto|claro|amable|formal|sencillo)|adapta|acorta|modernise|make (?:this|these|it)|so verstehen|positiv)"
)


def prose(messages: Sequence[Message], brief: Brief) -> Chosen | None:
    """Return the reply to a request in the writer's own words, or None if it is for the other plans."""
    message = next((turn.content for turn in reversed(messages) if turn.role == "user"), "")
    standing = "\n".join(turn.content for turn in messages if turn.role in ("system", "developer"))
    parts = cut(message)
    request = asked(parts)
    rules = house(standing, request.own)
    earlier = next((turn.content for turn in reversed(messages) if turn.role == "assistant"), "")
    if brief.task in ("translate", "classify", "extract") or brief.form in ("json", "csv", "table"):
        return None
    return _reply(request, parts, brief, rules, earlier, standing)


def _reply(request: Asked, parts: Cut, brief: Brief, rules: House, earlier: str, standing: str) -> Chosen | None:
    form = brief.address or "formal"
    low = flat(f"{request.own}\n{standing}"[:3000])
    material = _material(request, parts, brief)
    if request.artefact in ("subjects", "headlines"):
        number = brief.limit("items") or brief.limit("lines")
        marks = "" if re.search(r"(?i)ohne nummern|eigene zeile|without numbers", request.own) else "1."
        return _alone(lines(request, brief, number.high if number and number.high < 40 else 5, marks=marks), brief)
    if earlier and not (request.artefact and request.said("order")):
        return chosen(edited(earlier, request.own, request, brief, rules), brief)
    if material and _REWRITES.search(low) and not request.artefact:
        return _alone(rewritten(material, low, brief), brief)
    if material and _CONDENSES.search(low):
        return _alone(digest(material, _wish(request, material), brief), brief)
    question = _question(request)
    if material and question and (brief.grounded or brief.task == "answer" or not request.artefact):
        return _alone(answer(question, material, brief), brief)
    if request.artefact in _TEXTS:
        return chosen(article(request, brief, rules, form, standing), brief)
    if request.artefact == "email" or (request.person and _opens_with_intent(request)):
        return chosen(letter(request, brief, rules, form), brief)
    return None


def _opens_with_intent(request: Asked) -> bool:
    """Tell whether the first words say what the letter is to do, though not that it is one: ``decline for Ms Lysander``."""
    head = flat(request.own.strip()[:60])
    return any(pattern("intent", name).search(head) for name in request.intents if name != "thank")


def _alone(text: str, brief: Brief) -> Chosen | None:
    if not text.strip():
        return None
    draft = Draft(piece("body", text, 0, "material"))
    return Chosen(text, draft.pieces, demands(text, brief))


def _material(request: Asked, parts: Cut, brief: Brief) -> str:
    """Return the text that is to be worked on: what was pasted or, without that, what follows the request."""
    if parts.pasted:
        return "\n\n".join(parts.pasted)
    return brief.material if brief.material and brief.material.strip() != request.own.strip() else ""


def _wish(request: Asked, material: str) -> str:
    """Return the words of the request without the material."""
    return (
        request.own.replace(material, " ")
        if material in request.own
        else " ".join(line for line in request.own.split("\n") if line.strip() and line.strip() not in material)
    )


def _question(request: Asked) -> str:
    found = [text for text in re.split(r"(?<=[.!?:])\s+|\n", request.own) if text.strip().endswith("?")]
    return " ".join(found)
