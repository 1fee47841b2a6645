"""House rules that a system message or the request gives word for word: how letters begin and end."""

from __future__ import annotations

import re
from dataclasses import dataclass

_QUOTE = r"[\"„“«']([^\"“”»']{2,90})[\"“”»']"
_ENDS = re.compile(
    r"(?:sign(?:[- ]?off|ed)?(?: with| always)?|gru(?:ß|ss)(?:formel)?(?: immer)?|schlie(?:ß|"
    r"ss)t? mit|endet mit(?: der zeile)?|"
    r"unterschrift|letzte zeile(?: immer| w(?:ö|oe)rtlich)?|last line(?: always)?|ends? (?:each |"
    r"every )?(?:\w+ )?with(?: the line)?|"
    r"termina(?:r)? (?:siempre )?con|despedida(?: siempre)?|(?:ú|u)ltima l(?:í|i)nea(?: siempre)?|"
    r"firma siempre(?: con)?|"
    r"signed|finish with|schluss(?:satz|zeile)?)",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"(?:anrede(?: immer)?|salutation(?: always)?|greeting|begr(?:ü|ue)(?:ß|ss)ung|"
    r"saludo(?: siempre)?|start(?:s)? with|"
    r"beginnt mit|empieza con|encabezamiento)",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(
    r"(?:ohne|kein(?:e|en)?|no|without|sin) (?:betreff\w*|subject(?: line)?|asunto)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class House:
    """What a reply must begin and end with word for word; empty where nothing is ordered."""

    greeting: str = ""
    closing: str = ""
    subject: bool = True


def house(*texts: str) -> House:
    """Return the house rules that the texts give."""
    whole = "\n".join(text[:4000] for text in texts)
    return House(_after(_BEGINS, whole, line=False), _after(_ENDS, whole, line=True), _NO_SUBJECT.search(whole) is None)


def _after(cue: re.Pattern[str], text: str, *, line: bool) -> str:
    """Return what stands in quotes behind a cue or, where a line may be given without quotes, behind its colon."""
    for match in cue.finditer(text):
        rest = text[match.end() : match.end() + 160]
        quoted = re.match(rf"\s*(?:is|ist|es|=|:|always|immer|siempre)?\s*:?\s*{_QUOTE}", rest)
        if quoted:
            return quoted[1].strip()
        bare = re.match(r"\s*(?:immer|always|siempre)?\s*:\s*([A-ZÄÖÜ¿¡][^\n]{2,80}?)\s*(?:\.?\s*\n|\.?$|\.\s)", rest)
        if line and bare:
            return bare[1].strip()
    return ""
