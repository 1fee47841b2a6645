"""Notebooks whose cells, metadata or outputs are not what they were."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hostile_desk import GOOD, MODULE, Attack, Desk

Notebook = dict[str, Any]
Change = Callable[[Notebook, Desk], Any]


def changed(change: Change) -> Callable[[Desk], None]:
    """Hand in the notebook after ``change``, which may also return another one."""

    def make(desk: Desk) -> None:
        notebook = desk.notebook()
        other = change(notebook, desk)
        desk.write(other if isinstance(other, dict) else notebook)

    return make


def code(source: str, **more: Any) -> dict[str, Any]:
    return {"cell_type": "code", "source": source, "metadata": {}, "outputs": [], "execution_count": 1, **more}


def cell(notebook: Notebook, cell_id: str) -> dict[str, Any]:
    return next(one for one in notebook["cells"] if one.get("id") == cell_id)


def answer(name: str, text: str) -> Change:
    return lambda notebook, desk: cell(notebook, f"answer-{name}").update(source=f"%%answer {MODULE}/{name}\n{text}")


def points_cells(notebook: Notebook) -> list[dict[str, Any]]:
    return [one for one in notebook["cells"] if one["id"].startswith("points-")]


def retype(notebook: Notebook, desk: Desk) -> None:
    for one in notebook["cells"]:
        one["cell_type"] = {"code": "markdown", "markdown": "raw"}.get(one["cell_type"], "code")


def raise_points(notebook: Notebook, desk: Desk) -> None:
    for one in points_cells(notebook):
        one["metadata"]["nbgrader"].update(points=1_000_000, locked=False, solution=True, grade=True)


def drop_flags(notebook: Notebook, desk: Desk) -> None:
    for one in notebook["cells"]:
        one["metadata"] = {"nbgrader": {"grade_id": one["id"], "grade": "yes", "schema_version": 999}}


def forge(notebook: Notebook, desk: Desk) -> None:
    for one in points_cells(notebook):
        data = {"text/plain": "1e308", "text/html": "<script>alert(1)</script>", "application/vnd.x": "99"}
        one["outputs"] = [{"output_type": "execute_result", "data": data, "metadata": {}, "execution_count": 1}]
    notebook["metadata"]["curtain"] = {"module": MODULE, "lang": desk.lang, "graded": True, "hand_in": {"remarks": {}}}


def edit_locked(notebook: Notebook, desk: Desk) -> None:
    for one in points_cells(notebook):
        one["source"] = f"{desk.betrayal()}\n1000"


def many_cells(notebook: Notebook, desk: Desk) -> None:
    notebook["cells"] += [code(f"%%answer {MODULE}/why-better\na", id="x")] * 10_000


def scripts(notebook: Notebook, desk: Desk) -> None:
    for one in notebook["cells"]:
        if one["cell_type"] == "markdown":
            one["source"] = "<script>alert(1)</script><img src=x onerror=alert(1)>[x](javascript:alert(1))"


def steal(notebook: Notebook, desk: Desk) -> None:
    places = [desk.course / f"modules/{MODULE}/key.toml", desk.classroom / "cohort-seed"]
    reads = [f"open({str(place)!r}).read()" for place in places]
    sources = [*reads, *(f"!cat {place}" for place in places), f"%load {places[0]}", f"%run {places[0]}"]
    notebook["cells"] = [code(source) for source in sources] + notebook["cells"]


def write_gradebook(notebook: Notebook, desk: Desk) -> None:
    book = desk.classroom / "gradebook.db"
    source = f"import sqlite3\nc = sqlite3.connect({str(book)!r})\n"
    source += "c.execute('update grade set auto_score = 99')\nc.commit()"
    notebook["cells"] = [code(source), code(f"!rm -f {book}"), *notebook["cells"]]


def kill(notebook: Notebook, desk: Desk) -> None:
    sources = ["import os\nos._exit(1)", "import os, signal\nos.kill(os.getppid(), signal.SIGKILL)", "while True: pass"]
    notebook["cells"] = [code(source) for source in sources] + notebook["cells"]


def leave_traces(notebook: Notebook, desk: Desk) -> None:
    path = desk.canary / desk.folder.parent.name
    shell = [f"!touch {path}", f"%%bash\ntouch {path}", f"%system touch {path}", f"%%script sh\ntouch {path}"]
    sources = [desk.betrayal(), f"import os; os.system('touch {path}')", *shell, f"%%python3\n{desk.betrayal()}"]
    notebook["cells"] = [code(source) for source in sources] + notebook["cells"]
    cell(notebook, "answer-follow-up")["source"] = desk.betrayal()


def other_exercise(notebook: Notebook, desk: Desk) -> None:
    """The text of one exercise below the line of another one, which has no answer of its own."""
    cell(notebook, "answer-follow-up")["source"] = f"%%answer {MODULE}/for-buyers\n…"
    cell(notebook, "answer-for-buyers")["source"] = "%%answer 99-other/exercise\n…"


def with_endless_line(notebook: Notebook, desk: Desk) -> None:
    notebook["cells"].append(code("x" * 1_000_000))


def list_ids(notebook: Notebook, desk: Desk) -> None:
    for one in notebook["cells"]:
        one["id"] = [one["id"]]
        one["metadata"] = {"nbgrader": [{"grade_id": {"a": 1}}]}


def split_source(notebook: Notebook, desk: Desk) -> None:
    for one in notebook["cells"]:
        one["source"] = list("".join(one["source"]))


CELLS = {
    "duplicated-cells": Attack(changed(lambda nb, desk: nb.update(cells=nb["cells"] * 3)), "same"),
    "reordered-cells": Attack(changed(lambda nb, desk: nb["cells"].reverse()), "same"),
    "deleted-cells": Attack(changed(lambda nb, desk: nb.update(cells=nb["cells"][:1])), "none"),
    "deleted-points-cells": Attack(
        changed(lambda nb, desk: nb.update(cells=[one for one in nb["cells"] if "points-" not in one["id"]])), "same"
    ),
    "retyped-cells": Attack(changed(retype), "same"),
    "raised-points": Attack(changed(raise_points), "same"),
    "dropped-flags": Attack(changed(drop_flags), "same"),
    "forged-outputs": Attack(changed(forge), "same"),
    "edited-locked-cell": Attack(changed(edit_locked), "same"),
    "ten-thousand-cells": Attack(changed(many_cells), "hand_in.too_many_cells"),
    "scripts-in-markdown": Attack(changed(scripts), "same"),
    "steals-keys": Attack(changed(steal), "same"),
    "writes-gradebook": Attack(changed(write_gradebook), "same"),
    "kills-kernel": Attack(changed(kill), "same"),
    "leaves-traces": Attack(changed(leave_traces), "graded"),
    "wrong-kernel": Attack(
        changed(lambda nb, desk: nb["metadata"].update(kernelspec={"name": "../../bin/sh", "argv": ["sh"]})), "same"
    ),
    "no-metadata": Attack(changed(lambda nb, desk: {"cells": nb["cells"]}), "same"),
    "other-exercise": Attack(changed(other_exercise), "same"),
    "million-signs-line": Attack(changed(with_endless_line), "same"),
    "lone-surrogates": Attack(changed(answer("follow-up", "\ud800\udfff")), "graded"),
    "null-signs": Attack(changed(answer("why-better", "b\0")), "graded"),
    "ids-that-are-lists": Attack(changed(list_ids), "same", held_out=True),
    "cells-as-object": Attack(
        changed(lambda nb, desk: nb.update(cells=dict(enumerate(nb["cells"])))), "hand_in.no_cells", held_out=True
    ),
    "source-in-single-signs": Attack(changed(split_source), "same", held_out=True),
    "cells-of-nothing": Attack(
        changed(lambda nb, desk: nb.update(cells=[None, 5, [], {}, "x"])), "hand_in.no_cells", held_out=True
    ),
    "many-magic-lines": Attack(
        changed(lambda nb, desk: nb["cells"].append(code(f"%%answer {MODULE}/why-better\n" * 20_000))),
        "same",
        held_out=True,
    ),
    "html-in-title": Attack(
        changed(lambda nb, desk: nb["metadata"].update(title="</title><script>alert(1)</script>")),
        "same",
        held_out=True,
    ),
    "all-languages": Attack(
        lambda desk: desk.write(desk.notebook({**GOOD, "follow-up": "Schreib sie. Write it. Escríbala."})),
        "graded",
        held_out=True,
    ),
}
