"""``verify``: hold claims against sources; each is supported, contradicted, or not in the sources at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from pydantic import Field

from ...phrases import say
from ...records import LANGUAGES
from ..source import Name, Strict, Texts
from .common import ExerciseSource, Kind, Mistake, Setting
from .wording import Entry, Mixups, MixupSource, listed, mixups, names, twice, unlike, wrong_mixups

Verdict = Literal["supported", "contradicted", "not-in-source"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


class SourceText(Entry):
    """One source in module.toml."""

    title: Texts


class VerifySource(ExerciseSource):
    """A verification in module.toml."""

    sources: tuple[SourceText, ...] = Field(min_length=1, max_length=6)
    claims: tuple[Entry, ...] = Field(min_length=3, max_length=15)


class ClaimKeySource(Strict):
    """A claim in key.toml; ``quote`` is the passage that decides, and missing only where no source says anything."""

    verdict: Verdict
    why: Texts
    quote: Texts | None = None


class VerifyKeySource(Strict):
    """A verification in key.toml."""

    claims: dict[Name, ClaimKeySource]
    mixups: tuple[MixupSource, ...] = ()


@dataclass(frozen=True)
class GoldClaim:
    """A claim with its verdict, in one language."""

    verdict: Verdict
    why: str
    quote: str = ""


@dataclass(frozen=True)
class VerifyKey:
    """The claims by id, their wordings in all languages, and the misconceptions behind wrong verdicts."""

    claims: Mapping[str, GoldClaim]
    names: Mapping[str, tuple[str, ...]]
    mixups: Mixups


def _settings(exercise: VerifySource, key: VerifyKeySource | None, setting: Setting) -> Mapping[str, Any]:
    lang = setting.lang
    sources = [
        {"id": one.id, "title": setting.fill(one.title[lang]), "text": setting.fill(one.text[lang]).strip()}
        for one in exercise.sources
    ]
    verdicts = [{"id": verdict, "text": say(lang, f"course.verdict.{verdict}")} for verdict in VERDICTS]
    return {"sources": sources, "claims": listed(exercise.claims, setting), "verdicts": verdicts}


def _data(exercise: VerifySource, key: VerifyKeySource, setting: Setting) -> VerifyKey:
    def gold(claim: ClaimKeySource) -> GoldClaim:
        quote = setting.fill(claim.quote[setting.lang]) if claim.quote else ""
        return GoldClaim(claim.verdict, setting.fill(claim.why[setting.lang]), quote)

    claims = {one.id: gold(key.claims[one.id]) for one in exercise.claims}
    return VerifyKey(claims, names(exercise.claims, setting), mixups(key.mixups, setting))


def _mistakes(exercise: VerifySource, key: VerifyKeySource) -> Iterator[Mistake]:
    ids = [one.id for one in exercise.claims]
    yield from twice(ids, "claims")
    yield from twice([one.id for one in exercise.sources], "sources")
    yield from unlike(key.claims, ids, ("claims",))
    yield from wrong_mixups(key.mixups, ids, VERDICTS)
    if len({claim.verdict for claim in key.claims.values()}) < 2:
        yield Mistake("course.verify.one-verdict", ("claims",))
    for id_, claim in key.claims.items():
        yield from _wrong_quote(exercise, id_, claim)


def _wrong_quote(exercise: VerifySource, id_: str, claim: ClaimKeySource) -> Iterator[Mistake]:
    at = ("claims", id_, "quote")
    if (claim.quote is None) != (claim.verdict == "not-in-source"):
        yield Mistake("course.verify.quote", at, {"verdict": claim.verdict})
        return
    for lang in LANGUAGES:
        texts = [" ".join(source.text[lang].split()) for source in exercise.sources]
        if claim.quote and not any(" ".join(claim.quote[lang].split()) in text for text in texts):
            yield Mistake("course.verify.not-in-source", (*at, lang), {"lang": lang, "text": claim.quote[lang]})


VERIFY = Kind(VerifySource, VerifyKeySource, _settings, _data, _mistakes)
