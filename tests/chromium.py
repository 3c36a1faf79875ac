"""Where this machine has Chromium, for the tests marked `browser` and the screenshots."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome")
TO_HAVE_IT = "There is no Chromium here (sudo apt-get install chromium, or CHROMIUM=/path/to/it)."


def find() -> str | None:
    """Give the path of the browser, or None; CHROMIUM names one."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def is_required() -> bool:
    """Say whether a test that needs the browser fails without it (BROWSER_REQUIRED=1, as in .ci/run)."""
    return os.environ.get("BROWSER_REQUIRED", "0") not in ("", "0")
