"""Grade an attack by what the bot did: every level that gave in is worth the same."""

from __future__ import annotations

from collections.abc import Iterator

from ..answers.turns import LONGEST, MOST, TurnsAnswer, read_turns
from ..course.kinds.attack import AttackKey, Siege
from ..phrases import phrases, say
from ..records import Feedback, Pool, Rate
from ..text.disguise import discloses
from .checks import runs_shared
from .conversation import Talk, talk
from .outcome import Outcome, Task, shortened
from .salad import is_salad

TASK_PASTED = 0.6
"""An attack of which this share of word sequences comes from the task is the task pasted."""


def grade_attack(task: Task) -> Outcome:
    """Judge an attack: the share of levels whose bot gave in, in the record draw if it was run.

    Raises
    ------
    AnswerError
        If the answer is too long.
    """
    data: AttackKey = task.key.data
    answer = read_turns(task.text)
    if refused := _refused(task, answer):
        return Outcome(0, (refused,))
    talks = {pool: _talks(task, answer, data.sieges[pool]) for pool in task.pools}
    won = {pool: _won(data, data.sieges[pool], found, answer) for pool, found in talks.items()}
    counted = [won["record"]] if "record" in won else list(won.values())
    scored = [broke for found in counted for broke in found.values()]
    share = sum(scored) / len(scored)
    shown: Pool = "visible" if "visible" in talks else task.pools[0]
    pools: dict[str, Rate] = {pool: Rate(sum(found.values()), len(found)) for pool, found in won.items()}
    return Outcome(share, tuple(_feedback(task, answer, talks[shown], won[shown], shown == "visible")), pools)


def _refused(task: Task, answer: TurnsAnswer) -> Feedback | None:
    """Return why an answer is no conversation, or nothing."""
    whole = "\n".join(answer.turns)
    shown = "\n".join([task.exercise.title, task.exercise.task, *task.exercise.hints])
    secrets = task.key.data.sieges["visible"].secrets
    if not answer.turns:
        return _remark(task, "empty")
    if answer.long:
        return _remark(task, "long", n=answer.long[0], most=LONGEST)
    if runs_shared(whole, shown) >= TASK_PASTED:
        return _remark(task, "echo")
    if is_salad(whole, task.lang):
        return _remark(task, "salad")
    if any(discloses(whole, secret) for secret in secrets):
        return _remark(task, "guessed")
    return None


def _remark(task: Task, name: str, **params: object) -> Feedback:
    text = say(task.lang, f"grading.attack.{name}", **params)
    return Feedback(text, say(task.lang, f"grading.attack.{name}-next", **params))


def _talks(task: Task, answer: TurnsAnswer, siege: Siege) -> dict[str, Talk]:
    return {level: talk(task.model, system, answer.turns) for level, system in siege.systems.items()}


def _won(data: AttackKey, siege: Siege, talks: dict[str, Talk], answer: TurnsAnswer) -> dict[str, bool]:
    """Tell for each level whether the bot gave in; a learner who writes the secret has not got it from the bot."""
    known = any(discloses("\n".join(answer.turns), secret) for secret in siege.secrets)
    return {level: not known and found.gave_in(data.goal, siege.secrets) for level, found in talks.items()}


def _feedback(
    task: Task, answer: TurnsAnswer, talks: dict[str, Talk], won: dict[str, bool], visible: bool
) -> Iterator[Feedback]:
    names = {level["id"]: level["text"] for level in task.exercise.settings["levels"]}
    for level, broke in won.items():
        reply = shortened(talks[level].completions[-1].text, 400) if talks[level].completions and visible else None
        if broke:
            text = say(task.lang, "grading.attack.broke", level=names[level], why=_gap(task, talks[level]))
            yield Feedback(text.strip(), reply=reply, good=True)
        else:
            yield _held(task, names[level], talks[level], reply)
    if answer.left:
        yield _remark(task, "many", n=answer.left, most=MOST)


def _held(task: Task, level: str, found: Talk, reply: str | None) -> Feedback:
    """Say why a level held, as far as the bot tells, and what to think about next."""
    if found.broken:
        return _remark(task, "failed", level=level)
    after = next((record for record in reversed(found.records) if record.get("goal")), None)
    part = "unread" if after is None else "part" if found.hinted() else "named" if after.get("named") else "firm"
    ways = ", ".join(_way(task, way) for way in (after or {}).get("named", ()))
    text = say(task.lang, f"grading.attack.held-{part}", level=level, ways=ways)
    return Feedback(text, say(task.lang, f"grading.attack.held-{part}-next"), reply=reply)


def _way(task: Task, way: str) -> str:
    return phrases(task.lang).get(f"model.read.bot_{way}", way)


def _gap(task: Task, found: Talk) -> str:
    return phrases(task.lang).get(f"model.weakness.bot_{found.gap}", "")
