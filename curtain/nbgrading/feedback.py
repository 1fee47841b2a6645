"""The feedback page of one hand-in: what was asked, what was written, what was checked, the reasons and next steps.

It replaces nbgrader's page, which speaks English, shows the notebook's machinery, loads a script from another server
and renders whatever stands in the cells. Ours is one file that runs no script and loads nothing.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template
from markupsafe import Markup
from nbconvert.exporters import Exporter
from nbformat import NotebookNode

from ..phrases import say
from ..records import Language
from .feedback_item import feedback_items, of
from .judge import read_course_anew
from .number import number
from .record import Results, read_record, record_path

TEMPLATE = Path(__file__).with_name("feedback.html.j2")
STYLE = Path(__file__).with_name("feedback.css")


class FeedbackExporter(Exporter):
    """Writes the feedback page from a notebook in which nbgrader has put the grades and comments."""

    def __init__(self, parent: Any = None, **kwargs: Any) -> None:
        super().__init__(parent=parent, **kwargs)  # type: ignore[no-untyped-call]
        self.feedback = parent
        read_course_anew()

    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(self, nb: NotebookNode, resources: Any = None, **kwargs: Any) -> Any:
        """Return the page and nbconvert's resources."""
        graded, resources = super().from_notebook_node(nb, resources, **kwargs)
        totals = resources["nbgrader"]
        directory = Path(self.feedback.coursedir.root)
        results = read_record(record_path(directory, totals["student"], totals["assignment"]))
        return page(graded, results, totals["score"], totals["max_score"], totals["late_penalty"]), resources


def page(graded: NotebookNode, results: Results, score: float, maximum: float, penalty: float) -> str:
    """Return the feedback page of a notebook with grades and comments; the penalty is taken off the score already."""
    lang: Language = graded.metadata["curtain"]["lang"]
    return _template().render(
        lang=lang,
        title=graded.metadata["title"],
        say=lambda name, **params: say(lang, f"nbgrading.feedback.{name}", **params),
        points=of(score, maximum, lang),
        penalty=number(penalty, lang) if penalty else "",
        items=list(feedback_items(graded, results, lang)),
        style=Markup(STYLE.read_text(encoding="utf-8")),
        style_hash=_style_hash(),
    )


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(TEMPLATE.read_text(encoding="utf-8"))


def _style_hash() -> str:
    """The page's policy allows this one style sheet and no other, not even one that slipped in with an answer."""
    return base64.b64encode(hashlib.sha256(STYLE.read_bytes()).digest()).decode()
