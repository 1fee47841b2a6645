"""Where the course's sources lie."""

from __future__ import annotations

import os
from pathlib import Path

from ..errors import SetUpError


def course_root() -> Path:
    """Find the folder with ``modules/`` and ``assets/``: ``CURTAIN_COURSE``, else the nearest parent of this package.

    Raises
    ------
    SetUpError
        If there is no such folder.
    """
    named = os.environ.get("CURTAIN_COURSE")
    places = [Path(named)] if named else [*Path(__file__).resolve().parents]
    for place in places:
        if (place / "modules").is_dir():
            return place
    raise SetUpError("course.root", place=named or Path(__file__).resolve().parent)
