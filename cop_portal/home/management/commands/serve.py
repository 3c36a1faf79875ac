"""`manage.py serve`: what `make run` runs. A web server and the worker of background tasks, ended together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand
from django.db import connections

from cop_portal.environment import bracketed, own_address
from cop_portal.home.management.commands.runserver import refuse_taken_port, warn_if_public

# An upload of 25 MB at 400 kbit/s takes eight minutes.
LONGEST_REQUEST = 600


class Command(BaseCommand):
    """Migrate, fill the demo if it is empty, then serve until Ctrl+C or the end of either process."""

    help = "Serve the portal at HOST and PORT with its worker: runserver, or gunicorn in production"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Let tests leave the first steps out."""
        parser.add_argument("--only", action="store_true", help="do not migrate or load anything first")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare, start both, wait."""
        host = settings.HOST or "127.0.0.1"
        refuse_taken_port(host, int(settings.PORT), ":" in host)
        if not options["only"]:
            self.prepare()
        self.tell(host)
        connections.close_all()  # ours were only needed for the first steps
        # Behind the demo's own words Django need not add that this is no production server.
        environment = {**os.environ, "TASKS": "database", "DJANGO_RUNSERVER_HIDE_WARNING": "true"}
        manage = [sys.executable, str(settings.BASE_DIR / "manage.py")]
        worker = [*manage, "db_worker", "--no-reload", "--interval", "1", "--queue-name", "*"]
        server = (
            gunicorn(host)
            if settings.PRODUCTION
            else [*manage, "runserver", f"{bracketed(host)}:{settings.PORT}"]
        )
        sys.exit(together([server, worker], environment))

    def prepare(self) -> None:
        """Bring the database to today's shape, and what the pages need into it."""
        call_command("migrate", verbosity=0)
        known = get_commands()
        if settings.DEMO:
            if "load_demo" in known:
                call_command("load_demo", "--if-empty")
        elif "load_reference_data" in known:
            call_command("load_reference_data")
        if "rebuild_search" in known:
            call_command("rebuild_search", "--if-behind", verbosity=0)
        if settings.PRODUCTION:
            call_command("collectstatic", "--noinput", verbosity=0)
            # Finished work is kept for two weeks: its arguments may hold an address.
            call_command("prune_db_task_results", "--queue-name", "*", verbosity=0)
            if "sweep_drafts" in known:
                call_command("sweep_drafts", verbosity=0)
            if "sweep_attendance_lists" in known:
                call_command("sweep_attendance_lists", verbosity=0)
            if "sweep_needs" in known:
                call_command("sweep_needs", verbosity=0)
            if "sweep_documents" in known:
                # Not files without a row: a database that was brought back from a backup knows of fewer.
                call_command("sweep_documents", keep_strays=True, verbosity=0)

    def tell(self, host: str) -> None:
        """Print the address, and in the demo who can sign in."""
        warn_if_public(self, host)
        self.stdout.write(f"\nThe portal: {own_address(host, settings.PORT)}/   (Ctrl+C ends it)\n")
        if settings.DEMO and "demo_accounts" in get_commands():
            call_command("demo_accounts")
        self.stdout.flush()


def gunicorn(host: str) -> list[str]:
    """Give the command of the production server: threads, so that slow uploads do not stop the others."""
    workers = str(settings.WEB_CONCURRENCY)
    memory = "/dev/shm"  # noqa: S108  the heartbeat's file must not wait for a disk
    heartbeat = ["--worker-tmp-dir", memory] if os.access(memory, os.W_OK) else []
    return [
        *[sys.executable, "-m", "gunicorn", "cop_portal.wsgi:application"],
        *["--bind", f"{bracketed(host)}:{settings.PORT}", "--workers", workers, "--worker-class", "gthread"],
        *[
            "--threads",
            "16",
            "--timeout",
            str(LONGEST_REQUEST),
            "--graceful-timeout",
            "30",
            "--keep-alive",
            "5",
        ],
        # No forwarded header is gunicorn's to believe: TrustedProxyMiddleware decides.
        *["--forwarded-allow-ips", "", "--max-requests", "5000", "--max-requests-jitter", "500"],
        *heartbeat,
        *["--log-level", "warning", "--no-control-socket"],
    ]


def together(commands: list[list[str]], environment: dict[str, str]) -> int:
    """Run all until one ends or we are told to stop; then end the rest. Gives the first one's exit code."""
    told: list[int] = []

    def stop(signum: int, frame: FrameType | None) -> None:
        told.append(signum)

    for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(signum, stop)
    # Sessions of their own: Ctrl+C reaches us alone, and we end each with all that it started.
    running = [subprocess.Popen(command, env=environment, start_new_session=True) for command in commands]
    while not told and all(process.poll() is None for process in running):
        time.sleep(0.2)
    ended = next((process.returncode for process in running if process.returncode is not None), 0)
    for process in running:
        _end(process)
    return 0 if told else ended or 1


def _end(process: subprocess.Popen) -> None:
    for signum, patience in ((signal.SIGTERM, 15), (signal.SIGKILL, 5)):
        try:
            os.killpg(process.pid, signum)
        except ProcessLookupError:
            return
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            continue
