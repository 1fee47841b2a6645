"""Run the glass box on the office prompts: ``python tests/office/score.py [--lang de] [--task write] [--failing]``.

A prompt passes if its reply fulfils every check. Every third open prompt (by a hash of its id) is kept apart and
reported as "rarely"; ``--failing`` shows first failing checks, of the others only unless ``--rarely`` is given too.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from checks import Result, evaluate  # noqa: E402

from curtain.model.glassbox import GlassBox  # noqa: E402
from curtain.records import Message  # noqa: E402


def prompts(lang: str, name: str = "open") -> list[dict[str, Any]]:
    """Return the prompts of one language."""
    source = HERE / lang / f"{name}.jsonl"
    lines = source.read_text(encoding="utf-8").splitlines() if source.exists() else []
    return [json.loads(line) for line in lines if line.strip()]


def rarely(prompt: dict[str, Any]) -> bool:
    """Tell whether a prompt belongs to the third that is looked at rarely."""
    return int(hashlib.sha256(prompt["id"].encode()).hexdigest(), 16) % 3 == 0


def reply(prompt: dict[str, Any]) -> str:
    """Return what the glass box answers."""
    return GlassBox().complete([Message(one["role"], one["content"]) for one in prompt["messages"]]).text


def failed(prompt: dict[str, Any], text: str) -> list[Result]:
    """Return the checks that a reply fails."""
    return [result for result in evaluate(prompt, text) if not result.ok]


def answers() -> int:
    """Print good answers that fail and bad ones that pass; return how many."""
    wrong = 0
    for lang in ("de", "en", "es"):
        for prompt in prompts(lang):
            bad = failed(prompt, prompt["good"])
            if bad or not failed(prompt, prompt["bad"]):
                wrong += 1
                print(prompt["id"], "good answer fails:" if bad else "bad answer passes", *bad)
    return wrong


def _shown(prompt: dict[str, Any], text: str, why: list[Result]) -> None:
    print(f"\n===== {prompt['id']} {prompt['task']}: {prompt.get('note', '')}")
    for message in prompt["messages"]:
        print(f"[{message['role'][0]}] {message['content']}")
    print(f"--- reply\n{text}\n--- failed")
    for one in why:
        print(f"  {one.type}: {one.detail[:160]}")


def main() -> None:
    """Print pass rates and, if asked, replies."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lang", choices=("de", "en", "es"))
    parser.add_argument("--task")
    parser.add_argument("--id")
    for flag in ("failing", "passing", "rarely", "sealed", "answers"):
        parser.add_argument(f"--{flag}", action="store_true")
    asked = parser.parse_args()
    if asked.answers:
        raise SystemExit(min(1, answers()))
    total: Counter[tuple[str, str, str]] = Counter()
    passed: Counter[tuple[str, str, str]] = Counter()
    first: Counter[str] = Counter()
    for lang in (asked.lang,) if asked.lang else ("de", "en", "es"):
        for prompt in prompts(lang, "sealed" if asked.sealed else "open"):
            if (asked.task and prompt["task"] != asked.task) or (asked.id and prompt["id"] != asked.id):
                continue
            text = reply(prompt)
            why = failed(prompt, text)
            kind = "sealed" if asked.sealed else "rarely" if rarely(prompt) else "tuned"
            for task in (prompt["task"], "all"):
                total[lang, task, kind] += 1
                passed[lang, task, kind] += not why
            first.update([why[0].type] if why else [])
            wanted = (asked.failing and why) or (asked.passing and not why)
            if not asked.sealed and wanted and (kind == "tuned" or asked.rarely or asked.id):
                _shown(prompt, text, why)
    _report(total, passed, first)


def _report(total: Counter[tuple[str, str, str]], passed: Counter[tuple[str, str, str]], first: Counter[str]) -> None:
    print()
    for key in sorted(total, key=lambda key: (key[0], key[1] == "all", key[1], key[2])):
        print(f"{key[0]} {key[1]:<15}{key[2]:<8}{passed[key]:>4} / {total[key]:<4}{passed[key] / total[key]:>6.0%}")
    print("first failing check:", ", ".join(f"{name} {number}" for name, number in first.most_common(12)))


if __name__ == "__main__":
    main()
