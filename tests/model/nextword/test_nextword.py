"""The next-word model: honest tokens, real probabilities, the same text for the same request."""

from __future__ import annotations

import math
import random
import subprocess
import sys
from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curtain.model.nextword.bpe import train
from curtain.model.nextword.echo import distinct, echo
from curtain.model.nextword.nextword import NextWord
from curtain.model.nextword.ngrams import Ngrams
from curtain.records import Message, Options

TEXTS = [
    "The pump needs a new seal.",
    "The pump needs a new motor.",
    "The valve needs a new seal.",
    "Die Pumpe braucht eine neue Dichtung.",
    "Die Pumpe läuft wieder.",
    "La bomba necesita una junta nueva.",
] * 3
MODEL = NextWord(TEXTS, merges=200)


def asked(text: str, **options: object) -> str:
    return MODEL.complete((Message("user", text),), Options(**options)).text  # type: ignore[arg-type]


@given(st.text(max_size=200))
def test_every_text_survives_its_tokens(text: str) -> None:
    assert MODEL.bpe.decode(MODEL.bpe.encode(text)) == text.encode("utf-8", "replace").decode()


def test_the_most_frequent_pair_is_merged_first() -> None:
    bpe = train(["aab aab aab cd cd"], 1)
    pairs: Counter[tuple[int, int]] = Counter()
    for word in ("aab", " aab", " aab", " cd", " cd"):
        pairs.update(pairwise(word.encode()))
    assert bpe.merges[0] == min(pairs, key=lambda pair: (-pairs[pair], pair))


def test_merging_is_what_counting_anew_would_give() -> None:
    words = [" ".join(random.Random(n).choices(["pump", "pumps", "pumping", "lamp", "ramp"], k=8)) for n in range(20)]
    fast, slow = train(words, 12).merges, []
    tokens = [list(piece) for text in words for piece in _pieces(text)]
    for step in range(12):
        pairs = Counter(pair for word in tokens for pair in pairwise(word))
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        slow.append(best)
        tokens = [_merge(word, best, 256 + step) for word in tokens]
    assert fast == tuple(slow)


def _pieces(text: str) -> list[bytes]:
    first, *rest = text.split(" ")
    return [first.encode(), *(b" " + word.encode() for word in rest)]


def _merge(word: list[int], pair: tuple[int, int], token: int) -> list[int]:
    made: list[int] = []
    while word:
        if tuple(word[:2]) == pair:
            made, word = [*made, token], word[2:]
        else:
            made, word = [*made, word[0]], word[1:]
    return made


@settings(max_examples=50)
@given(st.lists(st.integers(0, 19), max_size=6))
def test_probabilities_add_up_and_none_is_zero(context: list[int]) -> None:
    random_ = random.Random(7)
    tokens = [token for _ in range(60) for token in (*random_.choices(range(19), k=6), 19)]
    chances = Ngrams(tokens, 20, 19, order=4).distribution(context)
    assert chances.sum() == pytest.approx(1)
    assert (chances > 0).all()


def test_the_smoothing_is_kneser_neys() -> None:
    """Worked by hand for bigrams: a b | a c | a b | d b, each with its end."""
    a, b, c, d, end = range(5)
    model = Ngrams([a, b, end, a, c, end, a, b, end, d, b, end], 5, end, order=2)
    chances = model.distribution([a])
    # bigrams: end-a 3, a-b 2, b-end 3, a-c 1, c-end 1, end-d 1, d-b 1: n1 = 4, n2 = 1, discount 4/6
    discount = 4 / 6
    # b continues a and d, end continues b and c, a, c and d one context each: 7 bigram types; n1 = 3, n2 = 2
    lower = 3 / 7
    base = lower * 5 / 7 / 5
    unigram_b = (2 - lower) / 7 + base
    expected = (2 - discount) / 3 + discount * 2 / 3 * unigram_b
    assert chances[b] == pytest.approx(expected)


def test_what_was_seen_is_likelier_than_what_was_not() -> None:
    likely = MODEL.next_words("The pump needs a new", 2)
    assert {word.text for word in likely} <= {" seal", " motor", " se", " m", " mo"}
    assert likely[0].probability > 0.3


def test_temperature_and_nucleus() -> None:
    assert asked("The pump", temperature=0, seed=1) == asked("The pump", temperature=0, seed=2)
    hot = {asked("The pump", temperature=1.5, seed=seed) for seed in range(10)}
    assert len(hot) > 3
    assert {asked("The pump", top_p=0.01, seed=seed) for seed in range(5)} == {asked("The pump", temperature=0)}


def test_stop_and_length() -> None:
    whole = asked("The pump", temperature=0)
    assert asked("The pump", temperature=0, stop=("new",)) == whole[: whole.index("new")]
    cut = MODEL.complete((Message("user", "The pump"),), Options(temperature=0, max_tokens=2))
    assert cut.finish_reason == "length" and cut.completion_tokens == 2


def test_chances_belong_to_the_reply() -> None:
    reply = MODEL.complete((Message("user", "Die Pumpe"),), Options(seed=3, alternatives=4))
    assert reply.chances is not None
    assert b"".join(chance.bytes for chance in reply.chances).decode("utf-8", "replace") == reply.text
    for chance in reply.chances:
        assert chance.logprob <= 0 and len(chance.alternatives) == 4
        best = [other.logprob for other in chance.alternatives]
        assert best == sorted(best, reverse=True) and best[0] >= chance.logprob
    first = MODEL.next_words("Die Pumpe", 1)[0]
    assert math.exp(reply.chances[0].alternatives[0].logprob) == pytest.approx(first.probability)
    assert MODEL.complete((Message("user", "x"),), Options()).chances is None


def test_another_process_writes_the_same() -> None:
    code = (
        f"TEXTS = {TEXTS!r}\n"
        "from curtain.model.nextword.nextword import NextWord\n"
        "from curtain.records import Message, Options\n"
        "print(ascii(NextWord(TEXTS, merges=200).complete((Message('user', 'La bomba'),), Options(seed=5)).text))"
    )
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "99"}
    )
    assert out.stdout.strip() == ascii(asked("La bomba", seed=5))


def test_a_model_fed_with_its_own_texts_says_less() -> None:
    random_ = random.Random(1)
    parts = (["We", "They", "Customers"], ["need", "want", "order"], ["a new", "another", "one"],
             ["pump", "valve", "sensor", "motor"], ["today.", "soon.", "in May.", "by Friday."])  # fmt: skip
    texts = [" ".join(random_.choice(part) for part in parts) for _ in range(120)]
    rounds = list(echo(texts, rounds=4))
    assert [one.number for one in rounds] == [0, 1, 2, 3, 4]
    assert rounds[0].distinct == distinct(texts)
    assert rounds[-1].distinct[2] < rounds[0].distinct[2]
    assert rounds == list(echo(texts, rounds=4))


def test_distinct_counts_runs_of_words() -> None:
    assert distinct(["a b a b"]) == (0.5, 2 / 3, 1.0)
    assert distinct([]) == (0.0, 0.0, 0.0)


def test_nothing_to_learn_from_is_no_error() -> None:
    empty = NextWord([])
    assert empty.complete((Message("user", "hello"),), Options(max_tokens=5)).completion_tokens <= 5
    assert np.isclose(sum(word.probability for word in empty.next_words("x", 10_000)), 1)
