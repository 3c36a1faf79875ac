#!/usr/bin/env python
"""The portal's commands: `python manage.py help`."""

import os
import sys


def main() -> None:
    """Run a command; what the reader can put right is said in one line, without a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cop_portal.settings")
    try:
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit(
            "Django is not installed here: run `make run`, or `pip install -r requirements/dev.txt` in a virtualenv."
        )
    from django.db.utils import OperationalError

    from cop_portal.postgres.place import ServerError

    try:
        execute_from_command_line(sys.argv)
    except (ServerError, ImproperlyConfigured) as error:
        if "--traceback" in sys.argv:
            raise
        sys.exit(str(error))
    except OperationalError as error:
        if "--traceback" in sys.argv:
            raise
        sys.exit(f"The database does not answer: {' '.join(str(error).split())} (see DATABASE_URL)")


if __name__ == "__main__":
    main()
