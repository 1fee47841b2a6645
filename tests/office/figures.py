"""Numbers and links: which of a reply stand nowhere in the prompt."""

from __future__ import annotations

import re

from wording import tidy

_MONTHS = (
    "januar jänner jan january enero ene|februar february febrero feb|märz mär march mar marzo|april abril apr abr|"
    "mai may mayo|juni june junio jun|juli july julio jul|august agosto aug ago|september septiembre sep sept|"
    "oktober october octubre okt oct|november noviembre nov|dezember december diciembre dez dec dic"
)
_NUMBERS = (
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
    "achtzehn neunzehn zwanzig",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty",
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte",
)
_MORE = {
    "una": 1,
    "dreißig": 30,
    "vierzig": 40,
    "fünfzig": 50,
    "hundert": 100,
    "tausend": 1000,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "hundred": 100,
    "thousand": 1000,
    "dozen": 12,
    "dutzend": 12,
    "treinta": 30,
    "cuarenta": 40,
    "cincuenta": 50,
    "cien": 100,
    "mil": 1000,
    "docena": 12,
    "zweimal": 2,
    "dreimal": 3,
    "twice": 2,
    "couple": 2,
    "half": 50,
    "halb": 30,
    "hälfte": 50,
    "mitad": 50,
    "noon": 12,
    "veinticuatro": 24,
    "mittag": 12,
    "mediodía": 12,
}
WORDS = {word: n for line in _NUMBERS for n, word in enumerate(line.split())} | _MORE
MONTHS = {word: n for n, group in enumerate(_MONTHS.split("|"), 1) for word in group.split()}
_TOKEN = re.compile(r"\d+(?:[.,:'/-]\d+)*")
_SPACED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")
_INDEX = re.compile(
    r"(?m)^([\s>#*_|\"-]*(?:[^\W\d_]{2,}\s+){0,2}(?:\*\*)?#?\(?)\d{1,2}((?:\*\*)?\s*(?:[.):|]|-\s|\*\*))"
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>()\[\]\"'|]+|(?<![@\w.-])(?:[a-z0-9-]+\.)+(?:com|de|es|net|org|io|eu|example|co\.uk|uk|"
    r"ch|at|test|info|biz|ai|app)(?![\w-])(?:/[^\s<>()\[\]\"'|]*)?",
    re.I,
)


def _decimal(whole: str, rest: str) -> str:
    rest = rest.rstrip("0")
    return str(int(whole)) + (f".{rest}" if rest else "")


def readings(token: str) -> set[str]:
    """Return every number a token can mean: with thousands, with decimals."""
    parts, marks = re.split(r"[.,:'/-]", token), re.findall(r"[.,:'/-]", token)
    if not marks:
        return {str(int(token))}
    found: set[str] = set()
    if all(mark in ".,'" for mark in marks):
        if all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3 and len(set(marks)) == 1:
            found.add(str(int("".join(parts))))
        if len(marks) > 1 and len(set(marks[:-1])) == 1 and marks[-1] != marks[0]:
            found.add(_decimal("".join(parts[:-1]), parts[-1]))
        if len(marks) == 1 and marks[0] in ".,":
            found.add(_decimal(*parts))
    return found


def _parts(token: str, after: str) -> list[str]:
    """Return the parts of a date, time or range; nothing for a plain number."""
    parts, marks = re.split(r"[.,:'/-]", token), re.findall(r"[.,:'/-]", token)
    dotted = bool(marks) and set(marks) == {"."}
    date = dotted and len(marks) == 2 and len(parts[-1]) in (2, 4)
    clock = dotted and len(marks) == 1 and len(parts[0]) <= 2 and len(parts[1]) == 2 and int(parts[1]) <= 59
    short = dotted and len(marks) == 1 and after.startswith(".") and int(parts[0]) <= 31 and int(parts[1]) <= 12
    if any(mark in ":/-" for mark in marks) or date or clock or short:
        return [str(int(part)) for part in parts]
    return []


def allowed(text: str) -> set[str]:
    """Return every number the prompt gives, in each of its readings."""
    text = tidy(text)
    found = {str(int(match[0].replace(" ", ""))) for match in _SPACED.finditer(text)}
    for match in _TOKEN.finditer(text):
        after = text[match.end() : match.end() + 6].lower()
        parts = _parts(match[0], after[:1])
        found |= readings(match[0]) | set(parts)
        if len(parts) == 3:
            found |= {f"20{parts[-1]}" if len(parts[-1]) == 2 else parts[-1][-2:], parts[0][-2:]}
        found |= _other_clock(parts[0] if parts else match[0], after, bool(parts))
    for word in re.findall(r"[^\W\d_]+", text.lower()):
        found |= {str(number) for number in (WORDS.get(word), MONTHS.get(word)) if number is not None}
    return found


def _other_clock(first: str, after: str, timed: bool) -> set[str]:
    if not first.isdigit() or int(first) > 24:
        return set()
    hour = int(first)
    if re.match(r"\s?p\.? ?m", after) and hour < 12:
        return {str(hour + 12)}
    return {str(hour - 12)} if hour > 12 and (timed or re.match(r"\s?(?:uhr|h\b)", after)) else set()


def new_numbers(reply: str, prompt: str, allow: tuple[str, ...] = ()) -> list[str]:
    """Return the numbers of a reply that the prompt does not give; the numbers of list items do not count."""
    known = allowed(prompt) | {str(one) for one in allow}
    text = _INDEX.sub(r"\1 \2", tidy(reply))
    text = _SPACED.sub(lambda m: " " if str(int(m[0].replace(" ", ""))) in known else m[0], text)
    found = []
    for match in _TOKEN.finditer(text):
        parts = _parts(match[0], text[match.end() : match.end() + 1])
        rows = match[0].split(",") if "," in match[0] else []
        line = text[text.rfind("\n", 0, match.start()) + 1 :].split("\n", 1)[0]
        listed = rows and ", " not in line and all(readings(part) & known for part in rows)
        if not (readings(match[0]) & known or (parts and all(p in known or p == "0" for p in parts)) or listed):
            found.append(match[0])
    return found


def links(text: str) -> set[str]:
    """Return addresses of mail and web in a text."""
    text = tidy(text)
    found = {match[0] for match in _EMAIL.finditer(text)} | {match[0] for match in _URL.finditer(_EMAIL.sub(" ", text))}
    return {re.sub(r"^(?:https?://)?(?:www\.)?", "", one.lower()).rstrip(".,;:!?*_/") for one in found}
