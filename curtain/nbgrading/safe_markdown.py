"""Render Markdown that people wrote so that the page it stands on stays harmless."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath


class _Renderer(IPythonRenderer):
    """HTML in the text is text, links to scripts lead nowhere, and pictures are the words that describe them.

    nbconvert's own renderer allows links to scripts unless it is told otherwise.
    """

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """Return the description alone: a page that loads nothing can show no picture."""
        return text


def safe_html(text: str) -> Markup:
    """Return the HTML of a Markdown text, or the text itself if it cannot be read; raises nothing for any text."""
    renderer: Any = _Renderer(escape=True, allow_harmful_protocols=False, exclude_anchor_links=True)
    try:
        return Markup(MarkdownWithMath(renderer=renderer).render(text))
    except Exception:  # nesting without end, for example
        return Markup("<p>") + escape(text) + Markup("</p>")
