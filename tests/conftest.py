"""What every test may use."""

import pytest
from django.utils import translation

from tests import chromium
from tests.cast import Cast, make_cast


@pytest.fixture
def cast(db) -> Cast:
    """The small shared cast (see ``tests/cast.py``)."""
    return make_cast()


@pytest.fixture(autouse=True)
def in_english():
    """A page answered in Arabic leaves its language behind; the next test starts in English all the same."""
    with translation.override("en"):
        yield


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
