"""Make the exercise notebooks from the solution notebooks with nbgrader's own generate_assignment."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from ..records import LANGUAGES
from .generate import course_config, course_directory, generate


def release(root: Path) -> list[Path]:
    """Write ``exercises/<lang>/...`` for every notebook in ``solutions/<lang>/...``; return their paths.

    The folders that nbgrader wants are thrown away afterwards. The same solutions give the same bytes.

    Raises
    ------
    SetUpError
        If nbgrader cannot make an exercise notebook.
    """
    made = []
    for lang in LANGUAGES:
        for folder in sorted((root / "solutions" / lang).glob("*/")):
            made += _release_folder(root, folder, root / "exercises" / lang / folder.name)
    return made


def _release_folder(root: Path, source: Path, target: Path) -> list[Path]:
    config = course_config(root)
    config.GenerateAssignment.no_database = True
    config.SaveCells.enabled = False
    with tempfile.TemporaryDirectory() as place:
        here = Path(place).resolve()
        shutil.copytree(source, here / "source" / source.name)
        generate(course_directory(here, config), config, source.name)
        return [_copy(made, target / made.name) for made in sorted((here / "release" / source.name).glob("*.ipynb"))]


def _copy(made: Path, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists() or target.read_bytes() != made.read_bytes():
        shutil.copyfile(made, target)
    return target
