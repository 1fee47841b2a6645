"""Load modules from their sources."""

from __future__ import annotations

from pathlib import Path

from ..errors import SourceError
from ..records import LANGUAGES
from .firm import load_firm
from .module import Module, ModuleSource, module_path
from .source import read_source, validate
from .vocabulary import load_vocabularies


def module_ids(root: Path) -> tuple[str, ...]:
    """Return the ids of all modules in the order of the course."""
    return tuple(sorted(path.parent.name for path in (root / "modules").glob("[0-9][0-9]-*/module.toml")))


def load_modules(root: Path) -> dict[str, Module]:
    """Load every module.

    Raises
    ------
    SourceError
        About the first source that is wrong.
    """
    return {module_id: load_module(root, module_id) for module_id in module_ids(root)}


def load_module(root: Path, module_id: str, firm: str | None = None) -> Module:
    """Load one module; ``firm`` replaces the firm that the module names.

    Raises
    ------
    SourceError
        If a source is missing or wrong.
    """
    folder = module_path(root, module_id)
    source = read_source(folder / "module.toml")
    head = validate(source, ModuleSource, source.data)
    if head.id != module_id:
        raise source.error("course.module.other-id", ("id",), id=head.id, folder=module_id)
    keys = read_source(folder / "key.toml") if (folder / "key.toml").exists() else None
    lessons = {lang: _lesson(folder / f"{lang}.md") for lang in LANGUAGES}
    module = Module(head, source, keys, lessons, load_firm(root, firm or head.firm), load_vocabularies(root))
    _ = module.exercises
    return module


def _lesson(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        raise SourceError("course.source.missing", path=path) from None
    except UnicodeDecodeError:
        raise SourceError("course.source.not-utf8", path=path) from None
