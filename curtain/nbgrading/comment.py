"""Write a grade as the comment that a learner reads in the feedback and a trainer can edit in formgrader."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..phrases import say
from ..records import Feedback, Grade, Language
from .change import change_told
from .result import ItemResult

_MARKUP = re.compile(r"[\\`*_\[\]<>#|~$&]|(?<=\\)[()]|(?<=https):(?=//)|(?<=http):(?=//)")
_LIST_START = re.compile(r"^(\d*)([-+=.):])")


def comment(result: ItemResult, lang: Language, *, by_hand: bool = False) -> str:
    """Return the comment as Markdown; words of learners and of the model in it can be no markup.

    ``by_hand`` says that a trainer gave the points, so that what a regrade made of ours is of no interest.
    """
    change = "" if by_hand else plain(change_told(result, lang))
    return "\n\n".join([*([change] if change else []), *_paragraphs(result, lang)])


def plain(text: str) -> str:
    r"""Return ``text`` in one line and with markup escaped: ``<b>`` becomes ``\<b\>``.

    nbgrader renders comments as Markdown and lets raw HTML through.
    """
    line = " ".join(text.split())
    return _LIST_START.sub(r"\1\\\2", _MARKUP.sub(lambda found: f"\\{found[0]}", line))


def _paragraphs(result: ItemResult, lang: Language) -> Iterator[str]:
    if result.problem:
        yield plain(say(lang, f"nbgrading.hand_in.{result.problem}"))
    if result.remark:
        yield plain(say(lang, f"nbgrading.answer.{result.remark}"))
    if result.grade is None:
        yield plain(say(lang, "nbgrading.item_failed"))
    elif result.grade.untouched:
        if not result.problem and not result.remark:
            yield plain(say(lang, "nbgrading.untouched"))
    else:
        yield from _reasons(result.grade, lang)


def _reasons(grade: Grade, lang: Language) -> Iterator[str]:
    for pool in ("record", "visible"):
        if rate := grade.pools.get(pool):
            yield plain(say(lang, f"nbgrading.rate_{pool}", passed=rate.passed, of=rate.of))
    if grade.feedback:
        yield "\n".join(f"- {_remark(remark)}" for remark in grade.feedback)
    for what in grade.not_judged:
        yield plain(say(lang, "nbgrading.not_judged", what=what))


def _remark(remark: Feedback) -> str:
    return plain(f"{remark.text} {remark.next}")
