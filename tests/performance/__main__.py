"""``make bench``: one size after the other, pairing, then the table, the JSON and the aims that were missed."""

from __future__ import annotations

import argparse
import json
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import time

from . import pairing
from .report import aims_met, missed, table

PROJECT = pathlib.Path(__file__).resolve().parent.parent.parent
SIZES = [200, 5_000, 50_000]


def main() -> int:
    """0 where every answer was right, whether or not the aims were met: those are for a reader."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES, help="numbers of organizations")
    parser.add_argument("--database", default="cop_portal_bench", help="how the databases' names begin")
    parser.add_argument("--port", type=int, default=0, help="where to serve (any free port)")
    parser.add_argument(
        "--keep", action="store_true", help="keep the databases, and use those that are there"
    )
    parser.add_argument("--output", type=pathlib.Path, default=PROJECT / "var" / "bench.json")
    arguments = parser.parse_args()
    started = time.monotonic()
    rows, problems = [], []
    for size in arguments.sizes or SIZES:
        result = one_size(size, arguments)
        rows += result["rows"]
        problems += [f"{problem} (at {size:,})" for problem in result["problems"]]
        arguments.output.parent.mkdir(exist_ok=True)
        arguments.output.write_text(json.dumps(rows, indent=1) + "\n")
    paired = pairing.measured()
    arguments.output.write_text(json.dumps([*rows, paired], indent=1) + "\n")
    print(f"\n{machine()}; {time.monotonic() - started:.0f} s in all\n")
    print(table(rows) + "\n")
    print(pairing.words(paired) + "\n")
    for words in missed(rows):
        print(f"missed: {words}")
    if not missed(rows):
        print(aims_met(rows))
    for problem in problems:
        print(f"WRONG ANSWER: {problem}")
    print(f"written to {arguments.output}")
    return 1 if problems else 0


def one_size(size: int, arguments: argparse.Namespace) -> dict:
    """The rows of one size, measured in a process of its own: Django knows one database name a process."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.performance.settings",
        "BENCH_DATABASE": f"{arguments.database}_{size}",
    }
    with tempfile.TemporaryDirectory() as folder:
        output = pathlib.Path(folder) / "rows.json"
        command = [sys.executable, "-m", "tests.performance.one_size", "--organizations", str(size)]
        command += ["--port", str(arguments.port or free_port()), "--output", str(output)]
        command += ["--keep"] if arguments.keep else []
        if code := subprocess.run(command, cwd=PROJECT, env=environment, check=False).returncode:
            raise SystemExit(code)
        return json.loads(output.read_text())


def free_port() -> int:
    """A port that nobody has now."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def machine() -> str:
    """What it ran on."""
    return (
        f"{os.cpu_count()} cores for client, gunicorn (2 workers) and PostgreSQL; 2 clients, "
        f"Python {sys.version.split()[0]}"
    )


if __name__ == "__main__":
    sys.exit(main())
