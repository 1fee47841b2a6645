"""The feedback page of one hand-in: what was asked, what was written, the points and the reasons.

It replaces nbgrader's page, which speaks English, shows the notebook's machinery, loads a script from another server
and renders whatever stands in the cells. Ours is one file that runs no script and loads nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from nbconvert.exporters import Exporter
from nbconvert.filters import markdown2html
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode
from nbgrader.utils import is_grade, is_solution

from ..answers.cells import STUB, read_cell
from ..phrases import say
from ..records import Language
from .judge import exercise_of
from .shown_answer import shown

TEMPLATE = Path(__file__).with_name("feedback.html.j2")


@dataclass(frozen=True, slots=True)
class Item:
    """One graded exercise on the page; ``task`` and ``comment`` are HTML, all else is text."""

    title: str
    task: Markup
    answer: str
    points: str
    comment: Markup


class FeedbackExporter(Exporter):
    """Writes the feedback page from a notebook in which nbgrader has put the grades and comments."""

    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(self, nb: NotebookNode, resources: Any = None, **kwargs: Any) -> Any:
        """Return the page and nbconvert's resources."""
        graded, resources = super().from_notebook_node(nb, resources, **kwargs)
        lang: Language = graded.metadata["curtain"]["lang"]
        totals = resources["nbgrader"]
        environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
        page = environment.from_string(TEMPLATE.read_text(encoding="utf-8"))
        text = page.render(
            lang=lang,
            title=graded.metadata["title"],
            say=lambda name, **params: say(lang, f"nbgrading.feedback.{name}", **params),
            points=_of(totals["score"], totals["max_score"], lang),
            penalty=_number(totals["late_penalty"], lang) if totals["late_penalty"] else "",
            items=list(_items(graded, lang)),
        )
        return text, resources


def _items(notebook: NotebookNode, lang: Language) -> Iterator[Item]:
    answer, comment = "", ""
    for cell in notebook.cells:
        if is_solution(cell):
            found = read_cell(cell.source)
            answer = found.text if found and found.text != STUB else ""
            comment = cell.metadata.nbgrader.get("comment") or ""
        elif is_grade(cell):
            marks = cell.metadata.nbgrader
            exercise = exercise_of(cell.source.split()[-1], lang)
            points = _of(marks["score"], marks["points"], lang)
            reasons = Markup(markdown2html(comment))
            yield Item(exercise.title, task_html(exercise.task), shown(exercise, answer), points, reasons)


def task_html(text: str) -> Markup:
    """Render the Markdown of a task: the course's own words, in which ``<`` is a character, as on the cards."""
    return Markup(MarkdownWithMath(renderer=IPythonRenderer(escape=True)).render(text))


def _of(points: float, maximum: float, lang: Language) -> str:
    return say(lang, "nbgrading.feedback.of", points=_number(points, lang), maximum=_number(maximum, lang))


def _number(number: float, lang: Language) -> str:
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return text if lang == "en" else text.replace(".", ",")
