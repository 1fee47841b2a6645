"""``python -m curtain`` is the ``curtain`` command."""

from .cli import main

raise SystemExit(main())
