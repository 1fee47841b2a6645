"""The wordings of demands, from the language files, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...records import LANGUAGES
from ..lexicon_files import table
from .masks import AMOUNT, LITERAL, MARK, SIGN, TIMES, Masked

_MACROS = {
    "<LL>": rf"{LITERAL}+(?:\s*(?:[,;/&]|\b(?:und|and|or|oder|y|e|o|u|ni|nor)\b)+\s*{LITERAL}+)*",
    "<L>": rf"{LITERAL}+",
    "<l>": rf"{LITERAL}+",
    "<A>": rf"{AMOUNT}+",
    "<T>": rf"{TIMES}+",
    "<M>": rf"{MARK}+",
    "<S>": rf"{SIGN}+",
    "<..>": r"[^.;\n]{0,60}?",
    "<.?>": r"\W{0,3}",
    "<.>": rf"[^.;:!?\n{LITERAL}-{SIGN}]{{0,40}}?",
}
_NEEDS = {"<LL>": LITERAL, "<L>": LITERAL, "<A>": AMOUNT, "<T>": TIMES, "<M>": MARK, "<S>": SIGN}


def hits(masked: Masked, family: str, name: str) -> Iterator[re.Match[str]]:
    """Yield where one of the wordings of ``family.name`` stands in a request, in any of the languages."""
    gates = table("demands_gates").get(family, ())
    if gates and not any(gate in masked.low for gate in gates):
        return
    for needed, pattern in _compiled(family, name):
        if all(mask in masked.low for mask in needed):
            yield from pattern.finditer(masked.low)


def caught(match: re.Match[str], *names: str) -> tuple[str, int] | None:
    """Return what a named group caught and where, whatever number the group got."""
    for name, value in match.groupdict().items():
        if value is not None and name.split("_")[0] in names:
            return value, match.start(name)
    return None


@cache
def _compiled(family: str, name: str) -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """Return the patterns, one for each set of masks that must be there."""
    grouped: dict[tuple[str, ...], list[str]] = {}
    for lang in LANGUAGES:
        for number, wording in enumerate(table(f"demands_{lang}").get(family, {}).get(name, ())):
            needed = tuple(sorted({mask for macro, mask in _NEEDS.items() if macro in wording and macro != "<A>"}))
            named = re.sub(r"\(\?P<([a-z]+)\d*>", rf"(?P<\1_{lang}_{number}_{len(grouped)}>", wording)
            grouped.setdefault(needed, []).append(_spelled(_unique(named)))
    return tuple((needed, re.compile("|".join(f"(?:{one})" for one in many))) for needed, many in grouped.items())


def _unique(wording: str) -> str:
    """Number groups of the same name inside one wording."""
    seen: dict[str, int] = {}

    def renamed(match: re.Match[str]) -> str:
        seen[match[1]] = seen.get(match[1], 0) + 1
        return f"(?P<{match[1]}_{seen[match[1]]}>"

    return re.sub(r"\(\?P<(\w+)>", renamed, wording)


def _spelled(wording: str) -> str:
    for macro, pattern in _MACROS.items():
        wording = wording.replace(macro, pattern)
    return wording


@cache
def words_of(family: str, name: str) -> re.Pattern[str]:
    """Return the wordings of ``family.name`` as one pattern between word borders."""
    every = [word for lang in LANGUAGES for word in table(f"demands_{lang}").get(family, {}).get(name, ())]
    every.sort(key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(_bare(word) for word in every)})(?!\w)")


def _bare(word: str) -> str:
    return _spelled(re.sub(r"\(\?P<\w+>", "(?:", word))
