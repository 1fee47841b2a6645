"""What a course directory holds after grading, in a form in which two directories can be compared."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

QUERIES = {
    "students": "SELECT id, first_name, last_name, email, lms_user_id FROM student",
    "submissions": """
        SELECT a.name, s.student_id, s.timestamp, s.extension
        FROM submitted_assignment s JOIN assignment a ON a.id = s.assignment_id""",
    "notebooks": """
        SELECT a.name, s.student_id, n.name, sn.flagged, sn.late_submission_penalty FROM submitted_notebook sn
        JOIN notebook n ON n.id = sn.notebook_id JOIN submitted_assignment s ON s.id = sn.assignment_id
        JOIN assignment a ON a.id = s.assignment_id""",
    "grades": """
        SELECT a.name, s.student_id, n.name, c.name, c.type, g.auto_score, g.manual_score, g.extra_credit,
        g.needs_manual_grade FROM grade g JOIN base_cell c ON c.id = g.cell_id
        JOIN submitted_notebook sn ON sn.id = g.notebook_id JOIN notebook n ON n.id = sn.notebook_id
        JOIN submitted_assignment s ON s.id = sn.assignment_id JOIN assignment a ON a.id = s.assignment_id""",
    "comments": """
        SELECT a.name, s.student_id, n.name, c.name, c.type, m.auto_comment, m.manual_comment
        FROM comment m JOIN base_cell c ON c.id = m.cell_id
        JOIN submitted_notebook sn ON sn.id = m.notebook_id JOIN notebook n ON n.id = sn.notebook_id
        JOIN submitted_assignment s ON s.id = sn.assignment_id JOIN assignment a ON a.id = s.assignment_id""",
    "other tables": "SELECT (SELECT COUNT(*) FROM source_cell), (SELECT COUNT(*) FROM assignment)",
}


def gradebook_rows(classroom: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows a grading run may write, with names instead of ids, sorted."""
    book = sqlite3.connect(classroom / "gradebook.db")
    try:
        return {name: sorted(book.execute(query).fetchall(), key=repr) for name, query in QUERIES.items()}
    finally:
        book.close()


def files(classroom: Path, *folders: str) -> dict[str, tuple[int, bytes]]:
    """Return mode and content of every file below some folders."""
    found = (path for folder in folders for path in (classroom / folder).rglob("*") if path.is_file())
    return {str(path.relative_to(classroom)): (path.stat().st_mode, path.read_bytes()) for path in found}
