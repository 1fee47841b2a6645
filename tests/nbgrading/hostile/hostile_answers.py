"""Answers that attack what reads, judges or shows them; each goes into every exercise of every module."""

from __future__ import annotations

SIZE = 19_000
"""Just below the largest answer."""


def nested(opening: str, closing: str) -> str:
    half = SIZE // (len(opening) + len(closing))
    return opening * half + closing * half


ANSWERS = {
    "script": "<script>fetch('//evil.example')</script></pre><svg onload=alert(1)><iframe src=javascript:alert(1)>",
    "handler": '" onmouseover="alert(1)" x=\'><img src=x onerror=alert(1)><style>*{display:none}</style>',
    "link": "[x](javascript:alert(1)) <javascript:alert(1)> [y]: data:text/html,<script>alert(1)</script>",
    "picture": "![](http://evil.example/x.png) ![a](attachment:b.png) <img src=http://evil.example/y.png>",
    "template": "{{ 7*7 }}{% for x in ().__class__.__base__.__subclasses__() %}{{x}}{% endfor %} ${7*7} {material}",
    "format": "{0.__class__} {lang.__init__.__globals__} {passed} {points!r:>99999999} %s %n {",
    "spaces": "a" + " " * SIZE + "=",
    "equals": "=" * SIZE,
    "quotes": "\"„“«»'" * (SIZE // 16),
    "colons": "a: " * (SIZE // 3),
    "digits": "1." * (SIZE // 2),
    "many-lines": "a = b\n" * (SIZE // 6),
    "brackets": nested("(", ")"),
    "yaml-bomb": "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: &d [*c, *c]\ne: &e [*e, *d]\n",
    "xml-bomb": '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;">]><a>&d;&d;</a>',
    "json-deep": nested("[", "]"),
    "markdown-deep": "> " * (SIZE // 2),
    "emphasis": "*a_" * (SIZE // 3),
    "python": "__import__('os').system('touch canary')\n%%bash\ntouch canary\n!touch canary",
}

HELD_OUT = {
    "right-to-left": "\u202e=1+1\u2066 a = b\u2069" * 200,
    "combining": "a" + "\u0301" * (SIZE // 2),
    "emoji-joins": "👩\u200d" * (SIZE // 8),
    "escape-codes": "\x1b[2J\x1b]0;owned\x07\x1b[31m",
    "hyphens": "- " * (SIZE // 2),
    "dates": "1.1." * (SIZE // 4),
    "mail": "a@" * (SIZE // 2),
    "commas": "," * SIZE,
    "aaaa": "a" * SIZE,
    "tabs-and-signs": "\t=cmd|' /C calc'!A0\t" * 100,
}
