"""Is the directory set up so that nothing of a learner's runs, and is its seed kept?"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from traitlets.config import Config

from ..cohort_seed import NO_SEED, SEED_FILE, cohort_seed
from ..generate import CONFIG, course_config
from .finding import Finding, found

WANTED = {
    ("Autograde", "exporter_class"): "curtain.nbgrading.exporter.SubmissionExporter",
    ("Autograde", "sanitize_preprocessors"): "curtain.nbgrading.rebuild.RebuildFromSource",
    ("Autograde", "autograde_preprocessors"): "curtain.nbgrading.save_grades.SaveAnswerGrades",
    ("GenerateFeedback", "exporter_class"): "curtain.nbgrading.feedback.FeedbackExporter",
}
"""Without these settings nbgrader would run what learners wrote, or show it as it is."""

_GRADE = "curtain.nbgrading.grade_answers.GradeAnswers"
_EXECUTE = "Execute"


def settings_of(directory: Path) -> Config | Finding:
    """Return the settings in the directory's ``nbgrader_config.py``, or what is wrong with it."""
    if not (directory / CONFIG).is_file():
        return found("no_config", directory / CONFIG, directory=directory)
    try:
        return course_config(directory)
    except Exception as error:  # the file is a program and may fail in any way
        return found("config_broken", directory / CONFIG, reason=f"{type(error).__name__}: {error}")


def check_settings(directory: Path, config: Config) -> Iterator[Finding]:
    """Yield what is wrong with the settings."""
    for (section, name), wanted in WANTED.items():
        if wanted not in _listed(config[section].get(name)):
            yield found("config_class", directory / CONFIG, setting=f"c.{section}.{name}", wanted=wanted)
    steps = _listed(config["Autograde"].get("autograde_preprocessors"))
    if _GRADE not in steps or any(step.rpartition(".")[2] == _EXECUTE for step in steps):
        yield found("config_class", directory / CONFIG, setting="c.Autograde.autograde_preprocessors", wanted=_GRADE)


def check_seed(directory: Path) -> Iterator[Finding]:
    """Yield what is wrong with the cohort's seed and with who can read the directory."""
    if cohort_seed(directory) == NO_SEED:
        yield found("no_seed", directory / SEED_FILE, directory=directory)
    if os.name == "nt":
        return
    if (directory / SEED_FILE).is_file() and _mode(directory / SEED_FILE) & 0o077:
        yield found("open_seed", directory / SEED_FILE)
    if _mode(directory) & 0o007:
        yield found("open_directory", directory)


def _listed(value: object) -> list[str]:
    names = value if isinstance(value, list) else [value]
    return [name if isinstance(name, str) else getattr(name, "__name__", "") for name in names]


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)
