"""Settings for mypy's Django plugin, which looks for the classes behind every relation in the source."""

import pghistory

from tests.settings import *  # noqa: F403

# django-pghistory makes its tables' classes while it runs: without a way back to them nobody looks for them.
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(related_name="+")
