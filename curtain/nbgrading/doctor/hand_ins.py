"""Can what was handed in be graded as it lies there?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ...phrases import say
from ..cohort_seed import cohort_seed
from ..guard import is_learner
from ..hand_in_order import NOTEBOOK, SUFFIX, moment, named
from ..judge import versions_of
from ..record import records
from ..submission import content_of, read_submission
from .assignments import assignment_names
from .finding import Finding, found

GOOD_LEARNER = re.compile(r"[a-z0-9_-]{1,64}")
AHEAD = timedelta(minutes=10)
"""Clocks of two machines may differ by as much."""


def check_learners(directory: Path, known: list[str]) -> Iterator[Finding]:
    """Yield learners with names that cause trouble; ``known`` are those of the gradebook."""
    folders = [path.name for path in _visible(directory / "submitted")]
    alike = defaultdict(set)
    for name in (*folders, *known):
        alike[name.casefold().strip()].add(name)
        if not GOOD_LEARNER.fullmatch(name):
            kind = "odd_learner" if is_learner(name) else "no_learner"
            yield found(kind, f"submitted/{name!r}")
    for names in alike.values():
        if len(names) > 1:
            yield found("same_learner", "submitted/", names=", ".join(sorted(names)))


def check_hand_ins(directory: Path, now: datetime | None = None) -> Iterator[Finding]:
    """Yield hand-ins that will not be graded, or not as their learner hopes."""
    names = assignment_names()
    for learner in _visible(directory / "submitted"):
        if learner.is_symlink() or not learner.is_dir():
            yield found("link", learner)
            continue
        for folder in _visible(learner):
            if folder.is_symlink() or not folder.is_dir():
                yield found("link", folder)
            elif folder.name not in names:
                yield found("unknown_assignment", folder, names=", ".join(names))
            else:
                yield from _check_hand_in(folder, now or datetime.now(UTC))


def check_graded(directory: Path) -> Iterator[Finding]:
    """Yield how many hand-ins were graded with versions that are no longer those of today, by assignment."""
    seed = cohort_seed(directory)
    count: dict[str, int] = defaultdict(int)
    for _, assignment, results in records(directory):
        grades = [result.grade for result in results.values() if result.grade]
        if any(grade.versions != versions_of(grade.exercise, grade.lang, seed) for grade in grades):
            count[assignment] += 1
    for assignment, number in count.items():
        yield found("old_versions", assignment, number=number, directory=directory)


def _check_hand_in(folder: Path, now: datetime) -> Iterator[Finding]:
    notebooks = [path for path in _visible(folder) if path.suffix.lower() == NOTEBOOK]
    path = notebooks[0] if len(notebooks) == 1 else named(folder)
    if problem := read_submission(path).problem:
        yield found("damaged", path, problem=say("en", f"nbgrading.hand_in.{problem}"))
    stamp = _stamp(folder / "timestamp.txt")
    if stamp and stamp > now + AHEAD:
        yield found("future", folder, stamp=f"{stamp:%Y-%m-%d %H:%M} UTC")


def _stamp(path: Path) -> datetime | None:
    text = (content_of(path) or b"")[:200].decode(errors="replace").strip()
    found = moment(text)
    return found.replace(tzinfo=UTC) if found else None


def _visible(folder: Path) -> list[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return []
    return [entry for entry in entries if not entry.name.startswith(".") and not entry.name.endswith(SUFFIX)]
