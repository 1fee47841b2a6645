"""A reply can be opened by whoever asked for it, and by nobody else."""

from __future__ import annotations

import pytest

from curtain.errors import DoorError
from curtain.model.glassbox import GlassBox
from curtain.records import LANGUAGES, Completion, Explanation, Language, Message, Span
from curtain.sandbox.explain import explain
from curtain.sandbox.explanations import Explained, Explanations

PROMPT = "Write a follow-up e-mail of at most 90 words, factual tone.\n\nMs Hill, DP 40, call agreed for 12 May. Xyzzy."


class World:
    def __init__(self) -> None:
        self.explanations = Explanations(most=3)


class Call:
    def __init__(self, world: World, id_: str, learner: str = "me", lang: Language = "en") -> None:
        self.world, self.path, self.lang = world, {"id": id_}, lang
        self.learner = type("Learner", (), {"id": learner})()


def kept(completion: Completion) -> World:
    world = World()
    world.explanations.keep("c1", Explained("me", (Message("user", PROMPT),), (completion,)))
    return world


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_is_said_in_plain_words(lang: Language) -> None:
    world = kept(GlassBox().complete((Message("user", PROMPT),)))
    told = explain(Call(world, "c1", lang=lang)).data["choices"][0]["explanation"]  # type: ignore[arg-type, call-overload]
    assert any("90 words" in one["text"] and one["met"] for one in told["constraints"])
    assert any(PROMPT[one["start"] : one["end"]] == one["text"] for one in told["read"])
    labels = [one["label"] for one in (*told["read"], *told["unread"])]
    shown = [*labels, *(one["text"] for one in (*told["weaknesses"], *told["constraints"]))]
    assert shown and not any(text.startswith("model.") for text in shown)


def test_origins_have_names() -> None:
    told = Explanation(origins=(("A", "material"), ("B", "weakness:invents"), ("C", "something new")),
                       read=(Span(0, 5, "model.read.task"),))  # fmt: skip
    world = kept(Completion("A B C", "glassbox-1/1", explanation=told))
    shown = explain(Call(world, "c1")).data["choices"][0]["explanation"]["origins"]  # type: ignore[arg-type, call-overload]
    assert [one["origin"] for one in shown] == ["material", "weakness:invents", "something new"]
    assert len({one["label"] for one in shown}) == 3


@pytest.mark.parametrize(("id_", "learner"), [("c1", "another"), ("unknown", "me")])
def test_nobody_elses_and_nothing_unknown(id_: str, learner: str) -> None:
    with pytest.raises(DoorError) as refused:
        explain(Call(kept(Completion("x", "e")), id_, learner))  # type: ignore[arg-type]
    assert refused.value.status == 404


def test_old_replies_are_forgotten() -> None:
    explanations = Explanations(most=2)
    for number in range(3):
        explanations.keep(str(number), Explained("me", (), ()))
    assert explanations.of("2", "me") and explanations.of("1", "me")
    with pytest.raises(DoorError):
        explanations.of("0", "me")


def test_an_engine_that_explains_nothing_has_nothing_to_show() -> None:
    data = explain(Call(kept(Completion("x", "e")), "c1")).data  # type: ignore[arg-type]
    assert data["choices"][0]["explanation"] is None  # type: ignore[call-overload]


def test_every_piece_of_a_reply_says_where_it_came_from() -> None:
    reply = GlassBox().complete((Message("user", PROMPT),))
    origins = reply.explanation.origins if reply.explanation else ()
    assert origins and all(text in reply.text for text, _ in origins)
