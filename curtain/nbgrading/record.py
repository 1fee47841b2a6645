"""What the course directory keeps about a graded hand-in beside nbgrader's gradebook: reasons, versions, history.

One file a hand-in, ``records/<learner>/<assignment>.json``. The gradebook is the place of points; a record tells a
learner why and a trainer with which key, engine, seed, module and grader they came about.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ..records import CriterionRate, Feedback, Grade, Rate
from .result import Earlier, ItemResult

RECORDS = "records"

Results = Mapping[str, ItemResult]
"""The results of one hand-in by exercise id."""


def record_path(directory: Path, learner: str, assignment: str) -> Path:
    """Return where the record of a hand-in lies."""
    return directory / RECORDS / learner / f"{assignment}.json"


def read_record(path: Path) -> dict[str, ItemResult]:
    """Return the results kept in a file; none if it is not there or was damaged."""
    try:
        items = json.loads(path.read_text(encoding="utf-8"))["items"]
        return {exercise: from_data(exercise, item) for exercise, item in items.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write_record(path: Path, results: Results) -> None:
    """Keep the results; a run that is killed leaves the former file or the new one, never half of one."""
    items = {exercise: to_data(result) for exercise, result in results.items()}
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(path, json.dumps({"items": items}, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def write_whole(path: Path, text: str, mode: int = 0o600) -> None:
    """Replace a file in one step."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    draft.chmod(mode)
    os.replace(draft, path)


def records(directory: Path) -> Iterator[tuple[str, str, dict[str, ItemResult]]]:
    """Yield learner, assignment and results of every record, in a fixed order."""
    for path in sorted((directory / RECORDS).glob("*/*.json")):
        yield path.parent.name, path.stem, read_record(path)


def to_data(result: ItemResult) -> dict[str, Any]:
    """Return a result as plain data."""
    return {
        "answer": result.answer,
        "problem": result.problem,
        "remark": result.remark,
        "grade": result.grade.as_json() if result.grade else None,
        "earlier": [asdict(one) for one in result.earlier],
    }


def from_data(exercise: str, data: Mapping[str, Any]) -> ItemResult:
    """Return the result that ``to_data`` made the data of."""
    return ItemResult(
        exercise,
        _grade(data["grade"]) if data["grade"] else None,
        data["problem"],
        data["remark"],
        data["answer"],
        tuple(Earlier(**one) for one in data["earlier"]),
    )


def _grade(data: Mapping[str, Any]) -> Grade:
    return Grade(
        exercise=data["exercise"],
        lang=data["lang"],
        points=data["points"],
        max=data["max"],
        pools={name: Rate(**rate) for name, rate in data["pools"].items()},
        criteria=tuple(CriterionRate(**rate) for rate in data["criteria"]),
        feedback=tuple(Feedback(**remark) for remark in data["feedback"]),
        not_judged=tuple(data["not_judged"]),
        versions=data["versions"],
        untouched=data["untouched"],
    )
