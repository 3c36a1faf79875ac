"""What every test may use, and where its data come from.

- ``db`` (or the mark) gives a database that is migrated and empty: a copy of one that was migrated once for a state of
  the code (``tests/databases.py``), whatever a test writes being taken back after it.
- ``cast`` is the small community of ``tests/cast.py``, written anew for each test.
- ``demo`` is the whole demonstration, once a file; what its tests change beside ``db`` is taken back. It comes from a
  database that was loaded once for a state of the code and a day, of which each process has a copy. The browser's
  tests have a copy of their own (``tests/browser/site.py``), which keeps what they change.
- ``attacked`` (``tests/attacks``) and the access matrix make one world for all tests of a file.

What a test with ``transaction=True`` writes stays until Django has emptied all tables after it: it is for what several
connections do at once, and for what happens after a commit.
"""

import gc
import os
from types import FunctionType

import pytest
from django.db import transaction
from django.test.utils import setup_databases, teardown_databases
from django.utils import translation
from hypothesis import HealthCheck, settings

from tests import chromium, databases
from tests.cast import Cast, make_cast

# A busy machine is slow, and no test of a property says how fast it is.
# Other examples come with each run, so that half of the usual hundred see as much within two.
settings.register_profile(
    "portal", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("portal")

pytest_plugins = ["tests.documents.stores"]

BROWSERS = "tests/browser/"
# The files that take longest, first: of two processes none shall have one of them left when the other has ended.
LONGEST = (
    "tests/attacks/test_crawl.py",
    "tests/access/test_matrix.py",
    "tests/attacks/test_events_input.py",
    "tests/attacks/test_non_interference.py",
    f"{BROWSERS}test_pages.py",
    f"{BROWSERS}test_memorandum.py",
    f"{BROWSERS}test_story_chain.py",
)


@pytest.fixture(scope="session")
def django_db_setup(
    request,
    django_test_environment,
    django_db_blocker,
    django_db_keepdb,
    django_db_createdb,
    django_db_modify_db_settings,
):
    """Make the database of the tests, whichever tests run.

    pytest-django's own fixture makes it only where a test has its mark. What our wider fixtures write (a site for the
    browser, a world for the access matrix) would then go into the portal's own database.
    """
    verbosity = request.config.option.verbose
    keep = django_db_keepdb and not django_db_createdb
    with django_db_blocker.unblock(), databases.copied_from_migrated(keep):
        made = setup_databases(verbosity=verbosity, interactive=False, keepdb=keep)
    yield
    if not django_db_keepdb:
        with django_db_blocker.unblock():
            teardown_databases(made, verbosity=verbosity)


@pytest.fixture
def cast(db) -> Cast:
    """The small shared cast (see ``tests/cast.py``)."""
    return make_cast()


@pytest.fixture(autouse=True)
def in_english():
    """A page answered in Arabic leaves its language behind; the next test starts in English all the same."""
    with translation.override("en"):
        yield


def pytest_configure(config):
    """The process that starts the others says which state of the code they test."""
    if not hasattr(config, "workerinput"):
        os.environ[databases.STATE] = databases.state_of_the_code()
        os.environ[databases.DEMO_STATE] = databases.state_of_the_code(databases.LOADS)


def pytest_pycollect_makeitem(collector, obj):
    """A test of the browser stands where `make test` looks for such tests; elsewhere no run would come by."""
    own = getattr(obj, "pytestmark", ()) if isinstance(obj, FunctionType) else ()
    marks = [*collector.iter_markers(), *own]
    if any(mark.name == "browser" for mark in marks) and not collector.nodeid.startswith(BROWSERS):
        raise collector.CollectError(f"A test is marked browser, but does not stand in {BROWSERS}")


def pytest_collection_modifyitems(items):
    """Long files come first."""
    place = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.nodeid.partition("::")[0], len(place)))


def pytest_collection_finish():
    """What is there before the first test stays: Python need not look for garbage in it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def pytest_runtest_setup(item):
    """Without a browser its tests are skipped, or fail where they must not be."""
    if item.get_closest_marker("browser") and not chromium.find():
        (pytest.fail if chromium.is_required() else pytest.skip)(chromium.TO_HAVE_IT)


def pytest_terminal_summary(terminalreporter):
    """Say loudly that the browser's tests were skipped."""
    reasons = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    skipped = sum(chromium.TO_HAVE_IT in reason for reason in reasons)
    if skipped:
        terminalreporter.write_sep("!", f"{skipped} BROWSER TESTS WERE SKIPPED", red=True, bold=True)
        terminalreporter.write_line(chromium.TO_HAVE_IT)


@pytest.fixture(scope="session")
def demonstration(django_db_setup, django_db_blocker):
    """A database of this process with the whole demonstration, and the files of it."""
    with django_db_blocker.unblock(), databases.demonstration() as loaded:
        django_db_blocker.block()
        try:
            yield loaded
        finally:
            django_db_blocker.unblock()


@pytest.fixture(scope="module")
def demo(demonstration, django_db_blocker):
    """The whole demonstration for the tests of a file, as the loader leaves it. Tests beside it use ``db`` for what
    they change."""
    name, files = demonstration
    with django_db_blocker.unblock(), databases.connected_to(name), transaction.atomic():
        databases.with_files(files)
        django_db_blocker.block()
        try:
            yield
        finally:
            django_db_blocker.unblock()
            transaction.set_rollback(True)
