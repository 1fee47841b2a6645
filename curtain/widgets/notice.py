"""A plain sentence as a cell's output, where no card can be shown."""

from __future__ import annotations

from html import escape


class Notice:
    """A calm sentence; it displays as text and as HTML with the text escaped."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return f'<p role="status" style="max-width:46rem;font:16px/1.5 system-ui,sans-serif">{escape(self.text)}</p>'
