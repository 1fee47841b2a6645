from __future__ import annotations

from collections.abc import Iterator

import pytest
from fake_course import FakeCourse, running


@pytest.fixture
def course() -> Iterator[FakeCourse]:
    """A course service that really listens on a port."""
    with running() as course:
        yield course
