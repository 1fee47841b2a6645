"""Answer requests that no plan foresaw, from the writer's own words; nothing where an older plan serves better."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...records import Language, Message
from ...text.language import language
from ...text.letter import is_salutation
from ...text.numbers import word_value
from ..brief import Brief
from ..flat import flat
from ..plan.draft import Draft, piece
from ..selection.choose import Chosen
from ..selection.measure import demands
from ..writing.phrase import phrase
from .article import article
from .choice import chosen
from .clause import Asked
from .digest import digest
from .faq import agenda, faq
from .ground import answer
from .house import House, house
from .ideas import ideas
from .letter import letter
from .lines import lines
from .pieces import Cut, cut
from .rewrite import rewritten
from .roles import asked
from .stocked import pattern
from .turn import edited

_TEXTS = ("post", "teaser", "press", "product", "job", "script")
_CONDENSES = re.compile(
    r"(?:zusammenfass|fass\w* .*zusammen|summar|condense|tl;?dr|gist|resum|sintet|one sentence|"
    r"ein satz|in einem satz|was (?:will|wurde|hat|andert)|"
    r"what (?:has been|did|was) (?:decided|agreed)|key points|kernaussag|das wichtigste|relevant fur|"
    r"status|entschieden|vereinbart|decid|"
    r"stichpunkte|auf den punkt|boil)"
)
_REWRITES = re.compile(
    r"(?:umschreib|umformul|formulier\w* (?:\w+ ){0,3}um|rewrite|rephrase|plain english|nicer|"
    r"verstandlich|kurz\w* |shorten|freundlicher|hoflicher|diplomat|"
    r"korrig|korrektur|correct|fix |grammar|von sie auf du|von du auf sie|de usted a tu|"
    r"de tu a usted|markenstimme|brand voice|legalese|kundentauglich|reescrib|"
    r"reformul|corrige|simplif|mas (?:corto|claro|amable|formal|sencillo)|adapta|acorta|modernise|"
    r"make (?:this|these|it)|so verstehen|positiv)"
)


def prose(messages: Sequence[Message], brief: Brief) -> Chosen | None:
    """Return the reply to a request in the writer's own words, or None if it is for the other plans."""
    message = next((turn.content for turn in reversed(messages) if turn.role == "user"), "")
    standing = "\n".join(turn.content for turn in messages if turn.role in ("system", "developer"))
    parts = cut(message)
    request = asked(parts)
    rules = house(standing, request.own)
    earlier = next((turn.content for turn in reversed(messages) if turn.role == "assistant"), "")
    if earlier and (again := _asked_again(messages, brief, request)):
        return again
    if earlier and _REDO.search(flat(message)):
        request, parts = _again(messages, request, parts)
        earlier = ""
    if brief.task in ("translate", "classify", "extract") or brief.form in ("json", "csv", "table"):
        return None
    reply = _reply(request, parts, brief, rules, earlier, standing)
    return reply if reply and reply.text.strip() else None


_REDO = re.compile(
    r"(?<!\w)(?:zu|too|demasiado|muy) (?:weich|steif|soft|stiff|salesy|generic|allgemein|werblich|"
    r"vage|vague|generico|blando|rigido)|so redet|"
    r"nobody talks|klare ansage|not (?:direct|clear) enough|ganz anders|from scratch|von vorn|de nuevo"
)


def _asked_again(messages: Sequence[Message], brief: Brief, request: Asked) -> Chosen | None:
    """Answer a question about a text that was given earlier in the conversation."""
    question = _question(request)
    source = "\n".join(text for turn in messages[:-1] if turn.role == "user" for text in cut(turn.content).pasted)
    if not question or not source or request.artefact or request.pasted or len(request.own.split()) > 25:
        return None
    return _alone(answer(question, source, brief), brief)


def _again(messages: Sequence[Message], request: Asked, parts: Cut) -> tuple[Asked, Cut]:
    """Read the whole conversation as one request where the earlier reply is rejected."""
    first = next((turn.content for turn in messages if turn.role == "user"), "")
    whole = asked(cut(f"{first}\n{parts.own}"))
    greeted = next((turn.content for turn in reversed(messages) if turn.role == "assistant"), "")
    person = whole.person or asked(cut(greeted)).person
    return replace(whole, person=person, artefact=whole.artefact or "email"), parts


