"""How hard each prompt exercise is: 200 new cases a language, on which its answers are run; writes calibration.md.

.venv/bin/python benchmarks/calibration.py [--cases 200]
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from curtain.course.load import load_modules
from curtain.course.root import course_root
from curtain.grading.calibration import WHOLE, Calibration, calibrate
from curtain.model.glassbox import GlassBox
from curtain.records import LANGUAGES

PAGE = Path(__file__).with_suffix(".md")
GROUPS = ("model", "naive", "good", "held_out")

HEAD = """# How hard the prompt exercises are

Made by `benchmarks/calibration.py --cases {cases}` on {day} with {engine}; written by the script, do not edit.
Every answer of a group is run on {cases} cases that no cohort gets. A rate is the share of runs in which every
criterion held, with its 95 % interval (Wilson); *worth* is the mean share of the points. *Hardest* names the
kind of case with the lowest rate. Held-out answers were never tuned on.

| exercise | language | answers | rate | interval | worth | hardest kind of case |
|---|---|---|---|---|---|---|
"""


def main() -> None:
    """Calibrate every exercise that has cases and write the page after each, so that an interrupted run leaves one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=200)
    cases, model = parser.parse_args().cases, GlassBox()
    page = HEAD.format(cases=cases, day=date.today().isoformat(), engine=model.version)
    for module in load_modules(course_root()).values():
        for name in module.names:
            for lang in LANGUAGES:
                rows = list(calibrate(course_root(), module, name, lang, model, GROUPS, cases))
                page += "".join(_lines(f"{module.id}/{name}", rows))
                PAGE.write_text(page, encoding="utf-8")


def _lines(exercise: str, rows: list[Calibration]) -> list[str]:
    return [
        f"| {exercise} | {row.lang} | {row.group} | {_percent(row.rate.passed / row.rate.of)} "
        f"| {_percent(row.low)} to {_percent(row.high)} | {_percent(row.worth)} | {_hardest(rows, row.group)} |\n"
        for row in rows
        if row.stratum == WHOLE
    ]


def _hardest(rows: list[Calibration], group: str) -> str:
    strata = [row for row in rows if row.group == group and row.stratum != WHOLE]
    worst = min(strata, key=lambda row: row.rate.passed / row.rate.of)
    return f"{worst.stratum} ({_percent(worst.rate.passed / worst.rate.of)})"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


if __name__ == "__main__":
    main()
