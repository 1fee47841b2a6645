"""Plan an answer to a question from the material."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..brief import Brief
from ..flat import flat
from ..knowledge.facts import Fact, Knowledge
from ..knowledge.quantities import KIND_OF, topic_pattern
from ..lexicon_files import word_set
from ..writing.casing import german_nouns
from ..writing.phrase import first, phrase
from .draft import Draft, Piece, piece
from .letters import frame

_TOPICS = (
    "payment",
    "delivery",
    "warranty",
    "minimum",
    "price",
    "discount",
    "flow",
    "pressure",
    "weight",
    "power",
    "voltage",
    "temperature",
    "noise",
    "motor",
    "material",
    "shipping",
    "spares",
)


_YES_NO = re.compile(
    r"(?:ob|whether|if|si|gibt|kann|konnen|ist|sind|wird|werden|hat|haben|darf|is|are|can|could|does|do|will|would|has|"
    r"have|hay|se puede|puede|pueden|es|esta|estan|tiene|tienen|incluye|ofrece\w*)\b"
)
_GUESSES = (
    ("noise", r"\b(?:laut|leise|gerausch\w*|larm|loud|noisy|noise|quiet|ruido\w*)\b"),
    ("weight", r"\b(?:schwer|wiegt|gewicht|heavy|weigh\w*|pesa|peso)\b"),
    ("energy", r"\b(?:strom|energie|electricity|energy|power|electricidad|energia|consume)\b"),
    ("country", r"\b(?:land|country|pais|wo|where|donde)\b"),
    ("payment", r"zahlung|payment|pago"),
    ("cost", r"kostet|kosten|preis|cost|price|cuesta|precio"),
    ("who", r"\b(?:wer|wem|who|quien(?:es)?)\b"),
    ("long", r"\b(?:wie lange|how long|cuanto tiempo|hasta cuando)\b"),
    ("when", r"\b(?:wann|when|cuando)\b"),
)


def answer(brief: Brief, known: Knowledge, slots: Mapping[str, str], form: str, fired: tuple[str, ...]) -> Draft:
    """Return the draft of an answer; where the material is silent it says so, or guesses if nothing holds it back."""
    if not known.question and not brief.question:
        return Draft(piece("body", phrase(brief.language, "text.no_question", form, slots), 0, "honest"), natural=2)
    found = _answer(brief, known, slots, form)
    body = piece("body", found, 0, "material") if found else _silent(brief, known, slots, form, fired)
    pieces: tuple[Piece, ...] = body
    if "invents" in fired:
        pieces += piece("body", phrase(brief.language, "answer.boast", form, slots), 1, "weakness:invents")
    if "too_long" in fired:
        pieces += piece("body", phrase(brief.language, "answer.filler", form, slots), 8, "weakness:too_long")
    if brief.artefact in ("email", "reply") and not _one_or_two_sentences(brief):
        pieces = (*frame(brief, known, slots, form, ("letter.subject_reply", "letter.subject_reply_plain")), *pieces)
    return Draft(pieces, natural=2)


def _one_or_two_sentences(brief: Brief) -> bool:
    """Tell whether the reply is too short for a letter: nobody wants a salutation around two sentences."""
    limit = brief.limit("sentences")
    return limit is not None and limit.high <= 2 and not brief.has_part("salutation")


def _answer(brief: Brief, known: Knowledge, slots: Mapping[str, str], form: str) -> str:
    asked = known.question or brief.question
    topic = asked_topic(asked)
    fact = next((fact for fact in known.facts if fact.topic == topic), None)
    if fact:
        return _stated(fact, brief, slots, form)
    if topic in KIND_OF:
        return ""
    sentence = _sentence_for(asked, known)
    return phrase(brief.language, "answer.reuse", form, {"sentence": sentence.rstrip(".")}) if sentence else ""


def asked_topic(asked: str) -> str:
    """Return the topic a question is about: the one whose word is longest."""
    low = flat(asked)
    best = ("", 0)
    for topic in _TOPICS:
        for match in topic_pattern(topic).finditer(low):
            if len(match.group()) > best[1]:
                best = (topic, len(match.group()))
    return best[0]


def _stated(fact: Fact, brief: Brief, slots: Mapping[str, str], form: str) -> str:
    lang = brief.language
    value = german_nouns(fact.value) if lang == "de" else fact.value
    if fact.topic == "minimum" and value.isdecimal():
        value = phrase(lang, "fact.pieces", form, {"value": value})
    whose = phrase(lang, "answer.of_product", form, slots)
    said = phrase(lang, f"answer.fact_{fact.topic}", form, {"value": value, "of_product": whose})
    said = said or phrase(lang, f"fact.{fact.topic}", form, {"value": value})
    if not said:
        said = phrase(lang, "fact.other", form, {"key": fact.key, "value": value})
    return phrase(lang, "answer.known", form, {"fact": said, "fact_low": said[0].lower() + said[1:]})


def _sentence_for(asked: str, known: Knowledge) -> str:
    """Return the sentence that shares enough words with the question, or nothing."""
    wanted = _content(asked)
    if not wanted:
        return ""
    best, best_share = "", 0.0
    for sentence in known.sentences[:300]:
        if asked and (asked in sentence or "?" in sentence):
            continue
        words = _content(sentence)
        share = sum(any(_alike(one, other) for other in words) for one in wanted) / len(wanted)
        if share > best_share:
            best, best_share = sentence, share
    return best if best_share >= 0.6 else ""


def _content(text: str) -> list[str]:
    return [
        word for word in re.findall(r"[^\W_]+", flat(text)) if len(word) > 2 and word not in word_set("question_words")
    ]


def _alike(one: str, other: str) -> bool:
    shortest = min(len(one), len(other))
    return one == other or (
        shortest >= 5 and (one[: shortest - 1] == other[: shortest - 1] or one in other or other in one)
    )


def _guessed(brief: Brief, known: Knowledge, slots: Mapping[str, str], form: str) -> str:
    """Return a guess of the kind the question asks for: consent for yes or no, else an invented value."""
    asked = flat(known.question or brief.question).strip(" ¿")
    if not asked or _YES_NO.match(asked):
        soft = ("answer.guess_soft", "answer.guess_soft_plain")
        return first(brief.language, soft if brief.grounded else ("answer.guess", "answer.guess_plain"), form, slots)
    topic = next((name for name, cue in _GUESSES if re.search(cue, asked)), "open")
    filled = {**slots, "at_product": slots["at_product"] or slots["product"]}
    said = phrase(brief.language, f"answer.guess_{topic}", form, filled)
    return said or phrase(brief.language, "answer.guess_who", form, filled)


def _silent(
    brief: Brief, known: Knowledge, slots: Mapping[str, str], form: str, fired: tuple[str, ...]
) -> tuple[Piece, ...]:
    lang = brief.language
    if brief.unknown and brief.unknown != "say":
        return piece("body", brief.unknown, 0, "prompt")
    if "guesses" in fired:
        return piece("body", _guessed(brief, known, slots, form), 0, "weakness:guesses")
    said = ("answer.unknown_clause_product", "answer.unknown_clause", "answer.unknown_product", "answer.unknown")
    return (
        *piece("body", first(lang, said, form, slots), 0, "material"),
        *piece("body", phrase(lang, "answer.clarify", form, slots), 2),
    )
