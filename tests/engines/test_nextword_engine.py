"""The next-word engine: trained on the course's own texts, never on its keys."""

from __future__ import annotations

from curtain.course.load import load_modules
from curtain.course.root import course_root
from curtain.course.texts import course_texts
from curtain.engines.nextword import NextWordEngine
from curtain.engines.registry import engines
from curtain.records import LANGUAGES, Message, Options

TEXTS = list(course_texts(course_root()))


def test_the_registry_has_it_untrained() -> None:
    engine = engines()["nextword-1"]
    assert isinstance(engine, NextWordEngine)
    assert "_trained" not in vars(engine)


def test_no_answer_is_among_the_texts() -> None:
    joined = "\n".join(TEXTS)
    for module in load_modules(course_root()).values():
        for name in module.names:
            exercise = module.exercise(name, "en")
            if exercise.kind == "prompt":
                for lang in LANGUAGES:
                    assert module.model_answer(name, lang).splitlines()[0] not in joined


def test_lessons_are_there_without_markup() -> None:
    assert any("brief" in text for text in TEXTS)
    assert not any("%%answer" in text or text.startswith(("#", "+++", "```")) for text in TEXTS)


def test_it_continues_with_real_chances() -> None:
    engine = NextWordEngine()
    reply = engine.complete((Message("user", "The delivery time is"),), Options(max_tokens=8, alternatives=3, seed=1))
    assert reply.engine == engine.version and reply.engine.startswith("nextword-1/")
    assert reply.chances is not None and all(len(chance.alternatives) == 3 for chance in reply.chances)