def _reply(request: Asked, parts: Cut, brief: Brief, rules: House, earlier: str, standing: str) -> Chosen | None:
    brief = replace(brief, address=_form(request.own, brief.address), language=_tongue(request.own) or brief.language)
    form = brief.address or "formal"
    if _foreign(request, brief):
        return _alone(phrase(brief.language, "text.no_translation", form, {}), brief)
    low = flat(f"{request.own}\n{standing}"[:3000])
    material = _material(request, parts, brief)
    number = brief.limit("items") or brief.limit("lines") or brief.limit("sentences")
    count = ordered_number(request.own) or (number.high if number and number.high < 40 else 5)
    if request.artefact in ("subjects", "headlines") and not request.pasted:
        marks = "" if re.search(r"(?i)ohne nummern|eigene zeile|without numbers", request.own) else "1."
        return _alone(lines(request, brief, count, marks=marks), brief)
    if request.artefact in ("faq", "agenda"):
        return _alone(faq(request, brief) if request.artefact == "faq" else agenda(request, brief), brief)
    if earlier and not request.pasted and not (request.artefact and request.said("order")):
        return chosen(edited(earlier, request.own, request, brief, rules), brief)
    if _COLLECTS.search(low) and not material and not request.artefact:
        return _alone(ideas(request, brief, count), brief)
    if request.pasted and request.sender and request.said("content", "tell", "ask", "offer"):
        return chosen(letter(request, brief, rules, form), brief)
    if not material and _REWRITES.search(low) and not request.artefact:
        material = _behind_colon(request.own)
    if material and _REWRITES.search(low) and request.artefact not in _TEXTS:
        return _alone(rewritten(material, low, brief), brief)
    if material and _CONDENSES.search(low):
        return _alone(digest(material, _wish(request, material), brief), brief)
    question = _question(request)
    if material and question and (brief.grounded or brief.task == "answer" or not request.artefact):
        return _alone(answer(question, material, brief), brief)
    if request.artefact in _TEXTS:
        return chosen(article(_with_notes(request), brief, rules, form, standing), brief)
    answers = any(_ANSWERS.search(clause.text[:40]) for clause in request.said("order"))
    if request.artefact == "email" or (request.person and (answers or _opens_with_intent(request))):
        return chosen(letter(_with_notes(request), brief, rules, form), brief)
    if len(material) > _LONG:
        return _alone(digest(material, _wish(request, material), brief), brief)
    brief_notes = len([line for line in request.own.split("\n") if line.strip()]) <= _FEW
    if len(request.said("content", "tell", "ask")) > 1 and not material and brief_notes:
        return chosen(article(request, brief, rules, form, standing), brief)
    return None


_TONGUE = re.compile(
    r"(?i)\b(?:(?P<es>spanish|spanische[nrms]?)|(?P<en>englische[nrms]?)|(?P<de>german|"
    r"deutsche[nrms]?))\s+(?:\(\w+\)\s+)?(?:\w+ )?"
    r"(?:post|text|version|e-?mail|mail|reply|answer|blurb|katalogtext|antwort|nachricht|letter|beitrag|fassung)\b"
)


_IN_TONGUE = re.compile(
    r"(?i)\b(?:auf|in|en)\s+(?:(?P<es>spanisch|spanish|español|castellano)|(?P<en>englisch|english|inglés|ingles)|"
    r"(?P<de>deutsch|german|alemán|aleman))\b"
)


def _tongue(own: str) -> Language | None:
    """Return the language that stands before the ordered text: ``spanish post``, ``einen englischen Text``."""
    match = _TONGUE.search(own) or _IN_TONGUE.search(own)
    if not match:
        return None
    return "es" if match["es"] else "en" if match["en"] else "de"


