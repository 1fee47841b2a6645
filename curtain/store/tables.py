"""The tables of the store. Times are ISO 8601 texts in UTC; order comes from ids, because clocks jump."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

VERSION = 1

metadata = MetaData()

about = Table(
    "about",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", Text, nullable=False),
)

learners = Table(
    "learners",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("key_hash", String(64), nullable=False, unique=True),
    Column("language", String(2)),
    Column("cohort", String(64), nullable=False),
    Column("made_at", String(32), nullable=False),
)

answers = Table(
    "answers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("learner", ForeignKey("learners.id"), nullable=False),
    Column("exercise", String(128), nullable=False),
    Column("module_version", String(32), nullable=False),
    Column("lang", String(2), nullable=False),
    Column("text", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("base", Integer, nullable=False),
    Column("device", String(64), nullable=False),
    # written without knowing a newer text: kept in the history, not the current answer
    Column("aside", Boolean, nullable=False),
    Column("saved_at", String(32), nullable=False),
    UniqueConstraint("learner", "exercise", "revision"),
)

attempts = Table(
    "attempts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("learner", ForeignKey("learners.id"), nullable=False),
    Column("exercise", String(128), nullable=False),
    Column("lang", String(2), nullable=False),
    Column("points", Float, nullable=False),
    Column("grade", Text, nullable=False),
    Column("at", String(32), nullable=False),
    Index("attempts_of", "learner", "exercise"),
)

hand_ins = Table(
    "hand_ins",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("learner", ForeignKey("learners.id"), nullable=False),
    Column("module", String(64), nullable=False),
    Column("module_version", String(32), nullable=False),
    Column("lang", String(2), nullable=False),
    Column("assignment", String(80), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("at", String(32), nullable=False),
    Index("hand_ins_of", "learner", "module"),
)

events = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("learner", ForeignKey("learners.id")),
    Column("kind", String(32), nullable=False),
    Column("data", Text, nullable=False),
    Column("at", String(32), nullable=False),
)
