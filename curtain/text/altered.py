"""Find a secret whose letters were changed one by one: leetspeak, turned round, shifted, covered, doubled."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from .folding import fold
from .secret import HIDDEN, SHORT, Secret, word_ends
from .squeezed import Squeezed, bare, key_of, spelling, squeeze

_MASK = r"[*#_•●■█▒░×?.\-…]"
_MOST_MASKED = 0.4


def leet(text: str, secret: Secret) -> bool:
    """Look for the secret with figures and signs in place of letters."""
    if not any(letter.isalpha() for letter in secret.key) or len(secret.key) <= SHORT:
        return False
    view, key = squeeze(_as_leet(text)), key_of(_as_leet(secret.key))
    disguised = frozenset(spelling()["leet"]) - {"l"}
    for at in view.places(key):
        source = text[view.origin[at] : view.origin[at + len(key) - 1] + 1]
        changed = any(sign in disguised for sign in source) and len(source.split()) == 1
        if changed and view.starts[at] and word_ends(view, at + len(key) - 1):
            return True
    return False


def reversed_(text: str, secret: Secret) -> bool:
    view = squeeze(text)
    for key in secret.keys:
        back = key[::-1]
        if back == key or len(key) <= SHORT or (key.isdigit() and len(key) < HIDDEN):
            continue
        for at in view.places(back):
            pieces = view.pieces(at, len(back))
            whole = view.starts[at] and view.ends[at + len(back) - 1]
            drawn = all(len(piece) == 1 for piece in pieces) or not re.search(r"\s", view.between(at, len(back)))
            if whole and (drawn or len(key) > HIDDEN):
                return True
    return any(_words_reversed(view, key, secret) for key in secret.keys)


def masked(text: str, secret: Secret) -> bool:
    """Look for letters covered by signs, doubled, parted by one and the same letter, or for the consonants alone."""
    key = secret.key
    if len(key) < HIDDEN or key.isdigit():
        return False
    letters = squeeze(text).letters
    if "".join(letter * 2 for letter in key) in letters or "".join(letter * 3 for letter in key) in letters:
        return True
    consonants = re.sub(r"[aeiou]", "", key)
    if len(consonants) >= HIDDEN and consonants in _words(text) and consonants != key:
        return True
    return bool(_filled(key).search(_folded(text))) or any(_covers(word, key) for word in _starred(text))


def shifted(text: str, secret: Secret) -> bool:
    """Look for every shift of the alphabet, rot13 among them, and for the alphabet turned round."""
    if sum(letter.isalpha() for letter in secret.key) < HIDDEN:
        return False
    view = squeeze(text)
    return any(
        view.starts[at] and view.ends[at + len(key) - 1] for key in _shifts(secret.key) for at in view.places(key)
    )


@lru_cache(maxsize=256)
def _as_leet(text: str) -> str:
    return text.lower().translate(_leet_table()) if len(text.lower()) == len(text) else text.translate(_leet_table())


@cache
def _leet_table() -> dict[int, str]:
    return str.maketrans(spelling()["leet"])


def _words_reversed(view: Squeezed, key: str, secret: Secret) -> bool:
    """Look for a secret of several words, each of them reversed."""
    cuts = [*sorted(secret.cuts), len(key)]
    words = [key[start:end] for start, end in pairwise(cuts)]
    back = "".join(word[::-1] for word in words)
    return len(words) > 1 and back != key and len(key) > HIDDEN and back in view.letters


@lru_cache(maxsize=1024)
def _filled(key: str) -> re.Pattern[str]:
    rest = "".join(rf"(?P=x){re.escape(letter)}" for letter in key[2:])
    return re.compile(rf"{re.escape(key[0])}(?P<x>[^\W_]{{1,2}}){re.escape(key[1])}{rest}")


@lru_cache(maxsize=256)
def _folded(text: str) -> str:
    return fold(text)


@lru_cache(maxsize=256)
def _starred(text: str) -> tuple[str, ...]:
    found = re.findall(rf"[^\W_](?:[^\W_]|{_MASK}){{2,40}}", text)
    return tuple(word for word in (word.rstrip(".?-…") for word in found) if not word.isalnum())


def _covers(word: str, key: str) -> bool:
    signs = [(bare(sign) or "") for sign in word]
    if len(signs) != len(key) or all(signs):
        return False
    covered = sum(not sign for sign in signs)
    same = all(not sign or sign == letter for sign, letter in zip(signs, key, strict=True))
    return same and covered <= _MOST_MASKED * len(key)


@lru_cache(maxsize=256)
def _words(text: str) -> frozenset[str]:
    return frozenset(key_of(word) for word in re.findall(r"[^\W_]+", text))


@lru_cache(maxsize=1024)
def _shifts(key: str) -> tuple[str, ...]:
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    tables = [str.maketrans(alphabet, alphabet[n:] + alphabet[:n]) for n in range(1, 26)]
    turned = [key.translate(table) for table in (*tables, str.maketrans(alphabet, alphabet[::-1]))]
    figures = str.maketrans("0123456789", "5678901234")
    return tuple(dict.fromkeys([*turned, *(one.translate(figures) for one in turned)]))
