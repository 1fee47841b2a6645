"""Where a learner stands in one language; what means the same in every language counts from all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..answers.text import is_untouched
from ..records import Answer, Exercise, Language
from ..store.rows import Attempt, Saved, Tally
from ..store.store import Store
from .world import World

# an answer of these kinds means the same in every language, so it carries over with what it earned
NEUTRAL = frozenset({"choice", "place", "verify"})


@dataclass(frozen=True, slots=True)
class Standing:
    """A learner's answers, attempts and hand-ins; ``..._anywhere`` count all languages together."""

    answers: Mapping[str, Saved]
    answers_anywhere: Mapping[str, Saved]
    tallies: Mapping[str, Tally]
    tallies_anywhere: Mapping[str, Tally]
    handed_in: Mapping[str, str]

    def answer(self, exercise: Exercise) -> Saved | None:
        """Return what would be handed in for an exercise now."""
        own = self.answers.get(exercise.id)
        return self.answers_anywhere.get(exercise.id) if own is None and exercise.kind in NEUTRAL else own

    def best(self, exercise: Exercise) -> float | None:
        """Return the points of the best attempt."""
        tallies = self.tallies_anywhere if exercise.kind in NEUTRAL else self.tallies
        tally = tallies.get(exercise.id)
        return tally.best if tally else None

    def answered(self, exercise: Exercise) -> bool:
        """Tell whether a hand-in would hold more than what the exercise starts from."""
        saved = self.answer(exercise)
        return saved is not None and not is_untouched(saved.text, exercise.given)

    def state(self, exercise: Exercise) -> str:
        """Return ``untouched``, ``started`` or ``solved``; what has no points is started by running it as it is."""
        best = self.best(exercise)
        # the same four fifths as Grade.solved
        if best is not None and exercise.points > 0 and best >= 0.8 * exercise.points - 1e-9:
            return "solved"
        begun = self.answered(exercise) if exercise.points > 0 else self.answer(exercise) is not None
        return "started" if begun or best is not None else "untouched"


def standing(store: Store, learner: str, lang: Language) -> Standing:
    """Read where a learner stands in ``lang``."""
    current = store.answers.all_current(learner)
    return Standing(
        answers={saved.exercise: saved for saved in current if saved.lang == lang},
        answers_anywhere={saved.exercise: saved for saved in current},
        tallies=store.attempts.tallies(learner, lang),
        tallies_anywhere=store.attempts.tallies(learner),
        handed_in=store.hand_ins.latest(learner, lang),
    )


def current_answer(store: Store, learner: str, exercise: Exercise) -> Saved | None:
    """Return what counts as the learner's answer in the exercise's language; a neutral one carries over."""
    own = store.answers.current(learner, exercise.id, exercise.lang)
    if own is None and exercise.kind in NEUTRAL:
        return store.answers.current(learner, exercise.id)
    return own


def tally_of(store: Store, learner: str, exercise: Exercise) -> Tally | None:
    """Return the attempts at an exercise in its language; those at a neutral one in all languages."""
    lang = None if exercise.kind in NEUTRAL else exercise.lang
    return store.attempts.tallies(learner, lang).get(exercise.id)


def last_grade(world: World, learner: str, exercise: Exercise) -> Mapping[str, Any] | None:
    """Return the newest grade in the exercise's language; that of an answer carried over is said in this language."""
    own = world.store.attempts.last(learner, exercise.id, exercise.lang)
    if own:
        return own.grade
    carried = current_answer(world.store, learner, exercise)
    last = world.store.attempts.last(learner, exercise.id)
    if carried is None or carried.lang == exercise.lang or last is None:
        return None
    # a text that was never checked must not be graded by changing the language
    checked = _checked_text(world.store, learner, last)
    return _graded_again(world, exercise, checked, last) if checked == carried.text else None


def _checked_text(store: Store, learner: str, attempt: Attempt) -> str | None:
    # a check saves its text first, so the newest one of that moment is what was graded
    history = store.answers.history(learner, attempt.exercise)
    texts = [saved.text for saved in history if saved.lang == attempt.lang and saved.saved_at <= attempt.at]
    return texts[-1] if texts else None


def _graded_again(world: World, exercise: Exercise, text: str, last: Attempt) -> Mapping[str, Any] | None:
    answer = Answer(exercise.id, exercise.lang, text)
    grade = world.grade(exercise, answer, world.shelf.key(exercise), world.engines[world.pinned])
    return grade.as_json() if grade.points == last.points else None
