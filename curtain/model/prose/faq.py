"""Write questions and answers, and agendas, from the writer's own facts."""

from __future__ import annotations

import re

from ...records import Language
from ..brief import Brief
from ..flat import flat
from .clause import Asked
from .pieces import parted
from .polish import is_sentence, note, polished, sentence
from .realise import joined
from .stocked import stock

_MARKS = re.compile(
    r"[\"„“«']?(?P<q>[A-Z][\w]{0,8}\d?)\s?:[\"”“»']?\s*(?:und|and|y|,|"
    r"/)\s*(?:\w+ ){0,4}?[\"„“«']?(?P<a>[A-Z]\w{0,8})\s?:"
)
_MINUTES = re.compile(r"\(?\b(\d{1,3})\s?(?:min(?:uten|utes|utos|\.)?|')?\)?(?=\s|$|\))")
_CLOCK = re.compile(r"\b(\d{1,2})[:.](\d{2})")


def faq(asked: Asked, brief: Brief) -> str:
    """Return questions and answers, one for each group of facts."""
    lang = brief.language
    facts = _facts(asked, lang)
    items = brief.limit("items")
    number = _number(asked.own) or (items.high if items and items.high < 20 else len(facts))
    groups = _grouped(facts, max(1, min(number, len(facts)))) if facts else []
    marks = _MARKS.search(asked.own)
    return "\n\n".join(_pair(group, lang, marks) for group in groups)


def _number(text: str) -> int:
    match = re.search(
        r"(?i)(\d|drei|vier|fünf|zwei|three|four|five|two|tres|cuatro|cinco|"
        r"dos)\s+(?:\w+\s){0,2}?(?:faqs?|q ?& ?as?|fragen|questions?|preguntas|question/answer|pairs)",
        text,
    )
    names = {
        "zwei": 2,
        "drei": 3,
        "vier": 4,
        "fünf": 5,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "dos": 2,
        "tres": 3,
        "cuatro": 4,
        "cinco": 5,
    }
    return (int(match[1]) if match[1].isdigit() else names[match[1].lower()]) if match else 0


def _facts(asked: Asked, lang: Language) -> list[str]:
    return [
        polished(clause.text, lang)
        for clause in joined(asked.said("content", "tell"), lang)
        if len(clause.text.split()) > 1
    ] + [polished(piece, lang) for text in asked.pasted for piece in parted(text)]


def _grouped(facts: list[str], number: int) -> list[list[str]]:
    size, more = divmod(len(facts), number)
    groups, at = [], 0
    for index in range(number):
        end = at + size + (index < more)
        groups.append(facts[at:end])
        at = end
    return groups


def _pair(group: list[str], lang: Language, marks: re.Match[str] | None) -> str:
    question = _question(group[0], lang)
    reply = " ".join(sentence(fact, lang) if is_sentence(fact, lang) else f"{note(fact)}." for fact in group)
    if marks:
        return f"{marks['q']}: {question}\n{marks['a']}: {reply}"
    return f"**{question}**\n{reply}"


def _question(fact: str, lang: Language) -> str:
    """Return the question that a fact answers, by the words it holds."""
    low = flat(fact)
    for entry in stock(lang)["faq"]["kinds"]:
        if re.search(rf"(?<!\w)(?:{entry['when']})", low):
            return str(entry["ask"])
    head = re.split(r"[:,;(]| \d", fact)[0].split()
    topic = " ".join(head[:3])
    return str(stock(lang)["faq"]["other"]).format(topic=topic)


def agenda(asked: Asked, brief: Brief) -> str:
    """Return an agenda with start times that add up; nothing where no start or no minutes are given."""
    lang = brief.language
    start = _CLOCK.search(asked.own)
    if not start:
        return ""
    at = int(start[1]) * 60 + int(start[2])
    lines = []
    for text in _points(asked):
        match = list(_MINUTES.finditer(text))
        if not match:
            continue
        minutes = int(match[-1][1])
        name = note(
            polished(
                re.sub(r"\s+([)])", r"\1", (text[: match[-1].start()] + text[match[-1].end() :])).strip(" ()-–,"), lang
            )
        )
        name = re.sub(r"\s{2,}", " ", name.replace("( ", "(")).strip()
        lines.append(f"{at // 60}:{at % 60:02d} {_whole(name)}")
        at += minutes
    head = note(polished(re.sub(r"[,.]$", "", _about(asked)), lang))
    return "\n".join([*([f"**{head}**", ""] if head else []), *lines]) if len(lines) > 1 else ""


def _whole(name: str) -> str:
    return name + ")" * (name.count("(") - name.count(")"))


def _about(asked: Asked) -> str:
    order = next((clause.text for clause in asked.said("order")), "")
    match = re.search(r"(?i)(?:agenda|tagesordnung|orden del día|ablaufplan)\b\s*(.*)", order)
    return re.sub(
        r"(?i)^(?:für(?:s)?|for|zum|zur|para|del?)\s+(?:our |unser\w* |das |die |den |the |la |el |nuestr\w+ )?",
        "",
        match[1] if match else "",
    )


def _points(asked: Asked) -> list[str]:
    """Return the points with their minutes: what stands behind the word for them, parted at commas."""
    match = re.search(r"(?is)(?:punkte|points?|topics|themen|puntos|temas|tops?)\s*:\s*(.+)", asked.own)
    body = match[1] if match else asked.own
    return [piece for piece in re.split(r",\s+(?![^()]*\))|\n|;\s|\.\s", body) if re.search(r"\d", piece)]
