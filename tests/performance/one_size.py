"""The bench of one number of organizations: its database, its server, its answers; rows as JSON into a file."""

from __future__ import annotations

import argparse
import json
import os
import pathlib
import signal
import sys
import time

import django


def main() -> None:
    """Make, serve, measure; the database goes in the end unless it shall be kept."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--organizations", type=int, required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--output", type=pathlib.Path, required=True)
    parser.add_argument("--keep", action="store_true")
    arguments = parser.parse_args()
    # Whoever ends us ends the server too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    django.setup()

    from django.db import connections

    from . import data
    from .measure import measure
    from .pages import BARE, pages_of
    from .server import running

    count, started = arguments.organizations, time.monotonic()

    def tell(words: str) -> None:
        print(f"[{count:,} organizations, {time.monotonic() - started:.0f} s] {words}", flush=True)

    if not arguments.keep:
        data.drop_database()
    data.make_database()
    try:
        tell("making the database")
        cast = data.fill(count, processes=os.cpu_count() or 1)
        data.tidy()
        tell("working out what each page must find")
        pages = pages_of(cast)
        connections.close_all()
        with running(arguments.port):
            tell("asking for the pages")
            timed = measure(pages, arguments.port, tell, data.change_something)
    finally:
        if not arguments.keep:
            data.drop_database()
    bare = next(one for one in timed if one.page.name == BARE)
    result = {
        "rows": [one.row(count, bare) for one in timed],
        "problems": [problem for one in timed for problem in one.problems],
    }
    arguments.output.write_text(json.dumps(result))


if __name__ == "__main__":
    main()
