"""What a lesson page knows about its cells before they have run."""

from __future__ import annotations

import logging

import nbformat
import pytest

from curtain.hosting.lesson_page import cell_role, hand_page_to_template, log_cell_error


@pytest.mark.parametrize(
    ("source", "role", "name"),
    [
        ("%%answer 02-clear-briefs/follow-up\n…", "card", "follow-up"),
        ("\n%%answer 02-clear-briefs/follow-up", "card", "follow-up"),
        ("%handin 02-clear-briefs", "handin", "handin"),
        ("%points 02-clear-briefs/follow-up", "quiet", ""),
        ("%lesson 02-clear-briefs de", "lesson", ""),
        ("answer 02-clear-briefs/follow-up", "quiet", ""),
        ("%%answer", "quiet", ""),
        ("", "quiet", ""),
    ],
)
def test_cell_role(source: str, role: str, name: str) -> None:
    assert cell_role(source) == {"role": role, "name": name}


def test_the_template_gets_the_page_and_the_roles() -> None:
    class Handler:
        page = {"lang": "es"}  # noqa: RUF012

    cells = [nbformat.v4.new_markdown_cell("# Hola"), nbformat.v4.new_code_cell("%handin 02-clear-briefs")]
    notebook = hand_page_to_template(Handler(), nbformat.v4.new_notebook(cells=cells), "")
    assert notebook.metadata.curtain.lang == "es"
    assert [cell.metadata.curtain.get("role") for cell in notebook.cells] == [None, "handin"]


def test_what_is_only_for_jupyterlab_is_left_out() -> None:
    class Handler:
        page = {"lang": "es"}  # noqa: RUF012

    markdown = nbformat.v4.new_markdown_cell
    cells = [markdown("Run > Run All Cells", metadata={"tags": ["jupyterlab"]}), markdown("# Hola")]
    notebook = hand_page_to_template(Handler(), nbformat.v4.new_notebook(cells=cells), "")
    assert [cell.source for cell in notebook.cells] == ["# Hola"]


def test_a_failed_cell_stands_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    content = {"ename": "ValueError", "evalue": "no", "traceback": ["line one", "line two"]}
    with caplog.at_level(logging.ERROR):
        log_cell_error(None, 3, {"content": content})
    assert "Cell 3 failed: ValueError: no\nline one\nline two" in caplog.text
