"""Time the glass box with ordinary and hostile requests: ``python benchmarks/fuzz_glassbox.py [count] [seed]``.

Ordinary ones are the open office prompts and the record cases of module 02 with their model answers; hostile ones are
drawn from a seed: units of one to six signs that are repeated, noise, mixed languages, 20 kB and 100 kB, as a message,
as a system message, as earlier turns, with a schema. Each runs in a child process that is ended after 10 s.
Figures are processor time, so that other work on the machine does not count.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time

from curtain.course.load import load_module
from curtain.course.root import course_root
from curtain.grading.prompt import message_for
from curtain.model.glassbox import GlassBox
from curtain.records import LANGUAGES, Message, Options

LIMIT = 10
ALPHABETS = (
    "abcxyzAÄñ ",
    "0123456789.,-/: ",
    "()[]{}<>\"'„“«»`",
    "|,;:.!?-*•#=>_~+\n\t ",
    "a\u0301\u0302e\u0308 ",
    "👩\u200d💻✅ ",
    "\x00\x07\x1b\u202e\u2069\ud83d",
    " \n\t\u00a0\u2009\r",
    'aA1.,; \n"-|/:(é💻\u0301',
)
WORDS = {
    "de": "Schreib bitte eine Mail an Frau Adler bis 12. Mai oder ordne zu: Anfrage, Angebot; Spalten Name und Preis",
    "en": "Write an email to Ms Hill by 12 May or classify as: inquiry, offer; JSON with keys name and price, only",
    "es": "Escribe un correo a la Sra. Vidal antes del 12 de mayo o clasifica: consulta, oferta; tabla con nombre y",
}
SCHEMA = {
    "type": "json_schema",
    "json_schema": {"name": "x", "schema": {"type": "object", "properties": {"name": {"type": "string"}}}},
}
Request = tuple[str, tuple[Message, ...], Options]


def ordinary() -> list[Request]:
    """Return requests as people write them."""
    root, found = course_root(), []
    for lang in LANGUAGES:
        for line in (root / f"tests/office/{lang}/open.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            turns = tuple(Message(**turn) for turn in row["messages"])
            found.append((row["id"], turns, Options()))
        module = load_module(root, "02-clear-briefs")
        for name in (one for one in module.names if module.exercise(one, lang).kind == "prompt"):
            for case in module.key(name, lang).cases("record"):
                text = message_for(module.model_answer(name, lang), case)
                found.append((f"{lang} {name} {case.id}", (Message("user", text),), Options()))
    return found


def hostile(count: int, seed: int) -> list[Request]:
    """Return requests that nobody foresaw; the same seed draws the same."""
    drawn = random.Random(seed)
    return [_hostile(drawn, at) for at in range(count)]


def _hostile(drawn: random.Random, at: int) -> Request:
    size = drawn.choice((30, 300, 3_000, 19_000, 19_000, 100_000))
    kind = drawn.choice(("unit", "unit", "noise", "words", "mixed"))
    text, plain = _text(drawn, kind, size), WORDS[drawn.choice(LANGUAGES)]
    turns = drawn.choice(
        (
            (("user", text),),
            (("user", f"{plain}\n\n{text}"),),
            (("user", f"{text}\n\n{plain}"),),
            (("system", text), ("user", plain)),
            (("user", text), ("assistant", text), ("user", plain)),
        )
    )
    options = Options(response_format=SCHEMA) if drawn.random() < 0.2 else Options()
    label = f"{at} {kind} {size} {text[:12]!r}"
    return label, tuple(Message(role, content) for role, content in turns), options  # type: ignore[arg-type]


def _text(drawn: random.Random, kind: str, size: int) -> str:
    signs = drawn.choice(ALPHABETS)
    if kind == "unit":
        unit = "".join(drawn.choice(signs) for _ in range(drawn.randint(1, 6)))
        return (unit * size)[:size]
    if kind == "noise":
        return "".join(drawn.choice(signs) for _ in range(size))
    some = " ".join(WORDS.values()).split() if kind == "mixed" else WORDS[drawn.choice(LANGUAGES)].split()
    return " ".join(drawn.choice((*some, drawn.choice(signs))) for _ in range(size // 6))


def timed(glassbox: GlassBox, request: Request) -> float:
    """Return the seconds one request takes in a child process; infinity if it fails or is ended."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        signal.alarm(LIMIT)
        start = time.process_time()
        try:
            glassbox.complete(request[1], request[2])
        except Exception as error:  # the figure is what is looked for, whatever goes wrong
            print(request[0], repr(error)[:300], file=sys.stderr, flush=True)
            os._exit(1)
        os.write(writer, repr(time.process_time() - start).encode())
        os._exit(0)
    os.close(writer)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reader, "rb") as pipe:
        return float(pipe.read()) if status == 0 else float("inf")


def report(name: str, found: list[tuple[float, str]]) -> None:
    """Print the median, the 99th of a hundred, and the slowest."""
    times = sorted(found)
    half, most = times[len(times) // 2][0], times[int(len(times) * 0.99)][0]
    print(f"{name}: {len(times)} requests, p50 {1e3 * half:.1f} ms, p99 {1e3 * most:.1f} ms")
    for seconds, label in times[-5:]:
        print(f"  {1e3 * seconds:8.1f} ms  {label}")


def main() -> None:
    """Warm the tables up, then time both kinds."""
    count, seed = (int(one) for one in (*sys.argv[1:3], *("300", "1")[len(sys.argv[1:3]) :]))
    glassbox, own = GlassBox(), ordinary()
    for _, turns, options in (own[0], own[-1], ("", (Message("user", "Qwx rtz plk?"),), Options())):
        glassbox.complete(turns, options)
    warm: list[tuple[float, str]] = []
    for label, turns, options in own:
        start = time.process_time()
        glassbox.complete(turns, options)
        warm.append((time.process_time() - start, label))
    report("ordinary", warm)
    report("hostile", [(timed(glassbox, one), one[0]) for one in hostile(count, seed)])


if __name__ == "__main__":
    main()
