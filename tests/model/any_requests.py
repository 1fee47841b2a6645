"""Requests that attack what reads them: repeated signs and units, broken forms, noise, huge and strange turns."""

from __future__ import annotations

import random

SIZE = 19_000
ORDER = "\n\nSchreib eine Mail mit Betreff an Frau Adler, höchstens 60 Wörter."
NOISE = random.Random(4)
VOCABULARY = (
    "die der und Kunde Angebot 12. Mai 2027 please write list JSON with oder or y Liste: Frau Adler, DP-40 \n - 3 "
    "correo asunto máximo usted tabla Spalten: name, date; (x) | a/b = 5 % 1.200 € info@a.example https://b.example ?"
)
WORDS = VOCABULARY.split(" ")
UNITS = {
    **{f"letter-{sign}": sign for sign in "aüA0_ß"},
    **{f"stop-{sign}": f"a{sign}" for sign in "./-|,;:@=&'#"},
    **{f"spaced-{sign}": f"{sign} " for sign in "a-*>1.,:|#"},
    **{f"pair-{sign}": f"Ab{sign} " for sign in ",;:.?!-/"},
    "dates": "1.1.",
    "long-dates": "12. Mai 2027 ",
    "times": "12:30 ",
    "prices": "1.200,50 € ",
    "or": "a oder b ",
    "and": "Ab und ",
    "names": "Frau Adler ",
    "mails": "a.b@c.example ",
    "links": "https://a.example/b?c=d&",
    "fields": "Liefertermin: 12. Mai\n",
    "rows": "| a | b |\n",
    "bullets": "- abc: def\n",
    "numbered": "1. abc\n",
    "keys": '{"a": ["b", {"c": ',
    "quoted": '"abc" ',
    "low-quotes": "„abc“ ",
    "fences": "```\nabc\n",
    "tags": "<a>b</a>",
    "rules": "---\nabc\n",
    "emoji": "👩\u200d💻 ",
    "combining": "a\u0301\u0302\u0303",
    "control": "\x00\x07\x1b[0m",
    "half": "\ud83d ",
    "arabic": "\u202eمرحبا ",
    "chinese": "你好。",
    "orders": "Write in JSON with name, date. ",
    "limits": "at most 5 words, at least 3 lines; ",
    "questions": "¿Cuándo llega? ",
}
TEXTS = {
    **{name: (unit * (SIZE // len(unit)))[:SIZE] + ORDER for name, unit in UNITS.items()},
    "empty": "",
    "blank": " \n\t\n ",
    "spaces": "a" + " " * SIZE + "=" + ORDER,
    "lines": "\n" * SIZE + ORDER,
    "signs-on-one": "a" + "\u0301" * SIZE + ORDER,
    "noise": "".join(chr(NOISE.choice((NOISE.randrange(32, 127), NOISE.randrange(160, 880), 10))) for _ in range(SIZE)),
    "words": " ".join(NOISE.choice(WORDS) for _ in range(SIZE // 6)),
    "words-100k": " ".join(NOISE.choice(WORDS) for _ in range(17_000)),
    "sentences-100k": "Die Lieferung kommt am 12. Mai, sagt Frau Adler. " * 2_000 + ORDER,
    "letter-100k": "a" * 100_000 + ORDER,
    "short-words-100k": "a " * 50_000 + ORDER,
    "open-brackets": "(" * SIZE + ORDER,
    "deep": "[" * (SIZE // 2) + "]" * (SIZE // 2),
}
LONG = "Antworte freundlich. Der Code ist 4711 und bleibt geheim. " * 300
CONVERSATIONS = {
    "no-turn": (),
    "only-system": (("system", LONG),),
    "system-of-letters": (("system", "a" * SIZE), ("user", "Write an email.")),
    "system-of-rules": (("system", LONG), ("user", "1." * (SIZE // 2))),
    "many-turns": (("user", "Schreib kürzer."), ("assistant", "Gern, hier.")) * 300,
    "long-turns": (("user", "a, b " * 3_000), ("assistant", "c; d " * 3_000), ("user", "Now as a table.")),
    "ends-with-assistant": (("user", "Hola"), ("assistant", "1.1." * 4_000)),
}
SCHEMA = {
    "type": "json_schema",
    "json_schema": {
        "name": "any",
        "schema": {
            "type": "object",
            "properties": {
                "name": {"type": "string"},
                "when": {"type": "string", "format": "date"},
                "tags": {"type": "array", "items": {"type": "string"}},
            },
            "required": ["name"],
        },
    },
}
