"""Small exercises of the kinds in which learners write, in one language, without files."""

from __future__ import annotations

from typing import Any

from curtain.course.key import Key
from curtain.course.kinds.canvas import CanvasKey, Rule
from curtain.course.kinds.prompt import Criterion
from curtain.course.kinds.redact import Kept, RedactKey, Removed
from curtain.course.kinds.reflect import ReflectKey
from curtain.grading.grade import grade
from curtain.grading.scripted import ScriptedModel
from curtain.records import Answer, Check, Exercise, Grade, Language

MAIL = (
    "Please write to Ms Jessop at Almdale Dairy, customer number K-48213. "
    "Tell her that the demonstration of the DP 40 pump takes place on 26 May. "
    "Between us: she pays 18,400 euros and was on sick leave with burnout.\n\n"
    "Keep it under 90 words and ask her to answer by 19 May."
)


def removed(text: str, *forms: str, weight: float = 1.0) -> Removed:
    return Removed(text, (text, *forms), f"WHY-{text}", weight)


REDACT = RedactKey(
    remove=(
        removed("Ms Jessop", "Jessop"),
        removed("Almdale Dairy", "Almdale"),
        removed("K-48213", "48213"),
        removed("18,400 euros"),
        removed("sick leave with burnout", "burnout", "sick"),
    ),
    keep=tuple(Kept((text,), f"NEED-{text}") for text in ("DP 40", "26 May", "demonstration", "19 May", "90")),
    job=(Check("facts", "mentions", {"all": [["DP 40"]]}, core=True), Check("email", "email")),
    criteria={name: Criterion(name, f"FAIL-{name}", f"NEXT-{name}") for name in ("facts", "email")},
)
LETTER = "Dear Ms Smith,\n\nthe DP 40 will be shown on 26 May.\n\nKind regards"


def model(reply: str = LETTER) -> ScriptedModel:
    return ScriptedModel(lambda message: reply, f"letter/{hash(reply)}")


def exercise(kind: str, lang: Language, settings: dict[str, Any]) -> Exercise:
    return Exercise("90-x/y", kind, lang, 10, "Title", "The task says what to do here.", settings, ("one", "two"))


def redact(text: str, reply: str = LETTER, key: RedactKey = REDACT) -> Grade:
    given = exercise("redact", "en", {"text": MAIL, "words": {"min": 10, "max": 80}})
    return grade(given, Answer("90-x/y", "en", text), Key("90-x/y", "redact", "en", key), model(reply))


FIELDS = [
    {"id": "data", "kind": "text", "text": "Data", "help": "Which information goes in, the sensitive parts too?"},
    {"id": "care", "kind": "text", "text": "Safeguard", "help": "What happens to the sensitive parts of it?"},
    {"id": "tool", "kind": "choice", "text": "Tool", "help": "Which?", "options": [{"id": "own", "text": "our own"}]},
    {"id": "now", "kind": "number", "text": "Now", "help": "Minutes today"},
    {"id": "then", "kind": "number", "text": "Then", "help": "Minutes in future"},
    {"id": "goal", "kind": "text", "text": "Goal", "help": "Which figure, and by when is it reached?"},
    {"id": "check", "kind": "text", "text": "Check", "help": "Who checks what before it goes out?"},
]
NAMES = {str(field["id"]): (str(field["text"]),) for field in FIELDS}


def rule(type_: Any, field: str, **more: Any) -> Rule:
    return Rule(type_, f"WHY-{type_}-{field}", f"NEXT-{type_}-{field}", field, **more)


RULES = (
    rule("mentions_concept", "data", concept="personal-data"),
    rule("requires", "data", concept="personal-data", other="care", other_concept="safeguard"),
    rule("one_of", "tool", allowed=("own",)),
    rule("consistent", "then", other="now"),
    rule("measurable", "goal"),
    rule("names_human", "check"),
)


def canvas(text: str, lang: Language = "en", rules: tuple[Rule, ...] = RULES) -> Grade:
    options = {"tool": {"own": ("our own",), "public": ("a public one",)}}
    key = Key("90-x/y", "canvas", lang, CanvasKey(rules, NAMES, options))
    return grade(exercise("canvas", lang, {"fields": FIELDS}), Answer("90-x/y", lang, text), key, model())


PARTS = [{"id": "a", "text": "What next?", "min_words": 5}, {"id": "b", "text": "What not?", "min_words": 5}]


def reflect(text: str, lang: Language = "en") -> Grade:
    key = Key("90-x/y", "reflect", lang, ReflectKey({"a": ("What next?",), "b": ("What not?",)}, ""))
    return grade(exercise("reflect", lang, {"parts": PARTS}), Answer("90-x/y", lang, text), key, model())
