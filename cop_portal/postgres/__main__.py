"""The portal's own server from a shell: `python -m cop_portal.postgres start|stop|remove|status|url [database]`.

`url` makes the database if it is not there and prints the DATABASE_URL of it.
"""

import os
import sys
from urllib.parse import quote

from cop_portal.postgres import server
from cop_portal.postgres.place import DATABASE_USER, PORT, ServerError, place


def main(arguments: list[str]) -> int:
    """Do what the first argument says and print one line; the exit code is 1 where it could not be done."""
    what = arguments[0] if arguments else "status"
    where = place()
    try:
        if what == "start":
            server.start(where)
            print("The portal's PostgreSQL runs.")
        elif what == "stop":
            print(
                "The portal's PostgreSQL has stopped."
                if server.stop(where)
                else "No PostgreSQL of the portal ran."
            )
        elif what == "remove":
            server.remove(where)
            print("The portal's PostgreSQL and its data are gone.")
        elif what == "status":
            running = server.answers(where)
            print(f"The portal's PostgreSQL {'runs' if running else 'does not run'}: {where.home}")
            return 0 if running else 1
        elif what == "url":
            name = arguments[1] if len(arguments) > 1 else os.environ.get("EMBEDDED_DATABASE", "cop_portal")
            server.create_database(name, server.start(where))
            print(f"postgres://{DATABASE_USER}@{quote(str(where.socket), safe='')}:{PORT}/{name}")
        else:
            print(__doc__)
            return 2
    except ServerError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
