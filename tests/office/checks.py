"""What a reply to an office prompt must fulfil: one function a check, ``check(reply, prompt, **parameters)``."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import shapes
from figures import links, new_numbers
from labels import label, label_set, line_labels
from tongue import forms, tongue_of
from wording import BULLET, bare, blocks, holds, items, items_or_lines, norm, sentences, tidy, words

_MANY = 10**6
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u26ff\u2700-\u2712\u2715-\u27bf\u2b50\u2b55\u231a\u231b\u23e9-\u23f3]"
)
_HASHTAGS = re.compile(r"(?<![\w&])#[^\W\d_][\w-]*")
_SUBJECT = re.compile(
    r"(?mi)^[\s*#_>]*(?:betreff(?:zeile)?|subject(?: line)?|asunto)[\s*_]*:[\s*_]*(\S.*)$",
)
_PREAMBLE = re.compile(
    r"\W*(?:klar|gerne?|natürlich|selbstverständlich|hier (?:ist|sind|kommt|ein)|okay|ok[,!. ]|alles klar|sure|"
    r"certainly|of course|here (?:is|are|you)|here's|absolutely|great|claro|por supuesto|aquí (?:tienes?|está|van?)|"
    r"con gusto|"
    r"desde luego|vale[,!. ])",
    re.I,
)
_UNKNOWN = re.compile(
    r"\b(?:steht|stehen|finde[nt]?|enth[aä]lt\w*|nenn\w+|erwähnt|geht|gehen|liegt|liegen|sagt|sagen|kann|können|"
    r"beantwortet)\b[^.!?\n]{0,90}\b(?:nichts?|keine?n?)\b|\b(?:nicht|keine[nr]?|kein|ohne)\s+(?:\w+\s+)?(?:genannt|angegeben|erwähnt|"
    r"enthalten|bekannt|aufgeführt|angaben?|info\w*|hinweise?|daten|auskunft)\b|\bunbekannt\b|\bfehl(?:t|en)\b|"
    r"\b(?:does|do|did|is|are|was|has|have|can|could)(?:\s+not|n't|not)\b[^.!?\n]{0,70}\b(?:say|state|mention|specif|"
    r"includ|contain|cover|provid|give|list|answer|tell|know|find|found|name|in the|confirm|detail)|"
    r"\bno (?:\w+ )?(?:information|details?|mention|data|answer)\b|\bunknown\b|"
    r"\bnot (?:stated|mentioned|specified|given|provided|covered|included|"
    r"listed|in the|known)\b|\bnothing (?:in|about|on)\b|"
    r"\bno\s+(?:se\s+|lo\s+|me\s+)?(?:\w+\s+){0,2}?(?:indica|menciona|especifica|dice|figura|aparece|consta|incluye|"
    r"contiene|facilita|recoge|encuentr|responde|sabe|sé|aporta|informa|viene|precisa)|\bno\s+(?:hay|tengo|tenemos|tiene)\b"
    r"[^.!?\n]{0,40}\b(?:datos?|información|respuesta|nada)\b|\bsin (?:datos|información)\b|\bdesconoc",
    re.I,
)

Verdict = tuple[bool, str]


def _within(number: int, what: str, n: int | None = None, low: int | None = None, high: int | None = None) -> Verdict:
    least = n if n is not None else low or 0
    most = n if n is not None else high if high is not None else _MANY
    return least <= number <= most, f"{number} {what}, wanted {least} to {most}"


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple)) else [value]


def _missing(reply: str, wanted: list[Any]) -> list[Any]:
    text = norm(reply)
    return [entry for entry in wanted if not any(holds(text, one) for one in _listed(entry))]


def _flags(letters: str) -> int:
    return sum({"i": re.I, "m": re.M, "s": re.S}[letter] for letter in dict.fromkeys(letters))


def keeps_facts(reply: str, prompt: str, facts: list[Any], min: int | None = None) -> Verdict:
    """Hold at least ``min`` of the facts (all by default)."""
    missing = _missing(reply, facts)
    kept, need = len(facts) - len(missing), len(facts) if min is None else min
    return kept >= need, f"{kept} of {len(facts)} facts, wanted {need}; missing {missing}"


def not_contains(reply: str, prompt: str, none: list[str], word: bool = False) -> Verdict:
    """Hold none of the texts; as whole words if ``word``."""
    text = norm(reply)
    edge = (r"(?<!\w)", r"(?!\w)") if word else ("", "")
    found = [one for one in none if re.search(edge[0] + re.escape(norm(one)) + edge[1], text)]
    return not found, f"holds {found}"


def each_item(reply: str, prompt: str, kind: str = "any", **rule: Any) -> Verdict:
    """Demand the same of every item."""
    found = [bare(item) for item in items_or_lines(reply, kind)]
    wrong = next((item for item in found if not _fits(item, **rule)), None)
    return bool(found) and wrong is None, f"{wrong!r} breaks {rule}" if found else "no items"


def _fits(item: str, **rule: Any) -> bool:
    number, closing = len(words(item)), item.rstrip('"')
    return (
        rule.get("min_words", 0) <= number <= rule.get("max_words", _MANY)
        and len(item) <= rule.get("max_chars", _MANY)
        and len(sentences(item)) <= rule.get("max_sentences", _MANY)
        and closing.endswith(tuple(_listed(rule.get("ends_with", ""))))
        and not ("not_ends_with" in rule and closing.endswith(tuple(_listed(rule["not_ends_with"]))))
        and re.search(rule.get("matches", ""), item) is not None
    )


def distinct_items(reply: str, prompt: str, max_ratio: float = 0.9) -> Verdict:
    """Demand items that differ."""
    found = [norm(bare(item)) for item in items_or_lines(reply)]
    pairs = [(one, two) for at, one in enumerate(found) for two in found[at + 1 :]]
    alike = [pair for pair in pairs if difflib.SequenceMatcher(None, *pair).ratio() > max_ratio]
    return len(found) > 1 and not alike, f"{len(found)} items, alike: {alike[:1]}"


def formality(reply: str, prompt: str, lang: str, form: str, require: bool = True) -> Verdict:
    """Demand one form of address and no sign of the other."""
    found = forms(reply, lang)
    other = {"Sie": "du", "du": "Sie", "usted": "tú", "tú": "usted"}[form]
    if found[other][0]:
        return False, f"{other}: {sorted(set(found[other][0]))[:4]}"
    return not require or bool(found[form][1]), f"no sign of {form}"


def in_order(reply: str, prompt: str, items: list[Any]) -> Verdict:
    """Name each entry after the one before it."""
    text, at = norm(reply), 0
    for entry in items:
        places = [(text.find(norm(one), at), len(norm(one))) for one in _listed(entry)]
        places = [place for place in places if place[0] >= 0]
        if not places:
            return False, f"{entry} missing or out of order"
        at = sum(min(places))
    return True, ""


def paragraphs(
    reply: str, prompt: str, n: int | None = None, min: int | None = None, max: int | None = None
) -> Verdict:
    """Count blocks of running text; headline, salutation and closing have fewer than seven words."""
    found = 0
    for block in blocks(reply):
        first, _, rest = block.partition("\n")
        block = rest if _SUBJECT.match(first) or (first.startswith("#") and not _HASHTAGS.match(first)) else block
        found += len(words(block)) >= 7 and not re.fullmatch(r"(?:#[\w-]+[\s,]*)+", block)
    return _within(found, "paragraphs", n, min, max)


def headline_present(reply: str, prompt: str, max_words: int = 16) -> Verdict:
    """Begin with a line that is a headline."""
    lines = [line.strip() for line in tidy(reply).split("\n") if line.strip()] or [""]
    first = re.sub(r"[*#_]", "", lines[0]).strip()
    marked = lines[0].startswith(("#", "**"))
    plain = not first.endswith((".", ",")) and not BULLET.match(lines[0])
    return len(lines) > 1 and 0 < len(words(first)) <= max_words and (marked or plain), f"first line {first[:50]!r}"


def subject_line_present(reply: str, prompt: str, max_words: int = _MANY, max_chars: int = _MANY) -> Verdict:
    """Hold a subject line with content."""
    match = _SUBJECT.search(tidy(reply))
    subject = re.sub(r"[*_]", "", match[1]).strip() if match else ""
    return bool(subject) and len(words(subject)) <= max_words and len(subject) <= max_chars, f"subject {subject!r}"


def ends_with_question(reply: str, prompt: str) -> Verdict:
    """End with a question; hashtags may follow."""
    text = _EMOJI.sub("", _HASHTAGS.sub("", re.sub(r"[*_]", "", tidy(reply)))).rstrip("\"')] \n,")
    return text.endswith("?"), f"ends {text[-30:]!r}"


def no_new_emails_urls(reply: str, prompt: str) -> Verdict:
    """Name no address that the prompt does not give."""
    known = links(prompt)
    known |= {one.split("@")[1] for one in known if "@" in one} | {one.split("/")[0] for one in known if "@" not in one}
    return links(reply) <= known, f"new {sorted(links(reply) - known)}"


def changed(reply: str, prompt: str, source: str, max_ratio: float = 0.93) -> Verdict:
    """Differ from the source."""
    ratio = difflib.SequenceMatcher(None, norm(source), norm(reply), autojunk=False).ratio()
    return ratio <= max_ratio and norm(source) not in norm(reply), f"likeness {ratio:.2f}, at most {max_ratio}"


def count_matches(
    reply: str,
    prompt: str,
    pattern: str,
    n: int | None = None,
    min: int | None = None,
    max: int | None = None,
    flags: str = "im",
) -> Verdict:
    """Match a pattern that often."""
    return _within(len(re.findall(pattern, tidy(reply), _flags(flags))), f"times {pattern!r}", n, min, max)


def _longest(reply: str) -> int:
    return max((len(words(one)) for one in sentences(reply)), default=0)


CHECKS: dict[str, Callable[..., Verdict]] = {
    "max_words": lambda reply, prompt, n: _within(len(words(reply)), "words", high=n),
    "min_words": lambda reply, prompt, n: _within(len(words(reply)), "words", low=n),
    "word_range": lambda reply, prompt, min, max: _within(len(words(reply)), "words", low=min, high=max),
    "max_chars": lambda reply, prompt, n: _within(len(reply.strip()), "characters", high=n),
    "max_sentences": lambda reply, prompt, n: _within(len(sentences(reply)), "sentences", high=n),
    "exact_sentences": lambda reply, prompt, n: _within(len(sentences(reply)), "sentences", n),
    "max_sentence_words": lambda reply, prompt, n: _within(_longest(reply), "words in a sentence", low=1, high=n),
    "exact_bullets": lambda reply, prompt, n, kind="any": _within(len(items(reply, kind)), "items", n),
    "count_items": lambda reply, prompt, n=None, min=None, max=None, kind="any": _within(
        len(items_or_lines(reply, kind)), "items", n, min, max
    ),
    "each_item": each_item,
    "distinct_items": distinct_items,
    "language": lambda reply, prompt, lang, min_share=0.6: (
        tongue_of(reply)[0] == lang and tongue_of(reply)[1] >= min_share,
        f"language {tongue_of(reply)}",
    ),
    "formality": formality,
    "contains_any": lambda reply, prompt, any: (not _missing(reply, [any]), f"none of {any}"),
    "contains_all": lambda reply, prompt, all: (not _missing(reply, all), f"missing {_missing(reply, all)}"),
    "keeps_facts": keeps_facts,
    "not_contains": not_contains,
    "starts_with": lambda reply, prompt, any: (
        norm(reply).lstrip("#>\"'- ").startswith(tuple(map(norm, any))),
        f"starts {reply.strip()[:40]!r}",
    ),
    "ends_with": lambda reply, prompt, any: (
        norm(reply).rstrip("\"' ").endswith(tuple(map(norm, any))),
        f"ends {reply.strip()[-40:]!r}",
    ),
    "ends_with_question": ends_with_question,
    "label_equals": lambda reply, prompt, any: (
        label(reply) in [label(one) for one in any],
        f"{label(reply)[:50]!r}",
    ),
    "line_labels": line_labels,
    "label_set": label_set,
    "no_new_numbers": lambda reply, prompt, allow=(): (
        not new_numbers(reply, prompt, tuple(allow)),
        f"new numbers {new_numbers(reply, prompt, tuple(allow))}",
    ),
    "no_new_emails_urls": no_new_emails_urls,
    "paragraphs": paragraphs,
    "headline_present": headline_present,
    "subject_line_present": subject_line_present,
    "says_unknown": lambda reply, prompt, extra=(): (
        bool(_UNKNOWN.search(tidy(reply))) or not set(map(norm, extra)).isdisjoint({norm(reply)}),
        "does not say that it is unknown",
    ),
    "no_emoji": lambda reply, prompt: _within(len(_EMOJI.findall(reply)), "emoji", 0),
    "emoji_count": lambda reply, prompt, min=0, max=None: _within(len(_EMOJI.findall(reply)), "emoji", None, min, max),
    "hashtags": lambda reply, prompt, n=None, min=None, max=None: _within(
        len(_HASHTAGS.findall(reply)), "hashtags", n, min, max
    ),
    "no_preamble": lambda reply, prompt: (not _PREAMBLE.match(tidy(reply).strip()), f"starts {reply.strip()[:40]!r}"),
    "matches": lambda reply, prompt, pattern, flags="im": (
        re.search(pattern, tidy(reply), _flags(flags)) is not None,
        f"does not match {pattern!r}",
    ),
    "count_matches": count_matches,
    "in_order": in_order,
    "changed": changed,
    **shapes.CHECKS,
}


@dataclass(frozen=True)
class Result:
    """How one check of a prompt went."""

    type: str
    ok: bool
    detail: str


def evaluate(prompt: dict[str, Any], reply: str) -> list[Result]:
    """Return how a reply stands against each check of a prompt; an empty reply fails all."""
    given = "\n".join(message["content"] for message in prompt["messages"])
    return [_run(check, reply or "", given) for check in prompt["checks"]]


def _run(check: dict[str, Any], reply: str, given: str) -> Result:
    if not reply.strip():
        return Result(check["type"], False, "empty")
    ok, detail = CHECKS[check["type"]](reply, given, **{key: value for key, value in check.items() if key != "type"})
    return Result(check["type"], bool(ok), "" if ok else detail)
