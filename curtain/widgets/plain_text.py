"""Cells that hold plain words where Python expects code: an answer whose ``%%answer`` line is damaged or lost."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Callable, Container
from warnings import catch_warnings, simplefilter

from ..answers.cells import STUB, read_cell, write_cell

# IPython's own ways to write: magics, shell commands, help.
_IPYTHON = re.compile(r"^\s*([%!]|\?\w|[\w.*]+\?{1,2}\s*$|[\w\[\]., ]+=\s*[%!])", re.MULTILINE)


def mend(lines: list[str]) -> list[str]:
    """Return an answer cell with its first line as it should be; any other cell unchanged."""
    found = read_cell("".join(lines))
    if found is None or (found.clean and found.text.strip()):
        return lines
    # An empty cell below a cell magic is a usage error to IPython.
    return write_cell(found.exercise, (found.text.strip("\n") or STUB) + "\n").splitlines(keepends=True)


def catch_plain_text(known: Callable[[], Container[str]]) -> Callable[[list[str]], list[str]]:
    """Return a transformer that puts a calm sentence in place of a cell that is words, not code.

    ``known`` returns the names that have a meaning in the session.
    """

    def transform(lines: list[str]) -> list[str]:
        if not is_plain_text("".join(lines), known()):
            return lines
        return ["get_ipython().run_line_magic('curtain_lost', '')\n"]

    return transform


def is_plain_text(source: str, known: Container[str]) -> bool:
    """Return whether a cell cannot be Python: it does not compile, or is nothing but words without a meaning."""
    if not source.strip() or _IPYTHON.search(source):
        return False
    try:
        with catch_warnings():
            simplefilter("ignore")
            tree = compile(source, "<cell>", "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return True
    assert isinstance(tree, ast.Module)
    return _only_unknown_words(tree, known)


def _only_unknown_words(tree: ast.Module, known: Container[str]) -> bool:
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            names.append(node.id)
        elif not isinstance(node, ast.Module | ast.Expr | ast.Tuple | ast.Load):
            return False
    return bool(names) and not any(name in known or hasattr(builtins, name) for name in names)
