"""What a card shows for a kind without a card of its own: its settings as text, and how a line of the answer looks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..phrases import phrases, say
from ..records import Language

OWN_CARD = frozenset({"try", "prompt", "mark", "choice", "choice.single", "choice.several"})
"""The forms of exercises that the page can show by itself."""

_PLACES = ("zones", "axes")


def with_lines(content: Mapping[str, Any], lang: Language) -> dict[str, Any]:
    """Return a card's content; where the page has no card for the exercise, ``settings.lines`` says what to show.

    ``lines`` is ``{"shown", "help"}``: the settings in the page's plain marking, and the form of a line.
    """
    exercise = content.get("exercise") or {}
    form = _form(exercise)
    if not exercise or form in OWN_CARD:
        return dict(content)
    settings = exercise.get("settings") or {}
    lines = {"shown": "\n\n".join(_shown(settings, lang)), "help": _help(form, lang)}
    return {**content, "exercise": {**exercise, "settings": {**settings, "lines": lines}}}


def _form(exercise: Mapping[str, Any]) -> str:
    settings = exercise.get("settings") or {}
    more = settings.get("mode") or next((name for name in _PLACES if settings.get(name)), "")
    return f"{exercise.get('kind')}.{more}" if more else str(exercise.get("kind"))


def _help(form: str, lang: Language) -> str:
    known = phrases(lang)
    name = f"widgets.lines.form.{form}"
    if name not in known:
        return say(lang, "widgets.lines.text")
    return say(lang, "widgets.lines.help", form=known[name], example=known[f"widgets.lines.example.{form}"])


def _shown(settings: Mapping[str, Any], lang: Language) -> Iterator[str]:
    known = phrases(lang)
    for name, value in settings.items():
        heading = known.get(f"widgets.lines.list.{name}")
        if isinstance(value, str) and " " in value:
            yield _quoted(value)
        elif isinstance(value, list | tuple) and all(isinstance(one, Mapping) for one in value):
            entries = "\n".join(_entry(one) for one in value)
            yield f"**{heading}**\n\n{entries}" if heading else entries


def _entry(entry: Mapping[str, Any]) -> str:
    """Return an entry with its id, or a text with its title above it."""
    if "title" in entry:
        return f"**{entry['title']}**\n{_quoted(str(entry.get('text', '')))}\n"
    ends = " … ".join(str(entry[name]) for name in ("low", "high") if entry.get(name))
    options = ", ".join(str(one["text"]) for one in entry.get("options", ()))
    more = [str(entry[name]) for name in ("unit", "facts", "help") if entry.get(name)]
    behind = "; ".join(text for text in (*more, ends, options) if text)
    return f"- **{entry.get('id', '')}** {entry.get('text', '')}" + (f" ({behind})" if behind else "")


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.strip().splitlines())
