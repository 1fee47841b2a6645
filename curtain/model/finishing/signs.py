"""Do without a sign that is not wanted: what stands in its place reads as well."""

from __future__ import annotations

import re

from ...records import Language
from .lines import each_line, without_sentences

_BEFORE_JOINT = re.compile(
    r",(?=\s+(?:und|and|y|e|oder|or|o|aber|but|pero|sondern|sino|denn|weil|because|so|also|which|who|that|dass|der|die|das|"
    r"wenn|if|si|que|como|as|while|während|damit|um)\b)"
)
_FIGURE = re.compile(r"(?<=\d),(?=\d)")
_EMOJI = re.compile("[\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2b55\ufe0f]")


def without_sign(text: str, sign: str, lang: Language) -> str:
    """Return a text without a sign: sentences that need it go first, the rest gets a mark that serves as well."""
    if sign == ",":
        return _without_commas(text, lang)
    if sign == "!":
        return re.sub(r"¡", "", text.replace("!", "."))
    if sign == ";":
        return text.replace(";", " –")
    if sign == "-":
        return re.sub(r"\s+[–—]\s+", ": ", text)
    if sign == "?":
        return without_sentences(text, lambda sentence: "?" in sentence)
    return without_sentences(text, lambda sentence: sign in sentence.rstrip(".")) if sign != "." else text


def _without_commas(text: str, lang: Language) -> str:
    closes = "" if lang == "de" else ":"

    def changed(line: str) -> str:
        bare = line.rstrip()
        if bare.endswith(","):
            line = bare[:-1] + (closes if len(bare.split()) > 1 else "")
        line = _FIGURE.sub("" if lang == "en" else ".", line)
        return _BEFORE_JOINT.sub("", line).replace(", ", " – ").replace(",", "")

    return each_line(text, changed)


def without_digits(text: str) -> str:
    """Drop sentences with digits, as long as something is left."""
    return without_sentences(text, lambda sentence: any(sign.isdigit() for sign in sentence))


def without_emojis(text: str) -> str:
    """Return a text without emojis."""
    return re.sub(r" {2,}", " ", _EMOJI.sub("", text)).strip()
