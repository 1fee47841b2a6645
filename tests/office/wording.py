"""Texts as the checks see them: one form for comparison, words, sentences, items."""

from __future__ import annotations

import re
import unicodedata

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u202f\u2009\u2007", " "),
        **dict.fromkeys("\u200b\ufeff", ""),
        **dict.fromkeys("‘’‚‛", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‐‑‒–—−", "-"),
        "…": "...",
    }
)
_WORD = re.compile(r"[^\W_]+(?:[-'./@&:,+][^\W_]+)*")
_ABBREVIATION = re.compile(
    r"(?<!\w)(z\. ?b|d\. ?h|u\. ?a|o\. ?ä|i\. ?d\. ?r|ca|bzw|usw|etc|inkl|zzgl|mind|max|min|nr|art|str|tel|dr|prof|"
    r"ing|hr|fr|abs|ggf|evtl|vgl|e\. ?g|i\. ?e|a\. ?m|p\. ?m|mr|mrs|ms|no|approx|incl|ltd|inc|co|vs|dept|sr|sra|srta|"
    r"d|dña|ud|uds|p\. ?ej|aprox|núm|pág|avda|s\. ?a|s\. ?l|sq|ext|st)\.",
    re.I,
)
_MONTH_AFTER = (
    r"(?<=\d)\.(?= (?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Quartal|Stock|Etage|Halbjahr|OG|Messetag))"
)
_MARK = r"[-*•–—‣▪●◦✓✔➜→]"
BULLET = re.compile(rf"(\s*){_MARK}\s+(\S.*)")
NUMBERED = re.compile(r"(\s*)(?:\*\*)?(?:\d{1,2}[.)]|\(\d{1,2}\))(?:\*\*)?\s+(\S.*)")
LETTERED = re.compile(r"(\s*)[a-z]\)\s+(\S.*)")
_RULE = re.compile(r"\s*(?:[-*_=]\s?){3,}\s*")


def tidy(text: str) -> str:
    """Return ``text`` with one kind of quotes, dashes and blanks."""
    return unicodedata.normalize("NFC", text).translate(_SIGNS).replace("\r\n", "\n")


def norm(text: str) -> str:
    """Return the form for comparison: tidy, no emphasis, one blank between words, small letters."""
    return " ".join(re.sub(r"\*\*|__|`", "", tidy(text)).split()).casefold()


def holds(text: str, wanted: str) -> bool:
    """Tell whether ``wanted`` stands in the compared ``text``; a number must not go on, a short word stands alone."""
    word = norm(wanted)
    if not word:
        return False
    before = r"(?<!\d)(?<!\d[.,'](?=\d{3}))" if word[0].isdigit() else ""
    after = r"(?!\d)(?![.,']\d{3}(?!\d))" if word[-1].isdigit() else ""
    if len(word) <= 4 and word.replace("-", "").isalnum() and not word.isdigit():
        before, after = before + r"(?<!\w)", after + r"(?!\w)"
    return re.search(before + re.escape(word) + after, text) is not None


def words(text: str) -> list[str]:
    """Return the words; a web address is one."""
    return _WORD.findall(re.sub(r"https?://\S+", "URL", tidy(text)))


def sentences(text: str) -> list[str]:
    """Return the sentences; a line break ends one, an abbreviation or a date does not."""
    text = re.sub(r"https?://\S+|www\.\S+", "URL", tidy(text))
    text = re.sub(r"[\w.+-]+@[\w.-]+", "MAIL", text)
    text = _ABBREVIATION.sub(lambda match: match[0].replace(".", "\1"), text)
    text = re.sub(r"(?<=\d)\.(?=\d)", "\1", text)
    text = re.sub(_MONTH_AFTER, "\1", text)
    text = re.sub(r"(?m)^\s*\d{1,2}\.(?=\s)", "", text)
    end = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=\W*[A-ZÄÖÜÁÉÍÓÚÑ¿¡\d])")
    pieces = (piece for line in text.split("\n") for piece in end.split(line))
    return [piece.replace("\1", ".").strip() for piece in pieces if re.search(r"[^\W\d_]", piece)]


def unfenced(text: str) -> str:
    """Return what stands in the first code fence, or the text."""
    match = re.search(r"```[^\n`]*\n(.*?)```", text, re.S)
    return (match[1] if match else text).strip()


def items(text: str, kind: str = "any") -> list[str]:
    """Return the items of the outermost list."""
    patterns = {"any": (BULLET, NUMBERED, LETTERED), "bullet": (BULLET,), "numbered": (NUMBERED,)}[kind]
    text = unfenced(text) if text.strip().startswith("```") else text
    lines = [line for line in tidy(text).split("\n") if not _RULE.fullmatch(line)]
    matches = [next((m for p in patterns if (m := p.match(line))), None) for line in lines]
    found = [(len(match[1].expandtabs(4)), match[2].strip()) for match in matches if match]
    edge = min((indent for indent, _ in found), default=0)
    return [item for indent, item in found if indent <= edge + 1]


def items_or_lines(text: str, kind: str = "any") -> list[str]:
    """Return the items or, where nothing is listed, the lines without one that introduces them."""
    found = items(text, kind)
    if found or kind != "any":
        return found
    lines = [line.strip() for line in tidy(text).split("\n")]
    lines = [line for line in lines if line and not _RULE.fullmatch(line) and not line.startswith("```")]
    return lines[1:] if len(lines) > 1 and lines[0].endswith(":") else lines


def bare(item: str) -> str:
    """Return an item without its mark, emphasis and quotes."""
    item = re.sub(rf"^\s*(?:\d{{1,2}}[.)]|{_MARK})\s+", "", item)
    return re.sub(r"\*\*|__|`", "", item).strip().strip('"').strip()


def blocks(text: str) -> list[str]:
    """Return what stands between blank lines."""
    return [block.strip() for block in re.split(r"\n\s*\n", tidy(text).strip()) if block.strip()]
