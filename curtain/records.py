"""The records that rooms hand to each other; frozen, named, free of behaviour that needs a library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, Protocol, get_args

Language = Literal["de", "en", "es"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

Pool = Literal["visible", "practice", "record"]
POOLS: tuple[Pool, ...] = get_args(Pool)

Role = Literal["system", "developer", "user", "assistant", "tool"]


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a conversation with a model."""

    role: Role
    content: str


@dataclass(frozen=True, slots=True)
class Options:
    """How a completion is wanted; the names and meanings are those of the OpenAI chat interface.

    ``alternatives`` asks for the chances of every token (``logprobs``) with so many of the likeliest beside it.
    """

    max_tokens: int | None = None
    temperature: float = 1.0
    stop: tuple[str, ...] = ()
    seed: int | None = None
    n: int = 1
    response_format: Mapping[str, Any] | None = None
    top_p: float = 1.0
    alternatives: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` (code points, end excluded) of a text, and what they were taken for."""

    start: int
    end: int
    what: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the glass box did with a request; every text in it is a phrase key or the learner's own words.

    ``read`` and ``unread`` are spans of the last user message, ``constraints`` pairs each understood demand
    with whether the reply meets it, ``weaknesses`` names those that fired, ``origins`` pairs each piece of the reply
    with where it came from (``material``, ``brief``, ``stock``, ``weakness:<name>`` ...).
    """

    read: tuple[Span, ...] = ()
    unread: tuple[Span, ...] = ()
    constraints: tuple[tuple[str, bool], ...] = ()
    weaknesses: tuple[str, ...] = ()
    brief: Mapping[str, Any] = field(default_factory=dict)
    origins: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    """A token that could have come: its text, its bytes and its natural log probability."""

    text: str
    bytes: bytes
    logprob: float


@dataclass(frozen=True, slots=True)
class TokenChance:
    """A token of a reply with its natural log probability, and the likeliest tokens at its place."""

    text: str
    bytes: bytes
    logprob: float
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Completion:
    """A model's reply. Token counts are those of the engine's own tokens.

    ``chances`` are there if they were asked for and the engine has real ones.
    """

    text: str
    engine: str
    finish_reason: Literal["stop", "length"] = "stop"
    prompt_tokens: int = 0
    completion_tokens: int = 0
    explanation: Explanation | None = None
    chances: tuple[TokenChance, ...] | None = None


class Model(Protocol):
    """Anything that answers a conversation; graders get it passed in."""

    @property
    def version(self) -> str:
        """Name and version that pin the replies, such as ``glassbox-1/3``."""

    def complete(self, messages: Sequence[Message], options: Options = ...) -> Completion:
        """Answer the conversation."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise in one language as a learner may see it: nothing in it gives an answer away.

    ``settings`` holds what its kind needs (options, passage and labels, visible cases ...), already in ``lang``.
    ``given`` is the text an answer starts from; an answer equal to it counts as untouched.
    """

    id: str
    kind: str
    lang: Language
    points: float
    title: str
    task: str
    settings: Mapping[str, Any]
    hints: tuple[str, ...] = ()
    given: str = ""
    module_version: str = "1"

    @property
    def module(self) -> str:
        """The module's id, such as ``02-clear-briefs``."""
        return self.id.split("/")[0]

    @property
    def name(self) -> str:
        """The exercise's name inside its module."""
        return self.id.split("/")[1]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a learner wrote for one exercise."""

    exercise: str
    lang: Language
    text: str


@dataclass(frozen=True, slots=True)
class Check:
    """One demand on a reply: ``type`` names the judge, ``params`` are its settings for this case.

    A ``core`` check is about doing the task at all; a case that misses one earns nothing.
    """

    criterion: str
    type: str
    params: Mapping[str, Any] = field(default_factory=dict)
    core: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One input that a learner's prompt is run on, with the checks its reply must pass."""

    id: str
    pool: Pool
    lang: Language
    title: str
    material: str
    checks: tuple[Check, ...]
    stratum: str = ""


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of how many."""

    passed: int
    of: int


@dataclass(frozen=True, slots=True)
class CriterionRate:
    """How often one criterion held over all cases that were run."""

    name: str
    passed: int
    of: int


@dataclass(frozen=True, slots=True)
class Feedback:
    """One remark to the learner in their language: what was found and why, and the next step.

    ``case`` is the id of a visible case, never of a hidden one; ``criterion`` names what it is about;
    ``reply`` is the model's reply to that visible case.
    """

    text: str
    next: str = ""
    case: str | None = None
    criterion: str | None = None
    reply: str | None = None
    good: bool = False


@dataclass(frozen=True, slots=True)
class Grade:
    """The outcome of grading one answer; ``0 <= points <= max`` always holds."""

    exercise: str
    lang: Language
    points: float
    max: float
    pools: Mapping[str, Rate] = field(default_factory=dict)
    criteria: tuple[CriterionRate, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    not_judged: tuple[str, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    untouched: bool = False

    @property
    def solved(self) -> bool:
        """Four fifths of the points count as solved; an ungraded exercise is never solved by grading."""
        return self.max > 0 and self.points >= 0.8 * self.max - 1e-9

    def as_json(self) -> dict[str, Any]:
        """Return the grade as plain data, in the form that ``curtain grade --json`` prints."""
        data = asdict(self)
        data["pools"] = {name: asdict(rate) for name, rate in self.pools.items()}
        data["solved"] = self.solved
        return data