def _foreign(request: Asked, brief: Brief) -> bool:
    """Tell whether the notes are in another language than the reply must be: that would be a translation."""
    notes = " ".join(clause.text for clause in request.said("content", "tell", "ask")) + " " + " ".join(request.pasted)
    ordered_ = re.search(
        r"(?i)\b(?:auf |in |en )?(?:englisch|deutsch|spanisch|english|german|spanish|inglés|alemán|"
        r"español|castellano)\w*\b",
        request.own,
    )
    return bool(ordered_) and len(notes.split()) > 5 and _other(notes, brief)


def _other(notes: str, brief: Brief) -> bool:
    guess = language(notes)
    return guess.language != brief.language and guess.confidence > _SURE


_SURE = 0.6
_FEW = 4
_MOST = 8000
_LONG = 250
_COUNTED = re.compile(
    r"(?i)\b(\d{1,2}|[a-zäöüáéíóú]{3,6})\s+(?:\w+\s+){0,2}?(?:headlines?|betreffzeilen|überschriften|"
    r"titel|titles?|ideen|ideas?|versions?|versionen|"
    r"varianten|variants?|options?|vorschläge|suggestions|asuntos|titulares|títulos|subject lines?|"
    r"slogans?|topics?|themen|eslóganes|"
    r"hypotheses|punkte|points)\b"
)


def ordered_number(own: str) -> int:
    """Return how many lines or ideas the request orders, or 0."""
    for match in _COUNTED.finditer(own):
        value = int(match[1]) if match[1].isdigit() else word_value(match[1].lower()) or 0
        if 1 < value < 40:
            return value
    return 0


_INFORMAL = re.compile(
    r"(?i)\bdu/ihr\b|\bper du\b|\bin du\b|[(, ]du(?=[),;]|$)|\b(?:de )?tú\b(?! \w+ (?:empresa|firma))|\bvosotros\b"
)
_COLLECTS = re.compile(
    r"(?<!\w)(?:ideen|ideas|brainstorm\w*|vorschlage|suggestions|lluvia de ideas|sugerencias|topics?|"
    r"themen|hypothes\w*|quick wins)(?!\w)"
)
_ANSWERS = re.compile(r"(?i)\b(?:antwort\w*|reply|respond\w*|answer|contest\w*|respond\w*|absag\w*|zusag\w*|decline)\b")


_TO_DU = re.compile(
    r"(?i)\b(?:von|de|from) (?:sie|usted) (?:auf|zu|a|to) (?:du|tú)\b|\b(?:du|tú) (?:statt|"
    r"instead of|en vez de) (?:sie|usted)\b"
)
_TO_SIE = re.compile(
    r"(?i)\b(?:von|de|from) (?:du|tú) (?:auf|zu|a|to) (?:sie|usted)\b|\b(?:sie|usted) (?:statt|"
    r"instead of|en vez de) (?:du|tú)\b"
)


def _form(own: str, read: str) -> str:
    """Return the form of address: a change that is ordered, what the reader found, or what is named in passing."""
    if _TO_DU.search(own):
        return "informal"
    if _TO_SIE.search(own):
        return "formal"
    return read or ("informal" if _INFORMAL.search(own) else "")


def _with_notes(request: Asked) -> Asked:
    """Take a quoted text for the writer's own notes where nobody is to be answered."""
    text = "\n".join(request.pasted)
    if not text or _ANSWERS.search(request.own) or is_salutation(text.split("\n")[0][:60].split(",")[0]):
        return request
    noted = asked(cut(f"Notes: {text}"))
    clauses = tuple(
        replace(one, role="content", text=one.piece.text) if one.role == "order" else one for one in noted.clauses
    )
    return replace(request, clauses=(*request.clauses, *clauses), person=request.person or noted.person, pasted=())


def _opens_with_intent(request: Asked) -> bool:
    """Tell whether the first words say what the letter is to do, though not that it is one: ``decline for Ms X``."""
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
        return "\n\n".join(parts.pasted)[:_MOST]
    if "\n" not in request.own.strip():
        return ""
    return brief.material[:_MOST] if brief.material and brief.material.strip() != request.own.strip() else ""


def _behind_colon(own: str) -> str:
    """Return the text that stands behind the colon of a request in one line."""
    head, _, rest = own.partition(": ")
    return rest.strip() if len(rest.split()) > _FEW and len(head.split()) < 20 else ""


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
