"""Find the labels that a request offers, and what it says about each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...flat import flat
from ...structured_brief import Label
from .words import pattern, says, stop_words

_NAME = r"[^\W_][\w\-&+ ]{0,28}?"
_DEFINED = re.compile(
    (
        rf"(?:^|(?<=[,;.(\n:])|(?<=\bund)|(?<=\by)|(?<=\band))[ \t]*[\"„“'*]*({_NAME})[\"“”'*]*\s?(?:=|"
        rf":=|⇒|->)\s?(?=[^\s=>])"
    ),
    re.MULTILINE,
)
_LISTED = re.compile(
    r"^[ \t]*[-*•][ \t]*[\"„“'*]*([^\W_][\w\-&+/ ]{0,28}?)[\"“”'*]*[ \t]?(?::|–|—|-|=)[ \t]+(\S.{3,})$", re.MULTILINE
)
_LETTERED = re.compile(r"(?:^|[\s(:,;])([A-Z])[ )=:]\s?([^\W\d][^,;.?!\n]{2,50})(?=[,;.?!\n]|$)")
_SLASHED = re.compile(
    r"(?<![\w-])[\"„“']?[^\W_][\w-]{0,60}+[\"“”']?(?: ?[/|] ?[\"„“']?[^\W_][\w-]{0,60}+(?: [\w-]{1,60}+)?[\"“”']?){1,9}"
)
_WORD = (
    r"(?<![\w-])[\"„“'*]?[^\W_][\w\-&]{0,60}+(?:[ ](?!oder\b|or\b|und\b|and\b|o\b|u\b|y\b|only\b|bitte\b|"
    r"please\b)[\w\-&]{1,60}+){0,2}[\"“”'*]?"
)
_ENUM = re.compile(
    rf"{_WORD}(?:,[ ]{_WORD}){{0,9}},?[ ](?:oder|or|o|u|bzw\.?|und|and|y|vs\.?)[ ]{_WORD}|{_WORD}(?:,[ ]{_WORD}){{1,9}}"
)
_CUE = re.compile(
    r"\b(?:nur|only|solo|sein|must be|darf|puede ser|kategorien?|klassen?|labels?|etiquetas?|"
    r"categor(?:y|ies)|categorias?|abteilungen?|departments?|departamentos?|codes?|"
    r"zur wahl|zur auswahl|auswahl|choose from|choose between|pick from|elige entre|elija "
    r"entre|entre|aus|from|one of|uno de|una de|eine[rn]? von|in|als|as|en|"
    r"allowed outputs?|erlaubt\w*|options?|optionen|opciones|werte|values|themen|topics|"
    r"temas|teams?|stufen|levels|niveles|priorit\w+|urgency|"
    r"dringlichkeit|urgencia|either|entweder|stage|phase|etapa|liste|list|lista|with|mit|"
    r"con|reply|answer|antworte?|contesta|ist es|is it|es|or|intent|absicht|intencion|"
    r"branche|industry|sector|wer schreibt|sprache|language|idioma|tag|tags|sentiment|"
    r"stimmung|sentimiento|rating|tone|tono|ton)\b[^,\n]{0,14}$"
)
_NEVER = frozenset(
    [
        "json",
        "csv",
        "markdown",
        "table",
        "tabelle",
        "tabla",
        "zeile",
        "line",
        "linea",
        "wort",
        "word",
        "palabra",
        "text",
        "mail",
        "null",
        "true",
        "false",
        "leer",
        "key",
        "keys",
        "nur",
        "only",
        "solo",
        "ja",
        "nein",
        "yes",
        "no",
        "si",
    ]
)
_TAIL = frozenset(
    ["line", "zeile", "linea", "word", "wort", "palabra", "sein", "be", "ser", "werden", "lines", "zeilen"]
)
YES_NO = {"de": ("ja", "nein"), "en": ("yes", "no"), "es": ("sí", "no")}
_ASKED = re.compile(
    r"\b(?:(ja) ?(?:oder|/|,|\|) ?(nein)|(yes) ?(?:or|/|,|\|) ?(no)|(si) ?(?:o|/|,|\|) "
    r"?(no)|(true) ?(?:or|oder|o|/) ?(false))\b"
)


@dataclass(frozen=True, slots=True)
class Group:
    """Labels that exclude each other, under the name that the request gives them."""

    name: str
    labels: tuple[Label, ...]
    score: float = 1.0


def groups(asked: str) -> tuple[Group, ...]:
    """Return the groups of labels that a request offers, the surest first."""
    found = [_defined(asked), _coded(asked), _bulleted(asked), _lettered(asked), *_slashed(asked), *_rows(asked)]
    kept: list[Group] = []
    for group in sorted((one for one in found if one and len(one.labels) > 1), key=lambda one: -one.score):
        if not any(_same(group, other) for other in kept):
            kept.append(group)
    return tuple(kept)


def yes_no(asked: str) -> tuple[str, str] | None:
    """Return the two words with which a yes-or-no question shall be answered, as the request spells them."""
    match = _ASKED.search(flat(asked))
    if not match:
        return None
    at = [index for index in range(1, 9) if match[index]]
    first, second = (asked[match.start(index) : match.end(index)] for index in at)
    lowered = first.islower() or first.isupper()
    return (first, second) if lowered else (first.lower(), second.lower())


def _same(group: Group, other: Group) -> bool:
    mine = {flat(label.name) for label in group.labels}
    theirs = {flat(label.name) for label in other.labels}
    words = {word for name in theirs for word in name.split()}
    return bool(mine & theirs) or len(mine & words) * 2 > len(mine)


def _defined(asked: str) -> Group | None:
    hits = [hit for hit in _DEFINED.finditer(asked) if flat(hit[1]).strip() not in _NEVER and len(hit[1].split()) <= 4]
    labels = []
    for at, hit in enumerate(hits):
        until = hits[at + 1].start() if at + 1 < len(hits) else len(asked)
        about = re.split(r"\n|(?<=[^\W\d]{3})\.(?:\s|$)|;", asked[hit.end() : until].strip(" ,"))[0]
        if re.match(r"[\"„“']?(?:schl[uü]ssel|wert|value|valor)\b", about, re.IGNORECASE):
            continue
        labels.append(Label(hit[1].strip(" \"'"), about.strip(" ,;.\"'“”"), hit.start(1), hit.end(1)))
    return Group("", tuple(labels), 6.0) if len(labels) > 1 else None


def _bulleted(asked: str) -> Group | None:
    labels = [Label(hit[1].strip(), hit[2].strip(), hit.start(1), hit.end(1)) for hit in _LISTED.finditer(asked)]
    return Group("", tuple(labels), 4.0) if len(labels) > 1 else None


def _coded(asked: str) -> Group | None:
    """Return labels whose code stands in brackets behind their name: ``a commitment (C) or an intention (I)``."""
    hits = list(re.finditer(r"(?<![\w-])([^\W\d_][\w-]{0,30}(?: [\w-]{1,30})?) \(([A-Z]{1,3}\d?|\d)\)", asked))
    labels = [Label(hit[2], hit[1], hit.start(2), hit.end(2)) for hit in hits]
    return Group("", tuple(labels), 5.5) if len(labels) > 1 else None


def _lettered(asked: str) -> Group | None:
    labels = [Label(hit[1], hit[2].strip(), hit.start(1), hit.end(1)) for hit in _LETTERED.finditer(asked)]
    marks = [label.name for label in labels]
    runs = len(marks) > 1 and marks == [chr(ord("A") + at) for at in range(len(marks))]
    return Group("", tuple(labels), 5.0) if runs else None


def _slashed(asked: str) -> list[Group]:
    found = []
    for match in _SLASHED.finditer(asked):
        labels = _labels(asked, match.start(), match.group(), r"[/|]")
        start = labels[0].start if labels else match.start()
        score = 3.0 + 0.3 * len(labels) + (1.0 if _cued(asked, start) else 0.0)
        found.append(Group(_named(asked, start), labels, score if len(labels) > 1 else 0.0))
    return [group for group in found if group.score > 0]


def _rows(asked: str) -> list[Group]:
    found = []
    for match in _ENUM.finditer(asked):
        labels = _labels(
            asked, match.start(), match.group(), r",|(?<=[\s\"“”'])(?:oder|or|o|u|bzw\.?|und|and|y|vs\.?)(?=[\s\"„“'])"
        )
        either = re.search(r"\s(?:oder|or|o|u|vs\.?)\s", match.group()) is not None
        start = labels[0].start if labels else match.start()
        score = (2.0 if either else 0.4) + (2.2 if _cued(asked, start) else 0.0) + 0.1 * len(labels)
        score += 0.6 if any(label.name.isupper() for label in labels) else 0.0
        if len(labels) > 1 and score >= 1.9:
            found.append(Group(_named(asked, start), labels, score))
    return found


def _labels(asked: str, start: int, text: str, separator: str) -> tuple[Label, ...]:
    labels, at = [], start
    for part in re.split(separator, text):
        name = _trimmed(part)
        if any(_ordering(word) for word in name.split()):
            return ()
        if name and flat(name) not in _NEVER and not re.search(r"[{}\[\]]", name):
            at = max(at, asked.find(name, at))
            labels.append(Label(name, "", at, at + len(name)))
    return tuple(labels)


def _ordering(word: str) -> bool:
    """Tell whether a word belongs to the order and to no label."""
    low = flat(word)
    shaped = any(pattern("shape", name).fullmatch(low) for name in ("json", "csv", "table"))
    return shaped or low in (
        "pls",
        "bitte",
        "please",
        "header",
        "kopfzeile",
        "porfa",
        "keys",
        "columns",
        "spalten",
        "semikolon",
        "semicolon",
    )


def _trimmed(part: str) -> str:
    """Return a label without the words around it that belong to the order."""
    words = part.strip(" \t\"'„“”*?!.,:").split()
    turns = [
        at
        for at, word in enumerate(words[:-1])
        if flat(word) in ("entre", "between", "from", "aus", "among", "zwischen", "als", "as", "como", "of")
    ]
    words = words[turns[-1] + 1 :] if turns else words
    while (
        words
        and (flat(words[0].strip("\"'„“")) in stop_words() or says("task", "classify", words[0]))
        and len(words) > 1
    ):
        words.pop(0)
    while len(words) > 1 and (flat(words[-1].strip("\"'“”.")) in stop_words() or flat(words[-1]) in _TAIL):
        words.pop()
    quoted = re.findall(r"[\"„“']([^\"“”']{1,40})[\"“”']", part)
    return quoted[0] if quoted else " ".join(words).strip(" \"'„“”")


def _cued(asked: str, start: int) -> bool:
    before = flat(asked[max(0, start - 60) : start])
    if re.search(r"[:(]\s*[\"„“']?$", before):
        return True
    before = before.rstrip(' :("')
    return not before.strip() or _CUE.search(before) is not None


def _named(asked: str, start: int) -> str:
    """Return the word before a colon in front of the labels, such as ``departments``."""
    match = re.search(r"([^\W\d][\w-]*)\s*(?::|=|\()\s*$", asked[max(0, start - 40) : start])
    return match[1] if match else ""
