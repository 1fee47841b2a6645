"""Learners, answers with every revision, attempts, hand-ins and events; nothing that was acknowledged is ever lost."""

from .opening import open_store as open_store
from .store import Store as Store
