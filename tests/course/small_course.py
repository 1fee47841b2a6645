"""A course of three exercises, written below a folder of the test."""

from __future__ import annotations

from pathlib import Path

from curtain.records import LANGUAGES

MODULE = """
id = "90-small"
version = "1"
minutes = 10
firm = "acme"
[title]
de = "Klein"
en = "Small"
es = "Breve"
[goals]
de = ["üben"]
en = ["practise"]
es = ["practicar"]

[[exercises]]
name = "best"
kind = "choice"
points = 2
minutes = 2
mode = "single"
title.de = "Wahl"
title.en = "Choice"
title.es = "Elección"
task.de = "Wählen Sie für {firm.short}."
task.en = "Choose for {firm.short}."
task.es = "Elija para {firm.short}."
hints.de = ["a", "b", "c"]
hints.en = ["a", "b", "c"]
hints.es = ["a", "b", "c"]
[[exercises.options]]
id = "a"
text.de = "ja"
text.en = "yes"
text.es = "sí"
[[exercises.options]]
id = "b"
text.de = "nein"
text.en = "no"
text.es = "no"

[[exercises]]
name = "mail"
kind = "prompt"
points = 4
minutes = 5
pools = { visible = 4, practice = 4, record = 8 }
title.de = "Mail"
title.en = "Mail"
title.es = "Correo"
task.de = "Eine Mail."
task.en = "A mail."
task.es = "Un correo."
hints.de = ["a", "b", "c"]
hints.en = ["a", "b", "c"]
hints.es = ["a", "b", "c"]

[[exercises]]
name = "free"
kind = "try"
points = 0
minutes = 1
title.de = "Frei"
title.en = "Free"
title.es = "Libre"
task.de = "Probieren Sie."
task.en = "Try."
task.es = "Pruebe."
material.de = "Notiz von {firm.short}"
material.en = "Note by {firm.short}"
material.es = "Nota de {firm.short}"
"""

KEY = """
[best]
right = ["b"]
reasons.a.de = "weil a"
reasons.a.en = "because a"
reasons.a.es = "porque a"
reasons.b.de = "weil b"
reasons.b.en = "because b"
reasons.b.es = "porque b"

[mail.slots]
visitor = "person"
product = "product"
meeting = "date"
wait = "weeks 2..40"
count = "integer 3..60"
mood = "pick mood"
answered = "flag"

[mail.lists.mood]
de = ["froh", "müde", "eilig"]
en = ["glad", "tired", "hurried"]
es = ["alegre", "cansado", "con prisa"]

[[mail.layouts]]
name = "notes"
title.de = "{visitor.last}"
title.en = "{visitor.last}"
title.es = "{visitor.last}"
text.de = "{visitor.salutation}, {product}, {meeting}, {wait}, {count} Stück, {mood}, {firm.web}"
text.en = "{visitor.salutation}, {product}, {meeting}, {wait}, {count} pieces, {mood}, {firm.web}"
text.es = "{visitor.salutation}, {product}, {meeting}, {wait}, {count} unidades, {mood}, {firm.web}"
[[mail.layouts]]
name = "held-out"
pools = ["record"]
when = { answered = true }
title.de = "{visitor.last}"
title.en = "{visitor.last}"
title.es = "{visitor.last}"
text.de = "Kurz: {visitor.full}, {product.delivery}"
text.en = "Short: {visitor.full}, {product.delivery}"
text.es = "Breve: {visitor.full}, {product.delivery}"

[[mail.checks]]
criterion = "facts"
type = "mentions"
core = true
all = [["{visitor.last}"], ["{wait}", "bald"]]
[[mail.checks]]
criterion = "short"
type = "words"
max = 90
when = { answered = true }
"""

FIRM = """
id = "acme"
name = "Acme Filter GmbH"
short = "Acme"
[facts]
web = "www.acme.example"
""" + "".join(
    f"""
[[products]]
id = "f-{n}"
name = "F {n}"
what.de = "Filter"
what.en = "filter"
what.es = "filtro"
[products.facts]
delivery = {{ weeks = {n} }}
"""
    for n in range(1, 10)
)

VOCABULARY = """
[person]
female_first = ["Ada", "Berta", "Cora"]
male_first = ["Dan", "Emil", "Falk"]
last = ["Adler", "Busch", "Clasen", "Dorn", "Ehlers", "Fink"]
[company]
names = ["Nordwerk", "Ostwerk", "Südwerk"]
"""

LESSON = """# Lesson
```{code-cell}
%%answer 90-small/best
b
```
```{code-cell}
%%answer 90-small/mail
Write a mail.

{material}
```
```{code-cell}
%%answer 90-small/free
Write something.
```
"""


def write_course(root: Path, **changed: str) -> Path:
    """Write the small course below ``root``; ``module``, ``key``, ``lesson`` ... replace a source."""
    texts = {"module": MODULE, "key": KEY, "firm": FIRM, "vocabulary": VOCABULARY, "lesson": LESSON, **changed}
    folder = root / "modules" / "90-small"
    files = {
        folder / "module.toml": texts["module"],
        folder / "key.toml": texts["key"],
        root / "assets" / "firms" / "acme" / "firm.toml": texts["firm"],
        **{folder / f"{lang}.md": texts["lesson"] for lang in LANGUAGES},
        **{root / "assets" / "vocabulary" / f"{lang}.toml": texts["vocabulary"] for lang in LANGUAGES},
    }
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
