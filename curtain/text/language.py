"""Tell German, English and Spanish apart, also in a short text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from ..records import LANGUAGES, Language
from .lexicon import lexicon

_WORD = re.compile(r"[^\W\d_]+")
_NOISE = re.compile(r"\S+@\S+|https?://\S+|\S+\.example\S*")
_LONGEST = 4000
_SIGNS: dict[Language, re.Pattern[str]] = {
    "de": re.compile(r"[äöüß]", re.IGNORECASE),
    "en": re.compile(r"\b(?:\w+n't|I'm|we're|it's)\b", re.IGNORECASE),
    "es": re.compile(r"[ñ¿¡áéíó]", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """A language and how sure the guess is, 0 to 1."""

    language: Language
    confidence: float


@lru_cache(maxsize=512)
def language(text: str, default: Language = "en") -> LanguageGuess:
    """Guess the language of ``text``; without any word the default, with confidence 0."""
    sample = _NOISE.sub(" ", text[:_LONGEST])
    found = _WORD.findall(sample.lower())
    if not found:
        return LanguageGuess(default, 0.0)
    scores = {lang: _score(lang, found, sample) for lang in LANGUAGES}
    first, second = sorted(scores.values(), reverse=True)[:2]
    if first < 1.0 or second > 0.25 * first:  # the classifier costs a second to load: only where words leave a doubt
        scores = _with_classifier(scores, sample, len(found))
    best = max(LANGUAGES, key=lambda lang: scores[lang])
    total = sum(scores.values())
    return LanguageGuess(best, round(scores[best] / total, 3) if total else 0.0)


def _with_classifier(scores: dict[Language, float], sample: str, length: int) -> dict[Language, float]:
    weight = min(3.0, 0.5 + length / 8)
    return {lang: scores[lang] + weight * share for lang, share in _classified(sample).items()}


def _score(lang: Language, found: list[str], sample: str) -> float:
    stop = _stop_words(lang)
    hits = sum(word in stop for word in found)
    signs = len(_SIGNS[lang].findall(sample))
    return 4.0 * hits / max(4, len(found)) + min(1.0, 0.35 * signs)


@cache
def _stop_words(lang: Language) -> frozenset[str]:
    return frozenset(lexicon(lang)["stop_words"])


def _classified(sample: str) -> dict[Language, float]:
    ranked = dict(_identifier().rank(sample))
    return {lang: float(ranked.get(lang, 0.0)) for lang in LANGUAGES}


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # 50 ms and 20 MB, only when a text is judged

    make: Any = LanguageIdentifier.from_model_file
    identifier = make(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier
