"""Train the reader from the labelled sentences in ``assets/reading`` and write ``weights.npz``.

    pip install scikit-learn && python -m curtain.model.reading.learned.train assets/reading

Same sentences, same weights. One logistic regression a label (L2, balanced classes), rounded to integers of
``STEP``; weights below 0.2 are dropped. Prints precision and recall on a fifth of the sentences that a checksum sets
aside, then trains on all of them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from .classify import STEP
from .features import PLACES, features

FAMILIES = ("drop", "want", "limit", "ground", "ban", "part", "art", "task")
_SMALLEST = 0.2
_SET_ASIDE = 5
_THRESHOLD = 0.5


@dataclass(frozen=True)
class Sentence:
    """A labelled piece of a request."""

    text: str
    labels: frozenset[str]

    @property
    def aside(self) -> bool:
        """Whether the sentence is kept for measuring."""
        return crc32(f"t{self.text}".encode()) % _SET_ASIDE == 0


def sentences(folder: Path) -> list[Sentence]:
    """Read all labelled sentences, language by language."""
    lines = [line for file in sorted(folder.glob("*.jsonl")) for line in file.read_text(encoding="utf-8").splitlines()]
    rows = [json.loads(line) for line in lines if line.strip()]
    return [Sentence(row["text"], frozenset(row["labels"]) | families(row["labels"])) for row in rows]


def families(labels: Sequence[str]) -> frozenset[str]:
    """Return the families of labels: every ``drop.price`` is a ``drop``; what is rare alone is common together."""
    return frozenset(label.split(".")[0] for label in labels if label.split(".")[0] in FAMILIES)


def fit(rows: Sequence[Sentence], labels: Sequence[str]) -> tuple[NDArray[np.int16], NDArray[np.int8]]:
    """Return integer biases (labels) and weights (places x labels)."""
    from sklearn.linear_model import LogisticRegression

    x = matrix(rows)
    columns, biases = [], []
    for label in labels:
        wanted = np.array([label in row.labels for row in rows])
        model = LogisticRegression(C=10, solver="liblinear", class_weight="balanced", random_state=0).fit(x, wanted)
        columns.append(np.where(np.abs(model.coef_[0]) < _SMALLEST, 0, model.coef_[0]))
        biases.append(model.intercept_[0])
    rounded = np.clip(np.round(np.array(columns).T / STEP), -127, 127).astype(np.int8)
    return np.round(np.array(biases) / STEP).astype(np.int16), rounded


def matrix(rows: Sequence[Sentence]) -> Any:
    """Return the sparse feature matrix (sentences x places)."""
    from scipy.sparse import csr_matrix

    found = [features(row.text) for row in rows]
    ends = np.cumsum([0, *(len(one) for one in found)])
    places = np.array([place for one in found for place in one])
    values = np.array([value for one in found for value in one.values()])
    return csr_matrix((values, places, ends), shape=(len(rows), PLACES))


def report(rows: Sequence[Sentence], labels: Sequence[str], bias: NDArray[np.int16], weights: NDArray[np.int8]) -> str:
    """Return precision and recall over all labels of sentences that were not trained on."""
    sums = (matrix(rows) @ weights.astype(float) + bias) * STEP
    said = 1 / (1 + np.exp(-sums)) > _THRESHOLD
    true = np.array([[label in row.labels for label in labels] for row in rows])
    hits = (said & true).sum()
    return f"{len(rows)} sentences set aside: precision {hits / said.sum():.3f}, recall {hits / true.sum():.3f}"


def train(folder: Path, target: Path) -> None:
    """Measure on the sentences set aside, then train on all and write the weights."""
    rows = sentences(folder)
    labels = sorted({label for row in rows for label in row.labels})
    seen = [row for row in rows if not row.aside]
    print(report([row for row in rows if row.aside], labels, *fit(seen, labels)))
    bias, weights = fit(rows, labels)
    np.savez_compressed(target, labels=np.array(" ".join(labels)), bias=bias, rows=weights)
    size = target.stat().st_size
    print(f"{len(rows)} sentences, {len(labels)} labels, {np.count_nonzero(weights)} weights, {size} bytes")


if __name__ == "__main__":
    train(Path(sys.argv[1] if len(sys.argv) > 1 else "assets/reading"), Path(__file__).with_name("weights.npz"))
