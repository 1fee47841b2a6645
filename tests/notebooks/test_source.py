"""An author's lesson text becomes cells, and what is wrong in it is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from curtain.errors import SourceError
from curtain.notebooks.source import LessonCell, read_lesson

LESSON = """\
# Kurze Briefe

Ein Satz.

+++ {"tags": ["trainer"]}

Zeit lassen.

+++

````{code-cell}
%%answer 01-notes/first
Schreiben Sie {material}
```
so
```
---
Ende
````

Schluss.
"""


def lesson(folder: Path, text: str) -> Path:
    path = folder / "de.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_texts_trainer_notes_and_answers_are_told_apart(tmp_path: Path) -> None:
    assert read_lesson(lesson(tmp_path, LESSON)) == (
        LessonCell("# Kurze Briefe\n\nEin Satz.", 1),
        LessonCell("Zeit lassen.", 6, tags=("trainer",)),
        LessonCell("Schreiben Sie {material}\n```\nso\n```\n---\nEnde", 12, "01-notes/first"),
        LessonCell("Schluss.", 20),
    )


def test_line_ends_of_windows_change_nothing(tmp_path: Path) -> None:
    plain = read_lesson(lesson(tmp_path, LESSON))
    (tmp_path / "de.md").write_bytes(LESSON.replace("\n", "\r\n").encode())
    assert read_lesson(tmp_path / "de.md") == plain


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("Text.\n\n```{code-cell}\nprint(1)\n```\n", "notebooks.source.no_answer_line", 4),
        ("Text.\n\n```{code-cell}\n%answer 01-notes/first\nx\n```\n", "notebooks.source.no_answer_line", 4),
        ("```{code-cell}\n%%answer 01-notes/first\n\n```\n", "notebooks.source.empty_answer", 2),
        (2 * "```{code-cell}\n%%answer 01-notes/a\nx\n```\n\n", "notebooks.source.twice", 7),
    ],
)
def test_a_wrong_cell_is_named_with_its_line(tmp_path: Path, text: str, key: str, line: int) -> None:
    with pytest.raises(SourceError) as caught:
        read_lesson(lesson(tmp_path, text))
    assert (caught.value.key, caught.value.line) == (key, line)
    assert str(caught.value).startswith(f"{tmp_path / 'de.md'}:{line}: ")


def test_a_missing_and_an_unreadable_lesson_are_said(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="missing"):
        read_lesson(tmp_path / "en.md")
    (tmp_path / "es.md").write_bytes(b"\xff\xfe")
    with pytest.raises(SourceError, match="cannot be read"):
        read_lesson(tmp_path / "es.md")
