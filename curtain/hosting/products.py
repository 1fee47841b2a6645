"""The notebooks the app serves: ``exercises/<lang>/<module>-<lang>/<module>.ipynb``."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from ..records import Language

MODULE = re.compile(r"[0-9]{2}-[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Products:
    """The folder of built exercise notebooks."""

    root: Path

    def path(self, module: str, lang: Language) -> str | None:
        """Return a module's notebook as a path below the root, or None if there is none."""
        relative = f"{lang}/{module}-{lang}/{module}.ipynb"
        return relative if MODULE.fullmatch(module) and (self.root / relative).is_file() else None

    def modules(self, lang: Language) -> list[str]:
        """Return the ids of the modules that exist in a language, in order."""
        ids = [folder.name.removesuffix(f"-{lang}") for folder in (self.root / lang).glob(f"*-{lang}")]
        return sorted(module for module in ids if self.path(module, lang))

    def title(self, module: str, lang: Language) -> str:
        """Return the notebook's first heading, or the module's id if it has none."""
        path = self.path(module, lang)
        notebook = json.loads((self.root / path).read_text(encoding="utf-8")) if path else {}
        for cell in notebook.get("cells", []):
            for line in "".join(cell["source"]).splitlines() if cell["cell_type"] == "markdown" else []:
                if line.startswith("# "):
                    return line.removeprefix("# ").strip()
        return module
